"""Reading units and currencies beside a number."""

from __future__ import annotations

from newslint.facts.figures.lexicon import STOPS
from newslint.facts.figures.numerals import Numeral
from newslint.facts.figures.tokens import Tokens
from newslint.facts.figures.units import (
    CURRENCY_SIGNS,
    DOLLARS,
    GLUED,
    currencies,
    currency_words,
    national,
    unit_words,
)


def currency_before(tokens: Tokens, n: int) -> tuple[int, str]:
    """Where a number at token n begins with its currency, and the currency: US$ 5, EUR 300, Rs. 200."""
    if not n:
        return n, ""
    raw, low = tokens.raw, tokens.low
    sign = CURRENCY_SIGNS.get(raw[n - 1])
    if sign == "usd" and n > 1 and tokens.glued(n - 1) and low[n - 2] in DOLLARS:
        return n - 2, DOLLARS[low[n - 2]]
    if sign:
        return n - 1, sign
    word = raw[n - 1]
    if word.isupper() or word in ("Rs", "Rp"):
        code = currency_words().get(low[n - 1])
        return (n - 1, code) if code else (n, "")
    if word == "." and n > 1 and raw[n - 2] == "Rs":
        return n - 2, "inr"
    return n, ""


def unit_behind(tokens: Tokens, one: Numeral, known: str) -> tuple[int, str]:
    """Where the unit of a number ends, and its canonical name. ``known``: its currency, if that stands before it."""
    low, at = tokens.low, one.after
    if at >= len(low):
        return at, known
    if known in currencies():
        return at + (currency_words().get(low[at]) == known), known
    if one.form == "vague" and low[at] == "of" and at + 1 < len(low):  # millions of dollars, hundreds of miles
        at += 1
        unit = unit_words().get(low[at]) or currency_words().get(low[at], "")
        return _pounds(low, at + 1, unit, one) if unit else (one.after, "")
    if low[at] == "-" and tokens.glued(at) and at + 1 < len(low) and tokens.glued(at + 1):
        return _named(low, at + 1, one, True)
    if tokens.glued(at) and low[at] in GLUED and one.form == "digits":
        return at + 1, GLUED[low[at]]
    return _named(low, at, one, False)


# In the singular behind a larger number these are other words: two second chances, five foot soldiers, ten day rates.
_OTHER_WORDS = frozenset("second day stone".split())
_AGES = {"year": "year-of-age", "month": "month-of-age", "week": "day-of-age", "day": "day-of-age"}


_BARE_SCALES = {"celsius": "degC", "fahrenheit": "degF"}
"""Scales that some name without the word degrees."""


def _named(low: list[str], at: int, one: Numeral, hyphen: bool) -> tuple[int, str]:
    """The unit that a word at token ``at`` names or begins."""
    word = low[at]
    if word in _BARE_SCALES:
        return at + 1, _BARE_SCALES[word]
    unit = unit_words().get(word)
    if unit is None:
        end, unit = _several_words(low, at) or (0, "")
        if not unit and (not hyphen or word in currency_words()):
            end, unit = _money(low, at, one)
        return (end, unit) if unit else (one.after, "")
    after = at + 1
    if unit in _AGES and (end := _age_end(low, after)):
        return end, _AGES[unit]
    if word in _OTHER_WORDS and not hyphen and one.high > 1:
        return one.after, ""
    if word in ("pound", "pounds"):
        return _pounds(low, after, unit, one)
    if unit == "degree":
        scale = low[after] if after < len(low) else ""
        if scale in ("c", "celsius", "centigrade"):
            return after + 1, "degC"
        return (after + 1, "degF") if scale in ("f", "fahrenheit") else (after, "degree")
    if unit == "percent" and low[after : after + 1] in (["point"], ["points"]):
        return after + 1, "percentage-point"
    return _speed(low, after, unit)


def _pounds(low: list[str], after: int, unit: str, one: Numeral) -> tuple[int, str]:
    """The end of a unit and its name, of which "pounds" may be money."""
    sterling = unit == "lb" and low[after : after + 1] == ["sterling"]
    return (after + sterling, "gbp") if sterling or (unit == "lb" and one.high >= 1e6) else (after, unit)


def _age_end(low: list[str], n: int) -> int:
    """The end of "-old", "old" or "of age" behind the word year; 0 if it is not an age."""
    if low[n : n + 1] == ["old"]:
        return n + 1
    if low[n : n + 2] in (["-", "old"], ["-", "olds"], ["of", "age"]):
        return n + 2
    return 0


def _speed(low: list[str], n: int, unit: str) -> tuple[int, str]:
    """km/h, miles an hour, meters per second."""
    if n + 1 < len(low) and low[n] in ("per", "an", "/", "a"):
        if low[n + 1] in ("hour", "h", "hr") and unit in ("km", "mile"):
            return n + 2, "km/h" if unit == "km" else "mph"
        if low[n + 1] in ("second", "s", "sec") and unit == "m":
            return n + 2, "m/s"
    return n, unit


_SQUARE = {"km": "km2", "m": "m2", "mile": "square-mile", "foot": "square-foot", "yard": "square-yard"}


_FIRST_OF_SEVERAL = frozenset("per percentage square sq cubic nautical metric short long statute m light".split())


def _several_words(low: list[str], at: int) -> tuple[int, str] | None:
    """per cent, percentage points, square miles, sq. km, nautical miles, light-years."""
    word = low[at]
    if word not in _FIRST_OF_SEVERAL:
        return None
    following = low[at + 1] if at + 1 < len(low) else ""
    if word == "per" and following in ("cent", "cents"):
        points = low[at + 2 : at + 3] in (["point"], ["points"])
        return at + 2 + points, "percentage-point" if points else "percent"
    if word == "percentage" and following in ("point", "points"):
        return at + 2, "percentage-point"
    if word in ("square", "sq"):
        end = at + 1 + (following in (".", "-"))
        square = _SQUARE.get(unit_words().get(low[end], "")) if end < len(low) else None
        return (end + 1, square) if square else None
    if word == "cubic" and unit_words().get(following) == "m":
        return at + 2, "m3"
    if word in ("nautical", "metric", "short", "long", "statute") and following in unit_words():
        return at + 2, {"nautical": "nmi", "metric": "tonne"}.get(word, unit_words()[following])
    if word == "m" and low[at + 1 : at + 3] == ["/", "s"]:
        return at + 3, "m/s"
    if word == "light" and low[at + 1 : at + 3] == ["-", "years"]:
        return at + 3, "light-year"
    return None


# Currencies whose names are other words too: "5 won", "3 try"; their codes stand before the number.
_AMBIGUOUS = frozenset("won try real rand cent all rs".split())


def _money(low: list[str], at: int, one: Numeral) -> tuple[int, str]:
    """The currency that a word names, alone or behind a nation: dollars, Canadian dollars, Hong Kong dollars."""
    word = low[at]
    money = currency_words().get(word, "")
    if money and (word not in _AMBIGUOUS or (word == "won" and one.scaled >= 1e3)):
        return at + 1, money
    nation, end = _nation(low, at)
    name = low[end] if end < len(low) and (nation == "us" or nation not in STOPS) else ""
    if name not in currency_words() and name not in ("pound", "pounds"):
        return 0, ""
    shared = currency_words().get(name, "lb")
    named = national(nation, shared)
    return (end + 1, named) if named != "lb" else (0, "")


_FIRST_OF_NATION = frozenset(("u", "new", "hong", "sri"))


def _nation(low: list[str], at: int) -> tuple[str, int]:
    """The word that names a nation, and the token behind it."""
    if low[at] not in _FIRST_OF_NATION:
        return low[at], at + 1
    if low[at : at + 4] == ["u", ".", "s", "."]:
        return "us", at + 4
    if low[at : at + 2] in (["new", "zealand"], ["hong", "kong"], ["sri", "lankan"]):
        return low[at + 1], at + 2
    return low[at], at + 1
