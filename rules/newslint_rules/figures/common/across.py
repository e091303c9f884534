"""What the rules over events share: placing figures of several articles, and saying how they stand."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.figurepairs.compare import Figure
from newslint.figurepairs.disagreement import Disagreement
from newslint.figurepairs.parallel import Discrepancy
from newslint.groups.event import Event, EventArticle
from newslint.rule import Hit, Json, Place
from newslint_rules.figures.common.amounts import written

SHOWN = 6
"""Other places that a finding names."""

_WHAT = {
    "killed": "killed", "injured": "injured", "casualty": "killed or injured", "missing": "missing",
    "displaced": "displaced", "arrested": "arrested", "rescued": "rescued", "abducted": "abducted",
    "infected": "infected", "magnitude": "magnitude", "age": "years old", "sentence": "in prison",
}  # fmt: skip


def place(article: EventArticle, figure: Figure) -> Place:
    """Where a figure stands."""
    return Place(article.article, *figure.quantity.span, figure.text)


def disagreement_hit(event: Event, one: Disagreement, how: str) -> Hit:
    """A figure and those of the other articles that contradict it. ``how``: a phrase about the others."""
    others = [(event.articles[other.article], other.figure) for other in one.others]
    role = one.figure.quantity.role
    what = f" {_WHAT[role]}" if role in _WHAT else ""
    theirs = list(dict.fromkeys(figure.text for _, figure in others))
    return Hit(
        place(event.article, one.figure),
        f"{one.figure.text}{what} here, {_listed(theirs)} {how.format(articles=_articles(len(others)))}",
        confidence=one.confidence,
        related=tuple(place(*other) for other in others[:SHOWN]),
        evidence={
            "role": role,
            "value": _value(one.figure),
            "others": [_value(figure) for _, figure in others[:SHOWN]],
            "dates": [str(article.day or "") for article, _ in [(event.article, None), *others[:SHOWN]]],
            "contradicting": len(others),
            "supporting": one.supporters,
        },
    )


def discrepancy_hit(event: Event, one: Discrepancy) -> Hit:
    """A number or date and what stands in the same sentence of other articles."""
    text = event.article.said.texts[one.span]
    others = [(article := event.articles[number], span, article.said.texts[span]) for number, span in one.others]
    theirs = list(dict.fromkeys(its for _, _, its in others))
    return Hit(
        Place(event.article.article, *one.span, text),
        f"{text} here, {_listed(theirs)} in the same sentence of {_articles(len(others))}",
        confidence=one.confidence,
        related=tuple(Place(article.article, *span, its) for article, span, its in others[:SHOWN]),
        evidence={"contradicting": len(others), "supporting": one.supporters},
    )


def _value(figure: Figure) -> Json:
    one = figure.quantity
    low, high = written(one.low, one.unit), written(one.high, one.unit)
    return low if low == high else f"{low} to {high}"


def _listed(texts: Sequence[str]) -> str:
    shown = ", ".join(texts[:3])
    return shown if len(texts) <= 3 else f"{shown} ..."


def _articles(count: int) -> str:
    return f"{count} other articles" if count > 1 else "another article"
