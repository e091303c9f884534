"""ENC101: text read in the wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.basic import Specials
from newslint.record import NamedTuple
from newslint.rule import Edit, Hit, rule


class _Misreading(NamedTuple):
    """An encoding that UTF-8 is taken for: the runs it leaves, and its characters' bytes."""

    run: re.Pattern[str]
    byte_of: dict[str, int]


# Printing characters of Windows-1252 that Latin-1 reads as control characters.
_CONTROLS = re.compile("(?<![Â-ô])[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]+")
# One of these begins every run that is looked at.
_LEADS = frozenset(map(chr, (*range(0x80, 0xA0), *range(0xC2, 0xF5)))) | frozenset("РС")
# What a single damaged character must have been, for the damage to be believed.
_SIGNS = frozenset("\xa0¡£©«®°±²³·´§¼½¾¿»•–—―‘’‚“”„†‡…‰‹›€™−′″‐‑\u2009\u200a\u202f\u200b\u200e\ufeff\ufffd")


@rule(
    "ENC101",
    "mojibake",
    severity="error",
    bad=[
        "The mayor[[â€™]]s caf[[Ã©]] on the pier",
        "It costs [[Â£]]40 and[[Â\xa0]]more.",
        "The mayor[[Ã¢â‚¬â„¢]]s office",
        "The mayor[[\x92]]s office",
        "language: ru\n---\n[[РњСЌСЂ]] открыла причал.",
    ],
    good=[
        "The café on the pier costs £40 — and “more”.",
        "language: pt\n---\nNÃO HÁ CAIS. A câmara decidiu: «SIM».",
        "language: fr\n---\nLe «CAFÉ» du port, à côté de l’église.",
        "language: ru\n---\nРСФСР и СССР. Рёв мотора.",
    ],
)
def mojibake(text: str, specials: Specials) -> Iterator[Hit]:
    """UTF-8 that was read as Windows-1252 or Windows-1251 ("â€™" for ’).

    Names and quotations fall apart, and search does not find them. A run is reported when its bytes are valid UTF-8
    and mean signs or letters that news is written with, so that a capital before a closing guillemet ("CAFÉ»") stays
    alone. Marks of Windows-1252 that were read as control characters are reported too. The damage is undone byte for
    byte, also where it was done twice.
    """
    if specials.isdisjoint(_LEADS):
        return
    for found in _CONTROLS.finditer(text):
        if right := found[0].encode("latin-1").decode("cp1252", "ignore"):
            span = Span(*found.span())
            yield Hit(span, f"{right!r} in Windows-1252, read as a control character", right, edit=Edit(span, right))
    for misreading in _misreadings():
        for found in misreading.run.finditer(text):
            if right := _mended(found[0], misreading.byte_of):
                span = Span(*found.span())
                message = f"{found[0]!r} is {right!r}, read in the wrong encoding"
                yield Hit(span, message, right, edit=Edit(span, right))


@cache
def _misreadings() -> tuple[_Misreading, ...]:
    made = []
    for encoding, shape in (
        ("cp1252", "(?:[Â-ß][{0}]|[à-ï][{0}]{{2}}|[ð-ô][{0}]{{3}})+"),
        ("cp1251", "(?:[РС][{0}]){{3,}}"),
    ):
        # Bytes that the encoding leaves open are read as the control characters of the same number.
        chars = [bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in range(256)]
        tail = re.escape("".join(chars[0x80:0xC0]))
        made.append(_Misreading(re.compile(shape.format(tail)), {char: byte for byte, char in enumerate(chars)}))
    return tuple(made)


def _mended(run: str, byte_of: dict[str, int]) -> str:
    """What a run was before it was misread; "" where it is as it should be."""
    right = _decoded(run, byte_of)
    while (again := _decoded(right, byte_of)) and _is_believable(right, again):
        right = again
    return right if right and _is_believable(run, right) else ""


def _decoded(run: str, byte_of: dict[str, int]) -> str:
    try:
        return bytes([byte_of[char] for char in run]).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return ""


def _is_believable(run: str, right: str) -> bool:
    if len(right) > 1:
        return all(char in _SIGNS or char.isalnum() or char > "\U0001f000" for char in right)
    western = run[0] == "Ã" and "À" <= right <= "ÿ"
    central = run[0] in "ÄÅ" and "Ā" <= right <= "ž"
    return right in _SIGNS or western or central or right > "\U0001f000"
