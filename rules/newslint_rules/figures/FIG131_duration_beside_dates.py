"""See the rule's documentation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newslint.article import Span
from newslint.facts.basic import lower_as_matched
from newslint.facts.dates import WEEKDAYS, DateMention, Dates
from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.sums import usable


@rule(
    "FIG131",
    "duration-beside-dates",
    severity="warning",
    languages=("en",),
    bad=[
        "The strike began on [[3 March and ended on 17 March. The three-week]] walkout closed the mill.",
        "The fair is open from [[4 July to 8 July, the ten days]] that the town has rented the meadow for.",
        "The [[72-hour truce began at noon on Monday and ends at noon on Wednesday]].",
    ],
    good=[
        "The strike began on 3 March and ended on 17 March. The two-week walkout closed the mill.",
        "The fair is open from 4 July to 8 July, the five days that the town has rented the meadow for.",
        "The 48-hour truce began at noon on Monday and ends at noon on Wednesday.",
        "The strike began on 3 March and ended on 17 March. Three weeks later the mill closed.",
        "The fair was open from 4 July to 8 July. A ten-day festival follows it in August.",
    ],
)
def duration_beside_dates(text: str, dates: Dates, quantities: Quantities) -> Iterator[Hit]:
    """A number of days or weeks that the days from and to which something lasted do not give.

    "From 4 July to 8 July, the ten days"; "began on 3 March and ended on 17 March. The three-week walkout". The first
    and the last day may count or not. So for hours between two days of the week at the same time of day.
    """
    lasting = [one for one in quantities if one.role == "duration" and usable(one) and not _ASIDE & set(one.flags)]
    starts = [one.start for one in lasting]
    for first, last in pairwise(dates):
        if lasting and (days := _days(text, first, last)) is not None:
            near = (bisect_left(starts, at) for at in (first.start - _NEAR, last.end + _NEAR))
            for one in lasting[slice(*near)]:
                if _is_of(text, one, first, last) and not _fits(one, days):
                    start, end = min(first.start, one.start), max(last.end, one.end)
                    said = written(one.low, one.unit)
                    message = f"{days} days lie between the two dates, not {said}"
                    yield Hit(Span(start, end), message, confidence="medium", related=(one.span,))
    yield from _hours(text)


_ASIDE = frozenset(("ago", "another", "background", "former", "hypothetical", "rate"))
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44}
_LONGEST = 70
_NEAR = 200
"""Farther from the dates than this, no duration is told of what they bound."""
_MOST_DAYS = 400
_YEAR = 2023
"""For dates without a year: one that is no leap year."""


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:from|between|beg[aiu]ns?|start(?:s|ed)?|open(?:s|ed)?|last(?:s|ed)|runs?|ran|held|since)\s(?:\w+\s){0,2}$",
        re.IGNORECASE,
    )


@cache
def _until() -> re.Pattern[str]:
    return re.compile(
        r"[^.;:\d\n]{0,50}?\b(?:to|until|till|through|and|end(?:s|ed)|finish(?:es|ed)|clos(?:es|ed))\s(?:[^\W\d]+\s){0,3}"
    )


def _days(text: str, first: DateMention, last: DateMention) -> int | None:
    """The days from one date to another, where words say that something lasted from the one to the other."""
    if first.day is None or last.day is None or last.start - first.end > _LONGEST or first.last_day or last.last_day:
        return None
    year = first.year or last.year or _YEAR
    begun, ended = first.in_year(year), last.in_year(last.year or year)
    if begun is None or ended is None or not 0 < (ended - begun).days < _MOST_DAYS:
        return None
    if not _begins().search(text, max(0, first.start - _LONGEST), first.start):
        return None
    return (ended - begun).days if _until().fullmatch(text, first.end, last.start) else None


@cache
def _definite() -> re.Pattern[str]:
    """The three-week walkout, the ten days: not a ten-day festival."""
    return re.compile(r"\b(?:the|all|those|these|this|lasted|lasting|took|for)\s$", re.IGNORECASE)


@cache
def _seam() -> re.Pattern[str]:
    """From one to the other in a clause, or to the beginning of the next sentence."""
    return re.compile(r"(?:,?\s(?:or\s|that\sis\s)?|[^.;:\d\n]{0,40}[.]\s|,\s[^.;:,\d\n]{0,30})(?:[Tt]he|[Aa]ll)?\s?")


def _is_of(text: str, one: Quantity, first: DateMention, last: DateMention) -> bool:
    """Whether a duration is that of what lasted from one date to the other."""
    if one.unit not in _DAYS or not _definite().search(text, max(0, one.start - 10), one.start):
        return False
    if one.start >= last.end:
        behind = text[one.end : one.end + 12].lstrip().partition(" ")[0].strip(".,")
        return behind not in ("later", "after", "before", "earlier", "ago") and bool(
            _seam().fullmatch(text, last.end, one.start)
        )
    return one.end <= first.start and bool(re.fullmatch(r",?\sfrom\s(?:\w+\s)?", text[one.end : first.start]))


def _fits(one: Quantity, days: int) -> bool:
    size = _DAYS[one.unit]
    slack = 1.0 if size == 1 else 0.6 * size
    return abs(days - one.low * size) <= slack + (0.15 * days if one.modifier == "~" else 0.0) or (
        size > 1 and abs(days + 1 - one.low * size) <= slack
    )


@cache
def _from_weekday() -> re.Pattern[str]:
    days = "|".join(name for name in WEEKDAYS if name.endswith("day"))
    time = r"(?:(?P<{0}>noon|midnight|midday|dawn|dusk|\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?)\s(?:on\s)?)?"
    return re.compile(
        rf"\b(?P<hours>\d{{2,3}})[-\s]hours?\b[^.;:\d\n]{{0,40}}?\b(?:from|beg[aiu]ns?|start(?:s|ed)?|effect)\s(?:on\s|at\s)?"
        rf"{time.format('one')}(?:on\s)?(?P<first>{days})[^.;:\d\n]{{0,50}}?\b(?:to|until|till|ends?|ended|expires?|and)\s"
        rf"(?:[^\W\d]+\s){{0,3}}?(?:on\s|at\s)?{time.format('other')}(?:on\s)?(?P<last>{days})\b",
        re.IGNORECASE,
    )


def _hours(text: str) -> Iterator[Hit]:
    """A 72-hour truce from noon on Monday to noon on Wednesday."""
    if "hour" not in text:
        return
    for match in _from_weekday().finditer(text):
        first, last = (WEEKDAYS[lower_as_matched(match[name])] for name in ("first", "last"))
        hours, lasted = int(match["hours"]), 24 * ((last - first) % 7)
        same = (match["one"] or "") == (match["other"] or "") != ""
        if lasted and hours % 24 == 0 and abs(hours - lasted) > (0 if same else 24) and hours < 24 * 7:
            message = f"from {match['first']} to {match['last']} is {lasted} hours, not {hours}"
            yield Hit(Span(*match.span()), message, confidence="medium")
