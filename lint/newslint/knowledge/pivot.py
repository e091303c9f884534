"""How likely is one Latin spelling to have become another by way of a foreign script.

Machine translation passes names through the script of the language it translates from: Mbappé is written エムバペ
and comes back as "Embape", Buttrey is written バトリー and comes back as "Batley". Which Latin letters a script fails
to keep apart was learnt from names that Wikidata spells in both scripts (``tools/train_pivot.py`` says how): katakana
l and r, Arabic b and p. A script's table holds the cost of confusing two units of one or two Latin letters:

    cost(u, v) = -log of the Bhattacharyya coefficient of P(symbols | u) and P(symbols | v)

0 when the script writes both alike, more the less their renderings overlap (Bhattacharyya 1943). The unit of no letters
is one of them: what confusing e with nothing costs is what it costs to drop or to insert an e. Costs are symmetric;
what no table lists costs ``CEILING``. One more table, ``SLIP``, is of no script: one-letter differences between careful
romanisations of one Russian name, which is what a dropped vowel or a wrong letter looks like.

On unseen names, real confusions ranked among other names as similar in letters: average precision .90 where the script
is known, .88 by the mean over all scripts, .62 by Damerau-Levenshtein distance, .58 by Jaro-Winkler.

Nothing is read before ``PivotTable.load``, and the costs of a unit are parsed when they are first asked for: a pair of
names asks for some twenty of the thousands.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from operator import mul
from pathlib import Path
from typing import Final

from newslint.knowledge.translit import fold
from newslint.knowledge.unit_alignment import CEILING, UNREACHABLE, Units, distance
from newslint.record import NamedTuple

LONGEST: Final = 64
"""Letters. No name is longer; longer spellings are not aligned but cost the ceiling, unless they are equal."""
SLIP: Final = "slip"
"""The table and the hypothesis of a plain slip: no foreign script has to be assumed."""

# Of the names that a translation through a script gets wrong, some are wrong for other reasons. Without this share one
# typing error outweighs any number of names that only the script explains.
_UNRELATED: Final = 0.3


class PivotCosts(NamedTuple):
    """A pair of spellings measured through every script, as features for a matcher. Nats per letter."""

    least: float
    mean: float
    script: str
    """The one of the least cost."""


class _LazyUnits(Mapping[str, Mapping[str, int]]):
    """``Units`` whose rows are made when they are first asked for."""

    def __init__(self, units: Iterable[str], row_of: Callable[[str], Mapping[str, int]]) -> None:
        """``row_of``: the costs of one of ``units``."""
        self._rows: dict[str, Mapping[str, int] | None] = dict.fromkeys(units)
        self._row_of = row_of

    def __getitem__(self, unit: str) -> Mapping[str, int]:
        row = self._rows[unit]
        if row is None:
            row = self._rows[unit] = self._row_of(unit)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class PivotTable:
    """The confusion costs of several scripts, as ``tools/train_pivot.py`` writes them."""

    def __init__(self, sections: Mapping[str, str]) -> None:
        self._sections = sections
        self._units: dict[str, Units] = {}

    @classmethod
    def load(cls, path: Path) -> PivotTable:
        """Read a table file. Raises OSError, and ValueError for a file that is none."""
        _, *parts = f"\n{path.read_text(encoding='utf-8')}".split("\n[")
        sections = {}
        for part in parts:
            name, closed, body = part.partition("]\n")
            if not closed:
                raise ValueError(f"{path}: the heading of a section is not closed: {name[:40]!r}")
            sections[name] = body
        if not any(name.startswith("cost ") for name in sections):
            raise ValueError(f"{path}: no table of costs")
        return cls(sections)

    @cached_property
    def scripts(self) -> tuple[str, ...]:
        """The names of the scripts, sorted; ``SLIP`` is none of them."""
        return tuple(name for name in self.tables if name != SLIP)

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The names of all tables of costs, sorted."""
        return tuple(sorted(name.removeprefix("cost ") for name in self._sections if name.startswith("cost ")))

    def units(self, script: str) -> Units:
        """The costs of one script, or of ``SLIP``. Raises KeyError for a script that the table does not hold."""
        units = self._units.get(script)
        if units is None:
            units = self._units[script] = _read_costs(self._sections[f"cost {script}"])
        return units

    def cost(self, a: str, b: str, script: str, cutoff: float = math.inf) -> float:
        """The cheapest alignment of two spellings through a script, in nats per letter of the longer one.

        0 for spellings that differ in case, accents and punctuation only; a median of .1 to .2 for what the script did
        confuse, of .5 to .75 for other names; ``CEILING`` at most. Above ``cutoff`` it is infinite, and found sooner.
        Raises KeyError for an unknown script.
        """
        return _per_letter(_letters(a), _letters(b), self.units(script), cutoff)

    def costs(self, a: str, b: str, cutoff: float = math.inf) -> dict[str, float]:
        """``cost`` through every script."""
        left, right = _letters(a), _letters(b)
        return {script: _per_letter(left, right, self.units(script), cutoff) for script in self.scripts}

    def features(self, a: str, b: str) -> PivotCosts:
        """The least and the mean cost over all scripts: what to know of a pair whose pivot is unknown."""
        costs = self.costs(a, b)
        script = min(costs, key=costs.__getitem__)
        return PivotCosts(costs[script], sum(costs.values()) / len(costs), script)

    def mean(self, a: str, b: str, most: float) -> float:
        """The mean of the costs through all scripts, infinite when it is above ``most``: found sooner."""
        left, right = _letters(a), _letters(b)
        floor = _per_letter(left, right, self._least_units, most)
        if floor == math.inf:
            return math.inf
        total = 0.0
        left_out = len(self.scripts)
        for script in self.scripts:
            left_out -= 1
            spare = most * len(self.scripts) - total - floor * left_out
            total += _per_letter(left, right, self.units(script), spare)
            if total == math.inf:
                return math.inf
        return total / len(self.scripts)

    @cached_property
    def _least_units(self) -> Units:
        """The least cost of each confusion through any script: a spelling costs no less through each of them."""
        through = [self.units(script) for script in self.scripts]

        def least(unit: str) -> Mapping[str, int]:
            rows = [units[unit] for units in through if unit in units]
            return {other: min([row[other] for row in rows if other in row]) for other in set().union(*rows)}

        return _LazyUnits(chain.from_iterable(through), least)

    def lines(self, section: str) -> Iterable[Sequence[str]]:
        """The fields of each line of a section. Raises KeyError for one that the file does not hold."""
        lines = self._sections[section].splitlines()
        return (line.split("\t") for line in lines if line and not line.startswith("#"))

    @cached_property
    def hypotheses(self) -> Mapping[str, tuple[float, ...]]:
        """Hypothesis -> weights of a constant, of the letters and of the total cost through each of ``tables``."""
        return {name: tuple(map(float, weights)) for name, *weights in self.lines("posterior")}


def pivot_posterior(pairs: Iterable[tuple[str, str]], table: PivotTable) -> dict[str, float]:
    """Which script the misspelt names of one article or one source came through: probabilities that sum to 1.

    ``pairs``: (right, wrong) spellings; a pair counts once, equal spellings not at all. ``SLIP`` is the hypothesis that
    they are typing errors, other names or misreadings, of which no script is the cause. All hypotheses are equally
    likely beforehand, which no pairs at all give back.

    Each pair's likelihoods come from a multinomial logistic regression on its costs through all scripts, fitted to
    names that the tables were not trained on; they are pooled as if independent. One pair is hardly ever enough, and
    below .9 nothing should be said: that is reached by 8 % of sets of 5 unseen names and by 68 % of sets of 20, 98 % of
    them rightly; when 3 names in 10 are plain slips, by 6 and by 49 %, 95 to 97 % of them rightly.
    """
    distinct = sorted({(_letters(right), _letters(wrong)) for right, wrong in pairs})
    return pool([likelihoods(a, b, table) for a, b in distinct if a != b], table.hypotheses)


LANGUAGES: Mapping[str, str] = {
    "arabic": "Arabic", "chinese": "Chinese", "hebrew": "Hebrew", "katakana": "Japanese", "korean": "Korean",
    "russian": "Russian",
}  # fmt: skip
"""What a script says of the language that a text was translated from, or through."""
LEAST_PAIRS = 3
SURE = 0.9


def came_through(pairs: Iterable[tuple[str, str]], table: PivotTable) -> str:
    """The language that the misspelt names of one article came through; "" when they do not tell.

    ``pairs``: (right, wrong) spellings; at least three, and a posterior of .9 (see ``pivot_posterior``).
    """
    distinct = sorted(set(pairs))
    if len(distinct) < LEAST_PAIRS:
        return ""
    posterior = pivot_posterior(distinct, table)
    likeliest = max(sorted(posterior), key=posterior.__getitem__)
    return LANGUAGES.get(likeliest, "") if posterior[likeliest] >= SURE else ""


def likelihoods(a: str, b: str, table: PivotTable) -> dict[str, float]:
    """How likely each hypothesis is for one pair of spellings, all being equally likely beforehand."""
    observed = posterior_features(_letters(a), _letters(b), table)
    return softmax({name: sum(map(mul, weights, observed)) for name, weights in table.hypotheses.items()})


def pool(pairs: Iterable[Mapping[str, float]], hypotheses: Iterable[str]) -> dict[str, float]:
    """The likelihoods of several pairs as one posterior; under each hypothesis some pairs are unrelated to it."""
    totals = dict.fromkeys(hypotheses, 0.0)
    for pair in pairs:
        for name in totals:
            totals[name] += math.log((1 - _UNRELATED) * pair[name] + _UNRELATED * pair[SLIP])
    return softmax(totals)


def posterior_features(a: str, b: str, table: PivotTable) -> list[float]:
    """What the weights of ``PivotTable.hypotheses`` belong to. ``a`` and ``b``: letters, as they are compared."""
    longest = max(len(a), len(b))
    totals = (_per_letter(a, b, table.units(name), math.inf) * longest for name in table.tables)
    return [1.0, float(min(longest, LONGEST)), *totals]


def softmax(scores: Mapping[str, float]) -> dict[str, float]:
    """Probabilities in proportion to the exponentials of scores."""
    highest = max(scores.values())
    weights = {name: math.exp(score - highest) for name, score in scores.items()}
    total = sum(weights.values())
    return {name: weight / total for name, weight in weights.items()}


def _per_letter(a: str, b: str, units: Units, cutoff: float) -> float:
    longest = max(len(a), len(b))
    if a == b:
        return 0.0
    if longest > LONGEST:
        cost = CEILING / 100
    else:
        limit = UNREACHABLE if cutoff == math.inf else int(cutoff * 100 * longest)
        cost = distance(a, b, units, limit) / (100 * longest)
    return cost if cost <= cutoff else math.inf


def _letters(name: str) -> str:
    """What is compared: letters and digits in ASCII, small. Of a script that ``fold`` does not know, the original."""
    letters = fold(name).lower()
    if not letters.isalnum():
        letters = "".join(filter(str.isalnum, letters))
    return letters or "".join(filter(str.isalnum, name.casefold()))


# --- file ------------------------------------------------------------------------------------------------------------


def _read_costs(section: str) -> Units:
    """Lines of a unit and, after tabs, the units it is confused with, each with its cost; "-" is no letters."""
    lines = {
        unit if unit != "-" else "": rest for unit, _, rest in (line.partition("\t") for line in section.splitlines())
    }

    def row(unit: str) -> Mapping[str, int]:
        entries = (entry.split(" ") for entry in lines[unit].split("\t"))
        return {other if other != "-" else "": int(cost) for other, cost in entries}

    return _LazyUnits(lines, row)
