"""The baseline knows findings by what they are, not by where they stand."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Done

Command = Callable[..., Done]
LINES = ["The caf\ufffd on the pier was shut.", "The council met at the harbour.", "The ferr\ufffd has been repaired."]


@pytest.fixture
def corpus(tmp_path: Path, command: Command) -> Path:
    (tmp_path / "newslint.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    write(tmp_path / "a.txt", *LINES)
    write(tmp_path / "b.txt", LINES[1], LINES[0], LINES[0])
    done = command("baseline", "create")
    assert done.status == 0, done.err
    assert "4 known findings in 2 files" in done.err
    return tmp_path


def write(path: Path, *lines: str) -> None:
    path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def entries(root: Path) -> int:
    table = json.loads((root / "known.json").read_text(encoding="utf-8"))["findings"]
    return sum(n for rules in table.values() for prints in rules.values() for n in prints.values())


def test_what_is_known_is_not_reported(corpus: Path, command: Command) -> None:
    done = command(".")
    assert (done.status, done.out) == (0, "")
    assert "4 findings known to the baseline" in done.err
    assert "stale" not in done.err


def test_lines_may_move(corpus: Path, command: Command) -> None:
    write(corpus / "a.txt", "A first paragraph.", LINES[2], "Another one.", LINES[0])
    assert command(".").status == 0


def test_files_may_be_renamed(corpus: Path, command: Command) -> None:
    (corpus / "sub").mkdir()
    (corpus / "a.txt").rename(corpus / "sub" / "moved.txt")
    done = command(".")
    assert done.status == 0, done.out
    assert "stale" not in done.err
    assert command("sub/moved.txt").status == 0


def test_a_copy_is_not_known(corpus: Path, command: Command) -> None:
    write(corpus / "c.txt", *LINES)
    done = command(".")
    assert done.status == 1
    assert "3 findings in 3 articles" in done.err  # one is of the copy itself


def test_one_more_of_the_same_is_new(corpus: Path, command: Command) -> None:
    write(corpus / "b.txt", LINES[1], LINES[0], LINES[0], LINES[0])
    done = command(".", "--format", "concise")
    assert done.status == 1
    assert len(done.out.splitlines()) == 1


def test_stale_entries_are_told_and_update_only_shrinks(corpus: Path, command: Command) -> None:
    write(corpus / "a.txt", LINES[0], "The brid\ufffd is new.")
    done = command(".")
    assert done.status == 1
    assert "1 entry of the baseline is stale" in done.err
    updated = command("baseline", "update")
    assert updated.status == 0
    assert "1 stale entries removed, 3 left; 1 findings are not in it" in updated.err
    assert entries(corpus) == 3
    again = command(".")
    assert again.status == 1
    assert "stale" not in again.err
    before = (corpus / "known.json").read_bytes()
    command("baseline", "update")
    assert (corpus / "known.json").read_bytes() == before


def test_files_that_are_gone_are_stale(corpus: Path, command: Command) -> None:
    (corpus / "b.txt").unlink()
    assert "2 entries of the baseline are stale" in command(".").err
    assert "stale" not in command("a.txt").err  # a run over a part does not know
    command("baseline", "update", "a.txt")
    assert entries(corpus) == 4
    command("baseline", "update")
    assert entries(corpus) == 2


def test_update_follows_renames(corpus: Path, command: Command) -> None:
    (corpus / "a.txt").rename(corpus / "c.txt")
    command("baseline", "update")
    assert entries(corpus) == 4
    assert "c.txt" in json.loads((corpus / "known.json").read_text(encoding="utf-8"))["findings"]
    assert command(".").status == 0


def test_a_part_of_the_corpus_leaves_the_rest_as_it_is(corpus: Path, command: Command) -> None:
    assert command("a.txt").status == 0
    command("baseline", "update", "a.txt")
    assert entries(corpus) == 4


def test_create_overwrites_nothing(corpus: Path, command: Command) -> None:
    before = (corpus / "known.json").read_bytes()
    done = command("baseline", "create")
    assert done.status == 2
    assert "baseline update" in done.err
    assert (corpus / "known.json").read_bytes() == before


def test_without_a_config_the_file_has_a_fixed_name_and_is_no_article(tmp_path: Path, command: Command) -> None:
    write(tmp_path / "a.txt", *LINES)
    done = command("baseline", "create")
    assert 'add `baseline = "newslint-baseline.json"`' in done.err
    assert "skipped" not in command(".").err


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"version": 2, "findings": {}}', '{"version": 1, "findings": {"a": 1}}', "[" * 100_000,
     '{"version": 1, "findings": {"a.txt": {"ENC103": {"x": -1}}}}',
     '{"version": 1, "findings": {"a": {"b": {"c": true}}}}'],
)  # fmt: skip
def test_a_damaged_baseline_is_an_error(corpus: Path, command: Command, text: str) -> None:
    (corpus / "known.json").write_text(text, encoding="utf-8")
    done = command(".")
    assert done.status == 2
    assert "newslint baseline create" in done.err


def test_a_missing_baseline_is_an_error(corpus: Path, command: Command) -> None:
    (corpus / "known.json").unlink()
    assert command(".").status == 2


@pytest.mark.skipif(os.name != "posix", reason="file names of any bytes")
def test_names_that_are_not_utf8(corpus: Path, command: Command) -> None:
    (corpus / "known.json").unlink()
    with open(os.path.join(os.fsencode(corpus), b"x\xff.txt"), "w", encoding="utf-8") as file:
        file.write(LINES[0])
    assert command("baseline", "create").status == 0
    assert command(".").status == 0


def test_ignores_are_told_with_reasons_and_when_they_are_not_needed(tmp_path: Path, command: Command) -> None:
    write(tmp_path / "a.txt", *LINES)
    (tmp_path / "newslint.toml").write_text(
        'ignore = {ENC103 = "kept as evidence", BLP101 = "we want links"}\n'
        'per-file-ignores = {"b*" = ["encoding"], "c*" = ["NAM"]}\n',
        encoding="utf-8",
    )
    write(tmp_path / "b.txt", LINES[0])
    done = command(".", "--format", "json")
    assert done.status == 0
    assert "ENC103 is ignored (kept as evidence): 3 findings left out" in done.err
    assert "BLP101 is ignored (we want links), but finds nothing: the ignore can go" in done.err
    assert "NAM is ignored in c*, but finds nothing" in done.err
    assert "encoding is ignored in b*, but" not in done.err
    ignored = json.loads(done.out)["ignored"]
    assert {"rule": "ENC103", "reason": "kept as evidence", "findings": 3, "files": ""} in ignored
    assert {"rule": "encoding", "reason": "", "findings": 1, "files": "b*"} in ignored
    assert "kept as evidence" in command(".", "--format", "markdown").out
    assert "can go" not in command("b.txt").err  # a run over a part does not know
