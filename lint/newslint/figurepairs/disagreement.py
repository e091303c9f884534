"""The figures that the articles on one event contradict each other in. Pure functions, without an index."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from newslint.facts.figures.quantity import Quantity
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
from newslint.record import NamedTuple
from newslint.rule import Confidence

Value: TypeAlias = "tuple[float, float, str, str, bool]"

MAX_OF_A_KIND = 12
"""Figures that an article has of one kind, beyond which they are a list of results."""
_AGREE = frozenset(("same", "agree"))


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
    """The figures of an article by kind, repeats of one in the same words left out; of long lists the first."""

    quantities: tuple[Quantity, ...]
    """All of them."""
    by_key: Mapping[str, Sequence[Figure]]
    values: Mapping[str, Mapping[Value, Quantity]]
    """The values of each kind, each with the first that has it."""

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> Figures:
        """The figures by kind."""
        every = []
        found: dict[str, dict[tuple[Any, ...], Figure]] = defaultdict(dict)
        for figure in figures:
            one = figure.quantity
            every.append(one)
            if shared := key(one):
                found[shared].setdefault((one.low, one.high, one.unit, one.modifier, *figure.words), figure)
        by_key = {shared: list(its.values())[:MAX_OF_A_KIND] for shared, its in found.items()}
        values = {shared: {_value(one.quantity): one.quantity for one in its} for shared, its in by_key.items()}
        return cls(tuple(every), by_key, values)


def _value(one: Quantity) -> Value:
    """All that decides, within a role, whether its values meet those of another."""
    return one.low, one.high, one.unit, one.modifier, one.form == "vague"


def disagreements(of: int, articles: Sequence[Figures]) -> Iterator[Disagreement]:
    """The contradicted figures of one article of an event, in their order: at most one for each thing counted.

    An article that has the other's value too, anywhere in the same role or of nothing ("an earlier figure of 14"), is
    not set against it: it knows both. Where
    more articles have a figure than contradict it, only the others are told.
    """
    ours = articles[of]
    found = []
    for shared, figures in ours.by_key.items():
        # Most articles tell nothing that this one does not know, and what values say is cheaper than what words do.
        beside = {n: its for n, its in enumerate(articles) if n != of and shared in its.by_key}
        met = {value: one for its in beside.values() for value, one in its.values[shared].items()}
        role = figures[0].quantity.role
        has = [one for one in ours.quantities if (one.role == role or _is_bare(one)) and not one.vague]
        unknown = {value for value, other in met.items() if not any(values_meet(one, other) for one in has)}
        if not unknown:
            continue
        known: dict[int, list[Figure]] = {}
        strange: dict[int, list[Figure]] = {}
        for n, its in beside.items():
            known[n], strange[n] = [], []
            for one in its.by_key[shared]:
                (strange if _value(one.quantity) in unknown else known)[n].append(one)
        against = [
            _against(figure, known, {n: its for n, its in strange.items() if not _mentions(articles[n], figure)})
            for figure in figures
        ]
        told = [one for one in against if one is not None]
        if told:
            found.append(max(told, key=_weight))
    yield from sorted(found, key=lambda one: one.figure.quantity.start)


def _mentions(article: Figures, figure: Figure) -> bool:
    """Whether an article has the value of a figure as a number of nothing."""
    return any(_is_bare(one) and values_meet(figure.quantity, one) for one in article.quantities)


def _is_bare(one: Quantity) -> bool:
    return one.role == "count" and one.noun in _NUMBERS


_NUMBERS = frozenset(("", "figure", "number", "toll", "total"))


def _against(
    figure: Figure, known: Mapping[int, Sequence[Figure]], strange: Mapping[int, Sequence[Figure]]
) -> Disagreement | None:
    """What speaks against one of our figures in articles; None if nothing does, or less than speaks for it.

    ``known`` and ``strange``: the figures of each, those with a value that our article has too, and the others.
    """
    contrary = {article: found for article, its in strange.items() if (found := _related(figure, article, its))}
    others: list[Other] = []
    supporters = 0
    for article, figures in known.items() if contrary else ():
        if article in contrary:
            beside = _related(figure, article, figures)
            supports = any(one.relation.kind in _AGREE for one in (*contrary[article], *beside))
            if not supports and (best := max((*contrary[article], *beside), key=_rank)) not in beside:
                others.append(best)
        else:
            supports = _supports(figure, figures)
        supporters += supports
        if supporters >= len(contrary):
            break
    if len(others) <= supporters:
        return None
    others.sort(key=lambda other: (-other.relation.similarity, other.article))
    kinds = Counter(one.relation.kind for one in others)  # of equal counts, that of the most alike
    kind = max(kinds, key=kinds.__getitem__)
    return Disagreement(figure, kind, tuple(others), supporters, _confidence(figure, others))


def _related(figure: Figure, article: int, theirs: Sequence[Figure]) -> list[Other]:
    """The figures of an article that speak of the same thing as ours."""
    return [Other(article, one, relation) for one in theirs if (relation := relation_of(figure, one)) is not None]


def _supports(figure: Figure, theirs: Sequence[Figure]) -> bool:
    """Whether one of another article's figures is the same as ours."""
    return any((relation := relation_of(figure, one)) is not None and relation.kind in _AGREE for one in theirs)


def _rank(one: Other) -> tuple[float, int]:
    return one.relation.similarity, -one.figure.quantity.start


def _weight(one: Disagreement) -> tuple[float, int]:
    return (one.others[0].relation.similarity, -one.figure.quantity.start)


_OF_GAMES = frozenset(
    "ace appearance assist base basket birdie catch corner defeat foul game goal hit homer inning kick knockout lap "
    "loss match out over pass penalty play point punch rebound round run save set shot start steal stroke tackle "
    "touchdown try walk wicket win yard".split()
)
"""What a report of a game counts over and over: by player, by innings, by season."""


def _confidence(figure: Figure, others: Sequence[Other]) -> Confidence:
    """How sure it is that both count the same thing.

    Read on 58 events: contradicted tolls that both lead their articles, or stand in sentences much alike, and are less
    than twice apart, are of the same thing five times in six; where several articles hold the other value, nearly
    always. So are measures, prison terms and other counts that several articles hold, less than twice apart (7 of 8;
    of one article against one a third).
    """
    best = others[0]
    close = best.relation.similarity
    role = figure.quantity.role
    if role == "age" or best.relation.kind == "slip":
        return "medium"
    several = len(others) > 1
    far = figures_ratio(figure, best.figure) >= 2
    if role not in FIRM_ROLES:
        return "medium" if several and not far and figure.quantity.noun not in _OF_GAMES else "low"
    lead = figure.leads and best.figure.leads
    if close < (0.2 if lead or several else 0.35):
        return "low"
    if far and not (lead and close >= 0.6):
        return "medium" if several else "low"
    return "high" if several and close >= 0.4 else "medium"
