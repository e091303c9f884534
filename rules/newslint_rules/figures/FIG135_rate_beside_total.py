"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.units import dimension
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.digits import slipped
from newslint_rules.figures.common.sums import hit, slack, usable


@rule(
    "FIG135",
    "rate-beside-total",
    severity="warning",
    languages=("en",),
    bad=[
        "The yard has ordered [[20 barges.\n\nAt 28 million crowns apiece, the order is worth 420 million crowns]].",
        "He walked [[1,480 kilometres to the coast in 12 days. That is an average of 95 kilometres]] a day.",
        "The keeper earns [[9,000 crowns a month, or 98,000]] a year.",
        "Tickets cost [[15 crowns each. The school bought 40 and paid 750 crowns]].",
    ],
    good=[
        "The yard has ordered 20 barges.\n\nAt 28 million crowns apiece, the order is worth 560 million crowns.",
        "He walked 1,480 kilometres to the coast in 12 days. That is an average of 123 kilometres a day.",
        "The keeper earns 9,000 crowns a month, or 108,000 a year.",
        "Tickets cost 15 crowns each. The school has 40 pupils and 750 books.",
        "The yard has ordered 20 barges and 15 tugs. At 28 million crowns apiece, the tugs cost 420 million crowns.",
    ],
)
def rate_beside_total(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A price apiece, or so much a day, that the number and the total beside it do not give.

    "20 barges, 28 million apiece, 420 million in all"; "1,480 kilometres in 12 days, 95 a day"; "9,000 a month, or
    98,000 a year". Told where the sentences around have one total and one number of things or days. The total may be of
    something else, so that confidence is low but where a digit makes the difference, or one clause says both rates.
    """
    for n, rate in enumerate(quantities):
        if not usable(rate) or rate.low <= 0 or rate.unit == "percent":
            continue
        around = [
            one for one in quantities[max(0, n - _MOST) : n + _MOST] if abs(one.sentence - rate.sentence) <= _WIDE
        ]
        if rate.unit and dimension(rate.unit) == "money" and _apiece().match(text, rate.end):
            yield from _priced(rate, around)
        elif (per := _per().match(text, rate.end)) is not None:
            yield from _yearly(text, quantities, n, per)
            if rate.unit:
                yield from _daily(rate, per["unit"].lower(), around)


_MOST = 8
_WIDE = 2
_LOWEST, _HIGHEST = 0.3, 3.0
"""What is farther off was not meant so."""
_AVERAGE = 0.15
_SAME = 0.03
_TIMES = {
    ("month", "year"): 12, ("week", "year"): 52, ("quarter", "year"): 4, ("day", "year"): 365, ("day", "week"): 7,
    ("month", "quarter"): 3, ("minute", "hour"): 60, ("hour", "day"): 24, ("week", "month"): 4.35,
}  # fmt: skip


@cache
def _apiece() -> re.Pattern[str]:
    return re.compile(r"\s(?:apiece|each)\b", re.IGNORECASE)


@cache
def _per() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s[^\W\d]+){0,2}\s(?:an?|per|each|every)\s(?P<unit>minute|hour|day|week|month|quarter|year)\b(?!\s(?:ago|later|earlier))",
        re.IGNORECASE,
    )


def _priced(each: Quantity, around: Sequence[Quantity]) -> Iterator[Hit]:
    """Twenty at 28 million apiece."""
    totals = [
        one for one in around if one.unit == each.unit and one is not each and usable(one) and one.low > 2 * each.low
    ]
    counts = [one for one in around if not one.unit and one.role == "count" and usable(one) and one.low >= 2]
    counts = [one for one in counts if one.start < max(each.start, *[total.start for total in totals], 0)]
    yield from _judged(each, counts, totals, 0.0)


def _daily(rate: Quantity, unit: str, around: Sequence[Quantity]) -> Iterator[Hit]:
    """1,480 kilometres in 12 days, 95 a day."""
    totals = [
        one for one in around
        if one.unit == rate.unit and "rate" not in one.flags and usable(one) and one.low > 1.5 * rate.low
    ]  # fmt: skip
    times = [one for one in around if one.unit == unit and usable(one) and "ago" not in one.flags and one.low >= 2]
    if len({one.low for one in times}) == 1:
        yield from _judged(rate, times, totals, _AVERAGE)


def _judged(each: Quantity, counts: Sequence[Quantity], totals: Sequence[Quantity], allowed: float) -> Iterator[Hit]:
    if len({one.low for one in totals}) != 1 or len({one.low for one in counts}) != 1:
        return
    count, total = counts[0], totals[0]
    product = count.low * each.low
    off = product / total.low
    error = slack(each) * count.low + slack(count) * each.low + slack(total)
    if abs(product - total.low) <= max(error, max(allowed, _SAME) * total.low) or not _LOWEST <= off <= _HIGHEST:
        return
    three = sorted((each, count, total))
    said = f"{written(count.low, count.unit)} times {written(each.low, each.unit)} is {written(product, each.unit)}"
    confidence: Confidence = "medium" if slipped(product, total.low) else "low"
    yield hit(three[0], three[-1], f"{said}, not {written(total.low, total.unit)}", confidence=confidence)


@cache
def _or() -> re.Pattern[str]:
    return re.compile(r"(?:,\s|\s\()(?:or|that\sis,?|i\.e\.,?)\s(?:about\s)?")


def _yearly(text: str, quantities: Quantities, n: int, per: re.Match[str]) -> Iterator[Hit]:
    """9,000 a month, or 98,000 a year."""
    if n + 1 == len(quantities):
        return
    rate, other = quantities[n : n + 2]
    then = _per().match(text, other.end)
    joined = _or().match(text, per.end())
    if then is None or joined is None or joined.end() != other.start or other.unit not in ("", rate.unit):
        return
    units = per["unit"].lower(), then["unit"].lower()
    times = _TIMES.get(units)
    if times is None or not usable(other):
        return
    expected = rate.low * times
    if abs(expected - other.low) <= max(_SAME * expected, slack(other) + times * slack(rate)):
        return
    if _LOWEST <= expected / other.low <= _HIGHEST:
        said = f"{written(rate.low, rate.unit)} a {units[0]} is {written(expected, rate.unit)} a {units[1]}"
        yield hit(rate, other, f"{said}, not {written(other.low)}", confidence="medium")
