"""Measure the names engine.

    python tools/bench_names.py respelt            names of the lexicon, respelt by the pivot table, in fresh sentences
    python tools/bench_names.py suggestions BENCH  of suggestions on BENCH's gold names, how many are right
    python tools/bench_names.py clean FOLDER ...   findings on clean text, to be read
    python tools/bench_names.py speed FOLDER       megabytes a second of the fact ``names``
    python tools/bench_names.py growth             time from 1,000 to 10,000 synthetic articles

Run with ``PYTHONPATH=lint:rules:tools``.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from newslint.article import Article
from newslint.corpus.readers import READERS, ReadOptions, read
from newslint.corpus.walk import Walk
from newslint.engine import Plan, lint
from newslint.executors.local import Corpus, lint_corpus
from newslint.facts.names import names
from newslint.finding import Finding
from newslint.knowledge.lexicon import Entity
from newslint.plan import PlanSpec
from newslint.registry import load
from respell import respell
from synthetic import write_folders

CODES = frozenset(one.code for one in load() if one.code.startswith("NAM1"))
SCRIPTS = ("katakana", "russian", "arabic", "chinese", "hebrew", "korean", "slip")
PEOPLE = (
    "In {capital}, {role} {given} {surname} opened the talks on Tuesday. The talks go on in {country}.",
    "{Role} {given} {surname} of {country} told reporters in {capital} that the visit had been postponed by a week.",
    "The government of {country} said that {role} {given} {surname} would travel to {capital} before the summit.",
)
PLACES = (
    "Trains between {capital} and {place} were late on Friday, the railway company of {country} said.",
    "In {country}, the road to {place} was closed by snow; buses from {capital} turned back near {place}.",
    "A museum in {place} lent four paintings to {capital}, according to the culture ministry of {country}.",
)


class Case(NamedTuple):
    """A sentence with a name in it: as it is right, as it is respelt, and what should be suggested."""

    right: str
    wrong: str
    name: str
    respelt: str
    accepted: frozenset[str]


def plan() -> PlanSpec:
    return PlanSpec(("newslint_rules",), CODES)


def cases(spec: PlanSpec, count: int, seed: int, strength: float) -> Iterator[Case]:
    knowledge = spec.knowledge()
    lexicon, table, rng = knowledge.lexicon, knowledge.pivots, random.Random(seed)
    entities = list(lexicon.entries())
    countries = {one.country[0]: one for one in entities if one.kind == "countries"}
    capitals = {one.country[0]: one for one in entities if "capital" in one.context}
    usable = [one for one in entities if is_usable(one) and one.country[0] in countries.keys() & capitals.keys()]
    made = 0
    while made < count:
        entity = rng.choice(usable)
        slots = {"country": countries[entity.country[0]].name, "capital": capitals[entity.country[0]].name}
        if entity.kind == "people":
            given, _, surname = entity.name.partition(" ")
            slots |= {"role": entity.context[0], "Role": entity.context[0].capitalize(), "given": given}
            name, template, slot = surname, rng.choice(PEOPLE), "surname"
        else:
            name, template, slot = entity.name, rng.choice(PLACES), "place"
        wrong = respell(name, rng.choice(SCRIPTS), rng, strength, table)
        if wrong == name or lexicon.knows(wrong) or lexicon.same(wrong, name) or wrong.casefold() == name.casefold():
            continue
        made += 1
        accepted = frozenset({name, *entity.surnames, *entity.accepted})
        yield Case(
            template.format(**slots, **{slot: name}), template.format(**slots, **{slot: wrong}), name, wrong, accepted
        )


def is_usable(entity: Entity) -> bool:
    """A person of a given name and one surname with a role, or a region or city of one word."""
    if not entity.country or entity.country[0] == "INT":
        return False
    words = entity.name.split()
    if entity.kind == "people":
        return len(words) == 2 and entity.surnames[:1] == (words[1],) and len(words[1]) > 4 and bool(entity.context)
    return entity.kind == "regions" and len(words) == 1 and len(words[0]) > 4 and "capital" not in entity.context


def respelt(count: int, seed: int, strength: float) -> None:
    spec = plan()
    built = spec.plan()
    outcome: Counter[str] = Counter()
    for case in cases(spec, count, seed, strength):
        found = findings(case.wrong, built)
        start = case.wrong.index(case.respelt)
        hits = [one for one in found if one.start < start + len(case.respelt) and start < one.end]
        right = any(one.suggestion in case.accepted for one in hits)
        outcome["right suggestion" if right else "other suggestion" if hits else "not found"] += 1
        if not right:
            print("missed", case.name, "->", case.respelt, [one.suggestion for one in hits])
        alarms = findings(case.right, built)
        outcome["false alarm when spelt right"] += len(alarms)
        for one in alarms:
            print("false", one.text, "->", one.suggestion, "|", case.right)
    print(dict(outcome))


def findings(text: str, built: Plan) -> list[Finding]:
    result = lint([Article("example.txt", text, language="en")], built)
    return [one for one in result.findings if one.confidence != "low"]


def lint_folder(folder: Path, codes: frozenset[str], jobs: int = 1) -> list[Finding]:
    spec = PlanSpec(("newslint_rules",), codes)
    folders = Walk(str(folder), frozenset(READERS)).folders([str(folder)])
    corpus = Corpus(str(folder), folders, ReadOptions(), spec, spec.plan())
    return list(lint_corpus(corpus, jobs=jobs).findings)


def suggestions(bench: Path) -> None:
    gold: dict[str, list[dict[str, object]]] = {}
    with (bench / "gold_names.jsonl").open(encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            gold.setdefault(row["file"], []).append(row)
    outcome: Counter[str] = Counter()
    codes = frozenset(one.code for one in load() if one.family == "names")
    for one in lint_folder(bench / "corpus", codes):
        if not one.suggestion or one.confidence == "low":
            continue
        for row in gold.get(f"corpus/{one.file}", ()):
            if row["start"] < one.end and one.start < row["end"]:  # type: ignore[operator]
                reference = str(row["reference_form"])
                right = one.suggestion.casefold() in (reference.casefold(), *reference.casefold().split())
                outcome["right" if right else "wrong"] += 1
                if not right:
                    print(one.code, one.text, "->", one.suggestion, "; reference", reference)
    print(dict(outcome))


def clean(folders: list[Path]) -> None:
    for folder in folders:
        found = [one for one in lint_folder(folder, CODES) if one.confidence != "low"]
        for one in found:
            print(f"{one.file}:{one.line}:{one.column}: {one.code} {one.message}")
        print(folder, len(found))


def speed(folder: Path) -> None:
    knowledge = plan().knowledge()
    walk = Walk(str(folder), frozenset(READERS))
    texts = [
        one.text for file in walk.files([str(folder)]) for one in read(file, ReadOptions()) if isinstance(one, Article)
    ]
    size = sum(len(text.encode()) for text in texts) / 1e6
    for _ in range(3):
        started = time.process_time()
        for text in texts:
            names(text, knowledge.words, knowledge.attested)
        print(f"{size / (time.process_time() - started):.2f} MB/s")


def growth() -> None:
    codes = frozenset(one.code for one in load() if one.family == "names")
    seconds = {}
    for count in (1_000, 10_000):
        with tempfile.TemporaryDirectory() as folder:
            write_folders(Path(folder), count)
            started = time.process_time()
            found = lint_folder(Path(folder), codes)
            seconds[count] = time.process_time() - started
        print(f"{count:,} articles: {seconds[count]:.1f} s CPU, {len(found):,} findings")
    print(f"growth {seconds[10_000] / seconds[1_000]:.1f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("respelt", "suggestions", "clean", "speed", "growth"))
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--strength", type=float, default=0.3, help="share of a name's letters that are respelt")
    options = parser.parse_args()
    if options.what == "respelt":
        respelt(options.count, options.seed, options.strength)
    elif options.what == "suggestions":
        suggestions(options.folders[0])
    elif options.what == "clean":
        clean(options.folders)
    elif options.what == "speed":
        speed(options.folders[0])
    else:
        growth()
    return 0


if __name__ == "__main__":
    sys.exit(main())
