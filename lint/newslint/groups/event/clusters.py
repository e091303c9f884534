"""Average-link clustering with a threshold that rises with the size of what is joined.

Two clusters are joined when the mean probability over all pairs across them is high enough. Between two articles a low
mean may be chance, since short texts share few terms; between two large clusters chance averages out, and a middling
mean says that they are two events of one kind.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from typing import Final

THRESHOLD: Final = 0.5
EASE: Final = 0.3
"""The mean probability has to be THRESHOLD - EASE / sqrt(size of the smaller cluster)."""

SCALE: Final = 1 << 16
"""Probabilities are counted in these parts, so that sums are exact and depend on no order."""


def clusters(probabilities: Iterable[tuple[int, int, int]], count: int) -> list[list[int]]:
    """Cluster ``count`` items; each cluster and their list rising.

    ``probabilities``: of pairs of items, in SCALE parts; of other pairs it is 0. The pair of clusters that exceeds its
    threshold most is joined first, of equal ones the pair of the smallest indices. Takes O(p log p) time for p pairs,
    as a rule.
    """
    totals: list[dict[int, int]] = [{} for _ in range(count)]
    members = {n: [n] for n in range(count)}
    heap: list[tuple[float, int, int, int, int]] = []

    def offer(a: int, b: int) -> None:
        """Put a pair of clusters on the heap, with their sizes: once one has grown, it is out of date."""
        a, b = min(a, b), max(a, b)
        first, second = len(members[a]), len(members[b])
        excess = totals[a][b] / (first * second) / SCALE - THRESHOLD + EASE / math.sqrt(min(first, second))
        if excess >= 0:
            heappush(heap, (-excess, a, b, first, second))

    least = THRESHOLD - EASE
    for a, b, probability in probabilities:
        totals[a][b] = totals[b][a] = probability
        if probability >= least * SCALE:  # ``offer`` for two that are single
            heap.append((least - probability / SCALE, min(a, b), max(a, b), 1, 1))
    heapify(heap)
    while heap:
        _, a, b, first, second = heappop(heap)
        if a not in members or b not in members or (first, second) != (len(members[a]), len(members[b])):
            continue
        members[a] += members.pop(b)
        for n, total in totals[b].items():
            if n != a:
                totals[a][n] = totals[n][a] = totals[a].get(n, 0) + total
                del totals[n][b]
        del totals[a][b]
        for n in totals[a]:
            offer(a, n)
    return sorted(sorted(items) for items in members.values())
