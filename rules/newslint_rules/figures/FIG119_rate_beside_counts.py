"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.sums import IN_ALL, before, hit, kindred, slack, usable


@rule(
    "FIG119",
    "rate-beside-counts",
    severity="error",
    languages=("en",),
    bad=[
        "The city put up [[60 huts for 480 people, six]] in each.",
        "The town has 80,000 inhabitants and saw 120 cases, a rate of [[15 per 100,000]].",
        "It bought [[20 trams at 3 million crowns each, 90 million]] in all.",
        "There were 30,600 ballots. With 51,000 people on the roll, turnout was [[72 percent]].",
    ],
    good=[
        "The city put up 60 huts for 480 people, eight in each.",
        "The town has 80,000 inhabitants and saw 120 cases, a rate of 150 per 100,000.",
        "It bought 20 trams at 3 million crowns each, 60 million in all.",
        "There were 30,600 ballots. With 51,000 people on the roll, turnout was 60 percent.",
        "The town has 80,000 inhabitants and saw 120 cases, and 15 a week per 100,000 on average.",
    ],
)
def rate_beside_counts(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A rate that the counts beside it do not give.

    So many in each, so many per 100,000, a price each beside the sum, a turnout beside ballots and voters. Told where
    the sentence has the counts that the rate is made of and no other, and where no rounding makes it fit.
    """
    for n, one in enumerate(quantities):
        if not usable(one):
            continue
        if one.unit == "percent":
            if "urnout" in text[max(0, one.start - 30) : one.end + 12]:
                yield from _turnout(text, quantities, n)
        elif n and one.low in _BASES and text.endswith(_PER, 0, one.start):
            yield from _per(text, quantities, n)
        elif n > 1 and _each().match(text, one.end):
            yield from _in_each(text, quantities, n)
        elif n > 1 and text.startswith(IN_ALL, one.end):
            yield from _price(text, quantities, n)


_BASES = frozenset((100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0))
_PER = (" per ", "every ", " each ")
_PEOPLE = frozenset("inhabitant person resident citizen".split())


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r"\s(?:[^\W\d]+\s)?(?:(?:in|to|for|on)\s)?(?:each|apiece)\b")


@cache
def _for() -> re.Pattern[str]:
    return re.compile(r"\s[^\W\d]+(?:\s[^\W\d]+)?\s(for|in|on|among|into|over|between|to)\s")


@cache
def _then_each() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+){0,3},\s(?:or\s|with\s)?")


def _interval(one: Quantity) -> tuple[float, float]:
    return one.low - slack(one), one.low + slack(one)


def _product(a: Quantity, b: Quantity, whole: Quantity) -> bool:
    """Whether the third may be the product of the first two, rounded."""
    (a_low, a_high), (b_low, b_high), (low, high) = map(_interval, (a, b, whole))
    return a_low * b_low <= high and low <= a_high * b_high


def _in_each(text: str, quantities: Quantities, n: int) -> Iterator[Hit]:
    """60 huts for 480 people, six in each."""
    first, second, each = quantities[n - 2 : n + 1]
    if first.sentence != each.sentence or not (usable(first) and usable(second)) or first.unit or each.unit:
        return
    if second.unit or not _then_each().fullmatch(text, second.end, each.start):
        return
    if not _for().fullmatch(text, first.end, second.start) or "rate" in second.flags:
        return
    few, many = sorted((first, second), key=lambda one: one.low)
    if not _product(few, each, many) and few.low > 1:
        said = written(many.low / few.low)
        yield hit(
            first, each, f"{written(many.low)} over {written(few.low)} is {said} in each, not {written(each.low)}"
        )


@cache
def _at() -> re.Pattern[str]:
    return re.compile(r"\s[^\W\d]+(?:\s[^\W\d]+)?\s(?:at|for|costing|worth|of)\s")


@cache
def _then() -> re.Pattern[str]:
    return re.compile(r"\s(?:each|apiece),\s(?:or\s|a\stotal\sof\s)?")


def _price(text: str, quantities: Quantities, n: int) -> Iterator[Hit]:
    """20 trams at 3 million crowns each, 90 million in all."""
    count, price, whole = quantities[n - 2 : n + 1]
    if count.unit or not (usable(count) and usable(price) and kindred(price, whole)):
        return
    if not _then().fullmatch(text, price.end, whole.start) or not _at().fullmatch(text, count.end, price.start):
        return
    if not _product(count, price, whole):
        said = written(count.low * price.low, price.unit)
        message = f"{written(count.low)} times {written(price.low, price.unit)} is {said}, not {written(whole.low)}"
        yield hit(count, whole, message)


@cache
def _periodic() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:a|per|each|every)\s(?:day|week|month|year)\b|\b(?:daily|weekly|average|seven-day|annual)", re.IGNORECASE
    )


def _per(text: str, quantities: Quantities, n: int) -> Iterator[Hit]:
    """50 per 100,000, beside the inhabitants and one count of cases."""
    base, rate = quantities[n], quantities[n - 1]
    if not usable(rate) or rate.unit or base.start - rate.end > 30 or rate.sentence != base.sentence:
        return
    here = list(before(quantities, n - 1, text, 0))
    if len(here) != 2 or any(one.unit for one in here):
        return
    few, many = sorted(here, key=lambda one: one.low)
    if many.noun not in _PEOPLE or few.noun in _PEOPLE or few.low <= 0 or rate.low <= 0:
        return
    if text.startswith(_PER, few.end) or text.endswith(_PER, 0, many.start):
        return
    if _periodic().search(text, here[1].start, base.end):
        return
    actual = few.low / many.low * base.low
    if not 0.9 <= actual / rate.low <= 1.1 and abs(actual - rate.low) > slack(rate):
        yield hit(rate, base, f"{written(few.low)} of {written(many.low)} is {written(actual)} per {written(base.low)}")


@cache
def _roll() -> re.Pattern[str]:
    voters = r"(?:registered|eligible)\s(?:voters?|electors?|members)"
    return re.compile(
        rf"\s(?:(?:people|voters|names|members)\s(?:are\s|were\s)?on\sthe\s(?:electoral\s)?rolls?\b|{voters})"
    )


@cache
def _cast() -> re.Pattern[str]:
    return re.compile(r"\s(?:valid\s|blank\s|spoilt\s|invalid\s)?(?:ballots?|votes?|people\svoted|voted|cast)\b")


@cache
def _cast_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:ballots|votes)(?:\scast)?\s(?:was|were|came\sto|of|reached)\s$")


_TURNOUT = 2.0
"""Percentage points by which a turnout may differ: it is counted with and without blank ballots."""


def _turnout(text: str, quantities: Quantities, n: int) -> Iterator[Hit]:
    """72 percent, beside all voters and the ballots."""
    share = quantities[n]
    around: Sequence[Quantity] = [
        one
        for one in quantities[max(0, n - 8) : n + 6]
        if abs(one.sentence - share.sentence) <= 1 and usable(one) and not one.unit
    ]
    rolls = [one for one in around if _roll().match(text, one.end)]
    cast = [
        one
        for one in around
        if _cast().match(text, one.end) or _cast_before().search(text, max(0, one.start - 30), one.start)
    ]
    if len(rolls) != 1 or not cast or share.low <= 0:
        return
    most = max(one.low for one in cast)
    total = sum(one.low for one in cast)
    roll = rolls[0]
    values = [100 * one.low / roll.low for one in around if one is not roll] + [100 * total / roll.low]
    if most < 0.1 * roll.low or most > roll.low:
        return
    margin = _TURNOUT + slack(share) * (share.modifier == "") + (share.modifier == "~")
    if all(abs(value - share.low) > margin for value in values):
        yield hit(share, share, f"{written(most)} of {written(roll.low)} is {100 * most / roll.low:.3g}%")
