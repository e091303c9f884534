"""What an article says in figures, as bytes that an index can keep: the sentences with quantities and days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Final

from newslint.article import Span
from newslint.facts.dates import DateMention
from newslint.facts.figures.quantity import Quantity
from newslint.figurepairs.compare import Figure
from newslint.figurepairs.disagreement import Figures
from newslint.figurepairs.parallel import Sentences, Statement
from newslint.figurepairs.values import plain_digits
from newslint.figurepairs.words import pack_words, parted, unpack_words
from newslint.packing import pack as pack_json
from newslint.packing import unpack as unpack_json
from newslint.record import NamedTuple

MAX_STATEMENTS: Final = 200
"""Of a text with more (lists of results) the first are compared."""
_FLAGS: Final = Quantity._fields.index("flags")


class _Fields(NamedTuple):
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    days: tuple[str, ...]


class Said(_Fields):
    """The figures and statements of one article. ``days``: the statements' days as they are written."""

    @property
    def texts(self) -> Mapping[Span, str]:
        """What stands at the place of each figure and day."""
        days = chain.from_iterable(one.days for one in self.statements)
        found = {figure.quantity.span: figure.text for figure in self.figures}
        return found | {one.span: text for one, text in zip(days, self.days, strict=True)}

    @cached_property
    def by_kind(self) -> Figures:
        """The figures as they are compared with those of other articles."""
        return Figures.of(self.figures)

    @cached_property
    def by_digits(self) -> Mapping[tuple[str, str], Sequence[Figure]]:
        """The single numbers by their unit and the digits that they are made of, rising."""
        found: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for one in self.figures:
            if one.quantity.low == one.quantity.high:
                found[digits_of(one.quantity)].append(one)
        return found

    @cached_property
    def sentences(self) -> Sentences:
        """The statements as they are compared with those of other articles."""
        return Sentences.of(self.statements)


def digits_of(one: Quantity) -> tuple[str, str]:
    """The unit of a single number, and the digits that it is made of: 112 metres and 121."""
    return one.unit, "".join(sorted(plain_digits(one.low)))


def pack(text: str, statements: Sequence[Statement]) -> bytes:
    """Statements of a text; fewer where they take too much: an article takes 1,000 bytes, a page of results 500 a line.

    Of each its words, its quantities and days, and what stands at their places.
    """
    kept = statements[:MAX_STATEMENTS]
    while kept:
        # Named tuples become arrays in C: to leave out the fields that have their default takes six times as long.
        rows = [
            [
                len(one.words),
                one.quantities,
                one.days,
                [text[its.start : its.end] for its in one.quantities],
                [text[its.start : its.end] for its in one.days],
            ]
            for one in kept
        ]
        if packed := pack_json(rows, [word for one in kept for word in pack_words(one.words)]):
            return packed
        kept = kept[: len(kept) // 2]
    return b""


def unpack(data: bytes, published: date | None) -> Said:
    """What ``pack`` wrote, of an article with a day of publication. Raises ValueError."""
    if not data:
        return Said((), (), ())
    figures: list[Figure] = []
    statements: list[Statement] = []
    written: list[str] = []
    rows, packed = unpack_json(data)
    sentences = parted(packed, [size for size, *_ in rows])
    for numbers, (_, quantities, days, amounts, dates) in zip(sentences, rows, strict=True):
        words = unpack_words(numbers)
        for fields in quantities:
            fields[_FLAGS] = tuple(fields[_FLAGS])
        statement = Statement(words, tuple(map(Quantity._make, quantities)), tuple(map(DateMention._make, days)))
        figures += [Figure(one, words, published, its) for one, its in zip(statement.quantities, amounts, strict=True)]
        statements.append(statement)
        written += dates
    return Said(tuple(figures), tuple(statements), tuple(written))
