"""Every format and packing on Spark, sound and damaged, and rules and profiles over sources: as on the local engine."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any

import pytest

from readers_helpers import zst
from spark.cluster import skip_without_spark, spark_environment
from synthetic import articles

skip_without_spark()

pytestmark = pytest.mark.spark

FORMATS = ("jsonl", "jsonl.gz", "jsonl.zst", "json", "csv", "parquet", "warc", "warc.gz", "html", "xml", "txt.gz")
SPARK = ("--engine", "spark", "--master", "local[2]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus whose articles are spread over files of all formats, each of which has a damaged one beside it."""
    root = tmp_path_factory.mktemp("formats") / "a b#c%20d"  # what a URL would read as something else
    (root / "corpus").mkdir(parents=True)
    shares: dict[str, list[dict[str, str]]] = {name: [] for name in FORMATS}
    for number, one in enumerate(articles(132, seed=5)):
        row = {
            "id": str(number),
            "text": one.text,
            "language": "en",
            "url": f"https://paper{number % 4}.example/{number}",
        }
        shares[FORMATS[number % len(FORMATS)]].append(row)
    for name, rows in shares.items():
        if name in ("html", "txt.gz"):
            for row in rows:
                data = page(row) if name == "html" else gzip.compress(row["text"].encode())
                path = root / "corpus" / row["url"].split("/")[2] / f"{row['id']}.{name}"
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(data)
        else:
            data = packed(name, rows)
            (root / "corpus" / f"a.{name}").write_bytes(data)
            (root / "corpus" / f"cut.{name}").write_bytes(data[: len(data) // 2])
    return root


def packed(name: str, rows: list[dict[str, str]]) -> bytes:
    """A file of a format with some articles."""
    if name.startswith("jsonl"):
        data = "".join(json.dumps(row) + "\n" for row in rows).encode()
        return zst(data) if name.endswith("zst") else gzip.compress(data) if name.endswith("gz") else data
    if name == "json":
        return json.dumps({"articles": rows}, indent=1).encode()
    if name == "csv":
        cells = [list(rows[0]), *([value.replace('"', '""') for value in row.values()] for row in rows)]
        return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in cells).encode("utf-8-sig")
    if name == "parquet":
        import pyarrow.parquet

        sink = pyarrow.BufferOutputStream()
        pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), sink, row_group_size=5)
        return bytes(sink.getvalue())
    if name == "xml":
        items = "".join(
            f"<item><link>{row['url']}</link><description>{paragraphs(row)}</description></item>" for row in rows
        )
        return f"<rss version='2.0'><channel><language>en</language>{items}</channel></rss>".encode()
    records = [response(row) for row in rows]
    return b"".join(map(gzip.compress, records)) if name.endswith("gz") else b"".join(records)


def paragraphs(row: dict[str, str]) -> str:
    return "".join(f"<p>{escape(one)}</p>" for one in row["text"].split("\n\n"))


def page(row: dict[str, str]) -> bytes:
    head = f'<html lang="en"><link rel="canonical" href="{row["url"]}">'
    return f"{head}<article>{paragraphs(row)}</article></html>".encode()


def response(row: dict[str, str]) -> bytes:
    """A WARC record of a page that was sent packed and in chunks."""
    body = gzip.compress(page(row))
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:100], body[100:])) + b"0\r\n\r\n"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
    http += b"Transfer-Encoding: chunked\r\n\r\n" + chunks
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {row['url']}\r\nContent-Length: {len(http)}\r\n"
    return head.encode() + b"Content-Type: application/http; msgtype=response\r\n\r\n" + http + b"\r\n\r\n"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newslint", *arguments]
    return subprocess.run(
        command, cwd=folder, env=spark_environment(), text=True, capture_output=True, timeout=600, check=False
    )


def test_every_format_has_the_findings_of_the_local_engine(folder: Path) -> None:
    """Rules over sources, whose counts are summed up in parts, and a format of output with types of its own, too."""
    options = ["corpus", "--isolated", "--select", "all,SRC301,SRC302,SRC304,SRC306", "--min-confidence", "low", "-v"]
    local = run(folder, "check", *options, "-f", "jsonl")
    spark = run(folder, "check", *options, *SPARK, "-f", "parquet", "-o", "out")
    assert (local.returncode, spark.returncode) == (1, 1), (local.stderr, spark.stderr)
    import pyarrow.parquet

    found = [json.loads(line) for line in local.stdout.splitlines()]
    rows = pyarrow.parquet.read_table(folder / "out").to_pylist()
    assert list(rows[0]) == list(found[0])
    rows = [{**row, "evidence": json.loads(row["evidence"])} for row in rows]
    assert as_lines(rows) == as_lines(found)
    assert any(one["code"].startswith("SRC3") for one in found)
    assert {one["file"].partition(".")[2] for one in found} >= set(FORMATS[:-3])
    assert skipped(spark.stderr) == skipped(local.stderr)
    assert len(skipped(local.stderr)) >= len(FORMATS) - 2


def as_lines(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(one, sort_keys=True) for one in findings)


def skipped(told: str) -> list[str]:
    return sorted(line for line in told.splitlines() if line.startswith("note: "))


def test_profiles_of_sources_are_those_of_the_local_engine(folder: Path) -> None:
    options = ("sources", "corpus", "--isolated", "--format", "json", "--ignore", "ENC")
    assert run(folder, *options, "-o", "local.json").returncode == 0
    spark = run(folder, *options, *SPARK, "-o", "spark.json")
    assert spark.returncode == 0, spark.stderr
    assert (folder / "spark.json").read_bytes() == (folder / "local.json").read_bytes()
    assert len(json.loads((folder / "local.json").read_bytes())["sources"]) == 4
    assert not (folder / "spark.json.work").exists()


def test_files_that_are_asked_for_are_judged_against_the_corpus(folder: Path) -> None:
    (folder / "newslint.toml").write_text('corpus = ["corpus/**"]\n', encoding="utf-8")
    options = ("check", "corpus/a.jsonl", "--preview", "--min-confidence", "low", "-f", "jsonl")
    local = run(folder, *options, "--no-index")
    spark = run(folder, *options, *SPARK, "-o", "asked")
    (folder / "newslint.toml").unlink()
    lines = [line for part in (folder / "asked").glob("part-*") for line in part.read_text("utf-8").splitlines()]
    assert sorted(lines) == sorted(local.stdout.splitlines()), (local.stderr, spark.stderr)
    assert any(one["file"] != "corpus/a.jsonl" for line in lines for one in json.loads(line)["related"])


def test_a_profile_needs_a_file(folder: Path) -> None:
    done = run(folder, "sources", "corpus", "--isolated", *SPARK)
    assert done.returncode == 2
    assert "give --output FILE" in done.stderr
