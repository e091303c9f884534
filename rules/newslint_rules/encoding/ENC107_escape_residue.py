"""ENC107: escapes of a data format."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.rule import Edit, Hit, rule
from newslint_rules.encoding.resolved import unresolved

_UNICODE = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\U000[0-9a-fA-F]{5}")
_PERCENT = re.compile(r"(?:%(?:[CDEF][0-9A-F](?:%[89AB][0-9A-F])+))+")
_LETTER = re.compile(r"(?<=[\w.,!?”\"])\\[nrt](?=[A-Z“\"\s\\]|$)|\\[\"'](?=[\w.,;:!? ]|$)", re.MULTILINE)
_LETTERS = {"n": "\n", "r": "\n", "t": "\t"}
_ADDRESS = re.compile(r"\S*(?://|www\.)\S*$")


@rule(
    "ENC107",
    "escape-residue",
    severity="warning",
    bad=[
        r"The mayor[[\u2019]]s office",
        r"The pier is gone.[[\n]]It will be rebuilt.",
        r"The mayor said: [[\"]]The pier is gone.[[\"]]",
        "The caf[[%C3%A9]] on the pier",
        r"The pier [see [[\u0000]] here] is gone.[[\u000a]]It will be rebuilt.",
    ],
    good=[
        r"The folder C:\new is full.",
        "See https://velmora.example/caf%C3%A9 for the menu.",
        "Turnout was 40%.",
    ],
)
def escape_residue(text: str) -> Iterator[Hit]:
    r"""An escape of JSON, of a program or of an address (`\u2019`, `\n`, `%C3%A9`) that was not resolved.

    The record was read without decoding it, or decoded once too few. Addresses keep their escapes. A control character
    (`\u0000`) has no edit: no text has it.
    """
    if "\\" in text:
        for found in _UNICODE.finditer(text):
            span = Span(*found.span())
            right = _unescaped(found[0])
            if right:
                yield unresolved(span, "the escape", found[0], right)
        for found in _LETTER.finditer(text):
            span = Span(*found.span())
            right = _LETTERS.get(found[0][1], found[0][1])
            yield Hit(span, f"the escape {found[0]} was not resolved", edit=Edit(span, right, safe=False))
    if "%" in text:
        for found in _PERCENT.finditer(text):
            if _ADDRESS.search(text[max(0, found.start() - 300) : found.start() + 1]):
                continue
            try:
                right = bytes.fromhex(found[0].replace("%", "")).decode("utf-8")
            except UnicodeDecodeError:
                continue
            yield unresolved(Span(*found.span()), "the escape", found[0], right)


def _unescaped(escape: str) -> str:
    """The characters of a run of backslash escapes; "" where they are none (a lone surrogate)."""
    if not escape.startswith("\\"):
        return ""
    try:
        text = escape.encode("ascii").decode("unicode_escape")
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return ""
