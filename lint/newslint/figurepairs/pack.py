"""What an article says in figures, as bytes that an index can keep: the sentences with quantities and days."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple

from newslint.article import Span
from newslint.facts.dates import DateMention
from newslint.facts.figures.quantity import Quantity
from newslint.figurepairs.compare import Figure
from newslint.figurepairs.disagreement import Figures
from newslint.figurepairs.parallel import Sentences, Statement
from newslint.figurepairs.words import pack_words, unpack_words

MAX_STATEMENTS: Final = 200
"""Of a text with more (lists of results) the first are compared."""
_LARGEST: Final = 1 << 20
"""No bytes of ``pack`` are larger than this when they are unpacked."""


class _Fields(NamedTuple):
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]
    texts: Mapping[Span, str]


class Said(_Fields):
    """The figures and statements of one article. ``texts``: what stands at the place of each."""

    @cached_property
    def by_kind(self) -> Figures:
        """The figures as they are compared with those of other articles."""
        return Figures.of(self.figures)

    @cached_property
    def sentences(self) -> Sentences:
        """The statements as they are compared with those of other articles."""
        return Sentences.of(self.statements)


def pack(text: str, statements: Sequence[Statement]) -> bytes:
    """Statements of a text as compressed JSON; fields that have their default are left out."""
    rows = [
        [
            pack_words(one.words),
            [[text[quantity.start : quantity.end], _changed(quantity)] for quantity in one.quantities],
            [[text[day.start : day.end], _changed(day)] for day in one.days],
        ]
        for one in statements[:MAX_STATEMENTS]
    ]
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode(), 1) if rows else b""


def _changed(value: Quantity | DateMention) -> dict[str, Any]:
    """The fields that differ from their defaults."""
    defaults = value._field_defaults
    return {name: its for name, its in zip(value._fields, value, strict=True) if its != defaults.get(name)}


@lru_cache(maxsize=1 << 10)
def unpack(data: bytes, published: date | None) -> Said:
    """What ``pack`` wrote, of an article with a day of publication. Raises ValueError."""
    if not data:
        return Said((), (), {})
    figures = []
    statements = []
    texts = {}
    for packed, quantities, days in json.loads(zlib.decompressobj().decompress(data, _LARGEST)):
        words = unpack_words(packed)
        read = []
        for text, fields in quantities:
            fields["flags"] = tuple(fields.get("flags", ()))
            one = Quantity(**fields)
            read.append(one)
            texts[one.span] = text
            figures.append(Figure(one, words, published, text))
        dates = []
        for text, fields in days:
            day = DateMention(**fields)
            dates.append(day)
            texts[day.span] = text
        statements.append(Statement(words, tuple(read), tuple(dates)))
    return Said(tuple(figures), tuple(statements), texts)
