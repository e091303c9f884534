"""Profiling the sources of a corpus on this machine: the tallies of its articles, added up one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from newslint.executors.local import Corpus, Outcome, refresh, with_index
from newslint.finding import Finding
from newslint.groups.grouping import payload_of, spans_of
from newslint.groups.source import practice_of
from newslint.index.findings import findings_of_article
from newslint.index.rows import Stored
from newslint.index.update import NUMBERS
from newslint.record import NamedTuple
from newslint.reliability.tally import SourceTally, merge, of_article

Keep = Callable[[Iterable[Finding]], Iterable[Finding]]


class Profiled(NamedTuple):
    """The tallies of all sources by name ("" is unknown), and the articles that their examples stand in, by key."""

    tallies: Mapping[str, SourceTally]
    articles: Mapping[int, Stored]
    outcome: Outcome


def profile_corpus(
    corpus: Corpus, index: Path | None, jobs: int, keep: Keep, asked: frozenset[str] | None = None
) -> Profiled:
    """Lint a corpus and add up the tallies of its sources; the plan must have the grouping ``source``.

    ``keep``: which of an article's findings, in their order, count. ``asked``: the files whose articles are added up,
    None for all; what is found in them is judged against the whole corpus.
    """
    profiled, notice = with_index(partial(_profile, corpus, jobs, keep, asked), index)
    if notice is None:
        return profiled
    outcome = profiled.outcome
    return profiled._replace(outcome=outcome._replace(notices=(*outcome.notices, notice)))


def _profile(corpus: Corpus, jobs: int, keep: Keep, asked: frozenset[str] | None, index: Path | None) -> Profiled:
    store, outcome = refresh(corpus, index, jobs=jobs, asked=asked, unsaved=None)
    try:
        wanted = None if asked is None else {key for name in asked for key in store.digests(name)}
        tallies: dict[str, SourceTally] = {}
        for source, article, data in store.entries(NUMBERS["source"]):
            if wanted is None or article in wanted:
                findings = keep(findings_of_article(store.db, article))
                tally = of_article(article, practice_of(spans_of(data), payload_of(data)), findings)
                tallies[source] = merge(tallies[source], tally) if source in tallies else tally
        articles = {key: store.article(key) for key in articles_shown(tallies)}
        return Profiled(tallies, articles, outcome)
    finally:
        store.close()


def articles_shown(tallies: Mapping[str, SourceTally]) -> list[int]:
    """The keys of the articles that the examples of some tallies stand in, rising."""
    signals = (signal for tally in tallies.values() for signal in tally.signals.values())
    return sorted({example.article for signal in signals for example in signal.examples})
