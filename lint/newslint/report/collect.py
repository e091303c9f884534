"""Findings to what the report shows of them: the articles they stand in, and the surroundings of every place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from newslint.article import Article, Record
from newslint.digest import blake2b
from newslint.finding import Finding, Related
from newslint.record import NamedTuple
from newslint.report.values import Excerpt, Item, Overview, RuleCount, Shown, Side
from newslint.rule import CONFIDENCES, FAMILIES, SEVERITIES, Rule

MAX_KEPT = 100_000
"""Findings that the page holds; what comes after is counted, and the page says so."""
WINDOW = 110
MAX_MARKED = 240
MAX_TITLE = 140
_SPACE = re.compile(r"\s")


class Again(NamedTuple):
    """An article that is read once more: its file as findings name it, and whether it was reported on."""

    file: str
    article: Article
    reported: bool


Reread: TypeAlias = "Callable[[frozenset[str]], Iterator[Again]]"
"""Reads the articles that were reported on, and those of other files that are named."""


class Tally(NamedTuple):
    """A source: how many of its articles were linted, and how many have an error or a warning of each family."""

    articles: int
    flawed: Mapping[str, int]


class Collected(NamedTuple):
    """All that the views are made from. The overview and ``sources`` count all findings, ``shown`` may hold fewer."""

    overview: Overview
    items: tuple[Item, ...]
    shown: tuple[Shown, ...]
    sources: Mapping[str, Tally]


class _Place(NamedTuple):
    start: int
    end: int
    text: str


def collect(
    findings: Iterable[Finding],
    reread: Reread | None,
    rules: Sequence[Rule],
    articles: int,
    notes: Sequence[str] = (),
    most: int = MAX_KEPT,
) -> Collected:
    """Read findings, then the articles they speak of. Without ``reread`` places have no surroundings, items no date."""
    counts = _Counts()
    kept = [finding for finding in counts.through(findings) if counts.findings <= most]
    numbers: dict[tuple[str, str], int] = {}
    wanted: defaultdict[int, set[_Place]] = defaultdict(set)
    for finding in kept:
        _number(numbers, finding.file, finding.record)
        for one in finding.related:
            wanted[_number(numbers, one.file, one.record)].add(_Place(one.start, one.end, one.text))
    items = [Item(file, record) for file, record in numbers]
    excerpts: dict[tuple[int, _Place], Excerpt] = {}
    linted: Counter[str] = Counter()
    flawed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for file, article, reported in reread(frozenset(item.file for item in items)) if reread else ():
        if reported:
            linted[article.source] += 1
            flawed[article.source].update(counts.families_of(file, article.record))
        number = numbers.get((file, article.record.id if article.record else ""))
        if number is None:
            continue
        title = article.title or article.text.lstrip()[: MAX_TITLE * 2].partition("\n")[0]
        items[number] = items[number]._replace(
            title=_cut(title.strip(), MAX_TITLE), source=article.source, date=article.date
        )
        for place in wanted[number]:
            excerpts[number, place] = window(article.text, place.start, place.end)
    shown = tuple(_shown(finding, numbers, excerpts) for finding in kept)
    sources = {name: Tally(count, dict(flawed[name])) for name, count in sorted(linted.items())}
    return Collected(counts.overview(rules, articles, notes), tuple(items), shown, sources)


def _number(numbers: dict[tuple[str, str], int], file: str, record: Record | None) -> int:
    return numbers.setdefault((file, record.id if record else ""), len(numbers))


def _shown(
    finding: Finding, numbers: dict[tuple[str, str], int], excerpts: Mapping[tuple[int, _Place], Excerpt]
) -> Shown:
    start = finding.excerpt_start
    around = window(finding.excerpt, start, start + finding.end - finding.start)
    here = around._replace(marked=_cut(finding.text, MAX_MARKED))

    def side(one: Related) -> Side:
        number = _number(numbers, one.file, one.record)
        found = excerpts.get((number, _Place(one.start, one.end, one.text)), Excerpt("", one.text, ""))
        return Side(number, one.line, one.column, found)

    number = _number(numbers, finding.file, finding.record)
    return Shown(finding, Side(number, finding.line, finding.column, here), tuple(map(side, finding.related)))


def window(text: str, start: int, end: int) -> Excerpt:
    """What surrounds a span on its lines, at most 110 characters to either side, cut between words."""
    begin = text.rfind("\n", 0, start) + 1
    before = text[max(begin, start - WINDOW) : start].lstrip()
    if start - WINDOW > begin:
        space = _SPACE.search(before)
        before = "…" + (before[space.end() :] if space else before)
    stop = text.find("\n", end)
    stop = len(text) if stop < 0 else stop
    after = text[end : min(stop, end + WINDOW)].rstrip()
    if end + WINDOW < stop:
        after = (after.rpartition(" ")[0] or after) + "…"
    return Excerpt(before, _cut(text[start:end], MAX_MARKED), after)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


_FAMILIES = tuple(FAMILIES.values())


def _key(file: str, record: Record | None) -> bytes:
    """An article in eight bytes: a corpus may have millions with findings."""
    name = f"{file}\0{record.id if record else ''}"
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()


class _Counts:
    """Counts findings as they pass."""

    def __init__(self) -> None:
        self.findings = 0
        self._severity: Counter[str] = Counter()
        self._rules: Counter[tuple[str, str, str, str]] = Counter()
        self._files: defaultdict[str, int] = defaultdict(int)
        self._last: dict[str, str] = {}
        self._file = ""
        self._with_findings = 0
        self._families: dict[bytes, int] = {}
        """By the key of an article, a bit for each family in which it has an error or a warning."""

    def through(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, counted; those of one file come one after the other."""
        for finding in findings:
            self.findings += 1
            self._severity[finding.severity] += 1
            self._rules[finding.code, finding.name, finding.severity, finding.confidence] += 1
            if self._last.get(finding.code) != finding.file:
                self._last[finding.code] = finding.file
                self._files[finding.code] += 1
            if self.findings == 1 or finding.file != self._file:
                self._file = finding.file
                self._with_findings += 1
            if finding.severity != "note":
                key = _key(finding.file, finding.record)
                self._families[key] = self._families.get(key, 0) | 1 << _FAMILIES.index(finding.family)
            yield finding

    def families_of(self, file: str, record: Record | None) -> list[str]:
        """The families in which an article has an error or a warning."""
        bits = self._families.get(_key(file, record), 0)
        return [family for n, family in enumerate(_FAMILIES) if bits >> n & 1]

    def overview(self, rules: Sequence[Rule], articles: int, notes: Sequence[str]) -> Overview:
        """The counts, rules by how often they reported."""
        titles = {one.code: one.title for one in rules}
        order: dict[str, int] = {level: n for n, level in enumerate(SEVERITIES)}
        by_rule: defaultdict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for (code, name, severity, confidence), count in self._rules.items():
            by_rule[code, name][severity, confidence] += count
        counts = []
        for (code, name), found in by_rule.items():
            levels: Counter[str] = Counter()
            for (_, level), count in found.items():
                levels[level] += count
            severity = min((one for one, _ in found), key=order.__getitem__)
            high, medium, low = (levels[level] for level in CONFIDENCES)
            title, files = titles.get(code, ""), self._files[code]
            counts.append(RuleCount(code, name, title, severity, levels.total(), (high, medium, low), files))
        counts.sort(key=lambda one: (-one.findings, one.code))
        errors, warnings, notes_found = (self._severity[level] for level in SEVERITIES)
        return Overview(
            self.findings, articles, self._with_findings, (errors, warnings, notes_found), tuple(counts),
            tuple(notes),
        )  # fmt: skip
