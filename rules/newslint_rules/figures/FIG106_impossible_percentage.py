"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.facts.figures import Quantities
from newslint.facts.figures.lexicon import is_people
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import written


@rule(
    "FIG106",
    "impossible-percentage",
    severity="error",
    languages=("en",),
    bad=[
        "About [[146 percent]] of voters took part.",
        "[[112%]] of the residents were moved to schools.",
        "Exports fell by [[230 percent]] in March.",
    ],
    good=[
        "About 46 percent of voters took part. Exports rose by 230 percent.",
        "The prison holds 146 percent of the inmates it was built for.",
        "Turnout was 120 percent of the 2019 level.",
    ],
)
def impossible_percentage(text: str, quantities: Quantities) -> Iterator[Hit]:
    """More than all of a group of people, or a fall by more than everything.

    More than 100 percent "of the voters" took part, or something fell by more than 100 percent. Percentages of a plan,
    a capacity or an earlier level may be as large as they like and are left alone.
    """
    for one in quantities:
        if one.unit != "percent" or one.low <= 100 or one.modifier in ("<", "<="):
            continue
        confidence: Confidence
        if _of_people().match(text, one.end) and is_people(one.whom.split(" ")[-1] if one.whom else ""):
            if _compared().match(text, one.end):
                continue
            fault, confidence = f"{written(one.low, 'percent')} of a group is more than all of it", "high"
        elif _fell().search(text, max(0, one.start - 30), one.start):
            fault, confidence = f"nothing can fall by {written(one.low, 'percent')}", "medium"
        else:
            continue
        yield Hit(one.span, fault, confidence=confidence, evidence={"percent": one.low, "of": one.whom})


@cache
def _of_people() -> re.Pattern[str]:
    return re.compile(r"\sof\s")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(r"\sof\s[^.;,]{0,60}?\b(?:it|they|that|than|target|capacity|needed|planned|required|allowed)\b")


@cache
def _fell() -> re.Pattern[str]:
    falls = "fell|fallen|fall|falls|dropped|drops|drop|declined|declines|decreased|decrease|shrank|shrunk|plunged"
    return re.compile(rf"\b(?:{falls})\s(?:by\s)?(?:about\s|around\s|nearly\s|almost\s|some\s|more\sthan\s|over\s)?$")
