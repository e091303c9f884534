"""Real confusions of names, and how well a pivot table tells them from other pairs and names their script.

A real back-transliteration confusion: two Latin tokens that one script spells alike. Neither was seen in training. What
it has to be told from: tokens as similar in letters that no script at hand spells alike.
"""

from __future__ import annotations

import random
import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from operator import mul
from statistics import fmean, pstdev
from typing import Final, NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from newslint.knowledge.pivot import SLIP, PivotTable, likelihoods, pool, posterior_features, softmax
from pivot_align import Model
from pivot_confusion import same_spelling
from pivot_netrans import Name, shuffled

Spellings = tuple[str, str]
Cost = Callable[[str, str], float]
Likelihoods = Mapping[str, float]

_SHORTEST: Final = 4
_SIMILAR: Final = 0.6
_DISTRACTORS: Final = 2
# A pair less similar than this no matcher would propose.
_ROUGHLY: Final = 0.4

# Of each of two kinds.
_UNRELATED: Final = 1000

_STEPS: Final = 300
_MOMENTUM: Final = 0.9
_RATE: Final = 1.0
_RIDGE: Final = 1e-4

_DRAWS: Final = 150
_POOLED: Final = (1, 2, 3, 5, 8, 12, 20)
_SURE: Final = 0.9


class PairSet(NamedTuple):
    """Pairs of one script."""

    real: list[Spellings]
    distractors: list[Spellings]


def confusions(names: Iterable[Name], model: Model, most: int, fresh: Iterable[Name] = ()) -> list[Spellings]:
    """At most so many pairs of tokens that the script spells alike; of ``fresh`` names, if given, at least one."""
    tokens = {name.latin for name in fresh}
    pairs = sorted(same_spelling(names, model, _SHORTEST), key=lambda pair: shuffled(" ".join(pair)))
    return [pair for pair in pairs if not tokens or not tokens.isdisjoint(pair)][:most]


def pair_sets(
    held_out: Mapping[str, Sequence[Name]],
    models: Mapping[str, Model],
    others: Mapping[str, Sequence[Name]],
    most: int,
) -> dict[str, PairSet]:
    """For each script up to ``most`` confusions of held-out tokens with each other, and distractors of their tokens.

    ``others``: further names, whose spellings rule distractors out.
    """
    spelt: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for script, names in chain(held_out.items(), others.items()):
        for name in names:
            spelt[name.latin].add((script, name.spelling))
    sets = {}
    for script, names in held_out.items():
        real = confusions(names, models[script], most)
        tokens = sorted({name.latin for name in names if len(name.latin) >= _SHORTEST})
        sets[script] = PairSet(real, _distractors(real, tokens, spelt))
    return sets


def _distractors(
    real: Iterable[Spellings], tokens: Sequence[str], spelt: Mapping[str, set[tuple[str, str]]]
) -> list[Spellings]:
    rng = random.Random(0)
    found = []
    for pair in real:
        token = rng.choice(pair)
        similar = process.extract(
            token, tokens, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_SIMILAR, limit=None
        )
        unlike = sorted(other for other, _, _ in similar if other != token and not spelt[other] & spelt[token])
        found += [(token, other) for other in rng.sample(unlike, min(_DISTRACTORS, len(unlike)))]
    return found


# --- as a matcher ----------------------------------------------------------------------------------------------------


def matcher_report(sets: Mapping[str, PairSet], table: PivotTable) -> Iterable[str]:
    """Lines: average precision of each cost at ranking real confusions above distractors, by script."""
    yield "average precision: all real pairs / those as similar in letters as the distractors"
    titles = ("known script", "least of all", "mean of all", "Damerau-Lev.", "Jaro-Winkler")
    yield f"{'script':10}{'real':>6}{'similar':>9}{'others':>8}" + "".join(f"{title:>17}" for title in titles)
    rows = []
    for script, (real, distractors) in sets.items():
        similar = [pair for pair in real if DamerauLevenshtein.normalized_similarity(*pair) >= _SIMILAR]
        costs: tuple[Cost, ...] = (
            partial(table.cost, script=script),
            lambda a, b: table.features(a, b).least,
            lambda a, b: table.features(a, b).mean,
            DamerauLevenshtein.normalized_distance,
            JaroWinkler.normalized_distance,
        )
        row = [average_precision(pairs, distractors, cost) for cost in costs for pairs in (real, similar)]
        yield f"{script:10}{len(real):6}{len(similar):9}{len(distractors):8}" + _two_by_two(row)
        rows.append(row)
    yield f"{'mean':33}" + _two_by_two([fmean(column) for column in zip(*rows, strict=True)])


def _two_by_two(values: Sequence[float]) -> str:
    return "".join(f"{a:10.3f} /{b:5.3f}" for a, b in zip(values[::2], values[1::2], strict=True))


def average_precision(real: Sequence[Spellings], others: Sequence[Spellings], cost: Cost) -> float:
    """Mean precision at the rank of each real pair, cheapest first; pairs of equal cost share their ranks evenly."""
    ranked: dict[float, list[int]] = defaultdict(lambda: [0, 0])
    for wanted, pairs in ((1, real), (0, others)):
        for pair in pairs:
            ranked[cost(*pair)][wanted] += 1
    total = found = seen = 0.0
    for value in sorted(ranked):
        other, wanted = ranked[value]
        size = other + wanted
        total += sum(wanted / size * (found + wanted * at / size) / (seen + at) for at in range(1, size + 1))
        found += wanted
        seen += size
    return total / len(real)


# --- naming the script -----------------------------------------------------------------------------------------------


def labelled(
    real: Mapping[str, Iterable[Spellings]], sets: Mapping[str, PairSet], seed: int
) -> dict[str, list[Spellings]]:
    """Hypothesis -> pairs. Half of ``SLIP`` are typing errors in tokens of the sets, half similar but other names."""
    rng = random.Random(seed)
    pairs = {
        script: [pair for pair in of_script if DamerauLevenshtein.normalized_similarity(*pair) >= _ROUGHLY]
        for script, of_script in real.items()
    }
    others = sorted({pair for _, distractors in sets.values() for pair in distractors})
    tokens = sorted({token for pair in others for token in pair})
    typos = [(token, typo(token, rng)) for token in rng.choices(tokens, k=_UNRELATED)]
    slips = [pair for pair in typos if pair[0] != pair[1]] + rng.sample(others, min(_UNRELATED, len(others)))
    return {**pairs, SLIP: slips}


def typo(token: str, rng: random.Random) -> str:
    """A token with one typing error, one time in three two: a letter dropped, inserted, doubled, replaced or moved."""
    for _ in range(rng.choice((1, 1, 2))):
        at = rng.randrange(len(token) - 1)
        head, letter, following, tail = token[:at], token[at], token[at + 1], token[at + 2 :]
        new = rng.choice(string.ascii_lowercase)
        changed = rng.choice(
            (following, letter + new + following, letter * 2 + following, new + following, following + letter)
        )
        token = head + changed + tail
    return token


def fit_posterior(pairs: Mapping[str, Sequence[Spellings]], table: PivotTable) -> dict[str, list[float]]:
    """Weights of a multinomial logistic regression of the hypothesis on a pair's features; all hypotheses weigh alike.

    Gradient descent with momentum on standardised features, from zero: the same pairs give the same weights.
    """
    observed = {name: [posterior_features(a, b, table) for a, b in of_name] for name, of_name in pairs.items()}
    columns = list(zip(*chain.from_iterable(observed.values()), strict=True))
    means = [0.0, *map(fmean, columns[1:])]  # the constant stays
    scales = [1.0, *map(pstdev, columns[1:])]
    standard = [
        (name, [(value - mean) / scale for value, mean, scale in zip(row, means, scales, strict=True)])
        for name, rows in observed.items()
        for row in rows
    ]
    weights = {name: [0.0] * len(means) for name in pairs}
    speeds = weights
    for _ in range(_STEPS):
        pulls = {name: [-_RIDGE * value for value in row] for name, row in weights.items()}
        for name, features in standard:
            share = 1 / len(pairs) / len(observed[name])
            expected = softmax({other: sum(map(mul, row, features)) for other, row in weights.items()})
            for other, probability in expected.items():
                pulls[other] = _added(pulls[other], features, share * ((other == name) - probability))
        speeds = {name: _added(pull, speeds[name], _MOMENTUM) for name, pull in pulls.items()}
        weights = {name: _added(row, speeds[name], _RATE) for name, row in weights.items()}
    return {name: _unstandardised(row, means, scales) for name, row in weights.items()}


def _added(row: Sequence[float], other: Sequence[float], factor: float) -> list[float]:
    return [value + factor * more for value, more in zip(row, other, strict=True)]


def _unstandardised(row: Sequence[float], means: Sequence[float], scales: Sequence[float]) -> list[float]:
    constant, *slopes = (value / scale for value, scale in zip(row, scales, strict=True))
    return [constant - sum(map(mul, slopes, means[1:])), *slopes]


def posterior_report(pairs: Mapping[str, Sequence[Spellings]], table: PivotTable, seed: int) -> Iterable[str]:
    """Lines: how often the script is named rightly, by the number of names pooled."""
    of_pair = {name: [likelihoods(a, b, table) for a, b in of_name] for name, of_name in pairs.items()}
    for unrelated in (0.0, 0.3):
        yield f"naming the pivot: {len(pairs)} hypotheses equally often, {unrelated:.0%} of the names plain slips"
        yield f"{'names':>7}{'right':>8}{f'p >= {_SURE}':>10}{'right then':>12}"
        rng = random.Random(seed)
        for size in _POOLED:
            trials = [
                (
                    name,
                    pool([rng.choice(of_pair[SLIP if rng.random() < unrelated else name]) for _ in range(size)], pairs),
                )
                for name in pairs
                for _ in range(_DRAWS)
            ]
            yield _trials_line(size, trials)


def _trials_line(size: int, trials: Sequence[tuple[str, Likelihoods]]) -> str:
    right = [max(found, key=found.__getitem__) == name for name, found in trials]
    sure = [hit for hit, (_, found) in zip(right, trials, strict=True) if max(found.values()) >= _SURE]
    return f"{size:7}{fmean(right):8.2f}{len(sure) / len(trials):10.2f}{fmean(sure or [0]):12.3f}"
