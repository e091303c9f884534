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
from newslint.namepairs.usage import overlap

SAME_STORY = 0.3
"""Two articles tell one story when at least this share of their names is common to them."""

# Logistic, fitted by tools/fit_names.py: how likely a spelling is wrong, given its rival.
BIAS = 0.68
PER_LOG_ARTICLES = -0.86
PER_KNOWN = -0.99


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
    """Each spelling against each that it is connected with, in the stories where both stand."""
    for pair in family.pairs:
        a, b = family.spellings[pair.a], family.spellings[pair.b]
        uses_a, uses_b = in_one_story(a, b)
        if uses_a and uses_b:
            yield Dispute(a, b, uses_a, uses_b, pair, probability_wrong(a, len(uses_a), b, len(uses_b)))
            yield Dispute(b, a, uses_b, uses_a, pair, probability_wrong(b, len(uses_b), a, len(uses_a)))


def in_one_story(a: Spelling, b: Spelling) -> tuple[tuple[NameUse, ...], tuple[NameUse, ...]]:
    """The uses of two spellings in articles of stories that hold both."""
    matched = [
        (use, other)
        for use in a.uses
        for other in b.uses
        if use.article != other.article and overlap(use.use.story, other.use.story) >= SAME_STORY
    ]
    return (
        tuple(use for use in a.uses if any(use is one for one, _ in matched)),
        tuple(use for use in b.uses if any(use is one for _, one in matched)),
    )


def probability_wrong(one: Spelling, articles: int, rival: Spelling, rival_articles: int) -> float:
    """How likely a spelling is wrong, from the articles of a story that have it and those that have its rival."""
    total = (
        BIAS
        + PER_LOG_ARTICLES * math.log(articles / rival_articles)
        + PER_KNOWN * ((one.standing > Standing.UNKNOWN) - (rival.standing > Standing.UNKNOWN))
    )
    return 1 / (1 + math.exp(-total))
