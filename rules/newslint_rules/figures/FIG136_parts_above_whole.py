"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.sums import hit, listed, slack, usable


@rule(
    "FIG136",
    "parts-above-whole",
    severity="warning",
    languages=("en",),
    bad=[
        "Of the [[120 millers, 71 voted for the strike and 58]] against it.",
        "In the [[150-seat chamber, the Reds will have 61 seats, ahead of the Blues with 48. The Greens won 27 "
        "seats, and 19]] went to the Browns.",
        "By noon the mill was open again to [[30,000 of the 45,000 farmers. The 25,000]] still without flour wait.",
    ],
    good=[
        "Of the 120 millers, 71 voted for the strike and 48 against it.",
        "In the 150-seat chamber, the Reds will have 61 seats, ahead of the Blues with 48. The Greens won 27 "
        "seats, and 14 went to the Browns.",
        "Of the 120 millers, 71 have a boat and 58 a horse.",
        "By noon the mill was open again to 30,000 of the 45,000 farmers. The 15,000 still without flour must wait.",
    ],
)
def parts_above_whole(text: str, quantities: Quantities) -> Iterator[Hit]:
    """Votes or seats that come to more than there are, or a rest that is not what is left.

    "Of the 120 millers, 71 voted for the strike and 58 against it", the parties of a chamber with more seats than it
    has, "30,000 of the 45,000. The 25,000 still waiting". What a member may be or have beside another is not added up.
    """
    for n, whole in enumerate(quantities):
        if not usable(whole) or whole.unit or whole.low < _LEAST:
            continue
        behind = quantities[n + 1 : n + 1 + _MOST]
        if _chamber().match(text, whole.end):
            yield from _seats(text, whole, behind)
        elif _of_the().search(text, max(0, whole.start - _BEFORE), whole.start):
            yield from _votes(text, whole, behind)
        elif n and behind:
            yield from _still(text, quantities[n - 1], whole, behind[0])


_LEAST = 5
_MOST = 8
_BEFORE = 12
_TWICE = 2.0
"""Parts of more than twice the whole are of something else."""


@cache
def _chamber() -> re.Pattern[str]:
    return re.compile(r"[-\s](?:seat|member)\s[^\W\d]")


@cache
def _of_the() -> re.Pattern[str]:
    return re.compile(r"\bOf\s(?:(?:the|its|their|all)\s){0,2}$")


@cache
def _needed() -> re.Pattern[str]:
    """Seats that a majority takes, or that somebody had before."""
    return re.compile(
        r"\b(?:majority|needed|need|needs|required|threshold|from|lost|losing|gained|gaining|up|down|fewer|more|previous\w*|"
        r"last|together|combined|alliance|coalition|total)\b",
        re.IGNORECASE,
    )


def _seats(text: str, whole: Quantity, behind: Sequence[Quantity]) -> Iterator[Hit]:
    """The parties of a chamber, told in its sentence and the next."""
    told = list(takewhile(lambda one: one.sentence - whole.sentence <= 1, behind))
    parts = [one for one in told if not one.unit and one.role == "count" and one.noun in _SEATS]
    if len(parts) < 3 or _needed().search(text, whole.end, parts[-1].end):
        return
    yield from _judged(whole, parts, "medium")


_SEATS = frozenset(("", "seat", "deputy", "member", "mandate", "lawmaker", "senator", "councillor"))


@cache
def _for() -> re.Pattern[str]:
    return re.compile(
        r"[^.;:\d\n]{0,60}?\b(?:for|in\sfavou?r|yes|yea|against|no|nay|opposed|rejected|backed|supported|approved|abstain\w*)\b"
    )


def _votes(text: str, whole: Quantity, behind: Sequence[Quantity]) -> Iterator[Hit]:
    """Of 120, 71 voted for it and 58 against it."""
    parts = [one for one in takewhile(lambda one: one.sentence == whole.sentence, behind) if not one.unit]
    if not 2 <= len(parts) <= 4 or not all(_for().match(text, one.end) for one in parts):
        return
    if re.search(r"\bvot(?:e[sd]?|ing)\b|\bballot", text[whole.end : parts[-1].end + _BEFORE]):
        yield from _judged(whole, parts, "medium")


def _judged(whole: Quantity, parts: Sequence[Quantity], confidence: Confidence) -> Iterator[Hit]:
    if not all(map(usable, parts)) or any(one.low >= whole.low for one in parts):
        return
    total = sum(one.low for one in parts)
    if whole.low + slack(whole) / 2 + sum(map(slack, parts)) / 2 < total < _TWICE * whole.low:
        said = listed(written(one.low) for one in parts)
        yield hit(
            whole, parts[-1], f"{said} is {written(total)}, more than {written(whole.low)}", confidence=confidence
        )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+)?\s(?:out\s)?of\s(?:the|its|their|all\sthe|some|about)\s")


@cache
def _left() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+){0,2}\s(?:still|left|remaining|yet\sto|who\sare\sstill|that\sare\sstill)\b")


def _still(text: str, part: Quantity, whole: Quantity, rest: Quantity) -> Iterator[Hit]:
    """30,000 of the 45,000. The 25,000 still waiting."""
    if rest.sentence - whole.sentence > 1 or rest.unit or not (usable(part) and usable(rest)) or part.unit:
        return
    if not _of().fullmatch(text, part.end, whole.start) or not _left().match(text, rest.end):
        return
    if not text.endswith(("The ", " the "), 0, rest.start):
        return
    left = whole.low - part.low
    if (
        left > 0
        and abs(left - rest.low) > slack(whole) / 2 + slack(part) / 2 + slack(rest)
        and 0.3 < rest.low / left < 3
    ):
        said = f"{written(part.low)} of {written(whole.low)} leave {written(left)}, not {written(rest.low)}"
        yield hit(part, rest, said, confidence="medium")
