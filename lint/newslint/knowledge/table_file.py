"""The file format of the big tables: sections of bytes, mapped into memory, so that opening one costs no parsing.

    0   8 bytes   b"newslint"
    8   8 bytes   kind of the table, ASCII, padded with zeros
    16  uint32    version of the kind's layout
    20  uint32    number of sections
    24  uint32 offset and uint32 length of each section

Numbers are little-endian. Sections begin at multiples of 8. Section 0 is text, UTF-8: what the table is, from what it
was made, by which script and under which licence. ``tools/`` writes these files, ``newslint.knowledge`` reads them.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from newslint.record import NamedTuple

_MAGIC: Final = b"newslint"
_HEADER: Final = struct.Struct("<8s8sII")
_ENTRY: Final = struct.Struct("<II")


class Table(NamedTuple):
    """An open table: what it is and the sections that hold it."""

    provenance: str
    sections: tuple[memoryview, ...]


def pack(kind: str, version: int, provenance: str, sections: Sequence[bytes]) -> bytes:
    """The bytes of a table file."""
    parts = [provenance.encode(), *sections]
    offset = _HEADER.size + _ENTRY.size * len(parts)
    head = _HEADER.pack(_MAGIC, kind.encode("ascii"), version, len(parts))
    body = b""
    for part in parts:
        padding = -offset % 8
        offset += padding
        head += _ENTRY.pack(offset, len(part))
        body += bytes(padding) + part
        offset += len(part)
    return head + body


def open_table(path: Path, kind: str, version: int) -> Table:
    """Map a table file into memory. Raises OSError, and ValueError when the file is no whole table of this kind."""
    with path.open("rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    try:
        found = _HEADER.unpack_from(data)
        bounds = [_ENTRY.unpack_from(data, _HEADER.size + _ENTRY.size * n) for n in range(found[3])]
    except struct.error:
        raise ValueError(f"{path}: cut off") from None
    if found[:3] != (_MAGIC, kind.encode("ascii").ljust(8, b"\0"), version):
        raise ValueError(f"{path}: no table of {kind}, version {version}")
    if not bounds or any(offset + length > len(data) for offset, length in bounds):
        raise ValueError(f"{path}: cut off")
    text, *sections = (data[offset : offset + length] for offset, length in bounds)
    return Table(str(text, "utf-8"), tuple(sections))


def numbers(section: memoryview, code: str) -> Sequence[int]:
    """A section as numbers: code "H" for uint16, "I" for uint32. No copy where the machine is little-endian."""
    if sys.byteorder == "little":
        return section.cast(code)  # type: ignore[call-overload, no-any-return]
    values = array(code, bytes(section))
    values.byteswap()
    return values
