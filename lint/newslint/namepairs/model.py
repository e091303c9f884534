"""The evidence that two spellings name one thing, weighed by a logistic model."""

from __future__ import annotations

import math
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from newslint.facts.names import Standing
from newslint.knowledge.pivot import PivotTable
from newslint.knowledge.translit import fold
from newslint.namepairs.usage import Usage, meet, overlap, union


class Evidence(NamedTuple):
    """What speaks for and against a pair. Similarities and shares run from 0 to 1."""

    spelling: float
    """Damerau-Levenshtein similarity of the spellings, without case and diacritics."""
    pivot: float
    """Mean cost of confusing the two through a foreign script, in nats a letter (see newslint.knowledge.pivot)."""
    context: float
    """Share of the words around the rarer one that also stand around the other."""
    story: float
    """Largest share of other names that an article with the one and an article with the other have in common."""
    neighbours: float
    """1 when the same name stands beside both."""
    clash: float
    """1 when names stand before both, or after both, but never the same."""
    together: float
    """Share of the rarer one's articles that hold both; half of it while that is a single article."""
    known: float
    """How many of the two are known proper names: a dictionary seldom holds two spellings of one."""


def evidence(a: Usage, b: Usage, pivots: PivotTable) -> Evidence:
    """The evidence for two spellings: from the stories in which they meet, else from all their uses."""
    return _without_pivot(a, b)._replace(pivot=pivots.features(a.form, b.form).mean)


def likely(a: Usage, b: Usage, pivots: PivotTable, least: float) -> tuple[Evidence, float] | None:
    """The evidence and the probability, if that is at least ``least``; the pivot is asked only if it can be."""
    found = _without_pivot(a, b)
    if probability(found) < least:  # a pivot that confused the two at no cost would not help
        return None
    found = found._replace(pivot=pivots.features(a.form, b.form).mean)
    certainty = probability(found)
    return (found, certainty) if certainty >= least else None


def _without_pivot(a: Usage, b: Usage) -> Evidence:
    meeting = meet(a.uses, b.uses)
    uses_a, uses_b = dict(a.uses), dict(b.uses)
    if meeting.a:
        uses_a = {article: use for article, use in uses_a.items() if article in meeting.a}
        uses_b = {article: use for article, use in uses_b.items() if article in meeting.b}
    sides = (uses_a.values(), uses_b.values())
    before_a, before_b = (union(use.before for use in side) for side in sides)
    after_a, after_b = (union(use.after for use in side) for side in sides)
    context_a, context_b = (union(use.context for use in side) for side in sides)
    both = len(uses_a.keys() & uses_b.keys())
    return Evidence(
        spelling=DamerauLevenshtein.normalized_similarity(fold(a.form).casefold(), fold(b.form).casefold()),
        pivot=0.0,
        context=overlap(context_a, context_b),
        story=meeting.nearest,
        neighbours=float(bool(before_a & before_b or after_a & after_b)),
        clash=float(any(x and y and not x & y for x, y in ((before_a, before_b), (after_a, after_b)))),
        together=both / min(len(uses_a), len(uses_b)) * min(1.0, both / 2),
        known=float((a.standing == Standing.KNOWN) + (b.standing == Standing.KNOWN)),
    )


# Fitted by tools/fit_names.py.
WEIGHTS = Evidence(
    spelling=4.89, pivot=-3.26, context=5.31, story=4.43, neighbours=1.19, clash=-1.24, together=-1.12, known=-0.90
)
BIAS = -5.62


def probability(found: Evidence) -> float:
    """The probability that the two spellings name one thing."""
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-total))
