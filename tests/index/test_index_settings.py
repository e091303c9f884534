"""An index is of the settings that it was made with, and of one version."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index_helpers import READING, corpus_at, findings, folder_in, made
from newslint.cli.options import CheckOptions
from newslint.cli.setup import set_up
from newslint.corpus.readers import ReadOptions
from newslint.executors.local import Corpus, lint_corpus
from newslint.index.connection import TakenIndexError
from newslint.index.file import make_room
from newslint.index.location import MOST_KEPT, index_path, indexes
from newslint.index.store import Store

ARTICLE = "The ferry sailed on Tuesday, 2 March 2024, and the caf\ufffd was shut.\n"


@pytest.mark.parametrize(
    "options",
    [
        READING._replace(max_bytes=40),
        READING._replace(source=()),
        READING._replace(date=("{source}/{date}.txt",)),
        READING._replace(fields={"text": ("body",)}),
    ],
)
def test_files_are_read_again_when_they_are_read_in_another_way(tmp_path: Path, options: ReadOptions) -> None:
    folder = folder_in(tmp_path / "corpus")
    (folder / "2024-03-02.txt").write_text(ARTICLE * 3, encoding="utf-8")
    (folder / "r.jsonl").write_text('{"text": "Share on Facebook", "body": "The caf\ufffd was shut."}\n', "utf-8")
    corpus, index = corpus_at(tmp_path / "corpus"), tmp_path / "index.sqlite"
    assert findings(lint_corpus(corpus, index))
    other = corpus._replace(options=options)
    assert findings(lint_corpus(other, index)) == findings(lint_corpus(other))
    assert findings(lint_corpus(corpus, index)) == findings(lint_corpus(corpus))


def test_settings_have_indexes_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text('corpus = ["**/*.txt"]\n', encoding="utf-8")

    def index_for(**options: object) -> Path | None:
        return set_up(CheckOptions(cache_dir="cache", **options)).index_file  # type: ignore[arg-type]

    usual = index_for()
    assert usual == index_for()
    assert len({usual, index_for(select=("names",)), index_for(max_file_size="1 MB")}) == 3
    assert {one.parent for one in (usual, index_for(select=("names",))) if one} == {usual and usual.parent}


def test_those_written_longest_ago_make_room(tmp_path: Path) -> None:
    made_before = [index_path(tmp_path, str(n)) for n in range(5)]
    for n, path in enumerate(made_before):
        for name in (path, Path(f"{path}-wal")):
            name.write_bytes(b"index")
            os.utime(name, (1000 + n, 1000 + n))
    (tmp_path / "mine.sqlite").write_bytes(b"not ours")
    make_room(made_before[0])  # it is there: nothing is made
    assert len(indexes(tmp_path)) == 5
    make_room(index_path(tmp_path, "new"))
    assert indexes(tmp_path) == made_before[:-MOST_KEPT:-1]
    assert sorted(path.name for path in tmp_path.glob("*.sqlite-wal")) == sorted(
        f"{one.name}-wal" for one in made_before[3:]
    )
    assert (tmp_path / "mine.sqlite").exists()


def with_rules(corpus: Corpus, *codes: str) -> Corpus:
    spec = corpus.spec._replace(codes=frozenset(codes))
    return corpus._replace(spec=spec, plan=spec.plan())


def test_a_run_of_another_version_empties_no_index_that_is_written(tmp_path: Path) -> None:
    """Two versions share a path only when one was installed over the other while it ran."""
    corpus, index = made(tmp_path / "corpus", 6), tmp_path / "index.sqlite"
    other = with_rules(corpus, "ENC103")
    store = Store(index)
    try:
        store.prepare(corpus.version())
        assert findings(lint_corpus(other, index)) == findings(lint_corpus(other))
        with pytest.raises(TakenIndexError), store.transaction():
            pytest.fail("it must not write what belongs to another version")
    finally:
        store.close()
    assert findings(lint_corpus(other, index)) == findings(lint_corpus(other))


def test_a_run_whose_index_is_taken_does_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, index = made(tmp_path / "corpus", 6), tmp_path / "index.sqlite"
    other = with_rules(corpus, "ENC103")
    prepare = Store.prepare

    def overtaken(self: Store, version: str) -> bool:
        kept = prepare(self, version)
        if self.persistent and version == corpus.version():
            with Store(index).db as db:
                db.execute("UPDATE meta SET value = ? WHERE name = 'version'", (other.version(),))
        return kept

    monkeypatch.setattr(Store, "prepare", overtaken)
    outcome = lint_corpus(corpus, index)
    assert findings(outcome) == findings(lint_corpus(corpus))
    assert [one.kind for one in outcome.notices] == ["no-index"]
    assert "another version" in outcome.notices[0].reason
