"""Texts and files that are far too large, and articles with far too many faults: bounded memory, and nothing unsaid."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Done
from hostile.support import environment
from newslint.article import Article, Record, Span
from newslint.corpus.files import File, Notice
from newslint.corpus.readers import LONGEST, ReadOptions, distinct, parts, read
from newslint.corpus.readers.parts import PART, in_parts
from newslint.engine import MAX_HITS, Plan, examine
from newslint.knowledge import Knowledge
from newslint.rule import Hit, rule
from readers_helpers import read_bytes

Command = Callable[..., Done]
PLAIN = "The ferry to Port Else left the harbour on Tuesday with 40 people on board, the council said. "


def test_what_is_too_large_is_told_and_left(tmp_path: Path, command: Command) -> None:
    with open(tmp_path / "huge.txt", "wb") as file:
        file.truncate(1 << 30)  # a file of holes takes no room
    started = time.monotonic()
    done = command("huge.txt")
    assert done.status == 0
    assert "1,073,741,824 bytes; the limit for one article is 2,000,000 (--max-file-size)" in done.err
    assert time.monotonic() - started < 30


# --- a long text in parts


def split(found: list[Article | Notice]) -> tuple[list[Article], Notice]:
    *articles, notice = found
    assert isinstance(notice, Notice)
    return [one for one in articles if isinstance(one, Article)], notice


def test_the_parts_of_a_long_text_are_the_text(tmp_path: Path) -> None:
    rng = random.Random(1)
    words = "harbour\r\n ferry\n\n Žižkov “pier” 🚢 x".split(" ")
    text = " ".join(rng.choice(words) for _ in range(LONGEST // 6))
    articles, notice = split(read_bytes(tmp_path, "a.example/long.txt", text.encode(), max_bytes=1 << 31))
    assert "".join(one.text for one in articles) == text
    assert all(PART // 2 < len(one.text) <= PART for one in articles[:-1])
    starts = [int(one.record.id.removeprefix("@")) for one in articles if one.record]
    assert [b - a for a, b in pairwise(starts)] == [len(one.text) for one in articles[:-1]]
    assert {one.source for one in articles} == {"a.example"}
    assert all(one.text[-1] in " \n" for one in articles[:-1])
    assert notice.kind == "in-parts"
    assert f"{len(text):,} characters, examined as {len(articles)} articles" in notice.reason


def test_up_to_the_default_limit_a_text_is_one_article(tmp_path: Path) -> None:
    (article,) = read_bytes(tmp_path, "a.txt", b"x" * LONGEST, max_bytes=1 << 31)
    assert isinstance(article, Article)
    assert article.record is None


def test_a_long_record_is_in_parts_that_say_which(tmp_path: Path) -> None:
    line = json.dumps({"id": "r7", "text": "word " * (LONGEST // 5 + 1), "title": "Long"})
    articles, notice = split(read_bytes(tmp_path, "a.jsonl", line.encode(), max_bytes=1 << 31))
    assert [one.title for one in articles[:3]] == ["Long", "", ""]
    assert [one.record.id for one in articles if one.record][:2] == ["r7@0", f"r7@{PART}"]
    assert "record r7: " in notice.reason


def test_a_file_that_outgrows_the_limit_while_it_is_read_is_left_there(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (LONGEST + 2 * PART))
    *_, notice = read(File(str(path), "a.txt", LONGEST + 1, 0), ReadOptions(max_bytes=LONGEST + PART))
    assert isinstance(notice, Notice)
    assert notice.kind == "too-large"


@given(pieces=st.lists(st.text("ab \n", max_size=40), max_size=12), size=st.integers(2, 30))
def test_any_text_is_cut_without_loss(pieces: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART", size)
        *found, _ = in_parts(Article("a.txt", "", record=Record("1")), pieces)
    articles = [one for one in found if isinstance(one, Article)]
    assert "".join(one.text for one in articles) == "".join(pieces)
    assert all(0 < len(one.text) <= size for one in articles)
    assert len({one.id for one in distinct(articles) if isinstance(one, Article)}) == len(articles)


def test_a_long_text_is_linted_whole_and_left_by_fixes(tmp_path: Path, command: Command) -> None:
    fault = "The cafÃ© on the pier was shut.\n"
    text = fault + "\n" * (LONGEST // 2) + fault + "\n" * (LONGEST // 2) + fault
    path = tmp_path / "long.txt"
    path.write_text(text, encoding="utf-8")
    options = ("--isolated", "--max-file-size", "3 MB", "--select", "mojibake")
    done = command("long.txt", *options, "--format", "jsonl", "-v")
    found = [json.loads(line) for line in done.out.splitlines()]
    at = [int(one["record"]["id"].removeprefix("@")) + one["start"] for one in found]
    assert at == [n for n in range(len(text)) if text.startswith("Ã©", n)]
    assert "note: long.txt: 2," in done.err
    assert "skipped" not in done.err
    fixed = command("long.txt", *options, "--fix")
    assert "edit it by hand" in fixed.err
    assert path.read_text(encoding="utf-8") == text
    (tmp_path / "newslint.toml").write_text('max-file-size = "3 MB"\n', encoding="utf-8")
    command("export", "--clean", "out", "long.txt")
    assert (tmp_path / "out" / "long.txt").read_text(encoding="utf-8") == text


# --- many faults in one article


@rule("ENC199", "everywhere", severity="note", bad=["[[x]]"], good=["y"])
def everywhere(text: str) -> Iterator[Hit]:
    """A fault at every character."""
    return (Hit(Span(at, at + 1), "a fault") for at in range(len(text)))


@pytest.mark.parametrize(("length", "more"), [(MAX_HITS, False), (MAX_HITS + 1, True), (3 * MAX_HITS, True)])
def test_a_rule_has_so_many_findings_in_an_article_and_says_when_there_are_more(length: int, more: bool) -> None:
    found = examine(Article("a.txt", "x" * length, language="en"), Plan.of([everywhere], Knowledge([]))).findings
    assert len(found) == MAX_HITS
    assert {one.message for one in found[:-1]} == {"a fault"}
    assert found[-1].message == "a fault" + " (more of this rule in this article is not reported)" * more


# --- what a run holds


def spent(folder: Path, *args: str) -> tuple[float, int]:
    """The CPU seconds of a run and the most memory that it held, in MB."""
    run = [sys.executable, "-m", "newslint", *args, "-qq", "--no-index", "--max-file-size", "2G", "--jobs", "1"]
    with subprocess.Popen(run, cwd=folder, env=environment(), stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // (1 << 20 if sys.platform == "darwin" else 1 << 10)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "wait4"), reason="needs POSIX processes")
@pytest.mark.parametrize("text", [PLAIN, "The Hemar was “shown' on Monday, 2 May 2023, said said he &amp;amp; Ã©. "])
def test_one_long_line_takes_memory_that_does_not_grow_and_time_that_does(tmp_path: Path, text: str) -> None:
    """5 MB and 20 MB: 1 GB is fifty times that."""
    for size in (5, 20):
        line = (text * (size * 1_000_000 // len(text)))[: size * 1_000_000]
        (tmp_path / f"{size}.txt").write_text(line, encoding="utf-8")
    (small, _), (large, held) = spent(tmp_path, "5.txt"), spent(tmp_path, "20.txt")
    assert large < 4.4 * small
    assert held < 512
