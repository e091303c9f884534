"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.units import dimension
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.derivations import Derivation, How, derivations
from newslint_rules.figures.common.digits import slipped
from newslint_rules.figures.common.sums import hit, slack, usable


@rule(
    "FIG128",
    "derived-figure",
    severity="error",
    languages=("en",),
    bad=[
        "The stall sold [[60 pies at 35 crowns, a sum of 2,400 crowns]], by noon.",
        "The hall has [[two floors of 900 square metres, that is, 2,700 square metres]] in total.",
        "Of the [[4,100 who set out, 3,650 arrived, so 350]] gave up.",
        "The yard is [[40 metres long and 25 metres wide, so that 1,200 square metres]] must be paved.",
        "The ticket went from [[3.20 to 3.90 crowns, an increase of 50 cents]].",
        "The pier took [[1,400 boats a day in May, against 450 in April, five]] times as many.",
        "The barge may take [[70 passengers and had 95 aboard, 35]] more than allowed.",
    ],
    good=[
        "The stall sold 60 pies at 35 crowns, a sum of 2,100 crowns, by noon.",
        "The hall has two floors of 900 square metres, that is, 1,800 square metres in total.",
        "Of the 4,100 who set out, 3,650 arrived. So far 350 have paid.",
        "The yard is 40 metres long and 25 metres wide, so that 1,000 square metres must be paved.",
        "The ticket went from 3.20 to 3.90 crowns, an increase of 70 cents.",
        "The pier took 1,400 boats a day in May, against 450 in April, three times as many.",
        "The barge may take 70 passengers and had 95 aboard, 25 more than allowed.",
        "The barge may take 70 passengers and made 9 trips, so that 35 people waited.",
    ],
)
def derived_figure(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A number that is said to follow from the numbers before it, and does not.

    "60 at 35 crowns, a sum of 2,400"; "40 metres long and 25 wide, so that 1,200 square metres"; "70 allowed, 95
    aboard, 35 more". Sums, differences, products, areas, shares and changes are tried, as far as the units allow, over
    all numbers of the sentences around. Told only where none of them gives the number, and one of the two or three
    numbers right before it nearly does: what is far off was not meant so.
    """
    for n, told in enumerate(quantities):
        if n < 2 or not _is_number(told):
            continue
        ways = _ways(text, told)
        if not ways:
            continue
        found = _nearest(text, quantities, n, ways)
        if found is not None:
            first = min(found.first, found.second)
            said = written(told.low, told.unit)
            sure = slipped(found.value, told.low) or found.how in ("product", "area")
            message = f"{found} {written(found.value, told.unit)}, not {said}"
            yield hit(first, told, message, confidence="medium" if sure else "low")


_TOTAL: frozenset[How] = frozenset(("sum", "product", "area"))
_RESULT: frozenset[How] = _TOTAL | {"difference", "percentage"}
_RISE: frozenset[How] = frozenset(("difference", "rise"))
_FALL: frozenset[How] = frozenset(("difference", "fall"))
_WINDOW = 48
_MOST = 4
"""Of more numbers than these before it, one pair nearly gives any number."""
_WIDE = 1
"""So many sentences before and behind are searched for numbers that give it."""
_PARAGRAPH = 2000
_MANY = 9
"""Of so many numbers before it, three or more are added up or multiplied."""
_FAR_OFF = 2.0
"""By more than this, the numbers were not meant to give it."""

_RISES = "rise increase gain gains growth lead majority margin surplus profit".split()
_FALLS = "fall drop decline reduction cut discount saving loss deficit gap difference shortfall".split()
_CUES = frozenset(
    (*_RISES, *_FALLS, "total", "totals", "totalling", "totaling", "sum", "altogether", "all", "making", "makes",
     "amounting", "amounts", "coming", "comes", "came", "so", "is", "is,", "meaning", "means", "hence", "thus",
     "therefore", "leaving", "leaves", "left")
)  # fmt: skip


@cache
def _before() -> re.Pattern[str]:
    some = r"(?:[^\W\d]+\s){0,3}"
    then = r"so(?:\sthat)?|that\sis(?:\sto\ssay)?,?|i\.e\.,?|meaning(?:\sthat)?|which\s(?:means|leaves|left)(?:\sthat)?"
    return re.compile(
        rf"\b(?P<rise>{'|'.join(_RISES)})\s(?:of|by)\s(?:about\s|just\s|only\s)?$"
        rf"|\b(?P<fall>{'|'.join(_FALLS)})\s(?:of|by)\s(?:about\s|just\s|only\s)?$"
        rf"|\b(?P<total>(?:totals?|sum)\s(?:[^\W\d]+\s){{0,2}}of\s|altogether\s|in\s(?:all|total)\s"
        rf"|(?:making|makes|amount(?:ing|s)\sto|c(?:oming|omes|ame)\sto|totall?ing)\s{some})$"
        rf"|(?:,|;|:|\s[–—])\s(?:and\s)?(?P<result>{then}|hence|thus|therefore|leav(?:ing|es))\s(?:[^\W\d]+\s){{0,8}}$",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        r"(?:\s[^\W\d]+){0,2}?\s(?:(?P<total>in\sall|in\stotal|altogether|all\stold|combined)"
        r"|(?P<rise>more|longer|higher|heavier|dearer)|(?P<fall>less|fewer|shorter|lower|lighter|cheaper)"
        r"|(?P<ratio>times\s(?:as|more|over)))\b"
    )


_NO_WAY: frozenset[How] = frozenset()
_WAYS: dict[str, frozenset[How]] = {
    "rise": _RISE,
    "fall": _FALL,
    "total": _TOTAL,
    "result": _RESULT,
    "ratio": frozenset(("ratio",)),
}


def _ways(text: str, told: Quantity) -> frozenset[How]:
    """The ways in which the words around a number say that it follows from others; none, if they do not."""
    start = max(0, told.start - _WINDOW)
    window = text[start : told.start]
    if not _CUES.isdisjoint(window.lower().split()):
        cue = _before().search(text, start, told.start)
        if cue is not None:
            change = _changed().search(cue[0]) if cue["result"] else None
            return _WAYS[(change and change.lastgroup) or cue.lastgroup or ""]
    behind = _behind().match(text, told.end)
    return _WAYS[behind.lastgroup or ""] if behind is not None else _NO_WAY


@cache
def _changed() -> re.Pattern[str]:
    """So it has fallen 30 percent; that is a rise of 15 percent."""
    rises, falls = "rose|risen|grew|grown|increased|climbed|gained", "fell|fallen|dropped|declined|lost|shrunk"
    return re.compile(rf"\b(?:(?P<rise>{'|'.join(_RISES)}|{rises})|(?P<fall>{'|'.join(_FALLS)}|{falls}))\b")


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r"\b(?:each|every|apiece|per|average)\b")


def _is_number(one: Quantity) -> bool:
    return usable(one) and one.low > 0


def _nearest(text: str, quantities: Quantities, n: int, ways: frozenset[How]) -> Derivation | None:
    """What numbers right before the n-th nearly give in one of the ways, if no numbers around it give it."""
    told = quantities[n]
    start = text.rfind("\n", max(0, told.start - _PARAGRAPH), told.start)
    close = [one for one in quantities[max(0, n - 8) : n] if told.sentence - one.sentence <= 1 and one.start > start]
    if "rise" in ways or "fall" in ways or len([one for one in close if one.sentence == told.sentence]) >= 2:
        close = [one for one in close if one.sentence == told.sentence]
    numbers = [one for one in close if _is_number(one)]
    if len(numbers) > _MOST and told.unit not in ("", "percent"):
        numbers = [one for one in numbers if dimension(one.unit) == dimension(told.unit)]
    alike = [one for one in numbers if one.unit == told.unit and one.sentence == told.sentence]
    if not 2 <= len(numbers) <= _MOST or ("sum" in ways and "difference" not in ways and len(alike) > 2):
        return None  # listed parts have a rule of their own
    each = _each().search(text, numbers[0].start, told.start) is not None
    found = [
        one
        for one in derivations(numbers, told)
        if one.how in ways
        and (told.unit or one.how != "product" or each or slipped(one.value, told.low))
        and one.value > 0
        and 1 / _FAR_OFF <= told.low / one.value <= _FAR_OFF
    ]
    return min(found, key=lambda one: abs(one.value - told.low)) if found and not _given(quantities, n, ways) else None


def _given(quantities: Quantities, n: int, ways: frozenset[How]) -> bool:
    """Whether numbers around the n-th give it, in whatever way."""
    told = quantities[n]
    around = [
        one
        for one in quantities[max(0, n - 14) : n + 8]
        if one is not told and abs(one.sentence - told.sentence) <= _WIDE and one.low > 0 and one.role != "age"
    ]
    changes = told.unit == "percent" and {"rise", "fall"} & ways
    other = {"rise", "fall", "share"} - ways if changes else set()
    if any(_fits(one.value, one.slack, told) for one in derivations(around, told) if one.how not in other):
        return True
    near = [one for one in around if one < told][-_MANY:]
    sums = (sum(one.low for one in some) for size in (3, 4, 5) for some in combinations(near, size))
    # To each of 10 men and 5 women 20 crowns; in 3 rows of 4 tables 6 chairs each.
    triples = ((a.low, b.low, c.low) for a, b, c in combinations(near, 3))
    products = (value for a, b, c in triples for value in (a * (b + c), b * (a + c), c * (a + b), a * b * c))
    return any(_fits(value, 0.0, told) for values in (sums, products) for value in values)


def _fits(value: float, error: float, told: Quantity) -> bool:
    least = 1.0 if told.unit == "percent" else 0.5 if told.noun == "time" else 0.005 * told.low
    return abs(value - told.low) <= max(error + slack(told), least) + 1e-9
