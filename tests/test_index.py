"""The index gives the findings of a run without it, whatever happened before."""

from __future__ import annotations

import json
import os
import random
import sqlite3
from pathlib import Path

import pytest

from newslint.article import Article
from newslint.corpus.readers import READERS, ReadOptions, read
from newslint.corpus.walk import Walk
from newslint.engine import Plan, lint
from newslint.executors.local import Corpus, Outcome, lint_corpus
from newslint.finding import Finding
from newslint.index import arrivals, update
from newslint.index.store import Store
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
        kind = rng.choice(["add", "add", "change", "change", "move", "move", "remove", "rename", "touch"])
        if kind == "add" or not files:
            write_article(root / rng.choice(["a.example", "b.example"]) / f"{rng.randint(0, 40)}.txt", rng)
        elif kind == "change":
            write_article(rng.choice(files), rng)
        elif kind == "move":  # says what it said, further down
            file = rng.choice(files)
            file.write_text("It rained all night.\n\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
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


def made(root: Path, count: int) -> Corpus:
    """A corpus of some articles in one folder."""
    rng = random.Random(5)
    for n in range(count):
        write_article(_folder(root) / f"{n}.txt", rng)
    return corpus_at(root)


def reference(corpus: Corpus) -> list[Finding]:
    articles = [one for file in corpus.files for one in read(file, READING) if isinstance(one, Article)]
    return list(lint(articles, PLAN).findings)


def findings(outcome: Outcome) -> list[Finding]:
    assert not outcome.problems
    return sorted(outcome.findings, key=lambda one: one.order)


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))])
def test_edits_give_what_a_new_run_gives(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    root, index = tmp_path / "corpus", tmp_path / "index.sqlite"
    for _ in range(12):
        write_article(_folder(root) / f"{rng.randint(0, 40)}.txt", rng)
    for _ in range(8):
        corpus = corpus_at(root)
        expected = reference(corpus)
        for _ in range(rng.randint(0, 3)):  # hooks ask about some files first, in several edits
            edit(root, rng)
            corpus = corpus_at(root)
            expected = reference(corpus)
            asked = frozenset(file.name for file in corpus.files if rng.random() < 0.3)
            partial = findings(lint_corpus(corpus, index, asked=asked))
            assert partial == [one for one in expected if one.file in asked]
        assert findings(lint_corpus(corpus, index)) == expected
        edit(root, rng)


def _folder(root: Path) -> Path:
    folder = root / "a.example"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_some_findings_come_from_groups(tmp_path: Path) -> None:
    rng = random.Random(1)
    for n in range(30):
        write_article(_folder(tmp_path) / f"{n}.txt", rng)
    assert {one.code for one in findings(lint_corpus(corpus_at(tmp_path)))} >= {"NAM201", "FIG201", "ENC103"}


@pytest.mark.parametrize("streamed", [False, True])
def test_records_whose_ids_meet_are_all_linted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, streamed: bool) -> None:
    if streamed:
        monkeypatch.setattr(update, "STREAMED_BYTES", 10)
    text = "The caf\ufffd of Tolvik was shut."
    ids = ["a", "a", "a~2", "a~2", "a~2~2", "x.txt", "a"]
    lines = [json.dumps({"id": one, "text": text}) for one in ids]
    root = tmp_path / "corpus"
    corpus_at(root)
    (root / "a.example" / "r.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (root / "a.example" / "r.jsonl#x.txt").write_text(text, encoding="utf-8")
    corpus = corpus_at(root)
    in_memory = findings(lint_corpus(corpus))
    assert findings(lint_corpus(corpus, tmp_path / "index.sqlite")) == in_memory
    assert len({one.fingerprint for one in in_memory if one.code == "ENC103"}) == len(ids) + 1
    told = [one.record.id for one in in_memory if one.code == "ENC103" and one.record]
    assert sorted(told) == sorted(["a", "a~2", "a~2~2", "a~2~3", "a~2~2~2", "x.txt", "a~3"])


def test_entries_sorted_in_bit_by_bit_and_after_a_killed_run_give_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(update, "BATCH", 5)
    monkeypatch.setattr(update, "COMMIT_EVERY", 1)
    rng = random.Random(11)
    root, index = tmp_path / "corpus", tmp_path / "index.sqlite"
    for n in range(40):
        write_article(_folder(root) / f"{n}.txt", rng)
    corpus = corpus_at(root)
    expected = reference(corpus)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(Store, "remove_file", stop)  # after the last batch was committed, in what is rolled back
        store = Store(index)
        store.prepare(SPEC.version())
        store.put_file("gone.txt", (1, 1, 1), ())
        store.close()
        with pytest.raises(KeyboardInterrupt):
            lint_corpus(corpus, index)
    with sqlite3.connect(index) as db:
        assert db.execute("SELECT count(*) FROM arrival").fetchone()[0] > 100
    assert findings(lint_corpus(corpus, index)) == expected
    monkeypatch.setattr(arrivals, "_LEAST", 0)
    index.unlink()
    assert findings(lint_corpus(corpus, index)) == expected
    edit(root, rng)
    assert findings(lint_corpus(corpus_at(root), index)) == reference(corpus_at(root))


@pytest.mark.parametrize("parts", [1, 2, 5])
def test_any_partition_of_the_files_gives_the_same_union(tmp_path: Path, parts: int) -> None:
    rng = random.Random(7)
    root, index = tmp_path / "corpus", tmp_path / "index.sqlite"
    for n in range(25):
        write_article(_folder(root) / f"{n}.txt", rng)
    corpus = corpus_at(root)
    names = [file.name for file in corpus.files]
    rng.shuffle(names)
    union: list[Finding] = []
    for n in range(parts):
        union += lint_corpus(corpus, index, asked=frozenset(names[n::parts])).findings
    assert sorted(union, key=lambda one: one.order) == reference(corpus)


def test_jobs_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from newslint.executors import memory, pool
    from newslint.index import update

    monkeypatch.setattr(memory, "MAX_FILES", 0)
    monkeypatch.setattr(update, "BATCH", 3)
    monkeypatch.setattr(pool, "POOL_TASKS", 2)
    rng = random.Random(3)
    for n in range(30):
        write_article(_folder(tmp_path) / f"{n}.txt", rng)
    corpus = corpus_at(tmp_path)
    expected = reference(corpus)
    for jobs in (1, 2, 4):
        assert findings(lint_corpus(corpus, None, jobs=jobs)) == expected


def test_a_damaged_index_is_built_anew(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    corpus = made(tmp_path / "corpus", 15)
    expected = reference(corpus)
    findings(lint_corpus(corpus, index))
    index.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 40)
    assert findings(lint_corpus(corpus, index)) == expected
    index.write_bytes(b"nonsense")
    assert findings(lint_corpus(corpus, index)) == expected


def test_the_name_of_an_article_is_checked(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    corpus = made(tmp_path / "corpus", 15)
    expected = findings(lint_corpus(corpus, index))
    with sqlite3.connect(index) as db:
        db.execute("UPDATE article SET file = replace(file, '.txt', '/txt') WHERE file = ?", (expected[0].file,))
    assert findings(lint_corpus(corpus, index)) == expected


def test_another_version_is_built_anew(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    corpus = made(tmp_path / "corpus", 15)
    findings(lint_corpus(corpus, index))
    with sqlite3.connect(index) as db:
        db.execute("UPDATE meta SET value = 'older' WHERE name = 'version'")
        db.execute("DELETE FROM finding")
    assert findings(lint_corpus(corpus, index)) == reference(corpus)


def test_an_index_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    rng = random.Random(5)
    root = tmp_path / "corpus"
    write_article(_folder(root) / "1.txt", rng)
    corpus = corpus_at(root)
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    outcome = lint_corpus(corpus, blocked / "sub" / "index.sqlite")
    assert [one.kind for one in outcome.notices] == ["no-index"]
    assert findings(outcome) == reference(corpus)
