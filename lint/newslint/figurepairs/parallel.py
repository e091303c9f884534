"""Numbers and dates that differ between sentences that say the same: what retelling and translation did to them.

Outlets copy and translate each other. Where two articles have a sentence in common, almost word for word, its numbers
must be the same, whatever they count: no role has to be understood. Pure functions, without an index.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Any, TypeAlias

from newslint.article import Span
from newslint.facts.dates import DateMention
from newslint.facts.figures.quantity import Quantity
from newslint.facts.figures.units import dimension
from newslint.figurepairs.compare import MOST_RATIO, Kind
from newslint.figurepairs.values import TOLLS, is_slip, ratio, same_value
from newslint.figurepairs.words import Words, similarity
from newslint.record import NamedTuple
from newslint.rule import Confidence

MIN_SIMILARITY = 0.55
MIN_WORDS = 4
"""Of fewer content words, likeness says nothing."""
_ROUNDING = 1 - 1e-9


class _Fields(NamedTuple):
    words: Words
    quantities: tuple[Quantity, ...]
    days: tuple[DateMention, ...]


class Statement(_Fields):
    """A sentence with numbers or dates in it. ``days`` holds bare days ("the 24th") as well."""

    @cached_property
    def values(self) -> tuple[tuple[Any, ...], ...]:
        """Of the numbers and days."""
        return (*[(one.low, one.high, one.unit) for one in self.quantities], *map(_day, self.days))

    @property
    def start(self) -> int:
        """Where the first of them starts."""
        return min([one.start for one in self.quantities] + [one.start for one in self.days])


class Discrepancy(NamedTuple):
    """A number or date of one article that differs in sentences of others that say the same."""

    span: Span
    kind: Kind
    others: tuple[tuple[int, Span], ...]
    """The places of the other value, one an article."""
    supporters: int
    confidence: Confidence


@cache
def _bare_day() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Tt]he|[Oo]n)\s(?P<day>\d{1,2})(?:st|nd|rd|th)?(?=[,.;:)]|\s(?:of\sthis|at|in|for|and|that)\b)"
    )


# No bare day without it; told by digits, which are rare: a fifth of the time (70 µs an article).
_NUMBER_AFTER = re.compile(r"[0-9](?<=[en]\s.)")


def statements(
    text: str,
    sentences: Sequence[Span],
    quantities: Sequence[Quantity],
    dates: Sequence[DateMention],
    words_of: Callable[[Span], Words],
) -> tuple[Statement, ...]:
    """The sentences of an article that hold quantities or days. ``words_of``: see ``sentence_words``."""
    counted: dict[int, list[Quantity]] = defaultdict(list)
    for one in quantities:
        counted[one.sentence].append(one)
    found = []
    day = near = 0
    numbers = [match.start() for match in _NUMBER_AFTER.finditer(text)]
    for number, sentence in enumerate(sentences):
        days = []
        while day < len(dates) and dates[day].start < sentence.end:
            days.append(dates[day])
            day += 1
        while near < len(numbers) and numbers[near] < sentence.start:
            near += 1
        if near < len(numbers) and numbers[near] < sentence.end:
            days += _bare_days(text, sentence, days)
        if days or number in counted:
            found.append(Statement(words_of(sentence), tuple(counted[number]), tuple(days)))
    return tuple(found)


def _bare_days(text: str, sentence: Span, days: Sequence[DateMention]) -> Iterator[DateMention]:
    """The bare days of a sentence that are in none of its days."""
    taken = {place for one in days for place in range(one.start, one.end)}
    for match in _bare_day().finditer(text, sentence.start, sentence.end):
        if match.start("day") not in taken and 1 <= int(match["day"]) <= 31:
            yield DateMention(*match.span("day"), day=int(match["day"]))


class Sentences(NamedTuple):
    """Statements as they are searched for those of another article."""

    statements: tuple[Statement, ...]
    norms: Sequence[float]
    """Of the words of each."""
    standing: Mapping[int, Sequence[int]]
    """In which of them a word stands."""

    @classmethod
    def of(cls, statements: Sequence[Statement]) -> Sentences:
        """Those with words enough to say something, each once."""
        found: dict[tuple[Any, ...], Statement] = {}
        for one in statements:
            if len(one.words) >= MIN_WORDS:
                found.setdefault((*one.words, *one.values), one)
        standing: dict[int, list[int]] = defaultdict(list)
        for n, one in enumerate(found.values()):
            for word in one.words:
                standing[word].append(n)
        return cls(tuple(found.values()), [one.words.norm for one in found.values()], standing)


Parallels: TypeAlias = "tuple[tuple[Statement, Statement], ...]"
"""The sentences of an article, each with the one of another that says the same."""


def parallels(ours: Sentences, theirs: Sentences) -> Parallels:
    """Each sentence of one article with the one of another that says the same, if one does; repeats count once."""
    standing, norms = theirs.standing.get, theirs.norms
    found = []
    for one, norm in zip(ours.statements, ours.norms, strict=True):
        products: dict[int, float] = {}
        for word, square in one.words.items():
            for n in standing(word, ()):
                products[n] = products.get(n, 0.0) + square
        least = MIN_SIMILARITY * norm * _ROUNDING
        alike = [
            (similarity(one.words, words), n)
            for n, product in products.items()
            if product >= least * norms[n]
            and len(one.words.keys() & (words := theirs.statements[n].words).keys()) >= MIN_WORDS // 2
        ]
        if alike and (best := max(alike))[0] >= MIN_SIMILARITY:
            found.append((one, theirs.statements[best[1]]))
    return tuple(found)


def beside(of: int, articles: Sequence[Sentences]) -> dict[int, Parallels]:
    """What one of several articles has in common with each other one, by its number."""
    return {n: parallels(articles[of], theirs) for n, theirs in enumerate(articles) if n != of}


def discrepancies(in_common: Mapping[int, Parallels]) -> Iterator[Discrepancy]:
    """The numbers and dates of an article that are told otherwise in the same sentence of other articles, in order.

    ``in_common``: see ``beside``. Told are those that fewer articles
    have than have the other value.
    """
    against: dict[Span, dict[int, tuple[Span, Kind]]] = defaultdict(dict)
    for number, same in in_common.items():
        for one, other in same:
            if one.values != other.values:
                for span, its, kind in _differing(one, other):
                    against[span].setdefault(number, (its, kind))
    if not against:
        return
    pairs = chain.from_iterable(in_common.values())
    support = Counter(span for one, other in pairs for span in _shared(one, other, against))
    for span, others in sorted(against.items()):
        kind, count = Counter(kind for _, kind in others.values()).most_common(1)[0]
        supporters = support[span]
        if supporters + 1 < count:
            places = tuple((number, its) for number, (its, _) in sorted(others.items()))
            confidence: Confidence = "medium" if count >= 2 and count >= 2 * supporters else "low"
            yield Discrepancy(span, kind, places, supporters, confidence)


def _shared(one: Statement, other: Statement, places: Container[Span]) -> Iterator[Span]:
    """Those of some places whose values the other sentence has."""
    for quantity in one.quantities:
        if quantity.span in places and any(same_value(quantity, its) for its in other.quantities):
            yield quantity.span
    for day in one.days:
        if day.span in places and any(_day(day) == _day(its) for its in other.days):
            yield day.span


def _differing(one: Statement, other: Statement) -> Iterator[tuple[Span, Span, Kind]]:
    """The places of one number, and of one date, that stand where the other sentence has another."""
    left = _left(one.quantities, other.quantities)
    right = _left(other.quantities, one.quantities)
    if len(left) == len(right) <= 2 and [_dimension(a) for a in left] == [_dimension(b) for b in right]:
        for a, b in zip(left, right, strict=True):
            if _is_translated(a, b):
                yield a.span, b.span, "slip"
            elif _is_contradicted(a, b):
                yield a.span, b.span, "conflict"
    days, its_days = _left_days(one.days, other.days), _left_days(other.days, one.days)
    if len(days) == len(its_days) <= 3 and all(map(_is_changed, days, its_days)):
        for day, its in zip(days, its_days, strict=True):
            yield day.span, its.span, "slip"


def _is_contradicted(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers count or measure the same; tolls far apart are of two attacks, told in the same words."""
    if one.noun != other.noun or not (one.noun or one.unit):
        return False
    if one.role in TOLLS and ratio((one.low, one.high), (other.low, other.high)) > MOST_RATIO[one.role]:
        return False
    return one.unit == other.unit or dimension(one.unit) != "money"


def _left(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> list[Quantity]:
    """Those that the other sentence does not have; "one" and ranges are read too unevenly to be told."""
    return [
        one
        for one in ours
        if one.low == one.high
        and (one.low != 1 or one.form == "digits")
        and not any(same_value(one, its) for its in theirs)
    ]


def _is_translated(one: Quantity, other: Quantity) -> bool:
    """Whether a power of ten was lost, or the currency exchanged."""
    return is_slip(one, other, 1) or (dimension(one.unit) == "money" and one.low == other.low)


def _dimension(one: Quantity) -> str:
    return dimension(one.unit)


def _day(one: DateMention) -> tuple[int | None, int | None, int | None]:
    return one.year, one.month, one.day


def _left_days(ours: Sequence[DateMention], theirs: Sequence[DateMention]) -> list[DateMention]:
    return [one for one in ours if all(_day(one) != _day(other) for other in theirs)]


def _is_changed(one: DateMention, other: DateMention) -> bool:
    """Whether the same day has another month, or one where the other has none; or a year is another.

    Or a month in numbers, as 7月 is, became a day: "7 May" for July.
    """
    if one.day is not None and one.day == other.day:
        return one.month is not None and one.month != other.month
    if one.day is not None and other.day is None:
        return one.day == other.month != one.month
    return one.year is not None and other.year is not None and one.year != other.year and one.month == other.month
