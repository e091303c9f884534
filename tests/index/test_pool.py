"""Many processes: what a killed one, a failing one or an interrupt leave behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from index_helpers import PLAN, READING, SPEC, findings, made, reference
from newslint.corpus.readers import ReadOptions
from newslint.executors import pool
from newslint.executors.local import Corpus, lint_corpus
from newslint.index import update
from newslint.index.update import Done, Task, do

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux")


@pytest.fixture(autouse=True)
def _many_small_tasks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(update, "BATCH", 3)
    monkeypatch.setattr(update, "COMMIT_EVERY", 2)
    monkeypatch.setattr(pool, "POOL_TASKS", 2)
    yield
    assert not multiprocessing.active_children()


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return made(tmp_path / "corpus", 30)


def tmp_index(corpus: Corpus) -> Path:
    return Path(corpus.root).parent / "index.sqlite"


def names(task: Task) -> set[str]:
    return {file.name for file, _ in task.files}


def test_a_killed_worker_ends_the_run_and_loses_nothing(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    index, last = tmp_index(corpus), corpus.files[-1].name

    def kill(task: Task, *rest: Any) -> Done:
        if last in names(task):
            os.kill(os.getpid(), signal.SIGKILL)
        return do(task, *rest)

    with monkeypatch.context() as killing:
        killing.setattr(pool, "do", kill)
        with pytest.raises(ChildProcessError, match="fewer --jobs"):
            lint_corpus(corpus, index, jobs=2)
    with sqlite3.connect(index) as db:
        assert db.execute("SELECT count(*) FROM article").fetchone()[0] >= 18
    assert findings(lint_corpus(corpus, index, jobs=2)) == reference(corpus)


def test_a_worker_that_is_killed_while_it_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(pipe: Any, *_: object) -> None:
        pipe.recv()
        os.write(pipe.fileno(), (1_000).to_bytes(4, "big") + b"the beginning")
        os.kill(os.getpid(), signal.SIGKILL)

    monkeypatch.setattr(pool, "_serve", torn)
    with pytest.raises(ChildProcessError):
        list(pool.run_tasks([Task()] * 4, READING, PLAN, SPEC, 2))


def test_spawned_workers_find_what_forked_ones_do(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on macOS and Windows: each builds its own plan."""
    monkeypatch.setattr(pool, "sys", SimpleNamespace(platform="darwin"))
    assert findings(lint_corpus(corpus, tmp_index(corpus), jobs=2)) == reference(corpus)


def test_what_a_worker_raises_is_raised_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(task: Task, options: ReadOptions, plan: object) -> Done:
        raise MemoryError("of a worker")

    monkeypatch.setattr(pool, "do", fail)
    with pytest.raises(MemoryError, match="of a worker") as raised:
        list(pool.run_tasks([Task()] * 4, READING, PLAN, SPEC, 2))
    assert "in fail" in raised.value.__notes__[0]


def test_workers_end_when_the_results_are_wanted_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(task: Task, options: ReadOptions, plan: object) -> Done:
        time.sleep(0 if task.files else 600)
        return Done(())

    monkeypatch.setattr(pool, "do", slow)
    tasks = [Task(files=((None, {}),)), Task(), Task(), Task()]  # type: ignore[arg-type]
    results = pool.run_tasks(iter([*tasks, *tasks, *tasks]), READING, PLAN, SPEC, 2)
    assert next(results) == Done(())
    results.close()


def test_an_error_while_results_are_stored_ends_the_workers(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(update, "put", interrupt)
    with pytest.raises(KeyboardInterrupt) as raised:
        lint_corpus(corpus, tmp_index(corpus), jobs=2)
    assert raised.tb is not None
    assert not multiprocessing.active_children()


def test_the_command_tells_that_a_worker_was_killed(tmp_path: Path) -> None:
    for number in range(1_000):
        text = "Ingrid Halversen said that 40 boats left the harbour of Tolvik on Tuesday. " * 20
        (tmp_path / f"{number}.txt").write_text(f"{text}{number}\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-m", "newslint", ".", "-j", "2", "--cache-dir", "cache"]
    process = subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while not (workers := children.read_text(encoding="ascii").split()) and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.5)
    os.kill(int(workers[-1]), signal.SIGKILL)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 3
    assert err.startswith("newslint: error: a worker process was killed")
    assert "Traceback" not in err
