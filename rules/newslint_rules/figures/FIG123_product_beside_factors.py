"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.units import convert, dimension, in_base
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.sums import hit, slack, usable


@rule(
    "FIG123",
    "product-beside-factors",
    severity="error",
    languages=("en",),
    bad=[
        "The crew poured [[90,000 litres of foam in 30 runs of 2,000 litres]].",
        "The town bought [[500 blankets, two for each of the 300]] guests.",
        "The barge covers [[30 kilometres in two hours, at a speed of ten kilometres an hour]].",
    ],
    good=[
        "The crew poured 60,000 litres of foam in 30 runs of 2,000 litres.",
        "The town bought 600 blankets, two for each of the 300 guests.",
        "The barge covers 30 kilometres in three hours, at a speed of ten kilometres an hour.",
        "The storm, 300 kilometres wide, lasted three hours, with gusts of 120 kilometres an hour.",
    ],
)
def product_beside_factors(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A sum that so many of so much do not come to.

    "90,000 litres in 30 runs of 2,000 litres"; "500, two for each of the 300". Told where the words say that one number
    is the product of the others; and at low confidence of a way, a time and a speed of one sentence, when the one is
    not covered in the other. Sums that words announce ("that is", "a sum of") are for derived-figure.
    """
    for n in range(2, len(quantities)):
        first, second, third = quantities[n - 2 : n + 1]
        if _SPEEDS.intersection((first.unit, second.unit, third.unit)):
            yield from _motion(first, second, third)
        if first.sentence != third.sentence or third.end - first.start > _FAR:
            continue
        if _of().fullmatch(text, second.end, third.start):
            if third.unit and _in().fullmatch(text, first.end, second.start):
                yield from _clash(second, third, first, first, third)
        elif _for_each().fullmatch(text, second.end, third.start) and _comma().fullmatch(text, first.end, second.start):
            yield from _clash(second, third, first, first, third)


_FAR = 200


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\s[^\W\d]+(?:\s[^\W\d]+){0,4}?\s(?:of|at|for|worth|costing)\s(?:(?:on\s)?average\s|about\s)?")


@cache
def _in() -> re.Pattern[str]:
    return re.compile(r"(?:\sof\s[^\W\d]+(?:\s[^\W\d]+)?)?\s(?:in|with|by)\s")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"\s[^\W\d]+(?:\s[^\W\d]+){0,2},\s")


@cache
def _for_each() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+)?\s(?:for|to|in|on|from)\seach\sof\s(?:the|its|their|our)\s")


def _clash(
    count: Quantity,
    each: Quantity,
    whole: Quantity,
    first: Quantity,
    last: Quantity,
    confidence: Confidence = "medium",
) -> Iterator[Hit]:
    if count.unit not in ("", each.unit if not whole.unit else "") or not all(map(usable, (count, each, whole))):
        return
    if (each.unit != whole.unit and each.unit and whole.unit) or each.unit in _RATIOS or min(count.low, each.low) <= 0:
        return
    low = (count.low - slack(count)) * (each.low - slack(each)) - slack(whole)
    high = (count.low + slack(count)) * (each.low + slack(each)) + slack(whole)
    product = count.low * each.low
    if not low <= whole.low <= high and 0.02 < whole.low / product < 50 and abs(whole.low / product - 1) > 0.02:
        said = f"{written(count.low)} times {written(each.low, each.unit)} is {written(product, each.unit)}"
        yield hit(first, last, f"{said}, not {written(whole.low, whole.unit)}", confidence=confidence)


_SPEEDS = frozenset(("km/h", "mph", "knot", "m/s"))
_PACE = 1.35
"""By so much a distance may differ from speed times time: there are stops, and speeds are those of the open road."""


def _motion(first: Quantity, second: Quantity, third: Quantity) -> Iterator[Hit]:
    """A way, how long it takes, and how fast; told up to four times off, since gusts and limits are of other ways."""
    by_kind = {dimension(one.unit): one for one in (first, second, third) if usable(one) and one.low > 0}
    if by_kind.keys() != {"length", "time", "speed"} or first.sentence != third.sentence:
        return
    way, time, speed = by_kind["length"], by_kind["time"], by_kind["speed"]
    gone = in_base(time.low, time.unit) * in_base(speed.low, speed.unit)
    off = gone / in_base(way.low, way.unit)
    if 0.25 <= off <= 1 / _PACE or _PACE <= off <= 4:
        covered = written(convert(gone, "m", way.unit), way.unit)
        said = f"{written(time.low, time.unit)} at {written(speed.low, speed.unit)} is {covered}"
        yield hit(first, third, f"{said}, not {written(way.low, way.unit)}", confidence="low")


_RATIOS = frozenset(("percent", "percentage-point", "degC", "degF", "degree", "year-of-age"))
