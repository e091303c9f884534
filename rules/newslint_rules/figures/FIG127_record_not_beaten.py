"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.rule import Hit, rule


@rule(
    "FIG127",
    "record-not-beaten",
    severity="error",
    languages=("en",),
    bad=[
        "Jan Holub won in [[2:14:30, breaking the course record of 2:13:55]].",
        "She ran [[2hr 21min 4sec to beat the record of 2hr 20min 50sec]].",
    ],
    good=[
        "Jan Holub won in 2:13:30, breaking the course record of 2:13:55.",
        "He won in 2:14:30, missing the course record of 2:13:55, which nobody has broken.",
        "He spoke for 5:12:10, breaking the record of 4:10:30.",
    ],
)
def record_not_beaten(text: str) -> Iterator[Hit]:
    """A time of a race that is said to break a record, and is slower than it.

    One of the two was misread, or the record stands. Told of races, where the verb joins the two; distances, heights
    and points, of which more is better, are left alone.
    """
    if "record of " not in text:
        return
    for match in _broken().finditer(text):
        time, record = _seconds(match, "a"), _seconds(match, "b")
        if time > record and _raced().search(text, max(0, match.start() - _NEAR), match.end()):
            yield Hit(Span(*match.span()), f"{time - record} s slower than the record", confidence="medium")


_NEAR = 100


@cache
def _raced() -> re.Pattern[str]:
    """What tells that less is better: who speaks or holds his breath breaks a record by taking longer."""
    return re.compile(
        r"\b(?:won|wins?|ran|runs?|race[ds]?|racing|finish(?:ed|es)?|clocked|course|lap|track|marathon)\b"
    )


@cache
def _broken() -> re.Pattern[str]:
    beat = (
        r"breaking|beating|bettering|smashing|eclipsing|lowering|to\s(?:beat|break|smash|lower)|which\s(?:broke|beat)"
    )
    return re.compile(rf"{_time('a')},?\s(?:{beat})\s[^.,;:\d\n]{{0,50}}\brecord\sof\s{_time('b')}")


def _time(name: str) -> str:
    hour, minute, second = r"(?:hr?s?|hours?)", r"(?:min?s?|minutes?)", r"(?:secs?|s|seconds?)\b"
    return (
        rf"(?<![\d:.])(?:(?P<{name}h>\d{{1,2}})(?::|\s?{hour},?\s))?(?P<{name}m>\d{{1,2}})(?::|\s?{minute},?\s(?:and\s)?)"
        rf"(?P<{name}s>\d{{1,2}}(?:\.\d{{1,2}})?)(?![:\d])(?:\s?{second})?"
    )


def _seconds(match: re.Match[str], name: str) -> float:
    hours, minutes, seconds = (float(match[f"{name}{part}"] or 0) for part in "hms")
    return hours * 3600 + minutes * 60 + seconds
