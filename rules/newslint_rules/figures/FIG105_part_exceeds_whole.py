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
from newslint_rules.figures.common.amounts import written


@rule(
    "FIG105",
    "part-exceeds-whole",
    severity="error",
    languages=("en",),
    bad=[
        "Floods reached [[10,000 of the five]] farms in the valley.",
        "[[Fifteen out of 12]] jurors voted to acquit.",
        "The fire killed [[20 people, including 45]] children, officials said.",
        "The yard employs [[4,300 people, of whom 5,100]] build ferries.",
        "The council has [[480 million crowns. Of this, 510 million crowns]] will go to the harbour.",
        "In the vote, [[31 of the council's 29]] members were in favour.",
    ],
    good=[
        "Floods reached five of the 10,000 farms in the valley.",
        "The fire killed 45 people, including 20 children, officials said.",
        "The yard employs 4,300 people, of whom 1,200 build ferries. Of these, 300 paint. Of the 12, 40 percent left.",
        "Dozens of 12-member juries were sworn in. It hit 30 of the more than 20 villages.",
        "The convoy had nine trucks, including 400 tonnes of flour and 20 drivers.",
    ],
)
def part_exceeds_whole(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A part that is larger than the whole it is taken from.

    "M of the N" with M above N, "N people, including M children", "N people, of whom M". One of the numbers was
    misread, or the two were exchanged. Vague and open numbers (dozens, more than 20) are left alone.
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


_FAR = 70


@cache
def _of() -> re.Pattern[str]:
    owner = r"(?:the\s)?\w{2,20}['’]s"
    words = rf"the|its|their|his|her|our|all|all\sthe|those|these|a\stotal\sof|{owner}"
    return re.compile(rf"\s(?:out\s)?of\s(?:(?:{words})\s)?")


def _is_of_it(between: str) -> bool:
    """Whether a number after these words is a part of the one before them."""
    if len(between) > _FAR or ("f th" not in between and "f wh" not in between):
        return False
    return _of_them().fullmatch(between) is not None


@cache
def _of_them() -> re.Pattern[str]:
    """What stands between a whole and its part: 300 people, of whom 200; 480 crowns in all. Of this, 120."""
    they = "this|these|them|those|that"
    return re.compile(rf"[^.;:]{{0,40}}(?:,\s(?:some\s|about\s)?of\s(?:whom|which|{they})|[.;]\s[Oo]f\s(?:{they})),?\s")


def _pairs(text: str, quantities: Quantities) -> Iterator[tuple[Quantity, Quantity]]:
    """Wholes and their parts."""
    for first, second in pairwise(quantities):
        if "rate" in first.flags:
            continue
        if first.unit == second.unit != "percent" and _is_of_it(text[first.end : second.start]):
            yield first, second
        elif first.unit or second.unit or first.role == "magnitude" or text[second.end : second.end + 1] == "-":
            continue
        if _of().fullmatch(text, first.end, second.start):
            yield second, first
        elif "including" in second.flags and first.sentence == second.sentence:
            people = first.role in PEOPLE_ROLES and second.role == first.role
            if (people or (first.noun and first.noun == second.noun)) and "," in text[first.end : second.start]:
                yield first, second
