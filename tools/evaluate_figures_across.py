"""Measure the comparison of figures across articles, without an index.

    python tools/evaluate_figures_across.py events FOLDER [-v]     FOLDER/corpus/EVENT/*.txt, gold.jsonl
    python tools/evaluate_figures_across.py stories FOLDER [-v]    FOLDER/corpus/STORY/OUTLET.txt, gold_figures.jsonl

``events``: folders are events; gold.jsonl has quantities with their mentions ({file, start, end}) and a relation
(agree, conflict, evolving); articles.jsonl, if there, the dates. A finding is right when it and one of the places it
is set against are mentions of one quantity whose relation is not "agree"; "unlabelled" ones have to be read (-v).
``stories``: folders are stories that many outlets translated (files ref-* are left out); gold_figures.jsonl has every
wrong number ({file, start, end, kind}). The date's absence or a wrong month counts as kind "added-date".
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from newslint.article import Article, Span
from newslint.facts import Facts
from newslint.figurepairs.compare import Figure
from newslint.figurepairs.disagreement import Figures, disagreements
from newslint.figurepairs.parallel import Sentences, Statement, beside, discrepancies, statements
from newslint.figurepairs.words import sentence_words
from newslint.knowledge import Knowledge
from newslint.registry import pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])


class Read(NamedTuple):
    """An article with what is compared of it."""

    article: Article
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]


class Told(NamedTuple):
    """A finding of either comparison, in one shape."""

    article: Article
    span: Span
    name: str
    confidence: str
    others: tuple[tuple[Article, Span], ...]


def read(path: Path, name: str, published: date | None) -> Read:
    article = Article(name, path.read_bytes().decode("utf-8"), language="en", date=published)
    facts = Facts(article, KNOWLEDGE)
    level = KNOWLEDGE.words.level
    sentences = facts["sentences"]
    words_of = sentence_words(facts["spaced"], level)
    figures = [Figure(one, words_of(sentences[one.sentence]), published) for one in facts["quantities"]]
    lines = statements(article.text, sentences, facts["quantities"], facts["dates"], words_of)
    return Read(article, tuple(figures), lines)


def told(articles: Sequence[Read]) -> Iterator[Told]:
    """All findings of one event."""
    figures = [Figures.of(article.figures) for article in articles]
    lines = [Sentences.of(article.statements) for article in articles]
    for of, read in enumerate(articles):
        for one in disagreements(of, figures):
            others = tuple((articles[other.article].article, other.figure.quantity.span) for other in one.others)
            quantity = one.figure.quantity
            yield Told(read.article, quantity.span, f"{quantity.role} ({one.kind})", one.confidence, others)
        for found in discrepancies(beside(of, lines)):
            others = tuple((articles[number].article, span) for number, span in found.others)
            yield Told(read.article, found.span, f"parallel ({found.kind})", found.confidence, others)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def groups(folder: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "corpus").rglob("*.txt")):
        if not path.name.startswith("ref-"):
            found[path.parent.name].append(path)
    return found


def overlapping(marks: Mapping[str, list[tuple[int, int, int]]], article: Article, span: Span) -> set[int]:
    return {number for start, end, number in marks.get(article.file, ()) if start < span.end and span.start < end}


def excerpt(article: Article, span: Span) -> str:
    text = article.text
    before, after = text[max(0, span.start - 80) : span.start], text[span.end : span.end + 60]
    return f"{article.file}: {before}[[{text[span.start : span.end]}]]{after}".replace("\n", " ¶ ")


def events(folder: Path, verbose: bool) -> None:
    gold = rows(folder / "gold.jsonl")
    marks: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for number, quantity in enumerate(gold):
        for mention in quantity["mentions"]:
            marks[mention["file"]].append((mention["start"], mention["end"], number))
    listed = folder / "articles.jsonl"
    dates = {f"corpus/{row['file']}": row.get("date") for row in rows(listed)} if listed.exists() else {}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    hits: dict[str, set[int]] = defaultdict(set)
    for paths in groups(folder).values():
        articles = []
        for path in paths:
            name = path.relative_to(folder).as_posix()
            day = dates.get(name)
            articles.append(read(path, name, date.fromisoformat(day) if day else None))
        for one in told(articles):
            here = overlapping(marks, one.article, one.span)
            there = set().union(*(overlapping(marks, *other) for other in one.others))
            if not here or not there:
                verdict = "unlabelled"
            elif not here & there:
                verdict = "wrong"
            else:
                number = min(here & there)
                verdict = "wrong" if gold[number]["relation"] == "agree" else "right"
                if verdict == "right":
                    hits[one.confidence].add(number)
            counts[f"{one.confidence}: {one.name}"][verdict] += 1
            counts[f"{one.confidence}: all"][verdict] += 1
            if verbose and verdict != "right":
                print(verdict, one.confidence, one.name)
                print("   ", excerpt(one.article, one.span), "\n   ", excerpt(*one.others[0]))
    for name, count in sorted(counts.items()):
        print(name, dict(count))
    wanted = {number for number, quantity in enumerate(gold) if quantity["relation"] != "agree"}
    tolls = {n for n in wanted if any(w in gold[n]["quantity"] for w in ("killed", "injured", "missing", "arrested"))}
    sure = hits["high"] | hits["medium"]
    print(f"medium and above: tolls {len(sure & tolls)} of {len(tolls)}, all {len(sure & wanted)} of {len(wanted)}")
    print(f"low and above: all {len((sure | hits['low']) & wanted)} of {len(wanted)}")


def stories(folder: Path, verbose: bool) -> None:
    marks: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    gold = rows(folder / "gold_figures.jsonl")
    for number, row in enumerate(gold):
        marks[row["file"]].append((row["start"], row["end"], number))
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    hits: dict[str, set[int]] = defaultdict(set)
    for paths in groups(folder).values():
        for one in told([read(path, path.relative_to(folder).as_posix(), None) for path in paths]):
            found = overlapping(marks, one.article, one.span)
            hits[one.confidence] |= found
            counts[f"{one.confidence}: {one.name}"]["in gold" if found else "not in gold"] += 1
            if verbose and not found:
                print("not in gold", one.confidence, one.name)
                print("   ", excerpt(one.article, one.span), "\n   ", excerpt(*one.others[0]))
    for name, count in sorted(counts.items()):
        print(name, dict(count))
    kinds = Counter(row["kind"] for row in gold)
    sure = hits["high"] | hits["medium"]
    for title, picked in (("medium and above", sure), ("low and above", sure | hits["low"])):
        by_kind = Counter(gold[number]["kind"] for number in picked)
        print(f"{title}:", ", ".join(f"{kind} {by_kind[kind]} of {kinds[kind]}" for kind in kinds))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("events", "stories"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="print what has to be read")
    options = parser.parse_args()
    (events if options.what == "events" else stories)(options.folder, options.verbose)


if __name__ == "__main__":
    main()
