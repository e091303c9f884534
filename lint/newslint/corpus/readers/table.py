"""CSV and TSV: a row is an article, the first row names the columns."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import TextIO

from newslint.article import Article, Record
from newslint.corpus.files import File, Notice, Refused, format_suffix
from newslint.corpus.readers import ReadOptions
from newslint.corpus.readers.opening import open_text
from newslint.corpus.readers.records import article_or_notice, columns_read, refuse_report

_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"sep=.\s*", re.IGNORECASE)
_ROW = 6
"""Times the limit of an article that a line of a row may be long."""


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The articles of a .csv or .tsv file, quoted as RFC 4180 says; ``,``, ``;``, tab or ``|`` between the cells."""
    known = options.path_facts(file.name)
    with open_text(file, newline="") as text:
        csv.field_size_limit(options.max_bytes)
        lines = _Lines(text, options.max_bytes * _ROW)
        first = next(lines, "")
        start = 2
        if _SEPARATOR.fullmatch(first):  # Excel's word to itself
            first, start = next(lines, ""), 3
        delimiter = "\t" if format_suffix(file.name) == ".tsv" else _delimiter(first)
        header = [name.strip() for name in _cells(first, delimiter)]
        refuse_report(header)
        if not columns_read(header, options):
            raise no_text_column(header)
        rows = csv.reader(lines, delimiter=delimiter)
        for number, (line, end, row) in enumerate(_rows(rows, lines, start, options.max_bytes), start=1):
            reason = row if isinstance(row, str) else ""
            if not reason and len(row) != len(header):
                reason = f"{len(row)} cells; the first row has {len(header)}"
            if reason:
                yield Notice(file.name, "bad-record", f"line {line}: {reason}")
                continue
            value = dict(zip(header, row, strict=True))
            record = Record(str(number), line, end_line=end)
            yield article_or_notice(value, file.name, record, options, known, f"line {line}")


def no_text_column(names: list[str]) -> Refused:
    """The refusal of a table none of whose columns holds a text."""
    shown = ", ".join(names[:8])[:200]
    return Refused("no-article", f"no column is known to hold a text (see `fields` in the config): {shown}")


class _Lines:
    """The lines of a text; one that is over the limit is cut, and ``cut`` remembers it."""

    def __init__(self, text: TextIO, limit: int) -> None:
        self._text = text
        self._limit = limit
        self.cut = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = rest = self._text.readline(self._limit)
        if not line:
            raise StopIteration
        while len(rest) >= self._limit and not rest.endswith(("\n", "\r")):
            self.cut = True
            rest = self._text.readline(self._limit)
        return line


def _rows(
    rows: Iterator[list[str]], lines: _Lines, start: int, limit: int
) -> Iterator[tuple[int, int, list[str] | str]]:
    """The rows from line ``start`` on that are not empty, with first and last line of each, or why one is none."""
    started = start
    while True:
        # The limit is the whole process's, and readers take turns.
        csv.field_size_limit(limit)
        try:
            row: list[str] | str = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            row = str(error)
        if lines.cut:
            row, lines.cut = "a line is too long", False
        after = rows.line_num + start  # type: ignore[attr-defined]
        if row:
            yield started, after - 1, row
        started = after


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _delimiter(first: str) -> str:
    """The delimiter that cuts the first row into most cells."""
    return max(_DELIMITERS, key=lambda one: len(_cells(first, one)))
