"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article
from newslint.corpus.files import File, Notice
from newslint.corpus.metadata import dateline_date
from newslint.corpus.readers import ReadOptions
from newslint.corpus.readers.opening import read_text


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The article of a text file."""
    text = read_text(file, options.max_bytes)
    known = options.path_facts(file.name)
    yield Article(file.name, text, source=known.source, date=known.date or dateline_date(text))
