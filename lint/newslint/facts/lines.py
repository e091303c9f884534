"""The layout of an article: lines, paragraphs, sentences, headline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TypeAlias

from newslint.article import Article, Span
from newslint.record import NamedTuple


class Line(NamedTuple):
    """A line that is not blank, without the white space around it. ``gap``: a blank line stands before it."""

    start: int
    end: int
    text: str
    number: int
    gap: bool

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


Paragraph = Line
"""Running text: one line, or all lines of a hard-wrapped paragraph (``text`` then holds their line ends)."""

Lines: TypeAlias = tuple[Line, ...]
Paragraphs: TypeAlias = tuple[Paragraph, ...]
Sentences: TypeAlias = tuple[Span, ...]


class Headline(NamedTuple):
    """The headline: from the metadata, else the first line. ``span`` is where it stands in the text, if it does."""

    text: str
    span: Span | None


def _raw_lines(text: str, starts: Sequence[int]) -> Sequence[str]:
    if "\r" not in text:
        return text.split("\n")
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]


def lines(article: Article) -> Lines:
    """The lines of the text that are not blank."""
    text = article.text
    starts = article.line_index.starts
    found = []
    gap = True
    for number, raw in enumerate(_raw_lines(text, starts)):
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        start = starts[number]
        if raw[0] != stripped[0]:
            start += len(raw) - len(raw.lstrip())
        found.append(Line(start, start + len(stripped), stripped, number + 1, gap))
        gap = False
    return tuple(found)


WRAP_WIDTH = 100
_SENTENCE_END = (".", "!", "?", "”", '"', "’", "»", ":", "…", "。", "！", "？", "」", ")")


def is_wrapped(lines: Lines) -> bool:
    """Whether the text is hard-wrapped: lines of like width, most of which break off within a sentence."""
    full = [line.text for line, after in pairwise(lines) if not after.gap]
    if len(full) < max(6, len(lines) // 2) or any(len(text) > WRAP_WIDTH for text in full):
        return False
    broken = [text for text in full if len(text) >= 40 and not text.endswith(_SENTENCE_END)]
    return len(broken) >= 0.6 * len(full)


def paragraphs(article: Article, lines: Lines) -> Paragraphs:
    """The paragraphs: the lines themselves, or, in hard-wrapped text, the blocks between blank lines."""
    if not is_wrapped(lines):
        return lines
    found: list[Paragraph] = []
    first = last = lines[0]
    for line in lines[1:]:
        if line.gap:
            found.append(first._replace(end=last.end, text=article.text[first.start : last.end]))
            first = line
        last = line
    found.append(first._replace(end=last.end, text=article.text[first.start : last.end]))
    return tuple(found)


_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj sgt capt cmdr adm brig gov sen rep rev hon st jr sr vs no nos vol fig est "
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp u.s u.k u.n e.g i.e a.m p.m etc dept approx "
    "cf al ed pp ft mt".split()
)
# Possessive and anchored at the first mark of a run, so that a line of a million dots takes linear time.
_BOUNDARY = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…].)[.!?…]*+[\"'”’»)\]]*+(?=\s++[\"'“‘«(\[]*+[^\W_a-z])"
    r"|(?<=[。！？])(?<![。！？].)[。！？]*+[」』”’）]*+)"
)
_LAST_WORD = re.compile(r"[^\s(\[“\"‘']*$")


def sentence_at(sentences: Sentences, offset: int) -> int | None:
    """The number of the sentence that an offset lies in; None where it lies in none."""
    n = bisect_right(sentences, offset, key=itemgetter(0)) - 1
    return n if n >= 0 and offset < sentences[n].end else None


def sentences(paragraphs: Paragraphs) -> Sentences:
    """The sentences of each paragraph.

    A full stop, question or exclamation mark ends one when a capital, a digit or another script follows and it does
    not close an abbreviation or an initial. Splitting errs on the side of long sentences.
    """
    found = []
    for paragraph in paragraphs:
        start = 0
        text = paragraph.text
        for boundary in _BOUNDARY.finditer(text):
            if text[boundary.start()] == "." and _abbreviates(text, boundary.start()):
                continue
            found.append(_trimmed(text, start, boundary.end(), paragraph.start))
            start = boundary.end()
        if text[start:].strip():
            found.append(_trimmed(text, start, len(text), paragraph.start))
    return tuple(found)


def _abbreviates(text: str, stop: int) -> bool:
    last = _LAST_WORD.search(text, max(0, stop - 20), stop)
    word = last[0] if last else ""
    return (len(word) == 1 and word.isupper()) or word.lower() in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int, offset: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return Span(offset + start, offset + end)


_MAX, _MAX_WIDE = 200, 60


# Kana, Han or Hangul, of which fewer say as much; takes 1 ms to compile.
_WIDE = "[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"


def headline(article: Article, lines: Lines) -> Headline:
    """The headline; "" where the first line is a sentence of the body."""
    first = lines[0] if lines else None
    if article.title:
        same = first is not None and first.text.casefold() == article.title.casefold()
        return Headline(article.title, first.span if first is not None and same else None)
    if first is None or len(lines) < 2:
        return Headline("", None)
    size = len(first.text)
    if size > _MAX or (size > _MAX_WIDE and not first.text.isascii() and re.search(_WIDE, first.text)):
        return Headline("", None)
    ends = first.text.endswith((".", "。", ":", ",", ";")) and not first.text.endswith("...")
    if ends and lines[1].text.casefold() != first.text.casefold():
        return Headline("", None)
    return Headline(first.text, first.span)
