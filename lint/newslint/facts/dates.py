"""Dates, years and times of day, read as they are written: what cannot be is kept, for the rules to look at.

English forms (9 November 2022, Nov. 9, 2022, Saturday, 25 July 2019, 5-7 May, the 24th of February) and those that no
language owns (2022-11-09, 25.07.2019, 10:30). A date that is written in numbers alone, and can be read with the day or
the month first, keeps neither.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TypeAlias

from newslint.article import Span
from newslint.facts.basic import lower_as_matched
from newslint.months import MONTHS
from newslint.record import NamedTuple

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("mon monday", "tue tues tuesday", "wed weds wednesday", "thu thur thurs thursday", "fri friday",
         "sat saturday", "sun sunday")
    )
    for name in names.split()
}  # fmt: skip


class DateMention(NamedTuple):
    """A date as it is written: a day of a month, a month of a year, or a year alone.

    Values are what stands there, possible or not ("31 June" has day 31). ``weekday``: 0 is Monday. ``last_day`` is the
    end of a range of days ("5-7 May"). ``numeric``: written in numbers alone.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    last_day: int | None = None
    numeric: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    def in_year(self, year: int | None = None) -> date | None:
        """The day of the calendar, in the year that is written, else in the one given; None if there is no such day."""
        year = self.year or year
        if year is None or self.month is None or self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


class TimeMention(NamedTuple):
    """A time of day as it is written. ``half``: "am", "pm" or "". ``zoned``: a zone or "hours" follows."""

    start: int
    end: int
    hour: int
    minute: int | None = None
    half: str = ""
    zoned: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


Dates: TypeAlias = tuple[DateMention, ...]
Times: TypeAlias = tuple[TimeMention, ...]


class Moments(NamedTuple):
    """What an article says of when."""

    dates: Dates
    times: Times


# Each expression begins with letters or digits and not with an assertion, so that the scan is fast; what stands
# before a match is looked at afterwards.
_MONTH = (
    r"(?:J(?i:an(?:uary)?|une?|uly?)|F(?i:eb(?:ruary)?)|M(?i:ar(?:ch)?|ay)|A(?i:pr(?:il)?|ug(?:ust)?)"
    r"|S(?i:ept?(?:ember)?)|O(?i:ct(?:ober)?)|N(?i:ov(?:ember)?)|D(?i:ec(?:ember)?))(?![\w])"
)
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_NUMBER = (
    r"\d(?:"
    r"\d{0,3}(?:[-/.]\d{1,2}[-/.]\d{1,4})(?![\w/]|[-.,]\d)"  # 2022-11-09, 25.07.2019, 7/21/2020
    r"|\d?\s?(?:[:.]\s?[0-9]{2}(?::[0-9]{2})?)?\s?[aApP]\.?\s?[mM]\b\.?"  # 4 p.m., 10:30 am
    r"|\d?:\s?[0-9]{2}(?::[0-9]{2})?(?!\d)"  # 10:30
    r"|\d?\.[0-9]{2}(?=\s(?:GMT|BST|UTC|[CEMP][SD]?T)\b)"  # 03.31 BST
    r"|\d{3}(?=\s(?:GMT|BST|UTC|hrs|hours|local\stime)\b)"  # 0730 GMT
    r"|\d{3}(?:[-–/]\d{2}(?:\d{2})?)?(?![\w%]|[-–.,:/]\d)"  # 2019, 2006-07
    r"|\d{3}(?=s\b)"  # 1990s
    r")"
)


@cache
def _month() -> re.Pattern[str]:
    return re.compile(_MONTH)


@cache
def _before_month() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?P<weekday>{_WEEKDAY})\b[.,]?\s(?:the\s)?)?"
        r"(?:(?<![\d.,:$£€¥/-])(?P<first>\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?|\s(?:to|and|or)\s))?"
        r"(?<![\d.,:$£€¥/])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\sof)?[\s-]$",
        re.IGNORECASE,
    )


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<weekday>{_WEEKDAY})\b[.,]?\s$", re.IGNORECASE)


@cache
def _after_month() -> re.Pattern[str]:
    return re.compile(
        r"\.?[\s-](?:the\s)?(?P<day>\d{1,2})(?P<ordinal>st|nd|rd|th)?(?![\w%:/]|\.\d|,\d{3}(?!\d))"
        r"(?:\s?[-–]\s?(?P<last>\d{1,2})(?:st|nd|rd|th)?(?![\w%:]|[.,]\d{3}(?!\d)))?"
        r"(?:(?P<comma>,\s?|\s)(?P<year>\d{4})(?![\w%]|[.,-]\d{3}(?!\d)))?"
        rf"(?:,?\s\((?P<weekday>{_WEEKDAY})\))?",
        re.IGNORECASE,
    )


@cache
def _year_after() -> re.Pattern[str]:
    return re.compile(
        rf"\.?(?:,?\s|-|\sof\s)(?P<year>\d{{4}})(?![\w%]|[.,-]\d{{3}}(?!\d))(?:\s\((?P<weekday>{_WEEKDAY})\))?"
    )


@cache
def _number() -> re.Pattern[str]:
    return re.compile(_NUMBER)


_ZONE = re.compile(r"\s?(?:GMT|BST|UTC|IST|JST|CES?T|EES?T|[ECMP][SD]T|ET|PT|hrs|hours|local\stime|o.clock)\b")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s(]+$")
_WORDS_AFTER = re.compile(r"[\s-]([^\W\d_]+)(?:\s([^\W\d_]+))?")
# "May" and "March" are words of their own: alone, they are months after one of these.
_BEFORE_MONTHS = frozenset(
    "in since until till by during of last next this every from to early mid late before after through between and "
    "for".split()
)
_BEFORE_YEARS = frozenset(
    "in since until till by during of from to early mid late before after through between around circa and year the "
    "fiscal summer winter spring autumn fall season class olympics elections election".split()
)
_COUNTERS = frozenset(
    "about some approximately roughly nearly almost over than least most exceed exceeded exceeding only another all "
    "these those kill kills killed killing injured wounded injuring wounding hurt arrested least under to no".split()
)
# Nouns that a year never stands before, other than in "the 2019 people ...".
_COUNTED = frozenset(
    "people persons civilians soldiers troops fighters militants rebels men women children students workers families "
    "homes houses buildings jobs deaths cases victims refugees residents protesters migrants prisoners hours minutes "
    "seconds days weeks months years miles kilometers kilometres metres meters feet acres hectares tonnes tons pounds "
    "kilograms kg km mi m ft lb lbs mph dollars euros yen rubles rupees yuan percent times votes points square cubic "
    "calories megawatts patients employees members passengers others more thousand million billion trillion".split()
)


def _letters_before(text: str, at: int) -> str:
    found = _WORD_BEFORE.search(text, max(0, at - 16), at)
    return found[1].lower() if found else ""


def moments(text: str) -> Moments:
    """The dates and times of day, each in the order of the text; one scan for both."""
    named = list(_named(text))
    starts = [one.start for one in named]
    days = list(named)
    times: list[TimeMention] = []
    for match in _number().finditer(text):
        start = match.start()
        near = bisect_right(starts, start) - 1
        if near >= 0 and start < named[near].end:
            continue
        if (day := _numeric(text, match)) is not None:
            days.append(day)
        elif (time := _time(text, match)) is not None:
            times.append(time)
    return Moments(tuple(sorted(days, key=lambda one: one.start)), tuple(times))


def dates(moments: Moments) -> Dates:
    """The dates, and the years that stand alone, in the order of the text."""
    return moments.dates


def times(moments: Moments) -> Times:
    """The times of day, in the order of the text."""
    return moments.times


def _named(text: str) -> Iterator[DateMention]:
    """The dates with a month's name."""
    last = 0
    for match in _month().finditer(text):
        start, end = match.span()
        if start < last or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():  # Mar-a-Lago
            continue
        one = _around_month(text, start, end, match[0], last)
        if one is not None:
            last = one.end
            yield one


def _around_month(text: str, start: int, end: int, name: str, last: int) -> DateMention | None:
    month = MONTHS[lower_as_matched(name[:3])]
    before = _before_month().search(text, max(last, start - 34), start)
    if before is not None and int(before["day"]) <= 39:
        year = _year_after().match(text, end)
        stop = year.end() if year else end
        first = before["first"]
        day, last_day = (int(first), int(before["day"])) if first else (int(before["day"]), None)
        written = before["weekday"] or (year["weekday"] if year else None)
        return DateMention(before.start(), stop, _int(year and year["year"]), month, day, _weekday(written), last_day)
    after = _after_month().match(text, end)
    if after is not None and _is_day(text, after):
        weekday = _weekday_before().search(text, max(last, start - 16), start)
        written = weekday["weekday"] if weekday else after["weekday"]
        return DateMention(
            weekday.start() if weekday else start,
            after.end(),
            _int(after["year"]),
            month,
            int(after["day"]),
            _weekday(written),
            _int(after["last"]),
        )
    year = _year_after().match(text, end)
    if year is not None:
        return DateMention(start, year.end(), int(year["year"]), month)
    if len(name) > 3 and name.lower() != "march":
        return DateMention(start, end, None, month)
    return DateMention(start, end, None, month) if _letters_before(text, start) in _BEFORE_MONTHS else None


def _is_day(text: str, after: re.Match[str]) -> bool:
    """Whether the number after a month's name is its day: not so in "in May 10 people died"."""
    if after["ordinal"] or after["year"]:
        return int(after["day"]) <= 39
    if int(after["day"]) > 31:
        return False
    following = _WORDS_AFTER.match(text, after.end())
    return not (following and following[1].lower() in _COUNTED and text[after.end()] == " ")


def _numeric(text: str, match: re.Match[str]) -> DateMention | None:
    """A date in numbers, or a year; None for times and plain numbers."""
    start, end = match.span()
    if start and _is_inside(text, start):
        return None
    written = match[0]
    parts = re.split(r"[-/.]", written)
    if len(parts) == 3 and all(part.isdecimal() for part in parts):
        return _numeric_date(start, end, parts)
    if not written[:4].isdecimal() or len(written) not in (4, 7, 9):
        return None
    year = int(written[:4])
    if not 1400 <= year <= 2100 or (len(written) == 4 and not _is_year(text, start, end, year)):
        return None
    return DateMention(start, end, year)


def _is_inside(text: str, start: int) -> bool:
    """Whether a number is part of something longer: $2019, 1,2019, 3.2019, A2019; not mid-2019, "August,2019"."""
    before = text[start - 1]
    if before.isalnum() or before in "$£€¥₹.:/#_":
        return True
    return before in ",-–" and start > 1 and text[start - 2].isdigit()


def _numeric_date(start: int, end: int, parts: list[str]) -> DateMention | None:
    a, b, c = map(int, parts)
    if len(parts[0]) == 4:
        return DateMention(start, end, a, b, c, numeric=True) if 1400 <= a <= 2100 else None
    if len(parts[0]) > 2 or len(parts[2]) not in (2, 4) or (len(parts[2]) == 4 and not 1400 <= c <= 2100):
        return None
    year = c if len(parts[2]) == 4 else None
    if not (0 < a <= 31 and 0 < b <= 31) or (a > 12 and b > 12):
        return None
    if a > 12:
        return DateMention(start, end, year, b, a, numeric=True)
    if b > 12:
        return DateMention(start, end, year, a, b, numeric=True)
    return DateMention(start, end, year, numeric=True)


def _is_year(text: str, start: int, end: int, year: int) -> bool:
    """Whether four digits name a year: told from the words around them."""
    before = _letters_before(text, start)
    following = _WORDS_AFTER.match(text, end)
    after = following[1].lower() if following else ""
    if after in _COUNTED and not (before in _BEFORE_YEARS and year >= 1900 and before != "of"):
        return False
    if before in _COUNTERS and before not in _BEFORE_YEARS and (after or year < 1900):
        return False
    if 1900 <= year <= 2100:
        return True
    return before in _BEFORE_YEARS and before not in ("the", "of", "to", "and")


def _time(text: str, match: re.Match[str]) -> TimeMention | None:
    """A time of day; None for other numbers."""
    start, end = match.span()
    if start and (text[start - 1].isalnum() or text[start - 1] in ".,:$£€/-" or text[start - 2 : start] == ": "):
        return None
    written = match[0]
    zone = _ZONE.match(text, end)
    bare = written.rstrip("aApPmM. \u00a0")
    half = written[len(bare) :].strip().lower()[:1]
    if not half and ":" not in written and not zone:
        return None
    digits = re.split(r"[:.]\s?", bare)
    if len(digits) == 1 and len(bare) == 4:
        digits = [bare[:2], bare[2:]]
    if not all(part.isdecimal() for part in digits) or len(digits[0]) > 2:
        return None
    minute = int(digits[1]) if len(digits) > 1 else None
    stop = zone.end() if zone else end
    return TimeMention(start, stop, int(digits[0]), minute, f"{half}m" if half else "", bool(zone))


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _weekday(name: str | None) -> int | None:
    # By three letters, as months are: patterns take "Thurday" and "Sepember" as well.
    return WEEKDAYS[lower_as_matched(name[:3])] if name else None
