"""The figures that the articles on one event contradict each other in. Pure functions, without an index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newslint.figurepairs.compare import (
    FIRM_ROLES,
    Figure,
    Kind,
    Relation,
    figures_ratio,
    key,
    relation_of,
    values_meet,
)
from newslint.rule import Confidence

MAX_OF_A_KIND = 12
"""Figures that an article has of one kind, beyond which they are a list of results."""


class Other(NamedTuple):
    """A figure of another article, and how it stands to the one at hand. ``article``: its number in the event."""

    article: int
    figure: Figure
    relation: Relation


class Disagreement(NamedTuple):
    """A figure of one article that others contradict."""

    figure: Figure
    kind: Kind
    others: tuple[Other, ...]
    """The contradicting figures of other articles, one an article, the most alike first."""
    supporters: int
    """How many other articles have the figure as this one has it."""
    confidence: Confidence


class Figures(NamedTuple):
    """The figures of an article, and those of each kind, repeats of one in the same words left out; of long lists the
    first."""

    all: tuple[Figure, ...]
    by_key: Mapping[str, Sequence[Figure]]

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Figures:
        """The figures by kind."""
        every = tuple(figures)
        found: dict[str, dict[tuple[Any, ...], Figure]] = defaultdict(dict)
        for figure in every:
            one = figure.quantity
            if shared := key(one):
                found[shared].setdefault((one.low, one.high, one.unit, one.modifier, *figure.words), figure)
        return cls(every, {shared: list(its.values())[:MAX_OF_A_KIND] for shared, its in found.items()})


def disagreements(of: int, articles: Sequence[Figures]) -> Iterator[Disagreement]:
    """The contradicted figures of one article of an event, in their order: at most one for each thing counted.

    An article that has the other's value too, anywhere in the same role, is not set against it: it knows both. Where
    more articles have a figure than contradict it, only the others are told.
    """
    found = []
    for shared, figures in articles[of].by_key.items():
        theirs = {n: its.by_key[shared] for n, its in enumerate(articles) if n != of and shared in its.by_key}
        against = [_against(figure, theirs, articles[of].all) for figure in figures]
        told = [one for one in against if one is not None]
        if told:
            found.append(max(told, key=_weight))
    yield from sorted(found, key=lambda one: one.figure.quantity.start)


def _against(figure: Figure, within: Mapping[int, Sequence[Figure]], ours: Sequence[Figure]) -> Disagreement | None:
    """What speaks against one of our figures in articles; None if nothing does, or less than speaks for it."""
    others: list[Other] = []
    supporters = 0
    for article, theirs in within.items():
        relations = [(relation, one) for one in theirs if (relation := relation_of(figure, one)) is not None]
        if any(relation.kind in ("same", "agree") for relation, _ in relations):
            supporters += 1
            continue
        if not relations:
            continue
        relation, one = max(relations, key=lambda pair: (pair[0].similarity, -pair[1].quantity.start))
        if not _carries(ours, one):
            others.append(Other(article, one, relation))
    if not others or supporters + 1 > len(others):
        return None
    others.sort(key=lambda other: (-other.relation.similarity, other.article))
    kinds = Counter(one.relation.kind for one in others)  # of equal counts, that of the most alike
    kind = max(kinds, key=kinds.__getitem__)
    return Disagreement(figure, kind, tuple(others), supporters, _confidence(figure, others))


def _carries(figures: Sequence[Figure], wanted: Figure) -> bool:
    """Whether an article has the value, in the same role, in any sentence."""
    role = wanted.quantity.role
    return any(one.quantity.role == role and not one.quantity.vague and values_meet(one, wanted) for one in figures)


def _weight(one: Disagreement) -> tuple[float, int]:
    return (one.others[0].relation.similarity, -one.figure.quantity.start)


def _confidence(figure: Figure, others: Sequence[Other]) -> Confidence:
    """How sure it is that both count the same thing.

    Read on 58 events: contradicted tolls that both lead their articles, or stand in sentences much alike, and are less
    than twice apart, are of the same thing five times in six; where several articles hold the other value, nearly
    always.
    """
    best = others[0]
    close = best.relation.similarity
    if figure.quantity.role == "age" or best.relation.kind == "slip":
        return "medium"
    lead = figure.leads and best.figure.leads
    if figure.quantity.role not in FIRM_ROLES or close < (0.2 if lead else 0.35):
        return "low"
    if figures_ratio(figure, best.figure) >= 2 and not (lead and close >= 0.6):
        return "low"
    return "high" if len(others) > 1 and close >= 0.4 else "medium"
