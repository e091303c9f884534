"""Noun phrases and the names of people in the tokens around a number."""

from __future__ import annotations

from newslint.facts.figures.lexicon import ADJECTIVES_OF_MORE, STOPS, cues, looks_plural, singular
from newslint.facts.figures.numerals import SMALL
from newslint.facts.figures.reading import Reading
from newslint.facts.figures.tokens import Tokens
from newslint.memory import Memory
from newslint.record import NamedTuple


class NounPhrase(NamedTuple):
    """The words counted: tokens [start, end), of which ``head`` is the noun (-1 if there is none)."""

    start: int
    end: int
    head: int
    more: bool
    """Whether the count is of others, or of more: besides an earlier number."""


class Role(NamedTuple):
    """What a quantity says; the fields are those of Quantity."""

    role: str
    noun: str = ""
    whom: str = ""
    actor: str = ""
    flags: tuple[str, ...] = ()
    unit: str | None = None


class Told(NamedTuple):
    """A reading with the noun phrase behind it and what it says."""

    reading: Reading
    phrase: NounPhrase
    role: Role


def noun_phrase(tokens: Tokens, n: int, partitive: bool) -> NounPhrase:
    """The noun phrase that begins at token n. ``partitive``: "of" may lead to it, as in "dozens of villages"."""
    low, raw = tokens.low, tokens.raw
    size = len(low)
    more = False
    if n < size and low[n] == "of" and (partitive or low[n + 1 : n + 2] in (["the"], ["them"], ["these"], ["those"])):
        n += 1
        if n < size and low[n] in ("the", "its", "their", "them", "these", "those", "his", "her", "our", "whom"):
            n += 1
    while n < size and low[n] in ADJECTIVES_OF_MORE:
        more, n = more or low[n] not in ("other", "others"), n + 1
        if low[n - 1] == "others":
            return NounPhrase(n, n, -1, more)
    while n < size and low[n] in ("very", "most", "mostly", "mainly"):
        n += 1
    at, head, plural = n, -1, -1
    while at < size and at - n < 7:
        part = _parts[low[at]]
        if part == _SIGN:
            # Iran-backed, U.S. troops
            joins = low[at] in "-." and tokens.glued(at) and at > n
            if not (joins and (tokens.glued(at + 1) or len(raw[at - 1]) == 1)):
                break
            at += 1
            continue
        if part == _NO_PART or (plural >= 0 and part != _PLURAL):
            break
        if part == _PLURAL:
            plural = at
        head = at
        at += 1
    if plural >= 0:
        head = plural
    if head < 0:
        return NounPhrase(n, n, -1, more)
    return NounPhrase(n, head + 1, head, more)


_SIGN, _NO_PART, _SINGULAR, _PLURAL = range(4)


def _part(word: str) -> int:
    """What a word can be in a noun phrase."""
    if not word[0].isalpha():
        return _SIGN
    if word in STOPS or word in SMALL or any(one.kind not in ("noun", "toll") for one in cues().get(word, ())):
        return _NO_PART
    return _PLURAL if looks_plural(word) else _SINGULAR


_parts = Memory(_part, 1 << 14)  # to ask five tables each time takes four times as long


def head_noun(tokens: Tokens, phrase: NounPhrase) -> str:
    """The noun of a phrase in lower case and singular, "" for an empty phrase."""
    return singular(tokens.low[phrase.head]) if phrase.head >= 0 else ""


def words_of(tokens: Tokens, phrase: NounPhrase) -> str:
    """The words of a phrase in lower case."""
    return " ".join(tokens.low[phrase.start : phrase.end])


_NAME_PARTICLES = frozenset("al el de la van von bin ibn der den da dos du le di abu ben st bint ul ur y".split())
_TITLES = frozenset("mr mrs ms dr sir dame prof professor lord lady gen col capt sgt lt rev".split())


def name_before(tokens: Tokens, end: int) -> str:
    """The name of a person that ends before token ``end``, in lower case; "" if no capitalised word stands there."""
    raw, low = tokens.raw, tokens.low
    start = end
    while start > 0 and end - start < 6 and _belongs_to_name(tokens, start - 1):
        start -= 1
    while start < end and (low[start] in _TITLES or low[start] in STOPS or not raw[start][0].isupper()):
        start += 1
    return " ".join(word for word in low[start:end] if word[0].isalpha())


def name_after(tokens: Tokens, start: int) -> str:
    """The name that begins at token ``start``, behind titles, in lower case; "" if no capitalised word stands there."""
    raw, low = tokens.raw, tokens.low
    while start < len(raw) and (low[start] in _TITLES or (low[start] == "." and low[start - 1] in _TITLES)):
        start += 1
    end = start
    while (
        end < len(raw)
        and end - start < 6
        and (raw[end][0].isupper() or (end > start and _belongs_to_name(tokens, end)))
    ):
        end += 1
    return " ".join(word for word in low[start:end] if word[0].isalpha())


def _belongs_to_name(tokens: Tokens, n: int) -> bool:
    """Whether a token may be part of a name: a capital, a particle, a hyphen or the stop of an initial inside it."""
    word = tokens.raw[n]
    if word[0].isupper() or tokens.low[n] in _NAME_PARTICLES:
        return True
    return word in ("-", ".", "’", "'") and n > 0 and tokens.glued(n) and tokens.raw[n - 1][0].isupper()
