"""The profile of a source: every signal as a rate with its interval, beside the rest of the corpus.

There is no score over all signals: what a source does well does not make up for what it does badly, and how much each
matters is for the reader to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from typing import TypeAlias

from newslint.record import NamedTuple
from newslint.reliability.signals import BY_NAME, SIGNALS, TOO_FEW, Signal
from newslint.reliability.statistics import (
    Estimate,
    adjusted,
    difference,
    percentiles,
    replicates,
    two_rates,
    variance,
    wilson,
)
from newslint.reliability.tally import Example, SourceTally, Tally, merge

FALSE_SHARE = 0.05
"""Of the differences that are marked, at most this share is expected to be chance."""


class Comparison(NamedTuple):
    """How a source's rate differs from that of all others together.

    ``q``: the probability of a chance difference, adjusted for the number of sources (Benjamini and Hochberg).
    """

    rest: Estimate
    difference: Estimate
    q: float

    @property
    def differs(self) -> bool:
        """Whether the difference is more than chance."""
        return self.q <= FALSE_SHARE


class Rate(NamedTuple):
    """One signal of one source: k of n, the rate per unit with its interval.

    ``few``: there are too few articles or units to judge by. ``comparison``: None where there is nothing to compare.
    """

    signal: Signal
    k: int
    n: int
    estimate: Estimate
    few: bool
    examples: tuple[Example, ...] = ()
    comparison: Comparison | None = None

    @property
    def verdict(self) -> str:
        """ "better" or "worse" than the rest, "differs" where neither is better, "" where nothing is shown."""
        found = self.comparison
        if found is None or not found.differs or not found.difference.value:
            return ""
        if not self.signal.better:
            return "differs"
        return "better" if (found.difference.value > 0) == (self.signal.better == "more") else "worse"


class SourceProfile(NamedTuple):
    """One source. ``name`` is "" for the articles whose source is unknown; ``rates`` in the order of SIGNALS."""

    name: str
    articles: int
    words: int
    first_day: int
    last_day: int
    rates: tuple[Rate, ...]
    through: str = ""
    """The language that its misspelt names look translated through; "" where they do not tell."""
    misspelt: int = 0
    """How many spellings say so."""

    @classmethod
    def of(cls, name: str, tally: SourceTally) -> SourceProfile:
        """The profile of a tally, compared with nothing."""
        rates = tuple(_rate(BY_NAME[one.name], tally.tally(one.name)) for one in SIGNALS if tally.tally(one.name).n)
        return cls(name, tally.articles, tally.words, tally.first_day, tally.last_day, rates)

    def rate(self, signal: str) -> Rate | None:
        """The rate of a signal; None where no article has units of it."""
        return next((one for one in self.rates if one.signal.name == signal), None)


class Profiles(NamedTuple):
    """The sources of a corpus by name, and the corpus as a whole."""

    sources: tuple[SourceProfile, ...]
    corpus: SourceProfile


def estimate(signal: Signal, tally: Tally) -> Estimate:
    """The rate of a tally with its 95 % interval.

    Where articles are the units, Wilson's. Where an article holds many, a bootstrap over articles, since one badly
    translated article holds many bad names. A bootstrap of articles that are all without fault has no width: there the
    bound is Wilson's for the share of articles, each with one fault.
    """
    if not signal.clustered:
        return wilson(tally.k, tally.n)
    rate = tally.k / tally.n
    if tally.k in (0, tally.n):
        unseen = min(1.0, wilson(0, tally.articles).high * tally.articles / tally.n)
        return Estimate(0.0, 0.0, unseen) if tally.k == 0 else Estimate(1.0, 1.0 - unseen, 1.0)
    low, high = percentiles(replicates(tally.weighted_k, tally.weighted_n))
    return Estimate(rate, min(rate, low), max(rate, high))


def _rate(signal: Signal, tally: Tally) -> Rate:
    few = min(tally.n, tally.articles) < TOO_FEW
    return Rate(signal, tally.k, tally.n, estimate(signal, tally), few, tally.examples)


Through: TypeAlias = "Callable[[Iterable[tuple[str, str]]], str]"
"""Tells the language that (right, wrong) spellings came through, or ""."""


def compare(tallies: Mapping[str, SourceTally], through: Through = lambda misspelt: "") -> Profiles:
    """The profiles of all sources, each compared with all others together, and of the corpus."""
    corpus = reduce(merge, (tallies[name] for name in sorted(tallies)), SourceTally())
    made = {name: SourceProfile.of(name, tallies[name]) for name in sorted(tallies)}
    compared: dict[str, dict[str, Comparison]] = {name: {} for name in made}
    for signal in SIGNALS:
        whole = corpus.tally(signal.name)
        effect = design_effect(signal, whole)
        found: list[tuple[str, Estimate, Estimate, float]] = []
        for name, profile in made.items():
            rate = profile.rate(signal.name)
            rest = whole.minus(tallies[name].tally(signal.name))
            if rate is None or rate.few or min(rest.n, rest.articles) < TOO_FEW:
                continue
            p = two_rates(rate.k, rate.n, rest.k, rest.n, effect)
            if p is not None:
                others = estimate(signal, rest)
                found.append((name, others, difference(rate.estimate, others), p))
        for (name, others, differs, _), q in zip(found, adjusted([one[3] for one in found]), strict=True):
            compared[name][signal.name] = Comparison(others, differs, q)
    return Profiles(
        tuple(
            profile._replace(
                rates=tuple(one._replace(comparison=compared[name].get(one.signal.name)) for one in profile.rates),
                through=(language := through(tallies[name].misspelt)),
                misspelt=len(tallies[name].misspelt) if language else 0,
            )
            for name, profile in made.items()
        ),
        SourceProfile.of("", corpus),
    )


def design_effect(signal: Signal, tally: Tally) -> float:
    """How many times the variance of independent units a rate has because units come in articles; at least 1."""
    if not signal.clustered or not tally.n or tally.k in (0, tally.n):
        return 1.0
    rate = tally.k / tally.n
    plain = rate * (1 - rate) / tally.n
    return max(1.0, variance(replicates(tally.weighted_k, tally.weighted_n)) / plain)


def ordered(profiles: Iterable[SourceProfile], signal: Signal) -> Sequence[SourceProfile]:
    """The sources from the one that a signal speaks against most to the least; those with too few come last."""

    def key(profile: SourceProfile) -> tuple[bool, float, str]:
        rate = profile.rate(signal.name)
        if rate is None or rate.few:
            return (True, 0.0, profile.name)
        return (False, rate.estimate.value * (1 if signal.better == "more" else -1), profile.name)

    return sorted(profiles, key=key)
