"""Many-to-many alignment of two spellings of one name, by expectation maximisation.

After Jiampojamarn, Kondrak and Sherif, "Applying Many-to-Many Alignments and Hidden Markov Models to Letter-to-Phoneme
Conversion" (NAACL 2007): a pair is a sequence of operations, each of which pairs up a few letters with a few symbols;
an operation's probability is its share among all, the expectation runs over all alignments of every pair. Joint
maximum likelihood prefers few large operations to many small ones, so that two letters with two symbols, which two
smaller operations mostly say as well, are capped at a share.

Some pairs of the input are no transliterations (family and given names in another order, titles). After a few rounds a
pair is left out unless the model explains it better than chance does: better than 99 % of pairs of a token with the
rendering of another.

Plain Python: the work is sums over small lattices whose edges are looked up once for each pair.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from pivot_netrans import Symbols

Operation = tuple[str, Symbols]
Sizes = tuple[tuple[int, int], ...]
"""The sizes of operations that are allowed: letters and symbols."""

TRANSLITERATION: Final[Sizes] = ((1, 0), (1, 1), (1, 2), (2, 1), (2, 2))
SINGLE_EDITS: Final[Sizes] = ((1, 0), (0, 1), (1, 1))

_ROUNDS: Final = 10
_FILTER_AFTER: Final = 3
_SHARE_OF_TWO_BY_TWO: Final = 0.05
# Chance pairs that set the threshold, and the share of them that may pass.
_CHANCE_PAIRS: Final = 3000
_CHANCE_PASSES: Final = 0.01
_LEAST: Final = 1e-7
_IMPOSSIBLE: Final = -math.inf


class Pair(NamedTuple):
    """What is aligned."""

    letters: str
    symbols: Symbols
    weight: float = 1.0


class Edge(NamedTuple):
    """An operation in the lattice of a pair: nodes are numbered row by row, letters down, symbols across."""

    start: int
    end: int
    letters: slice
    symbols: slice


class Model:
    """Probabilities of operations, and how much better than chance they explain a pair."""

    def __init__(self, operations: dict[Operation, float], sizes: Sizes, pairs: Sequence[Pair]) -> None:
        self.operations = operations
        self._sizes = sizes
        self._letters = _log_shares(letter for pair in pairs for letter in pair.letters)
        self._symbols = _log_shares(symbol for pair in pairs for symbol in pair.symbols)
        sample = pairs[:_CHANCE_PAIRS]
        # A step that shares no factor with most sample sizes: each token meets a rendering that is not its own.
        chance = sorted(
            self.affinity(pair.letters, sample[(7 * i + 13) % len(sample)].symbols) for i, pair in enumerate(sample)
        )
        self.threshold = chance[math.ceil((1 - _CHANCE_PASSES) * len(chance)) - 1]

    def affinity(self, letters: str, symbols: Symbols) -> float:
        """Log of the pair's likelihood over that of its letters and symbols drawn apart, by letter and symbol."""
        shape = lattice(len(letters), len(symbols), self._sizes)
        reached = [0.0] * ((len(letters) + 1) * (len(symbols) + 1))
        reached[0] = 1.0
        for edge in shape:
            at = reached[edge.start]
            if at:
                reached[edge.end] += at * self.operations.get((letters[edge.letters], symbols[edge.symbols]), 0.0)
        if not reached[-1]:
            return _IMPOSSIBLE
        try:
            apart = sum(map(self._letters.__getitem__, letters)) + sum(map(self._symbols.__getitem__, symbols))
        except KeyError:
            return _IMPOSSIBLE
        return (math.log(reached[-1]) - apart) / (len(letters) + len(symbols))

    def explains(self, letters: str, symbols: Symbols) -> bool:
        """Whether a pair is a transliteration rather than two unrelated names."""
        return self.affinity(letters, symbols) > self.threshold


def train(pairs: Sequence[Pair], sizes: Sizes = TRANSLITERATION, *, drop_mismatches: bool = True) -> Model:
    """Fit the operations to pairs; the same pairs in the same order give the same model. Needs one pair that aligns."""
    number: dict[Operation, int] = {}
    lattices = []
    for pair in pairs:
        shape = lattice(len(pair.letters), len(pair.symbols), sizes)
        if shape:
            found = ((pair.letters[edge.letters], pair.symbols[edge.symbols]) for edge in shape)
            lattices.append((pair, shape, array("l", [number.setdefault(key, len(number)) for key in found])))
    keys = list(number)
    counts = [0.0] * len(keys)
    for pair, _, numbers in lattices:
        for at in numbers:
            counts[at] += pair.weight / len(numbers)
    shares = _shares(counts, keys)
    for round_ in range(1, _ROUNDS + 1):
        counts = [0.0] * len(keys)
        for pair, shape, numbers in lattices:
            _expect(pair, shape, numbers, shares, counts)
        shares = _shares(counts, keys)
        if drop_mismatches and round_ == _FILTER_AFTER:
            model = Model(dict(zip(keys, shares, strict=True)), sizes, pairs)
            lattices = [entry for entry in lattices if model.explains(entry[0].letters, entry[0].symbols)]
    operations = {key: share for key, share in zip(keys, shares, strict=True) if share > _LEAST}
    return Model(operations, sizes, pairs)


@lru_cache(None)
def lattice(letters: int, symbols: int, sizes: Sizes) -> tuple[Edge, ...]:
    """The edges on the ways from the first to the last node; every edge follows those that lead to it."""
    width = symbols + 1
    nodes = [(i, j) for i in range(letters + 1) for j in range(width)]
    steps = [(i, j, i + di, j + dj) for i, j in nodes for di, dj in sizes if i + di <= letters and j + dj <= symbols]
    forward = {(0, 0)}
    for i, j, to_i, to_j in steps:
        if (i, j) in forward:
            forward.add((to_i, to_j))
    backward = {(letters, symbols)}
    for i, j, to_i, to_j in reversed(steps):
        if (to_i, to_j) in backward:
            backward.add((i, j))
    return tuple(
        Edge(i * width + j, to_i * width + to_j, slice(i, to_i), slice(j, to_j))
        for i, j, to_i, to_j in steps
        if (i, j) in forward and (to_i, to_j) in backward
    )


def _expect(
    pair: Pair, shape: tuple[Edge, ...], numbers: Sequence[int], shares: Sequence[float], counts: list[float]
) -> None:
    """Add the expected count of each operation in one pair: forward and backward sums over its lattice."""
    size = (len(pair.letters) + 1) * (len(pair.symbols) + 1)
    ahead = [0.0] * size
    ahead[0] = 1.0
    weights = [shares[number] for number in numbers]
    for (start, end, _, _), weight in zip(shape, weights, strict=True):
        ahead[end] += ahead[start] * weight
    if not ahead[-1]:
        return
    behind = [0.0] * size
    behind[-1] = pair.weight / ahead[-1]
    for at in range(len(shape) - 1, -1, -1):
        start, end, _, _ = shape[at]
        flow = behind[end] * weights[at]
        if flow:
            behind[start] += flow
            counts[numbers[at]] += ahead[start] * flow


def _shares(counts: Sequence[float], keys: Sequence[Operation]) -> list[float]:
    """Counts as probabilities, operations of two letters and two symbols held to their share."""
    total = sum(counts)
    large = [len(letters) == len(symbols) == 2 for letters, symbols in keys]
    excess = sum(count for count, two in zip(counts, large, strict=True) if two) / (total * _SHARE_OF_TWO_BY_TWO)
    held = [count / excess if two and excess > 1 else count for count, two in zip(counts, large, strict=True)]
    total = sum(held)
    return [count / total for count in held]


def _log_shares(items: Iterable[str]) -> dict[str, float]:
    counts = Counter(items)
    total = counts.total()
    return {item: math.log(count / total) for item, count in counts.items()}
