"""Plain values as bytes that an index can keep: compressed JSON, and behind it numbers as they are."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterator, Sequence
from typing import Any, Final

MOST_BYTES: Final = 0xFFFF
"""Of what is packed."""
_LARGEST: Final = 1 << 20
"""No JSON of ``pack`` is larger than this when it is unpacked."""
_COUNT: Final = 4
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


def pack(value: object, numbers: Sequence[int] = ()) -> bytes:
    """Lists, texts and numbers, compressed as fast as zlib can; none where they take more than MOST_BYTES.

    ``numbers``: hashes of 32 bits, which nothing compresses: as JSON they take most of the time, here and in unpacking.
    """
    data = _encode(value).encode()
    if len(data) > _LARGEST:
        return b""
    # A compressor with little memory (64 kB) gives the same size here, and spares 45 of 75 µs that getting it takes.
    compressor = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, 6)
    plain = array("I", numbers).tobytes()
    packed = b"".join((len(plain).to_bytes(_COUNT, "little"), plain, compressor.compress(data), compressor.flush()))
    return packed if len(packed) <= MOST_BYTES else b""


def unpack(data: bytes) -> tuple[Any, Sequence[int]]:
    """The value and the numbers that ``pack`` wrote. Raises ValueError."""
    behind = _COUNT + int.from_bytes(data[:_COUNT], "little")
    value = json.loads(zlib.decompressobj().decompress(data[behind:], _LARGEST))
    return value, array("I", data[_COUNT:behind])


def pack_list(parts: Sequence[bytes]) -> bytes:
    """Some bytes as one, as they are."""
    return b"".join((len(parts).to_bytes(_COUNT, "little"), array("I", map(len, parts)).tobytes(), *parts))


def unpack_list(data: bytes) -> Iterator[bytes]:
    """What ``pack_list`` made one of."""
    at = _COUNT * (1 + int.from_bytes(data[:_COUNT], "little"))
    for size in memoryview(data)[_COUNT:at].cast("I"):
        yield data[at : at + size]
        at += size
