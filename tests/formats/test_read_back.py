"""What newslint wrote is no article when it meets it in a corpus."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Done
from formats.samples import SAMPLES
from newslint.article import Article
from newslint.cli import app
from newslint.corpus.files import Notice
from newslint.corpus.readers import OWN_REPORT
from newslint.reporters import Report, writer
from readers_helpers import one_notice, read_bytes

BAD = "The council of Velmora met.\n\nThe damage is put at 1,8 million crowns by the bank.\n"


def written(name: str) -> bytes:
    out = io.StringIO()
    writer(name)(Report(SAMPLES, articles=2), out)
    return out.getvalue().encode("utf-8", "replace")


@pytest.mark.parametrize(
    ("name", "ending"),
    [
        ("json", "json"),
        ("jsonl", "jsonl"),
        ("jsonl", "json"),
        ("gitlab", "json"),
        ("csv", "csv"),
        ("csv-raw", "csv"),
        ("markdown", "md"),
        ("html", "html"),
    ],
)
def test_a_report_is_no_article(tmp_path: Path, name: str, ending: str) -> None:
    if name == "html":
        pytest.importorskip("trafilatura")
    found = read_bytes(tmp_path, f"a.{ending}", written(name))
    assert found == [Notice(f"a.{ending}", "no-article", OWN_REPORT)]


@pytest.mark.parametrize(("name", "ending"), [("sarif", "json"), ("junit", "xml")])
def test_formats_of_other_tools_hold_no_article(tmp_path: Path, name: str, ending: str) -> None:
    if ending == "xml":
        pytest.importorskip("lxml")
    assert one_notice(read_bytes(tmp_path, f"a.{ending}", written(name))).kind == "no-article"


def test_parquet_as_spark_writes_it(tmp_path: Path) -> None:
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    rows = [{**one.as_dict(), "evidence": "{}", "related": "[]"} for one in SAMPLES]
    parquet.write_table(pyarrow.Table.from_pylist(rows[:1]), tmp_path / "rows")
    notice = one_notice(read_bytes(tmp_path, "a.parquet", (tmp_path / "rows").read_bytes()))
    assert notice.reason == OWN_REPORT


def test_a_finding_among_articles_does_not_end_the_reading(tmp_path: Path) -> None:
    finding = SAMPLES[0].as_dict()
    lines = [{"text": BAD}, finding, {"text": BAD}]
    found = read_bytes(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)).encode())
    assert [isinstance(one, Article) for one in found] == [True, True, True]


def test_what_a_run_writes_it_does_not_read(tmp_path: Path, command: Callable[..., Done]) -> None:
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "out[1].txt").write_text(BAD, encoding="utf-8")
    wanted = ("--select", "FIG108", "--format", "full", "--output", "out[1].txt")
    assert command(".", *wanted).status == 1
    first = (tmp_path / "out[1].txt").read_text(encoding="utf-8")
    assert "--> sub/out[1].txt:3:" in first
    assert command(".", *wanted).status == 1
    assert (tmp_path / "out[1].txt").read_text(encoding="utf-8") == first


@pytest.mark.parametrize(
    "arguments", [("report", "out.html", "."), ("sources", ".", "-o", "out.csv"), ("names", ".", "-o", "out.csv")]
)
def test_what_other_commands_write_they_do_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "out.html").write_text("<p>", encoding="utf-8")
    (tmp_path / "out.csv").write_text("n\n1\n", encoding="utf-8")
    assert app.main([*arguments, "--isolated"]) == 0
    told = capsys.readouterr().err
    assert f"skipped {'out.html' if 'report' in arguments else 'out.csv'}" not in told


def test_pages_of_sources_are_no_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("trafilatura")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(BAD, encoding="utf-8")
    assert app.main(["sources", ".", "--isolated", "-f", "html", "-o", "out.html"]) == 0
    assert one_notice(read_bytes(tmp_path, "out.html", (tmp_path / "out.html").read_bytes())).reason == OWN_REPORT
