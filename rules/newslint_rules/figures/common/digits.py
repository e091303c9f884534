"""Slips of the pen: what two numbers are that differ by a digit, by two exchanged ones, or by a power of ten."""

from __future__ import annotations

from newslint.facts.figures import Quantity
from newslint.figurepairs.values import plain_digits

_LENGTHS = frozenset(("length", "distance", "measure"))


def digits(value: float) -> str:
    """The first six digits of a value, without its point and the noughts around them: 54 of 0.54 and of 5,400,000."""
    return f"{value:.5e}".partition("e")[0].replace(".", "").rstrip("0")


def slipped(one: float, other: float) -> bool:
    """Whether two values are a slip of the pen apart: one digit, two exchanged, or a power of ten."""
    a, b = digits(one), digits(other)
    if len(a) < 2 or len(b) < 2:
        return a == b
    if sorted(a) == sorted(b):
        return True
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def exchanged(one: float, other: float) -> bool:
    """Whether two digits of one value stand the other way round in the other."""
    a, b = plain_digits(one), plain_digits(other)
    if len(a) != len(b):
        return False
    differ = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(differ) == 2 and a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]


def are_of_one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may count or measure the same: in one unit, of one noun, or of one role of persons."""
    if one.unit != other.unit:
        return False
    if one.unit:
        return one.role == other.role or {one.role, other.role} <= _LENGTHS
    return one.noun == other.noun or (one.role == other.role != "count")
