"""Fit the weights of the pair model (newslint.namepairs.model) and of direction (newslint.namepairs.direction).

    python tools/fit_names.py BENCH            # BENCH: a folder of translated stories, see below

BENCH holds ``corpus/<story>/<outlet>.txt`` (several translations of each story, human ones named ``ref-*``),
``segments.jsonl`` (file, segments: [id, start, end]) and ``gold_names.jsonl`` (file, start, end, text, reference_form,
story). Two spellings are the same name when the gold says so, or when they are all that two translations of one
segment do not share; a pair that also stands in one segment of one file more than half as often is not. Samples of the
corpus are drawn as real ones look: two to eight outlets a story, every other article with half of its paragraphs.
Five-fold cross-validation is over stories. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import DamerauLevenshtein
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve, roc_auc_score
from sklearn.model_selection import GroupKFold

from newslint.article import Article
from newslint.engine import Examined, MemoryShelf, article_key
from newslint.facts import Facts
from newslint.groups import name as grouping
from newslint.groups.grouping import components
from newslint.knowledge import Knowledge
from newslint.knowledge.translit import fold
from newslint.namepairs.direction import Dispute, Side, disputes
from newslint.namepairs.model import Evidence, evidence
from newslint.plan import PlanSpec

SAMPLES = 6
FOLDS = 5
Pair = tuple[str, str]


class Story(NamedTuple):
    """The files of a story, and what is known of pairs of spellings in it."""

    files: tuple[str, ...]
    same: frozenset[Pair]
    wrong: frozenset[tuple[str, str]]
    """(file, spelling) that the gold calls wrong."""


def read_rows(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def read_stories(bench: Path, texts: dict[str, str], knowledge: Knowledge) -> dict[str, Story]:
    gold: dict[str, list[dict[str, object]]] = defaultdict(list)
    for row in read_rows(bench / "gold_names.jsonl"):
        gold[str(row["story"])].append(row)
    segments = {str(row["file"]): row["segments"] for row in read_rows(bench / "segments.jsonl")}
    files: dict[str, list[str]] = defaultdict(list)
    for file in texts:
        files[file.split("/")[1]].append(file)
    stories = {}
    for story, its in sorted(files.items()):
        by_segment = {file: names_by_segment(texts[file], segments.get(file, ()), knowledge) for file in its}
        same = same_by_alignment(by_segment) | same_by_gold(gold[story])
        wrong = frozenset((str(row["file"]), str(row["text"])) for row in gold[story])
        stories[story] = Story(tuple(sorted(its)), frozenset(same), wrong)
    return stories


def names_by_segment(text: str, segments: object, knowledge: Knowledge) -> dict[str, set[str]]:
    names = Facts(Article("", text, language="en"), knowledge)["names"]
    found: dict[str, set[str]] = defaultdict(set)
    for key, start, end in segments:  # type: ignore[attr-defined]
        for name in names:
            if any(start <= span.start < end for span in name.spans):
                found[key].add(name.form)
    return found


def same_by_alignment(by_segment: dict[str, dict[str, set[str]]]) -> set[Pair]:
    together: Counter[Pair] = Counter()
    matched: Counter[Pair] = Counter()
    for its in by_segment.values():
        for names in its.values():
            together.update(ordered(a, b) for a, b in combinations(names, 2))
    for one, other in combinations(sorted(by_segment), 2):
        for key in by_segment[one].keys() & by_segment[other].keys():
            left = by_segment[one][key] - by_segment[other][key]
            right = by_segment[other][key] - by_segment[one][key]
            matched.update(match(left, right))
    return {pair for pair, count in matched.items() if count > 2 * together[pair]}


def match(left: set[str], right: set[str]) -> Iterator[Pair]:
    """Pairs of what two translations of a segment do not share: the only one of each, or the most alike."""
    if len(left) == len(right) == 1:
        yield ordered(*left, *right)
        return
    alike = sorted(((likeness(a, b), a, b) for a in left for b in right), reverse=True)
    used: set[str] = set()
    for similarity, a, b in alike:
        if similarity < 0.5:
            return
        if a not in used and b not in used:
            used |= {a, b}
            yield ordered(a, b)


def likeness(a: str, b: str) -> float:
    return DamerauLevenshtein.normalized_similarity(fold(a).casefold(), fold(b).casefold())


def same_by_gold(rows: list[dict[str, object]]) -> set[Pair]:
    forms: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        reference = str(row["reference_form"])
        forms[reference] |= {reference, str(row["text"])}
    return {ordered(a, b) for its in forms.values() for a, b in combinations(its, 2)}


def ordered(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def sample(stories: dict[str, Story], rng: random.Random) -> list[str]:
    chosen = []
    for story in stories.values():
        outlets = [file for file in story.files if "/ref-" not in file]
        references = [file for file in story.files if "/ref-" in file]
        chosen += rng.sample(outlets, min(len(outlets), rng.choice((2, 3, 4, 4, 5, 8))))
        if references and rng.random() < 0.3:
            chosen.append(rng.choice(references))
    return chosen


def halved(text: str, rng: random.Random) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(one for one in paragraphs if rng.random() < 0.5) or text


def examined(file: str, text: str, knowledge: Knowledge) -> Examined:
    article = Article(file, text, language="en")
    facts = Facts(article, knowledge)
    entries = tuple(grouping.entries(article, facts["names"], knowledge.words, "en"))
    return Examined(article_key(article), file, None, (), 0, (), {"name": entries}, ())


class Rows(NamedTuple):
    """What the models are fitted on."""

    features: list[Evidence]
    labels: list[bool]
    stories: list[str]
    sides: list[tuple[list[float], bool, str]]
    """For direction: features of a side, whether it is wrong, story."""


def collect(stories: dict[str, Story], texts: dict[str, str], knowledge: Knowledge) -> Rows:
    rows = Rows([], [], [], [])
    for seed in range(SAMPLES):
        rng = random.Random(seed)
        by_key = {}
        for file in sample(stories, rng):
            text = halved(texts[file], rng) if seed % 2 else texts[file]
            one = examined(file, text, knowledge)
            by_key[one.article] = one
        collect_sample(stories, by_key, knowledge, rows)
    return rows


def collect_sample(stories: dict[str, Story], by_key: dict[int, Examined], knowledge: Knowledge, rows: Rows) -> None:
    shelf = MemoryShelf(grouping.GROUPING, by_key.values())
    seen: set[tuple[int, int]] = set()
    links = []
    for keys in shelf.blocks():
        for pair in combinations(keys, 2):
            if pair in seen or not grouping.near(shelf.value(pair[0]), [shelf.value(pair[1])]):
                continue
            seen.add(pair)
            a, b = map(shelf.member, pair)
            if not grouping.comparable(a.value, b.value, knowledge):
                continue
            gists = [grouping.gist(one, knowledge) for one in (a, b)]
            recorded = sum(grouping.is_known(one.form, knowledge) for one in gists)
            homes = [Counter(by_key[use.article].file.split("/")[1] for use in one.sample) for one in (a, b)]
            shared = homes[0].keys() & homes[1].keys()
            label = any(ordered(a.value, b.value) in stories[story].same for story in shared)
            home = min(shared) if shared else homes[0].most_common(1)[0][0]
            rows.features.append(evidence(*gists, recorded, knowledge.pivots))
            rows.labels.append(label)
            rows.stories.append(home)
            if label and grouping.alike(gists[0], gists[1:]) and (link := grouping.link(*gists, knowledge)):
                links.append(link)
    for keys, inside in components({end for one in links for end in (one.a, one.b)}, links):
        for family in grouping.view([shelf.member(key) for key in keys], inside, knowledge):
            collect_sides(list(disputes(family)), by_key, stories, rows)


def collect_sides(both: list[Dispute], by_key: dict[int, Examined], stories: dict[str, Story], rows: Rows) -> None:
    """The sides of disputes that the gold knows; ``both`` holds them in pairs."""
    for one, other in zip(both[::2], both[1::2], strict=True):
        home = by_key[one.uses[0].article].file.split("/")[1]
        wrong = [
            any((by_key[use.article].file, its.spelling.form) in stories[home].wrong for use in its.uses)
            for its in (one, other)
        ]
        if any(wrong):
            rows.sides.extend([(list(one.side), wrong[0], home), (list(other.side), wrong[1], home)])


def fit(features: np.ndarray, labels: np.ndarray, groups: np.ndarray) -> tuple[np.ndarray, float, np.ndarray]:
    """Weights and bias on all rows, and the cross-validated probabilities."""
    scale = features.std(axis=0) + 1e-9
    held_out = np.zeros(len(labels))
    for train, test in GroupKFold(FOLDS).split(features, labels, groups):
        model = LogisticRegression(max_iter=3000).fit(features[train] / scale, labels[train])
        held_out[test] = model.predict_proba(features[test] / scale)[:, 1]
    model = LogisticRegression(max_iter=3000).fit(features / scale, labels)
    return model.coef_[0] / scale, float(model.intercept_[0]), held_out


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    bench = parser.parse_args().bench
    knowledge = PlanSpec(("newslint_rules",), frozenset()).knowledge()
    texts = {
        path.relative_to(bench).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((bench / "corpus").glob("*/*.txt"))
    }
    rows = collect(read_stories(bench, texts, knowledge), texts, knowledge)
    labels = np.array(rows.labels)
    print(f"{len(labels)} pairs, {labels.sum()} of one name")
    weights, bias, held_out = fit(np.array(rows.features), labels, np.array(rows.stories))
    print("average precision", round(average_precision_score(labels, held_out), 4))
    precision, recall, thresholds = precision_recall_curve(labels, held_out)
    for wanted in (0.8, 0.85, 0.9, 0.95):
        at = int(np.argmax(precision[:-1] >= wanted))
        print(f"  precision {wanted}: recall {recall[at]:.3f} from probability {thresholds[at]:.2f}")
    print(
        "WEIGHTS = Evidence("
        + ", ".join(f"{name}={w:.2f}" for name, w in zip(Evidence._fields, weights, strict=True))
        + ")"
    )
    print(f"BIAS = {bias:.2f}")
    sides, wrong, homes = (np.array(column) for column in zip(*rows.sides, strict=True))
    weights, bias, held_out = fit(sides, wrong, homes)
    print(f"direction: {len(wrong)} sides, {wrong.mean():.2f} wrong, AUC {roc_auc_score(wrong, held_out):.3f}")
    print("WEIGHTS = Side(" + ", ".join(f"{name}={w:.2f}" for name, w in zip(Side._fields, weights, strict=True)) + ")")
    print(f"BIAS = {bias:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
