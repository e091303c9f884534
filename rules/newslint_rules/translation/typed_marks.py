"""Marks of other languages as keyboards have them, quotation marks that were doubled, and dashes of dialogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint.article import Span
from newslint.facts.basic import Specials

_SAYS: Final = (
    r"(?:said|says|added|adds|told|noted|notes|stressed|emphasi[sz]ed|explained|recalled|wrote|writes|stated|declared|concluded"
    r"|admitted|believes|(?:he|she|they|we) (?:said|says|added|told|explained|noted|stressed|wrote)"
    r"|the [a-z]{3,20} (?:said|says|added|told|explained|noted|stressed))\b(?! to\b)"
)
_LOW: Final = "commas for a low quotation mark"
_ANGLES: Final = "angles for quotation marks"
_DOUBLED: Final = "doubled quotation marks"
_STOPS: Final = "a stop too many around a quotation mark"
_DASHES: Final = tuple(f"{mark}{sign}" for mark in '"”»' for sign in (" -", " –", " —", ", -", ", –", ", —", "—", "–"))
_DASH: Final = "a dash between what is said and who says it"


def typed_marks(text: str, specials: Specials) -> Iterator[tuple[Span, str]]:
    """Where such marks stand in a text, in order of their kinds, and what they are."""
    for signs, pattern, message in _patterns():
        # A sign that is not ASCII is looked for where the text has its characters.
        if any((sign.isascii() or not specials.isdisjoint(sign)) and sign in text for sign in signs):
            for match in pattern.finditer(text):
                yield Span(*match.span("mark")), message


@cache
def _patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    return (
        ((",,",), re.compile(r"(?<![^\s(])(?P<mark>,,)(?=[^\W_])"), _LOW),
        (("<<",), re.compile(r"(?<![^\s(])(?P<mark><<(?=[^\W_])[^<>\n]{1,300}>>)"), _ANGLES),
        (('""',), re.compile(r'(?<![^\s(])(?P<mark>""(?=[^\W_])[^"\n]{1,300}"")(?![^\W_])'), _DOUBLED),
        (("““",), re.compile(r"(?P<mark>““(?=[^\W_])[^“”\n]{1,300}””)"), _DOUBLED),
        (('".', "”."), re.compile(r"(?<=[^\W\d_])(?P<mark>\"\.\"|”\.”)(?![^\W_]|,)"), _STOPS),
        (('.".', ".”."), re.compile(r"(?<=[a-z])(?P<mark>\.[\"”]\.)(?=\s|\Z)"), _STOPS),
        (('","', "”,”"), re.compile(r"(?<=[a-z])(?P<mark>\",\"|”,”)(?= [a-z])"), _STOPS),
        (_DASHES, re.compile(rf"(?<=[^\s])(?P<mark>[\"”»],? ?[—–-]) (?={_SAYS})"), _DASH),
        (
            ("\n-", "\n–", "\n—"),
            re.compile(rf"^(?P<mark>[—–-] ?(?=[A-Z])[^\n]{{3,400}}?[,.!?…] ?[—–-]) (?={_SAYS})", re.MULTILINE),
            _DASH,
        ),
    )
