"""The sections of the report above the list of findings: values -> HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from newslint.reliability.signals import TOO_FEW
from newslint.report import svg
from newslint.report.escape import text
from newslint.report.values import (
    CopyGroup,
    Event,
    Family,
    Item,
    LineMap,
    Overview,
    Rate,
    SourceTable,
    Timeline,
)
from newslint.rule import CONFIDENCES

MAX_SOURCES = 200
MAX_FAMILIES = 40
MAX_SPELLINGS = 8
MAX_TIMELINES = 4
MAX_GROUPS = 30
MAX_MEMBERS = 12
MAX_ARTICLES = 12
MAX_NOTES = 20
SHADES = 5


def section(name: str, title: str, body: Iterable[str]) -> str:
    """A section of the page with its heading."""
    return f'<section id="{name}" aria-labelledby="{name}-h"><h2 id="{name}-h">{title}</h2>{"".join(body)}</section>'


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 finding, 1,200 findings."""
    return f"{number:,} {_noun(number, noun)}"


def _noun(number: int, noun: str) -> str:
    """The noun in its number; the first word is the one that changes: files with findings."""
    first, space, rest = noun.partition(" ")
    return noun if number == 1 else f"{first}s{space}{rest}"


def _more(left: int, what: str, family: str) -> str:
    """A line that says what is left out, and where to find it."""
    if left <= 0:
        return ""
    link = f'<a href="#findings" data-filter="family={family}">the list of findings</a>'
    return f'<p class="more">{left:,} more {what} not drawn here: see {link}.</p>'


def overview(one: Overview, sources: int) -> str:
    """Counts, rules by how often they reported, what was skipped."""
    errors, warnings, notes = one.by_severity
    tiles = [
        ("", one.findings, "finding"),
        ("error", errors, "error"),
        ("warning", warnings, "warning"),
        ("note", notes, "note"),
        ("", one.articles, "article linted"),
        ("", one.files_with_findings, "file with findings"),
    ]
    if sources:
        tiles.append(("", sources, "source"))
    told = "".join(
        f'<div class="tile {kind}"><dt>{_noun(number, noun)}</dt><dd>{number:,}</dd></div>'
        for kind, number, noun in tiles
    )
    return section("overview", "Overview", [f'<dl class="tiles">{told}</dl>', _rules(one), _notes(one.notes)])


def _rules(one: Overview) -> str:
    if not one.rules:
        return '<p class="clean">Nothing to report.</p>'
    most = one.rules[0].findings
    rows = []
    for rule in one.rules:
        parts = tuple(zip(rule.by_confidence, CONFIDENCES, strict=True))
        told = ", ".join(f"{number:,} of {level} confidence" for number, level in parts if number)
        rows.append(
            f'<tr><th scope="row"><a href="#findings" data-filter="rule={text(rule.code)}">{text(rule.name)}</a> '
            f'<span class="code">{text(rule.code)}</span> <span class="title">{text(rule.title)}</span></th>'
            f'<td class="n">{rule.findings:,}</td><td>{svg.share_bar(parts, most, told)}</td>'
            f'<td><span class="severity {rule.severity}">{rule.severity}</span></td>'
            f'<td class="n">{rule.files:,}</td></tr>'
        )
    legend = " ".join(f'<span class="key {level}">{level}</span>' for level in CONFIDENCES)
    return (
        f'<p class="hint">Findings by rule and confidence: {legend}</p>'
        '<div class="scroll" role="region" aria-label="Findings by rule" tabindex="0"><table class="rules"><thead><tr>'
        '<th scope="col">Rule</th><th scope="col" class="n">Findings</th><th scope="col">By confidence</th>'
        '<th scope="col">Severity</th><th scope="col" class="n">Files</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _notes(notes: Sequence[str]) -> str:
    if not notes:
        return ""
    shown = "".join(f'<li dir="auto">{text(note)}</li>' for note in notes[:MAX_NOTES])
    left = f"<li>and {len(notes) - MAX_NOTES:,} more</li>" if len(notes) > MAX_NOTES else ""
    head = f"{count(len(notes), 'notice')}: skipped or failed"
    return f"<details><summary>{head}</summary><ul>{shown}{left}</ul></details>"


def sources(table: SourceTable | None) -> str:
    """A row for each source, a rate with its interval for each signal; too few articles are greyed."""
    if table is None:
        return ""
    shown = table.rows[:MAX_SOURCES]
    most = _scale([rate for row in shown if row.articles >= TOO_FEW for rate in row.rates])
    rows = []
    for row in shown:
        few = row.articles < TOO_FEW
        name = f'<a href="#findings" data-filter="source={text(row.name)}" dir="auto">{text(row.name)}</a>'
        cells = "".join(
            _rate(rate, most, f"{row.name}, {signal}", few)
            for rate, signal in zip(row.rates, table.signals, strict=True)
        )
        rows.append(
            f'<tr{" class=few" if few else ""}><th scope="row">{name}{" <small>too few</small>" if few else ""}</th>'
            f'<td class="n" data-sort="{row.articles}">{row.articles:,}</td>{cells}</tr>'
        )
    heads = "".join(f'<th scope="col">{text(signal.capitalize())}</th>' for signal in table.signals)
    left = len(table.rows) - len(shown)
    return section(
        "sources",
        "Sources",
        [
            f'<p class="hint">{text(table.note)} The bar is the 95 % interval, from 0 to {svg.percent(most)}; under '
            f"{TOO_FEW} articles it is too wide to compare.</p>",
            '<div class="scroll" role="region" aria-label="Sources" tabindex="0"><table class="sortable"><thead><tr>'
            f'<th scope="col">Source</th><th scope="col" class="n">Articles</th>{heads}</tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table></div>",
            f'<p class="more">{left:,} sources with fewer articles are not shown.</p>' if left > 0 else "",
        ],
    )


def _scale(rates: Iterable[Rate]) -> float:
    """Where the bars end: a round share that holds the intervals of all sources with enough articles."""
    high = max((rate.high for rate in rates), default=1.0)
    return next((step / 100 for step in (1, 2, 5, *range(10, 100, 10)) if high <= step / 100), 1.0)


def _rate(rate: Rate, most: float, label: str, few: bool) -> str:
    # Sorted by what is sure, the lower bound; too few articles say nothing.
    told = f'<span class="of">{rate.k:,} of {rate.n:,}</span>'
    if few:
        return f'<td class="rate" data-sort="-1">{told}</td>'
    share = f'<span class="share">{svg.percent(rate.value)}</span>'
    return f'<td class="rate" data-sort="{rate.low:.6f}">{share} {told}{svg.interval_bar(rate, most, label)}</td>'


def names(found: Sequence[Family], items: Sequence[Item]) -> str:
    """Families of spellings: a bar for each spelling, as long as articles have it."""
    if not found:
        return ""
    drawn = [_family(family, items) for family in found[:MAX_FAMILIES]]
    return section(
        "names",
        "Spellings of one name",
        [
            '<p class="hint">Each bar counts the articles that findings know to have a spelling. '
            '<span class="keys"><span class="key suggested">suggested</span> <span class="key doubted">reported</span> '
            '<span class="key plain">not reported</span></span></p>',
            f'<div class="cards">{"".join(drawn)}</div>',
            _more(len(found) - len(drawn), "families of spellings", "names"),
        ],
    )


def _family(family: Family, items: Sequence[Item]) -> str:
    most = max(one.total for one in family.spellings)
    rows = []
    for one in family.spellings[:MAX_SPELLINGS]:
        kind = "suggested" if one.suggested else "doubted" if one.doubted else "plain"
        mark = {"suggested": "suggested", "doubted": "reported", "plain": ""}[kind]
        known = count(one.total, "article") if one.total else ""
        bar = svg.share_bar([(one.total, kind)], most, f"{one.form}: {count(one.total, 'article')} {mark}".strip())
        rows.append(
            f'<tr><th scope="row" class="{kind}" dir="auto">{text(one.form)}</th><td>{bar}</td>'
            f'<td class="n">{known}</td><td class="mark">{mark}</td></tr>'
        )
    left = len(family.spellings) - MAX_SPELLINGS
    more = f'<p class="more">and {left:,} more</p>' if left > 0 else ""
    behind = [
        f'<li><b dir="auto">{text(one.form)}</b> {_item(items[n])}</li>'
        for one in family.spellings[:MAX_SPELLINGS]
        for n in one.articles[:MAX_ARTICLES]
    ]
    title = next((one.form for one in family.spellings if one.suggested), family.spellings[0].form)
    return (
        f'<article class="card"><h3 dir="auto">{text(title)}</h3><table class="bars">{"".join(rows)}</table>{more}'
        f"<details><summary>Articles behind it</summary><ul>{''.join(behind)}</ul></details>"
        f'<p class="foot">{count(family.findings, "finding")} · {text(", ".join(family.codes))}</p></article>'
    )


def _item(item: Item) -> str:
    where = f' <span class="at">{text(item.where)}</span>' if item.where else ""
    return f'<span class="path">{text(item.name)}</span>{where}'


def figures(found: Sequence[Event], left_out: int, items: Sequence[Item]) -> str:
    """The figures of each event over time. ``left_out``: events that are not drawn."""
    if not found:
        return ""
    parts = []
    for n, event in enumerate(found):
        first = items[event.articles[0]]
        drawn = [_timeline(line, items, f"{n}-{m}") for m, line in enumerate(event.timelines[:MAX_TIMELINES])]
        left = len(event.timelines) - len(drawn)
        parts.append(
            f'<article class="event"><h3 dir="auto">{text(first.title or first.name)}</h3>'
            f'<p class="hint">{count(len(event.articles), "article")} compared, the earliest of '
            f"{text(first.where or first.name)}</p>{''.join(drawn)}{_more(left, 'figures of this event', 'figures')}"
            "</article>"
        )
    return section(
        "figures",
        "Figures of one event",
        [
            '<p class="hint">A mark for each article, by its date; units are converted to one. '
            '<span class="keys"><span class="key agrees">as most have it</span> '
            '<span class="key conflicts">contradicts</span> '
            '<span class="key differs">differs, and may</span></span></p>',
            *parts,
            _more(left_out, "events", "figures"),
        ],
    )


def _timeline(line: Timeline, items: Sequence[Item], number: str) -> str:
    rows = "".join(
        f"<tr><td>{_item(items[point.article])}, line {point.line}</td>"
        f'<td dir="auto">{text(point.text)}</td><td class="n">{svg.figure(point.value)}</td>'
        f'<td class="{point.standing}">{point.standing}</td></tr>'
        for point in line.points
    )
    unit = f" ({text(line.unit)})" if line.unit else ""
    return (
        f'<div class="figure"><h4>{text(line.role)}{unit}</h4><p class="message" dir="auto">{text(line.message)}</p>'
        f'<div class="scroll" role="region" aria-label="{text(line.role)} over time" tabindex="0">'
        f"{svg.timeline(line, items, number)}</div>"
        "<details><summary>The figures as a table</summary>"
        f'<div class="scroll" role="region" aria-label="{text(line.role)} as a table" tabindex="0"><table><thead><tr>'
        '<th scope="col">Article</th><th scope="col">As written</th><th scope="col" class="n">Value</th>'
        f'<th scope="col">Standing</th></tr></thead><tbody>{rows}</tbody></table></div></details>'
        f"{_more(line.left_out, 'figures', 'figures')}</div>"
    )


def boilerplate(found: LineMap | None) -> str:
    """Lines by source, darker where more of the source's articles have the line."""
    if found is None:
        return ""
    totals = [count(total, "article") if total else "" for total in found.totals]
    heads = "".join(
        f'<th scope="col" class="n" dir="auto">{text(name)}<small>{total}</small></th>'
        for name, total in zip(found.sources, totals, strict=True)
    )
    rows = []
    for line in found.lines:
        cells = "".join(
            f'<td class="n s{_shade(cell, total or line.articles)}">{f"{cell:,}" if cell else ""}</td>'
            for cell, total in zip(line.by_source, found.totals, strict=True)
        )
        rows.append(
            f'<tr><th scope="row"><span class="line" dir="auto">{text(line.text)}</span>'
            f'<span class="title">{text(line.name)}</span></th><td class="n">{line.articles:,}</td>{cells}</tr>'
        )
    return section(
        "boilerplate",
        "Boilerplate by source",
        [
            '<p class="hint">How many articles of a source a line of its pages stands in; the darker, the larger the '
            "share of the source’s articles.</p>",
            '<div class="scroll" role="region" aria-label="Boilerplate by source" tabindex="0"><table class="map">'
            f'<thead><tr><th scope="col">Line</th><th scope="col" class="n">All</th>{heads}</tr></thead>'
            f"<tbody>{''.join(rows)}</tbody></table></div>",
            _more(found.left_out, "lines", "boilerplate"),
        ],
    )


def _shade(cell: int, of: int) -> int:
    """From 0 (none) to 5 (all)."""
    return min(SHADES, ceil(SHADES * cell / of))


def copies(found: Sequence[CopyGroup], items: Sequence[Item]) -> str:
    """Groups of near copies: the earliest, then the others with how much they share of which article."""
    if not found:
        return ""
    parts = []
    for group in found[:MAX_GROUPS]:
        number = {one.article: n for n, one in enumerate(group.copies, 1)}
        rows = []
        for one in group.copies[:MAX_MEMBERS]:
            told, kind = "earliest", "suggested"
            if one.like is not None:
                how, kind = ("facts as told in", "doubted") if one.retold else ("wording of", "plain")
                told = f"{svg.percent(one.share)} {how} no. {number[one.like]}"
            bar = svg.share_bar([(round(one.share * 100), kind)], 100, told)
            rows.append(
                f'<li>{bar} <span>{told}</span> <span class="name" dir="auto">{text(items[one.article].title)}</span> '
                f"{_item(items[one.article])}</li>"
            )
        left = len(group.copies) - MAX_MEMBERS
        more = f'<p class="more">and {left:,} more</p>' if left > 0 else ""
        parts.append(
            f'<article class="card"><h3>{count(group.articles, "article")} alike</h3>'
            f"<ol>{''.join(rows)}</ol>{more}</article>"
        )
    return section(
        "copies",
        "Near-duplicate articles",
        [
            '<p class="hint">The earliest first, the others with how much another has of them, copied or retold.</p>',
            f'<div class="groups">{"".join(parts)}</div>',
            _more(len(found) - MAX_GROUPS, "groups", "sources"),
        ],
    )
