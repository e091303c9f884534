"""Edit distance over units of one or two letters, each with what it costs to confuse it with others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Units = Mapping[str, Mapping[str, int]]
"""Unit -> unit -> cost of confusing them, in hundredths of a nat; "" is the unit of no letters. Symmetric."""

CEILING: Final = 400
"""Hundredths of a nat: what an edit costs that the table does not list, per letter of the longer side."""
UNREACHABLE: Final = 1 << 40
_NO_UNIT: Final[Mapping[str, int]] = {}


def distance(a: str, b: str, units: Units, limit: int = UNREACHABLE) -> int:
    """The least total cost of turning one string of letters into another; more than ``limit`` if it is above it.

    The recurrence of edit distance, over units of up to two letters. Written out, because this is where the time goes.
    It stops where no alignment can stay within the limit.
    """
    width = len(b) + 1
    nothing = units.get("", _NO_UNIT)
    pairs_b = ["", "", *(b[j - 2 : j] for j in range(2, width))]
    insert = [0, *(nothing.get(v, CEILING) for v in b)]
    insert_pair = [nothing.get(v, UNREACHABLE) for v in pairs_b]
    row = [0] * width
    for j in range(1, width):
        row[j] = row[j - 1] + insert[j]
        if j > 1 and row[j - 2] + insert_pair[j] < row[j]:
            row[j] = row[j - 2] + insert_pair[j]
    above: list[int] = []
    for i, u in enumerate(a, 1):
        two_above, above = above, row
        by_one = units.get(u, _NO_UNIT)
        by_two = units.get(a[i - 2 : i], _NO_UNIT) if i > 1 else _NO_UNIT
        drop = by_one.get("", CEILING)
        left = above[0] + drop
        if "" in by_two and two_above[0] + by_two[""] < left:
            left = two_above[0] + by_two[""]
        row = [left]
        for j in range(1, width):
            v = b[j - 1]
            best = above[j - 1] if u == v else above[j - 1] + by_one.get(v, CEILING)
            other = above[j] + drop
            if other < best:
                best = other
            left += insert[j]
            if left < best:
                best = left
            if j > 1:
                pair = pairs_b[j]
                if pair in by_one:
                    other = above[j - 2] + by_one[pair]
                    if other < best:
                        best = other
                if pair in by_two:
                    other = two_above[j - 2] + by_two[pair]
                    if other < best:
                        best = other
                if pair in nothing:
                    other = row[j - 2] + insert_pair[j]
                    if other < best:
                        best = other
            if by_two:
                if v in by_two:
                    other = two_above[j - 1] + by_two[v]
                    if other < best:
                        best = other
                if "" in by_two:
                    other = two_above[j] + by_two[""]
                    if other < best:
                        best = other
            row.append(best)
            left = best
        # Two rows bound the rest: a unit of two letters may skip one.
        if min(row) > limit and min(above) > limit:
            return max(row[-1], limit + 1)
    return row[-1]
