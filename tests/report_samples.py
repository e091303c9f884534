"""Findings and articles made by hand, for the tests of the report: an event, its copies, boilerplate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from newslint.article import Article, Record, Span
from newslint.finding import Finding, Related, findings_of, related_in
from newslint.report.collect import Again, Collected, Reread, collect
from newslint.rule import Hit, Place, Rule, make

RULES: Mapping[str, Rule] = {
    code: make(
        code=code, name=name, severity=severity, check=lambda: (), needs=(), doc=doc, bad=(), good=(), over="article"
    )
    for code, name, severity, doc in (
        ("NAM201", "name-differs-across-articles", "warning", "A name that other articles spell differently."),
        ("NAM101", "misrendered-name", "warning", "A well-known name misrendered."),
        ("FIG201", "figure-conflict", "warning", "A figure that other articles contradict."),
        ("BLP201", "recurring-line", "warning", "A line that a source prints in several articles."),
        ("SRC201", "duplicate-article", "note", "An article that repeats another one."),
    )
}


def article(file: str, text: str, **fields: Any) -> Article:
    """An article; its source is its folder."""
    return Article(file, text, source=fields.pop("source", file.rpartition("/")[0]), **fields)


def span_of(one: Article, text: str, nth: int = 0) -> Span:
    """Where a text stands in an article."""
    start = -1
    for _ in range(nth + 1):
        start = one.text.index(text, start + 1)
    return Span(start, start + len(text))


def finding(
    code: str,
    one: Article,
    text: str,
    others: Sequence[tuple[Article, str]] = (),
    message: str = "something is wrong",
    **fields: Any,
) -> Finding:
    """A finding on a text in an article, with texts of other articles as related places."""
    places = {n: other for n, (other, _) in enumerate(others)}

    def locate(place: Place) -> Related:
        return related_in(places[place.article], Span(place.start, place.end))

    related = tuple(Place(n, *span_of(other, its), its) for n, (other, its) in enumerate(others))
    hit = Hit(span_of(one, text), message, related=related, **fields)
    return findings_of(one, [(RULES[code], hit)], locate)[0]


def reread_of(articles: Sequence[Article]) -> Reread:
    """Reads articles again that are in memory."""

    def reread(also: frozenset[str]) -> Iterator[Again]:
        for one in articles:
            yield Again(one.file, one, True)

    return reread


_DAM = "Dam above Orlenka gives way\n\n"
HERALD = article(
    "herald.example/1.txt", _DAM + "At least 14 people were killed, said Viktor Zelinko.\n\nThe Herald, every morning",
    date=date(2023, 5, 9),
)  # fmt: skip
WIRE = article("wire.example/2.txt", _DAM + "The wave killed 14 people, said Viktor Zelinko.", date=date(2023, 5, 10))
TODAY = article(
    "today.example/3.txt", _DAM + "As many as 41 people died, said Viktor Zelinka.\n\nLeave a Reply\nYour name",
    date=date(2023, 5, 10),
)  # fmt: skip
LATER = article("herald.example/4.txt", _DAM + "Some 15 people died.\n\nThe Herald, every morning", record=Record("7"))
ARTICLES = (HERALD, WIRE, TODAY, LATER)


def findings() -> list[Finding]:
    """Findings of every kind that the report draws, in the order of their places."""
    found = [
        finding("BLP201", HERALD, "The Herald, every morning", confidence="medium"),
        finding("BLP201", LATER, "The Herald, every morning", confidence="low"),
        finding("BLP201", TODAY, "Leave a Reply\nYour name"),
        finding(
            "NAM201", TODAY, "Zelinka", [(HERALD, "Zelinko"), (WIRE, "Zelinko")], "Zelinka here, Zelinko elsewhere",
            evidence={"articles": {"Zelinka": 1, "Zelinko": 5}},
        ),
        finding("NAM101", WIRE, "Zelinko", suggestion="Zelynko", confidence="low", evidence={"probability": 0.81234}),
        finding(
            "FIG201", TODAY, "41 people", [(HERALD, "14 people"), (WIRE, "14 people"), (LATER, "15 people")],
            "41 killed here, 14 in 2 articles", evidence={"role": "killed"},
        ),
        finding("SRC201", WIRE, "Dam above", [(HERALD, "Dam above")], evidence={"resemblance": 0.8, "articles": 2}),
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.order)


def collected(
    its: Sequence[Finding] | None = None, articles: Sequence[Article] = ARTICLES, **options: Any
) -> Collected:
    """What the report is made from."""
    its = findings() if its is None else its
    return collect(its, reread_of(articles), tuple(RULES.values()), len(articles), **options)
