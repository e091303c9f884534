"""Bytes to text: every byte sequence that is text is read, and can be written back byte for byte."""

from __future__ import annotations

import codecs
import re

from newslint.record import NamedTuple

_CYRILLIC_1251 = re.compile(rb"[\xc0-\xff\xa8\xb8\xa5\xb4\xaa\xba\xaf\xbf\xb2\xb3]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_UNASSIGNED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_UNASSIGNED_1251 = re.compile(rb"\x98")
_BINARY_SAMPLE = 8192
# Control characters that text files do hold: tab, LF, VT, FF, CR, ESC and the DOS end-of-file mark.
_BINARY_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")


class NotText(ValueError):  # noqa: N818 - reads as what it is where it is caught
    """The bytes are not text in an encoding that is read; the message says why."""


class Decoded(NamedTuple):
    """A text and the codec that turns it back into the same bytes; ``bom`` stood before it."""

    text: str
    encoding: str
    bom: bytes = b""


def decode(data: bytes) -> Decoded:
    """Decode a file: UTF-8, UTF-16 or UTF-32 (by mark or by their zero bytes), else cp1251 or cp1252.

    The text is without the byte-order mark, so that the first character has offset 0. Raises NotText for binary data.
    """
    for bom, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(bom):
            return _strict(data, encoding, bom)
    if b"\x00" in data:
        encoding = _utf16_without_mark(data[:_BINARY_SAMPLE])
        try:
            return Decoded(data.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            raise NotText("binary data (NUL bytes)") from None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        reason = f"byte {data[error.start]:#04x} at offset {error.start}"
    sample = data[:_BINARY_SAMPLE]
    if len(_BINARY_CONTROLS.findall(sample)) > len(sample) // 100:
        raise NotText("binary data (control bytes)")
    encoding = _single_byte(data)
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        raise NotText(f"neither UTF-8 ({reason}) nor cp1252 nor cp1251; convert it to UTF-8") from None


def _strict(data: bytes, encoding: str, bom: bytes = b"") -> Decoded:
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise NotText(f"not valid {encoding.upper()} at byte {error.start + len(bom)}") from None
    return Decoded(text, encoding, bom)


def _utf16_without_mark(sample: bytes) -> str:
    """The codec of UTF-16 text: most units that are a space, digit or line end have a zero byte. Else "binary"."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    spaces_le, spaces_be = sample.count(b" \x00"), sample.count(b"\x00 ")
    if odd > 4 * even and (spaces_le or odd > len(sample) // 4):
        return "utf-16-le"
    if even > 4 * odd and (spaces_be or even > len(sample) // 4):
        return "utf-16-be"
    return "binary"


def _single_byte(data: bytes) -> str:
    """cp1251 when high bytes come in runs (Cyrillic words), cp1252 when they stand single among ASCII letters.

    In cp1252 text of Western languages a high letter has ASCII neighbours (caf\\xe9, \\x93quoted\\x94); in cp1251 text
    whole words are high bytes, three letters or more on average.
    """
    high = len(_HIGH.findall(data))
    runs = _CYRILLIC_1251.findall(data)
    long_runs = sum(len(run) for run in runs if len(run) >= 3)
    cyrillic = long_runs > high // 2
    if cyrillic and not _UNASSIGNED_1251.search(data):
        return "cp1251"
    return "cp1252" if not _UNASSIGNED_1252.search(data) or cyrillic else "cp1251"
