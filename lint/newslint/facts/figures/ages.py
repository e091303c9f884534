"""Ages, and whose they are."""

from __future__ import annotations

from newslint.facts.figures.lexicon import STOPS
from newslint.facts.figures.phrases import Role, name_after, name_before
from newslint.facts.figures.reading import Reading
from newslint.facts.figures.tokens import Tokens

_AFTER_AGE = frozenset(", ; ) . and who was is has of from said told of both were".split())
_AGED = frozenset("aged age ages".split())
_DIED = frozenset("dies died dead aged deceased retired".split())
_BEFORE_AGE = frozenset("a an aged age is , who now of at".split())
_NOT_NAMES = frozenset("the a an he she his her police it they in on at and but i we".split())


def bare_age(tokens: Tokens, one: Reading) -> Role | None:
    """A number without a unit as an age: Maria Lopez, 34, said; aged 34; at the age of 34; 40 and older; dies at 75."""
    if one.form not in ("digits", "words") or one.notation or not 0 < one.low <= 120 or one.low != int(one.low):
        return None
    low, n = tokens.low, one.first
    before = low[n - 1] if n else ""
    earlier = low[n - 2] if n > 1 else ""
    after = low[one.after] if one.after < len(low) else "."
    if after in ("and", "or", ",") and _age_follows(low, one.after + 1):
        return Role("age", "", "", unit="year-of-age")
    if before in _AGED or (before == "of" and earlier in _AGED):
        return Role("age", "", person(tokens, one), unit="year-of-age")
    if after in ("and", "or") and low[one.after + 1 : one.after + 2] in (["older"], ["younger"]):
        return Role("age", unit="year-of-age")
    if before == "at" and earlier in _DIED and one.low >= 10 and after not in ("people", "a"):
        return Role("age", "", name_before(tokens, n - 2), unit="year-of-age")
    if before != "," or one.modifier or one.low != one.high or after not in _AFTER_AGE:
        return None
    if after == "." and one.after + 1 < len(low):
        return None
    if one.form == "words" and after not in ",;)":  # in the hospital of Orlenka, three were
        return None
    name = name_before(tokens, n - 1)
    if not name or (after not in ",;)" and tokens.capitals):
        return None
    return Role("age", "", name, unit="year-of-age")


def _age_follows(low: list[str], n: int) -> bool:
    """Whether the number at token n is told in years: "aged" belongs to both in "68 and 48-year-old"."""
    return n + 3 < len(low) and low[n].isdecimal() and low[n + 1 : n + 4] in _YEARS_OLD


_YEARS_OLD = (["-", "year", "-"], ["-", "years", "-"], ["years", "old", "."], ["years", "old", ","])


def person(tokens: Tokens, one: Reading) -> str:
    """Whose age it is, in lower case: the name behind it (after up to four nouns), or before it."""
    low, raw = tokens.low, tokens.raw
    if tokens.capitals:
        return ""
    at = one.after
    while at < len(low) and at - one.after < 4 and raw[at][0].islower() and low[at] not in STOPS:
        at += 1
    if at < len(low) and raw[at][0].isupper():
        name = name_after(tokens, at)
        # "The 29-year-old Lisbon baker": one capitalised word before a noun is not the person.
        adjective = at + 1 < len(low) and raw[at + 1][0].islower() and low[at + 1] not in STOPS
        if name and name not in _NOT_NAMES and not adjective and (at == one.after or " " in name):
            return name
    # Maria Lopez, a 34-year-old nurse; Maria Lopez, aged 34; Maria Lopez is 34 years old
    n = one.first
    while n > 0 and one.first - n < 6 and (low[n - 1] in _BEFORE_AGE or low[n - 1 : n + 1] == ["the", "age"]):
        n -= 1
    name = name_before(tokens, n) if n < one.first else ""
    return "" if name in _NOT_NAMES else name
