"""What two numbers give: sums, differences, products, areas, shares and changes, told apart by their units.

A number that is said to follow from others ("a sum of", "so that", "a gain of") is read together with those around it.
Whatever they can give in its unit is worked out; if one result is the number told, the text is taken at its word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Literal, TypeAlias

from newslint.facts.figures import Quantity
from newslint.facts.figures.units import dimension, in_base, units
from newslint.record import NamedTuple
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.sums import kindred, slack

How: TypeAlias = Literal["sum", "difference", "product", "area", "share", "rise", "fall", "percentage", "ratio"]
_CENT = 0.01
_RATIOS = frozenset(("percent", "percentage-point"))


class Derivation(NamedTuple):
    """A number that two others give. ``value`` is in the unit of the number that was told; ``slack``: see ``sums``."""

    value: float
    slack: float
    first: Quantity
    second: Quantity
    how: How

    def __str__(self) -> str:
        """How a message says it: 60 times 35 is 2,100."""
        return _SAID[self.how].format(
            a=written(self.first.low, self.first.unit), b=written(self.second.low, self.second.unit)
        )


_SAID: dict[How, str] = {
    "sum": "{a} and {b} are",
    "difference": "between {a} and {b} lie",
    "product": "{a} times {b} is",
    "area": "{a} by {b} is",
    "share": "{a} of {b} is",
    "rise": "from {a} to {b} is a rise of",
    "fall": "from {a} to {b} is a fall of",
    "percentage": "{a} of {b} is",
    "ratio": "{b} is {a} times",
}


def derivations(numbers: Sequence[Quantity], told: Quantity) -> Iterator[Derivation]:
    """What each two of some numbers give that could be the number told, by its unit."""
    for first, second in combinations(numbers, 2):
        yield from _of_two(first, second, told)


def _of_two(a: Quantity, b: Quantity, told: Quantity) -> Iterator[Derivation]:
    low, high = sorted((a, b), key=lambda one: one.low)
    given, wanted = a.unit or b.unit, told.unit
    error = slack(a) / a.low + slack(b) / b.low
    alike = kindred(a, b) and (a.noun == b.noun or a.noun == "" or b.noun == "" or a.unit != "")
    scale = _CENT if wanted == "cent" and given != "cent" and dimension(given) == "money" else 1.0
    if alike and (given == wanted or scale != 1.0 or not (wanted or told.noun)):
        both = (slack(a) + slack(b)) / scale
        yield Derivation((a.low + b.low) / scale, both, a, b, "sum")
        yield Derivation((high.low - low.low) / scale, both, high, low, "difference")
    if told.noun == "time":
        if alike:
            yield Derivation(high.low / low.low, error * high.low / low.low, low, high, "ratio")
    elif not (a.unit and b.unit) and (given == wanted or scale != 1.0) and wanted not in _RATIOS:
        product = a.low * b.low / scale
        yield Derivation(product, error * product, a, b, "product")
    if wanted == "percent" and alike and given not in _RATIOS:
        share = 100 * low.low / high.low
        yield Derivation(share, error * share, low, high, "share")
        yield Derivation(100 * high.low / low.low - 100, 100 * error * high.low / low.low, low, high, "rise")
        yield Derivation(100 - share, error * share, high, low, "fall")
    if {a.unit, b.unit} & {"percent"} and a.unit != b.unit and given and wanted in (a.unit, b.unit):
        part, whole = (a, b) if a.unit == "percent" else (b, a)
        if whole.unit == wanted:
            value = part.low * whole.low / 100
            yield Derivation(value, error * value, part, whole, "percentage")
            yield Derivation(whole.low - value, error * value + slack(whole), part, whole, "percentage")
    if dimension(wanted) == "area" and dimension(a.unit) == "length" == dimension(b.unit):
        value = in_base(a.low, a.unit) * in_base(b.low, b.unit) / units()[wanted].factor
        yield Derivation(value, error * value, a, b, "area")
