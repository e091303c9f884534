"""The evidence that two spellings name one thing, weighed by a logistic model."""

from __future__ import annotations

import math
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from newslint.facts.names import Standing
from newslint.knowledge.translit import canonical, fold, skeleton
from newslint.namepairs.usage import Usage, pairs_of_uses, shared_articles, union


class Evidence(NamedTuple):
    """What speaks for and against a pair. Similarities and shares run from 0 to 1."""

    spelling: float
    """Damerau-Levenshtein similarity of the spellings, without case and diacritics."""
    romanised: float
    """The same of their canonical forms."""
    consonants: float
    """The same of their consonant skeletons."""
    context: float
    """Share of the words around the rarer one that also stand around the other."""
    story: float
    """Largest share of other names that an article with the one and an article with the other have in common."""
    neighbours: float
    """1 when the same name stands beside both."""
    clash: float
    """1 when names stand before both, or after both, but never the same."""
    together: float
    """Share of the rarer one's articles that hold both."""
    known: float
    """How many of the two are known proper names: a dictionary seldom holds two spellings of one."""
    length: float
    """Letters of the shorter one, up to 12."""


def evidence(a: Usage, b: Usage) -> Evidence:
    """The evidence for two spellings."""
    plain_a, plain_b = fold(a.form).casefold(), fold(b.form).casefold()
    similarity = DamerauLevenshtein.normalized_similarity
    rare, other = sorted((a, b), key=lambda one: (len(one.uses), one.form))
    context_a = union(use.context for _, use in rare.uses)
    context_b = union(use.context for _, use in other.uses)
    story = max((_overlap(x.story, y.story) for x, y in pairs_of_uses(a, b)), default=0.0)
    before = union(use.before for _, use in a.uses), union(use.before for _, use in b.uses)
    after = union(use.after for _, use in a.uses), union(use.after for _, use in b.uses)
    return Evidence(
        spelling=similarity(plain_a, plain_b),
        romanised=similarity(canonical(a.form), canonical(b.form)),
        consonants=similarity(skeleton(a.form), skeleton(b.form)),
        context=_overlap(context_a, context_b),
        story=story,
        neighbours=float(bool(before[0] & before[1] or after[0] & after[1])),
        clash=float(any(x and y and not x & y for x, y in (before, after))),
        together=shared_articles(a, b) / min(len(a.uses), len(b.uses)),
        known=float((a.standing == Standing.KNOWN) + (b.standing == Standing.KNOWN)),
        length=float(min(len(plain_a), len(plain_b), 12)),
    )


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other; a set of under four counts as four."""
    return len(a & b) / max(4, min(len(a), len(b))) if a and b else 0.0


# Fitted by tools/fit_names.py.
WEIGHTS = Evidence(8.9, 0.0, 1.5, 5.3, 4.2, 1.0, -1.2, -0.8, -1.3, 0.0)
BIAS = -10.9


def probability(found: Evidence) -> float:
    """The probability that the two spellings name one thing."""
    total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
    return 1 / (1 + math.exp(-total))
