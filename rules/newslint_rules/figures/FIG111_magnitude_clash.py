"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.lines import Sentences
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import written

MIN_VALUE = 10_000
MAX_MENTIONS = 50
"""Of the same digits, so many places are compared with each other."""
MIN_SHARED = 3
"""So many rare words the two sentences share."""


@rule(
    "FIG111",
    "magnitude-clash",
    severity="warning",
    languages=("en",),
    bad=[
        "The parliament approved a loan of [[$35.6 million]] for the Lesna tunnel on Monday.\n"
        "Builders had waited for years.\n"
        "The loan of [[$35.6 billion]] for the Lesna tunnel covers half of the cost, parliament said.",
        "The mill earned [[1.3 million crowns]] in May.\nIts profit of [[1.3 billion crowns]] was a record.",
        "The works printed [[2.4 million]] posters in May.\nA fire destroyed [[2.4 billion]] posters.",
    ],
    good=[
        "The parliament approved a loan of $35.6 million for the Lesna tunnel on Monday.\n"
        "The loan of $35.6 million for the Lesna tunnel covers half of the cost, parliament said.",
        "Sales of lamps rose to 24 million in May. The company is worth $24 billion.",
    ],
)
def magnitude_clash(text: str, sentences: Sentences, quantities: Quantities) -> Iterator[Hit]:
    """The same digits twice in one article, a power of ten apart, said of the same thing.

    $35.6 million here and $35.6 billion there, 15.9 billion and 159 billion: one of the two slipped, as happens when
    万, 億, milliard or bilion are translated. Both places must share their unit or noun, two digits that are not 0, and
    several words of their sentences; a million and a billion of one unit or noun without them are told with low
    confidence. Magnitudes that one sentence holds side by side are meant and left alone.
    """
    by_digits: dict[tuple[str, str], list[Quantity]] = {}
    for one in quantities:
        if one.low == one.high >= MIN_VALUE and one.form in ("digits", "mixed") and not one.notation:
            digits = f"{one.low:.0f}".rstrip("0")
            if len(digits) >= 2:
                by_digits.setdefault((digits, one.unit), []).append(one)
    for same in by_digits.values():
        same = same[:MAX_MENTIONS]
        if len({one.low for one in same}) == 1 or _side_by_side(same):
            continue
        for one in same:
            clashes = ((two, _clash(text, sentences, one, two)) for two in same)
            found = next(((two, level) for two, level in clashes if level), None)
            if found is not None:
                other, confidence = found
                yield Hit(
                    one.span,
                    f"{written(one.low, one.unit)} here, {written(other.low, other.unit)} "
                    f"{'below' if one < other else 'above'}: the same digits at another magnitude",
                    confidence=confidence,
                    related=(other.span,),
                    evidence={"here": one.low, "there": other.low},
                )


def _side_by_side(same: list[Quantity]) -> bool:
    """Whether one sentence holds two of the magnitudes: then both are meant (one percent of $3.5 billion ...)."""
    seen: dict[int, float] = {}
    return any(seen.setdefault(one.sentence, one.low) != one.low for one in same)


def _clash(text: str, sentences: Sentences, one: Quantity, other: Quantity) -> Confidence | None:
    """How surely two figures with the same digits are of the same thing; None where they may well not be."""
    if one.low == other.low or one.role != other.role:
        return None
    if not one.unit and (not one.noun or one.noun != other.noun):
        return None
    shared = _words(text, sentences[one.sentence]).keys() & _words(text, sentences[other.sentence]).keys()
    # "Million" and "billion" are exchanged more easily than a digit is lost.
    thousandfold = 999 < max(one.low, other.low) / min(one.low, other.low) < 1001
    if len(shared) >= (MIN_SHARED if thousandfold else MIN_SHARED + 1):
        return "medium"
    return "low" if thousandfold else None


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{4,}")


_COMMON = frozenset(
    "about after again against also among been before being between both could does dollars during each euros even "
    "every from have here however into just last like made many million billion thousand more most much next only "
    "other over part people percent same says said since some still such than that their them then there these they "
    "this those told total trillion under until very were what when where which while will with worth would year "
    "years".split()
)


def _words(text: str, sentence: Span) -> Mapping[str, None]:
    """The words of a sentence that say what it is about."""
    words = _word().findall(text[sentence.start : sentence.end].lower())
    return dict.fromkeys(word for word in words if word not in _COMMON)
