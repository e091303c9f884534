from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newslint import plan as plan_module
from newslint.cli import app as typer_app
from newslint.cli import check as check_module
from newslint.cli.options import OPTIONS, CheckOptions, UsageError, parse
from running import run

LOST = "The caf\ufffd on the harbour road was shut.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(LOST, encoding="utf-8")
    (tmp_path / "b.txt").write_text("The harbour road was shut.\n", encoding="utf-8")
    return tmp_path


def test_a_folder_is_checked_without_a_command(corpus: Path) -> None:
    done = run(".", cwd=corpus)
    assert done.returncode == 1
    assert "replacement-character" in done.stdout
    assert "1 finding in 2 articles" in done.stderr


def test_a_folder_named_like_a_command(corpus: Path) -> None:
    (corpus / "rules").mkdir()
    (corpus / "rules" / "c.txt").write_text(LOST, encoding="utf-8")
    assert run("./rules", cwd=corpus).returncode == 1


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["b.txt"], 0),
        (["a.txt"], 1),
        (["a.txt", "--exit-zero"], 0),
        (["a.txt", "--fail-on", "error"], 0),
        (["a.txt", "--fail-on", "never"], 0),
        (["a.txt", "--ignore", "encoding"], 0),
        (["a.txt", "--select", "NAM"], 0),
        (["a.txt", "--select", "replacement-character"], 1),
        (["nope"], 2),
        (["a.txt", "--selct", "x"], 2),
        (["a.txt", "--select", "nonsense"], 2),
        (["a.txt", "--min-confidence", "sure"], 2),
        (["a.txt", "--format", "full", "--format", "json"], 2),
        (["a.txt", "--config", "nope.toml"], 2),
        (["a.txt", "--exclude", "[z-a]"], 2),
        (["--version"], 0),
        (["--help"], 0),
        (["check", "--help"], 0),
        (["rules"], 0),
        (["rule", "ENC103"], 0),
        (["rule", "nonsense"], 2),
    ],
)
def test_exit_status(corpus: Path, args: list[str], status: int) -> None:
    done = run(*args, cwd=corpus)
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr


def test_json_lines_have_exactly_the_documented_keys(corpus: Path) -> None:
    done = run("a.txt", "--format", "jsonl", cwd=corpus)
    (line,) = done.stdout.splitlines()
    finding = json.loads(line)
    assert (
        list(finding)
        == (
            "file record line column end_line end_column start end code name family severity confidence message text "
            "suggestion related evidence fingerprint"
        ).split()
    )
    assert (finding["file"], finding["line"], finding["column"]) == ("a.txt", 1, 8)
    assert (finding["start"], finding["end"], finding["text"]) == (7, 8, "\ufffd")


def test_several_formats_in_one_run(corpus: Path) -> None:
    done = run("a.txt", "--format", "concise", "--format", "json", "--output", "out.json", cwd=corpus)
    assert done.stdout.startswith("a.txt:1:8: replacement-character (ENC103)")
    report = json.loads((corpus / "out.json").read_text(encoding="utf-8"))
    assert len(report["findings"]) == 1
    assert report["articles"] == 1


def test_statistics(corpus: Path) -> None:
    lines = run("--statistics", cwd=corpus).stdout.splitlines()
    assert lines[0].split() == ["findings", "articles", "rule", "severity"]
    assert lines[1].split()[:4] == ["1", "1", "replacement-character", "(ENC103)"]
    (count,) = json.loads(run("--statistics", "--format", "json", cwd=corpus).stdout)
    assert (count["code"], count["findings"], count["articles"]) == ("ENC103", 1, 1)


def test_quiet(corpus: Path) -> None:
    done = run("a.txt", "-q", cwd=corpus)
    assert done.stderr == ""
    assert done.stdout
    assert run("a.txt", "-qq", cwd=corpus).stdout == ""


def test_the_nearest_config_counts_and_names_stay_readable(corpus: Path) -> None:
    (corpus / "newslint.toml").write_text('ignore = {ENC103 = "we keep them"}\n', encoding="utf-8")
    below = corpus / "sub"
    below.mkdir()
    (below / "c.txt").write_text(LOST, encoding="utf-8")
    assert run(".", cwd=below).returncode == 0
    assert run(".", "--isolated", "--format", "concise", cwd=below).stdout.startswith("c.txt:1:8")
    (corpus / "newslint.toml").write_text("", encoding="utf-8")
    assert run(".", "--format", "concise", cwd=below).stdout.startswith("c.txt:1:8")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('selct = ["NAM"]', "did you mean 'select'"),
        ("select = 1", "a list of strings"),
        ('min-confidence = "sure"', "one of high, medium, low"),
        ('exclude = ["[z-a]"]', "not a glob"),
        ('source = "a/{sauce}/*"', "unknown placeholder"),
        ('packs = ["json"]', "not a rule pack"),
        ('packs = ["os.path"]', "not the name of a top-level"),
        ('lexicon = ["../names.tsv"]', "outside the folder"),
        ('lexicon = ["names.tsv"]', "no such file"),
        ('per-file-ignores = {"a.txt" = ["nonsense"]}', "nonsense"),
        ("[[", "not valid TOML"),
    ],
)
def test_a_bad_config_names_file_key_and_remedy(corpus: Path, toml: str, message: str) -> None:
    (corpus / "newslint.toml").write_text(toml, encoding="utf-8")
    done = run(".", cwd=corpus)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_per_file_ignores(corpus: Path) -> None:
    (corpus / "newslint.toml").write_text('per-file-ignores = {"a.*" = ["encoding"]}', encoding="utf-8")
    assert run(".", cwd=corpus).returncode == 0


def test_a_module_in_the_corpus_is_not_imported(corpus: Path) -> None:
    for name in ("typer", "tomllib", "rapidfuzz", "newslint_rules", "sitecustomize"):
        (corpus / f"{name}.py").write_text("raise SystemExit('ran')", encoding="utf-8")
    done = run(".", cwd=corpus)
    assert "ran" not in done.stderr
    assert done.returncode == 1


def test_skipped_files_are_noticed_and_change_nothing(corpus: Path) -> None:
    (corpus / "c.txt").write_bytes(b"\x00\x01\x02\x03")
    done = run("b.txt", "c.txt", cwd=corpus)
    assert done.returncode == 0
    assert "note: skipped c.txt: binary data" in done.stderr


@pytest.mark.parametrize("diff", [False, True])
def test_a_failing_rule_is_reported_and_the_rest_goes_on(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], diff: bool
) -> None:
    monkeypatch.chdir(corpus)
    rules = plan_module.load(("newslint_rules",))

    def broken(text: str) -> list[object]:
        raise RuntimeError("no such thing")

    spoilt = tuple(one._replace(check=broken) if one.code == "ENC103" else one for one in rules)
    monkeypatch.setattr(plan_module, "load", lambda packs: spoilt)
    assert check_module.run_check(CheckOptions(paths=(".",), isolated=True, exit_zero=True, diff=diff)) == 3
    assert "internal error: b.txt: ENC103" in capsys.readouterr().err


ARGUMENTS = [
    [],
    ["a", "b"],
    ["--select", "NAM,FIG", "--select", "ENC103", "x"],
    ["-qv", "-q", "x"],
    ["-fjson", "x"],
    ["-f", "json", "-o", "out", "--exit-zero"],
    ["--min-confidence=low", "--", "--odd"],
    ["--max-file-size", "3 MB", "--isolated", "--statistics"],
    ["--exclude", "a/**, b", "--output", "a,b", "--ignore=BLP110,BLP109", "--engine=local"],
]


@pytest.mark.parametrize("argv", ARGUMENTS)
def test_the_quick_parser_and_typer_agree(argv: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[CheckOptions] = []
    monkeypatch.setattr(check_module, "run_check", lambda options: seen.append(options) or 0)
    result = CliRunner().invoke(typer_app.app, ["check", *argv])
    assert result.exit_code == 0, result.output
    assert seen == [parse(argv)]


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        (["report", "r.html", "--ignore", "BLP110,BLP109"], 0, "wrote r.html"),
        (["report", "r.html", "--ignore", "BLP110,nonsense"], 2, "called 'nonsense'"),
        (["report", "r.html", "--min-confidence", "hihg"], 2, "--min-confidence: 'hihg' is not one of high, medium"),
        (["report", "r.html", "--engine", "sparc"], 2, "--engine: 'sparc' is not one of local, spark"),
        (["names", "--color", "purple"], 2, "--color: 'purple'"),
        (["sources", "--ignore", "BLP110,BLP109", "--exclude", "a.txt,b.txt"], 0, "in 0 articles"),
    ],
)
def test_every_command_reads_values_alike(corpus: Path, args: list[str], status: int, said: str) -> None:
    done = run(*args, cwd=corpus)
    assert (done.returncode, said in done.stderr) == (status, True), done.stderr


def test_what_a_walk_passes_over_is_reported(corpus: Path) -> None:
    os.mkfifo(corpus / "c.txt")
    report = json.loads(run("--format", "json", cwd=corpus).stdout)
    assert [one["file"] for one in report["skipped"]] == ["c.txt"]


def test_every_option_has_a_field() -> None:
    assert {option.name for option in OPTIONS} | {"paths"} == set(CheckOptions._fields)


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UsageError, match="needs a value"):
        parse(["--select"])


def test_what_watches_a_run_sees_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The council met on Monday.\n", encoding="utf-8")
    watched = subprocess.run(
        [sys.executable, "-m", "cProfile", "-m", "newslint", "a.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert "function calls" in watched.stdout  # a profiler writes what it saw when the interpreter ends


BROKEN = """
import sys
from newslint.cli import check
def broken(options):
    print("found")
    raise {error}
check.run_check = broken
from newslint.__main__ import run
sys.argv[1:] = ["a.txt"]
run()
"""


def run_broken(error: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BROKEN.format(error=error)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "NEWSLINT_DEBUG": "", **env},
        timeout=60,
        check=False,
    )


def test_what_was_not_expected_is_an_internal_error() -> None:
    done = run_broken(r"ValueError('odd\x1b[2J\nthing')")
    assert (done.returncode, done.stdout) == (3, "found\n")
    assert done.stderr.splitlines() == [
        "newslint: internal error: ValueError: odd␛[2J␊thing (<string>:6)",
        "Please report it, with what NEWSLINT_DEBUG=1 shows besides.",
    ]
    shown = run_broken("ValueError('odd')", NEWSLINT_DEBUG="1")
    assert (shown.returncode, "Traceback" in shown.stderr) == (3, True)


def test_what_the_system_refuses_is_told_with_its_file() -> None:
    done = run_broken(r"PermissionError(13, 'Permission denied', 'a\x1b.txt')")
    assert (done.returncode, done.stdout) == (3, "found\n")
    assert done.stderr == "newslint: error: a␛.txt: permission denied\n"


@pytest.mark.skipif(not hasattr(sys, "monitoring"), reason="sys.monitoring came with Python 3.12")
def test_what_monitors_a_run_sees_its_end() -> None:
    watch = "import atexit, sys; sys.monitoring.use_tool_id(3, 'x'); atexit.register(print, 'seen')\n"
    script = watch + "from newslint.__main__ import run; sys.argv[1:] = ['--version']; run()"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines()[1:] == ["seen"]


def test_what_was_printed_is_written_before_the_process_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The caf\ufffd on the corner was closed.\n" * 500, encoding="utf-8")
    result = run("a.txt", "--isolated", "--no-index", "--format", "jsonl", cwd=tmp_path)
    assert result.returncode == 1
    assert sum('"ENC103"' in line for line in result.stdout.splitlines()) == 500
