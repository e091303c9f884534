"""The evidence that two spellings name one thing, weighed by a logistic model."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from newslint.knowledge.pivot import PivotTable
from newslint.namepairs.gist import Gist, around, may_meet, meeting
from newslint.namepairs.usage import Meeting, overlap
from newslint.record import NamedTuple

LEAST_UNMET = 0.75
"""How alike spellings have to be that meet in no story."""


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
    slots: float
    """Slots that the two have in common in stories in which they meet: 1 for three and more."""
    recorded: float
    """How many of the two a dictionary, the lexicon or the gazetteer holds: seldom two spellings of one name."""
    rarity: float
    """1 over the articles that have the one or the other: a mistake is rare, and two names that are not are two."""


def evidence(a: Gist, b: Gist, recorded: int, pivots: PivotTable) -> Evidence:
    """The evidence for two spellings, ``recorded`` of which are: from the stories in which they meet, else from all
    their uses."""
    found = _without_pivot(a, b, recorded, meeting(a, b))
    return found._replace(pivot=pivots.features(a.form, b.form).mean)


def worth_weighing(one: Gist, others: Sequence[Gist]) -> list[int]:
    """Which of several spellings are much like one, or may meet it in a story, by index: of hundreds few are.

    Asked of all at once, which takes half of the time: of most nothing more is ever looked at.
    """
    found = process.extract(
        one.lower,
        [other.lower for other in others],
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=LEAST_UNMET,
        limit=None,
    )
    alike = {n for _, _, n in found}
    left = [n for n in range(len(others)) if n not in alike]
    alike.update([left[at] for at in may_meet(one, [others[n] for n in left])])
    return sorted(alike)


def may_be(a: Gist, b: Gist, is_recorded: Callable[[str], bool], least: float) -> Evidence | None:
    """The evidence but for the pivot, if a pivot that confused the two at no cost made them as likely as ``least``.

    None, too, for spellings that meet in no story and are not much alike: hundreds of names are.
    """
    met = meeting(a, b)
    if not met.a and _spelling(a, b) < LEAST_UNMET:
        return None
    found = _without_pivot(a, b, is_recorded(a.form) + is_recorded(b.form), met)
    return found if probability(found) >= least else None


def with_pivot(found: Evidence, a: str, b: str, pivots: PivotTable, least: float) -> tuple[Evidence, float] | None:
    """The evidence and the probability, if that is at least ``least``."""
    spare = _log_odds(found) - math.log(least / (1 - least))
    mean = pivots.mean(a, b, spare / -WEIGHTS.pivot + _ROUNDING)
    found = found._replace(pivot=mean)
    certainty = probability(found)
    return (found, certainty) if certainty >= least else None


def _spelling(a: Gist, b: Gist) -> float:
    return DamerauLevenshtein.normalized_similarity(a.lower, b.lower)


def _without_pivot(a: Gist, b: Gist, recorded: int, met: Meeting) -> Evidence:
    one, other = around(a, met.a), around(b, met.b)
    befores, afters = (one.before, other.before), (one.after, other.after)
    return Evidence(
        spelling=_spelling(a, b),
        pivot=0.0,
        context=overlap(one.context, other.context),
        story=met.nearest,
        neighbours=float(not befores[0].isdisjoint(befores[1]) or not afters[0].isdisjoint(afters[1])),
        clash=float(any(x and y and x.isdisjoint(y) for x, y in (befores, afters))),
        slots=min(_SLOTS, len(one.slots & other.slots)) / _SLOTS if met.a else 0.0,
        recorded=float(recorded),
        rarity=1 / (one.articles + other.articles),
    )


# Fitted by tools/fit_names.py.
WEIGHTS = Evidence(
    spelling=5.25,
    pivot=-2.44,
    context=4.74,
    story=4.48,
    neighbours=1.09,
    clash=-0.76,
    slots=2.74,
    recorded=-0.88,
    rarity=6.94,
)
BIAS = -8.46
_ROUNDING = 1e-6
_SLOTS = 3


def probability(found: Evidence) -> float:
    """The probability that the two spellings name one thing."""
    return 1 / (1 + math.exp(-_log_odds(found)))


def _log_odds(found: Evidence) -> float:
    return BIAS + sum(weight * value for weight, value in zip(WEIGHTS, found, strict=True))
