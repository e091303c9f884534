"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint.article import Article
from newslint.corpus.decode import NotText, decode
from newslint.corpus.files import File, Notice
from newslint.corpus.metadata import dateline_date
from newslint.corpus.readers import ReadOptions


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The article of a text file."""
    text = read_text(file, options.max_bytes)
    if isinstance(text, Notice):
        yield text
        return
    known = options.path_facts(file.name)
    published: date | None = known.date or dateline_date(text)
    yield Article(file.name, text, source=known.source, date=published)


def read_text(file: File, max_bytes: int) -> str | Notice:
    """The decoded text of a file, or a Notice for one that is too large or not text. Raises OSError."""
    if file.size > max_bytes:
        return too_large(file.name, file.size, max_bytes)
    with open(file.path, "rb", buffering=0) as stream:
        data = stream.read(max_bytes + 1) or b""
    if len(data) > max_bytes:  # it grew after it was looked at
        return too_large(file.name, len(data), max_bytes)
    try:
        return decode(data).text
    except NotText as reason:
        return Notice(file.name, "not-text", str(reason))


def too_large(name: str, size: int, max_bytes: int) -> Notice:
    """The notice for a file or record above the limit."""
    return Notice(name, "too-large", f"{size:,} bytes; the limit for one article is {max_bytes:,} (--max-file-size)")
