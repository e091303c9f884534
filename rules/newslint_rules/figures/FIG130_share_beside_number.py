"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint.article import Span
from newslint.facts.basic import Types
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.lexicon import is_people
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.fractions import FRACTIONS, fraction, value
from newslint_rules.figures.common.sums import slack, usable


@rule(
    "FIG130",
    "share-beside-number",
    severity="warning",
    languages=("en",),
    bad=[
        "[[Two thirds of the 90]] boats in the harbour, some 45, were lost.",
        "The mill employs 1,250 people. It will let [[a fifth of its workers, or 350]] people, go.",
        "Of 1,200 millers asked, [[540, or 54 percent]], said that they would vote.",
        "Orlenka, a town of 45,000, lost [[9,000 residents, a tenth]] of its population, in the flood.",
        "[[More than half of the 200]] passengers, 86, were children.",
    ],
    good=[
        "Two thirds of the 90 boats in the harbour, some 60, were lost.",
        "The mill employs 1,250 people. It will let a fifth of its workers, or 250 people, go.",
        "Of 1,200 millers asked, 540, or 45 percent, said that they would vote.",
        "Landings rose by 300 tonnes, or 12 percent, from 2,500 tonnes.",
        "More than half of the 200 passengers, 116, were children.",
        "The mill employs 1,250 people in four towns. A fifth of the boats, or 30, were lost.",
    ],
)
def share_beside_number(text: str, types: Types, quantities: Quantities) -> Iterator[Hit]:
    """A fraction and the number that restates it, of a whole that makes it another fraction.

    "Two thirds of the 90 boats, some 45", "540, or 54 percent" of 1,200, "9,000 residents, a tenth of its population"
    of a town of 45,000. The whole stands in the fraction's own words, or is the one number of its kind in the sentences
    before. Changes ("by 300 tonnes, or 12 percent") are no shares. An eighth more or less of a fraction in words is no
    fault, nor is a point and a half of a percentage; what is more than two and a half times off was not meant so.
    """
    if types.isdisjoint(FRACTIONS) and "%" not in text:
        return
    for n, part in enumerate(quantities):
        if not usable(part) or part.low <= 1 or part.unit == "percent" or "rate" in part.flags:
            continue
        match = _ahead().search(text, max(0, part.start - _FAR), part.start) or _behind().match(text, part.end)
        if match is None or (not match["of"] and _change().search(text, max(0, part.start - _CLAUSE), part.start)):
            continue
        start, end = match.span("fraction")
        bound = _bound().search(text, max(0, start - _BOUND), start)
        earlier = quantities[max(0, n - _MOST) : n]
        inside = [one for one in earlier if start < one.start and usable(one) and _is_whole(one, part)]
        wholes = inside or _before(earlier, part, start)
        if len({one.low for one in wholes}) != 1 or _agree(part, wholes[-1], match, bound):
            continue  # of several, one is the whole by chance
        whole = wholes[-1]
        said, actual = value(match), part.low / whole.low
        if max(said, actual) / min(said, actual) <= _FARTHEST:
            words = f"{bound[0] if bound else ''}{match['fraction']}"
            at = Span(
                min(part.start, bound.start() if bound else start), inside[-1].end if inside else max(part.end, end)
            )
            amounts = f"{written(part.low, part.unit)} of {written(whole.low, whole.unit)}"
            yield Hit(
                at,
                f"{amounts} is {100 * actual:.3g}%, not {words}",
                confidence="medium" if inside else "low",
                related=(part.span, whole.span),
            )


_FAR, _CLAUSE, _BOUND = 110, 60, 16
_MOST = 64
"""So many numbers are looked back over: three sentences have more in a table alone."""
_FARTHEST = 2.5
_ALLOWED, _PERCENT = 0.12, 0.04
"""Of a fraction in words and of a percentage."""
_POINTS = 0.015
_SENTENCES = 2
_HEDGE = (
    r"(?:(?:an?\s(?:turnout|share|rate|proportion)\sof|or|that\sis|i\.e\.|namely|some|about|around|roughly|nearly|almost|"
    r"just)[\s,]+){0,3}"
)
_OF = r"(?P<of>\sof\s(?:[\w'’-]+\s){0,7}[\w'’-]+)?"
_SEAM = r"(?:,\s|\s\(|:\s|\s[–—-]\s)"


@cache
def _ahead() -> re.Pattern[str]:
    """A fraction right before a number."""
    return re.compile(rf"(?<![\w.,-]){fraction()}{_OF}{_SEAM}{_HEDGE}$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    """A fraction right behind a number and what it counts."""
    return re.compile(rf"(?:\s[^\W\d][\w'’-]*){{0,5}}{_SEAM}{_HEDGE}{fraction()}(?P<of>\sof\b)?", re.IGNORECASE)


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:r[io]se|risen|rising|gr[eo]wn?|increas|climb|jump|gain|up|f[ae]ll|fallen|drop|declin|down|decreas|cut|by|"
        r"more|fewer|less|lead|margin|higher|lower|above|below|over|profit|loss|interest|tax|fee|discount)\b"
    )


@cache
def _bound() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<more>more\sthan|over|at\sleast|well\sover)|(?P<less>less\sthan|fewer\sthan|under|up\sto)|(?P<about>nearly|"
        r"almost|about|around|roughly|some|just\sover|just\sunder))\s$",
        re.IGNORECASE,
    )


def _is_whole(one: Quantity, part: Quantity) -> bool:
    """Whether a number may be what the other is a part of."""
    if one.unit != part.unit or one.low <= part.low or "rate" in one.flags or "part" in one.flags:
        return False
    return one.noun == part.noun or not one.noun or not part.noun or (is_people(one.noun) and _are_people(part.noun))


def _are_people(noun: str) -> bool:
    return is_people(noun) or noun in ("job", "post", "position")


def _before(before: Sequence[Quantity], part: Quantity, start: int) -> list[Quantity]:
    """The wholes told before a fraction."""
    return [
        one
        for one in before
        if one.end <= start and part.sentence - one.sentence <= _SENTENCES and usable(one) and _is_whole(one, part)
    ]


def _agree(part: Quantity, whole: Quantity, match: re.Match[str], bound: re.Match[str] | None) -> bool:
    said, actual = value(match), part.low / whole.low
    allowed = max(_POINTS, _PERCENT * said) if match["share"] else _ALLOWED * said
    allowed += (slack(part) / whole.low + actual * slack(whole) / whole.low) / 2
    if bound and bound["more"]:
        return actual > said - allowed / 2
    if bound and bound["less"]:
        return actual < said + allowed / 2
    return abs(actual - said) <= allowed * (1.5 if bound else 1.0)
