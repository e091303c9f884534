"""Text that is not ours, made harmless: for HTML, and for the data that the page's script reads."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from typing import Any

from newslint.reporters.display import visible


def text(value: str) -> str:
    """Text for an element or a quoted attribute: markup characters escaped, what acts unseen shown instead."""
    return escape(visible(value), quote=True)


def lines(value: str) -> str:
    """Text for an element that keeps line breaks."""
    return escape(visible_lines(value), quote=True)


_BREAKS = re.compile(r"[^\S\n]*[\r\n]\s*")


def visible_lines(value: str) -> str:
    """``visible``, but for line breaks; blank lines are left out."""
    if value.isprintable():
        return value
    return "\n".join(map(visible, _BREAKS.sub("\n", value).split("\n")))


class Island:
    """Rows of JSON, compressed as they come: a line a row, deflate, base64.

    The page holds them as text of a ``script`` element that no browser runs; base64 has no character that could end
    it. ``size`` is what the page needs for the rows so far, at most a few kilobytes short.
    """

    def __init__(self) -> None:
        self._compress = zlib.compressobj(9, wbits=-15)
        self._parts: list[bytes] = []
        self._bytes = 0

    @property
    def size(self) -> int:
        """Characters of base64."""
        return self._bytes * 4 // 3

    def add(self, row: Any) -> None:
        """Add a row of JSON values."""
        line = json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
        self._keep(self._compress.compress(line.encode("utf-8", "replace")))

    def finish(self) -> str:
        """The rows as text; nothing can be added any more."""
        self._keep(self._compress.flush())
        return b64encode(b"".join(self._parts)).decode("ascii")

    def _keep(self, part: bytes) -> None:
        self._parts.append(part)
        self._bytes += len(part)


def rows(island: str) -> Iterator[Any]:
    """The rows of an island's text, as the page's script reads them."""
    from base64 import b64decode

    yield from map(json.loads, zlib.decompress(b64decode(island), wbits=-15).decode().removesuffix("\n").split("\n"))
