"""Misspell names the way a translation through a foreign script does, to seed errors whose right form is known.

    python tools/respell.py katakana Mbappé Shevchenko [--strength 0.5] [--seed 1] [--count 5]

Each unit of one or two letters is replaced, if chance wants it, by one that the script confuses it with. A replacement
is as likely as it is frequent in names, times the squared overlap of the renderings: once into the script, once back.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from newslint.knowledge.pivot import PivotTable
from newslint.knowledge.translit import fold
from newslint.knowledge.unit_alignment import Units

DATA = Path(__file__).parent.parent / "rules" / "newslint_rules" / "data" / "pivot.tsv"
_TRIES = 20
_WORD = re.compile(r"[A-Za-z]+")


def respell(name: str, script: str, rng: random.Random, strength: float, table: PivotTable) -> str:
    """A plausible misrendering of a name, without accents; punctuation, spaces and capital initials stay.

    ``strength``: share of the units, 0 to 1, that go through the script. Differs from the name unless that fails a
    number of times, as it must for a name without Latin letters or a strength of 0. Raises KeyError for an unknown
    script.
    """
    plain = fold(name)
    units = table.units(script)
    for _ in range(_TRIES):
        wrong = _WORD.sub(lambda word: _cased(_through(word[0].lower(), units, table, rng, strength), word[0]), plain)
        if wrong != plain:
            return wrong
    return plain


def _through(word: str, units: Units, table: PivotTable, rng: random.Random, strength: float) -> str:
    written = []
    at = 0
    while at < len(word):
        pair = word[at : at + 2]
        unit = pair if len(pair) == 2 and pair in units and rng.random() < 0.5 else word[at]
        written.append(_replacement(unit, units, table, rng) if rng.random() < strength else unit)
        at += len(unit)
    return "".join(written)


def _cased(word: str, model: str) -> str:
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word.capitalize() if model[0].isupper() else word


def _replacement(unit: str, units: Units, table: PivotTable, rng: random.Random) -> str:
    frequency = frequencies(table)
    if unit not in frequency:
        return unit
    others = [other for other in units[unit] if other] if unit in units else []
    weights = [frequency[other] * math.exp(-2 * units[unit][other] / 100) for other in others]
    return rng.choices([unit, *others], [frequency[unit], *weights])[0]


@cache
def frequencies(table: PivotTable) -> Mapping[str, int]:
    """How often each unit stands in a million letters of names."""
    return {unit: int(count) for unit, count in table.lines("frequency")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("script")
    parser.add_argument("names", nargs="+")
    parser.add_argument("--strength", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--count", type=int, default=5)
    arguments = parser.parse_args()
    table = PivotTable.load(DATA)
    rng = random.Random(arguments.seed)
    for name in arguments.names:
        print(name, *(respell(name, arguments.script, rng, arguments.strength, table) for _ in range(arguments.count)))


if __name__ == "__main__":
    main()
