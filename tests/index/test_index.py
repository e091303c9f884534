"""The index gives the findings of a run without it, whatever happened before."""

from __future__ import annotations

import json
import random
import sqlite3
from pathlib import Path

import pytest

from index_helpers import corpus_at, edit, findings, folder_in, made, reference, write_article
from newslint.executors.local import lint_corpus
from newslint.finding import Finding
from newslint.index import arrivals, update
from newslint.index.store import Store


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))])
def test_edits_give_what_a_new_run_gives(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    root, index = tmp_path / "corpus", tmp_path / "index.sqlite"
    for _ in range(12):
        write_article(folder_in(root) / f"{rng.randint(0, 40)}.txt", rng)
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


def test_some_findings_come_from_groups(tmp_path: Path) -> None:
    rng = random.Random(1)
    for n in range(30):
        write_article(folder_in(tmp_path) / f"{n}.txt", rng)
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
        write_article(folder_in(root) / f"{n}.txt", rng)
    corpus = corpus_at(root)
    expected = reference(corpus)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed:
        killed.setattr(Store, "remove_file", stop)  # after the last batch was committed, in what is rolled back
        store = Store(index)
        store.prepare(corpus.version())
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
        write_article(folder_in(root) / f"{n}.txt", rng)
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
        write_article(folder_in(tmp_path) / f"{n}.txt", rng)
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
    write_article(folder_in(root) / "1.txt", rng)
    corpus = corpus_at(root)
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    outcome = lint_corpus(corpus, blocked / "sub" / "index.sqlite")
    assert [one.kind for one in outcome.notices] == ["no-index"]
    assert findings(outcome) == reference(corpus)
