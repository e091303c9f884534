"""Figures of an event over time, from what findings that compare articles say of them.

A finding stands at one figure and names others as related places; the numbers are read from what stands there. Its
evidence may say what they count (``role``) and from which days the articles speak (``dates``: of the finding's own
article, then of each related one), for articles whose metadata has no date.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from newslint.article import Article
from newslint.facts import Facts
from newslint.facts.figures.units import convert
from newslint.finding import Finding
from newslint.knowledge import Knowledge
from newslint.record import NamedTuple
from newslint.report.connect import connected
from newslint.report.values import Event, Item, Point, Shown, Side, Timeline

MAX_EVENTS = 12
MAX_POINTS = 60
"""Figures of a timeline; those that contradict come first."""


class _Spot(NamedTuple):
    """A place that holds a figure."""

    article: int
    line: int
    column: int


class _Reading(NamedTuple):
    value: float
    unit: str


def events(shown: Iterable[Shown], items: Sequence[Item], most: int = MAX_EVENTS) -> tuple[list[Event], int]:
    """The events that findings on figures across articles connect, those with most conflicts first; how many are left.

    Figures are read for the events that are shown alone.
    """
    compared = [one for one in shown if one.finding.code.startswith("FIG2") and one.others]
    groups = connected((one.here.article, side.article) for one in compared for side in one.others)
    event_of = {article: n for n, group in enumerate(groups) for article in group}
    findings: defaultdict[int, list[Shown]] = defaultdict(list)
    for one in compared:
        findings[event_of[one.here.article]].append(one)
    conflicts = [sum(one.finding.severity != "note" for one in findings[n]) for n in range(len(groups))]
    found: list[Event] = []
    ranked = sorted(range(len(groups)), key=lambda n: (-conflicts[n], n))
    for done, n in enumerate(ranked):
        if len(found) == most:
            return found, len(groups) - done
        if timelines := _timelines(findings[n], items):
            articles = sorted(groups[n], key=lambda one: (items[one].date or date.max, items[one].name))
            found.append(Event(tuple(articles), tuple(timelines)))
    return found, 0


def _timelines(findings: Iterable[Shown], items: Sequence[Item]) -> list[Timeline]:
    """The things that are counted in an event: places that findings on one role connect, the largest first."""
    by_role: defaultdict[str, list[Shown]] = defaultdict(list)
    for one in findings:
        by_role[_role(one.finding)].append(one)
    found = []
    for role, its in by_role.items():
        spots = connected((_spot(one.here), _spot(side)) for one in its for side in one.others)
        thing = {spot: n for n, group in enumerate(spots) for spot in group}
        about: defaultdict[int, list[Shown]] = defaultdict(list)
        for one in its:
            about[thing[_spot(one.here)]].append(one)
        found += [line for group in about.values() if (line := _timeline(role, group, items))]
    return sorted(found, key=lambda line: (-len(line.points), -_disputed(line), line.role))


def _disputed(line: Timeline) -> int:
    return sum(point.standing == "conflicts" for point in line.points)


def _role(finding: Finding) -> str:
    role = finding.evidence.get("role")
    return role if isinstance(role, str) and role else finding.name.replace("-", " ")


def _spot(side: Side) -> _Spot:
    return _Spot(side.article, side.line, side.column)


def _timeline(role: str, findings: Sequence[Shown], items: Sequence[Item]) -> Timeline | None:
    """The figures of one thing; None where their values cannot be told or are in units that cannot be converted."""
    texts: dict[_Spot, str] = {}
    days: dict[int, date | None] = {}
    disputed: set[int] = set()
    for one in findings:
        sides = (one.here, *one.others)
        for side, day in zip(sides, _days(one.finding, len(sides)), strict=True):
            texts.setdefault(_spot(side), " ".join(side.excerpt.marked.split()))
            days[side.article] = items[side.article].date or days.get(side.article) or day
        if one.finding.severity != "note":
            disputed.update(side.article for side in sides)
    readings = {spot: reading for spot, text in texts.items() if (reading := _read(text)) is not None}
    unit = next((reading.unit for reading in readings.values()), "")
    values: dict[tuple[int, float], _Spot] = {}
    for spot, reading in readings.items():
        value = _converted(reading, unit)
        if value is not None:
            values.setdefault((spot.article, value), spot)
    if len({value for _, value in values}) < 2:
        return None  # they differ in something else: a month, a currency
    agreed = _agreed([value for _, value in values])
    points = [
        Point(article, days[article], value, texts[spot], _standing(article in disputed, value, agreed), spot.line)
        for (article, value), spot in values.items()
    ]
    points.sort(key=lambda one: (one.standing != "conflicts", one.date or date.max, items[one.article].name, one.value))
    drawn = sorted(points[:MAX_POINTS], key=lambda one: (one.date or date.max, items[one.article].name, one.value))
    return Timeline(role, unit, tuple(drawn), agreed, findings[0].finding.message, len(points) - len(drawn))


def _days(finding: Finding, sides: int) -> list[date | None]:
    """The days that the evidence gives the places of a finding."""
    told = finding.evidence.get("dates")
    if not isinstance(told, (list, tuple)) or len(told) != sides:
        return [None] * sides
    return [_day(one) for one in told]


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(told) if isinstance(told, str) else None
    except ValueError:
        return None


def _standing(disputed: bool, value: float, agreed: float | None) -> str:
    if agreed is not None and value == agreed:
        return "agrees"
    return "conflicts" if disputed else "differs"


def _agreed(values: Sequence[float]) -> float | None:
    """The value that more articles have than any other, if there is one."""
    (value, count), *rest = Counter(values).most_common(2)
    return value if not rest or count > rest[0][1] else None


def _converted(reading: _Reading, unit: str) -> float | None:
    try:
        return float(f"{convert(reading.value, reading.unit, unit):.6g}")
    except ValueError:
        return None


def _read(text: str) -> _Reading | None:
    """The first quantity that a text says, as English; None without one."""
    found = Facts(Article("", text, language="en"), Knowledge())["quantities"]
    return _Reading(found[0].low, found[0].unit) if found else None
