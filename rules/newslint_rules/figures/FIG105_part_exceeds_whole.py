"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.lexicon import PEOPLE_ROLES
from newslint.rule import Hit, rule
from newslint_rules.figures.amounts import written


@rule(
    "FIG105",
    "part-exceeds-whole",
    severity="error",
    languages=("en",),
    bad=[
        "Floods reached [[10,000 of the five]] farms in the valley.",
        "[[Fifteen out of 12]] jurors voted to acquit.",
        "The fire killed [[20 people, including 45]] children, officials said.",
    ],
    good=[
        "Floods reached five of the 10,000 farms in the valley.",
        "The fire killed 45 people, including 20 children, officials said.",
        "Dozens of 12-member juries were sworn in. It hit 30 of the more than 20 villages.",
        "The convoy had nine trucks, including 400 tonnes of flour and 20 drivers.",
    ],
)
def part_exceeds_whole(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A part that is larger than the whole it is taken from.

    "M of the N" with M above N, and "N people, including M children". One of the numbers was misread, or the two were
    exchanged. Vague and open numbers (dozens, more than 20) are left alone.
    """
    for whole, part in _pairs(text, quantities):
        if not part.low > whole.high or whole.vague or part.vague:
            continue
        if whole.modifier not in ("", "=", "<", "<=", "<~") or part.modifier not in ("", "=", ">", ">="):
            continue
        first, last = sorted((whole, part))
        yield Hit(
            Span(first.start, last.end),
            f"{written(part.low, part.unit)} cannot be part of {written(whole.high, whole.unit)}",
            related=(part.span, whole.span),
            evidence={"part": part.low, "whole": whole.high},
        )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|our|all|all\sthe|those|these|a\stotal\sof)\s)?")


def _pairs(text: str, quantities: Quantities) -> Iterator[tuple[Quantity, Quantity]]:
    """Wholes and their parts."""
    for first, second in pairwise(quantities):
        if first.unit or second.unit or first.role == "magnitude" or text[second.end : second.end + 1] == "-":
            continue
        if _of().fullmatch(text, first.end, second.start):
            yield second, first
        elif "including" in second.flags and first.sentence == second.sentence:
            people = first.role in PEOPLE_ROLES and second.role == first.role
            if (people or (first.noun and first.noun == second.noun)) and "," in text[first.end : second.start]:
                yield first, second
