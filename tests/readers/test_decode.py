from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.corpus.decode import NotText, decode

WESTERN = "Le café “Zoë” a fermé — déjà vu, façade, 40 €."
CYRILLIC = "Мэр города сообщил о закрытии моста через реку. Движение откроют в мае."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (WESTERN.encode(), WESTERN, "utf-8"),
        (codecs.BOM_UTF8 + WESTERN.encode(), WESTERN, "utf-8"),
        (codecs.BOM_UTF16_LE + WESTERN.encode("utf-16-le"), WESTERN, "utf-16-le"),
        (codecs.BOM_UTF16_BE + CYRILLIC.encode("utf-16-be"), CYRILLIC, "utf-16-be"),
        (codecs.BOM_UTF32_LE + WESTERN.encode("utf-32-le"), WESTERN, "utf-32-le"),
        (WESTERN.encode("utf-16-le"), WESTERN, "utf-16-le"),
        (CYRILLIC.encode("utf-16-be"), CYRILLIC, "utf-16-be"),
        (WESTERN.encode("cp1252"), WESTERN, "cp1252"),
        (CYRILLIC.encode("cp1251"), CYRILLIC, "cp1251"),
        ("Kyiv “quoted” caf\xe9 — Україна".encode("cp1251", "ignore"), "Kyiv “quoted” caf — Україна", "cp1251"),
        (b"", "", "utf-8"),
    ],
)
def test_decode(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x00\x00\x00", bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(NotText):
        decode(data)


@given(st.binary(max_size=300))
def test_every_text_goes_back_to_its_bytes(data: bytes) -> None:
    try:
        decoded = decode(data)
    except NotText:
        return
    assert decoded.bom + decoded.text.encode(decoded.encoding) == data
