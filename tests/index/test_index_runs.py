"""Whole runs of the command with an index: hooks, kills, runs at once, what is told of unchanged files."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index_helpers import edit, write_article
from newslint.cli.progress import Bar, progress_for
from newslint.progress import SILENT

JSONL = ("--format", "jsonl", "--min-confidence", "low", "--preview")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    rng = random.Random(11)
    folder.mkdir()
    (folder / "newslint.toml").write_text('corpus = ["**/*.txt"]\nsource = "{source}/*"\n', encoding="utf-8")
    for n in range(24):
        write_article(folder / ("a.example", "b.example")[n % 2] / f"{n}.txt", rng)
    return folder


def start(root: Path, *arguments: str, seed: str = "0") -> subprocess.Popen[bytes]:
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(root.parent / "cache"), "PYTHONHASHSEED": seed}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    command = [sys.executable, "-m", "newslint", *arguments]
    return subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def run(root: Path, *arguments: str, seed: str = "0") -> tuple[bytes, str]:
    """Stdout and stderr of a run that did not fail."""
    process = start(root, *arguments, seed=seed)
    out, err = process.communicate()
    assert process.returncode in (0, 1), err.decode()
    return out, err.decode()


def test_hook_warm_and_without_index_are_byte_identical(root: Path) -> None:
    rng = random.Random(5)
    first, _ = run(root, *JSONL)
    assert first
    assert run(root, *JSONL, seed="7")[0] == first
    before = {path: path.read_bytes() for path in root.rglob("*.txt")}
    edit(root, rng)
    changed = sorted(path for path in root.rglob("*.txt") if before.get(path) != path.read_bytes())
    names = [path.relative_to(root).as_posix() for path in changed]
    hook, _ = run(root, *JSONL, *names) if names else (b"", "")
    warm, _ = run(root, *JSONL)
    assert warm == run(root, *JSONL, "--no-index", seed="42")[0]
    files = [f'"file": "{name}"'.encode() for name in names]
    assert hook == b"".join(
        line for line in warm.splitlines(keepends=True) if line.startswith(tuple(b"{" + one for one in files))
    )


def test_the_hook_tells_what_changed_in_unchanged_files(root: Path) -> None:
    run(root, "-q")
    told = "findings in unchanged files may have changed"
    line = "Sign up for the harbour letter\n"
    for n in range(4):
        (root / "a.example" / f"{n}0.txt").write_text(
            f"{line}\nThe harbour of Tolvik closed at {n + 2} p.m., Ingrid Halversen said in part {n} of her report.\n",
            encoding="utf-8",
        )
    run(root, "-q")
    (root / "b.example" / "1.txt").write_text("Ingrid Halvesren, of the rescue service of Dubrava, spoke.\n", "utf-8")
    _, err = run(root, "b.example/1.txt")
    assert told in err
    assert "b.example/1.txt" not in err.partition(told)[2]
    run(root, "-q")  # a run that reports them
    assert told not in run(root, "b.example/1.txt")[1]


def test_two_runs_at_once(root: Path) -> None:
    processes = [start(root, *JSONL), start(root, *JSONL), start(root, *JSONL, "a.example/0.txt")]
    outputs = [process.communicate() for process in processes]
    assert all(process.returncode in (0, 1) for process in processes), outputs
    assert outputs[0][0] == outputs[1][0] == run(root, *JSONL, "--no-index")[0]


@pytest.mark.parametrize("kills", [2, pytest.param(50, marks=pytest.mark.slow)])
def test_killed_runs_lose_nothing_but_their_own_work(root: Path, kills: int) -> None:
    rng = random.Random(kills)
    started = time.monotonic()
    run(root, *JSONL)
    usual = time.monotonic() - started
    for _ in range(kills):
        edit(root, rng)
        process = start(root, *JSONL)
        time.sleep(rng.uniform(0.2, 1.0) * usual)
        process.kill()
        process.communicate()
    assert run(root, *JSONL)[0] == run(root, *JSONL, "--no-index")[0]


def test_files_from_and_stdin_are_checked_like_files(root: Path) -> None:
    names = ["a.example/0.txt", "b.example/1.txt"]
    (root.parent / "list").write_text("\n".join(names) + "\n", encoding="utf-8")
    assert run(root, *JSONL, "--files-from", "../list")[0] == run(root, *JSONL, *names)[0]
    expected = run(root, *JSONL, names[0])[0]
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(root.parent / "cache")}
    environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    command = [sys.executable, "-m", "newslint", *JSONL, "--stdin-filename", names[0]]
    data = (root / names[0]).read_bytes()
    assert subprocess.run(command, cwd=root, env=environment, input=data, capture_output=True).stdout == expected


def test_the_index_is_built_shown_and_deleted(root: Path) -> None:
    assert "state: none" in run(root, "index", "status")[0].decode()
    assert run(root, "index", "build")[0].startswith(b"24 articles indexed")
    status = run(root, "index", "status")[0].decode()
    assert "files: 24 (0 new or changed, 0 gone)" in status
    write_article(root / "a.example" / "99.txt", random.Random(1))
    (root / "a.example" / "0.txt").unlink()
    assert "files: 24 (1 new or changed, 1 gone)" in run(root, "index", "status")[0].decode()
    assert b"deleted" in run(root, "index", "clear")[0]
    assert "state: none" in run(root, "index", "status")[0].decode()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_for_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    assert progress_for(0) is SILENT  # pytest's stderr is no terminal
    monkeypatch.setattr("newslint.cli.progress.DELAY", 0.0)
    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    bar = Bar()
    bar.begin(2_000)
    bar.advance(3, 1_000)
    bar.stage("comparing: name")
    bar.end()
    assert "3 articles" in shown.getvalue()
