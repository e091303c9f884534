"""Intervals and tests against the values that their authors published."""

from __future__ import annotations

import random
from math import sqrt

import pytest

from newslint.reliability.statistics import (
    REPLICATES,
    Estimate,
    adjusted,
    cluster_weights,
    difference,
    percentiles,
    replicates,
    two_rates,
    variance,
    wilson,
)

from bench_sources import spearman  # isort: skip


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson(k: int, n: int, low: float, high: float) -> None:
    found = wilson(k, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)
    assert wilson(n - k, n).high == pytest.approx(1 - found.low)


def test_wilson_of_nothing() -> None:
    assert wilson(0, 0) == Estimate(0.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        # Newcombe 1998, Statistics in Medicine 17:873, table II, method 10.
        ((56, 70, 48, 80), 0.0524, 0.3339),
        ((9, 10, 3, 10), 0.1705, 0.8090),
        ((6, 7, 2, 7), 0.0582, 0.8062),
        ((5, 56, 0, 29), -0.0381, 0.1926),
        ((0, 10, 0, 20), -0.1611, 0.2775),
        ((0, 10, 0, 10), -0.2775, 0.2775),
        ((10, 10, 0, 20), 0.6791, 1.0000),
        ((10, 10, 0, 10), 0.6075, 1.0000),
    ],
)
def test_difference(counts: tuple[int, int, int, int], low: float, high: float) -> None:
    a, m, b, n = counts
    found = difference(wilson(a, m), wilson(b, n))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_adjusted_p_values() -> None:
    # Benjamini and Hochberg 1995, section 3.2: fifteen hypotheses, of which four are rejected at .05.
    p_values = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
        0.7590, 1.0000,
    ]  # fmt: skip
    found = adjusted(p_values)
    assert [q <= 0.05 for q in found] == [True] * 4 + [False] * 11
    assert found[:4] == pytest.approx([0.0015, 0.0030, 0.0095, 0.035625])
    assert adjusted(p_values[::-1]) == found[::-1]
    assert adjusted([]) == []


def test_two_rates() -> None:
    # 10 of 20 against 2 of 20: Pearson's chi-square 7.619, times 39/40.
    found = two_rates(10, 20, 2, 20)
    assert found == pytest.approx(0.00642, abs=5e-5)
    assert two_rates(2, 20, 10, 20) == found
    assert two_rates(10, 20, 2, 20, design_effect=2.0) == pytest.approx(0.0539, abs=5e-4)


def test_two_rates_with_too_little_expected() -> None:
    assert two_rates(1, 20, 0, 1000) is None
    assert two_rates(0, 20, 0, 20) is None
    assert two_rates(0, 0, 5, 20) is None


def test_weights_are_poisson() -> None:
    keys = [random.Random(n).getrandbits(64) - (1 << 63) for n in range(100)]
    flat = [
        weight
        for key in keys
        for weight in replicates(cluster_weights(key), sum(1 << 64 * n for n in range(REPLICATES)))
    ]
    assert len(flat) == 100 * REPLICATES
    assert sum(flat) / len(flat) == pytest.approx(1, abs=0.02)
    assert variance(flat) == pytest.approx(1, abs=0.03)
    assert cluster_weights(7) == cluster_weights(7)


def test_bootstrap_of_independent_units_agrees_with_theory() -> None:
    k = n = 0
    for key in range(500):
        weights = cluster_weights(key)
        k += weights * (key % 5 == 0)
        n += weights
    rates = replicates(k, n)
    assert len(rates) == REPLICATES
    assert sqrt(variance(rates)) == pytest.approx(sqrt(0.2 * 0.8 / 500), rel=0.12)
    low, high = percentiles(rates)
    assert (low, high) == pytest.approx(tuple(wilson(100, 500)[1:]), abs=0.006)


def test_bootstrap_is_wider_for_clusters() -> None:
    """Of fifty articles with ten names each, ten hold all the faults: the names are no 500 observations."""
    k = sum(10 * cluster_weights(key) for key in range(10))
    n = sum(10 * cluster_weights(key) for key in range(50))
    low, high = percentiles(replicates(k, n))
    narrow = wilson(100, 500)
    assert high - low > 2.5 * (narrow.high - narrow.low)


def test_spearman() -> None:
    assert spearman([1, 2, 3, 4], [10, 20, 30, 40]) == 1
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == -1
    # Ties at their mean rank: Kendall and Gibbons, Rank Correlation Methods, chapter 3.
    assert spearman([1, 2, 2, 3], [1, 2, 3, 4]) == pytest.approx(0.9487, abs=1e-4)
