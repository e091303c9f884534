"""JSON values one after another from a text that does not have to fit in memory."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from newslint.corpus.files import Refused

CHUNK = 1 << 20
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


class TooLong(Refused):
    """A value is longer than the limit. Nothing of it was taken."""


class JsonStream:
    """What is left of a JSON text. At most ``limit`` characters of one value, and a chunk, are held.

    All methods raise Refused where the text is not JSON, or is nested too deeply.
    """

    def __init__(self, text: TextIO, limit: int) -> None:
        self._text = text
        self._limit = limit
        self._held = ""
        self._at = 0
        self._ended = False
        self._line = 1  # of the position _counted
        self._counted = 0

    @property
    def line(self) -> int:
        """The line, from 1, of what comes next."""
        return self._line_of(self._at)

    def peek(self) -> str:
        """The next character that is not white space; "" at the end."""
        while True:
            if found := _SPACE.match(self._held, self._at):
                self._at = found.end()
            if self._at < len(self._held) or self._ended:
                return self._held[self._at : self._at + 1]
            self._fill()

    def take(self, wanted: str) -> str:
        """Take the next character, which must be one of those wanted."""
        found = self.peek()
        if not found or found not in wanted:
            raise self._error(f"expected {' or '.join(wanted)}", self._at)
        self._at += 1
        return found

    def value(self) -> Any:
        """Take the next value. Raises TooLong, too."""
        self.peek()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except json.JSONDecodeError as error:
                if self._ended:
                    raise self._error(error.msg, error.pos) from None
            except RecursionError:
                raise self._error("nested too deeply", self._at) from None
            except ValueError as error:  # a number of thousands of digits
                raise self._error(str(error), self._at) from None
            else:
                if end < len(self._held) or self._ended:  # else a number could go on
                    self._at = end
                    return value
            if len(self._held) - self._at > self._limit:
                raise TooLong("too-large", f"line {self.line}: a JSON value of over {self._limit:,} characters")
            self._fill()

    def _fill(self) -> None:
        """Hold more: as much again, so that reading a long value takes time in proportion to it."""
        self._line = self._line_of(self._at)
        rest = self._held[self._at :]
        more = self._text.read(max(CHUNK, len(rest)))
        self._ended = not more
        self._held, self._at, self._counted = rest + more, 0, 0

    def _line_of(self, at: int) -> int:
        if at >= self._counted:
            self._line += self._held.count("\n", self._counted, at)
            self._counted = at
        return self._line

    def _error(self, message: str, at: int) -> Refused:
        column = at - self._held.rfind("\n", 0, at)
        return Refused("bad-json", f"not JSON: {message} (line {self._line_of(at)}, column {column})"[:300])
