"""Measure the text families: boilerplate against labelled lines, speed, what fires on clean articles.

    python tools/bench_text.py score BENCH/boilerplate          precision and recall by the bench's own scorer
    python tools/bench_text.py speed FOLDER... [--families boilerplate]   MB a second on one core, engine included
    python tools/bench_text.py list FOLDER... [--min-confidence low]      findings, one a line, with their text

BENCH/boilerplate holds ``corpus/{container,extractor}/LANGUAGE/SOURCE/*.txt``, ``gold_lines.jsonl`` and ``score.py``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newslint.article import Article
from newslint.corpus.metadata import source_folder
from newslint.engine import Plan, examine, lint
from newslint.facts.boilerplate.normal import normalised_line
from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder
from newslint.rule import CONFIDENCES, Rule

FAMILIES = ("boilerplate", "translation", "encoding")


def plan_of(families: Sequence[str]) -> Plan:
    rules: Iterable[Rule] = (one for one in load() if one.family in families)
    return Plan.of(rules, Knowledge([pack_folder("newslint_rules") / "data"]))


def articles(folders: Sequence[str]) -> Iterator[Article]:
    for folder in folders:
        root = Path(folder)
        for path in sorted(root.rglob("*.txt")) if root.is_dir() else [root]:
            name = path.as_posix()
            yield Article(name, path.read_bytes().decode("utf-8", "replace"), source=source_folder(name))


def score(args: argparse.Namespace) -> None:
    """Lint the two variants apart (they are the same articles) and let the bench's scorer judge."""
    bench = Path(args.folders[0])
    plan = plan_of(args.families)
    allowed = CONFIDENCES[: CONFIDENCES.index(args.min_confidence) + 1]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
        for variant in ("container", "extractor"):
            for language in sorted((bench / "corpus" / variant).iterdir()):
                result = lint(articles([str(language)]), plan)
                for problem in result.problems:
                    print("problem:", problem, file=sys.stderr)
                for one in result.findings:
                    if one.confidence in allowed:
                        out.write(json.dumps(one.as_dict(), ensure_ascii=False) + "\n")
        out.flush()
        for language_filter in args.languages:
            print(f"-- {language_filter}", flush=True)
            command = [sys.executable, str(bench / "score.py"), out.name, "--lang", language_filter]
            subprocess.run([*command, "--fp", str(args.show), "--fn", str(args.show)], check=True)


def speed(args: argparse.Namespace) -> None:
    """MB (UTF-8) a second of CPU over all facts and rules of the families, and how often that is a split into words.

    The time of an article is the least of several runs: on a machine that others use, the mean measures the others.
    Splitting every line into words beside it, in the same runs, is the measure of the machine.
    """
    plan = plan_of(args.families)
    read = list(articles(args.folders))
    size = sum(len(one.text.encode("utf-8")) for one in read)
    least, least_split = [float("inf")] * len(read), [float("inf")] * len(read)
    for _ in range(args.repeat):
        normalised_line.cache_clear()  # lines of an earlier round are none that a corpus repeats
        for n, one in enumerate(read):
            start = time.perf_counter()
            examine(Article(one.file, one.text, source=one.source), plan)
            examined = time.perf_counter()
            [line.split() for line in one.text.split("\n")]
            least[n] = min(least[n], examined - start)
            least_split[n] = min(least_split[n], time.perf_counter() - examined)
    took = sum(least)
    print(
        f"{len(read)} articles, {size / 1e6:.2f} MB, {size / 1e6 / took:.1f} MB/s, {len(read) / took:.0f} articles/s, "
        f"{took / sum(least_split):.1f} times a split into words"
    )


def listing(args: argparse.Namespace) -> None:
    plan = plan_of(args.families)
    allowed = CONFIDENCES[: CONFIDENCES.index(args.min_confidence) + 1]
    counts: Counter[str] = Counter()
    result = lint(articles(args.folders), plan)
    for problem in result.problems:
        print("problem:", problem, file=sys.stderr)
    for one in result.findings:
        if one.confidence in allowed:
            counts[one.code] += 1
            print(f"{one.file}:{one.line}:{one.column} {one.code} {one.name} {one.confidence} {one.text[:120]!r}")
    print(dict(sorted(counts.items())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("score", "speed", "list"))
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--families", nargs="+", default=["boilerplate"], choices=FAMILIES)
    parser.add_argument("--min-confidence", default="medium", choices=CONFIDENCES)
    parser.add_argument("--languages", nargs="+", default=["en", "!en"])
    parser.add_argument("--show", type=int, default=0, help="how many wrong and missed lines to print")
    parser.add_argument("--repeat", type=int, default=10)
    args = parser.parse_args()
    {"score": score, "speed": speed, "list": listing}[args.what](args)


if __name__ == "__main__":
    main()
