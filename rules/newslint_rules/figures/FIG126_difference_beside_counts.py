"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.rule import Hit, rule
from newslint_rules.figures.amounts import written


@rule(
    "FIG126",
    "difference-beside-counts",
    severity="error",
    languages=("en",),
    bad=[
        "Jan Holub won by [[35 votes, 2,310 to 2,285]].",
    ],
    good=[
        "Jan Holub won by 25 votes, 2,310 to 2,285.",
    ],
)
def difference_beside_counts(text: str) -> Iterator[Hit]:
    """A majority of votes that the two counts beside it do not give.

    "By 35 votes, 2,310 to 2,285": one of the three numbers was misread.
    """
    if " vote" in text:
        for match in _votes().finditer(text):
            by, more, less = (int(match[name].replace(",", "")) for name in ("by", "more", "less"))
            if by != abs(more - less):
                message = f"{written(more)} less {written(less)} is {written(abs(more - less))}, not {written(by)}"
                yield Hit(Span(match.start("by"), match.end("less")), message, confidence="medium")


@cache
def _votes() -> re.Pattern[str]:
    number = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
    return re.compile(
        rf"\bby\s(?:just\s|only\s)?(?P<by>{number})\svotes(?:,\s|:\s|\s\(|\s[–—]\s)(?P<more>{number})\s(?:votes\s)?(?:to|against)\s(?P<less>{number})(?![\d,.]\d)"
    )
