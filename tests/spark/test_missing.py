"""What is missing for Spark is said in one sentence; needs neither Spark nor Java."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from newslint.cli.check import run_check
from newslint.cli.options import parse
from newslint.executors.spark.session import SparkUnavailableError, check_java, open_session


def test_no_java_at_java_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SparkUnavailableError, match=r"Java 17 or later, but JAVA_HOME is .* no bin/java"):
        check_java()


def test_no_java_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SparkUnavailableError, match="there is no java on the PATH"):
        check_java()


def test_java_too_old(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SparkUnavailableError, match=r"java is Java 8$"):
        check_java()


@pytest.mark.parametrize("missing", ["pyarrow", "pyspark.sql"])
def test_no_spark(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(SparkUnavailableError, match=r"pip install 'newslint\[spark\]'"):
        open_session("local[1]")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("-o out --fix", "--fix does not go with --engine spark"),
        ("-o out --since HEAD", "--since does not go with --engine spark"),
        ("-o out -f sarif", "one of the formats jsonl and parquet"),
        ("-f jsonl", "give --output FOLDER"),
        ("-o .", r"\. is there already"),
        ("-o out s3a://a/b .", "not both"),
        ("-o out s3a://a/b s3a://c/d", "one host, bucket or cluster"),
    ],
)
def test_usage(
    arguments: str, told: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_check(parse([*arguments.split(), "--engine", "spark", "--isolated"])) == 2
    assert re.search(told, capsys.readouterr().err)


def test_parquet_is_for_spark(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(parse(["-f", "parquet"])) == 2
    assert "--engine spark" in capsys.readouterr().err
