"""Making text safe and well measured for terminals and logs: it comes from articles and file names, not from us."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

# C0 and C1 controls, the Unicode line and paragraph separators, bidirectional controls, lone surrogates, and what
# cannot be seen: soft hyphens, zero-width spaces, tags. The joiners stay: scripts and emoji need them.
_UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)

# What CI systems take for commands: `::error ::` where a line starts (GitHub, after blanks, too), `##[group]` and
# `##vso[...]` anywhere in it (GitHub's older form, Azure), `##teamcity[...]`.
_COMMAND = r"(?i)^\s*:(?=:)|#(?=#(?:vso|teamcity)?\[)"

# json.dumps escapes C0 itself; with an indent the line ends between values are its own.
_UNSAFE_IN_JSON = _UNSAFE.replace("\x00-\x1f", "")


def visible(text: str) -> str:
    """The text on one line, with everything that could act on a terminal or a CI log shown instead.

    ESC becomes ␛, LF ␊; a space breaks up what a CI system would run as a command: ``: :error``, ``# #[group]``.
    """
    return harmless(text if text.isprintable() else re.sub(_UNSAFE, _shown, text))


def harmless(line: str) -> str:
    """A line with what a CI system would run as a command broken up."""
    return re.sub(_COMMAND, r"\g<0> ", line) if "::" in line or "##" in line else line


def _shown(found: re.Match[str]) -> str:
    point = ord(found[0])
    if point < 0x20:
        return " " if found[0] == "\t" else chr(0x2400 + point)
    if 0xDC80 <= point <= 0xDCFF:  # a byte of a file name that is not UTF-8
        return f"\\x{point - 0xDC00:02x}"
    return "␡" if point == 0x7F else f"\\u{point:04x}" if point > 0xFF else f"\\x{point:02x}"


def scalar(text: str) -> str:
    """The text without lone surrogates, which no encoding can write: bytes of file names become ``\\xNN``."""
    return text if text.isascii() else re.sub("[\ud800-\udfff]", _shown, text)


def json_text(value: Any, indent: int | None = None) -> str:
    """A value as JSON on one line (or indented) with characters beyond ASCII as they are, but for what is unsafe.

    Controls, line separators and bidirectional controls become ``\\uXXXX``, as does the second ``#`` of what a CI
    system would run as a command: a parser reads the same value.
    """
    text = json.dumps(scalars(value), ensure_ascii=False, indent=indent)
    if not text.isascii() or "\x7f" in text:
        text = re.sub(_UNSAFE_IN_JSON, _json_escape, text)
    return text.replace("##", "#\\u0023") if "##" in text else text


def toml_text(text: str) -> str:
    """A string as TOML on one line, with what is unsafe escaped as in ``json_text``."""
    written = json.dumps(scalar(text), ensure_ascii=False)
    return re.sub(_UNSAFE_IN_JSON, _toml_escape, written).replace("##", "#\\u0023")


def _json_escape(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"\\u{point:04x}" if point <= 0xFFFF else json.dumps(found[0])[1:-1]


def _toml_escape(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def scalars(value: Any) -> Any:
    """``scalar`` for every string in nested JSON values."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, dict):
        return {scalar(key): scalars(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [scalars(item) for item in value]
    return value


def width(text: str) -> int:
    """The columns that text takes in a terminal: East Asian wide characters two, combining marks and jamo none."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


@cache
def _columns_of(one: str) -> int:
    if unicodedata.combining(one) or unicodedata.category(one) in ("Mn", "Me", "Cf") or "\u1160" <= one <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(one) in "WF" else 1


_ELLIPSIS = "…"


def window(line: str, start: int, size: int, columns: int) -> tuple[str, str, str]:
    """What stands before, in and after a span of a line, made visible and cut to the columns at hand.

    News paragraphs are long lines: what is near the span is kept.
    """
    before = visible(line[:start]).lstrip()
    marked = visible(line[start : start + size])
    after = visible(line[start + size :]).rstrip()
    columns = max(columns, 40)
    marked = cut(marked, columns - 2)
    room = columns - width(marked)
    if width(before) + width(after) > room:
        left = max(room // 2, room - width(after)) if width(before) > room // 2 else width(before)
        before = _cut_left(before, left)
        after = cut(after, room - width(before))
    return before, marked, after


def cut(text: str, columns: int) -> str:
    """The start of a text that fits into some columns, with an ellipsis when it is cut."""
    if width(text) <= columns:
        return text
    return text[: _fitting(text, columns - 1)] + _ELLIPSIS


def _cut_left(text: str, columns: int) -> str:
    if width(text) <= columns:
        return text
    kept = text[len(text) - _fitting(text[::-1], columns - 1) :]
    # A combining mark needs the letter before it.
    start = next((n for n, one in enumerate(kept) if _columns_of(one)), len(kept))
    return _ELLIPSIS + kept[start:]


def _fitting(text: Iterable[str], columns: int) -> int:
    """How many characters from the start fit into some columns."""
    used = 0
    for n, one in enumerate(text):
        used += _columns_of(one)
        if used > columns:
            return n
    return 0


def link(text: str, file: str) -> str:
    """The text as a terminal's hyperlink (OSC 8) to a file on this machine."""
    import os
    from urllib.parse import quote

    host = os.uname().nodename if hasattr(os, "uname") else ""
    path = quote(os.path.abspath(file).replace(os.sep, "/"), safe="/", errors="surrogateescape")
    return f"\x1b]8;;file://{host}{path}\x1b\\{text}\x1b]8;;\x1b\\"
