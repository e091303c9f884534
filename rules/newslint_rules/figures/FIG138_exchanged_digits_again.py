"""See the rule's documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.digits import are_of_one_kind, digits, exchanged


@rule(
    "FIG138",
    "exchanged-digits-again",
    severity="warning",
    languages=("en",),
    bad=[
        "The mill closed its year with a loss of [[54 million crowns]], the owner said.\n"
        "A deficit of [[45 million crowns]] is more than it can bear.",
        "The chimney of the mill was 121 metres tall. It fell on Sunday.\nChildren had climbed its 121 metres.\n"
        "What is left of the [[112 metres]] is a heap of bricks.",
    ],
    good=[
        "The mill closed its year with a loss of 54 million crowns, after 45 million crowns the year before.",
        "The mill had 54 workers in May. In June 45 of its workers went on strike.\nThe pond has 21 boats.",
        "In Velmora 41 percent were for the pier.\nIn Oststad 14 percent were.",
        "The chimney was 121 metres tall.\nThe hall was 211 metres long, the yard 112 metres.",
    ],
)
def exchanged_digits_again(quantities: Quantities) -> Iterator[Hit]:
    """A number of an article that another place has with two of its digits exchanged.

    A loss of 54 million and a deficit of 45 million: two amounts in one unit that are made of the same digits are
    hardly two things. Where one of the two is told more often, the other is reported, with medium confidence if it has
    three digits or more; where each is told once, both are, with low confidence. Shares and ages, of which articles
    tell many, and numbers that one sentence holds side by side are left alone, as is what has a third such number.
    """
    told = [one for one in quantities if _is_telling(one)]
    if len(told) < 2:
        return
    times = Counter((one.low, one.unit) for one in told)
    by_digits: dict[tuple[str, ...], list[Quantity]] = {}
    for one in told:
        by_digits.setdefault((one.unit, *sorted(digits(one.low))), []).append(one)
    for same in by_digits.values():
        values = {one.low for one in same}
        if len(values) != 2 or not exchanged(*sorted(values)) or len({one.sentence for one in same}) != len(same):
            continue
        if not all(are_of_one_kind(one, same[0]) for one in same):
            continue
        for one in same:
            other = next(two for two in same if two.low != one.low)
            more = times[other.low, other.unit] - times[one.low, one.unit]
            if more < 0:
                continue
            yield Hit(
                one.span,
                f"{written(one.low, one.unit)} here, {written(other.low, other.unit)} "
                f"{'below' if one < other else 'above'}: the same digits in another order",
                confidence="medium" if more and len(digits(one.low)) > _FEW else "low",
                related=(other.span,),
                evidence={"here": one.low, "there": other.low},
            )


_FEW = 2
_MANY_KINDS = frozenset(("share", "age", "rate", "score", "change"))
"""Roles of which an article tells many numbers."""
_ASIDE = frozenset(("ago", "background", "former", "hypothetical", "part"))


def _is_telling(one: Quantity) -> bool:
    """Whether it is one exact number of at least two different digits, of something that is told seldom."""
    if one.low != one.high or not one.exact or one.role in _MANY_KINDS or _ASIDE & set(one.flags):
        return False
    if not one.unit and (not one.noun or one.role == "count") and one.low < _LEAST_COUNT:
        return False
    return len(set(digits(one.low))) > 1


_LEAST_COUNT = 100
"""Of small counts two are soon made of the same digits."""
