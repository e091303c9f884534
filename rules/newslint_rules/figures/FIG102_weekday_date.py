"""See the rule's documentation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newslint.facts.dates import DateMention, Dates
from newslint.rule import Confidence, Hit, rule

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@rule(
    "FIG102",
    "weekday-date",
    severity="error",
    languages=("en",),
    bad=[
        "The bridge reopened on [[Monday, 2 May 2023]], after a year of work.",
        "date: 2024-03-14\n---\nThe inquiry opens on [[Friday, March 21]], the ministry said.",
    ],
    good=[
        "The bridge reopened on Tuesday, 2 May 2023, after a year of work.",
        "date: 2024-03-14\n---\nThe inquiry opens on Thursday, March 21, and the strike of Friday, March 8 is over.",
        "The inquiry opens on Friday, March 21.",
    ],
)
def weekday_date(dates: Dates, published: date | None) -> Iterator[Hit]:
    """A weekday that the date does not fall on.

    The day, the month, the year or the weekday is wrong. Without a year in the text the date is taken as the one
    nearest to the article's own date; without either, nothing is said.
    """
    for one in dates:
        if one.weekday is None:
            continue
        day = one.in_year() if one.year else _nearest(one, published)
        if day is None or day.weekday() == one.weekday or not 1900 <= day.year <= 2100:
            continue
        confidence: Confidence = "high" if one.year else "medium"
        yield Hit(
            one.span,
            f"{day.day} {day:%B} {day.year} is a {_NAMES[day.weekday()]}, not a {_NAMES[one.weekday]}",
            confidence=confidence,
            evidence={"date": day.isoformat(), "weekday": _NAMES[day.weekday()], "written": _NAMES[one.weekday]},
        )


def _nearest(one: DateMention, published: date | None) -> date | None:
    """The day of that month nearest to the day of publication, if it is clear which: within five months."""
    if published is None:
        return None
    days = [day for year in (-1, 0, 1) if (day := one.in_year(published.year + year)) is not None]
    near = min(days, key=lambda day: abs((day - published).days), default=None)
    return near if near is not None and abs((near - published).days) <= 150 else None
