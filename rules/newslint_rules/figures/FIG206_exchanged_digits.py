"""See the rule's documentation."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.figures import Quantity
from newslint.figurepairs.compare import Figure
from newslint.figurepairs.pack import Said, digits_of
from newslint.figurepairs.words import similarity
from newslint.groups.event import Event
from newslint.rule import Hit, rule
from newslint_rules.figures.common.across import SHOWN, place
from newslint_rules.figures.common.digits import are_of_one_kind, digits, exchanged


@rule(
    "FIG206",
    "exchanged-digits",
    over="event",
    severity="warning",
    languages=("en",),
    bad=[
        {
            "a.example/1.txt": "The lamp factory in Vesby burned down on Tuesday night, director Ida Brandl said. The "
            "chimney of the lamp factory, [[121 metres]] tall, still stands.",
            "b.example/2.txt": "A fire destroyed the lamp factory of Vesby on Tuesday. Only the 112-metre chimney was "
            "left, said the director of the lamp factory, Ida Brandl.",
            "c.example/3.txt": "The 112 metres of the chimney are all that the fire of Tuesday left of the lamp "
            "factory in Vesby, said Ida Brandl, its director.",
        },
    ],
    good=[
        {
            "a.example/1.txt": "The lamp factory in Vesby burned down on Tuesday night, director Ida Brandl said. The "
            "chimney of the lamp factory, 112 metres tall, still stands.",
            "b.example/2.txt": "A fire destroyed the lamp factory of Vesby on Tuesday. Only the 112-metre chimney was "
            "left, said the director of the lamp factory, Ida Brandl. The hall was 121 metres long.",
        },
    ],
)
def exchanged_digits(event: Event) -> Iterator[Hit]:
    """A number that others on the event have with two of its digits exchanged, and as it is do not.

    121 metres here, 112 there; 1,204 votes and 2,104. Articles that say the same in other words share no sentence by
    which FIG201 and FIG202 could compare them, but two numbers of one unit or noun that are made of the same digits,
    each unknown to the other side, are hardly two things. Where as many other articles have the one as have the
    other, nothing is told.
    """
    said = event.article.said
    theirs = [article.said for article in event.others]
    made_alike = {digits for its in theirs for digits in _in_other_order(said, its)}
    if not made_alike:
        return
    by_likeness, in_common = event.figures_told  # what FIG201 and FIG202 tell
    told = {*(one.figure.quantity.span for one in by_likeness), *(one.span for one in in_common)}
    values = {(one.quantity.low, one.quantity.unit) for one in said.figures}
    for one in said.figures:
        if one.quantity.span in told or not _is_telling(one.quantity) or digits_of(one.quantity) not in made_alike:
            continue
        found = [
            (article, other)
            for article, its in zip(event.others, theirs, strict=True)
            for other in _first(one, its, values)
        ]
        supporters = sum(any(_same(one.quantity, its.quantity) for its in article.figures) for article in theirs)
        if not found or supporters >= len(found):
            continue
        texts = list(dict.fromkeys(other.text for _, other in found))
        many = f"{len(found)} other articles" if len(found) > 1 else "another article"
        yield Hit(
            place(event.article, one),
            f"{one.text} here, {', '.join(texts[:3])} in {many} on the event",
            confidence="medium" if len(digits(one.quantity.low)) > _FEW and len(found) > supporters + 1 else "low",
            related=tuple(place(article, other) for article, other in found[:SHOWN]),
            evidence={"contradicting": len(found), "supporting": supporters},
        )


_FEW = 2
_LEAST_ALIKE = 0.08
"""Two digits are soon the same: then the sentences have to have some word in common."""
_ASIDE = frozenset(("ago", "background", "former", "hypothetical"))


def _is_telling(one: Quantity) -> bool:
    """Whether it is one number of at least two digits, of something."""
    if one.low != one.high or one.vague or _ASIDE & set(one.flags):
        return False
    return len(set(digits(one.low))) > 1 and bool(one.unit or one.noun)


def _same(one: Quantity, other: Quantity) -> bool:
    return one.low == other.low and (one.unit == other.unit or not one.unit or not other.unit)


def _in_other_order(ours: Said, theirs: Said) -> Iterator[tuple[str, str]]:
    """The digits of which another article has a number that ours does not have."""
    for made_of in ours.by_digits.keys() & theirs.by_digits.keys():
        values = {one.quantity.low for one in ours.by_digits[made_of]}
        if any(one.quantity.low not in values for one in theirs.by_digits[made_of]):
            yield made_of


def _first(one: Figure, said: Said, values: set[tuple[float, str]]) -> Iterator[Figure]:
    """The figure of another article that is ours with two digits exchanged, if it does not have ours as well."""
    ours = one.quantity
    made_alike = said.by_digits.get(digits_of(ours), ())
    if not made_alike or any(_same(ours, its.quantity) for its in said.figures):
        return
    for other in made_alike:
        its = other.quantity
        if (its.low, its.unit) in values or not _is_telling(its) or not are_of_one_kind(ours, its):
            continue
        if exchanged(ours.low, its.low) and (
            len(digits(ours.low)) > _FEW or similarity(one.words, other.words) >= _LEAST_ALIKE
        ):
            yield other
            return
