"""Parts of the job on their own: components of links, files behind URLs, Parquet output, what executors are sent."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from spark.cluster import skip_without_spark, spark_environment

skip_without_spark()

from newslint.executors.spark.components import components  # noqa: E402
from newslint.executors.spark.reading import remote_name  # noqa: E402
from newslint.executors.spark.session import open_session  # noqa: E402

pytestmark = pytest.mark.spark

FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    spark = open_session("local[2]")
    spark.conf.set("spark.sql.shuffle.partitions", "2")
    spark.sparkContext.setCheckpointDir(str(tmp_path_factory.mktemp("checkpoints")))
    yield spark
    spark.stop()


def test_components_on_spark_are_those_on_the_driver(session: Any) -> None:
    rng = random.Random(5)
    chain = [(n, n + 1) for n in range(-20, 20)]
    star = [(1000, n) for n in range(1001, 1060)]
    loose = [tuple(sorted(rng.sample(range(2000, 2400), 2))) for _ in range(260)]
    pairs = [("one", a, b) for a, b in [*chain, *star, *loose]] + [("two", 20, 21), ("two", -1, 3000)]
    links = session.createDataFrame(pairs, "grouping string, a long, b long").persist()
    few = {tuple(row) for row in components(links).select("grouping", "key", "root").collect()}
    many = [tuple(row) for row in components(links, driver_links=10).select("grouping", "key", "root").collect()]
    assert set(many) == few
    assert len(many) == len(few)
    assert {("one", 20, -20), ("two", 21, 20), ("two", 3000, -1)} <= few


def test_names_of_files_behind_urls() -> None:
    assert remote_name("s3a://bucket/2024/a b.jsonl") == "2024/a b.jsonl"
    assert remote_name("hdfs://host:9000/news/x.txt") == "news/x.txt"


def test_urls_parquet_and_lexicon(tmp_path: Path) -> None:
    """A file system that only Spark knows: Hadoop's mount table over a folder, with the names that it has here."""
    shutil.copytree(FIXTURES, tmp_path / "corpus")
    (tmp_path / "names.tsv").write_text("Orlenka\tplace\n")
    (tmp_path / "newslint.toml").write_text('lexicon = ["names.tsv"]\n')
    local = _lint(tmp_path, "corpus", "-f", "jsonl")
    assert local.returncode == 1, local.stderr
    mount = f"spark.hadoop.fs.viewfs.mounttable.news.link./corpus=file://{tmp_path / 'corpus'}"
    options = ["--engine", "spark", "--master", "local[2]", "-f", "parquet", "-o", "out"]
    remote = _lint(tmp_path, "viewfs://news/corpus", *options, settings=(mount,))
    assert remote.returncode == 1, remote.stderr
    found = [json.loads(line) for line in local.stdout.splitlines()]
    assert _sorted(_parquet_rows(tmp_path / "out")) == _sorted(found)


def _lint(folder: Path, *arguments: str, settings: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
    environment = spark_environment(*settings)
    command = [sys.executable, "-m", "newslint", "check", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True, timeout=400)


def _parquet_rows(folder: Path) -> list[dict[str, Any]]:
    import pyarrow.parquet

    rows = pyarrow.parquet.read_table(folder).to_pylist()
    return [{**row, "evidence": json.loads(row["evidence"])} for row in rows]


def _sorted(findings: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(one, sort_keys=True, ensure_ascii=False) for one in findings)
