"""What the rest of the sentence says of its quantities: whose claim they are, where, when, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newslint.facts.dates import DateMention
from newslint.facts.figures.lexicon import BACKGROUND, HYPOTHETICAL, SAID, STOPS
from newslint.facts.figures.phrases import NounPhrase
from newslint.facts.figures.reading import Reading
from newslint.facts.figures.tokens import Tokens

_EARLIER = frozenset("last past every each previous".split())
_PERIODS = frozenset("year month decade century years months".split())
_PREPOSITIONS = frozenset("in at near on outside inside around".split())
_NO_PLACES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter ramadan".split()
)


def background(tokens: Tokens, readings: Sequence[Reading]) -> frozenset[int]:
    """Which of the readings are of a longer time than the news: 4,000 since 2011, 40 every year.

    A word that tells it belongs to the last quantity before it, at the beginning of the sentence to all.
    """
    low = tokens.low
    marks = []
    if not BACKGROUND.isdisjoint(low):
        record = record_since(low)
        marks = [n for n, word in enumerate(low) if word in BACKGROUND and n != record]
    if not _EARLIER.isdisjoint(low):
        marks += [n for n, (word, after) in enumerate(pairwise(low)) if word in _EARLIER and after in _PERIODS]
    found: set[int] = set()
    for mark in marks:
        before = sum(one.first < mark for one in readings)
        found.update((before - 1,) if before else range(len(readings)))
    return frozenset(found)


def record_since(low: Sequence[str]) -> int | None:
    """The place of a since that says how long there was nothing like it, if any: the worst fire since 1998.

    What stands before it is the news, and not of the time behind it.
    """
    if "since" not in low:
        return None
    n = low.index("since")
    return None if _RECORDS.isdisjoint(low[max(0, n - _RECORD_WITHIN) : n]) else n


_RECORD_WITHIN = 8
_RECORDS = frozenset(
    "worst deadliest bloodiest biggest largest heaviest strongest highest lowest best most first hottest coldest "
    "wettest driest longest fewest".split()
)


def date_of(dates: Sequence[DateMention]) -> str:
    """The fullest of a sentence's dates as ISO 8601 writes it, as far as it is told; "" for none."""
    return max(map(_iso, dates), key=len, default="")


def _iso(one: DateMention) -> str:
    if one.month is None:
        return f"{one.year:04d}" if one.year else ""
    month = f"{one.year:04d}-{one.month:02d}" if one.year else f"--{one.month:02d}"
    return month if one.day is None else f"{month}-{one.day:02d}"


def attribution(tokens: Tokens) -> str:
    """Whose claim the sentence is: the words before "said", or behind "according to"."""
    low = tokens.low
    if SAID.isdisjoint(low):
        return ""
    for n, word in enumerate(low):
        if word not in SAID or (word == "according" and low[n + 1 : n + 2] != ["to"]):
            continue
        if word == "according":
            start = n + 2 + (low[n + 2 : n + 3] in (["the"], ["a"], ["an"]))
            return _words_from(tokens, start, 7, frozenset(("and", "on", "in", "at")))
        start = n
        while start > 0 and n - start < 6 and low[start - 1][0].isalpha() and low[start - 1] not in STOPS:
            start -= 1
        if start < n:
            return " ".join(low[start:n])
        if n + 1 < len(low) and tokens.raw[n + 1][0].isupper():
            return _words_from(tokens, n + 1, 5, STOPS)
    return ""


def _words_from(tokens: Tokens, start: int, most: int, stops: frozenset[str]) -> str:
    low, end = tokens.low, start
    while end < len(low) and end - start < most and low[end][0].isalpha() and low[end] not in stops:
        end += 1
    return " ".join(low[start:end])


def is_hypothetical(tokens: Tokens, one: Reading) -> bool:
    """Whether a word close before the number makes it no fact: could kill 400."""
    return not HYPOTHETICAL.isdisjoint(tokens.low[max(0, one.first - 7) : one.first])


def place_of(tokens: Tokens, one: Reading, phrase: NounPhrase) -> str:
    """The first place named behind the quantity, else the last one before it, in lower case."""
    raw, low = tokens.raw, tokens.low
    best = ""
    for n, word in enumerate(low[:-1]):
        if word not in _PREPOSITIONS or n in tokens.masked or n + 1 in tokens.masked:
            continue
        start = n + 1
        while start < len(raw) and start - n < 4 and raw[start][0].islower():
            start += 1
        end = start
        while end < len(raw) and end - start < 5 and end not in tokens.masked:
            joins = raw[end] == "-" and tokens.glued(end) and tokens.glued(end + 1)
            if not (raw[end][0].isupper() or joins):
                break
            end += 1
        words = [word for word in low[start:end] if word.isalpha() and word not in _NO_PLACES]
        if words:
            best = " ".join(words)
            if n >= min(phrase.end, one.after):
                break
    return best
