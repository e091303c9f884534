"""Whether the values of two quantities agree: bounds, roughness, units, lost powers of ten."""

from __future__ import annotations

from math import log10

from newslint.facts.figures.quantity import Quantity
from newslint.facts.figures.units import convert, dimension, same_currency

TOLLS = frozenset("killed injured casualty missing displaced arrested rescued abducted infected".split())
"""Roles of counts of people that grow as news comes in."""


def ratio(a: tuple[float, float], b: tuple[float, float]) -> float:
    """How many times the nearer ends of two intervals that do not meet differ."""
    low, high = (a[1], b[0]) if a[1] < b[0] else (b[1], a[0])
    return high / low if low > 0 else float("inf")


def in_unit(one: Quantity, unit: str) -> tuple[float, float]:
    """The values of a quantity in another unit of what it measures."""
    if one.unit == unit or dimension(unit) in ("", "money"):
        return one.low, one.high
    return convert(one.low, one.unit, unit), convert(one.high, one.unit, unit)


_LONG = 1_000_000


def plain_digits(value: float) -> str:
    """A value as it is written without separators: six digits of it, all where it has more before the point."""
    return f"{value:.6g}" if value < _LONG else f"{value:.0f}"


_ROUGHNESS = {"": 0.0, "=": 0.0, "~": 0.12, "<~": 0.12}
# Measured, and told in round numbers of two systems of units.
_TOLERANCE = {
    **dict.fromkeys(TOLLS, 0.02),
    "distance": 0.12,
    "length": 0.12,
    "measure": 0.08,
    "money": 0.04,
    "duration": 0.1,
    "share": 0.02,
}


_AT_LEAST = frozenset((">=", ">"))
_AT_MOST = frozenset(("<=", "<"))


def widened(one: Quantity, other: Quantity, unit: str) -> tuple[float, float]:
    """The values, in a unit, that a quantity beside another may stand for.

    Its modifier, its vagueness and its rounding are taken into account: "at least 5" may be 7. Two lower bounds are
    compared as they stand: who knows of more than 680 would not say more than 600.
    """
    low, high = in_unit(one, unit)
    rough = max(_ROUGHNESS.get(one.modifier, 0.0), _TOLERANCE.get(one.role, 0.0))
    least, most = low * (1 - rough), high * (1 + rough)
    if one.modifier in _AT_LEAST and other.modifier not in _AT_LEAST:
        most = max(most, 1.3 * high, high + 2)
    elif one.modifier in _AT_MOST and other.modifier not in _AT_MOST:
        least = min(least, 0.3 * low)
    elif one.modifier == "<~":
        most = high
    if one.vague:
        least, most = 0.75 * least, 1.2 * most
    return least, most


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether the values that two quantities may stand for meet."""
    if one.unit == other.unit and 0 <= one.low <= other.high and 0 <= other.low <= one.high:
        return True  # as they are written: widened, they do all the more
    return _meet(widened(one, other, one.unit), widened(other, one, one.unit))


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def is_slip(one: Quantity, other: Quantity, digits: int = 2) -> bool:
    """Whether two values are the same digits a power of ten apart, and how many digits other than 0 that asks for."""
    if one.low != one.high or other.low != other.high or dimension(one.unit) != dimension(other.unit):
        return False
    first, second = one.low, in_unit(other, one.unit)[0]
    if min(first, second) <= 0 or one.role in ("age", "magnitude", "share"):
        return False
    powers = log10(max(first, second) / min(first, second))
    if round(powers) < 1 or abs(powers - round(powers)) >= 1e-6:
        return False
    return len(f"{min(first, second):.6g}".replace(".", "").strip("0")) >= digits


def same_money(unit: str, other: str) -> bool:
    """Whether two units are no money, or one currency."""
    return dimension(unit) != "money" or same_currency(unit, other)


def same_value(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the same but for rounding, whatever bounds them."""
    if one.unit != other.unit and (
        dimension(one.unit) != dimension(other.unit) or not same_money(one.unit, other.unit)
    ):
        return False
    (low, high), (its_low, its_high) = (one.low, one.high), in_unit(other, one.unit)
    return abs(low - its_low) <= 0.02 * abs(low) and abs(high - its_high) <= 0.02 * abs(high)
