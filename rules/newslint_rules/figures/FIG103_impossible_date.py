"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.dates import DateMention, Dates
from newslint.months import FULL_NAMES
from newslint.rule import Confidence, Hit, rule


@rule(
    "FIG103",
    "impossible-date",
    severity="error",
    languages=("en",),
    bad=[
        "The ferry sank on [[31 June]] off the cape.",
        "Voting ends on [[February 29, 2023]].",
        "It was signed on [[00 July]] in the capital.",
        "Bids are due by [[the thirty-first of April]].",
        "The permit of [[2021-13-02]] has expired.",
    ],
    good=[
        "The ferry sank on 30 June off the cape. Voting ended on February 29, 2024.",
        "It may rain; in March 40 people marched.",
    ],
)
def impossible_date(text: str, dates: Dates) -> Iterator[Hit]:
    """A day that the calendar does not have.

    31 June, a 29 February of a common year, a day 0: the day or the month was misread.
    """
    for one in dates:
        for day in (one.day, one.last_day):
            fault = _fault(one, day)
            if fault:
                confidence: Confidence = "medium" if one.numeric or (one.day or 0) > 31 else "high"
                yield Hit(one.span, fault, confidence=confidence, evidence={"month": one.month, "day": day})
                break
    if "hirt" in text:
        for match in _in_words().finditer(text):
            yield Hit(Span(*match.span()), f"no month has such a day: {match[0]!r}", evidence={"read": match[0]})


@cache
def _in_words() -> re.Pattern[str]:
    short = "April|June|September|November|February"
    return re.compile(
        rf"(?:\bthe )?\b[Tt]hirty[ -](?:first(?: day)? of (?:{short})"
        rf"|(?:second|third|fourth|fifth)(?: day)? of (?:{'|'.join(FULL_NAMES)}))\b"
        r"|(?:\bthe )?\b[Tt]hirtieth of February\b"
    )


def _fault(one: DateMention, day: int | None) -> str:
    if one.month is None or day is None:
        return ""
    if not 1 <= one.month <= 12:
        return f"there is no month {one.month}"
    days = _days_in(one.year or 2000, one.month)
    if 1 <= day <= days:
        return ""
    month = FULL_NAMES[one.month - 1] + (f" {one.year}" if one.year and one.month == 2 else "")
    return f"{month} has {days} days, not {day}" if day > days else "there is no day 0"


def _days_in(year: int, month: int) -> int:
    """How many days a month has (``calendar`` takes 2 ms to import)."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
