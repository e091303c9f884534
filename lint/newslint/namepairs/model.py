"""The evidence that two spellings name one thing, weighed by a logistic model."""

from __future__ import annotations

import math
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from newslint.facts.names import Standing
from newslint.knowledge.pivot import PivotTable
from newslint.knowledge.translit import fold
from newslint.namepairs.usage import Usage, overlap, pairs_of_uses, shared_articles, union


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
    """The evidence for two spellings."""
    rare, other = sorted((a, b), key=lambda one: (len(one.uses), one.form))
    context = overlap(union(use.context for _, use in rare.uses), union(use.context for _, use in other.uses))
    story = max((overlap(x.story, y.story) for x, y in pairs_of_uses(a, b)), default=0.0)
    before = union(use.before for _, use in a.uses), union(use.before for _, use in b.uses)
    after = union(use.after for _, use in a.uses), union(use.after for _, use in b.uses)
    both = shared_articles(a, b)
    return Evidence(
        spelling=DamerauLevenshtein.normalized_similarity(fold(a.form).casefold(), fold(b.form).casefold()),
        pivot=pivots.features(a.form, b.form).mean,
        context=context,
        story=story,
        neighbours=float(bool(before[0] & before[1] or after[0] & after[1])),
        clash=float(any(x and y and not x & y for x, y in (before, after))),
        together=both / len(rare.uses) * min(1.0, both / 2),
        known=float((a.standing == Standing.KNOWN) + (b.standing == Standing.KNOWN)),
    )


# Fitted by tools/fit_names.py.
WEIGHTS = Evidence(
    spelling=4.67, pivot=-2.99, context=5.53, story=4.26, neighbours=1.00, clash=-1.24, together=-0.51, known=-1.08
)
BIAS = -5.62


def probability(found: Evidence) -> float:
    """The probability that the two spellings name one thing."""
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-total))
