"""A rule that fails is told by every run until it is mended, and takes no other finding with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index_helpers import corpus_at, folder_in, made
from newslint import engine
from newslint.article import Span
from newslint.executors.local import Corpus, Outcome, lint_corpus
from newslint.rule import Hit, Place


def spoilt(corpus: Corpus, code: str, check: Callable[..., Any]) -> Corpus:
    """The corpus with a rule that does something else."""
    rules = tuple(one._replace(check=check) if one.code == code else one for one in corpus.plan.rules)
    return corpus._replace(plan=engine.Plan(rules, corpus.plan.groupings, corpus.plan.knowledge))


def raises(**facts: object) -> Iterator[Hit]:
    raise RuntimeError("no such thing")


def told(outcome: Outcome) -> tuple[list[str], list[str]]:
    """The codes of all findings, and what is said of failures."""
    codes = sorted(one.code for one in outcome.findings)
    return codes, sorted({one.what.partition(":")[0] for one in outcome.problems})


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return made(tmp_path / "corpus", 8)


@pytest.mark.parametrize("code", ["ENC103", "NAM201", "FIG201"])
def test_a_failure_is_told_until_it_is_mended(tmp_path: Path, corpus: Corpus, code: str) -> None:
    index, expected = tmp_path / "index.sqlite", told(lint_corpus(corpus))
    assert code in expected[0]

    def fails(*facts: object) -> Iterator[Hit]:
        raise RuntimeError("no such thing")

    broken = spoilt(corpus, code, fails)
    for _ in range(3):
        outcome = lint_corpus(broken, index)
        codes = sorted(one.code for one in outcome.findings)
        assert codes == [one for one in expected[0] if one != code]
        assert {one.what for one in outcome.problems if one.what.startswith(code)}
    assert told(lint_corpus(corpus, index)) == expected
    assert told(lint_corpus(corpus, index)) == expected


class Odd:
    """What JSON knows nothing of."""


@pytest.mark.parametrize(
    "hit",
    [
        Hit(Span(0, 10**9), "behind the end"),
        Hit(Span(5, 2), "backwards"),
        Hit(Span(-3, 2), "before the start"),
        Hit(Span(0, 1), "odd evidence", evidence={"odd": Odd()}),  # type: ignore[dict-item]
        Hit(Span(0, 1), "related to nothing", related=(Span(0, 10**9),)),
    ],
    ids=lambda hit: hit.message,
)
def test_a_hit_that_cannot_be_costs_no_other_finding(tmp_path: Path, corpus: Corpus, hit: Hit) -> None:
    expected = [one for one in told(lint_corpus(corpus))[0] if one != "ENC103"]
    broken = spoilt(corpus, "ENC103", lambda *facts: iter([hit]))
    for index in (None, tmp_path / "index.sqlite"):
        codes, problems = told(lint_corpus(broken, index))
        assert (codes, len(problems)) == (expected, 1)


@pytest.mark.parametrize("odd", ["behind the end", "backwards", "odd evidence"])
def test_a_hit_on_a_group_that_cannot_be_costs_no_other_finding(tmp_path: Path, corpus: Corpus, odd: str) -> None:
    expected = [one for one in told(lint_corpus(corpus))[0] if one != "FIG201"]

    def bad(event: Any) -> Iterator[Hit]:
        key = event.article.article
        place = {"behind the end": Place(key, 5, 10**9, "x"), "backwards": Place(key, 5, 2, "x")}
        yield Hit(place.get(odd, Place(key, 0, 1, "x")), odd, evidence={"odd": Odd()} if odd == "odd evidence" else {})  # type: ignore[dict-item]

    broken = spoilt(corpus, "FIG201", bad)
    for index in (None, tmp_path / "index.sqlite"):
        outcome = lint_corpus(broken, index)
        assert sorted(one.code for one in outcome.findings) == expected
        assert outcome.problems
        assert all("FIG201" in one.what for one in outcome.problems)


FEED = """<?xml version="1.0"?><rss version="2.0"><channel>{}</channel></rss>"""
ITEM = "<item><guid>{}</guid><title>Notes</title><description>The caf\ufffd was shut in {}.</description></item>"


def test_records_that_change_places_are_told_in_their_order(tmp_path: Path) -> None:
    folder = folder_in(tmp_path / "corpus")
    items = [ITEM.format("g1", "Tolvik"), ITEM.format("g2", "Orlenka")]
    for order in (items, items[::-1], items):
        (folder / "feed.xml").write_text(FEED.format("".join(order)), encoding="utf-8")
        corpus = corpus_at(tmp_path / "corpus")
        outcome = [one.record and one.record.id for one in lint_corpus(corpus, tmp_path / "index.sqlite").findings]
        assert outcome == [one.record and one.record.id for one in lint_corpus(corpus).findings]
        assert len(outcome) == 2


def test_places_in_articles_that_moved_are_told_as_they_are_now(tmp_path: Path) -> None:
    corpus, index = made(tmp_path / "corpus", 8), tmp_path / "index.sqlite"
    assert any(one.related for one in lint_corpus(corpus, index).findings)
    for path in sorted((tmp_path / "corpus").rglob("*.txt"))[::2]:
        path.write_text(path.read_text(encoding="utf-8").replace("\n\n", " \n"), encoding="utf-8")
        corpus = corpus_at(tmp_path / "corpus")
        assert list(lint_corpus(corpus, index).findings) == list(lint_corpus(corpus).findings)
