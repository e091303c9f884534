"""Values of the index that cannot be trusted as they are: blobs that may be damaged, file names that are no UTF-8."""

from __future__ import annotations

from zlib import crc32


class DamagedIndexError(Exception):
    """The index cannot be trusted: it has to be built anew."""


def sealed(data: bytes, *key: int) -> bytes:
    """Data with the checksum of itself and of the key of its row, so that a flipped bit is noticed."""
    return data + crc32(data, crc32(repr(key).encode())).to_bytes(4, "big")


def unsealed(blob: bytes, *key: int) -> bytes:
    """The data that was sealed. Raises DamagedIndexError."""
    if not isinstance(blob, bytes):  # what a damaged page holds may be of any type
        raise DamagedIndexError("a row holds no data")
    data = blob[:-4]
    if crc32(data, crc32(repr(key).encode())).to_bytes(4, "big") != blob[-4:]:
        raise DamagedIndexError("a row does not match its checksum")
    return data


def db_text(text: str) -> str | bytes:
    """A string as SQLite can keep it: bytes of file names that are no UTF-8 (lone surrogates) as a blob."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def py_text(value: str | bytes) -> str:
    """The string that ``db_text`` made a value of."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")
