"""The list of findings: the first as HTML, all of them as rows for the page's script, which shows them alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from newslint.report.collect import Collected
from newslint.report.escape import Island, lines, text, visible_lines
from newslint.report.values import UNKNOWN_SOURCE, Excerpt, Item, Shown, Side
from newslint.reporters.display import visible
from newslint.rule import CONFIDENCES, SEVERITIES, Json

STATIC = 100
"""Findings that are in the page as HTML, and how many the script shows at a time."""
MAX_ISLAND = 12_000_000
"""Characters of data in a page, so that it stays under 15 MB."""
MAX_SIDES = 4
MAX_EVIDENCE = 600


class Listing(NamedTuple):
    """The list: HTML of the first findings, the data of the first ``held``, and how many there are to filter by."""

    first: str
    island: str
    held: int
    rules: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


def listing(collected: Collected, most: int = MAX_ISLAND) -> Listing:
    """The list of findings. ``most``: characters of data."""
    island = Island()
    rules: dict[tuple[str, str, str], int] = {}
    items = collected.items
    held = 0
    for one in collected.shown:
        if island.size > most:
            break
        finding = one.finding
        rule = rules.setdefault((finding.code, finding.name, finding.family), len(rules))
        island.add(_row(one, rule))
        held += 1
    sources = sorted({items[one.here.article].source for one in collected.shown[:held]})
    number = {name: n for n, name in enumerate(sources)}
    named = [visible(name or UNKNOWN_SOURCE) for name in sources]
    # The last row: what the numbers in the others stand for.
    island.add([list(rules), named, [_item(item, number.get(item.source, -1)) for item in items]])
    by_code = tuple(sorted({(code, name) for code, name, _ in rules}))
    return Listing(_static(collected.shown[: min(held, STATIC)], items), island.finish(), held, by_code, tuple(named))


def _item(item: Item, source: int) -> list[Any]:
    return [visible(item.name), visible(item.title), source, visible(item.where)]


def _row(one: Shown, rule: int) -> list[Any]:
    finding = one.finding
    return [
        rule,
        SEVERITIES.index(finding.severity),
        CONFIDENCES.index(finding.confidence),
        visible(finding.message),
        visible(finding.suggestion),
        _side_row(one.here),
        [_side_row(side) for side in one.others[:MAX_SIDES]],
        max(0, len(one.others) - MAX_SIDES),
        evidence_lines(finding.evidence),
    ]


def _side_row(side: Side) -> list[Any]:
    return [side.article, side.line, side.column, *(visible_lines(part) for part in side.excerpt)]


def evidence_lines(evidence: Mapping[str, Json]) -> list[list[str]]:
    """Evidence as names and values to read."""
    return [[visible(name), visible(_said(value))[:MAX_EVIDENCE]] for name, value in evidence.items()]


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
    yield f'<p class="message" dir="auto">{text(finding.message)}</p><div class="sides">'
    yield from _side(one.here, None)
    for side in one.others[:MAX_SIDES]:
        yield from _side(side, items[side.article] if side.article != one.here.article else None)
    yield "</div>"
    if len(one.others) > MAX_SIDES:
        yield f'<p class="more">and {len(one.others) - MAX_SIDES} more places</p>'
    if finding.suggestion:
        yield f'<p class="suggestion">Suggestion: <b dir="auto">{text(finding.suggestion)}</b></p>'
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
