"""The layout of an article: lines, paragraphs, sentences, headline."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from newslint.article import Article, Span


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


class Paragraph(NamedTuple):
    """Running text: one line, or the lines of a hard-wrapped paragraph (``text`` then holds their line ends)."""

    start: int
    end: int
    text: str


Lines: TypeAlias = tuple[Line, ...]
Paragraphs: TypeAlias = tuple[Paragraph, ...]
Sentences: TypeAlias = tuple[Span, ...]


class Headline(NamedTuple):
    """The headline: from the metadata, else the first line. ``span`` is where it stands in the text, if it does."""

    text: str
    span: Span | None


def lines(article: Article) -> Lines:
    """The lines of the text that are not blank."""
    text = article.text
    starts = article.line_index.starts
    found = []
    gap = True
    ends = [*starts[1:], len(text)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        raw = text[start:end]
        stripped = raw.strip()
        if not stripped:
            gap = True
            continue
        begin = start + raw.index(stripped[0])
        found.append(Line(begin, begin + len(stripped), stripped, number, gap))
        gap = False
    return tuple(found)


WRAP_WIDTH = 100
_SENTENCE_END = (".", "!", "?", "”", '"', "’", "»", ":", "…", "。", "！", "？", "」", ")")


def is_wrapped(lines: Lines) -> bool:
    """Whether the text is hard-wrapped: lines of like width, most of which break off within a sentence."""
    full = [line for line, after in pairwise(lines) if not after.gap]
    if len(full) < 6 or len(full) < len(lines) // 2:
        return False
    broken = [line for line in full if not line.text.endswith(_SENTENCE_END) and 40 <= len(line.text) <= WRAP_WIDTH]
    return len(broken) >= 0.6 * len(full) and max(len(line.text) for line in full) <= WRAP_WIDTH


def paragraphs(article: Article, lines: Lines) -> Paragraphs:
    """The paragraphs: the lines themselves, or, in hard-wrapped text, the blocks between blank lines."""
    if not is_wrapped(lines):
        return tuple(Paragraph(line.start, line.end, line.text) for line in lines)
    found: list[Paragraph] = []
    start = end = 0
    for line in lines:
        if line.gap:
            if end > start:
                found.append(Paragraph(start, end, article.text[start:end]))
            start = line.start
        end = line.end
    if end > start:
        found.append(Paragraph(start, end, article.text[start:end]))
    return tuple(found)


_ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col maj sgt capt cmdr adm brig gov sen rep rev hon st jr sr vs no nos vol fig est "
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp u.s u.k u.n e.g i.e a.m p.m etc dept approx "
    "cf al ed pp ft mt".split()
)
_BOUNDARY = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])|[。！？]+[」』”’）]*")
_LAST_WORD = re.compile(r"[^\s(\[“\"‘']*$")


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


def headline(article: Article, lines: Lines) -> Headline:
    """The headline; "" where the first line is a sentence of the body."""
    first = lines[0] if lines else None
    if article.title:
        same = first is not None and first.text.casefold() == article.title.casefold()
        return Headline(article.title, first.span if first is not None and same else None)
    if first is None or len(first.text) > 200 or len(lines) < 2:
        return Headline("", None)
    following = lines[1]
    ends = first.text.endswith((".", "。", ":", ",", ";")) and not first.text.endswith("...")
    if ends and following.text.casefold() != first.text.casefold():
        return Headline("", None)
    return Headline(first.text, first.span)
