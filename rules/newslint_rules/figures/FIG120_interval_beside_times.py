"""See the rule's documentation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter

from newslint.article import Span
from newslint.facts.dates import Dates, TimeMention, Times
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.units import convert
from newslint.facts.lines import Sentences
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import rounding, written
from newslint_rules.figures.common.digits import slipped
from newslint_rules.figures.common.sums import usable


@rule(
    "FIG120",
    "interval-beside-times",
    severity="error",
    languages=("en",),
    bad=[
        "The train left Orlenka at 7:05 a.m. It stopped at 9:20 a.m., [[three hours after]] it set out.",
        "She married Jan Holub in 1951. They were married for [[32 years, until 1993]].",
        "He led the choir from 1962 to 1990, for [[38 years]].",
        "Irena Malik won in 2:31:10. Ada Brandt needed 2:32:05, or [[35 seconds longer]].",
        "The sitting lasted [[five hours]], from 7 in the evening until 2 in the morning.",
        "It rained for [[forty minutes, from 14.05 until 15.20]].",
    ],
    good=[
        "The train left Orlenka at 7:05 a.m. It stopped at 9:20 a.m., two and a quarter hours after it set out.",
        "The train left Orlenka at 7:05 a.m. It stopped at 9:20 a.m., about two hours after it set out.",
        "She married Jan Holub in 1951. They were married for 42 years, until 1993.",
        "He led the choir from 1962 to 1990, for 28 years. He moved in 1951 and was mayor for 20 years, until 1990.",
        "Irena Malik won in 2:31:10. Ada Brandt needed 2:32:05, or 55 seconds longer.",
        "The sitting lasted seven hours, from 7 in the evening until 2 in the morning.",
        "It rained for forty minutes, from 14.05 until 14.45.",
    ],
)
def interval_beside_times(
    text: str, sentences: Sentences, dates: Dates, times: Times, quantities: Quantities
) -> Iterator[Hit]:
    """A duration that the times or years beside it do not give.

    "At 9:20, three hours after it set out" beside the time at which it left; "for 32 years, until 1993" beside the year
    in which it began; "35 seconds longer" beside times of a race. Told where the words say from when to when: a year
    more or less is no fault, nor is what "about" allows. Flights, which land in another time zone, are left alone.
    """
    for one in quantities:
        if one.role != "duration" or not usable(one) or one.unit not in _UNITS or "ago" in one.flags:
            continue
        if one.unit == "year":
            yield from _years(text, dates, one)
            continue
        hits = list(_from_until(text, one))
        if times:
            hits += _clock(text, times, one)
            hits += _race(text, one)
        yield from hits or _spoken(text, sentences[one.sentence], one)


_UNITS = frozenset(("year", "hour", "minute", "second"))
_PARAGRAPHS = 400
_RACE = 2000
_CLAUSE = 60


@cache
def _from_to() -> re.Pattern[str]:
    """From 1962 to 1990, for; between 1962 and 1990, a period of."""
    return re.compile(
        r"\b(?:[Ff]rom|[Bb]etween)\s(?P<first>\d{4})\s(?:to|until|till|and)\s(?P<last>\d{4}),?\s(?:or\s|for\s|a\speriod\sof\s|in\sall\s)"
        r"(?:about\s)?$"
    )


@cache
def _for_from() -> re.Pattern[str]:
    return re.compile(r",?\sfrom\s(?P<first>\d{4})\s(?:to|until|till)\s(?:[^.;:,\d\n]{1,50}\sin\s)?(?P<last>\d{4})\b")


_YEARS_SLACK = 1


def _years(text: str, dates: Dates, one: Quantity) -> Iterator[Hit]:
    """For 32 years, until 1993."""
    span, sure = one.span, True
    years = _from_to().search(text, max(0, one.start - 60), one.start)
    if years is None:
        years = _for_from().match(text, one.end)
    if years is not None:
        first, last = int(years["first"]), int(years["last"])
        if text.endswith((" and ", " again "), 0, years.start()):
            return
    elif (between := _two_years(text, dates, one)) is not None:
        first, last, end = between
        span, sure = Span(one.start, end), slipped(last - first, one.low)
    else:
        return
    lasted = last - first
    slack = _YEARS_SLACK + (0.15 * one.low if one.modifier == "~" else 0)
    if 0 < lasted < 200 and first > 1400 and abs(lasted - one.low) > slack:
        message = f"from {first} to {last} is {lasted} years, not {one.low:g}"
        yield Hit(span, message, confidence="medium" if sure else "low")


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Ff]or|[Aa]fter|lasted|took|spent|ran)\s(?:about\s|exactly\s|some\s)?$")


@cache
def _then() -> re.Pattern[str]:
    """What ties the end to the years before it: for 32 years, until his death in 1993; 32 years later, in 1993."""
    return re.compile(
        r",\sin\s|,?\s(?:(?:until|till|when|before)\s[^.;:\d\n]{0,50}|later,?\s(?:[^.;:,\d\n]{0,30}\s)?in\s)"
    )


def _two_years(text: str, dates: Dates, one: Quantity) -> tuple[int, int, int] | None:
    """The year behind a duration, the only one told shortly before it, and where the former ends."""
    then = _then().match(text, one.end)
    if then is None or not (_lasting().search(text, max(0, one.start - 20), one.start) or " later" in then[0]):
        return None
    here = bisect_left(dates, one.end, key=itemgetter(0))
    behind = next((day for day in dates[here : here + _FEW] if day.year is not None), None)
    if behind is None or behind.start > then.end() + 12 or behind.year is None:
        return None
    start = max(0, one.start - _PARAGRAPHS)
    start = max(start, text.rfind("\n", start, one.start))
    sentence = text.rfind(". ", start, one.start)
    start = max(start, text.rfind(". ", start, sentence)) if sentence >= 0 else start
    earlier = [day for day in dates[bisect_left(dates, start, key=itemgetter(0)) : here] if day.year is not None]
    if len({day.year for day in earlier}) != 1 or (begun := earlier[0].year) is None:
        return None
    same = sentence < earlier[0].start
    if abs(behind.year - begun - one.low) > (_MISREAD if same else 0.5 * _MISREAD) * one.low + _YEARS_SLACK:
        return None
    return begun, behind.year, behind.end


_FEW = 3
_MISREAD = 1.0
"""By more of it than this, a duration belongs to other years; by half of it, where a sentence ends between them."""


@cache
def _after() -> re.Pattern[str]:
    """After it set out; after leaving; after the start; later."""
    left = r"left|leaving|set\s(?:off|out)|setting\s(?:off|out)|depart(?:ed|ing|ure)|sail(?:ed|ing)|pulled\sout"
    begun = "began|begun|beginning|started|starting|start|opened|opening"
    who = r"(?:(?:it|she|he|they|the|its|their|his|her)\s)?(?:[^\W\d]+\s)?"
    return re.compile(rf"\safter\s{who}(?:(?P<left>{left})|(?P<begun>{begun}))\b")


@cache
def _left() -> re.Pattern[str]:
    return re.compile(r"\b(?:left|set\soff|set\sout|departed|sailed|pulled\sout)\b[^.;\n]{0,60}?\sat\s$")


@cache
def _begun_at() -> re.Pattern[str]:
    return re.compile(r"\b(?:began|started|opened)\b[^.;\n]{0,60}?\sat\s$")


@cache
def _due() -> re.Pattern[str]:
    return re.compile(r"\b(?:due|scheduled|expected|supposed|should|meant)\b")


@cache
def _flown() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:fl(?:ew|ight|y|ying|own)|plane|airport|aircraft|jet|local\stime|GMT|next\sday|following\sday)\b",
        re.IGNORECASE,
    )


def _clock(text: str, times: Times, one: Quantity) -> Iterator[Hit]:
    """At 9:20 a.m., three hours after it set out."""
    after = _after().match(text, one.end)
    if after is None:
        yield from _open(text, times, one)
        return
    verb = _left() if after["left"] else _begun_at()
    start = max(0, one.start - _PARAGRAPHS)
    start = max(start, text.rfind("\n", start, one.start))
    earlier = [time for time in _between(times, start, one.start) if _minutes(time) is not None]
    if len(earlier) < 2 or text[earlier[-1].end : one.start] != ", " or not text.endswith("at ", 0, earlier[-1].start):
        return
    begun = [time for time in earlier[:-1] if verb.search(text, max(start, time.start - 90), time.start)]
    others = [time for time in earlier[:-1] if time not in begun]
    if any(not _due().search(text, max(0, time.start - 40), time.start) for time in others):
        return
    if len(begun) != 1 or _flown().search(text, begun[0].start - min(90, begun[0].start), after.end()):
        return
    yield from _beside(text, begun[0], earlier[-1], one, Span(one.start, one.end + len(" after")))


def _between(times: Times, start: int, end: int) -> Times:
    """The times of day that stand between two offsets."""
    first = bisect_left(times, start, key=itemgetter(0))
    return times[first : bisect_left(times, end, key=itemgetter(0))]


@cache
def _from_time_until() -> re.Pattern[str]:
    return re.compile(
        r",\sfrom\s(?P<h>[01]?\d|2[0-4])[.:h](?P<m>[0-5]\d)\s(?:to|until|till)\s(?P<hour>[01]?\d|2[0-4])[.:h](?P<minute>[0-5]\d)"
        r"(?![.:]?\d|\s?[ap]\.?m)"
    )


def _from_until(text: str, one: Quantity) -> Iterator[Hit]:
    """Forty minutes, from 14.05 until 15.20."""
    times = _from_time_until().match(text, one.end) if text.startswith(", from ", one.end) else None
    if times is None or _flown().search(text, max(0, one.start - 90), times.end()):
        return
    first, last = (60 * int(times[a]) + int(times[b]) for a, b in (("h", "m"), ("hour", "minute")))
    said = convert(one.low, one.unit, "minute")
    # 9.30 to 1.15: either may be of the afternoon.
    if all(abs((last - first + half) % 1440 - said) > _about(one) for half in (0, 720)):
        lasted = (last - first) % 1440
        message = f"that is {lasted // 60} h {lasted % 60:02} min, not {written(one.low, one.unit)}"
        yield Hit(Span(one.start, times.end()), message, confidence="medium")


@cache
def _moment() -> re.Pattern[str]:
    """At 8 in the evening; until 4 a.m.; at 17.25."""
    return re.compile(
        r"\b(?:at|from|until|till|to)\s(?P<time>(?P<h>\d{1,2})(?:[.:](?P<m>[0-5]\d)(?![.:]?\d|\s?[%€£$]|\s[^\W\d]+s\b|\sper\b|\smillion))?"
        r"(?:\s?(?P<half>[ap])\.?m\b|\s(?:in\sthe|at)\s(?P<part>morning|afternoon|evening|night)\b)?)"
    )


@cache
def _for_or_after() -> re.Pattern[str]:
    return re.compile(r"\b(?:lasted|after|took|takes|for|or|lasting|taking|(?P<most>within))\s(?:about\s|some\s)?$")


def _spoken(text: str, sentence: Span, one: Quantity) -> Iterator[Hit]:
    """From 7 in the evening until 2 in the morning, five hours: the only two times of day of the sentence."""
    start, end = sentence
    if end - start > _LONGEST or one.unit == "second":
        return
    found = [match for match in _moment().finditer(text, start, end) if match["m"] or match["half"] or match["part"]]
    if len(found) != 2 or found[0].start() <= one.start < found[0].end():
        return
    flown = _flown().search(text, start, end)
    if flown is not None and not flown[0].lower().endswith(" day"):
        return
    lasting = _for_or_after().search(text, max(start, one.start - 20), one.start)
    if lasting is None and not text.startswith(" later", one.end):
        return
    if text.startswith((" and ", " or m"), one.end):  # two hours and ten minutes, two hours or more
        return
    moments = [_halves(match) for match in found]
    said = convert(one.low, one.unit, "minute")
    gaps = [(last - first) % 1440 for first in moments[0] for last in moments[1]]
    if lasting is not None and lasting["most"] and min(gaps, default=0) <= said:
        return
    if gaps and all(abs(gap - said) > _about(one) for gap in gaps):
        lasted = min(gaps, key=lambda gap: abs(gap - said))
        message = f"from {found[0]['time']} to {found[1]['time']} is {lasted // 60} h {lasted % 60:02} min"
        yield Hit(one.span, f"{message}, not {written(one.low, one.unit)}", confidence="low")


_LONGEST = 400


def _halves(match: re.Match[str]) -> Sequence[int]:
    """The minutes since midnight that a time of day may stand for; none, if there is no such time."""
    hour, minute = int(match["h"]), int(match["m"] or 0)
    if hour > 24:
        return ()
    early, late = hour % 12 * 60 + minute, (hour % 12 + 12) * 60 + minute
    if hour > 12 or match["h"].startswith("0"):
        return (hour % 24 * 60 + minute,)
    if match["half"] or match["part"] in ("morning", "afternoon", "evening"):
        return (early,) if match["half"] == "a" or match["part"] == "morning" else (late,)
    if match["part"] == "night":
        return (late,) if 6 <= hour < 12 else (early,)
    return (early, late)


@cache
def _or_for() -> re.Pattern[str]:
    return re.compile(r",\s(?:or\s|for\s|an?\s[^\W\d]+\sof\s)?")


def _open(text: str, times: Times, one: Quantity) -> Iterator[Hit]:
    """From 9 a.m. to 5 p.m., six hours."""
    near = _between(times, one.start - _CLAUSE, one.start)
    if len(near) < 2 or not _or_for().fullmatch(text, near[-1].end, one.start):
        return
    first, last = near[-2:]
    between = text[first.end : last.start]
    if text.startswith(" later", one.end):
        if ". " in between or not between.endswith(" at ") or text[last.end : one.start] != ", ":
            return
    elif (
        between not in (" to ", " until ", " till ")
        or not text.endswith("from ", 0, first.start)
        or not text.startswith((".", ",", ";", " a day"), one.end)
    ):
        return
    if not _flown().search(text, max(0, first.start - 90), one.end):
        yield from _beside(text, first, last, one, one.span)


def _beside(text: str, first: TimeMention, last: TimeMention, one: Quantity, at: Span) -> Iterator[Hit]:
    """A hit, if the time between two times of day is not the duration that is told. Both say which half, or neither."""
    begun, ended = _minutes(first), _minutes(last)
    if begun is None or ended is None or bool(first.half) != bool(last.half):
        return
    lasted = (ended - begun) % 1440
    if abs(lasted - convert(one.low, one.unit, "minute")) > _about(one):
        actual = f"{lasted} minutes" if lasted < 60 else f"{lasted // 60} h {lasted % 60:02} min"
        message = f"from {text[first.start : first.end]} to {text[last.start : last.end]} is {actual}"
        yield Hit(at, f"{message}, not {written(one.low, one.unit)}", confidence="medium", related=(first.span,))


def _about(one: Quantity) -> float:
    """By how many minutes a duration may be off: what is told in hours is told to a quarter or so."""
    if one.unit == "hour":
        return 30.0 if one.modifier == "~" else 20.0
    minutes = convert(rounding(one.low), one.unit, "minute")
    return max(2.0, minutes * (2 if one.modifier == "~" else 1))


def _minutes(time: TimeMention) -> int | None:
    """Minutes since midnight."""
    hour, minute = time.hour, time.minute or 0
    if hour > 24 or minute > 59 or (time.half and hour > 12):
        return None
    return (hour % 12 + 12 * (time.half == "pm") if time.half else hour) * 60 + minute


@cache
def _race_time() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d:.,])(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?![\d:])"
        r"|(?<![\d:.,])(?P<hours>\d{1,2})\shours?,\s(?P<minutes>\d{1,2})\sminutes?,?(?:\sand)?\s(?P<seconds>\d{1,2})\sseconds?\b"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"\s(?:longer|slower|behind|faster|quicker|later|ahead|more|less)\b")


@cache
def _or() -> re.Pattern[str]:
    return re.compile(r"(?<=\d),?\s(?:or\s|\()?$")


def _race(text: str, one: Quantity) -> Iterator[Hit]:
    """2:32:05, or 35 seconds longer."""
    behind = _behind().match(text, one.end)
    if behind is None or one.unit == "hour" or not _or().search(text, max(0, one.start - 6), one.start):
        return
    found = list(_race_time().finditer(text, max(0, one.start - _RACE), one.end + 200))
    own = [match for match in found if match.end() <= one.start and one.start - match.end() <= 5]
    others = [match for match in found if match not in own]
    if not own or not others or _record().match(text, behind.end()):
        return
    at = _seconds(own[0])
    said = convert(one.low, one.unit, "second")
    slack = 30 if one.unit == "minute" else 1
    gaps = [abs(at - _seconds(match)) for match in others]
    if all(abs(gap - said) > slack for gap in gaps):
        told = others[-1].end() <= own[0].start() and text[behind.end() : behind.end() + 1] in ".,;"
        confidence: Confidence = "medium" if len(set(gaps)) > 1 or told else "low"
        gap = min(gaps, key=lambda gap: abs(gap - said))
        message = f"{own[0][0]} is {gap} s from the nearest time told, not {written(one.low, one.unit)}"
        yield Hit(Span(one.start, behind.end()), message, confidence=confidence, related=(Span(*own[0].span()),))


@cache
def _record() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+){0,4}\s(?:record|best|year|ago|before|planned|pace|mark)\b")


def _seconds(match: re.Match[str]) -> int:
    hours, minutes, seconds = match.group("h", "m", "s") if match["h"] else match.group("hours", "minutes", "seconds")
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds)
