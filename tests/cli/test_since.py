"""--since reports what stands in changed lines, in a real repository."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from conftest import Done
from newslint.article import Record
from newslint.finding import record_dict

Command = Callable[..., Done]
BAD = "The caf\ufffd on the pier was shut."
GOOD = "The council met at the harbour."

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="needs git")


def git(root: Path, *args: str) -> None:
    settings = ("-c", "user.name=A", "-c", "user.email=a@velmora.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *args], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    write(tmp_path / "old.txt", BAD, GOOD, GOOD)
    write(tmp_path / "articles" / "b.txt", BAD)
    write(tmp_path / "gone.txt", BAD)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-q", "-m", "first")
    return tmp_path


def write(path: Path, *lines: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def places(done: Done) -> list[tuple[str, int]]:
    rows = [json.loads(line) for line in done.out.splitlines()]
    return [(row["file"], row["line"]) for row in rows]


def test_only_changed_lines_are_reported(repository: Path, command: Command) -> None:
    assert command(".", "--since", "HEAD").status == 0
    write(repository / "old.txt", BAD, GOOD, BAD, GOOD)
    write(repository / "new.txt", BAD)
    write(repository / "articles" / "a ö\ttab.txt", BAD)
    (repository / "gone.txt").unlink()
    done = command(".", "--since", "HEAD", "--format", "jsonl")
    assert places(done) == [("articles/a ö\ttab.txt", 1), ("new.txt", 1), ("old.txt", 3)]
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "second")
    assert places(command(".", "--since", "HEAD~1", "--format", "jsonl")) == places(done)
    assert places(command(".", "--since", "main", "--format", "jsonl")) == []
    below = command(".", "--since", "HEAD~1", "--format", "jsonl", cwd=repository / "articles")
    assert places(below) == [("a ö\ttab.txt", 1)]


def test_what_changed_elsewhere_is_not_the_branch_s(repository: Path, command: Command) -> None:
    git(repository, "checkout", "-q", "-b", "branch")
    write(repository / "new.txt", BAD)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "ours")
    git(repository, "checkout", "-q", "main")
    write(repository / "old.txt", GOOD, GOOD, GOOD)
    git(repository, "commit", "-q", "-a", "-m", "theirs")
    git(repository, "checkout", "-q", "branch")
    assert places(command(".", "--since", "main", "--format", "jsonl")) == [("new.txt", 1)]
    git(repository, "checkout", "-q", "--orphan", "apart")
    write(repository / "old.txt", BAD, GOOD, GOOD)
    git(repository, "commit", "-q", "-a", "-m", "apart")
    assert ("old.txt", 1) in places(command(".", "--since", "main", "--format", "jsonl"))


@pytest.mark.parametrize("large", ["before", "now"])
def test_what_is_too_large_to_compare_has_changed(
    repository: Path, command: Command, large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository / "old.txt", BAD, *[GOOD] * (50 if large == "now" else 1))
    monkeypatch.setattr("newslint.since.MAX_BYTES", 80)
    assert places(command("old.txt", "--since", "HEAD", "--format", "jsonl")) == [("old.txt", 1)]


def test_records_count_by_their_line(repository: Path, command: Command) -> None:
    records = [json.dumps({"id": n, "text": f"{GOOD}\n{BAD}"}) for n in range(3)]
    write(repository / "r.jsonl", *records)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "records")
    write(repository / "r.jsonl", *records[:2], json.dumps({"id": 9, "text": f"{BAD}\n{GOOD}"}))
    rows = [json.loads(line) for line in command(".", "--since", "HEAD", "--format", "jsonl").out.splitlines()]
    assert [row["record"]["id"] for row in rows] == ["9"]


def table(*texts: str, end: str = "\n") -> bytes:
    out = io.StringIO(newline="")
    rows = [["id", "text"], *([n, text] for n, text in enumerate(texts))]
    csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode()


def array(*texts: str) -> bytes:
    return json.dumps([{"id": str(n), "text": text} for n, text in enumerate(texts)], indent=1).encode()


def values(*texts: str) -> bytes:
    return b"\n".join(json.dumps({"id": str(n), "text": text}, indent=1).encode() for n, text in enumerate(texts))


def within(*texts: str) -> bytes:
    """Records whose lines are not known: all of the file's have changed when one has."""
    return json.dumps({"articles": json.loads(array(*texts))}, indent=1).encode()


def packed(*texts: str) -> bytes:
    return gzip.compress(array(*texts), mtime=0)


def feed(*texts: str) -> bytes:
    items = (f"<item>\n<guid>{n}</guid>\n<description>{text}</description>\n</item>\n" for n, text in enumerate(texts))
    return f"<rss><channel>\n{''.join(items)}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("name", "made", "found"),
    [
        ("r.csv", table, ["1"]),
        ("r.csv", partial(table, end="\r\n"), ["1"]),
        ("r.csv", partial(table, end="\r"), ["1"]),
        ("r.json", array, ["1"]),
        ("r.json", values, ["1"]),
        ("r.json", within, ["0", "1", "2"]),
        ("r.json.gz", packed, ["0", "1", "2"]),
        ("r.xml", feed, ["0", "1", "2"]),
    ],
)
def test_a_change_anywhere_in_a_record_counts(
    repository: Path, command: Command, name: str, made: Callable[..., bytes], found: list[str]
) -> None:
    text = f"{BAD}\n\n{GOOD}\n{GOOD}"
    (repository / name).write_bytes(made(text, text, text))
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "records")
    assert command(".", "--since", "HEAD").status == 0
    (repository / name).write_bytes(made(text, text + " Nobody came.", text))
    done = command(".", "--since", "HEAD", "--format", "jsonl", "--select", "ENC103")
    assert [json.loads(line)["record"]["id"] for line in done.out.splitlines()] == found
    assert done.status == 1


def test_a_change_anywhere_in_a_page_counts(repository: Path, command: Command) -> None:
    pytest.importorskip("trafilatura")
    shown = "".join(f"<p>{line}</p>\n" for line in (GOOD * 3, BAD * 3, GOOD * 3))
    page = f"<html><head><title>Pier</title></head>\n<body><article>\n{shown}</article></body></html>\n"
    write(repository / "p.html", page)
    git(repository, "add", ".")
    git(repository, "commit", "-q", "-m", "page")
    assert command(".", "--since", "HEAD").status == 0
    write(repository / "p.html", page.replace(BAD * 3, BAD * 2 + GOOD))
    assert {file for file, _ in places(command(".", "--since", "HEAD", "--format", "jsonl"))} == {"p.html"}


def test_the_end_of_a_record_is_not_told() -> None:
    assert record_dict(Record("7", 3, "/text", 5)) == {"id": "7", "line": 3, "pointer": "/text"}


@pytest.mark.parametrize("revision", ["nope", "--output=x", "HEAD:old.txt", "-", ""])
def test_what_is_no_revision_is_an_error(repository: Path, command: Command, revision: str) -> None:
    before = sorted(os.listdir(repository))
    done = command(".", f"--since={revision}")
    assert done.status == 2
    assert "--since" in done.err
    assert sorted(os.listdir(repository)) == before


def test_outside_a_repository_it_is_an_error(tmp_path: Path, command: Command) -> None:
    write(tmp_path / "a.txt", BAD)
    assert command(".", "--since", "HEAD").status == 2


def test_nothing_that_the_repository_configures_is_run(repository: Path, command: Command) -> None:
    marker = repository.parent / "ran"
    script = repository / "run.sh"
    script.write_text(f"#!/bin/sh\ntouch '{marker}'\ncat\n", encoding="utf-8")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.pager", "core.sshCommand", "diff.x.textconv", "diff.x.command",
                "filter.x.clean", "filter.x.smudge", "filter.x.process", "core.editor", "core.askPass"):  # fmt: skip
        git(repository, "config", key, str(script))
    for hook in ("post-index-change", "pre-commit", "post-checkout", "fsmonitor-watchman"):
        path = repository / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(script.read_text(encoding="utf-8"), encoding="utf-8")
        path.chmod(0o755)
    (repository / ".gitattributes").write_text("*.txt diff=x filter=x\n", encoding="utf-8")
    write(repository / "old.txt", BAD, BAD)
    marker.unlink(missing_ok=True)
    command(".", "--since", "HEAD")
    assert not marker.exists()
