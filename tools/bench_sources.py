"""Measure source profiles: outlets whose quality people have ranked, ordered by each signal.

    python tools/bench_sources.py BENCH/translated-news               rates by signal, rank correlation with people
    python tools/bench_sources.py BENCH/translated-news --outlets     the overall rate of every outlet

BENCH/translated-news holds ``corpus/LANGUAGE_STORY/OUTLET.txt`` (each outlet a translation system, ``ref-*`` a human
translator) and ``human_scores.tsv`` (language, outlet, z: higher is better). A correlation of 1 is the order in which
people put the systems; translators are shown beside them.
"""

from __future__ import annotations

import argparse
import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt
from pathlib import Path

from newslint.corpus.globs import Exclusion
from newslint.corpus.metadata import source_name
from newslint.corpus.readers import ReadOptions
from newslint.corpus.walk import Walk
from newslint.executors.local import Corpus
from newslint.executors.profiling import profile_corpus
from newslint.plan import PlanSpec
from newslint.registry import BUILTIN, load
from newslint.reliability.profile import Profiles, SourceProfile, compare
from newslint.reliability.signals import SIGNALS, Signal
from newslint.suppress import one_a_mention

LANGUAGES = ("ru", "ja", "is")
TRANSLATOR = "ref-"


def profiles_of(bench: Path, language: str) -> Profiles:
    """The profiles of the outlets that translated one language."""
    codes = frozenset(one.code for one in load() if one.default)
    spec = PlanSpec(BUILTIN, codes, groupings=("source",))
    walk = Walk(str(bench), frozenset((".txt",)), Exclusion((), False))
    stories = sorted(str(path) for path in bench.glob(f"corpus/{language}_*"))
    options = ReadOptions(source=("corpus/*/{source}.txt",))
    corpus = Corpus(str(bench), walk.folders(stories), options, spec, spec.plan())
    profiled = profile_corpus(corpus, None, 1, one_a_mention)
    for problem in profiled.outcome.problems:
        print("problem:", problem)
    return compare(profiled.tallies)


def human_scores(bench: Path) -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    with (bench / "human_scores.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["language"]][source_name(row["outlet"])] = float(row["z"])
    return found


def row(signal: Signal, profiles: Profiles, scores: Mapping[str, float]) -> str:
    """One signal in one language: correlation, lowest, median and highest system, translators."""
    rates = {one.name: _rate(one, signal) for one in profiles.sources}
    systems = [name for name in rates if name in scores]
    for_them = 1 if signal.better == "more" else -1
    rho = spearman([for_them * rates[name] for name in systems], [scores[name] for name in systems])
    ordered = sorted(rates[name] for name in systems)
    low, middle, high = ordered[0], ordered[len(ordered) // 2], ordered[-1]
    people = " ".join(f"{rates[name]:6.2f}" for name in sorted(rates) if name.startswith(TRANSLATOR))
    return f"{rho:+5.2f} {low:7.2f} {middle:6.2f} {high:6.2f} | {people}"


def _rate(profile: SourceProfile, signal: Signal) -> float:
    rate = profile.rate(signal.name)
    return rate.estimate.value * signal.per if rate else 0.0


def spearman(a: Sequence[float], b: Sequence[float]) -> float:
    """The rank correlation of two rows of numbers, ties at their mean rank; nan where one row is constant."""
    x, y = _ranks(a), _ranks(b)
    mean = (len(x) + 1) / 2
    covariance = sum((p - mean) * (q - mean) for p, q in zip(x, y, strict=True))
    spread = sqrt(sum((p - mean) ** 2 for p in x) * sum((q - mean) ** 2 for q in y))
    return covariance / spread if spread else float("nan")


def _ranks(values: Sequence[float]) -> list[float]:
    rising = sorted(values)
    return [rising.index(value) + (rising.count(value) + 1) / 2 for value in values]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--outlets", action="store_true", help="print every outlet's rate of all defects")
    args = parser.parse_args()
    scores = human_scores(args.bench)
    for language in LANGUAGES:
        profiles = profiles_of(args.bench, language)
        print(f"-- {language}: {'signal':24} rho     low    mid   high | translators")
        for signal in SIGNALS:
            if any(_rate(one, signal) for one in profiles.sources):
                print(f"{signal.name:20} per {signal.per:4} {signal.unit:9}", row(signal, profiles, scores[language]))
        if args.outlets:
            whole = SIGNALS[0]
            for one in sorted(profiles.sources, key=lambda profile: _rate(profile, whole)):
                print(f"    {one.name:18} {_rate(one, whole):6.2f}  people {scores[language].get(one.name, '')}")


if __name__ == "__main__":
    main()
