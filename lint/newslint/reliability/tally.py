"""Counts of a source that merge in any order and stay bounded, whatever the number of its articles.

``of_article`` makes the tally of one article, ``merge`` adds two: workers, the index and Spark all do no more. Counts
are exact; of the places where something was found, those in the articles with the smallest keys are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newslint.article import Span
from newslint.digest import key_of
from newslint.facts.practice import Practice
from newslint.finding import Finding
from newslint.record import NamedTuple
from newslint.reliability.signals import FROM_FINDINGS, PRACTICE, SUMS, Signal, attributed
from newslint.reliability.statistics import cluster_weights

EXAMPLES = 3
MOST_MISSPELT = 60
"""Spellings that are kept of a source: more tell no more of the language that they came through."""
_MISSPELT = frozenset(("misrendered-names", "outvoted-names"))


class Example(NamedTuple):
    """A place that shows what is counted. The order is that of article keys, which say nothing about the articles."""

    article: int
    span: Span
    code: str = ""
    text: str = ""


class Tally(NamedTuple):
    """One signal in one source: k of n units; ``articles`` have units, ``counted`` of them have any that count.

    ``weighted_k`` and ``weighted_n`` are the sums in all replicates of a bootstrap over articles, packed (see
    ``statistics.cluster_weights``); 0 where an article is a unit.
    """

    k: int = 0
    n: int = 0
    articles: int = 0
    counted: int = 0
    weighted_k: int = 0
    weighted_n: int = 0
    examples: tuple[Example, ...] = ()

    def plus(self, other: Tally) -> Tally:
        """The tally of the articles of both."""
        return Tally(
            self.k + other.k,
            self.n + other.n,
            self.articles + other.articles,
            self.counted + other.counted,
            self.weighted_k + other.weighted_k,
            self.weighted_n + other.weighted_n,
            tuple(sorted((*self.examples, *other.examples))[:EXAMPLES]),
        )

    def minus(self, other: Tally) -> Tally:
        """What is left without one of the parts; it has no examples."""
        return Tally(
            self.k - other.k,
            self.n - other.n,
            self.articles - other.articles,
            self.counted - other.counted,
            self.weighted_k - other.weighted_k,
            self.weighted_n - other.weighted_n,
        )


class SourceTally(NamedTuple):
    """All signals of one source. ``first_day`` and ``last_day`` are ordinals of dates, 0 where none is known."""

    articles: int = 0
    words: int = 0
    first_day: int = 0
    last_day: int = 0
    signals: Mapping[str, Tally] = {}
    misspelt: tuple[tuple[str, str], ...] = ()
    """Names that are spelt wrongly, as (right, wrong): of more than MOST_MISSPELT those of the smallest keys."""

    def tally(self, signal: str) -> Tally:
        """The tally of a signal; an empty one where no article had units of it."""
        return self.signals.get(signal, _EMPTY)


_EMPTY = Tally()


def of_practice(key: int, practice: Practice) -> SourceTally:
    """What one article shows by itself, without findings. ``key``: the article's."""
    weights = cluster_weights(key)
    signals = {}
    for signal, count in zip(PRACTICE, practice.counts, strict=True):
        wanting = count.k < count.n if signal.better == "more" else count.k > 0
        signals[signal.name] = _one(signal, count.k, count.n, weights, [Example(key, count.span)] if wanting else [])
    return SourceTally(1, practice.words, practice.day, practice.day, {k: v for k, v in signals.items() if v.n})


def of_article(key: int, practice: Practice, findings: Iterable[Finding]) -> SourceTally:
    """What one article shows by itself and in its findings, which may come in any order."""
    weights = cluster_weights(key)
    units = practice.units()
    found: dict[str, list[Example]] = {one.name: [] for one in FROM_FINDINGS}
    misspelt = []
    for signal, finding in attributed(findings):
        if signal.name in _MISSPELT and finding.suggestion:
            misspelt.append((finding.suggestion, finding.text))
        found[signal.name].append(Example(key, Span(finding.start, finding.end), finding.code, finding.text[:80]))
    shown = of_practice(key, practice)
    signals = dict(shown.signals)
    for whole, kinds in SUMS.items():
        k = sum(len(found[one.name]) for one in FROM_FINDINGS if one.kind in kinds)
        signals[whole.name] = _one(whole, k, practice.words, weights, [])
    for signal in FROM_FINDINGS:
        if n := units[signal.unit]:
            examples = found[signal.name]
            signals[signal.name] = _one(signal, min(len(examples), n), n, weights, examples)
    return shown._replace(signals=signals, misspelt=_sampled(misspelt))


def _sampled(misspelt: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(set(misspelt), key=lambda pair: key_of(*pair))[:MOST_MISSPELT])


def _one(signal: Signal, k: int, n: int, weights: int, examples: Iterable[Example]) -> Tally:
    if not signal.clustered:
        weights = 0
    return Tally(k, n, int(n > 0), int(k > 0), k * weights, n * weights, tuple(sorted(examples)[:EXAMPLES]))


def merge(a: SourceTally, b: SourceTally) -> SourceTally:
    """The tally of the articles of both."""
    days = [day for day in (a.first_day, b.first_day) if day]
    shared: dict[int, int] = {}  # signals with one unit have equal weighted n: kept once, 3,200 bytes each
    signals = {}
    for name in {**a.signals, **b.signals}:
        whole = a.tally(name).plus(b.tally(name))
        signals[name] = whole._replace(weighted_n=shared.setdefault(whole.weighted_n, whole.weighted_n))
    last_day = max(a.last_day, b.last_day)
    misspelt = _sampled((*a.misspelt, *b.misspelt))
    return SourceTally(a.articles + b.articles, a.words + b.words, min(days, default=0), last_day, signals, misspelt)
