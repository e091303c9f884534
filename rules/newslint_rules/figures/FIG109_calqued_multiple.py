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
    "FIG109",
    "calqued-multiple",
    severity="note",
    languages=("en",),
    bad=[
        "The army called up about [[300 thousand]] reservists.",
        "The hall cost [[12.5 thousand]] euros.",
        "The board paid [[2700 million]] dollars for the fleet.",
        "Output fell to [[3 thousand million]] litres.",
    ],
    good=[
        "The army called up about 300,000 reservists, three hundred thousand in all.",
        "The board paid $2.7 billion for the fleet; three million litres were left.",
        "A few thousand came, then tens of thousands.",
    ],
)
def calqued_multiple(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A multiple as another language counts it: 300 thousand, 2700 million.

    English writes 300,000 and 2.7 billion. Digits before "thousand", or a thousand and more of millions, come from
    languages that count in thousands, milliards, 万 or 億, where translation also slips by powers of ten: read the
    number twice. The value as read is right as often as not, hence a note.
    """
    for one in quantities:
        if one.form != "mixed" or one.low != one.high or one.notation == "composed":
            continue
        found = _multiple().match(text, one.start)
        if found is None:
            continue
        count = float(found["count"].replace(",", ""))
        if found["scale"] == "thousand":
            fault = f"{found['count']} thousand" + (f" {found['more']}" if found["more"] else "")
        elif count >= 1000:
            fault = f"{found['count']} {found['scale']}"
        else:
            continue
        yield Hit(
            Span(found.start("count"), found.end()),
            f"{fault} is {_english(one.low)} in English",
            confidence="medium",
            evidence={"value": one.low},
        )


def _english(value: float) -> str:
    return written(value) if value >= 1e6 else f"{value:,.6g}" if value != int(value) else f"{value:,.0f}"


@cache
def _multiple() -> re.Pattern[str]:
    return re.compile(
        r"[^\d\s]{0,3}\s?(?P<count>\d+(?:,\d{3})*(?:\.\d+)?)[\s-]"
        r"(?P<scale>thousand|million|billion|trillion)\b(?:\s(?P<more>million|billion)\b)?"
    )
