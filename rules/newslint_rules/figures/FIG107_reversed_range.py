"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.figures import Quantities
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written


@rule(
    "FIG107",
    "reversed-range",
    severity="warning",
    languages=("en",),
    bad=[
        "Between [[80 and 60]] people were on the boat.",
        "It costs between [[$5 million and $3 million]] a year.",
        "He led the yard [[between 2019 and 2014]].",
    ],
    good=[
        "Between 60 and 80 people were on the boat. It costs between $3 million and $5 million a year.",
        "A tie between Group 5 and 4 is likely. The toll fell from 80 to 60.",
        "He led the yard between 2014 and 2019. There is a gap between 2019 and 1998 levels.",
    ],
)
def reversed_range(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A range whose first number is the larger one.

    "Between 80 and 60": a digit is wrong, or the numbers were exchanged. "From 80 to 60" may be a fall and is left
    alone.
    """
    for one in quantities:
        if "reversed" in one.flags:
            yield Hit(
                one.span,
                f"the range runs from {written(one.high, one.unit)} down to {written(one.low, one.unit)}",
                confidence="medium",
                evidence={"low": one.low, "high": one.high},
            )
    for match in _years().finditer(text) if "etween 1" in text or "etween 2" in text else ():
        if match[1] > match[2]:
            yield Hit(
                Span(*match.span()),
                f"the years run from {match[1]} back to {match[2]}",
                confidence="medium",
                evidence={"low": int(match[2]), "high": int(match[1])},
            )


@cache
def _years() -> re.Pattern[str]:
    year = r"((?:19|20)\d\d)"
    return re.compile(
        rf"\b[Bb]etween\s{year}\sand\s{year}\b(?!\s(?:level|figure|result|season|version|model|edition)s?\b|-)"
    )
