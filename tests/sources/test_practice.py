from __future__ import annotations

from datetime import date

import pytest

from newslint.article import Article, Span
from newslint.facts import Facts
from newslint.facts.practice import PRACTICES, Count, Practice
from newslint.knowledge import Knowledge
from newslint.registry import pack_folder
from newslint.reliability.signals import PRACTICE

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
BODY = (
    "The council of Velmora voted on Tuesday for a new pier, as the old one has been rotten for years.\n"
    "Work begins in May and takes two summers, the harbour master told the meeting in the town hall.\n"
)


def facts_of(text: str, **metadata: object) -> Facts:
    fields: dict[str, object] = {"language": "en", **metadata}
    return Facts(Article("a.txt", text, **fields), KNOWLEDGE)  # type: ignore[arg-type]


def counts_of(text: str, **metadata: object) -> dict[str, Count]:
    practice: Practice = facts_of(text, **metadata)["practice"]
    return dict(zip(PRACTICES, practice.counts, strict=True))


def test_every_practice_is_a_signal() -> None:
    assert tuple(one.name for one in PRACTICE) == PRACTICES


@pytest.mark.parametrize(
    ("text", "byline", "named"),
    [
        ("New pier for Velmora\nBy Ida Brandl\n" + BODY, 1, 1),
        ("New pier for Velmora\nBy our newsroom staff\n" + BODY, 0, 0),
        ("New pier for Velmora\nBy Velmora News Desk\n" + BODY, 1, 0),
        ("New pier for Velmora\nVon Ida Brandl\n" + BODY, 1, 1),
        ("New pier for Velmora\n" + BODY, 0, 0),
        ("New pier for Velmora\n" + BODY + "By the end of May the work begins.\n", 0, 0),
    ],
)
def test_byline(text: str, byline: int, named: int) -> None:
    counts = counts_of(text)
    assert counts["byline"].k == byline
    assert counts["named-byline"][:2] == (named, byline)


def test_byline_in_metadata() -> None:
    counts = counts_of(BODY, byline="Reuters")
    assert (counts["byline"].k, counts["named-byline"].k, counts["agency-credit"].k) == (1, 0, 1)


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("VELMORA, March 5 (Reuters) - ", 1, 1),
        ("VELMORA — ", 1, 0),
        ("Velmora (AFP) – ", 1, 1),
        ("The council — after long talks — ", 0, 0),
    ],
)
def test_dateline(line: str, dateline: int, agency: int) -> None:
    counts = counts_of("New pier\n" + line + BODY)
    assert (counts["dateline"].k, counts["agency-credit"].k) == (dateline, agency)


@pytest.mark.parametrize(
    ("text", "day", "plausible"),
    [
        (BODY, date(2024, 3, 5), 1),
        (BODY, date(1970, 1, 1), 0),
        ("VELMORA, March 5, 2024 (Reuters) - " + BODY, date(2024, 3, 6), 1),
        ("VELMORA, March 5, 2024 (Reuters) - " + BODY, date(2024, 8, 6), 0),
        (BODY + "The old pier was closed on 20 March 2024.", date(2024, 3, 5), 0),
        (BODY + "The new pier will open on 20 March 2024.", date(2024, 3, 5), 1),
    ],
)
def test_plausible_date(text: str, day: date, plausible: int) -> None:
    assert counts_of(text, date=day)["plausible-date"][:2] == (plausible, 1)


def test_no_date_is_no_wrong_date() -> None:
    counts = counts_of(BODY)
    assert counts["dated"][:2] == (0, 1)
    assert counts["plausible-date"].n == 0


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Correction: the pier is 40 metres long, not 400.", "correction"),
        ("An earlier version of this article gave the wrong length.", "correction"),
        ("Opinion | Velmora deserves its pier", "label"),
        ("Sponsored content", "label"),
    ],
)
def test_notices(line: str, name: str) -> None:
    assert counts_of("New pier for Velmora\n" + line + "\n" + BODY)[name].k == 1
    assert counts_of("New pier for Velmora\n" + BODY)[name].k == 0


def test_headline() -> None:
    counts = counts_of("Velmora votes for 40 new piers and aquariums\n" + BODY)
    assert counts["headline-terms"][:2] == (3, 4)  # Velmora, votes, piers; no aquariums
    assert counts["headline-figures"][:2] == (0, 1)
    assert counts["headline-terms"].span == Span(0, 44)


def test_closed_quotations() -> None:
    counts = counts_of(BODY + "“The old one is rotten,” said Ida Brandl. “The new one will be built of oak.\n")
    assert counts["quotes-closed"][:2] == (1, 2)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("“The old one is rotten,” said Ida Brandl.", ["named"]),
        ("“The old one is rotten,” Brandl said.", ["named"]),
        ("Ida Brandl, the harbour master, said: “The old one is rotten.”", ["named"]),
        ("“The old one is rotten,” the ministry said in a statement.", ["organisation"]),
        ("“The old one is rotten,” according to NATO.", ["organisation"]),
        ("“The old one is rotten,” a source said.", ["anonymous"]),
        ("“The old one is rotten,” said an islander.", ["anonymous"]),
        ("“The old one is rotten,” officials said.", ["anonymous"]),
        ("“The old one is rotten.” Work begins in May.", ["none"]),
        ("“The old one is rotten,” said Ida Brandl. “It will be gone by May.”", ["named", "named"]),
        ("“The old one is rotten,” a source said.\n“It will be gone by May.”", ["anonymous", "anonymous"]),
        ("“The old one is rotten,” said Ida Brandl.\n“It will be gone by May,” she added.", ["named", "named"]),
        ("They call it “the longest pier there ever was” in Velmora.", []),
    ],
)
def test_speakers(text: str, kinds: list[str]) -> None:
    assert [one.speaker.value for one in facts_of(BODY + text)["attributions"]] == kinds


def test_speakers_are_told_in_english_only() -> None:
    assert not facts_of("„Der alte ist längst verfault“, sagte Ida Brandl.", language="de")["attributions"]


@pytest.mark.parametrize(
    "text", ["", "\n", "“", "By ", "A" * 100_000, "“" * 5_000, "VELMORA " * 20_000, "said " * 20_000]
)
def test_odd_texts(text: str) -> None:
    assert len(counts_of(text)) == len(PRACTICES)
