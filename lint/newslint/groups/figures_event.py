"""The figures that the articles on one event contradict each other in. Pure functions, without an index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newslint.groups.figures_compare import (
    FIRM_ROLES,
    Figure,
    Kind,
    Relation,
    comparable,
    figures_ratio,
    key,
    values_meet,
)
from newslint.rule import Confidence


class Other(NamedTuple):
    """A figure of another article, and how it stands to the one at hand."""

    article: int
    figure: Figure
    relation: Relation


class Disagreement(NamedTuple):
    """A figure of one article that others contradict. ``article``: its number in the event."""

    article: int
    figure: Figure
    kind: Kind
    others: tuple[Other, ...]
    """The contradicting figures of other articles, one an article, the most alike first."""
    supporters: int
    """How many other articles have the figure as this one has it."""
    confidence: Confidence


def disagreements(articles: Sequence[Sequence[Figure]]) -> Iterator[Disagreement]:
    """The contradicted figures of an event, in the order of the articles: at most one for each thing counted.

    An article that has the other's value too, anywhere in the same role, is not set against it: it knows both. Where
    more articles have a figure than contradict it, only the others are told.
    """
    by_key: dict[str, dict[int, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for number, figures in enumerate(articles):
        for figure in figures:
            if shared := key(figure.quantity):
                by_key[shared][number].append(figure)
    found: list[Disagreement] = []
    for within in by_key.values():
        if len(within) > 1:
            found += _in_key(within, articles)
    yield from sorted(found, key=lambda one: (one.article, one.figure.quantity.start))


def _in_key(within: Mapping[int, Sequence[Figure]], articles: Sequence[Sequence[Figure]]) -> Iterator[Disagreement]:
    for number, figures in within.items():
        best: Disagreement | None = None
        for figure in figures:
            one = _against(number, figure, within, articles)
            if one is not None and (best is None or _weight(one) > _weight(best)):
                best = one
        if best is not None:
            yield best


def _against(
    number: int, figure: Figure, within: Mapping[int, Sequence[Figure]], articles: Sequence[Sequence[Figure]]
) -> Disagreement | None:
    """What speaks against a figure of article ``number``; None if nothing does, or less than speaks for it."""
    others: list[Other] = []
    supporters = 0
    for article, theirs in within.items():
        if article == number:
            continue
        relations = [(relation, one) for one in theirs if (relation := comparable(figure, one)) is not None]
        if any(relation.kind in ("same", "agree") for relation, _ in relations):
            supporters += 1
            continue
        if not relations:
            continue
        relation, one = max(relations, key=lambda pair: (pair[0].similarity, -pair[1].quantity.start))
        if not _carries(articles[number], one):
            others.append(Other(article, one, relation))
    if not others or supporters > len(others):
        return None
    others.sort(key=lambda other: (-other.relation.similarity, other.article))
    kind = others[0].relation.kind
    return Disagreement(number, figure, kind, tuple(others), supporters, _confidence(figure, others))


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
