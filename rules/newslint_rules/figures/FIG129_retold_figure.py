"""See the rule's documentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.lexicon import PEOPLE_ROLES, is_people
from newslint.facts.figures.units import convert, dimension
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.digits import slipped
from newslint_rules.figures.common.sums import slack


@rule(
    "FIG129",
    "retold-figure",
    severity="warning",
    languages=("en",),
    bad=[
        "The fire in the mill killed 23 people on Sunday, the mayor said. Divers kept searching the pond.\n\n"
        "By evening the bodies of [[all 32]] victims had been found.",
        "A magnitude 6.1 earthquake shook the valley on Monday night. [[The 6.8]]-magnitude quake cracked the dam.",
        "The court gave the miller seven years in prison for the fire. His lawyer called [[the nine-year]] sentence "
        "unjust.",
        "The pond holds 1.2 million cubic metres of water. Experts fear that [[the 12 million cubic metres]] will "
        "break the dam.",
        "The baker sold 40 lanterns in May. [[The 60]] lanterns brought her a prize.",
    ],
    good=[
        "The fire in the mill killed 23 people on Sunday, the mayor said. The 23 victims were buried on Friday.",
        "The fire killed 23 people and the flood after it nine more. All 32 victims were buried on Friday.",
        "The fire killed 23 people. The six dead from Orlenka were buried on Friday.",
        "A magnitude 6.1 earthquake shook the valley. The quake of 1976 had a magnitude of 6.8.",
        "The court gave the miller seven years in prison. Prosecutors had asked for the nine-year sentence.",
        "The baker sold 40 lanterns in May. The 60 lanterns that she had sold in April brought her a prize.",
        "The pond is 1.2 kilometres long. The 15-kilometre road to it is closed.",
    ],
)
def retold_figure(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A number that is spoken of as known ("all 32 victims"), and was another one before.

    What is told a second time is told in other words, so that only the article before it shows what it refers to: the
    one number that it has of that kind (the dead, a sentence, an earthquake), unit or noun. One that others of the
    article give by addition or subtraction, whose noun is narrowed ("the six from Orlenka"), or that comes after
    several others of its kind is left alone. Confidence is low, and medium where one digit, two exchanged ones or a
    power of ten make the difference.
    """
    told = [one for one in quantities if one.low == one.high and one.low > 1 and not one.vague]
    earlier = Counter[str]()
    for n, one in enumerate(told):
        earlier[one.unit] += 1
        if earlier[one.unit] > _MOST + 1:
            continue
        known = _as_known(text, one)
        if known is None or not one.exact or _is_aside(text, one):
            continue
        before = [other for other in told[:n] if _is_same_kind(one, other)]
        if not before or any(_is_near(other, one) for other in told[:n]):
            continue
        first = next((other for other in before if not _is_aside(text, other)), None)
        values = {_value(other, one) for other in before}
        if first is None or len(values) > 1 or not first.exact or _is_derived(one, told[:n]):
            continue
        if one.role == "sentence" and any(_asked_for().search(text, *_clause(two)) for two in (first, one)):
            continue
        slip = _slipped(_value(first, one), one.low)
        if _is_narrowed(text, one):
            continue
        if slip or _refers(text, known, one, first):
            number, other = written(one.low, one.unit), written(first.low, first.unit)
            yield Hit(
                one.span._replace(start=known),
                f"{number} as if it were known, {other} above",
                confidence="medium" if slip and _are_counted_alike(one, first) else "low",
                related=(first.span,),
                evidence={"role": one.role, "here": one.low, "above": first.low},
            )


_ASIDE = frozenset(("another", "background", "former", "hypothetical", "including", "listed", "part", "rate", "ago"))
_ALONE = frozenset(("magnitude", "sentence"))
"""An article on one earthquake or one verdict has one of them."""
_MOST = 6
"""Of more numbers of its unit before it, some sum or difference gives any number."""
_LONGEST = 16
_CLAUSE = 80
_FARTHEST = 9.5
_EQUAL = 1e-6


@cache
def _determined() -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:(?P<all>all)(?:\s(?:of\s)?the|\sof\sthese)?|the|these|those)\s$", re.IGNORECASE)


@cache
def _narrowed() -> re.Pattern[str]:
    """What behind a noun says which of many are meant."""
    return re.compile(
        r"[^\W\d]*(?:[\s-][^\W\d]+){0,2}?\s(?:who|whom|whose|that|which|of|in|from|with|without|on|at|aboard|across|near|between|"
        r"for|to|by|after|before|under|over|into|ago|later|earlier)\b"
    )


@cache
def _asked_for() -> re.Pattern[str]:
    """Years in prison that nobody has been given, or that an earlier verdict or a later one gave."""
    return re.compile(
        r"(?i)\b(?:ask|sought|seek|demand|request|recommend|maximum|minimum|fac(?:e|ing)|instead|reduc|cut|suspend|previous|"
        r"earlier|original|serv(?:e|ed|ing)\b|remain|additional|could\b|may\b|up\sto\b|appeals?\scourt|upheld|overturn|extend)"
    )


def _clause(one: Quantity) -> tuple[int, int]:
    """The words around a number."""
    return max(0, one.start - _CLAUSE), one.end + _CLAUSE // 2


def _slipped(one: float, other: float) -> bool:
    """Whether one digit, two exchanged ones or a power of ten make the difference."""
    ratio = max(one, other) / min(one, other)
    return slipped(one, other) and (ratio < _FARTHEST or any(abs(ratio / ten - 1) < _EQUAL for ten in (10, 100, 1000)))


def _as_known(text: str, one: Quantity) -> int | None:
    """Where the words begin that speak of a number as known; None where nothing does."""
    found = _determined().search(text, max(0, one.start - _LONGEST), one.start)
    return found.start() if found else None


def _is_aside(text: str, one: Quantity) -> bool:
    """Whether it counts others than the news does: a part, an earlier number, those of another year."""
    flags = _ASIDE.intersection(one.flags)
    if flags == {"part"} and _are_all_of_them(text, one):
        return False
    return bool(flags) or (len(one.when) in (4, 7) and one.when[0] != "-")


def _are_all_of_them(text: str, one: Quantity) -> bool:
    """All 14 of the dead, all 14 of them."""
    return text[max(0, one.start - 4) : one.start].lower() == "all " and text.startswith(
        (" of the ", " of them"), one.end
    )


def _is_same_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may tell the same: of one role, in units of one kind, or of one noun."""
    if one.role in PEOPLE_ROLES or one.role in _ALONE:
        return one.role == other.role
    if one.unit:
        return dimension(one.unit) == dimension(other.unit) and one.role == other.role and one.role != "age"
    return other.role == one.role == "count" and bool(one.noun) and one.noun == other.noun and not other.unit


def _value(one: Quantity, other: Quantity) -> float:
    """The first in the unit of the second."""
    return one.low if one.unit == other.unit else convert(one.low, one.unit, other.unit)


def _is_near(one: Quantity, other: Quantity) -> bool:
    """Whether an earlier number is the later one, whatever it counts, or rounds it."""
    if one.unit == other.unit:
        return abs(one.low - other.low) <= max(slack(one), slack(other))
    if not one.unit or not other.unit or dimension(one.unit) != dimension(other.unit):
        return False
    value = _value(one, other)
    return abs(value - other.low) <= max(slack(other), 0.05 * other.low)


def _is_derived(one: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether two or three of the numbers before it give it."""
    values = [other.low for other in before if other.unit == one.unit]
    sums = {sum(two) for two in combinations(values, 2)} | {sum(three) for three in combinations(values, 3)}
    return one.low in sums | {abs(a - b) for a, b in combinations(values, 2)}


def _is_narrowed(text: str, one: Quantity) -> bool:
    """Whether some of many are meant: the six from Orlenka."""
    behind = one.end + (text[one.end : one.end + 1] == " ")
    return one.role not in _ALONE and not _are_all_of_them(text, one) and bool(_narrowed().match(text, behind))


def _refers(text: str, known: int, one: Quantity, first: Quantity) -> bool:
    """Whether nothing but the earlier number can be meant: all of them, or what an article has one of."""
    if one.role in _ALONE:
        return True
    if one.role in PEOPLE_ROLES:
        return text[known : known + 3].lower() == "all" and one.low > first.low
    return not one.unit and bool(one.noun) and not is_people(one.noun) and one.low > first.low


def _are_counted_alike(one: Quantity, first: Quantity) -> bool:
    return one.role in PEOPLE_ROLES | _ALONE or bool(one.noun and one.noun == first.noun)
