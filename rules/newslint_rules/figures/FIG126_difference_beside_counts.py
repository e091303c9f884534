"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.figures import Quantities
from newslint.rule import Hit, rule
from newslint_rules.figures.amounts import written
from newslint_rules.figures.sums import hit, near, usable


@rule(
    "FIG126",
    "difference-beside-counts",
    severity="error",
    languages=("en",),
    bad=[
        "Jan Holub won by [[35 votes, 2,310 to 2,285]].",
        "Of the [[4,100 who set out, 3,650 arrived, so 350]] gave up.",
    ],
    good=[
        "Jan Holub won by 25 votes, 2,310 to 2,285.",
        "Of the 4,100 who set out, 3,650 arrived, so 450 gave up.",
        "Of the 4,100 who set out, 3,650 arrived. So far 350 have paid.",
    ],
)
def difference_beside_counts(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A difference that the two counts beside it do not give.

    A majority beside both counts of votes; what is left of all, beside what was taken from it ("of the 4,100, 3,650
    arrived, so 350 gave up").
    """
    if " vote" in text:
        for match in _votes().finditer(text):
            by, more, less = (int(match[name].replace(",", "")) for name in ("by", "more", "less"))
            if by != abs(more - less):
                message = f"{written(more)} less {written(less)} is {written(abs(more - less))}, not {written(by)}"
                yield Hit(Span(match.start("by"), match.end("less")), message, confidence="medium")
    for n in range(2, len(quantities)):
        whole, part, rest = quantities[n - 2 : n + 1]
        if whole.sentence != rest.sentence or not text.endswith(_SO, 0, rest.start):
            continue
        if not (usable(whole) and usable(part) and usable(rest)) or not whole.unit == part.unit == rest.unit:
            continue
        if not _of().search(text, max(0, whole.start - 20), whole.start) or rest.low >= whole.low <= part.low:
            continue
        if not near(whole.low - part.low, (whole, part, rest), rest.low):
            left = written(whole.low - part.low, whole.unit)
            yield hit(whole, rest, f"{written(whole.low)} less {written(part.low)} is {left}, not {written(rest.low)}")


_SO = (", so ", ", so that ", ", leaving ", ", which leaves ", ", which left ", ", meaning ", ", meaning that ")


@cache
def _votes() -> re.Pattern[str]:
    number = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
    return re.compile(
        rf"\bby\s(?:just\s|only\s)?(?P<by>{number})\svotes(?:,\s|:\s|\s\(|\s[–—]\s)(?P<more>{number})\s(?:votes\s)?(?:to|against)\s(?P<less>{number})(?![\d,.]\d)"
    )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\b[Oo]f\s(?:(?:the|all|its|their|those)\s){0,2}$")
