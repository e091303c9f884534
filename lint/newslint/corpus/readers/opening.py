"""Opening files for reading: unpacked as they are read, and as text in the encoding that their start shows."""

from __future__ import annotations

import codecs
import io
from typing import Any

from newslint.corpus.decode import Decoded, NotText, decode
from newslint.corpus.files import File, Refused, suffix
from newslint.corpus.readers import missing_extra

BUFFER = 1 << 16
MAX_RATIO = 200
"""A packed file that grows more than this is a bomb; text packs 3 to 20 times."""
HARMLESS = 64_000_000
"""Bytes that any packed file may grow to."""


def open_bytes(file: File) -> io.BufferedReader:
    """The bytes of a file, unpacked if its name ends in .gz or .zst. Raises OSError and Refused.

    Reading raises Refused where the packed data are damaged, or grow out of all proportion.
    """
    ending = suffix(file.name)
    if ending not in (".gz", ".zst"):
        return io.BufferedReader(io.FileIO(file.path), BUFFER)
    packed = io.FileIO(file.path)
    return io.BufferedReader(_Unpacked(_unpacker(packed, ending), packed), BUFFER)


def read_whole(file: File, limit: int) -> bytes:
    """The bytes of a file that is one article. Raises Refused when they are over the limit, and OSError."""
    if suffix(file.name) not in (".gz", ".zst") and file.size > limit:
        raise too_large(file.size, limit)
    with open_bytes(file) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:  # packed, or it grew after it was looked at
        raise too_large(len(data), limit)
    return data


def read_text(file: File, limit: int) -> str:
    """The decoded text of a file that is one article. Raises Refused when it is too large or not text, and OSError."""
    try:
        return decode(read_whole(file, limit)).text
    except NotText as reason:
        raise Refused("not-text", str(reason)) from None


def open_text(file: File, newline: str = "\n") -> io.TextIOWrapper:
    """The text of a file of many records, to be read in pieces; line ends as they are. Raises OSError and Refused.

    The encoding is what the first 64 KiB show. In text that is UTF-8 there, bytes that are not are read as cp1252.
    """
    stream = open_bytes(file)
    try:
        found = _decoded_start(stream.peek(BUFFER)[:BUFFER])
        stream.read(len(found.bom))
    except NotText as reason:
        stream.close()
        raise Refused("not-text", str(reason)) from None
    except Refused:
        stream.close()
        raise
    errors = "newslint-cp1252" if found.encoding == "utf-8" else "replace"
    return io.TextIOWrapper(stream, found.encoding, errors, newline)


def _decoded_start(head: bytes) -> Decoded:
    """The decoded start of a file; it may end within a character of UTF-8 or UTF-16. Raises NotText."""
    guess: Decoded | NotText = NotText("")
    for cut in range(4 if len(head) >= BUFFER else 1):
        try:
            found = decode(head[: len(head) - cut])
        except NotText as reason:
            guess = reason if cut == 0 else guess
        else:
            if found.encoding.startswith("utf"):
                return found
            guess = found if cut == 0 else guess
    if isinstance(guess, NotText):
        raise guess
    return guess


def too_large(size: int, limit: int) -> Refused:
    """The refusal of a file or record above the limit."""
    return Refused("too-large", f"{size:,} bytes; the limit for one article is {limit:,} (--max-file-size)")


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("newslint-cp1252", _as_cp1252)


def _unpacker(packed: io.FileIO, ending: str) -> Any:
    if ending == ".gz":
        from gzip import GzipFile

        return GzipFile(fileobj=packed, mode="rb")
    try:
        return zstd().ZstdFile(packed, "rb")
    except ImportError as error:
        packed.close()
        raise missing_extra(".zst files", "zstd", error) from None


def zstd() -> Any:
    """The standard library's module, which is there from Python 3.14 on, or its backport."""
    from importlib import import_module

    try:
        return import_module("compression.zstd")
    except ImportError:
        return import_module("backports.zstd")


class _Unpacked(io.RawIOBase):
    """An unpacked stream that refuses damage and bombs."""

    def __init__(self, inner: Any, packed: io.FileIO) -> None:
        self._inner = inner
        self._packed = packed
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            count = int(self._inner.readinto(buffer))
        except Exception as error:  # EOFError, zlib.error, BadGzipFile, ZstdError: whatever the unpacker raises
            raise Refused("damaged", f"the packed data are damaged: {error}"[:300]) from None
        self._given += count
        if self._given > HARMLESS and self._given > MAX_RATIO * self._packed.tell():
            raise Refused("too-large", f"it unpacks to more than {MAX_RATIO} times its size")
        return count

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            self._packed.close()
        super().close()
