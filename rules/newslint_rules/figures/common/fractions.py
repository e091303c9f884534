"""Fractions as they are written: two thirds, half, one in five, 41 percent."""

from __future__ import annotations

import re

from newslint.facts.basic import lower_as_matched
from newslint.facts.figures.numerals import SMALL

_PARTS = {
    word: n
    for n, word in enumerate("half third quarter fifth sixth seventh eighth ninth tenth".split(), 2)
}  # fmt: skip
FRACTIONS = frozenset(("percent", "cent", "one", *_PARTS, *(f"{part}s" for part in _PARTS)))
"""A word of each fraction that is not written with a sign."""


def fraction() -> str:
    """The regular expression of a fraction, as the group of that name; for ``value``."""
    small = "|".join(word for word, value in SMALL.items() if 1 < value <= 20)
    parts = "|".join(_PARTS)
    return (
        rf"(?P<fraction>(?P<some>an?|one|two|three|four|five)[\s-](?P<part>{parts})s?\b|(?P<half>half)\b"
        rf"|one(?:\s[^\W\d]+)?\sin\s(?P<among>{small}|\d\d?)\b"
        r"|(?P<share>\d{1,2}(?:\.\d)?)\s?(?:%|per\scent\b|percent\b))"
    )


def value(match: re.Match[str]) -> float:
    """The value of a fraction that was found, 0 to 1."""
    if match["share"]:
        return float(match["share"]) / 100
    if match["among"]:
        among = lower_as_matched(match["among"])
        return 1 / max(1.0, SMALL[among] if among in SMALL else float(among))
    if match["half"]:
        return 0.5
    some, part = lower_as_matched(match["some"]), lower_as_matched(match["part"])
    return (1 if some in ("a", "an") else SMALL[some]) / _PARTS[part]
