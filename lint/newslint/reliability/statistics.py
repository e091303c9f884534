"""The statistics of rates: intervals, differences, tests, and a bootstrap whose state can be merged.

Small, exact and without dependencies; each function names the source of its method and is tested against published
values. A **rate** is k/n: k faulty of n names, k articles with a byline of n articles, k faults in n words.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from hashlib import shake_128
from math import erfc, sqrt

from newslint.record import NamedTuple

Z = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: all intervals are 95 % intervals."""


class Estimate(NamedTuple):
    """A rate, or a difference of rates, with its 95 % interval."""

    value: float
    low: float
    high: float


def wilson(k: int, n: int) -> Estimate:
    """The score interval of a proportion (Wilson 1927). ``n`` of 0 gives 0 with the interval 0 to 1.

    It keeps close to its nominal coverage where the textbook interval fails: few observations, rates near 0 or 1
    (Newcombe 1998, Statistics in Medicine 17:857-872, method 3).
    """
    if n == 0:
        return Estimate(0.0, 0.0, 1.0)
    p = k / n
    centre = 2 * k + Z * Z
    spread = Z * sqrt(Z * Z + 4 * k * (1 - p))
    scale = 2 * (n + Z * Z)
    return Estimate(p, 0.0 if k == 0 else (centre - spread) / scale, 1.0 if k == n else (centre + spread) / scale)


def difference(a: Estimate, b: Estimate) -> Estimate:
    """a - b of two independent rates, from their own intervals (square-and-add).

    With score intervals this is Newcombe's (1998, Statistics in Medicine 17:873-890, method 10); Zou and Donner (2008,
    Statistics in Medicine 27:1693-1702) show that it holds for any pair of intervals, such as bootstrap ones.
    """
    value = a.value - b.value
    down = sqrt((a.value - a.low) ** 2 + (b.high - b.value) ** 2)
    up = sqrt((a.high - a.value) ** 2 + (b.value - b.low) ** 2)
    return Estimate(value, value - down, value + up)


def two_rates(k1: int, n1: int, k2: int, n2: int, design_effect: float = 1.0) -> float | None:
    """The two-sided probability of rates that differ this much if they were one; None where nothing can be said.

    Pearson's chi-square with one degree of freedom and the factor (N-1)/N, which is accurate as long as every expected
    count is at least 1 (Campbell 2007, Statistics in Medicine 26:3661-3675); below that None is returned. For
    observations in clusters, chi-square is divided by the design effect (Rao and Scott 1981, Journal of the American
    Statistical Association 76:221-230, first-order correction).
    """
    total, k = n1 + n2, k1 + k2
    if not n1 or not n2 or min(n1, n2) * min(k, total - k) < total:
        return None
    p = k / total
    squared = (k1 / n1 - k2 / n2) ** 2 / (p * (1 - p) * (1 / n1 + 1 / n2)) * (total - 1) / total
    return erfc(sqrt(squared / design_effect / 2))


def adjusted(p_values: Sequence[float]) -> list[float]:
    """The p-values adjusted for their number, so that those <= q are a set of discoveries of which a share q is false.

    Benjamini and Hochberg (1995, Journal of the Royal Statistical Society B 57:289-300).
    """
    order = sorted(range(len(p_values)), key=lambda n: p_values[n], reverse=True)
    found = [0.0] * len(p_values)
    least = 1.0
    for rank, n in zip(range(len(p_values), 0, -1), order, strict=True):
        least = min(least, p_values[n] * len(p_values) / rank)
        found[n] = least
    return found


REPLICATES = 400
_LANE = 8
# Poisson(1) in 256ths: 0 to 5 with 94, 95, 47, 15, 4 and 1; mean .996, variance .998.
_POISSON = bytes(value for value, times in enumerate((94, 95, 47, 15, 4, 1)) for _ in range(times))


def cluster_weights(key: int) -> int:
    """How often a cluster (an article) is drawn in each of 400 bootstrap replicates, packed in one integer.

    The Poisson bootstrap (Hanley and MacGibbon 2006, Computer Methods and Programs in Biomedicine 83:57-62; Chamandy
    and others 2012, "Estimating uncertainty for massive data streams", Google): drawing n clusters with replacement
    takes each about Poisson(1) times, independently of the others. The weights come from a hash of the cluster's key,
    so the result depends on the clusters alone, and all that is kept of them are sums. A weight has 64 bits of the
    integer to itself: ``k * cluster_weights(key)`` adds k to every replicate at once, exact up to 2^64 in each.
    """
    lanes = bytearray(_LANE * REPLICATES)
    lanes[::_LANE] = shake_128(key.to_bytes(8, "big", signed=True)).digest(REPLICATES).translate(_POISSON)
    return int.from_bytes(lanes, "little")


def replicates(k: int, n: int) -> list[float]:
    """The rates in all replicates that drew any observation, from the sums of weighted k and n."""
    return [x / y for x, y in zip(_lanes(k), _lanes(n), strict=True) if y]


def _lanes(packed: int) -> array[int]:
    return array("Q", packed.to_bytes(_LANE * REPLICATES, sys.byteorder))


def percentiles(rates: Sequence[float]) -> tuple[float, float]:
    """The 2.5 % and 97.5 % points of bootstrap replicates (Efron 1979), interpolated. ``rates`` must not be empty."""
    ordered = sorted(rates)

    def point(share: float) -> float:
        at = share * (len(ordered) - 1)
        low = int(at)
        high = min(low + 1, len(ordered) - 1)
        return ordered[low] + (at - low) * (ordered[high] - ordered[low])

    return point(0.025), point(0.975)


def variance(values: Sequence[float]) -> float:
    """The sample variance; 0 for fewer than two values."""
    if len(values) < 2:
        return 0.0
    mean = sum(values) / len(values)
    return sum((one - mean) ** 2 for one in values) / (len(values) - 1)
