"""Articles and places in them: frozen values with character offsets into the text that is linted."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from functools import cached_property

from newslint.record import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """A stretch of an article's text: half-open, counted in characters (code points)."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both counted from 1; the column counts characters (code points)."""

    line: int
    column: int


class Record(NamedTuple):
    """Where an article stands in a file of many articles.

    ``id`` is the record's own identifier, else its number from 1; ``line`` the line of the file on which
    the record starts, when the reader knows it; ``pointer`` the JSON pointer (RFC 6901) of the text; ``end_line``
    the line on which the record ends, when the reader knows it.
    """

    id: str
    line: int | None = None
    pointer: str = ""
    end_line: int | None = None


def article_id(file: str, record: Record | None) -> str:
    """What names an article within its corpus: its file and, in files of many, the record.

    Before a ``#`` in the file's own name stands a NUL, which no name of a file holds: beside ``a.jsonl`` with a record
    ``x.txt`` there may be a file ``a.jsonl#x.txt``.
    """
    if "#" in file:
        file = file.replace("#", "\0#")
    return file if record is None else f"{file}#{record.id}"


class LineIndex:
    """The line starts of a text, to turn offsets into lines and columns.

    Lines end at LF, CRLF or a lone CR, as editors count them; U+0085 and U+2028 do not end a line.
    """

    __slots__ = ("starts",)

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self.starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        else:
            self.starts = starts = [0]
            at = text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = text.find("\n", at + 1)

    def position(self, offset: int) -> Position:
        """The line and column of a character offset (0 <= offset <= length of the text)."""
        line = bisect_right(self.starts, offset)
        return Position(line, offset - self.starts[line - 1] + 1)


class _Fields(NamedTuple):
    file: str
    text: str
    title: str = ""
    byline: str = ""
    date: date | None = None
    source: str = ""
    url: str = ""
    language: str = ""
    record: Record | None = None


class Article(_Fields):
    """One news article.

    ``text`` is the decoded file, or the text of one record of it; every offset counts its characters. What a
    format wraps around prose (front matter, link targets, markup) is blanked with spaces, so that offsets hold.
    ``source`` is the outlet, "" when nothing says it; ``language`` a two-letter code (ISO 639-1), "" when it has
    to be detected; ``date`` the day of publication. (A named tuple: importing dataclasses takes 10 ms.)
    """

    @cached_property
    def line_index(self) -> LineIndex:
        """The line starts of the text."""
        return LineIndex(self.text)

    @property
    def id(self) -> str:
        """See ``article_id``."""
        return article_id(self.file, self.record)

    def position(self, offset: int) -> Position:
        """The line and column of a character offset of the text."""
        return self.line_index.position(offset)
