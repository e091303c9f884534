"""The fact ``quantities``: the numbers of an article, what they count or measure, and who says so.

One pass over the sentences that hold a number: tokens, numerals with ranges, units and modifiers (``reading``), then
what the quantity says (``roles``). Built from the grammar of English number phrases; in other languages nothing is
read, since the same digits stand for other values there (1.500, 1,5).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from newslint.article import Span
from newslint.facts.dates import DateMention, Dates, Times
from newslint.facts.figures.lexicon import BACKGROUND, HYPOTHETICAL, PEOPLE_ROLES, SAID, STOPS
from newslint.facts.figures.numerals import TRIGGERS
from newslint.facts.figures.phrases import Told
from newslint.facts.figures.quantity import Quantities, Quantity
from newslint.facts.figures.reading import Reading, read
from newslint.facts.figures.roles import told_by
from newslint.facts.figures.tokens import Tokens, tokenize
from newslint.facts.lines import Sentences

__all__ = ["Quantities", "Quantity", "quantities"]

MAX_SENTENCE = 4000
"""Of a longer "sentence" (a table, minified data), this many characters are read."""


@cache
def _gate() -> re.Pattern[str]:
    """What every quantity begins with, in lower case."""
    return re.compile(rf"[0-9]+|(?<![a-z])(?:{'|'.join(sorted(TRIGGERS | {'half'}))})(?![a-z])")


def quantities(text: str, sentences: Sentences, dates: Dates, times: Times, language: str) -> Quantities:
    """The quantities of an English article, in order; none in other languages."""
    if language not in ("en", ""):
        return ()
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that is two in lower case (İ) would shift all offsets
        lowered = text
    found: list[Quantity] = []
    masks = sorted([*(one.span for one in dates), *(one.span for one in times)])
    search = _gate().search
    at = number = mask = day = 0
    while (hit := search(lowered, at)) is not None:
        start = hit.start()
        while mask < len(masks) and masks[mask].end <= start:
            mask += 1
        if mask < len(masks) and masks[mask].start <= start:
            at = masks[mask].end
            continue
        while number < len(sentences) and sentences[number].end <= start:
            number += 1
        if number == len(sentences):
            break
        sentence = Span(sentences[number].start, min(sentences[number].end, sentences[number].start + MAX_SENTENCE))
        while mask and masks[mask - 1].end > sentence.start:
            mask -= 1
        while day < len(dates) and dates[day].end <= sentence.start:
            day += 1
        tokens = tokenize(text, sentence, _inside(masks, mask, sentence.end))
        found += _in_sentence(tokens, number, dates, day, sentence)
        at = max(hit.end(), sentences[number].end)
    return tuple(found)


def _inside(masks: list[Span], first: int, end: int) -> list[Span]:
    last = first
    while last < len(masks) and masks[last].start < end:
        last += 1
    return masks[first:last]


def _in_sentence(tokens: Tokens, number: int, dates: Dates, day: int, sentence: Span) -> list[Quantity]:
    """The quantities of one sentence."""
    found: list[Quantity] = []
    told: Told | None = None
    shared: tuple[str, str, tuple[str, ...]] | None = None
    for one in read(tokens):
        if shared is None:
            shared = _of_sentence(tokens, dates, day, sentence)
        told = told_by(tokens, one, told)
        role = told.role
        attribution, when, flags = shared
        if role.role in PEOPLE_ROLES and _is_hypothetical(tokens, one):
            flags = (*flags, "hypothetical")
        found.append(
            Quantity(
                start=tokens.starts[one.first],
                end=tokens.end(one.after - 1),
                low=one.low,
                high=one.high,
                unit=one.unit if role.unit is None else role.unit,
                modifier=one.modifier,
                form=one.form,
                notation=one.notation,
                role=role.role,
                noun=role.noun,
                whom=role.whom,
                actor=role.actor,
                place=_place(tokens, told) if role.role in PEOPLE_ROLES else "",
                attribution=attribution,
                when=when,
                flags=tuple(sorted({*flags, *role.flags, *one.flags})),
                sentence=number,
            )
        )
    return found


def _of_sentence(tokens: Tokens, dates: Dates, day: int, sentence: Span) -> tuple[str, str, tuple[str, ...]]:
    """What holds for every quantity of a sentence: attribution, date, flags."""
    when = ""
    while day < len(dates) and dates[day].start < sentence.end:
        if not when or len(_when(dates[day])) > len(when):
            when = _when(dates[day])
        day += 1
    low = tokens.low
    flags: tuple[str, ...] = ()
    if not BACKGROUND.isdisjoint(low) or _last_period(low):
        flags = ("background",)
    return _attribution(tokens), when, flags


_EARLIER = frozenset("last past every each previous".split())
_PERIODS = frozenset("year month decade century years months".split())


def _last_period(low: list[str]) -> bool:
    """Last year, every month."""
    if _EARLIER.isdisjoint(low):
        return False
    return any(word in _EARLIER and after in _PERIODS for word, after in pairwise(low))


def _when(one: DateMention) -> str:
    """A date as ISO 8601 writes it, as far as it is known."""
    if one.month is None:
        return f"{one.year:04d}" if one.year else ""
    year = f"{one.year:04d}" if one.year else "-"
    month = f"{year}-{one.month:02d}"
    return month if one.day is None else f"{month}-{one.day:02d}"


def _attribution(tokens: Tokens) -> str:
    """Whose claim the sentence is: the words around "said", or after "according to"."""
    low = tokens.low
    if SAID.isdisjoint(low):
        return ""
    for n, word in enumerate(low):
        if word not in SAID:
            continue
        if word == "according":
            if low[n + 1 : n + 2] != ["to"]:
                continue
            start = n + 2 + (low[n + 2 : n + 3] in (["the"], ["a"], ["an"]))
            end = start
            while end < len(low) and end - start < 7 and low[end][0].isalpha() and low[end] not in ("and", "on", "in"):
                end += 1
            return " ".join(low[start:end])
        start = n
        while start > 0 and n - start < 6 and low[start - 1][0].isalpha() and low[start - 1] not in STOPS:
            start -= 1
        if start < n:
            return " ".join(low[start:n])
        if n + 1 < len(low) and tokens.raw[n + 1][0].isupper():
            end = n + 1
            while end < len(low) and end - n < 6 and low[end][0].isalpha() and low[end] not in STOPS:
                end += 1
            return " ".join(low[n + 1 : end])
    return ""


def _is_hypothetical(tokens: Tokens, one: Reading) -> bool:
    return not HYPOTHETICAL.isdisjoint(tokens.low[max(0, one.first - 7) : one.first])


_PREPOSITIONS = frozenset("in at near on outside inside around".split())


def _place(tokens: Tokens, told: Told) -> str:
    """The first place named behind the quantity, else the last one before it."""
    raw, low = tokens.raw, tokens.low
    best = ""
    for n, word in enumerate(low[:-1]):
        if word not in _PREPOSITIONS or n in tokens.masked or n + 1 in tokens.masked:
            continue
        start = n + 1 + (low[n + 1] == "the")
        while start < len(raw) and start - n < 4 and raw[start][0].islower():
            start += 1
        end = start
        while end < len(raw) and end - start < 4 and raw[end][0].isupper() and end not in tokens.masked:
            end += 1
        if end > start:
            best = " ".join(low[start:end])
            if n >= min(told.phrase.end, told.reading.after):
                break
    return best
