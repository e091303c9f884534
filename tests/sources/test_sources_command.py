"""``newslint sources``: what it writes, and that it depends on the corpus alone."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from newslint.__main__ import main
from newslint.reliability.signals import SIGNALS

GOOD = (
    "Velmora votes for a new pier\nBy Ida Brandl\n"
    "The council of Velmora voted on Tuesday for pier number {n}, as the old one has been rotten for years.\n"
    "“It will be gone by May,” said Ida Brandl, the harbour master of Velmora.\n"
)
BAD = (
    "Pier number {n} to rebuilt\n"
    "Council of Velmora voted the the pier number {n}. It should be noted that of the harbour of the town is old.\n"
    "“It will be gone by May next year.” In addition, the damage is 300 thousand euros.\n"
)
CONFIG = 'select = ["translation", "encoding", "BLP201", "FIG109"]\n'
"""Rules over events compare all these articles with each other, which takes longer than all the rest."""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in (("good.example", GOOD), ("bad.example", BAD), ("few.example", GOOD)):
        folder = tmp_path / name
        folder.mkdir()
        for n in range(6 if name == "few.example" else 25):
            (folder / f"{n}.txt").write_text(text.replace("{n}", str(n)), encoding="utf-8")
    (tmp_path / "stray.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "newslint.toml").write_text(CONFIG, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    monkeypatch.setattr("sys.argv", ["newslint", "sources", "-q", *argv])
    assert main() == 0
    return capsys.readouterr().out


def signal(report: Any, source: str, name: str) -> Any:
    (of,) = (one for one in report["sources"] if one["name"] == source)
    return next(one for one in of["signals"] if one["signal"] == name)


def test_json(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(run(monkeypatch, capsys, ".", "--format", "json"))
    assert [one["name"] for one in report["sources"]] == ["", "bad.example", "few.example", "good.example"]
    doubled = signal(report, "bad.example", "residue")
    assert (doubled["k"], doubled["verdict"]) == (25, "worse")
    assert len(doubled["examples"]) == 3
    assert {one["text"] for one in doubled["examples"]} == {"the the"}
    assert signal(report, "good.example", "byline")["verdict"] == "better"
    assert signal(report, "few.example", "byline")["too_few"]
    assert report["corpus"]["articles"] == 57
    assert "score" not in report["corpus"]


def test_same_with_index_without_and_by_parts(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = run(monkeypatch, capsys, ".", "--format", "json")
    assert run(monkeypatch, capsys, ".", "--format", "json") == whole, "the second run reads the index"
    assert run(monkeypatch, capsys, ".", "--format", "json", "--no-index", "--jobs", "2") == whole
    Path("bad.example/3.txt").write_text(GOOD, encoding="utf-8")
    changed = run(monkeypatch, capsys, ".", "--format", "json")
    assert changed == run(monkeypatch, capsys, ".", "--format", "json", "--no-index")
    assert signal(json.loads(changed), "bad.example", "residue")["k"] == 24


def test_paths_of_a_configured_corpus(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus / "newslint.toml").write_text(CONFIG + 'corpus = ["**"]\n', encoding="utf-8")
    whole = json.loads(run(monkeypatch, capsys, "--format", "json"))
    part = json.loads(run(monkeypatch, capsys, "bad.example", "--format", "json"))
    assert [one["name"] for one in part["sources"]] == ["bad.example"]
    counted = [(one["signal"], one["k"], one["n"], one["low"]) for one in part["sources"][0]["signals"]]
    assert counted == [(one["signal"], one["k"], one["n"], one["low"]) for one in whole["sources"][1]["signals"]]


def test_csv(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "=1+1;@A").mkdir()
    (corpus / "=1+1;@A" / "a.txt").write_text("source\n" + GOOD, encoding="utf-8")
    (corpus / "newslint.toml").write_text(CONFIG + 'source = ["{source}/*.txt"]\n', encoding="utf-8")
    text = run(monkeypatch, capsys, ".", "--format", "csv")
    assert all(line.startswith('"') and line.endswith('"') for line in text.splitlines())
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["signal"] for row in rows} <= {one.name for one in SIGNALS}
    assert "'=1+1;'@A" in {row["source"] for row in rows}
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_text(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    report = run(monkeypatch, capsys, ".", "--sort", "byline", "--color", "always")
    assert report.index("bad.example") < report.index("good.example") < report.index("few.example")
    assert "25 articles" in report
    assert re.search(r"with a byline +100 per 100 articles +86\.7 – 100 +25 of 25 .*better", report)
    assert "(unknown)" in report
    assert "\x1b[31mworse\x1b[0m" in report
    assert "\x1b" not in run(monkeypatch, capsys, ".", "--color", "never")


def test_html_is_inert(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "<img src=x onerror=alert(1)>\"'&"
    (corpus / "newslint.toml").write_text(CONFIG + 'source = ["{source}/*.txt"]\n', encoding="utf-8")
    (corpus / hostile).mkdir()
    (corpus / hostile / "<b>.txt").write_text(BAD + "“<script>alert(1)</script> the the”\n", encoding="utf-8")
    run(monkeypatch, capsys, ".", "--format", "html", "--output", "out.html")
    page = Path("out.html").read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:script|img|link|iframe)\b", page)
    assert not re.search(r"\b(?:src|on\w+)=", re.sub(r"&lt;img src=x onerror=", "", page))
    body = ET.fromstring(page[page.index("<main>") : page.index("</main>") + 7])
    tags = {element.tag for element in body.iter()}
    assert tags <= set(
        "main h1 h2 p table caption thead tbody tr th td span br q br section svg line rect circle a".split()
    )
    assert {one.get("href", "")[:1] for one in body.iter("a")} == {"#"}


def test_the_page_allows_its_own_style_only(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from base64 import b64encode
    from hashlib import sha256

    page = run(monkeypatch, capsys, ".", "--format", "html")
    style = page[page.index("<style>") + 7 : page.index("</style>")]
    assert f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'" in page


def test_wrong_usage(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for argv in (["--sort", "honesty"], ["nowhere"], ["--ignore", "XYZ999"]):
        monkeypatch.setattr("sys.argv", ["newslint", "sources", *argv])
        assert main() == 2
        assert "newslint: error: " in capsys.readouterr().err


def test_rules_over_a_source_with_an_index(
    corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(*argv: str) -> str:
        monkeypatch.setattr("sys.argv", ["newslint", "check", "-q", "--format", "concise", "--exit-zero", *argv])
        assert main() == 0
        return capsys.readouterr().out

    select = ("--select", "SRC301,SRC304", ".")
    first = check(*select)
    assert first.count("SRC301") == first.count("SRC304") == 1
    assert "0 of 25 articles of bad.example are signed" in first
    for n in range(12):
        Path(f"bad.example/{n}.txt").write_text(GOOD.replace("{n}", str(n)), encoding="utf-8")
    second = check(*select)
    assert second == check(*select, "--isolated")
    assert "SRC301" not in second
    for n in range(12, 25):
        Path(f"bad.example/{n}.txt").unlink()
    assert check(*select) == check(*select, "--isolated") == ""
    assert "SRC3" not in check(".")
