"""JSON and JSON Lines: one file, one article or many. Both are streamed; only one record has to fit in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newslint.article import Article, Record
from newslint.corpus.files import File, Notice, format_suffix
from newslint.corpus.metadata import PathFacts
from newslint.corpus.readers import ReadOptions
from newslint.corpus.readers.json_stream import JsonStream, TooLong
from newslint.corpus.readers.opening import open_text
from newslint.corpus.readers.records import NoArticle, article_in, article_or_notice, refuse_report

# JSON escapes write one character in six.
ESCAPED = 6
_LIST_KEYS = (
    "articles",
    "items",
    "data",
    "documents",
    "docs",
    "results",
    "stories",
    "news",
    "posts",
    "hits",
    "objects",
)
_OUTER_KEYS = (*_LIST_KEYS, "response")
"""Keys of objects that hold lists of articles."""
_DOCUMENT = re.compile(r'\s*(?:\[\s*\{|\{[ \t\r]*\n\s*")')
START = 1000
"""Characters that show whether a file is one JSON document."""
MAX_OUTER = 2
"""Objects around a list that are looked into."""
_NO_ARTICLE = "holds no article text that is known (see `fields` in the config)"


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The articles of a .json or .jsonl file.

    A .json file that holds several values is read as one of many, and a .jsonl file as the document that it is.
    """
    if format_suffix(file.name) == ".json" or _starts_as_document(file):
        yield from _Document(file, options).articles()
    else:
        yield from _read_lines(file, options)


def is_document(start: str) -> bool:
    """Whether what is called JSON Lines starts as one array or object does, over several lines or in one."""
    return _DOCUMENT.match(start[:START]) is not None


def _starts_as_document(file: File) -> bool:
    with open_text(file) as stream:
        return is_document(stream.read(START))


def _read_lines(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    known = options.path_facts(file.name)
    limit = options.max_bytes * ESCAPED
    number = line_number = 0
    with open_text(file) as stream:
        while line := stream.readline(limit + 1):
            line_number += 1
            place = f"line {line_number}"
            if len(line) > limit:
                while line and not line.endswith("\n"):
                    line = stream.readline(1 << 20)
                number += 1
                yield Notice(file.name, "bad-record", f"{place}: record of over {limit:,} characters")
            elif line.strip(" \t\r\n\x1e"):  # RFC 7464 sets a record separator before each record
                number += 1
                try:
                    value = json.loads(line.lstrip("\x1e"))
                except (ValueError, RecursionError) as error:
                    yield Notice(file.name, "bad-record", f"{place}: {_json_reason(error)}")
                else:
                    if number == 1 and isinstance(value, dict):
                        refuse_report(value)
                    record = Record(str(number), line_number, end_line=line_number)
                    yield article_or_notice(value, file.name, record, options, known, place)


class _Document:
    """The reading of one .json file."""

    def __init__(self, file: File, options: ReadOptions) -> None:
        self._file = file
        self._options = options
        self._known: PathFacts = options.path_facts(file.name)
        self._found = self._without = 0

    def articles(self) -> Iterator[Article | Notice]:
        """The articles, and a notice of the records without one."""
        with open_text(self._file) as text:
            stream = JsonStream(text, self._options.max_bytes * ESCAPED)
            number = 0
            while start := stream.peek():
                number += 1
                yield from self._items(stream, "") if start == "[" else self._value(stream, number)
        if not self._found:
            yield Notice(self._file.name, "no-article", _NO_ARTICLE)
        elif self._without:
            total = self._found + self._without
            yield Notice(
                self._file.name, "bad-record", f"{self._without} of {total} records hold no text that is known"
            )

    def _value(self, stream: JsonStream, number: int) -> Iterator[Article]:
        """The article that a value is, or those that it lists."""
        start = stream.line
        try:
            value = stream.value()
        except TooLong:
            if stream.peek() != "{":
                raise
            yield from self._members(stream)
            return
        pointer, items = _listed(value)
        if not items:
            yield from self._article(value, Record(str(number), start, "", stream.line))
        for n, item in enumerate(items):
            yield from self._article(item, Record(str(n + 1), None, f"{pointer}/{n}"))

    def _members(self, stream: JsonStream, pointer: str = "", depth: int = MAX_OUTER) -> Iterator[Article]:
        """The articles in the lists of an object that is too long to be taken whole."""
        stream.take("{")
        while True:
            key = stream.value()
            stream.take(":")
            if key in _LIST_KEYS and stream.peek() == "[":
                yield from self._items(stream, f"{pointer}/{key}")
            elif key in _OUTER_KEYS and depth and stream.peek() == "{":
                yield from self._members(stream, f"{pointer}/{key}", depth - 1)
            else:
                stream.value()
            if stream.take(",}") == "}":
                return

    def _items(self, stream: JsonStream, pointer: str) -> Iterator[Article]:
        """The articles in an array, one at a time, with the lines that each stands on."""
        stream.take("[")
        number = 0
        while stream.peek() != "]":
            if number:
                stream.take(",")
                stream.peek()
            start = stream.line
            value = stream.value()
            yield from self._article(value, Record(str(number + 1), start, f"{pointer}/{number}", stream.line))
            number += 1
        stream.take("]")

    def _article(self, value: Any, record: Record) -> Iterator[Article]:
        if not self._found and not self._without and isinstance(value, dict):
            refuse_report(value)
        try:
            article = article_in(value, self._file.name, record, self._options, self._known)
        except NoArticle:
            self._without += 1
        else:
            self._found += 1
            yield article


def _listed(value: object, pointer: str = "", depth: int = MAX_OUTER) -> tuple[str, list[object]]:
    """The pointer of the list of articles in an object, and the list; none is ("", [])."""
    if not isinstance(value, dict):
        return "", []
    for key in _LIST_KEYS:
        items = value.get(key)
        if isinstance(items, list) and items and all(isinstance(item, dict) for item in items):
            return f"{pointer}/{key}", items
    inner = (_listed(value[key], f"{pointer}/{key}", depth - 1) for key in _OUTER_KEYS if depth and key in value)
    return next((one for one in inner if one[1]), ("", []))


def _json_reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "JSON nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
    return f"not JSON: {error}"[:200]
