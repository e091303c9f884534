"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.fractions import fraction, value
from newslint_rules.figures.common.sums import slack, usable


@rule(
    "FIG124",
    "fraction-beside-counts",
    severity="error",
    languages=("en",),
    bad=[
        "The frost took [[two fifths of the pear trees: 150 of the 600]].",
        "[[One lamp in five was lit, that is to say 300 out of 900]].",
        "Sixty of the village's [[90 families, a quarter]] of them, have moved.",
        "Turnout was [[41 per cent: 700 of the 1,000]] members came.",
    ],
    good=[
        "The frost took two fifths of the pear trees: 240 of the 600.",
        "One lamp in five was lit, that is to say 180 out of 900.",
        "Thirty of the village's 90 families, a third of them, have moved.",
        "Of the guests, a third paid. Later 500 of the 1,000 members came.",
        "Thirty of the 90 families, more than a quarter of them, have moved.",
    ],
)
def fraction_beside_counts(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A fraction that the counts which restate it do not give.

    "Two fifths of the trees: 150 of the 600", "60 of the 90 families, a quarter of them", "one in five, that is 300 out
    of 900". The counts stand right behind the fraction or right before it. A tenth more or less of a fraction in words
    is no fault.
    """
    for part, whole in pairwise(quantities):
        if part.sentence != whole.sentence or part.unit not in ("", whole.unit) or part.low > whole.low:
            continue
        if not (usable(part) and usable(whole) and _of().fullmatch(text, part.end, whole.start)):
            continue
        behind = _behind().match(text, whole.end)
        if behind is not None:
            yield from _clash(behind, part, whole, Span(whole.start, behind.end("fraction")))
        ahead = _ahead().search(text, max(0, part.start - _FAR), part.start)
        if ahead is not None:
            yield from _clash(ahead, part, whole, Span(ahead.start("fraction"), whole.end))


_FAR = 110


@cache
def _of() -> re.Pattern[str]:
    owner = r"(?:the\s|our\s)?[^\W\d]+['’]s"
    return re.compile(rf"(?:\s[^\W\d]+)?\s(?:out\s)?of\s(?:(?:the|its|their|all|all\sthe|a\stotal\sof|{owner})\s)?")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s[^\W\d]+){{1,2}}(?:,\s|\s\(|\s[–—]\s)(?:or\s|that\sis,?\s)?(?:exactly\s)?{fraction()}", re.IGNORECASE
    )


@cache
def _ahead() -> re.Pattern[str]:
    said = r"that\sis(?:\sto\ssay)?,?|or|i\.e\.,?|namely"
    words = r"(?:\s[^\W\d]+){0,8}"
    return re.compile(rf"(?<![\w.-]){fraction()}{words}(?::\s|\s\(|,\s(?:{said})\s)$", re.IGNORECASE)


@cache
def _rough() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:more\sthan|over|less\sthan|under|at\sleast|up\sto|only|another|about|above|below|than|by|or|and)\s(?:a\s)?$",
        re.IGNORECASE,
    )


def _clash(match: re.Match[str], part: Quantity, whole: Quantity, at: Span) -> Iterator[Hit]:
    start = match.start("fraction")
    if _rough().search(match.string, max(0, start - 14), start):
        return
    said, allowed = value(match), 0.015 if match["share"] else 0.0
    if whole.low <= 0 or said <= 0:
        return
    actual = part.low / whole.low
    allowed = max(allowed, 0.1 * said) + slack(part) / whole.low + actual * slack(whole) / whole.low
    if abs(actual - said) > allowed:
        message = f"{written(part.low)} of {written(whole.low)} is {100 * actual:.3g}%, not {match['fraction']}"
        yield Hit(at, message, confidence="medium", related=(part.span, whole.span))
