"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.amounts import written
from newslint_rules.figures.sums import hit, slack, usable


@rule(
    "FIG123",
    "product-beside-factors",
    severity="error",
    languages=("en",),
    bad=[
        "The hall has [[two floors of 900 square metres, that is, 2,700 square metres]] in total.",
        "The crew poured [[90,000 litres of foam in 30 runs of 2,000 litres]].",
        "She sold [[200 jars at 30 crowns each, a sum of 7,000 crowns]].",
        "The town bought [[500 blankets, two for each of the 300]] guests.",
    ],
    good=[
        "The hall has two floors of 900 square metres, that is, 1,800 square metres in total.",
        "The crew poured 60,000 litres of foam in 30 runs of 2,000 litres.",
        "She sold 200 jars at 30 crowns each, a sum of 6,000 crowns.",
        "The town bought 600 blankets, two for each of the 300 guests.",
    ],
)
def product_beside_factors(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A sum that so many of so much do not come to.

    "Two floors of 900 m², that is 2,700 m²"; "90,000 litres in 30 runs of 2,000 litres"; "200 at 30 each, a sum of
    7,000"; "500, two for each of the 300". Told where the words say that one number is the product of the others.
    """
    for n in range(2, len(quantities)):
        first, second, third = quantities[n - 2 : n + 1]
        if first.sentence != third.sentence or third.end - first.start > _FAR:
            continue
        if _of().fullmatch(text, first.end, second.start):
            if _then().fullmatch(text, second.end, third.start):
                yield from _clash(first, second, third, first, third)
        elif _of().fullmatch(text, second.end, third.start):
            if third.unit and _in().fullmatch(text, first.end, second.start):
                yield from _clash(second, third, first, first, third)
        elif _for_each().fullmatch(text, second.end, third.start) and _comma().fullmatch(text, first.end, second.start):
            yield from _clash(second, third, first, first, third)


_FAR = 200


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\s[^\W\d]+(?:\s[^\W\d]+){0,4}?\s(?:of|at|for|worth|costing)\s(?:(?:on\s)?average\s|about\s)?")


@cache
def _then() -> re.Pattern[str]:
    said = r"that\sis(?:\sto\ssay)?,?|i\.e\.,?|(?:for\s)?a\s(?:sum|total)\sof|in\s(?:all|total),?|altogether"
    return re.compile(rf"(?:\s[^\W\d]+){{0,3}}(?:,|:|\s[–—])\s(?:{said})\s(?:about\s)?")


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


_RATIOS = frozenset(("percent", "percentage-point", "degC", "degF", "degree", "year-of-age"))
