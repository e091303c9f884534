"""Plain text: one file, one article; a long one is read in pieces."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TextIO

from newslint.article import Article
from newslint.corpus.files import PACKED, File, Notice, suffix
from newslint.corpus.metadata import dateline_date
from newslint.corpus.readers import LONGEST, ReadOptions
from newslint.corpus.readers.opening import open_text, read_text, too_large

PIECE = 200_000
"""Characters of a long text that are read at once."""


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The article of a text file, or its parts."""
    if LONGEST < file.size <= options.max_bytes and suffix(file.name) not in PACKED:
        yield from _read_long(file, options)
        return
    text = read_text(file, options.max_bytes)
    known = options.path_facts(file.name)
    yield Article(file.name, text, source=known.source, date=known.date or dateline_date(text))


def _read_long(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    from newslint.corpus.readers.parts import in_parts

    known = options.path_facts(file.name)
    with open_text(file) as stream:
        first = stream.read(PIECE)
        whole = Article(file.name, "", source=known.source, date=known.date or dateline_date(first))
        yield from in_parts(whole, chain([first], _pieces(stream, options.max_bytes)))


def _pieces(stream: TextIO, limit: int) -> Iterator[str]:
    """What is left of a stream, in pieces; a file that grows while it is read is left at the limit."""
    size = PIECE
    while piece := stream.read(PIECE):
        size += len(piece)
        if size > limit:
            raise too_large(size, limit)
        yield piece
