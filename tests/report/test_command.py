from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newslint.cli.app import app
from newslint.cli.check import run_check
from newslint.cli.options import CheckOptions
from newslint.report.escape import rows
from newslint.report.page import page
from report_hostile import HOSTILE, Elements
from report_samples import collected

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(FIXTURES / "dam", tmp_path / "dam")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_findings_are_no_failure(corpus: Path) -> None:
    done = CliRunner().invoke(app, ["report", "out.html", "dam", "--isolated"])
    assert done.exit_code == 0, done.output
    html = (corpus / "out.html").read_text(encoding="utf-8")
    assert "misrendered-name" in html
    assert "worldtoday.example" in html


def test_a_corpus_of_hostile_names_and_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for n, bad in enumerate(HOSTILE):
        name = re.sub(r"[/\x00\\\ud800-\udfff]", "", f"{bad}{n}")[:60]
        (tmp_path / "c" / f"{name}.example").mkdir(parents=True)
        said = bad.encode("utf-8", "replace").decode()
        text = f"{said}\n\nThe caf\ufffd of {said} in Moscow: General Sergei Surovkin came.\n\nLeave a Reply {said}\n"
        (tmp_path / "c" / f"{name}.example" / f"{name}.txt").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(app, ["report", "out.html", "c", "--isolated", "--min-confidence", "low"])
    assert done.exit_code == 0, done.output
    elements = Elements((tmp_path / "out.html").read_text(encoding="utf-8"))
    assert elements.loads == []
    assert elements.tags["article"] > len(HOSTILE)
    assert elements.tags.keys() <= Elements(page(collected())).tags.keys()
    assert (elements.tags["script"], elements.tags["style"], elements.tags["form"]) == (2, 1, 1)


def test_the_file_must_be_html(corpus: Path) -> None:
    done = CliRunner().invoke(app, ["report", "dam", "--isolated"])
    assert done.exit_code == 2
    assert not (corpus / "dam.html").exists()


def test_a_file_that_cannot_be_written(corpus: Path) -> None:
    done = CliRunner().invoke(app, ["report", os.path.join("nowhere", "out.html"), "dam", "--isolated"])
    assert done.exit_code == 2


def test_the_format_html_goes_with_others(corpus: Path) -> None:
    options = CheckOptions(paths=("dam",), isolated=True, format=("jsonl", "html"), output=("a.jsonl", "a.html"))
    assert run_check(options) == 1
    findings = len((corpus / "a.jsonl").read_text(encoding="utf-8").splitlines())
    html = (corpus / "a.html").read_text(encoding="utf-8")
    island = html.partition('id="data">')[2].partition("<")[0]
    assert sum(isinstance(row, list) for row in rows(island)) == findings


def test_files_are_named_from_the_working_directory(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (corpus / "newslint.toml").write_text('corpus = ["dam/**"]\n', encoding="utf-8")
    monkeypatch.chdir(corpus / "dam")
    run_check(CheckOptions(format=("html",), output=("a.html",), no_index=True))
    html = (corpus / "dam" / "a.html").read_text(encoding="utf-8")
    assert '<span class="path">worldtoday.example/2023-05-10-orlenka.txt</span>' in html
    # Both sides are found again under that name.
    assert "The rescue service under Viktor <mark>Zelinka</mark>" in html


def test_only_the_files_asked_for_count(corpus: Path) -> None:
    (corpus / "newslint.toml").write_text('corpus = ["dam/**"]\n', encoding="utf-8")
    asked = ("dam/eastwire.example/2023-05-10-search.txt",)
    run_check(CheckOptions(paths=asked, format=("html",), output=("a.html",), no_index=True))
    html = (corpus / "a.html").read_text(encoding="utf-8")
    assert "<dt>article linted</dt><dd>1</dd>" in html
    assert "<dt>source</dt><dd>1</dd>" in html
    assert "The rescue service under Viktor <mark>Zelinka</mark>" in html


def test_each_record_of_an_id_that_repeats_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    texts = [f"The council met on day {n}.\nThe damage is put at {n},8 million crowns by the bank." for n in (1, 2)]
    records = [{"id": "x", "title": f"Title {n}", "text": text} for n, text in enumerate(texts, start=1)]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    run_check(CheckOptions(paths=("a.jsonl",), isolated=True, format=("html",), output=("a.html",)))
    html = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert [html.count(f"Title {n}") > 0 for n in (1, 2)] == [True, True]
    assert html.find("Title 1") < html.find("Title 2")
