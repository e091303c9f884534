"""What an article says in figures, as bytes that an index can keep: the sentences with quantities and days."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from newslint.article import Span
from newslint.facts.dates import DateMention
from newslint.facts.figures.quantity import Quantity
from newslint.figurepairs.compare import Figure
from newslint.figurepairs.disagreement import Figures
from newslint.figurepairs.parallel import Sentences, Statement
from newslint.figurepairs.words import pack_words, unpack_words

MAX_STATEMENTS: Final = 200
"""Of a text with more (lists of results) the first are compared."""
MOST_BYTES: Final = 0xFFFF
"""Fewer are compared where they take more: an article of 3 kB takes 1,000, a page of results 500 a line."""
_LARGEST: Final = 1 << 20
"""No bytes of ``pack`` are larger than this when they are unpacked."""
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_FLAGS: Final = Quantity._fields.index("flags")


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
    """Statements of a text as compressed JSON, in at most ``MOST_BYTES``.

    Of each its words, its quantities and days, and what stands at their places.
    """
    rows: list[Sequence[object]] = [
        [
            pack_words(one.words),
            one.quantities,
            one.days,
            [text[its.start : its.end] for its in one.quantities],
            [text[its.start : its.end] for its in one.days],
        ]
        for one in statements[:MAX_STATEMENTS]
    ]
    while rows:
        # Named tuples become arrays in C: to leave out the fields that have their default takes six times as long.
        data = _encode(rows).encode()
        if len(data) <= _LARGEST and len(packed := _compressed(data)) <= MOST_BYTES:
            return packed
        del rows[len(rows) // 2 :]
    return b""


def _compressed(data: bytes) -> bytes:
    """Compressed as fast as zlib can."""
    # A compressor with little memory (64 kB) gives the same size here, and spares 45 of 75 µs that getting it takes.
    compressor = zlib.compressobj(1, zlib.DEFLATED, zlib.MAX_WBITS, 6)
    return compressor.compress(data) + compressor.flush()


@lru_cache(maxsize=1 << 9)
def unpack(data: bytes, published: date | None) -> Said:
    """What ``pack`` wrote, of an article with a day of publication. Raises ValueError."""
    if not data:
        return Said((), (), {})
    figures: list[Figure] = []
    statements: list[Statement] = []
    texts: dict[Span, str] = {}
    for packed, quantities, days, amounts, dates in json.loads(zlib.decompressobj().decompress(data, _LARGEST)):
        words = unpack_words(packed)
        for fields in quantities:
            fields[_FLAGS] = tuple(fields[_FLAGS])
        read = tuple([Quantity(*fields) for fields in quantities])
        told = tuple([DateMention(*fields) for fields in days])
        texts.update(zip([one.span for one in read], amounts, strict=True))
        texts.update(zip([one.span for one in told], dates, strict=True))
        figures += [Figure(one, words, published, text) for one, text in zip(read, amounts, strict=True)]
        statements.append(Statement(words, read, told))
    return Said(tuple(figures), tuple(statements), texts)
