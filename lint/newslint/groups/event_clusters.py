"""Average-link clustering with a threshold that rises with the size of what is joined.

Two clusters are joined when the mean probability over all pairs across them is high enough. Between two articles a low
mean may be chance, since short texts share few terms; between two large clusters chance averages out, and a middling
mean says that they are two events of one kind.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

THRESHOLD: Final = 0.5
EASE: Final = 0.3
"""The mean probability has to be THRESHOLD - EASE / sqrt(size of the smaller cluster)."""

SCALE: Final = 1 << 16
"""Probabilities are counted in these parts, so that sums are exact and depend on no order."""


def clusters(probabilities: Sequence[Sequence[int]]) -> list[list[int]]:
    """Cluster items by their symmetric matrix of probabilities, in SCALE parts; each cluster and their list rising.

    The pair that exceeds its threshold most is joined first, of equal ones the pair of the smallest indices. Takes
    O(n^2) time for each join at worst, O(n) as a rule.
    """
    totals = [list(row) for row in probabilities]
    members: dict[int, list[int]] = {n: [n] for n in range(len(totals))}

    def margin(a: int, b: int) -> float:
        smaller, larger = sorted((len(members[a]), len(members[b])))
        return totals[a][b] / (smaller * larger) / SCALE - THRESHOLD + EASE / math.sqrt(smaller)

    def nearest(a: int) -> tuple[float, int]:
        """The best margin with a later cluster, negated, and which."""
        return min(((-margin(a, b), b) for b in members if b > a), default=(math.inf, -1))

    best = {n: nearest(n) for n in members}
    while len(members) > 1:
        (worst, b), a = min((near, n) for n, near in best.items())
        if worst > 0:
            break
        for n in members:
            totals[a][n] = totals[n][a] = totals[a][n] + totals[b][n]
        members[a] += members.pop(b)
        del best[b]
        for n in best:
            if n == a or best[n][1] in (a, b):
                best[n] = nearest(n)
            elif n < a:
                best[n] = min(best[n], (-margin(n, a), a))
    return sorted(sorted(items) for items in members.values())
