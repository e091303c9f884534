"""Cost and growth on one machine: the local engine, and Spark beside it, on the synthetic corpus.

    python tools/bench_scale.py 1000 10000 [--spark 1000 10000] [--jobs 2]      (or: tools/bench.py scale 1000 ...)

CPU time and memory are those of all processes of a run together, the JVM and its Python workers included: CPU seconds
(user and system), and the peak of the proportional set size, which counts pages that processes share once. Both are
sampled five times a second from /proc, so this runs on Linux.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from synthetic import write_jsonl

_TICKS = os.sysconf("SC_CLK_TCK")
_EVERY = 0.2


class Run(NamedTuple):
    """What a run cost. ``digest``: of its sorted findings."""

    wall: float
    cpu: float
    peak_mb: float
    findings: int
    digest: str


def measured(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Run a command; wall seconds, CPU seconds and peak MB of it and its descendants."""
    started = time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    cpu: dict[int, float] = {}
    peak = 0
    while process.poll() is None:
        total = 0
        for pid in _tree(process.pid):
            try:
                fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
                cpu[pid] = (int(fields[11]) + int(fields[12])) / _TICKS
                total += _pss(pid)
            except (OSError, IndexError):
                continue
        peak = max(peak, total)
        time.sleep(_EVERY)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{process.communicate()[1][-2000:]}")
    return time.monotonic() - started, sum(cpu.values()), peak / 1000


def _tree(root: int) -> Iterator[int]:
    """A process and its descendants."""
    try:
        yield root
        for task in Path(f"/proc/{root}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _tree(int(child))
    except OSError:
        return


def _pss(pid: int) -> int:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0


def lint(corpus: Path, out: Path, options: Sequence[str]) -> Run:
    """Lint a file of articles with the command line and say what it cost."""
    command = [
        sys.executable,
        "-m",
        "newslint",
        "check",
        str(corpus),
        "--isolated",
        "-q",
        "-f",
        "jsonl",
        "-o",
        str(out),
    ]
    wall, cpu, peak = measured([*command, *options], {**os.environ, "SPARK_LOCAL_IP": "127.0.0.1"})
    parts = sorted(out.glob("part-*")) if out.is_dir() else [out]
    lines = sorted(line for part in parts for line in part.read_bytes().splitlines())
    return Run(wall, cpu, peak, len(lines), hashlib.sha256(b"\n".join(lines)).hexdigest()[:16])


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=int, help="numbers of articles")
    parser.add_argument("--spark", nargs="*", type=int, default=[], help="sizes to run on Spark, too")
    parser.add_argument("--jobs", type=int, default=2, help="processes, and cores of Spark")
    options = parser.parse_args(arguments)
    print("| articles | engine | wall s | CPU s | CPU ms an article | peak MB | findings | sha256 |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="newslint-") as folder:
        for size in sorted({*options.sizes, *options.spark}):
            corpus = Path(folder, f"{size}.jsonl")
            write_jsonl(corpus, size)
            runs = {f"local, {options.jobs} jobs": ["--jobs", str(options.jobs)]} if size in options.sizes else {}
            if size in options.spark:
                runs[f"spark local[{options.jobs}]"] = ["--engine", "spark", "--master", f"local[{options.jobs}]"]
            for engine, given in runs.items():
                run = lint(corpus, Path(folder, f"{size}-{engine.partition(' ')[0].strip(',')}"), given)
                print(
                    f"| {size:,} | {engine} | {run.wall:.0f} | {run.cpu:.0f} | {1000 * run.cpu / size:.1f} "
                    f"| {run.peak_mb:,.0f} | {run.findings:,} | {run.digest} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
