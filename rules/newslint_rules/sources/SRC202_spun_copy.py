from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from newslint.figurepairs.parallel import Parallels
from newslint.figurepairs.words import similarity
from newslint.groups.event import Event, EventArticle
from newslint.record import NamedTuple
from newslint.rule import Hit, Place, rule

LEAST_SENTENCES = 4
LEAST_SHARE = 0.7
SURE_SENTENCES = 5
SURE_SHARE = 0.8
SAME_WORDS = 0.99
"""Sentences at least this alike are copied, not retold: near copies are SRC201's."""

_STORY = """date: 2024-03-05
---
Skerra council votes for a new breakwater
The council of Skerra voted on Thursday evening to build a second breakwater west of the fishing harbour. Eleven members
voted for the plan and four against it. The structure will cost 18 million crowns and be 340 metres long, engineer Karl
Tervo said. Three storms tore 27 boats from their moorings last winter. The harbour office counts 112 fishing boats.
"""
_SPUN = """date: 2024-03-07
---
[[Skerra council decides on new breakwater]]
On Thursday evening the Skerra council voted that a second breakwater is built in the west of the fishing port. The plan
was voted for by eleven members, and against it by four members. According to engineer Carl Terwo, the structure costs
18 million crowns and is 340 metres long. Last winter three storms had torn 27 boats away from the moorings. In the
harbour office 112 boats for fishing are counted.
"""
_OTHER = """date: 2024-03-07
---
Skerra fishermen welcome the new breakwater
Fishermen at Skerra lost 27 boats to the storms of last winter. Now they cheer the council, which on Thursday voted for
a breakwater. "Thirty years we have waited," said Marta Ruusu, who owns 3 of the 112 boats. The bill of 18 million
crowns will be paid by 6 coastal towns.
"""


class _Likeness(NamedTuple):
    share: float
    in_common: int
    other: EventArticle


@rule(
    "SRC202",
    "spun-copy",
    over="event",
    severity="warning",
    languages=("en",),
    bad=[{"one.example/1.txt": _STORY, "two.example/1.txt": _SPUN}],
    good=[
        {"one.example/1.txt": _STORY, "two.example/1.txt": _OTHER},
        {"one.example/1.txt": _STORY, "two.example/1.txt": _STORY.replace("-05", "-07")},
    ],
)
def spun_copy(event: Event) -> Iterator[Hit]:
    """An article that retells another one sentence by sentence.

    Translated there and back, or reworded to pass for original work: the sentences that hold figures and dates are
    those of the other article, in the same order and in other words. Reporters who write on one event choose and order
    its facts differently: of 3,244 pairs of such articles, .005 share seven sentences in ten with each other, of pairs
    of translations of one text, .74. Of dated articles the later is reported. Versions within one source are a note.
    """
    best: _Likeness | None = None
    for n, parallels in event.in_common.items():
        other = event.articles[n]
        found = _likeness(event.article, other, parallels)
        if found is not None and not _is_later(other, event.article) and (best is None or found[:2] > best[:2]):
            best = found
    if best is None:
        return
    here, there = event.article, best.other
    sure = best.share >= SURE_SHARE and best.in_common >= SURE_SENTENCES
    yield Hit(
        Place(here.article, *here.span, ""),
        f"the article retells another: {best.in_common} of its {len(here.said.statements)} sentences with figures, "
        "in the same order",
        confidence="medium" if sure else "low",
        severity="note" if here.source and here.source == there.source else None,
        related=(Place(there.article, *there.span, ""),),
        evidence={"in_common": best.in_common, "share": round(best.share, 2)},
    )


def _is_later(one: EventArticle, other: EventArticle) -> bool:
    return bool(one.dated and other.dated and one.day and other.day and one.day > other.day)


def _likeness(one: EventArticle, other: EventArticle, parallels: Parallels) -> _Likeness | None:
    """How much of an article's sentences with figures stand in another, retold and in order; None if too little."""
    count = len(one.said.statements)
    if count < LEAST_SENTENCES or len(parallels) < LEAST_SHARE * count:
        return None
    in_order = _longest_rise(its.start for _, its in parallels)
    if in_order < LEAST_SHARE * count:
        return None
    copied = sum(similarity(mine.words, its.words) >= SAME_WORDS for mine, its in parallels)
    if 2 * copied > len(parallels):
        return None
    return _Likeness(in_order / count, in_order, other)


def _longest_rise(numbers: Iterable[int]) -> int:
    """The length of the longest rising subsequence (Fredman 1975)."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
