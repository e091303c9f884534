"""The findings of Spark are those of the local engine, byte for byte, also when executors are lost."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from spark.cluster import Cluster, cluster, skip_without_spark, spark_environment, wait
from synthetic import write_jsonl

skip_without_spark()
if not Path("/proc").is_dir():
    pytest.skip("finds the executors to kill in /proc", allow_module_level=True)

pytestmark = pytest.mark.spark

RUN_SECONDS = 900
"""A guard: on an idle machine of two cores each run takes a minute or two."""
FIXTURES = Path(__file__).parents[2] / "fixtures"


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A seeded corpus of several formats, with a name, a line and a block of names that go beyond every cap."""
    folder = tmp_path_factory.mktemp("run") / "corpus"
    for event in ("dam", "ferry"):
        shutil.copytree(FIXTURES / event, folder / event)
    write_jsonl(folder / "events.jsonl", 240, seed=7)
    _write_crowd(folder / "crowd.jsonl", 280)
    (folder / "broken.jsonl").write_text('{"id": "a"\n{"id": "b", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    return folder


def _write_crowd(path: Path, count: int) -> None:
    """Short articles that share a name and a line; each names somebody, too, whose name begins like all others."""
    rng = random.Random(11)
    syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            other = "Kor" + "".join(rng.sample(syllables, 3)) + rng.choice(("n", "k", "sky", "ov"))
            person = "Belmarov" if number % 7 else "Belmraov"
            text = f"Deputy Anna {other} thanked {person}.\n\nYou can read the minutes in the supplement of this paper"
            source = "crowd.example" if number % 2 else f"paper{number}.example"
            out.write(json.dumps({"text": text, "language": "en", "domain": source}) + "\n")


@pytest.fixture(scope="module")
def local(corpus: Path) -> list[str]:
    """The sorted lines of the local engine."""
    with _newslint(corpus.parent, "local.jsonl") as run:
        told = run.end()
    lines = sorted(line for line in (corpus.parent / "local.jsonl").read_text("utf-8").split("\n") if line)
    assert len(lines) > 300, told
    return lines


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("cluster")) as started:
        yield started


class Run(NamedTuple):
    """A run of the command line. ``log``: what it says on stderr (a pipe would fill up while nobody reads it)."""

    process: subprocess.Popen[bytes]
    log: Path

    def end(self) -> str:
        """Wait for its end; what it said."""
        self.process.wait(RUN_SECONDS)
        return self.log.read_text(errors="replace")


@contextmanager
def _newslint(folder: Path, output: str, *options: str) -> Iterator[Run]:
    """A run that writes an output, ended with the block."""
    environment = spark_environment("spark.executor.memory=1g", "spark.driver.memory=1g")
    command = [sys.executable, "-m", "newslint", "check", "corpus", "--isolated", "--min-confidence", "low"]
    command += ["-f", "jsonl", "-o", output, *options]
    log = folder / f"{output}.log"
    with log.open("wb") as err:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=err)
    try:
        yield Run(process, log)
    finally:
        process.kill()
        process.wait()


def _lines(folder: Path) -> list[str]:
    return sorted(line for part in folder.glob("part-*") for line in part.read_text("utf-8").split("\n") if line)


def test_findings_are_those_of_the_local_engine(corpus: Path, local: list[str], running: Cluster) -> None:
    with _newslint(corpus.parent, "spark", "--engine", "spark", "--master", running.url) as run:
        told = run.end()
    assert run.process.returncode == 1, told
    assert _lines(corpus.parent / "spark") == local
    assert "binary.txt" in told, "files that are passed over are told"
    assert not (corpus.parent / "spark.work").exists()


def test_a_lost_executor_changes_nothing(corpus: Path, local: list[str], running: Cluster) -> None:
    with _newslint(corpus.parent, "killed", "--engine", "spark", "--master", running.url) as run:
        killed: list[int] = []

        def kill(least_stage: int, seconds: float) -> bool:
            assert run.process.poll() is None, "the job was over before an executor was killed"
            stage = running.kill_busy_executor(least_stage, seconds)
            if stage is not None:
                killed.append(stage)
            return stage is not None

        wait(lambda: kill(1, 0.5), RUN_SECONDS)  # while articles are examined
        wait(lambda: kill(killed[0] + 12, 0), RUN_SECONDS)  # while groups are made of them
        assert run.process.poll() is None
        told = run.end()
    assert run.process.returncode == 1, told
    assert told.count("Lost executor") >= 2, told
    assert _lines(corpus.parent / "killed") == local
