"""Corpora for the tests of the index: articles by a generator, edits of them, and what a run without an index finds."""

from __future__ import annotations

import os
import random
from pathlib import Path

from newslint.article import Article
from newslint.corpus.readers import READERS, ReadOptions, read
from newslint.corpus.walk import Walk
from newslint.engine import Plan, lint
from newslint.executors.local import Corpus, Outcome
from newslint.finding import Finding
from newslint.plan import PlanSpec
from newslint.registry import load

SPEC = PlanSpec(("newslint_rules",), frozenset(one.code for one in load()))
PLAN: Plan = SPEC.plan()
READING = ReadOptions(source=("{source}/*",))

# Invented people; each with spellings that should be told apart from one another's.
PEOPLE = [
    ("Ingrid", "Halversen", "Halvesren"),
    ("Stanislav", "Marchevsky", "Marchevksy"),
    ("Viktor", "Zelinkovich", "Zelinkovitz"),
    ("Halina", "Brodskaya", "Brotskaya"),
    ("Pieter", "Colliard", "Coliarde"),
]
SENTENCES = [
    "{given} {name}, who leads the rescue service of Dubrava, spoke to reporters at the harbour of Tolvik.",
    "The mayor of Orlenka thanked {given} {name} for the boats that had come through the fog.",
    "“We will search until the last cellar is dry,” {name} said in Orlenka.",
    "A report by {given} {name} had asked for a new spillway at the Lesna dam above Orlenka.",
    "At least {killed} people were killed and {injured} injured when the Lesna dam above Orlenka broke, police said.",
]


def write_article(path: Path, rng: random.Random) -> None:
    given, right, wrong = rng.choice(PEOPLE)
    lines = [
        sentence.format(
            given=given,
            name=wrong if rng.random() < 0.3 else right,
            killed=rng.choice([4, 4, 7]),
            injured=rng.choice([31, 35]),
        )
        for sentence in rng.sample(SENTENCES, rng.randint(1, 5))
    ]
    lines += rng.sample(["Share on Facebook", "The caf\ufffd was shut.", "Read more about the dam"], rng.randint(0, 2))
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def edit(root: Path, rng: random.Random) -> None:
    """Add, change, remove or rename a few articles."""
    for _ in range(rng.randint(1, 4)):
        files = sorted(root.rglob("*.txt"))
        kind = rng.choice(["add", "add", "change", "change", "move", "move", "break", "remove", "rename", "touch"])
        if kind == "add" or not files:
            write_article(root / rng.choice(["a.example", "b.example"]) / f"{rng.randint(0, 40)}.txt", rng)
        elif kind == "change":
            write_article(rng.choice(files), rng)
        elif kind == "move":  # says what it said, further down
            file = rng.choice(files)
            file.write_text("It rained all night.\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
        elif kind == "break":  # says what it said at the same places, in other lines
            file = rng.choice(files)
            file.write_text(file.read_text(encoding="utf-8").replace("\n\n", " \n", 1), encoding="utf-8")
        elif kind == "remove":
            rng.choice(files).unlink()
        elif kind == "rename":
            rng.choice(files).rename(root / "b.example" / f"{rng.randint(41, 60)}.txt")
        else:
            os.utime(rng.choice(files))


def corpus_at(root: Path) -> Corpus:
    (root / "a.example").mkdir(parents=True, exist_ok=True)
    (root / "b.example").mkdir(exist_ok=True)
    folders = Walk(str(root), frozenset(READERS)).folders([str(root)])
    return Corpus(str(root), folders, READING, SPEC, PLAN)


def folder_in(root: Path) -> Path:
    folder = root / "a.example"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def made(root: Path, count: int) -> Corpus:
    """A corpus of some articles in one folder."""
    rng = random.Random(5)
    for n in range(count):
        write_article(folder_in(root) / f"{n}.txt", rng)
    return corpus_at(root)


def reference(corpus: Corpus) -> list[Finding]:
    articles = [one for file in corpus.files for one in read(file, READING) if isinstance(one, Article)]
    return list(lint(articles, PLAN).findings)


def findings(outcome: Outcome) -> list[Finding]:
    assert not outcome.problems
    return sorted(outcome.findings, key=lambda one: one.order)
