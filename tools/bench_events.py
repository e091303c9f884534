"""Measure the grouping of articles by event.

    python tools/bench_events.py corpus FOLDER [--files N] [-v]   FOLDER/EVENT/*.txt: B-cubed scores, blocks, costs
    python tools/bench_events.py apart FOLDER [-v]                FOLDER/*.txt: different articles; which are joined
    python tools/bench_events.py pair FILE FILE                   why two articles are one event, or not
    python tools/bench_events.py scale COUNT [--undated]          COUNT synthetic articles: blocks, candidates, costs

``--files N``: of each folder a sample of N files (stories of many parallel translations are unlike what outlets
write). Texts are taken as English and carry no date of publication.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import synthetic
from newslint.article import Article
from newslint.engine import Examined, MemoryShelf, article_key, find_links
from newslint.facts import Facts
from newslint.groups import event
from newslint.groups.grouping import neighbourhoods, shown
from newslint.knowledge import Knowledge
from newslint.registry import pack_folder

GROUPING = event.GROUPING
KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])


class Scores(NamedTuple):
    """B-cubed (Bagga and Baldwin 1998): the mean over articles of how pure and how whole their clusters are."""

    precision: float
    recall: float

    @property
    def f(self) -> float:
        """The harmonic mean."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)

    def __str__(self) -> str:
        return f"P {self.precision:.3f} R {self.recall:.3f} F {self.f:.3f}"


def b_cubed(clusters: Sequence[Collection[int]], labels: Sequence[str]) -> Scores:
    """The scores of the cluster of each item, in their order, by the items' true labels."""
    sizes = Counter(labels)
    precision = recall = 0.0
    for n, cluster in enumerate(clusters):
        right = sum(labels[other] == labels[n] for other in cluster)
        precision += right / len(cluster)
        recall += right / sizes[labels[n]]
    return Scores(precision / len(labels), recall / len(labels))


def read_article(path: Path) -> Article:
    return Article(str(path), path.read_bytes().decode("utf-8"), language="en")


def read_folders(folder: Path, files: int | None) -> tuple[list[Article], list[str]]:
    draw = random.Random(1)
    articles = []
    labels = []
    for inside in sorted(path for path in folder.iterdir() if path.is_dir()):
        paths = sorted(inside.glob("*.txt"))
        if files is not None:
            paths = sorted(draw.sample(paths, min(files, len(paths))))
        articles += map(read_article, paths)
        labels += [inside.name] * len(paths)
    return articles, labels


class Grouped(NamedTuple):
    """What the grouping made of articles: the indices of each one's event, its own among them, and what it took."""

    events: list[set[int]]
    candidates: set[tuple[int, int]]
    """Pairs of indices that shared a block."""
    linked: int
    report: str


def group(articles: Sequence[Article]) -> Grouped:
    """Run the grouping as the engine does."""
    facts = [Facts(article, KNOWLEDGE) for article in articles]
    size = sum(len(article.text) for article in articles) / 1e6
    for one in facts:
        for need in ("language", "lines", "sentences", "quantities", "dates"):
            one[need]
    clock = Clock()
    entries = [tuple(GROUPING.entries(*[one[need] for need in GROUPING.needs])) for one in facts]
    clock.lap(f"entries {{:.1f}} s, {size / clock.passed():.1f} MB/s")
    number = {article_key(article): n for n, article in enumerate(articles)}
    examined = [
        Examined(article_key(article), article.file, None, [], 0, (), {GROUPING.name: own}, ())
        for article, own in zip(articles, entries, strict=True)
    ]
    shelf = MemoryShelf(GROUPING, examined)
    blocks = list(shelf.blocks())
    clock.lap(f"{len(blocks)} blocks of two and more in {{:.1f}} s")
    candidates = {(number[a], number[b]) for keys in blocks for a, b in combinations(keys, 2)}
    clock.passed()
    links = find_links(GROUPING, shelf, KNOWLEDGE)
    clock.lap(f"{len(candidates)} pairs compared in {{:.1f}} s")
    found = [{n} for n in range(len(articles))]
    for keys, inside in neighbourhoods(links):
        keys, inside = shown(GROUPING, keys, inside)
        for one in GROUPING.view([shelf.member(key) for key in keys], inside, KNOWLEDGE):
            found[number[one.article.article]] |= {number[other.article] for other in one.others}
    clock.lap("events in {:.1f} s")
    full = sum(len(keys) >= GROUPING.most_in_block for keys in blocks)
    payload = sum(len(entry.payload) for own in entries for entry in own) / max(1, len(entries))
    keys = sum(len(set(GROUPING.blocks(one.value, one.payload))) for own in entries for one in own) / len(entries)
    clock.say(f"payload {payload:.0f} bytes, {keys:.0f} block keys an article, {full} blocks full")
    return Grouped(found, candidates, len(links), clock.report)


class Clock:
    """Laps of CPU time, in words."""

    def __init__(self) -> None:
        self.report = ""
        self._last = time.process_time()

    def passed(self) -> float:
        """Seconds since the last call."""
        now = time.process_time()
        passed, self._last = now - self._last, now
        return passed

    def lap(self, text: str) -> None:
        """Note the time passed where the text has a brace."""
        self.say(text.format(self.passed()))

    def say(self, text: str) -> None:
        """Note a line."""
        self.report += f"  {text}\n"


def corpus(folder: Path, files: int | None, show: bool) -> None:
    articles, labels = read_folders(folder, files)
    found = group(articles)
    print(f"{len(articles)} articles in {len(set(labels))} folders: B-cubed {b_cubed(found.events, labels)}")
    print(found.report + blocks_report(found, labels), end="")
    if show:
        for n, one in enumerate(found.events):
            if len(count := Counter(labels[n] for n in one)) > 1:
                print("  joined:", articles[n].file, dict(count))


def blocks_report(found: Grouped, labels: Sequence[str]) -> str:
    """How many pairs of one event share a block; and how many are connected by such pairs."""
    inside: dict[str, list[int]] = defaultdict(list)
    for n, label in enumerate(labels):
        inside[label].append(n)
    true = {pair for members in inside.values() for pair in combinations(members, 2)}
    candidates = {(min(pair), max(pair)) for pair in found.candidates}
    hit = true & candidates
    parent = list(range(len(labels)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    for a, b in sorted(hit):
        parent[root(b)] = root(a)
    connected = sum(root(a) == root(b) for a, b in true)
    return (
        f"  block recall {len(hit) / max(1, len(true)):.3f}, connected {connected / max(1, len(true)):.3f}; "
        f"{len(candidates) / len(labels):.1f} candidate pairs an article\n"
    )


def apart(folder: Path, show: bool) -> None:
    articles = [read_article(path) for path in sorted(folder.rglob("*.txt"))]
    found = group(articles)
    joined = [one for one in found.events if len(one) > 1]
    print(f"{len(articles)} articles, {len(joined)} of them with others")
    print(found.report, end="")
    if show:
        for one in joined:
            print("  joined:", *(Path(articles[n].file).name for n in sorted(one)))


def pair(paths: Sequence[Path]) -> None:
    sketches = []
    for path in paths:
        facts = Facts(read_article(path), KNOWLEDGE)
        (entry,) = GROUPING.entries(*[facts[need] for need in GROUPING.needs])
        sketches.append(event.sketch_of(entry.payload))
    found = event.likeness(*sketches)
    print(found, f"probability {found.probability:.3f}")


def scale(count: int, undated: bool) -> None:
    articles = []
    for one in synthetic.articles(count):
        article = Article(one.path, one.text, title=one.title, date=one.day, source=one.outlet, language="en")
        articles.append(article._replace(date=None) if undated else article)
    print(f"{count} synthetic articles")
    print(group(articles).report, end="")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    actions = parser.add_subparsers(dest="action", required=True)
    for name in ("corpus", "apart"):
        action = actions.add_parser(name)
        action.add_argument("folder", type=Path)
        action.add_argument("-v", "--verbose", action="store_true")
        if name == "corpus":
            action.add_argument("--files", type=int)
    actions.add_parser("pair").add_argument("files", type=Path, nargs=2)
    action = actions.add_parser("scale")
    action.add_argument("count", type=int)
    action.add_argument("--undated", action="store_true")
    arguments = parser.parse_args()
    if arguments.action == "corpus":
        corpus(arguments.folder, arguments.files, arguments.verbose)
    elif arguments.action == "apart":
        apart(arguments.folder, arguments.verbose)
    elif arguments.action == "pair":
        pair(arguments.files)
    else:
        scale(arguments.count, arguments.undated)


if __name__ == "__main__":
    main()
