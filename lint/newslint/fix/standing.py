"""How the text of an article stands in its file: where each of its characters can be edited, and how it is written.

A text file is its article; Markdown and the like are, but for what was blanked. In JSON the text is a string literal,
with escapes. Whatever else a reader makes articles from is not edited.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from newslint.article import Article, Span
from newslint.record import NamedTuple
from newslint.rule import Edit

_TOKEN = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]", re.DOTALL
)
_SPACE = re.compile(r"[ \t\r\n\x1e]*")
_DECODER = json.JSONDecoder()


class Standing(NamedTuple):
    """Where an article's text stands in its file's text. ``offsets``: None when each character stands as it is."""

    start: int
    end: int
    offsets: Sequence[int] | None = None
    """For each character of the article, and the end, the offset in the file's text; characters may be escapes."""
    ascii: bool = False

    def edit(self, edit: Edit) -> Edit:
        """An edit of the article as one of the file's text."""
        if self.offsets is None:
            return edit
        written = json.dumps(edit.text, ensure_ascii=self.ascii)[1:-1]
        return edit._replace(span=Span(self.offsets[edit.span.start], self.offsets[edit.span.end]), text=written)


def plain(text: str, article: Article) -> Standing | None:
    """The standing of an article that is its file's text but for blanked characters; None where it is not."""
    return Standing(0, len(text)) if reads_as(text, article.text) else None


def reads_as(text: str, read: str) -> bool:
    """Whether a text was read as it is, but for characters that were blanked."""
    if text == read:
        return True
    return len(text) == len(read) and all(a == b or b == " " for a, b in zip(text, read, strict=True))


class JsonText:
    """The string literals of a JSON document, or of the lines of JSON Lines, found by pointer."""

    def __init__(self, text: str, by_line: bool) -> None:
        self._text = text
        self._by_line = by_line
        self._children: dict[int, dict[str, int]] = {}
        self._lines: list[int] | None = None

    def standing(self, article: Article) -> Standing | None:
        """Where an article's text stands; None when it is not one string of the document."""
        record = article.record
        if record is None:
            return None
        try:
            found = self._find(self._line(record.line or 1) if self._by_line else 0, record.pointer)
            if found is None:
                return None
            offsets = literal_offsets(self._text, found)
        except (ValueError, IndexError, RecursionError):
            return None
        value = json.loads(self._text[found : offsets[-1] + 1], strict=False)
        if len(offsets) != len(value) + 1 or not reads_as(value, article.text):
            return None
        return Standing(offsets[0], offsets[-1], offsets, self._text.isascii())

    def _line(self, number: int) -> int:
        if self._lines is None:
            self._lines = [0, *(found.end() for found in re.finditer("\n", self._text))]
        return self._lines[number - 1]

    def _find(self, at: int, pointer: str) -> int | None:
        at = self._skip(at)
        for part in pointer.split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            inside = self._inside(at)
            at = inside.get(key, inside.get("0", -1) if key == "*" else -1)
            if at < 0:
                return None
        return at if self._text[at : at + 1] == '"' else None

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _inside(self, at: int) -> dict[str, int]:
        """Where the values of an object or array start, by key or number; of equal keys the last counts."""
        if at in self._children:
            return self._children[at]
        text, found = self._text, dict[str, int]()
        opening = text[at : at + 1]
        closing = {"{": "}", "[": "]"}.get(opening, "")
        inner = self._skip(at + 1)
        while closing and text[inner] != closing:
            key = str(len(found))
            if opening == "{":
                key, inner = _DECODER.raw_decode(text, inner)
                inner = self._skip(inner)
                if text[inner] != ":":
                    raise ValueError("no object")
                inner = self._skip(inner + 1)
            found[key] = inner
            _, inner = _DECODER.raw_decode(text, inner)
            inner = self._skip(inner)
            if text[inner] == ",":
                inner = self._skip(inner + 1)
        self._children[at] = found
        return found


def literal_offsets(text: str, start: int) -> list[int]:
    """The offset of each character of the string literal that starts at an offset, and of its closing mark."""
    offsets = []
    at = start + 1
    while text[at] != '"':
        found = _TOKEN.match(text, at)
        if found is None:
            raise ValueError("no string literal")
        offsets.append(at)
        at = found.end()
    return [*offsets, at]
