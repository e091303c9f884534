"""What becomes of an index when something fails: a damaged one is built anew, a good one is kept, none is left open."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from index_helpers import SPEC, findings, made, reference
from newslint.executors.local import lint_corpus, with_index
from newslint.executors.profiling import profile_corpus
from newslint.index import findings as findings_module
from newslint.index import update
from newslint.index.file import is_damage, is_unusable, look_at
from newslint.index.seal import DamagedIndexError
from newslint.index.store import Store
from newslint.progress import Progress


def raised(run: Callable[[], object]) -> Exception:
    try:
        run()
    except Exception as error:
        return error
    raise AssertionError


def sql(*statements: str) -> Exception:
    db = sqlite3.connect(":memory:")
    return raised(lambda: [db.execute(one).fetchall() for one in statements])


@pytest.mark.parametrize(
    "error",
    [
        DamagedIndexError("x"),
        sqlite3.DatabaseError("of no code"),
        sql("SELECT a FROM nowhere"),
        sql("SELECT CAST(x'ff' AS TEXT)"),
        raised(lambda: json.loads("{")),
        raised(lambda: b"\xff".decode()),
        raised(lambda: [][1]),
        raised(lambda: {}[1]),
        raised(lambda: len(1)),  # type: ignore[arg-type]
        raised(lambda: sqlite3.connect(":memory:").execute("SELECT ?", (1 << 80,))),
    ],
    ids=repr,
)
def test_what_damage_can_lead_to(error: Exception) -> None:
    assert is_damage(error)
    assert not is_unusable(error)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        RecursionError(),
        AssertionError(),
        AttributeError(),
        KeyboardInterrupt(),
        BrokenProcessPool(),
        ChildProcessError(),
        raised(lambda: sqlite3.connect(":memory:").execute("SELECT ?", (object(),))),
    ],
    ids=repr,
)
def test_what_says_nothing_of_the_index(error: BaseException) -> None:
    assert not is_damage(error)


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(),
        sql("CREATE TABLE a (b PRIMARY KEY)", "INSERT INTO a VALUES (1), (1)"),
        sql("PRAGMA query_only = 1", "CREATE TABLE a (b)"),
        sql("CREATE TABLE a (b)", "PRAGMA max_page_count = 2", "INSERT INTO a VALUES (zeroblob(99999))"),
    ],
    ids=repr,
)
def test_what_a_run_can_do_without_the_index_for(error: Exception) -> None:
    assert is_unusable(error)
    assert not is_damage(error)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), AssertionError(), KeyboardInterrupt()], ids=repr)
def test_a_good_index_outlives_a_run_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    index, corpus = tmp_path / "index.sqlite", made(tmp_path / "corpus", 5)
    expected = findings(lint_corpus(corpus, index))
    before = index.read_bytes()

    def fail(*_: object) -> None:
        raise error

    for module, name in ((update, "changes"), (findings_module, "_read")):
        with monkeypatch.context() as failing:
            failing.setattr(module, name, fail)
            with pytest.raises(type(error)):
                findings(lint_corpus(corpus, index))
        assert index.read_bytes() == before
    assert findings(lint_corpus(corpus, index)) == expected == reference(corpus)


# --- nothing is left open


def opened(folder: Path) -> list[str]:
    """The files of a folder that this process has open."""
    try:
        links = [f"/proc/self/fd/{name}" for name in os.listdir("/proc/self/fd")]
    except OSError:
        pytest.skip("no /proc")
    found = [os.readlink(link) for link in links if os.path.lexists(link)]
    return [path for path in found if path.startswith(str(folder))]


def test_a_store_that_cannot_be_opened_is_closed(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    index.write_bytes(b"nonsense" * 1000)
    with pytest.raises(sqlite3.DatabaseError) as kept:
        Store(index)
    assert kept.tb is not None
    assert not opened(tmp_path)


class Watched(Progress):
    ended = 0

    def end(self) -> None:
        self.ended += 1


@pytest.mark.parametrize("error", [RuntimeError(), KeyboardInterrupt()], ids=repr)
def test_a_run_that_fails_closes_the_index_and_ends_the_progress(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    index, corpus, progress = tmp_path / "index.sqlite", made(tmp_path / "corpus", 5), Watched()

    def fail(*_: object) -> Iterator[object]:
        raise error

    monkeypatch.setattr(update, "update_groups", fail)
    with pytest.raises(type(error)) as kept:
        lint_corpus(corpus, index, progress=progress)
    assert kept.tb is not None
    assert not opened(tmp_path)
    assert progress.ended


def test_the_progress_has_ended_before_findings_are_written(tmp_path: Path) -> None:
    """A bar that is shown takes over stdout: findings that were written to a file went to the terminal."""
    progress = Watched()
    outcome = lint_corpus(made(tmp_path / "corpus", 5), tmp_path / "index.sqlite", progress=progress)
    assert progress.ended
    assert findings(outcome)


def test_a_profile_that_fails_closes_the_index(tmp_path: Path) -> None:
    spec = SPEC._replace(groupings=("source",))
    corpus = made(tmp_path / "corpus", 5)._replace(spec=spec, plan=spec.plan())

    def fail(_: object) -> list[object]:
        raise RuntimeError

    with pytest.raises(RuntimeError) as kept:
        profile_corpus(corpus, tmp_path / "index.sqlite", 1, fail)  # type: ignore[arg-type]
    assert kept.tb is not None
    assert not opened(tmp_path)


def test_a_damaged_index_is_deleted_when_nothing_holds_it_open(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    tried = []

    def run(path: Path | None) -> str:
        assert not opened(tmp_path)
        tried.append(path)
        if len(tried) > 1:
            assert path == index
            assert not index.exists()
            return "done"
        held = open(index, "wb")  # noqa: SIM115 - what goes with the frame
        raise DamagedIndexError(held.name)

    assert with_index(run, index) == ("done", None)


def test_an_index_that_cannot_be_deleted_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(path: Path | None) -> str:
        if path is not None:
            raise DamagedIndexError
        return "done"

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError("in use")

    monkeypatch.setattr(Path, "unlink", refuse)
    done, notice = with_index(run, tmp_path / "index.sqlite")
    assert done == "done"
    assert notice is not None
    assert "in use" in notice.reason


# --- looking at it


def test_looking_at_an_index_changes_nothing(tmp_path: Path) -> None:
    index, corpus = tmp_path / "a b%" / "index.sqlite", made(tmp_path / "corpus", 5)
    found = findings(lint_corpus(corpus, index))
    before = index.read_bytes(), index.stat().st_mtime_ns
    seen = look_at(index, corpus.version())
    assert seen is not None
    assert (seen.current, seen.articles, seen.findings) == (True, 5, len(found))
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


@pytest.mark.parametrize("data", [b"", b"nonsense" * 1000])
def test_looking_at_what_is_no_index_changes_nothing(tmp_path: Path, data: bytes) -> None:
    index = tmp_path / "index.sqlite"
    index.write_bytes(data)
    assert look_at(index, "1") is None
    assert index.read_bytes() == data


def test_looking_at_another_database_changes_nothing(tmp_path: Path) -> None:
    index = tmp_path / "index.sqlite"
    with sqlite3.connect(index) as db:
        db.execute("CREATE TABLE letter (text)")
    db.close()
    before = index.read_bytes()
    assert look_at(index, "1") is None
    assert index.read_bytes() == before
