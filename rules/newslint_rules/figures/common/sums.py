"""What the rules over sums, shares and rates have in common: which numbers count the same, and what rounding allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from newslint.article import Span
from newslint.facts.figures import Quantity
from newslint.rule import Confidence, Hit
from newslint_rules.figures.common.amounts import rounding

IN_ALL = (" in all", " in total", " altogether")
"""What stands behind a sum."""
_MOST = 6
"""Of more numbers than these, sums are not tried: of many, some sum always fits."""
_NEARBY = 12
"""So many numbers are looked back over."""
_ABOUT = 0.1
"""By this share of it, a number behind "about" may be off."""
_UTMOST = 0.95
"""Of what rounding allows: that all numbers were rounded by half a digit, and the same way, does not happen."""
_ROUND = 0.05
"""By this share of it at most, a count that ends in zeros: 300 counted as 285, not as 250."""
_OTHER_ROLES = frozenset(("age", "magnitude"))


def usable(one: Quantity) -> bool:
    """Whether it is one number that can be added up: exact, or about so many."""
    return one.low == one.high and not one.vague and one.modifier in ("", "=", "~") and one.role not in _OTHER_ROLES


def slack(one: Quantity) -> float:
    """How far what was counted may lie from what is written: half of the last digit of "1.6 million" or of 8,400.

    A count that ends in another digit than 0 is exact.
    """
    if one.form == "mixed":
        found = 0.5 * last_digit(one.low)
    elif one.unit == "percent" or one.low != int(one.low):
        found = 0.5 * _worth(one.low)
    else:
        found = 0.0 if one.low % 10 else min(rounding(one.low), _ROUND * one.low)
    return max(found, _ABOUT * one.low) if one.modifier == "~" else found


def last_digit(value: float) -> float:
    """What one of the last digit is worth in a number with a multiplier: 10,000 in 1.62 million, a million in 240."""
    scale = next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale), 1.0)
    return scale * _worth(value / scale)


def _worth(value: float) -> float:
    _, _, fraction = f"{value:.6g}".partition(".")
    return float(10.0 ** -len(fraction))


def kindred(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers may count the same: 144 million beside 240 million crowns, 6 beside 94 people."""
    if a.unit == b.unit:
        return True
    bare, other = (a, b) if not a.unit else (b, a)
    return not bare.unit and not bare.noun and other.unit not in ("percent", "percentage-point")


def near(value: float, others: Sequence[Quantity], said: float) -> bool:
    """Whether a value is the one said, as far as the rounding of the numbers that it was made of allows."""
    return abs(value - said) <= _UTMOST * sum(map(slack, others)) + 1e-9


def fits(numbers: Sequence[Quantity], rest: Quantity, whole: float | None = None) -> bool:
    """Whether ``rest`` is what some of the numbers leave of another of them, or of ``whole``; or their sum."""
    if len(numbers) > _MOST:
        return True
    for size in range(1, len(numbers) + 1):
        for some in combinations(numbers, size):
            total = sum(one.low for one in some)
            others = [one for one in numbers if one not in some]
            if near(total, (*some, rest), rest.low) and size > 1:
                return True
            if any(near(one.low - total, (*some, one, rest), rest.low) for one in others):
                return True
            if whole is not None and near(whole - total, (*some, rest), rest.low):
                return True
    return False


def before(quantities: Sequence[Quantity], n: int, text: str, sentences: int) -> Iterator[Quantity]:
    """The numbers before the n-th that may count the same, nearest first: of one paragraph and so many sentences."""
    last = quantities[n]
    for one in reversed(quantities[max(0, n - _NEARBY) : n]):
        if last.sentence - one.sentence > sentences or "\n" in text[one.end : last.start]:
            return
        if usable(one) and kindred(one, last):
            yield one


def hit(first: Quantity, last: Quantity, message: str, *, confidence: Confidence = "medium") -> Hit:
    """A finding from one number to another."""
    return Hit(Span(first.start, last.end), message, confidence=confidence, related=(first.span, last.span))


def listed(values: Iterable[str]) -> str:
    """Numbers in a sum: 17 + 71 + 9."""
    return " + ".join(values)
