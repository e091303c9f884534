"""``newslint explain``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from newslint import plan as plan_module
from newslint.cli.explain import Target, parse_target, run_explain
from newslint.cli.options import CheckOptions, UsageError

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("a.txt:3", Target("a.txt", None, 3)),
        ("a.txt:3:14", Target("a.txt", None, 3)),
        ("folder/a.jsonl#x1:7", Target("folder/a.jsonl", "x1", 7)),
        ("a.jsonl:12#x1:7:2", Target("a.jsonl", "x1", 7)),
        ("a:b.txt:3", Target("a:b.txt", None, 3)),
    ],
)
def test_targets(text: str, target: Target) -> None:
    assert parse_target(text) == target


@pytest.mark.parametrize("text", ["a.txt", "a.txt:", "a.txt:0", ":3", "a.txt:x"])
def test_what_is_no_target(text: str) -> None:
    with pytest.raises(UsageError, match="FILE:LINE"):
        parse_target(text)


def test_a_figure_and_what_it_was_compared_with(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(FIXTURES)
    options = CheckOptions(isolated=True, paths=("dam",))
    assert run_explain("dam/worldtoday.example/2023-05-10-orlenka.txt:5", options) == 0
    shown = capsys.readouterr().out
    assert "contradicted-figure (FIG201)" in shown
    assert "41: value 41, modifier >=, role killed" in shown
    assert "conflict (" in shown
    assert "dam/eastwire.example/2023-05-10-search.txt:5:10: 14" in shown
    assert "Orlenka: in no table" in shown


def test_a_name_and_the_spellings_beside_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(FIXTURES)
    assert run_explain("dam/valleyherald.example/2023-05-09-dam-fails.txt:11", CheckOptions(paths=("dam",))) == 0
    assert "one name with Zelinka at " in capsys.readouterr().out


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_explain("nowhere.txt:3", CheckOptions(isolated=True)) == 2
    assert "nowhere.txt: no such file" in capsys.readouterr().err


def test_an_index_that_cannot_be_used_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("It cost 8,3 billion crowns, the mayor of the old harbour town said on Monday.\n")
    Path("cache").write_text("no folder")
    assert run_explain("a.txt:1", CheckOptions(cache_dir="cache")) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("1 finding on line 1")
    assert "note: the index could not be used" in captured.err


def test_what_failed_and_what_was_passed_over_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes(b"\x00\x01\x02")
    assert run_explain("a.txt:1", CheckOptions(isolated=True)) == 0
    assert "note: skipped a.txt: binary data" in capsys.readouterr().err

    def broken(text: str) -> list[object]:
        raise RuntimeError("no such thing")

    rules = plan_module.load(("newslint_rules",))
    spoilt = tuple(one._replace(check=broken) if one.code == "ENC103" else one for one in rules)
    monkeypatch.setattr(plan_module, "load", lambda packs: spoilt)
    Path("a.txt").write_text("The caf\ufffd on the harbour road was shut.\n", encoding="utf-8")
    assert run_explain("a.txt:1", CheckOptions(isolated=True)) == 3
    assert "internal error" in capsys.readouterr().err


def test_places_are_named_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(FIXTURES / "dam", tmp_path / "dam")
    (tmp_path / "newslint.toml").write_text('corpus = ["dam/**"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path / "dam" / "worldtoday.example")
    assert run_explain("2023-05-10-orlenka.txt:5", CheckOptions()) == 0
    shown = capsys.readouterr().out
    assert "\n2023-05-10-orlenka.txt: 2 findings\n" in shown
    assert " ../eastwire.example/2023-05-10-search.txt:5:10: 14" in shown
    assert "dam/" not in shown


def test_records_of_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    records = [
        {"id": "x", "text": "Nothing here."},
        {"id": "y", "language": "en", "text": "It cost 8,3 billion crowns, the mayor said."},
    ]
    Path("a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records))
    assert run_explain("a.jsonl#y:1", CheckOptions(isolated=True)) == 0
    by_id = capsys.readouterr().out
    assert "foreign-number-format" in by_id
    assert run_explain("a.jsonl:2", CheckOptions(isolated=True)) == 0
    assert capsys.readouterr().out.partition("\n")[2] == by_id.partition("\n")[2]
