"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.sums import hit, kindred, near, usable


@rule(
    "FIG126",
    "difference-beside-counts",
    severity="error",
    languages=("en",),
    bad=[
        "Jan Holub won by [[35 votes, 2,310 to 2,285]].",
        "The miller got [[52,310 votes against 47,902 for the baker, a lead of 14,408]] votes.",
        "The tower cost [[84 million crowns and brought in 71 million, leaving a gap of 23 million crowns]].",
        "The blue boat took [[412 points and the red one 388, 34]] fewer.",
    ],
    good=[
        "Jan Holub won by 25 votes, 2,310 to 2,285.",
        "The miller got 52,310 votes against 47,902 for the baker, a lead of 4,408 votes.",
        "The tower cost 84 million crowns and brought in 71 million, leaving a gap of 13 million crowns.",
        "The miller got 52,310 votes against 47,902 for the baker and 1,200 for the smith, a lead of 14,408 votes.",
        "The mill has 40 doors and 60 windows and a lead of 12 points.",
    ],
)
def difference_beside_counts(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A lead, a majority or a gap that the two numbers beside it do not give.

    "By 35 votes, 2,310 to 2,285"; "52,310 against 47,902, a lead of 14,408": one of the three numbers was misread. Told
    where the sentence has just two numbers of the kind before it.
    """
    yield from _leads(text, quantities)
    if " vote" in text:
        for match in _votes().finditer(text):
            by, more, less = (int(match[name].replace(",", "")) for name in ("by", "more", "less"))
            if by != abs(more - less):
                message = f"{written(more)} less {written(less)} is {written(abs(more - less))}, not {written(by)}"
                yield Hit(Span(match.start("by"), match.end("less")), message, confidence="medium")


def _leads(text: str, quantities: Quantities) -> Iterator[Hit]:
    for n, told in enumerate(quantities):
        if n < 2 or not told.exact or told.unit == "percent":
            continue
        if not (_lead().search(text, max(0, told.start - _LONGEST), told.start) or _fewer().match(text, told.end)):
            continue
        before = [one for one in quantities[max(0, n - _MOST) : n] if one.sentence == told.sentence]
        two = [one for one in before if kindred(one, told) and _is_of_one_kind(one, told)]
        if len(two) != 2 or not all(map(usable, two)) or not (two[0].noun or two[0].unit or told.noun):
            continue
        a, b = (one.low for one in two)
        if a == b or near(abs(a - b), (*two, told), told.low) or not _NEAREST < told.low / abs(a - b) < 1 / _NEAREST:
            continue
        less, more = sorted((a, b))
        unit = two[0].unit
        message = f"{written(more, unit)} less {written(less, unit)} is {written(more - less, unit)}, not "
        yield hit(two[0], told, message + written(told.low, told.unit), confidence="medium")


_LONGEST = 36
_MOST = 6
_NEAREST = 0.1
"""A lead is at least this share of the difference, and the difference of the lead: others were not meant so."""


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:lead|majority|margin|gap|difference|edge|advantage|deficit|surplus|shortfall|loss|profit|net\sgain)"
        r"\sof\s(?:just\s|only\s|exactly\s)?$"
    )


@cache
def _fewer() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+)?\s(?:fewer|apart|behind|ahead|in\sfront)\b(?!\s(?:of|than))")


def _is_of_one_kind(one: Quantity, told: Quantity) -> bool:
    return not one.noun or not told.noun or one.noun == told.noun or bool(one.unit)


@cache
def _votes() -> re.Pattern[str]:
    number = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,6}"
    return re.compile(
        rf"\bby\s(?:just\s|only\s)?(?P<by>{number})\svotes(?:,\s|:\s|\s\(|\s[–—]\s)(?P<more>{number})\s(?:votes\s)?(?:to|against)\s(?P<less>{number})(?![\d,.]\d)"
    )
