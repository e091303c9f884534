"""Fit the model of which articles report one event (newslint.groups.event.model), and measure it honestly.

    python tools/fit_events.py EVENTS [STORIES...] [--topic REGEX]

EVENTS and STORIES are folders of folders of .txt files, one folder an event. The part of an EVENTS folder's name that
REGEX matches is its topic: events of one topic look alike, and no topic is in two folds of the cross-validation.
STORIES are translations of one day's articles: up to three files of each story are taken. All pairs of one topic
count, and a sample of the others. Prints the weights fitted on everything, and for out-of-fold probabilities the log
loss and the area under the ROC curve within topics, and B-cubed scores by threshold. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score

from bench_events import Scores, b_cubed, read_article
from newslint.facts import Facts
from newslint.groups.event import clusters as event_clusters
from newslint.groups.event import model as event_model
from newslint.groups.event.model import Sketch
from newslint.groups.grouping import Link, neighbourhoods
from newslint.knowledge import Knowledge
from newslint.registry import pack_folder

FOLDS = 8
STORY_FILES = 3
SAMPLED = 0.05
"""Of the pairs of two topics or of two stories. They are not weighted up again: all but a few are easily told apart,
and the line has to be right where it is hard."""
STORY_WEIGHT = 0.5


class Labelled(NamedTuple):
    """An article's sketch, its event, its topic, and whether it is of the events, not the stories."""

    sketch: Sketch
    event: str
    topic: str
    of_event: bool


class Pairs(NamedTuple):
    """Pairs of articles: indices, features, labels, weights in the fit."""

    index: np.ndarray
    features: np.ndarray
    same: np.ndarray
    weight: np.ndarray
    alike: np.ndarray
    """Of events of one topic."""


def sketch(path: Path, knowledge: Knowledge) -> Sketch:
    return event_model.unpack(event_model.pack(Facts(read_article(path), knowledge)["story"]))


def read(events: Path, stories: Sequence[Path], topic: re.Pattern[str], knowledge: Knowledge) -> list[Labelled]:
    found = []
    for folder in sorted(path for path in events.iterdir() if path.is_dir()):
        match = topic.match(folder.name)
        label = match[0] if match else folder.name
        found += [Labelled(sketch(path, knowledge), folder.name, label, True) for path in sorted(folder.glob("*.txt"))]
    draw = random.Random(1)
    for root in stories:
        for folder in sorted(path for path in root.iterdir() if path.is_dir()):
            files = sorted(folder.glob("*.txt"))
            for path in sorted(draw.sample(files, min(STORY_FILES, len(files)))):
                found.append(Labelled(sketch(path, knowledge), folder.name, folder.name, False))
    return found


def pairs_of(articles: Sequence[Labelled]) -> Pairs:
    draw = random.Random(2)
    rows = []
    for (m, a), (n, b) in combinations(enumerate(articles), 2):
        if a.of_event != b.of_event:
            continue
        alike = a.of_event and a.topic == b.topic
        same = a.event == b.event
        if not (alike or same or draw.random() < SAMPLED):
            continue
        found = event_model.likeness(a.sketch, b.sketch)
        size = float(np.log(max(a.sketch.norm, b.sketch.norm)))
        rows.append((m, n, found.cosine, size, same, 1 if a.of_event else STORY_WEIGHT, alike))
    columns = list(zip(*rows, strict=True))
    index = np.array(columns[:2]).T
    return Pairs(index, np.array(columns[2:4]).T, *(np.array(column) for column in columns[4:]))


def folds(articles: Sequence[Labelled]) -> np.ndarray:
    """The fold of each article; of a story, none."""
    topics = sorted({one.topic for one in articles if one.of_event})
    random.Random(3).shuffle(topics)
    fold = {topic: n % FOLDS for n, topic in enumerate(topics)}
    return np.array([fold[one.topic] if one.of_event else -1 for one in articles])


def fit(pairs: Pairs, chosen: np.ndarray) -> LogisticRegression:
    model = LogisticRegression(C=10, max_iter=2000)
    return model.fit(pairs.features[chosen], pairs.same[chosen], sample_weight=pairs.weight[chosen])


def held_out(articles: Sequence[Labelled], pairs: Pairs) -> Iterator[tuple[np.ndarray, LogisticRegression]]:
    """For each fold the articles that are in it, and a model that has seen none of them."""
    fold = folds(articles)
    for n in range(FOLDS):
        inside = fold == n
        yield inside, fit(pairs, ~(inside[pairs.index[:, 0]] | inside[pairs.index[:, 1]]))


def odds_matrix(articles: Sequence[Labelled], pairs: Pairs) -> np.ndarray:
    """Out-of-fold log-odds of all pairs of the events' articles; pairs of two folds get the mean of two models."""
    chosen = [n for n, one in enumerate(articles) if one.of_event]
    size = len(chosen)
    every = list(combinations(range(size), 2))
    found = [event_model.likeness(articles[chosen[a]].sketch, articles[chosen[b]].sketch) for a, b in every]
    norms = np.array([articles[n].sketch.norm for n in chosen])
    index = np.array(every)
    larger = np.log(np.maximum(norms[index[:, 0]], norms[index[:, 1]]))
    features = np.column_stack([[one.cosine for one in found], larger])
    plain = event_model.INTERCEPT + features @ [event_model.COSINE, event_model.LARGER_NORM]
    days = np.array([one.log_odds for one in found]) - plain
    total = np.zeros(len(every))
    count = np.zeros(len(every))
    for inside, model in held_out(articles, pairs):
        held = inside[chosen]
        touched = held[index[:, 0]] | held[index[:, 1]]
        total[touched] += model.decision_function(features[touched])
        count[touched] += 1
    odds = np.full((size, size), 30.0)
    odds[index[:, 0], index[:, 1]] = odds[index[:, 1], index[:, 0]] = total / count + days
    return odds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path)
    parser.add_argument("stories", type=Path, nargs="*")
    parser.add_argument("--topic", default=r"[a-z]+\d+(?=[a-z]$)|[a-z]+", type=re.compile)
    arguments = parser.parse_args()
    knowledge = Knowledge([pack_folder("newslint_rules") / "data"])
    articles = read(arguments.events, arguments.stories, arguments.topic, knowledge)
    pairs = pairs_of(articles)
    model = fit(pairs, np.ones(len(pairs.same), bool))
    print(f"{len(articles)} articles, {len(pairs.same)} pairs, {int(pairs.alike.sum())} within topics")
    print(f"INTERCEPT {model.intercept_[0]:.2f}  COSINE, LARGER_NORM {model.coef_[0].round(2)}")

    odds = odds_matrix(articles, pairs)
    events = [one for one in articles if one.of_event]
    labels = [one.event for one in events]
    alike = [(m, n) for (m, a), (n, b) in combinations(enumerate(events), 2) if a.topic == b.topic]
    truth = [labels[m] == labels[n] for m, n in alike]
    probability = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    scores = [probability[m, n] for m, n in alike]
    print(f"within topics, out of fold: log loss {log_loss(truth, scores):.3f}, AUC {roc_auc_score(truth, scores):.3f}")
    for threshold, ease in ((0.4, 0.1), (0.4, 0.2), (0.45, 0.2), (0.5, 0.2), (0.45, 0.3), (0.5, 0.3), (0.55, 0.3)):
        scored = clustered(probability, labels, threshold, ease)
        print(f"threshold {threshold:.2f} ease {ease:.2f}  B-cubed {scored}")


def clustered(probability: np.ndarray, labels: Sequence[str], threshold: float, ease: float) -> Scores:
    """The scores of each article's neighbours by likely pairs, clustered."""
    event_clusters.THRESHOLD, event_clusters.EASE = threshold, ease  # type: ignore[misc]
    parts = (probability * event_clusters.SCALE).astype(int)
    pairs = np.argwhere(np.triu(probability >= 0.5, 1)).tolist()
    found = [[n] for n in range(len(labels))]
    for keys, links in neighbourhoods(Link(a, b, float(probability[a, b])) for a, b in pairs):
        at = {key: n for n, key in enumerate(keys)}
        inside = [(at[one.a], at[one.b], parts[one.a, one.b]) for one in links]
        found[keys[0]] = [keys[n] for one in event_clusters.clusters(inside, len(keys)) if one[0] == 0 for n in one]
    return b_cubed(found, labels)


if __name__ == "__main__":
    main()
