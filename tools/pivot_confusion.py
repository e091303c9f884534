"""From alignments to the costs of confusing Latin letters: overlaps of their renderings, slips, and what to leave out.

A unit of two letters is rendered as one operation or as two; P(symbols | unit) sums over both, so that "ks" meets "x"
and "l" meets "ll" although only parts of them were aligned. The cost of confusing two units is -log of the overlap of
these distributions, sum over symbols of sqrt(P(symbols | u) P(symbols | v)): Bhattacharyya, "On a measure of divergence
between two statistical populations defined by their probability distributions" (1943). The unit of no letters is
rendered by no symbols, always.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from newslint.knowledge.unit_alignment import CEILING, Units, distance
from pivot_align import SINGLE_EDITS, Model, Pair, train
from pivot_netrans import Name, Symbols, shuffled

Costs = dict[tuple[str, str], float]
"""Two units -> nats, both ways round."""

_PAIRS_OF_LETTERS_SEEN: Final = 5
_LEAST_PROBABILITY: Final = 1e-4
# What is left out of a table: costs near the ceiling, and what smaller units say within a tenth of a nat.
_HIGHEST: Final = 2.5
_SAVING: Final = 10

# Tokens of one foreign spelling: more than this many are a common word or a title, no name.
_MOST_SPELLINGS: Final = 12
_SHORTEST: Final = 3
_SLIP_PAIRS: Final = 4000


def renderings(model: Model, names: Iterable[Name]) -> dict[str, dict[Symbols, float]]:
    """P(symbols | unit) of each letter, and of each two letters that stand together in several names."""
    joint: dict[str, dict[Symbols, float]] = defaultdict(lambda: defaultdict(float))
    for (unit, symbols), share in model.operations.items():
        joint[unit][symbols] += share
    seen = Counter(first + second for name in names for first, second in pairwise(name.latin))
    single = {unit: list(rendered.items()) for unit, rendered in joint.items() if len(unit) == 1}
    for two in sorted(seen):
        first, second = single.get(two[0]), single.get(two[1])
        if seen[two] >= _PAIRS_OF_LETTERS_SEEN and first and second:
            for before, share in first:
                for after, other in second:
                    joint[two][before + after] += share * other
    return {unit: _normalised(rendered) for unit, rendered in joint.items()}


def overlap_costs(rendered: Mapping[str, Mapping[Symbols, float]]) -> Costs:
    """-log Bhattacharyya coefficient of every two units whose renderings overlap, and of each unit with nothing."""
    by_symbols: dict[Symbols, list[tuple[str, float]]] = defaultdict(list)
    for unit, distribution in rendered.items():
        for symbols, probability in distribution.items():
            by_symbols[symbols].append((unit, math.sqrt(probability)))
    by_symbols[()].append(("", 1.0))
    overlaps: defaultdict[tuple[str, str], float] = defaultdict(float)
    for units in by_symbols.values():
        for (u, root), (v, other) in combinations(units, 2):
            overlaps[u, v] += root * other
    costs: Costs = {}
    for (u, v), overlap in overlaps.items():
        costs[u, v] = costs[v, u] = max(0.0, -math.log(overlap))
    return costs


def slip_costs(names: Sequence[Name], model: Model) -> Costs:
    """Costs of single letters dropped, inserted or replaced between Latin spellings that share a foreign one.

    A stochastic edit distance (Ristad and Yianilos, "Learning String-Edit Distance", 1998), which is the alignment of
    Latin letters with Latin letters by single edits. Its cost is -log P(u, v) / sqrt(P(u, u) P(v, v)), halved: like an
    overlap it is then of one rendering, not of two. A dropped letter is compared with the same letter kept.
    """
    pairs = sorted(same_spelling(names, model, _SHORTEST), key=lambda pair: shuffled(" ".join(pair)))[:_SLIP_PAIRS]
    if not pairs:
        return {}
    both = [Pair(a, tuple(b)) for pair in pairs for a, b in (pair, pair[::-1])]
    operations = train(both, SINGLE_EDITS, drop_mismatches=False).operations
    kept = {unit: share for (unit, symbols), share in operations.items() if symbols == (unit,)}
    costs: Costs = {}
    for (u, symbols), share in operations.items():
        v = "".join(symbols)
        if u != v and (not u or u in kept) and (not v or v in kept):
            cost = -math.log(share / math.sqrt(kept.get(u, 1.0) * kept.get(v, 1.0))) / 2
            costs[u, v] = max(cost, costs.get((v, u), 0.0), 0.0)
    return costs


def same_spelling(names: Iterable[Name], model: Model, shortest: int) -> set[tuple[str, str]]:
    """Sorted pairs of different Latin tokens that a script spells alike, mismatched tokens left out."""
    tokens: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if len(name.latin) >= shortest and model.explains(name.latin, name.symbols):
            tokens[name.spelling].add(name.latin)
    return {
        pair for group in tokens.values() if len(group) <= _MOST_SPELLINGS for pair in combinations(sorted(group), 2)
    }


def thinned(costs: Costs, slips: Costs) -> Units:
    """A table as it is used: the cheaper of confusion and slip for single letters, rounded, without what adds nothing.

    An entry of larger units adds nothing when the smaller ones already in the table reach nearly the same cost.
    """
    cheapest = {pair: cost for pair, cost in costs.items() if cost <= _HIGHEST}
    for pair, cost in slips.items():
        cheapest[pair] = min(cost, cheapest.get(pair, math.inf))
    units: dict[str, dict[str, int]] = {}
    for u, v in sorted(cheapest, key=lambda pair: (len(pair[0]) + len(pair[1]), pair)):
        cost = round(100 * cheapest[u, v])
        if u < v and cost < CEILING and distance(u, v, units) > cost + (_SAVING if len(u + v) > 2 else 0):
            units.setdefault(u, {})[v] = units.setdefault(v, {})[u] = cost
    return units


def frequencies(names: Iterable[Name], units: Iterable[str]) -> dict[str, int]:
    """Occurrences of each unit in a million letters of names."""
    counts: Counter[str] = Counter()
    letters = 0
    for name in names:
        letters += len(name.latin)
        counts.update(name.latin)
        counts.update(first + second for first, second in pairwise(name.latin))
    return {unit: round(1e6 * counts[unit] / letters) for unit in units if unit}


def _normalised(rendered: Mapping[Symbols, float]) -> dict[Symbols, float]:
    total = sum(rendered.values())
    return {symbols: share / total for symbols, share in rendered.items() if share > _LEAST_PROBABILITY * total}
