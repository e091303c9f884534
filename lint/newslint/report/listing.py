"""The list of findings: the first as HTML, all of them as rows for the page's script, which shows them alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from newslint.record import NamedTuple
from newslint.report.collect import Collected
from newslint.report.escape import Island, lines, text, visible_lines
from newslint.report.values import UNKNOWN_SOURCE, Excerpt, Item, Shown, Side
from newslint.reporters.display import visible
from newslint.rule import CONFIDENCES, SEVERITIES, Json

STATIC = 100
"""Findings that are in the page as HTML, and how many the script shows at a time."""
MAX_ISLAND = 12_500_000
"""Characters of data in a page, so that it stays under 15 MB: the pictures take 2 MB at most."""
MAX_SIDES = 5
"""Other places that are shown of a finding."""
MAX_TEXT = 600
"""Characters of a message, a suggestion, a line of evidence."""
MAX_CHOICES = 500
"""Sources to choose from, those with most findings; the others are found by searching, or by a link of the table."""


class Listing(NamedTuple):
    """The list: HTML of the first findings, the data of the first ``held``, and what there is to filter by."""

    first: str
    island: str
    held: int
    rules: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


def listing(collected: Collected, most: int = MAX_ISLAND) -> Listing:
    """The list of findings. ``most``: characters of data.

    The data are rows of JSON: an object for each article and each rule, before the first finding that speaks of it,
    and an array for each finding.
    """
    island = Island()
    items = collected.items
    rules: dict[str, str] = {}
    told: set[int] = set()
    sources: Counter[str] = Counter()
    held = 0
    for one in collected.shown:
        if island.size > most:
            break
        for number in dict.fromkeys(side.article for side in _sides(one)):
            if number not in told:
                told.add(number)
                island.add(_item(number, items[number]))
        finding = one.finding
        if finding.code not in rules:
            rules[finding.code] = finding.name
            island.add({"code": finding.code, "rule": finding.name, "family": finding.family})
        island.add(_row(one))
        sources[items[one.here.article].source] += 1
        held += 1
    named = sorted(visible(name or UNKNOWN_SOURCE) for name, _ in sources.most_common(MAX_CHOICES))
    first = _static(collected.shown[: min(held, STATIC)], items)
    return Listing(first, island.finish(), held, tuple(sorted(rules.items())), tuple(named))


def _sides(one: Shown) -> tuple[Side, ...]:
    """The places that are shown of a finding."""
    return (one.here, *one.others[:MAX_SIDES])


def _item(number: int, item: Item) -> dict[str, Any]:
    return {
        "article": number,
        "name": visible(item.name),
        "title": visible(item.title),
        "source": visible(item.source or UNKNOWN_SOURCE),
        "where": visible(item.where),
    }


def _row(one: Shown) -> list[Any]:
    finding = one.finding
    return [
        finding.code,
        SEVERITIES.index(finding.severity),
        CONFIDENCES.index(finding.confidence),
        _brief(finding.message),
        _brief(finding.suggestion),
        [_side_row(side) for side in _sides(one)],
        max(0, len(one.others) - MAX_SIDES),
        evidence_lines(finding.evidence),
    ]


def _side_row(side: Side) -> list[Any]:
    return [side.article, side.line, side.column, *(visible_lines(part) for part in side.excerpt)]


def _brief(value: str) -> str:
    """Text as it is shown, not longer than anybody reads."""
    return visible(value if len(value) <= MAX_TEXT else value[: MAX_TEXT - 1] + "…")


def evidence_lines(evidence: Mapping[str, Json]) -> list[list[str]]:
    """Evidence as names and values to read."""
    return [[_brief(name), _brief(_said(value))] for name, value in evidence.items()]


def _said(value: Json) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_said(item)}" for name, item in value.items())
    if isinstance(value, (list, tuple)):
        return ", ".join(map(_said, value))
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "none"}[value]
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _static(shown: Sequence[Shown], items: Sequence[Item]) -> str:
    parts: list[str] = []
    for article, group in groupby(shown, key=lambda one: one.here.article):
        parts += _heading(items[article])
        for one in group:
            parts += _finding(one, items)
    return "".join(parts)


def _heading(item: Item) -> Iterable[str]:
    yield f'<h3 class="file"><span class="path">{text(item.name)}</span>'
    about = " · ".join(part for part in (item.title, item.where) if part)
    yield f'<span class="about" dir="auto">{text(about)}</span></h3>'


def _finding(one: Shown, items: Sequence[Item]) -> Iterator[str]:
    finding = one.finding
    yield f'<article class="finding {finding.severity}"><h4><span class="severity">{finding.severity}</span> '
    yield f'<span class="rule">{text(finding.name)}</span> <span class="code">{text(finding.code)}</span> '
    yield f'<span class="confidence {finding.confidence}">{finding.confidence} confidence</span></h4>'
    yield f'<p class="message" dir="auto">{text(_brief(finding.message))}</p><div class="sides">'
    for side in _sides(one):
        yield from _side(side, items[side.article] if side.article != one.here.article else None)
    yield "</div>"
    if len(one.others) > MAX_SIDES:
        yield f'<p class="more">and {len(one.others) - MAX_SIDES} more places</p>'
    if finding.suggestion:
        yield f'<p class="suggestion">Suggestion: <b dir="auto">{text(_brief(finding.suggestion))}</b></p>'
    if told := evidence_lines(finding.evidence):
        yield "<details><summary>Evidence</summary><dl>"
        for name, value in told:
            yield f'<dt>{text(name)}</dt><dd dir="auto">{text(value)}</dd>'
        yield "</dl></details>"
    yield "</article>"


def _side(side: Side, item: Item | None) -> Iterator[str]:
    """A place in its excerpt; ``item``: its article, when it is another one than the finding's."""
    at = f"line {side.line}, column {side.column}"
    yield f"<figure{' class=other' if item else ''}><figcaption>"
    if item:
        yield f'<span class="path">{text(item.name)}</span> '
    yield f'<span class="at">{at}{text(" · " + item.where) if item and item.where else ""}</span></figcaption>'
    yield f"{excerpt(side.excerpt)}</figure>"


def excerpt(one: Excerpt) -> str:
    """The words around a span, which is marked."""
    return f'<blockquote dir="auto">{lines(one.before)}<mark>{lines(one.marked)}</mark>{lines(one.after)}</blockquote>'
