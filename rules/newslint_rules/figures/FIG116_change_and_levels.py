"""See the rule's documentation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.units import currencies
from newslint.record import NamedTuple
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import rounding, written
from newslint_rules.figures.common.sums import kindred, last_digit

_POINTS = 1.5
"""By so many percentage points a percentage may differ from the one that the other numbers give, beyond rounding."""
_POINTS_NEXT = 0.5
"""... where the change stands right before both levels: it can only be theirs."""
_RELATIVE = 0.06
"""... or by this share of it, whichever is more."""
_TIMES = {"doubled": 2.0, "tripled": 3.0, "trebled": 3.0, "quadrupled": 4.0, "halved": 0.5}
_TIMES_SLACK = 0.15
"""What doubled may have grown to 1.7 or 2.3 times of what it was."""


@rule(
    "FIG116",
    "change-beside-levels",
    severity="error",
    languages=("en",),
    bad=[
        "The fleet grew by [[5 to 20 trawlers from 12]] in a year.",
        "Landings fell [[12 percent to 300 tonnes from 400 tonnes]].",
        "The number of pilots went from [[800 to 840, a rise of 12 percent]].",
        "Its debt doubled [[to 84 million crowns from 61 million crowns]].",
        "The fare rose by [[9 percent, from 250 crowns to 260 crowns]], in May.",
        "Prices rose [[to $12 a crate from $15]] a crate.",
        "The loan is [[$33 million instead of $11 million. So it has doubled]].",
        "They lost [[70 of 280 barns, or a third]], in the storm.",
        "The port sold [[240 of 1,100 berths, or 60 percent]], by May.",
    ],
    good=[
        "The fleet grew by 8 to 20 trawlers from 12 in a year. Landings fell 25 percent to 300 tonnes from 400 tonnes.",
        "The number of pilots went from 800 to 840, a rise of 5 percent. Debt doubled to 84 million from 41 million.",
        "Like-for-like sales rose 3 percent to 200 million crowns from 150 million crowns, with shops that it bought.",
        "The loan is $33 million instead of $11 million. So it has tripled.",
        "The port sold 240 of 1,100 berths, or 22 percent, by May, and about 40 percent more than last year.",
        "The rate fell to 4.1 percent from 4.3 percent. It fell by half a million to 3.1 million from 3.6 million.",
    ],
)
def change_beside_levels(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A change that the levels before and after it do not give, or a share that its part and whole do not.

    "Rose by 5 to 20 from 12", "fell 12 percent to 300 from 400", "doubled to 84 from 61", "rose to 12 from 15", "240 of
    1,100, or 60 percent": one of the numbers was misread. What rounding allows, and one and a half percentage points,
    are no fault; changes at constant prices, like for like or adjusted are left alone.
    """
    yield from _multiples(text, quantities)
    for _, group in groupby(quantities, key=lambda one: one.sentence):
        found = list(_steps(list(group), text))
        if len(found) < 2:
            continue
        start, end = found[0].start, found[-1].end
        if "from " in text[max(0, start - len("from ")) : end]:
            hits = list(_changes(text, found))
            full_stop = _full_stop().search(text, end, end + _AROUND)
            until = full_stop.start() if full_stop else end + _AROUND
            if hits and not _adjusted().search(text, max(0, start - _AROUND), until):
                yield from hits
        if any(one.unit == "percent" for one in found):
            yield from _shares(text, found)
        elif " or " in text[start : end + _AROUND]:
            yield from _fractions(text, found)


@cache
def _full_stop() -> re.Pattern[str]:
    return re.compile(r"[.!?]\s")


class _Step(NamedTuple):
    """A number with its place: ranges that a preposition made of two numbers ("by 5 to 20") are two of them."""

    start: int
    end: int
    value: float
    unit: str
    rough: bool
    slack: float
    """How far what was measured may lie from it: multiples are rounded, bare counts mostly not."""


def _steps(group: list[Quantity], text: str) -> Iterator[_Step]:
    for one in group:
        rough = one.vague or one.modifier not in ("", "=", "~")
        if one.low == one.high:
            yield _Step(one.start, one.end, one.low, one.unit, rough, _slack(one, one.low))
        elif (between := _two().fullmatch(text, one.start, one.end)) is not None:
            yield _Step(one.start, between.end(1), one.low, one.unit, rough, _slack(one, one.low))
            yield _Step(between.start(2), one.end, one.high, one.unit, rough, _slack(one, one.high))


def _slack(one: Quantity, value: float) -> float:
    if one.form == "mixed" and one.modifier != "~":
        return 0.5 * last_digit(value)
    if one.role == "money" and one.form == "digits" and value != int(value):
        return 0.005  # the 1.80 of 1.80 euros
    if one.modifier == "~" or value != int(value):
        return rounding(value)
    return min(rounding(value), max(0.5, 0.005 * value))


@cache
def _two() -> re.Pattern[str]:
    return re.compile(r"(\S+(?:\s[^\W\d]{1,12}){0,2})\sto\s(\S.*)")


_RISES = (
    "rose|risen|rise|rises|rising|grew|grow|grows|grown|increased|increase|increases|climbed|climbs|gained|jumped|"
    "surged|went\\sup|goes\\sup|go\\sup|gone\\sup|is\\sup|was\\sup|are\\sup"
)
_FALLS = (
    "fell|fallen|fall|falls|falling|dropped|drops|drop|declined|declines|decreased|decreases|shrank|sank|slid|slipped|"
    "dipped|plunged|went\\sdown|goes\\sdown|go\\sdown|gone\\sdown|is\\sdown|was\\sdown|are\\sdown"
)


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<rise>{_RISES})|(?P<fall>{_FALLS}))(?:\sby)?\s$")


@cache
def _verb_of_level() -> re.Pattern[str]:
    times = "|".join(_TIMES)
    return re.compile(rf"\b(?:(?P<rise>{_RISES})|(?P<fall>{_FALLS})|(?:more\sthan\s)?(?P<times>{times}))\sto\s$")


@cache
def _to() -> re.Pattern[str]:
    return re.compile(r"[^.;,]{0,25}(?:,\s)?\bto\s")


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r"[^.;,\d]{0,45},?\s(?:up\s|down\s)?from\s")


@cache
def _noun_of_change() -> re.Pattern[str]:
    return re.compile(
        r"[^.;,\d]{0,30},\s(?:an?|which\sis\san?)\s(?P<noun>rise|increase|growth|jump|fall|drop|decrease|decline)\sof\s"
    )


@cache
def _adjusted() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:like-for-like|organic|constant|comparable|adjusted|annuali[sz]ed|excluding|underlying|core|average)\b",
        re.IGNORECASE,
    )


_BEFORE = 30
_AROUND = 80


def _changes(text: str, found: list[_Step]) -> Iterator[Hit]:
    for n in range(len(found) - 1):
        first, second = found[n], found[n + 1]
        if first.rough or second.rough or not _same_unit(first, second):
            continue
        if text.endswith("from ", 0, second.start) and _from().fullmatch(text, first.end, second.start):
            yield from _before_levels(text, found[n - 1] if n else None, first, second)
        elif text[first.end : second.start] == " to " and text.endswith("from ", 0, first.start):
            third = found[n + 2] if n + 2 < len(found) else None
            noun = third and _noun_of_change().fullmatch(text, second.end, third.start)
            if third and noun and not third.rough:
                falls = noun["noun"] in ("fall", "drop", "decrease", "decline")
                yield from _judged(third, second, first, -1 if falls else 1, Span(first.start, third.end))
            elif times := _times_from().search(text, max(0, first.start - _BEFORE), first.start):
                yield from _multiplied(_TIMES[times["times"]], second, first, Span(first.start, second.end))
            elif n and text[found[n - 1].end : first.start] in (", from ", " from "):
                yield from _from_to(text, found[n - 1], first, second)


def _from_to(text: str, change: _Step, before: _Step, after: _Step) -> Iterator[Hit]:
    """A change right before its levels: by 6 percent, from 1,250 to 1,300."""
    verb = None if change.rough else _verb().search(text, max(0, change.start - _BEFORE), change.start)
    if verb is not None:
        sign = 1 if verb["rise"] else -1
        yield from _judged(change, after, before, sign, Span(change.start, after.end), points=_POINTS_NEXT)


def _before_levels(text: str, change: _Step | None, after: _Step, before: _Step) -> Iterator[Hit]:
    """``after`` from ``before``, and what stands in front of it: a change, or a verb alone."""
    verb = _verb_of_level().search(text, max(0, after.start - _BEFORE), after.start)
    if verb is not None:
        span = Span(after.start - len("to "), before.end)
        if (times := _TIMES.get(verb["times"] or "")) is not None:
            if not verb[0].startswith("more"):
                yield from _multiplied(times, after, before, span)
        elif (after.value < before.value) if verb["rise"] else (after.value > before.value):
            direction = "rise" if verb["rise"] else "fall"
            yield _hit(span, f"from {_said(before)} to {_said(after)} is no {direction}", after, before)
    elif change is not None and not change.rough and _to().fullmatch(text, change.end, after.start):
        verb = _verb().search(text, max(0, change.start - _BEFORE), change.start)
        if verb is not None:
            yield from _judged(change, after, before, 1 if verb["rise"] else -1, Span(change.start, before.end))


def _multiplied(times: float, after: _Step, before: _Step, span: Span) -> Iterator[Hit]:
    """A hit, if the levels are not so many times each other."""
    grown = after.value / before.value if before.value else times
    if abs(grown / times - 1) > _TIMES_SLACK:
        yield _hit(span, f"from {_said(before)} to {_said(after)} is {grown:.2g} times as much", after, before)


@cache
def _multiple() -> re.Pattern[str]:
    """A multiple that closes what was said of two levels."""
    return re.compile(rf"({'|'.join(_TIMES)})(?=[.,;:]|\s–)")


@cache
def _so_it_has() -> re.Pattern[str]:
    """What stands before it."""
    return re.compile(r"\b(?:so|thus|therefore|hence|has|have|had|which\smeans)\s(?:[^\W\d]+\s){0,4}\Z", re.IGNORECASE)


def _multiples(text: str, quantities: Quantities) -> Iterator[Hit]:
    """The debt is 27 million. In May it was 9 million, so it has doubled."""
    for multiple in _multiple().finditer(text):
        match = _so_it_has().search(text, max(0, multiple.start() - _CLAUSE), multiple.start())
        if match is None:
            continue
        start = max(0, match.start() - _PARAGRAPH)
        start = max(start, text.rfind("\n", start, match.start()))
        first, last = (bisect_left(quantities, place, key=itemgetter(0)) for place in (start, match.start()))
        before = quantities[first:last]
        two = [one for one in before if before[-1].sentence - one.sentence <= 1 and kindred(one, before[-1])]
        if len(two) != 2 or two[0].unit in ("percent", "year-of-age") or not all(one.exact and one.low for one in two):
            continue
        if not two[0].unit and two[0].noun != two[1].noun:
            continue
        low, high = sorted(one.low for one in two)
        times = _TIMES[multiple[1]]
        grown = high / low
        if 1.2 < grown < 6 and abs(grown / (times if times > 1 else 1 / times) - 1) > _TIMES_SLACK:
            levels = f"{written(low, two[0].unit)} and {written(high, two[0].unit)}"
            message = f"{levels} are {grown:.2g} times each other, not {multiple[1]}"
            span = Span(two[0].start, multiple.end())
            yield Hit(span, message, confidence="low", related=(two[0].span, two[1].span))


_PARAGRAPH = 300
_CLAUSE = 60


@cache
def _times_from() -> re.Pattern[str]:
    return re.compile(rf"(?<!than)(?<!nearly)(?<!almost)\s(?P<times>{'|'.join(_TIMES)}),?\sfrom\s$")


def _judged(
    change: _Step, after: _Step, before: _Step, sign: int, span: Span, *, points: float = _POINTS
) -> Iterator[Hit]:
    """A hit, if the levels do not give the change."""
    least = (after.value - after.slack) - (before.value + before.slack)
    most = (after.value + after.slack) - (before.value - before.slack)
    least, most = sorted((sign * least, sign * most))
    if change.unit == "cent" != after.unit and after.unit in currencies():
        change = change._replace(value=change.value / 100, unit=after.unit, slack=change.slack / 100)
    slack = change.slack
    if change.unit == "percent" and after.unit != "percent":
        if before.value <= 0:
            return
        least, most = (100 * one / before.value for one in (least, most))
        slack = _percent_slack(change, points)
    elif change.unit not in ("", after.unit, before.unit) and (change.unit, after.unit) != (
        "percentage-point",
        "percent",
    ):
        return
    if not least - slack <= change.value <= most + slack:
        actual = sign * (after.value - before.value)
        what = (
            f"{100 * actual / before.value:.3g}%"
            if change.unit == "percent" != after.unit
            else written(actual, after.unit)
        )
        yield _hit(
            span, f"from {_said(before)} to {_said(after)} is a change of {what}, not {_said(change)}", after, before
        )


def _percent_slack(one: _Step, points: float) -> float:
    """How far a percentage may lie from the one that the other numbers give."""
    return one.slack + max(points, _RELATIVE * one.value)


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|all|a\stotal\sof|some|about)\s){0,2}")


@cache
def _or() -> re.Pattern[str]:
    return re.compile(r"[^.;,\d]{0,30}(?:,\sor\s|\s\()(?:about\s|around\s|nearly\s|almost\s|roughly\s|some\s)?")


@cache
def _of_total() -> re.Pattern[str]:
    return re.compile(r",?\sof\s(?:the\stotal\sof|a\stotal\sof|all|the|its)?\s?")


def _shares(text: str, found: list[_Step]) -> Iterator[Hit]:
    """Part, whole and percentage, in either order, that do not fit."""
    for first, second, third in zip(found, found[1:], found[2:], strict=False):
        if second.unit == "percent":
            part, share, whole = first, second, third
            fits = _or().fullmatch(text, first.end, second.start) and _of_total().fullmatch(
                text, second.end, third.start
            )
        else:
            part, whole, share = first, second, third
            fits = _of().fullmatch(text, first.end, second.start) and _or().fullmatch(text, second.end, third.start)
        if not fits or share.unit != "percent" or whole.unit == "percent" or not _same_unit(part, whole):
            continue
        if part.rough or whole.rough or share.rough or whole.value <= 0 or part.value > whole.value:
            continue
        least = 100 * (part.value - part.slack) / (whole.value + whole.slack)
        most = 100 * (part.value + part.slack) / max(1e-9, whole.value - whole.slack)
        slack = _percent_slack(share, _POINTS)
        if not least - slack <= share.value <= most + slack:
            actual = 100 * part.value / whole.value
            message = f"{_said(part)} of {_said(whole)} is {actual:.3g}%, not {_said(share)}"
            yield _hit(Span(first.start, third.end), message, part, whole)


_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_NUMERATORS = {"": 1, "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_FRACTION_SLACK = 0.15
"""By this share of it, what is told as a fraction in words may be off."""


@cache
def _or_fraction() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s[^\W\d]+){0,2},\sor\s(?:about\s|nearly\s|almost\s|roughly\s)?"
        rf"(?:(?P<n>a|one|two|three|four|nine)[\s-])?(?P<d>{'|'.join(_FRACTIONS)})s?\b"
    )


def _fractions(text: str, found: list[_Step]) -> Iterator[Hit]:
    """A part, its whole and a fraction in words: 70 of 280, or a quarter; of the 400, 300, or three quarters."""
    for first, second in pairwise(found):
        if _of().fullmatch(text, first.end, second.start):
            part, whole = first, second
        elif text.endswith("Of the ", 0, first.start) and "." not in text[first.end : second.start]:
            whole, part = first, second
        else:
            continue
        fraction = _or_fraction().match(text, second.end)
        if not fraction or part.rough or whole.rough or not _same_unit(part, whole) or not 0 < part.value < whole.value:
            continue
        said = _NUMERATORS[fraction["n"] or ""] * _FRACTIONS[fraction["d"]]
        actual = part.value / whole.value
        if abs(actual - said) > _FRACTION_SLACK * min(said, 1 - said) + part.slack / whole.value and said < 1:
            message = f"{_said(part)} of {_said(whole)} is {100 * actual:.3g}%, not {100 * said:.3g}%"
            yield _hit(Span(first.start, fraction.end()), message, part, whole)


def _same_unit(a: _Step, b: _Step) -> bool:
    return a.unit == b.unit or not a.unit or not b.unit


def _said(one: _Step) -> str:
    return written(one.value, one.unit)


def _hit(span: Span, message: str, a: _Step, b: _Step) -> Hit:
    return Hit(span, message, confidence="medium", related=(Span(a.start, a.end), Span(b.start, b.end)))
