"""Learn what foreign scripts do to Latin spellings: writes rules/newslint_rules/data/pivot.tsv.

    pip install pypinyin==0.55.0
    python tools/train_pivot.py NETRANS [--out FILE]

NETRANS: the folder ``data`` of https://github.com/steveash/NETransliteration-COLING2018 (Merhav and Ash, "Design
Challenges in Named Entity Transliteration", COLING 2018; names of persons from Wikidata, CC0 1.0). pypinyin (MIT) reads
Chinese characters, when the table is built and only then.

For each script, from 15,000 names of the training part:

1. alignment of letters with symbols by expectation maximisation, mismatched pairs left out (pivot_align.py);
2. cost of confusing two units of up to two letters: -log of the overlap of their renderings (pivot_confusion.py);
3. single-letter slips, learnt from careful romanisations of one Russian name, where they are cheaper;
4. for naming the script of several names, a regression fitted to the development part (pivot_evaluate.py).

The test part decides nothing; what is printed is measured on it. The same input gives the same bytes. Takes about
four minutes on one core. There is no Ukrainian table, because there are no Ukrainian names to learn from.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from time import process_time

from newslint.knowledge.pivot import SLIP, PivotTable
from newslint.knowledge.unit_alignment import Units
from pivot_align import Model, Pair, train
from pivot_confusion import frequencies, overlap_costs, renderings, slip_costs, thinned
from pivot_evaluate import confusions, fit_posterior, labelled, matcher_report, pair_sets, posterior_report
from pivot_netrans import DEVELOPMENT, READINGS, TEST, TRAIN, Name, read

OUT = Path(__file__).parent.parent / "rules" / "newslint_rules" / "data" / "pivot.tsv"
TRAINED_ON = 15_000  # names a script: more do not change the costs
ROMANISED = "russian"  # whose romanisations show single-letter slips
FITTED_ON = 1_500  # pairs a script, one token of each not trained on
MEASURED_ON = 1_000  # pairs a script, no token of them seen before
HEADER = """\
# What foreign scripts do to Latin spellings: the cost of confusing units of one or two letters, by script.
# Method: many-to-many EM alignment (Jiampojamarn et al. 2007); -log Bhattacharyya coefficient (1943) of how the script
#   renders two units; for single letters at most their stochastic edit distance (Ristad and Yianilos 1998).
# Source: names of persons from Wikidata, as aligned by Merhav and Ash, NETransliteration-COLING2018, as of 2018.
# Licence: CC0 1.0, of the source and of this file.
# Made by: python tools/train_pivot.py NETRANS, November 2026. Read by newslint.knowledge.pivot.
# [cost SCRIPT]  unit, TAB, the units that it is confused with, each with its cost in hundredths of a nat; - is none
# [frequency]    unit, TAB, occurrences in a million letters of names
# [posterior]    hypothesis, TAB, weights of: constant, letters, total cost in nats through each table, sorted by name
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("netrans", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()

    started = process_time()
    names = {part: {s: read(arguments.netrans, s, part) for s in READINGS} for part in (TRAIN, DEVELOPMENT, TEST)}
    models = {script: trained(names[TRAIN][script]) for script in READINGS}
    tables = costs(models, names[TRAIN])
    occurring = frequencies(chain.from_iterable(names[TRAIN].values()), sorted(set().union(*tables.values())))
    table = PivotTable(sections(tables, occurring))
    for script, model in models.items():
        kept = sum(model.explains(name.latin, name.symbols) for name in names[DEVELOPMENT][script])
        print(f"{script}: {kept / len(names[DEVELOPMENT][script]):.1%} of unseen pairs are transliterations")

    seen = {script: names[TRAIN][script] + names[DEVELOPMENT][script] for script in READINGS}
    real = {s: confusions(seen[s], models[s], FITTED_ON, fresh=names[DEVELOPMENT][s]) for s in READINGS}
    development = pair_sets(names[DEVELOPMENT], models, names[TRAIN], MEASURED_ON)
    weights = fit_posterior(labelled(real, development, seed=1), table)
    text = written(sections(tables, occurring, weights))
    arguments.out.write_text(text, encoding="utf-8")
    print(f"{arguments.out.name}: {len(text) / 1000:.0f} kB, {process_time() - started:.0f} s")

    table = PivotTable.load(arguments.out)
    test = pair_sets(names[TEST], models, seen, MEASURED_ON)
    pairs = labelled({script: of_script.real for script, of_script in test.items()}, test, seed=2)
    for line in chain(matcher_report(test, table), posterior_report(pairs, table, seed=3)):
        print(line, flush=True)
    print(f"{process_time() - started:.0f} s")


def trained(names: Iterable[Name]) -> Model:
    """The alignment of one script."""
    return train([Pair(name.latin, name.symbols, name.weight) for name in names][:TRAINED_ON])


def costs(models: Mapping[str, Model], names: Mapping[str, list[Name]]) -> dict[str, Units]:
    """The tables of all scripts and of slips."""
    slips = slip_costs(names[ROMANISED], models[ROMANISED]) if ROMANISED in models else {}
    tables = {
        script: thinned(overlap_costs(renderings(model, names[script])), slips) for script, model in models.items()
    }
    return {**tables, SLIP: thinned({}, slips)}


def sections(
    tables: Mapping[str, Units], occurring: Mapping[str, int], weights: Mapping[str, Iterable[float]] | None = None
) -> dict[str, str]:
    """The file's sections by name; every line sorted."""
    found = {f"cost {script}": "".join(_cost_lines(units)) for script, units in tables.items()}
    found["frequency"] = "".join(f"{unit}\t{count}\n" for unit, count in sorted(occurring.items()))
    if weights:
        rows = ((name, *(f"{weight:.4f}" for weight in row)) for name, row in sorted(weights.items()))
        found["posterior"] = "".join("\t".join(row) + "\n" for row in rows)
    return found


def written(found: Mapping[str, str]) -> str:
    """The whole file."""
    return HEADER + "".join(f"[{name}]\n{body}" for name, body in sorted(found.items()))


def _cost_lines(units: Units) -> Iterable[str]:
    """A line for each unit with all others, so that one unit's costs are one line to parse."""
    for unit, others in sorted(units.items()):
        if others:
            yield "\t".join([unit or "-", *(f"{other or '-'} {cost}" for other, cost in sorted(others.items()))]) + "\n"


if __name__ == "__main__":
    main()
