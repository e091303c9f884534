"""The grouping ``copies``: articles that are word for word the same, or nearly.

A member is a text: articles whose words are exactly the same share it, however many they are. Members that share a
band of their sketches are compared (locality-sensitive hashing: Broder 1997, Indyk and Motwani 1998). With twelve bands
of four buckets, texts that share .7 of their runs of words meet with a probability of .96, .8 of .998, .3 of .09.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from newslint.article import Span
from newslint.digest import key_of
from newslint.facts.lines import Lines
from newslint.facts.sketch import BUCKETS, Sketch, resemblance
from newslint.groups.grouping import Entry, Grouping, Link, Member
from newslint.record import NamedTuple

if TYPE_CHECKING:
    from newslint.knowledge import Knowledge

LEAST_RESEMBLANCE = 0.5
"""Texts of one length that share half of their runs of words share two thirds of either."""
MIN_WORDS = 12
"""Texts of fewer words are captions and stubs: they are alike for other reasons."""
BANDS = 12
ROWS = 4
_HEADER = struct.Struct("<iH")
_BUCKETS = struct.Struct(f"<{BUCKETS}H")


class Copy(NamedTuple):
    """An article of a group of copies. ``span``: its first line; ``day``: of publication as an ordinal, 0 unknown."""

    article: int
    source: int
    span: Span
    day: int
    words: int
    text: int
    """The key of its text: those of exact copies are the same."""
    buckets: tuple[int, ...]


class Copies(NamedTuple):
    """Articles connected by resemblance, from the earliest to the latest; ``articles`` counts those left out, too."""

    copies: tuple[Copy, ...]
    articles: int


def entries(sketch: Sketch, lines: Lines, published: date | None) -> Iterator[Entry]:
    """One entry: the text."""
    if sketch.words < MIN_WORDS:
        return
    payload = _HEADER.pack(published.toordinal() if published else 0, min(sketch.words, 0xFFFF))
    if sketch.buckets:
        payload += _BUCKETS.pack(*sketch.buckets)
    yield Entry(sketch.exact, "", (lines[0].span,), payload)


def blocks(value: str, payload: bytes) -> Iterator[int]:
    """A key for each band."""
    rows = payload[_HEADER.size :]
    width = 2 * ROWS
    for band in range(BANDS if rows else 0):
        yield key_of("band", str(band), rows[band * width : (band + 1) * width].hex())


def link(a: Member, b: Member, knowledge: Knowledge) -> Link | None:
    """Whether two texts share half of their runs of words."""
    share = resemblance(_buckets(a.sample[0].payload), _buckets(b.sample[0].payload))
    return Link(a.key, b.key, share) if share >= LEAST_RESEMBLANCE else None


def _buckets(payload: bytes) -> tuple[int, ...]:
    return _BUCKETS.unpack_from(payload, _HEADER.size) if len(payload) > _HEADER.size else ()


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterable[Copies]:
    """The copies of a component, if there are two."""
    articles = sum(member.articles for member in members)
    if articles < 2:
        return
    found = []
    for member in members:
        buckets = _buckets(member.sample[0].payload)
        for one in member.sample:
            day, words = _HEADER.unpack_from(one.payload)
            found.append(Copy(one.article, one.source, one.spans[0], day, words, member.key, buckets))
    found.sort(key=lambda copy: (copy.day or date.max.toordinal(), copy.article))
    yield Copies(tuple(found), articles)


GROUPING = Grouping(
    name="copies",
    parameter="copies",
    entries=entries,
    view=view,
    least_articles=2,
    blocks=blocks,
    link=link,
)
