"""Which of several spellings the evidence speaks against, and in which articles.

The wrong spelling is the majority in a third of the cases, so a count alone settles little: what is attested elsewhere
counts as well, and where nothing decides, all sides are reported. Counted are articles that tell one story: that a name
is common elsewhere says nothing about the spelling here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from newslint.facts.names import Standing
from newslint.groups.name import NameFamily, NameUse, Pair, Spelling
from newslint.namepairs.usage import meet

# Logistic, fitted by tools/fit_names.py: how likely a spelling is wrong, given its rival.
BIAS = 0.67
PER_LOG_ARTICLES = -0.91
PER_KNOWN = -0.86


class Dispute(NamedTuple):
    """A spelling in some articles, and what other articles of the same story write instead."""

    spelling: Spelling
    rival: Spelling
    uses: tuple[NameUse, ...]
    rival_uses: tuple[NameUse, ...]
    pair: Pair
    wrong: float
    """How likely the spelling is the wrong one."""


def disputes(family: NameFamily) -> Iterator[Dispute]:
    """Each spelling against each that it is connected with, in the stories in which they meet."""
    for pair in family.pairs:
        a, b = family.spellings[pair.a], family.spellings[pair.b]
        meeting = meet(*([(use.article, use.use) for use in one.uses] for one in (a, b)))
        if not meeting.a:
            continue
        uses_a = tuple(use for use in a.uses if use.article in meeting.a)
        uses_b = tuple(use for use in b.uses if use.article in meeting.b)
        yield Dispute(a, b, uses_a, uses_b, pair, probability_wrong(a, len(uses_a), b, len(uses_b)))
        yield Dispute(b, a, uses_b, uses_a, pair, probability_wrong(b, len(uses_b), a, len(uses_a)))


def probability_wrong(one: Spelling, articles: int, rival: Spelling, rival_articles: int) -> float:
    """How likely a spelling is wrong, from the articles of a story that have it and those that have its rival."""
    total = (
        BIAS
        + PER_LOG_ARTICLES * math.log(articles / rival_articles)
        + PER_KNOWN * ((one.standing > Standing.UNKNOWN) - (rival.standing > Standing.UNKNOWN))
    )
    return 1 / (1 + math.exp(-total))
