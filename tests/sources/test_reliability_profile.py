"""Tallies that merge, and profiles made of them."""

from __future__ import annotations

import random
from collections.abc import Iterable
from functools import reduce
from pathlib import Path

import pytest

from newslint.article import Span
from newslint.digest import key_of
from newslint.facts.practice import PRACTICES, Count, Practice
from newslint.finding import Finding
from newslint.groups.source import entries, practice_of
from newslint.reliability.profile import SourceProfile, compare, estimate, ordered
from newslint.reliability.signals import BY_NAME, FROM_FINDINGS, SIGNALS, attributed
from newslint.reliability.tally import EXAMPLES, MOST_MISSPELT, SourceTally, merge, of_article


def finding(code: str, start: int = 0, end: int = 5, **changes: object) -> Finding:
    fields: dict[str, object] = {
        "file": "a.txt", "record": None, "line": 1, "column": 1, "end_line": 1, "end_column": 1, "start": start,
        "end": end, "code": code, "name": "x", "family": "names", "severity": "warning", "confidence": "high",
        "message": "", "text": "Surovkin", "suggestion": "", "related": (), "evidence": {}, "fingerprint": "",
    }  # fmt: skip
    return Finding(**{**fields, **changes})  # type: ignore[arg-type]


def practice(words: int = 400, names: int = 20, byline: int = 1, spoken: int = 0, quotes: int = 0) -> Practice:
    counts = {"byline": Count(byline, 1, Span(0, 9)), "no-speaker": Count(spoken, quotes, Span(30, 40))}
    return Practice(words, 10, names, 5, 738_000, tuple(counts.get(name, Count()) for name in PRACTICES))


def source(name: str, articles: int, bad: int, per_bad: int = 1, byline: int = 1) -> SourceTally:
    """A source of which the first ``bad`` articles have misrendered names."""
    tallies = []
    for n in range(articles):
        found = [finding("NAM101", 10 * m, 10 * m + 5) for m in range(per_bad if n < bad else 0)]
        tallies.append(of_article(key_of(f"{name}/{n}"), practice(byline=byline), found))
    return reduce(merge, tallies)


def signals_of(*findings: Finding) -> list[str]:
    return [signal.name for signal, _ in attributed(findings)]


def test_signals_are_distinct() -> None:
    assert len(BY_NAME) == len(SIGNALS)


def test_every_signal_is_documented() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "sources.md").read_text(encoding="utf-8")
    assert [name for name in BY_NAME if f"`{name}`" not in page] == []


@pytest.mark.parametrize(
    ("one", "signals"),
    [
        (finding("NAM101"), ["misrendered-names"]),
        (finding("NAM101", confidence="low"), []),
        (finding("NAM103"), ["inconsistent-names"]),
        (finding("NAM104", severity="note"), []),
        (finding("NAM201", evidence={"wrong": 0.95}), ["outvoted-names"]),
        (finding("NAM201", evidence={"wrong": 0.5}), ["disputed-names"]),
        (finding("FIG102"), ["impossible-figures"]),
        (finding("FIG105"), ["contradicted-figures"]),
        (finding("FIG109", severity="note"), ["number-formats"]),
        (finding("FIG201", evidence={"supporting": 0, "contradicting": 3}), ["lone-figures"]),
        (finding("FIG201", evidence={"supporting": 0, "contradicting": 1}), ["disputed-figures"]),
        (finding("FIG201", evidence={"supporting": 2, "contradicting": 3}), ["disputed-figures"]),
        (finding("FIG201", severity="note"), []),
        (finding("TRN120", severity="note", confidence="low"), ["calques"]),
        (finding("TRN104"), ["residue"]),
        (finding("TRN112"), ["untranslated-words"]),
        (finding("TRN301"), []),
        (finding("ENC101"), ["encoding"]),
        (finding("BLP125"), ["model-residue"]),
        (finding("BLP101"), ["boilerplate"]),
        (finding("SRC101", severity="note", confidence="low"), []),
        (finding("SRC101", severity="note", confidence="medium"), ["agency-copy"]),
        (finding("SRC201", severity="note"), []),
        (finding("SRC202"), ["spun-copies"]),
        (finding("SRC202", severity="note"), []),
        (finding("SRC301", severity="note"), []),
    ],
)
def test_what_a_finding_counts_for(one: Finding, signals: list[str]) -> None:
    assert signals_of(one) == signals


def test_what_stands_on_a_recurring_line_came_with_the_page() -> None:
    line = finding("BLP201", 100, 150)
    assert signals_of(line, finding("ENC101", 110, 115)) == ["recurring-lines"]
    assert signals_of(line, finding("ENC101", 160, 165)) == ["recurring-lines", "encoding"]


def test_sums_count_each_finding_once_and_no_disputes() -> None:
    found = [finding("NAM101"), finding("TRN120", 20, 25, confidence="low"), finding("NAM201", 40, 45)]
    tally = of_article(1, practice(), found)
    assert tally.tally("all-defects").k == 2
    assert tally.tally("sure-defects").k == 1


def test_merging_is_the_same_in_any_order() -> None:
    rng = random.Random(2)
    parts = [
        of_article(
            key_of(str(n)), practice(rng.randrange(50, 500), quotes=4, spoken=n % 3), [finding("NAM101")] * (n % 2)
        )
        for n in range(30)
    ]
    whole = reduce(merge, parts)
    for _ in range(5):
        rng.shuffle(parts)
        cut = rng.randrange(1, 29)
        assert merge(reduce(merge, parts[:cut]), reduce(merge, parts[cut:])) == whole
    assert len(whole.tally("misrendered-names").examples) == EXAMPLES


def test_a_part_can_be_taken_from_a_sum() -> None:
    a, b = source("a", 5, 2), source("b", 4, 1)
    left = merge(a, b).tally("misrendered-names").minus(a.tally("misrendered-names"))
    assert left == b.tally("misrendered-names")._replace(examples=())


def test_the_entry_of_an_article_keeps_its_practice() -> None:
    one = practice(quotes=3, spoken=1)
    (entry,) = entries(one, "a.example")
    assert entry.value == "a.example"
    assert practice_of(entry.spans, entry.payload) == one


def test_intervals() -> None:
    spread, lumped = source("a", 40, 20), source("a", 40, 2, per_bad=10)
    signal = BY_NAME["misrendered-names"]
    a, b = (estimate(signal, one.tally(signal.name)) for one in (spread, lumped))
    assert a.value == b.value == 20 / 800
    assert b.high - b.low > 2 * (a.high - a.low), "one bad article makes many bad names"
    none = estimate(signal, source("a", 40, 0).tally(signal.name))
    assert (none.value, none.low) == (0, 0)
    assert none.high == pytest.approx(0.0876 * 40 / 800, rel=0.01)


def test_comparison() -> None:
    tallies = {"bad.example": source("bad", 60, 40), "few.example": source("few", 6, 6)}
    tallies |= {f"good{n}.example": source(f"good{n}", 60, 2) for n in range(5)}
    profiles = compare(tallies)
    assert [one.name for one in profiles.sources] == sorted(tallies)
    rates = {one.name: one.rate("misrendered-names") for one in profiles.sources}
    assert {name: rate.verdict for name, rate in rates.items() if rate} == {
        "bad.example": "worse", "few.example": "", **{f"good{n}.example": "better" for n in range(5)},
    }  # fmt: skip
    few = rates["few.example"]
    assert few is not None
    assert few.few
    assert few.comparison is None
    bad = rates["bad.example"]
    assert bad is not None
    assert bad.comparison is not None
    assert bad.comparison.difference.low > 0
    assert profiles.corpus.articles == 366
    signal = BY_NAME["misrendered-names"]
    assert [one.name for one in ordered(profiles.sources, signal)][::6] == ["bad.example", "few.example"]


def test_more_of_a_good_practice_is_better() -> None:
    tallies = {name: source(name, 40, 0, byline=int(name == "signed")) for name in ("signed", "unsigned")}
    found = {one.name: one.rate("byline") for one in compare(tallies).sources}
    assert {name: rate.verdict for name, rate in found.items() if rate} == {"signed": "better", "unsigned": "worse"}


def test_equal_sources_do_not_differ() -> None:
    profiles = compare({name: source(name, 50, 10) for name in "abcdef"})
    assert not [rate for one in profiles.sources for rate in one.rates if rate.verdict]


def test_every_rate_tells_its_counts() -> None:
    profile = SourceProfile.of("a", source("a", 25, 3))
    for rate in profile.rates:
        assert 0 <= rate.k <= rate.n
        assert rate.estimate.low <= rate.estimate.value <= rate.estimate.high
    assert {one.signal.name for one in profile.rates} >= {one.name for one in FROM_FINDINGS if one.unit != "quotes"}


def test_misspelt_names_of_a_source_tell_together_what_they_came_through() -> None:
    pairs = [("Surovikin", "Surobikin"), ("Orlenka", "Orurenka"), ("Velmora", "Berumora"), ("Lavrenko", "Raburenko")]

    def through(misspelt: Iterable[tuple[str, str]]) -> str:
        return "Japanese" if len(set(misspelt)) >= len(pairs) else ""

    articles = [
        of_article(n, practice(), [finding("NAM101", suggestion=right, text=wrong)])
        for n, (right, wrong) in enumerate([*pairs, *pairs])
    ]
    whole = reduce(merge, articles)
    assert whole.misspelt == reduce(merge, articles[::-1]).misspelt
    profiles = compare({"a.example": whole, "b.example": reduce(merge, articles[:3])}, through)
    assert [(one.through, one.misspelt) for one in profiles.sources] == [("Japanese", 4), ("", 0)]


def test_of_many_misspelt_names_the_same_are_kept_in_any_order() -> None:
    articles = [
        of_article(n, practice(), [finding("NAM101", suggestion=f"Name{n}", text=f"Nam{n}")])
        for n in range(2 * MOST_MISSPELT)
    ]
    kept = reduce(merge, articles).misspelt
    assert len(kept) == MOST_MISSPELT
    assert reduce(merge, articles[::-1]).misspelt == kept
