"""What findings say together: families of spellings, lines of boilerplate by source, groups of copies, rates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from newslint.report.collect import Collected
from newslint.report.connect import connected
from newslint.report.values import (
    UNKNOWN_SOURCE,
    Copy,
    CopyGroup,
    Family,
    Item,
    LineMap,
    Rate,
    RepeatedLine,
    Shown,
    SourceRow,
    SourceTable,
    Spelling,
)

MAX_SOURCES_IN_MAP = 8
MAX_LINES = 40
MAX_LINE = 160
DEFECTS = ("names", "figures", "translation", "encoding", "boilerplate")


def families(shown: Iterable[Shown]) -> list[Family]:
    """The spellings that findings on names connect: the reported one with what is suggested, or stands elsewhere."""
    edges: list[tuple[str, str]] = []
    articles: defaultdict[str, dict[int, None]] = defaultdict(dict)
    counts: defaultdict[str, int] = defaultdict(int)
    suggested: set[str] = set()
    doubted: set[str] = set()
    findings: defaultdict[str, list[str]] = defaultdict(list)
    for one in shown:
        finding = one.finding
        if finding.family != "names":
            continue
        form = finding.text.strip()
        rivals = {side.excerpt.marked.strip(): side for side in one.others}
        forms = [*rivals, finding.suggestion] if finding.suggestion else list(rivals)
        if not form or all(rival == form for rival in forms):
            continue
        findings[form].append(finding.code)
        if finding.severity != "note":
            doubted.add(form)
        articles[form][one.here.article] = None
        edges += [(form, rival) for rival in forms]
        for side in one.others:
            articles[side.excerpt.marked.strip()][side.article] = None
        if finding.suggestion:
            suggested.add(finding.suggestion)
        told = finding.evidence.get("articles")
        for told_form, count in told.items() if isinstance(told, Mapping) else ():
            if isinstance(count, int):
                counts[told_form] = max(counts[told_form], count)
    found = []
    for component in connected(edges):
        spellings = [
            Spelling(
                form,
                tuple(articles[form]),
                max(len(articles[form]), counts[form]),
                form in suggested,
                form in doubted,
            )
            for form in component
        ]
        spellings.sort(key=lambda one: (-one.suggested, -one.total, one.form))
        codes = [code for form in component for code in findings[form]]
        found.append(Family(tuple(spellings), tuple(sorted(set(codes))), len(codes)))
    return sorted(found, key=lambda one: (-one.findings, one.spellings[0].form))


def line_map(collected: Collected) -> LineMap | None:
    """The lines that findings on boilerplate cover, most frequent first, by the sources with most of them."""
    texts: dict[str, tuple[str, str]] = {}
    where: defaultdict[str, set[int]] = defaultdict(set)
    for one in collected.shown:
        if one.finding.family != "boilerplate":
            continue
        for line in one.finding.text.splitlines():
            line = " ".join(line.split())
            if line:
                texts.setdefault(line.casefold(), (line, one.finding.name))
                where[line.casefold()].add(one.here.article)
    if not where:
        return None
    items = collected.items
    by_source = Counter(items[article].source for articles in where.values() for article in articles)
    ranked = sorted(by_source, key=lambda name: (-by_source[name], name))
    sources = ranked[:MAX_SOURCES_IN_MAP] if len(ranked) <= MAX_SOURCES_IN_MAP else ranked[: MAX_SOURCES_IN_MAP - 1]
    column = {name: n for n, name in enumerate(sources)}
    others = len(ranked) > len(sources)
    lines = []
    for key in sorted(where, key=lambda key: (-len(where[key]), key))[:MAX_LINES]:
        cells = [0] * (len(sources) + others)
        for article in where[key]:
            cells[column.get(items[article].source, len(sources))] += 1
        text, name = texts[key]
        text = text if len(text) <= MAX_LINE else text[: MAX_LINE - 1] + "…"
        lines.append(RepeatedLine(text, len(where[key]), tuple(cells), name))
    totals = [tally.articles if (tally := collected.sources.get(name)) else 0 for name in ranked]
    shown, rest = totals[: len(sources)], sum(totals[len(sources) :])
    return LineMap(
        (*(name or UNKNOWN_SOURCE for name in sources), *(("all others",) if others else ())),
        (*shown, *((rest,) if others else ())),
        tuple(lines),
        len(where) - len(lines),
    )


def copy_groups(shown: Iterable[Shown], items: Sequence[Item]) -> list[CopyGroup]:
    """Articles that findings call copies of each other, the largest groups first."""
    like: dict[int, Copy] = {}
    alike: dict[int, int] = {}
    for one in shown:
        if not one.finding.code.startswith("SRC2") or not one.others:
            continue
        evidence, here, there = one.finding.evidence, one.here.article, one.others[0].article
        share = evidence.get("resemblance", evidence.get("share"))
        known = like.get(here)
        made = Copy(
            here, float(share) if isinstance(share, (int, float)) else 1.0, there, "resemblance" not in evidence
        )
        like[here] = made if known is None or known.share < made.share else known
        alike[here] = articles if isinstance(articles := evidence.get("articles"), int) else 0
    groups = []
    for component in connected((one.article, one.article if one.like is None else one.like) for one in like.values()):
        ordered = sorted(component, key=lambda n: (n in like, items[n].date or date.max, items[n].name))
        copies = tuple(like.get(n, Copy(n)) for n in ordered)
        groups.append(CopyGroup(copies, max([len(copies), *(alike.get(n, 0) for n in component)])))
    return sorted(groups, key=lambda one: (-one.articles, one.copies[0].article))


def source_table(collected: Collected) -> SourceTable | None:
    """For each source, the share of its articles with an error or a warning of each family; None without sources."""
    if not any(collected.sources):
        return None
    rows = [
        SourceRow(
            name or UNKNOWN_SOURCE,
            one.articles,
            tuple(Rate.of(one.flawed.get(family, 0), one.articles) for family in DEFECTS),
        )
        for name, one in sorted(collected.sources.items(), key=lambda item: (-item[1].articles, item[0]))
    ]
    note = (
        "Share of a source’s articles with at least one error or warning of each family; notes are information and "
        "not counted. A rate measures the text in this corpus: what a crawler did counts with what the publisher did. "
        "`newslint sources` tells the two apart, and counts faults in so many names, figures or words."
    )
    return SourceTable(DEFECTS, tuple(rows), note)
