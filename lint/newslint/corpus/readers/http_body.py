"""The body of an HTTP response as it was meant: chunks joined, content codings undone up to a limit."""

from __future__ import annotations

import zlib

from newslint.corpus.readers import missing_extra
from newslint.corpus.readers.opening import zstd
from newslint.corpus.readers.records import NoArticle

_GZIP_OR_ZLIB = 47
"""zlib's window bits for: either header."""
MAX_CODINGS = 3


def http_body(data: bytes, transfer: str, content: str, limit: int) -> bytes:
    """The body; ``transfer`` and ``content`` are the headers Transfer-Encoding and Content-Encoding.

    Raises NoArticle when it is damaged, in a coding that is not known, or over the limit. Archives that store bodies
    unpacked but keep their headers are common: what is not packed is taken as it is.
    """
    if transfer.strip().lower() == "chunked":
        data = _joined(data)
    codings = [one.strip().lower() for one in content.split(",") if one.strip()]
    if len(codings) > MAX_CODINGS:
        raise NoArticle(f"{len(codings)} content codings")
    for coding in reversed(codings):
        try:
            data = _unpacked(data, coding, limit + 1)
        except ImportError as error:
            extra = "zstd" if coding == "zstd" else "warc"
            raise NoArticle(str(missing_extra(f"{coding} bodies", extra, error))) from None
        except Exception as error:  # each unpacker has an error of its own
            raise NoArticle(f"content coding {coding!r} is damaged: {error}"[:200]) from None
    if len(data) > limit:
        raise NoArticle(f"over {limit:,} bytes (--max-file-size)")
    return data


def _joined(data: bytes) -> bytes:
    """The chunks of a chunked body (RFC 9112, 7.1); a body that is none as it is, one that is cut up to there."""
    parts: list[bytes] = []
    at = 0
    while True:
        end = data.find(b"\r\n", at, at + 1000)
        try:
            size = int(data[at:end].partition(b";")[0].strip()[:16] or b"x", 16) if end >= 0 else 0
        except ValueError:
            return b"".join(parts) if parts else data
        if size <= 0:
            return b"".join(parts) if parts or end >= 0 else data
        parts.append(data[end + 2 : end + 2 + size])
        at = end + 2 + size + 2


def _unpacked(data: bytes, coding: str, most: int) -> bytes:
    if coding in ("gzip", "x-gzip", "deflate"):
        if coding != "deflate" and not data.startswith(b"\x1f\x8b"):
            return data
        raw = coding == "deflate" and data[:1] != b"\x78" and not data.startswith(b"\x1f\x8b")
        return zlib.decompressobj(-15 if raw else _GZIP_OR_ZLIB).decompress(data, most)
    if coding == "zstd" and data.startswith(b"\x28\xb5\x2f\xfd"):
        unpacked: bytes = zstd().ZstdDecompressor().decompress(data, max_length=most)
        return unpacked
    if coding == "br" and not data[:200].lstrip().lower().startswith((b"<!doctype", b"<html")):
        return _brotli(data, most)
    if coding in ("identity", "zstd", "br"):
        return data
    raise NoArticle("it is not known")


def _brotli(data: bytes, most: int) -> bytes:
    import brotli

    decoder = brotli.Decompressor()
    parts = [decoder.process(data, output_buffer_limit=most)]
    size = len(parts[0])
    while size < most and not decoder.can_accept_more_data():
        parts.append(decoder.process(b"", output_buffer_limit=most - size))
        size += len(parts[-1])
    return b"".join(parts)
