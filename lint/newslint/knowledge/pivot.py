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

Nothing is read before ``PivotTable.load``, and no script is parsed before it is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from operator import mul
from pathlib import Path
from typing import Final, NamedTuple

from newslint.knowledge.translit import fold

Units = Mapping[str, Mapping[str, int]]
"""Unit -> unit -> cost of confusing them, in hundredths of a nat; "" is the unit of no letters. Symmetric."""

CEILING: Final = 400
"""Hundredths of a nat: what an edit costs that the table does not list, per letter of the longer side."""
LONGEST: Final = 64
"""Letters. No name is longer; longer spellings are not aligned but cost the ceiling, unless they are equal."""
SLIP: Final = "slip"
"""The table and the hypothesis of a plain slip: no foreign script has to be assumed."""

_NO_UNIT: Final[Mapping[str, int]] = {}
_UNREACHABLE: Final = 1 << 40
# Of the names that a translation through a script gets wrong, some are wrong for other reasons. Without this share one
# typing error outweighs any number of names that only the script explains.
_UNRELATED: Final = 0.3


class Substitution(NamedTuple):
    """A place where two spellings differ. ``right`` or ``wrong`` is empty where a letter is missing."""

    right: str
    wrong: str
    cost: float
    """Nats."""

    def __str__(self) -> str:
        return f"{self.right or '-'}/{self.wrong or '-'}"


class PivotCosts(NamedTuple):
    """A pair of spellings measured through every script, as features for a matcher. Nats per letter."""

    least: float
    mean: float
    script: str
    """The one of the least cost."""


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
            units = self._units[script] = _parse_costs(self._sections[f"cost {script}"])
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
        least: dict[str, dict[str, int]] = {}
        for script in self.scripts:
            for unit, others in self.units(script).items():
                row = least.setdefault(unit, {})
                for other, cost in others.items():
                    row[other] = min(cost, row.get(other, cost))
        return least

    def explain(self, right: str, wrong: str, script: str) -> tuple[Substitution, ...]:
        """Where two spellings differ along their cheapest alignment, in order; "b/v, l/r" when joined as text.

        Empty when the letters are equal, and for spellings that are too long to align.
        """
        a, b = _letters(right), _letters(wrong)
        if max(len(a), len(b)) > LONGEST:
            return ()
        return tuple(alignment(a, b, self.units(script)))

    @cached_property
    def frequencies(self) -> Mapping[str, int]:
        """How often each unit stands in a million letters of names."""
        return {unit: int(count) for unit, count in _lines(self._sections["frequency"])}

    @cached_property
    def hypotheses(self) -> Mapping[str, tuple[float, ...]]:
        """Hypothesis -> weights of a constant, of the letters and of the total cost through each of ``tables``."""
        return {name: tuple(map(float, weights)) for name, *weights in _lines(self._sections["posterior"])}


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


# --- alignment -------------------------------------------------------------------------------------------------------


def distance(a: str, b: str, units: Units, limit: int = _UNREACHABLE) -> int:
    """The least total cost of turning one string of letters into another; more than ``limit`` if it is above it."""
    return _rows(a, b, units, limit)[-1][-1]


def alignment(a: str, b: str, units: Units) -> list[Substitution]:
    """The substitutions of the cheapest alignment, in order."""
    rows = _rows(a, b, units, _UNREACHABLE)
    i, j = len(a), len(b)
    found = []
    while i or j:
        u, v = _last_edit(a[:i], b[:j], rows, units)
        if u != v:
            found.append(_shortened(u, v, _edit(u, v, units)))
        i, j = i - len(u), j - len(v)
    return found[::-1]


def _last_edit(a: str, b: str, rows: list[list[int]], units: Units) -> tuple[str, str]:
    """The last units of the cheapest alignment of two prefixes; of equally cheap ones the smallest, which read best."""
    for di, dj in ((1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (2, 0), (0, 2)):
        i, j = len(a) - di, len(b) - dj
        if i >= 0 and j >= 0 and rows[i][j] + _edit(a[i:], b[j:], units) == rows[len(a)][len(b)]:
            return a[i:], b[j:]
    raise AssertionError("every cell is reached by an edit")


def _shortened(u: str, v: str, cost: int) -> Substitution:
    """A substitution of units without the letters that both begin or end with: ka/ga is k/g, em/m is e/-."""
    while u and v and u[0] == v[0]:
        u, v = u[1:], v[1:]
    while u and v and u[-1] == v[-1]:
        u, v = u[:-1], v[:-1]
    return Substitution(u, v, cost / 100)


def _edit(u: str, v: str, units: Units) -> int:
    unlisted = CEILING if len(u) < 2 and len(v) < 2 else _UNREACHABLE
    return 0 if u == v else units.get(u, _NO_UNIT).get(v, unlisted)


def _rows(a: str, b: str, units: Units, limit: int) -> list[list[int]]:
    """Cost of aligning each prefix of a with each prefix of b. Stops where no alignment can stay within the limit.

    The recurrence of edit distance, over units of up to two letters. Written out, because this is where the time goes.
    """
    width = len(b) + 1
    nothing = units.get("", _NO_UNIT)
    pairs_b = ["", "", *(b[j - 2 : j] for j in range(2, width))]
    insert = [0, *(nothing.get(v, CEILING) for v in b)]
    insert_pair = [nothing.get(v, _UNREACHABLE) for v in pairs_b]
    row = [0] * width
    for j in range(1, width):
        row[j] = row[j - 1] + insert[j]
        if j > 1 and row[j - 2] + insert_pair[j] < row[j]:
            row[j] = row[j - 2] + insert_pair[j]
    rows = [row]
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
        rows.append(row)
        # Two rows bound the rest: a unit of two letters may skip one.
        if min(row) > limit and min(above) > limit:
            row[-1] = max(row[-1], limit + 1)
            break
    return rows


def _per_letter(a: str, b: str, units: Units, cutoff: float) -> float:
    longest = max(len(a), len(b))
    if a == b:
        return 0.0
    if longest > LONGEST:
        cost = CEILING / 100
    else:
        limit = _UNREACHABLE if cutoff == math.inf else int(cutoff * 100 * longest)
        cost = distance(a, b, units, limit) / (100 * longest)
    return cost if cost <= cutoff else math.inf


def _letters(name: str) -> str:
    """What is compared: letters and digits in ASCII, small. Of a script that ``fold`` does not know, the original."""
    letters = fold(name).lower()
    if not letters.isalnum():
        letters = "".join(filter(str.isalnum, letters))
    return letters or "".join(filter(str.isalnum, name.casefold()))


# --- file ------------------------------------------------------------------------------------------------------------


def _lines(section: str) -> Iterable[Sequence[str]]:
    return (line.split("\t") for line in section.splitlines() if line and not line.startswith("#"))


def _parse_costs(section: str) -> Units:
    """Lines of a unit and, after tabs, the later units it is confused with, each with its cost; "-" is no letters."""
    units: dict[str, dict[str, int]] = {}
    for unit, *others in _lines(section):
        unit = "" if unit == "-" else unit
        row = units.setdefault(unit, {})
        for entry in others:
            other, cost = entry.split(" ")
            row[other] = units.setdefault(other, {})[unit] = int(cost)
    return units
