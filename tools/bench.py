"""Measure newslint beside codespell and typos on synthetic corpora: CPU time and peak memory of whole processes.

    python tools/bench.py --sizes 1000,10000 --work FOLDER [--peers FOLDER] [--parts start,cold,warm,jsonl] [--rules]
    python tools/bench.py scale 1000 10000 [--spark 1000 10000]     growth, and Spark: see tools/bench_scale.py

Corpora are made by tools/synthetic.py (seed 1) in the work folder and kept there. Every row runs newslint and its peer
in turn (A B A B ...), with one process each; a figure is the median of user + system CPU seconds as ``wait4`` reports
them, children included. Runs that take more than 20 s are measured once, shorter ones ``--runs`` times; the column
``runs`` says how often. Peak memory is the largest resident set of a process. ``--rules`` prints instead what each
fact and rule costs an article, inside one process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import synthetic

LONG_SECONDS = 20.0
CHANGED = 3
ONE_FILES = 5
_CONFIG = 'corpus = ["**/*.txt"]\nsource = "{source}/*"\ndate = "*/{date}-*"\n'


class Usage(NamedTuple):
    """What one process and its children used."""

    cpu: float
    memory: float
    """Megabytes."""
    wall: float


class Row(NamedTuple):
    """One line of the table. ``peer``: empty for a run that has none."""

    what: str
    peer: str
    ours: Usage
    theirs: Usage | None
    runs: int


def run(command: Sequence[str], folder: Path, cache: Path) -> Usage:
    """Run a command to its end."""
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(cache), "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installation has its byte code
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode in (3, 130) or "Traceback" in said:
        raise SystemExit(f"{' '.join(command)}: exit {process.returncode}\n{said}")
    return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, time.perf_counter() - started)


def median(usages: Sequence[Usage]) -> Usage:
    """The median CPU and wall time, the largest memory."""
    return Usage(
        statistics.median(one.cpu for one in usages),
        max(one.memory for one in usages),
        statistics.median(one.wall for one in usages),
    )


class Bench:
    """The tools and folders of a measurement."""

    def __init__(self, newslint: str, peers: dict[str, str], work: Path, runs: int, rules: Sequence[str]) -> None:
        self.newslint = newslint
        self.peers = peers
        self.work = work
        self.runs = runs
        self.rules = tuple(rules)
        self.cache = work / "cache"

    def pair(
        self,
        what: str,
        arguments: Sequence[str],
        peer: str,
        theirs: Sequence[str],
        folder: Path,
        before: Callable[[int], object] = lambda n: None,
    ) -> Row:
        """A row: newslint with some arguments and a peer with others, in turn. ``before`` runs before each."""
        ours: list[Usage] = []
        others: list[Usage] = []
        for n in range(self.runs):
            before(n)
            ours.append(run([self.newslint, *arguments], folder, self.cache))
            if peer in self.peers:
                others.append(run([self.peers[peer], *theirs], folder, self.cache))
            if ours[-1].cpu > LONG_SECONDS:
                break
        return Row(what, peer if others else "", median(ours), median(others) if others else None, len(ours))

    def corpus(self, count: int) -> Path:
        """The folder of a corpus of text files, made when it is not there."""
        folder = self.work / f"text-{count}"
        if not folder.exists():
            synthetic.write_folders(folder, count)
        (folder / "newslint.toml").write_text(_CONFIG, encoding="utf-8")
        return folder

    def forget(self) -> None:
        """Take the index away."""
        shutil.rmtree(self.cache, ignore_errors=True)


def start_up(bench: Bench) -> Iterator[Row]:
    """What a run costs before it has read anything."""
    folder = bench.corpus(1000)
    files = [str(path) for path in sorted(folder.rglob("*.txt"))]
    for peer in bench.peers:
        yield bench.pair("newslint --version; peer: one file", ["--version"], peer, files[:1], folder)
        rows = [bench.pair("", ["--isolated", one], peer, [one], folder) for one in files[:: len(files) // ONE_FILES]]
        theirs = [row.theirs for row in rows if row.theirs]
        runs = sum(row.runs for row in rows)
        yield Row(f"one file (of {len(rows)})", peer, median([row.ours for row in rows]), median(theirs), runs)


def cold(bench: Bench, count: int) -> Iterator[Row]:
    """Runs over a corpus of text files that nothing is known of."""
    folder = bench.corpus(count)
    label = f"{count:,} files, cold"
    for peer in bench.peers:
        yield bench.pair(f"{label}, no index", ["--no-index", "--jobs=1", *bench.rules], peer, ["."], folder)
    build = ["--jobs=1", *bench.rules]
    yield bench.pair(f"{label}, index built", build, "", [], folder, lambda n: bench.forget())


def warm(bench: Bench, count: int) -> Iterator[Row]:
    """Runs with an index: nothing changed; a hook on three changed files."""
    folder = bench.corpus(count)
    files = sorted(folder.rglob("*.txt"))
    label = f"{count:,} files"
    run([bench.newslint, "--jobs=1", "-qq", *bench.rules], folder, bench.cache)
    for peer in bench.peers:
        yield bench.pair(f"{label}, nothing changed", ["--jobs=1", *bench.rules], peer, ["."], folder)
    changed = [files[at * len(files) // CHANGED] for at in range(CHANGED)]
    names = [str(path.relative_to(folder)) for path in changed]
    kept = {path: path.read_bytes() for path in changed}

    def touch(n: int) -> None:
        for path, data in kept.items():
            path.write_bytes(data + f"\n\nThe council of Port {n} met again.\n".encode())

    try:
        for peer in bench.peers:
            yield bench.pair(
                f"hook, {CHANGED} changed of {label}", ["--jobs=1", *bench.rules, *names], peer, names, folder, touch
            )
    finally:
        for path, data in kept.items():
            path.write_bytes(data)


def jsonl(bench: Bench, count: int) -> Iterator[Row]:
    """A cold run over one file of JSON Lines."""
    folder = bench.work / f"jsonl-{count}"
    path = folder / "articles.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        synthetic.write_jsonl(path, count)
    for peer in bench.peers:
        arguments = ["--isolated", "--jobs=1", str(path)]
        yield bench.pair(f"{count:,} records of JSON Lines, cold", arguments, peer, [str(path)], folder)


def write_table(rows: Sequence[Row]) -> None:
    """The table as Markdown."""
    print("| run | CPU s | wall s | peak MB | peer | its CPU s | ratio | runs |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        theirs = f"{row.peer} | {row.theirs.cpu:.3f} | {row.ours.cpu / row.theirs.cpu:.1f}" if row.theirs else " | | "
        ours = f"{row.ours.cpu:.3f} | {row.ours.wall:.2f} | {row.ours.memory:.0f}"
        print(f"| {row.what} | {ours} | {theirs} | {row.runs} |", flush=True)


def costs(count: int, top: int = 40) -> None:
    """What facts, rules and entries cost an article, in microseconds, each without the facts that it asks for."""
    from newslint.article import Article
    from newslint.engine import Plan
    from newslint.facts import Facts, extractor
    from newslint.plan import PlanSpec
    from newslint.registry import load

    codes = frozenset(one.code for one in load() if one.default and not one.preview)
    plan: Plan = PlanSpec(("newslint_rules",), codes).plan()
    spent: dict[str, float] = {}

    class Timed(Facts):
        def __missing__(self, name: str) -> object:
            if name not in plan.knowledge.RESOURCES:
                for need in extractor(name)[1]:
                    self[need]
            started = time.process_time()
            value = super().__missing__(name)
            spent[name] = spent.get(name, 0.0) + time.process_time() - started
            return value

    for one in synthetic.articles(count):
        facts = Timed(Article(one.path, one.text, source=one.outlet), plan.knowledge)
        for rule in plan.over("article"):
            if rule.languages and not rule.holds_for(facts["language"]):
                continue
            needs = [facts[name] for name in rule.needs]
            started = time.process_time()
            list(rule.check(*needs))
            label = f"{rule.code} {rule.name}"
            spent[label] = spent.get(label, 0.0) + time.process_time() - started
        for grouping in plan.groupings:
            needs = [facts[name] for name in grouping.needs]
            started = time.process_time()
            list(grouping.entries(*needs))
            label = f"entries of {grouping.name}"
            spent[label] = spent.get(label, 0.0) + time.process_time() - started
    print(f"{sum(spent.values()) / count * 1e6:8.0f} all")
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1])[:top]:
        print(f"{seconds / count * 1e6:8.0f} {name}")


def main() -> int:
    if sys.argv[1:2] == ["scale"]:
        import bench_scale

        bench_scale.main(sys.argv[2:])
        return 0
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000", help="articles in each corpus")
    parser.add_argument("--work", type=Path, required=True, help="folder for corpora and index")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peers", type=Path, help="folder with codespell and typos (default: $PATH)")
    parser.add_argument("--only", choices=["codespell", "typos"], help="measure beside one peer")
    parser.add_argument("--parts", default="start,cold,warm", help="of start, cold, warm, jsonl")
    parser.add_argument("--select", help="rules to run instead of all default ones")
    parser.add_argument("--rules", action="store_true", help="costs of facts and rules instead")
    given = parser.parse_args()
    sizes = [int(size) for size in given.sizes.split(",")]
    if given.rules:
        costs(sizes[0])
        return 0
    where = str(given.peers) if given.peers else None
    names = [given.only] if given.only else ["codespell", "typos"]
    peers = {name: found for name in names if (found := shutil.which(name, path=where))}
    newslint = shutil.which("newslint", path=os.path.dirname(sys.executable)) or "newslint"
    rules = ["--select", given.select] if given.select else []
    bench = Bench(newslint, peers, given.work.resolve(), given.runs, rules)
    parts = given.parts.split(",")
    rows = list(start_up(bench)) if "start" in parts else []
    measures = {"cold": cold, "warm": warm, "jsonl": jsonl}
    for size in sizes:
        for part in parts:
            rows += measures[part](bench, size) if part in measures else ()
    write_table(rows)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
