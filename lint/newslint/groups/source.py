"""The grouping ``source``: all articles of one source, as counts.

Every article adds its ``practice``, packed in some 200 bytes; the member's sum is a tally (``newslint.reliability``),
exact for any number of articles and bounded. Articles of a source that nobody knows are kept under the value "", for
the profile; rules don't see them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import TYPE_CHECKING

from newslint.article import Span
from newslint.digest import key_of
from newslint.facts.practice import PRACTICES, Count, Practice
from newslint.groups.grouping import Contribution, Entry, Grouping, Link, Member
from newslint.reliability.profile import SourceProfile
from newslint.reliability.tally import SourceTally, merge, of_practice

if TYPE_CHECKING:
    from newslint.knowledge import Knowledge

_SIZES = struct.Struct("<5I")
_COUNTS = struct.Struct(f"<{2 * len(PRACTICES)}H")
_MOST = 0xFFFF


def entries(practice: Practice, source: str) -> Iterator[Entry]:
    """One entry: the article's practice."""
    sizes = _SIZES.pack(practice.words, practice.lines, practice.names, practice.figures, practice.day)
    counts = [min(number, _MOST) for count in practice.counts for number in (count.k, count.n)]
    spans = tuple(count.span for count in practice.counts)
    yield Entry(key_of("source", source), source, spans, sizes + _COUNTS.pack(*counts))


def practice_of(spans: Sequence[Span], payload: bytes) -> Practice:
    """The practice that an entry was made of."""
    words, lines, names, figures, day = _SIZES.unpack_from(payload)
    counts = _COUNTS.unpack_from(payload, _SIZES.size)
    pairs = zip(counts[::2], counts[1::2], spans, strict=True)
    return Practice(words, lines, names, figures, day, tuple(Count(k, n, span) for k, n, span in pairs))


def total(contributions: Iterable[Contribution]) -> SourceTally:
    """The tally of some articles."""
    tallies = (of_practice(one.article, practice_of(one.spans, one.payload)) for one in contributions)
    return reduce(merge, tallies, SourceTally())


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterable[SourceProfile]:
    """The profile of each known source, compared with nothing."""
    for member in members:
        if member.value:
            yield SourceProfile.of(member.value, member.total)


GROUPING = Grouping(
    name="source",
    parameter="profile",
    entries=entries,
    view=view,
    sample=1,
    total=total,
    plus=merge,
)
