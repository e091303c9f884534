"""Boilerplate: what a web page put around and between an article's paragraphs, found in one pass over its lines.

Each line is looked at alone first (``marks``). A ``glance`` at its first and last word tells whether it has to be read:
then stock ``phrases`` and ``shapes`` give it a mark, sure or weak. A short line without a sure one may be furniture in
another language (``strangers``); an English one is asked for its make (``furniture``: stamps, bylines, buttons, and
``widgets``: counters, prices, the weather) and for how it speaks to the reader (``address``). The last paragraphs are
read for that, too, and for whom they tell of (``bios``: the author). Neighbours decide what else goes with a line
(``context``): a weak mark counts beside a sure one, a heading such as "Most read" takes along the headlines below it, a
comment form the comments, and after the last paragraph of the article the lines between two marked ones go with them.
Lines of one kind in a row are one block.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from newslint.article import Article, Span
from newslint.facts.boilerplate.context import take_byline, weigh
from newslint.facts.boilerplate.glance import glance_for
from newslint.facts.boilerplate.marks import Unit, marked_units
from newslint.facts.boilerplate.strangers import strangers_for
from newslint.facts.lines import Headline, Paragraphs
from newslint.knowledge import Knowledge
from newslint.record import NamedTuple
from newslint.rule import Confidence


class Block(NamedTuple):
    """Boilerplate of one kind: lines in a row, or (``whole`` false) a part of one line.

    ``cue`` says what gave it away: a ``phrase`` or ``shape`` of its own, or its place: in a ``list`` under a heading,
    among ``comments``, in the ``tail`` of the article, ``beside`` other boilerplate. ``lines`` are their numbers,
    ``cut`` is what to delete to be rid of it: the lines with their ends, and the blank lines below.
    """

    kind: str
    start: int
    end: int
    lines: tuple[int, ...]
    confidence: Confidence
    cue: str
    cut: Span
    whole: bool = True


Boilerplate: TypeAlias = tuple[Block, ...]

WIDE = 2.5
"""Width of a Chinese, Japanese or Korean character in Latin letters."""
WIDE_LANGUAGES = frozenset(("zh", "ja", "ko"))


def boilerplate(
    article: Article, paragraphs: Paragraphs, headline: Headline, language: str, knowledge: Knowledge
) -> Boilerplate:
    """The blocks of boilerplate of an article, in order."""
    scale = WIDE if language in WIDE_LANGUAGES else 1.0
    english = language in ("en", "")
    stranger = strangers_for(language, knowledge)
    units = marked_units(paragraphs, article.text, glance_for(knowledge, language), scale, english, stranger)
    if any(unit.level for unit in units):
        weigh(units, headline.text)
    else:
        take_byline(units, headline.text)
    return tuple(_blocks(units, article))


def _blocks(units: Sequence[Unit], article: Article) -> Iterator[Block]:
    row: list[int] = []
    for n, unit in enumerate(units):
        if not unit.taken and not row:
            continue
        if row and not _joins(units[row[-1]], unit):
            yield _block(units, row, article)
            row = []
        if unit.part is not None and unit.taken:
            span = Span(unit.line.start + unit.part[0], unit.line.start + unit.part[1])
            yield Block(unit.kind, *span, (unit.line.number,), unit.taken, unit.cue, span, whole=False)
        elif unit.taken:
            row.append(n)
    if row:
        yield _block(units, row, article)


def _joins(unit: Unit, after: Unit) -> bool:
    """Whether the line after a taken one belongs to the same block."""
    low = (unit.taken == "low", after.taken == "low")
    return after.taken is not None and after.part is None and after.kind == unit.kind and low[0] == low[1]


def _block(units: Sequence[Unit], row: Sequence[int], article: Article) -> Block:
    """The block of some neighbouring units. It is as certain as two thirds of its lines."""
    first, last = units[row[0]], units[row[-1]]
    confidence = first.taken or "low"
    if confidence != "low":
        sure = sum(units[n].taken == "high" for n in row)
        confidence = "high" if 3 * sure >= 2 * len(row) else "medium"
    starts = article.line_index.starts
    after = row[-1] + 1
    end = starts[units[after].line.number - 1] if after < len(units) else len(article.text)
    numbers = tuple(units[n].line.number for n in row)
    cut = Span(starts[first.line.number - 1], end)
    return Block(first.kind, first.line.start, last.line.end, numbers, confidence, first.cue, cut)
