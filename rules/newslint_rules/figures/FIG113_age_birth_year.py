"""See the rule's documentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from newslint.article import Span
from newslint.facts.figures import Quantities
from newslint.facts.lines import Sentences
from newslint.rule import Hit, rule


@rule(
    "FIG113",
    "age-birth-year",
    severity="warning",
    languages=("en",),
    bad=[
        "date: 2024-03-14\n---\nHalina Brodska, [[61]], who was born in 1982, runs the mill.",
        "The painter Oskar Lindqvist (1917-1963) died aged [[64]] in his studio.",
    ],
    good=[
        "date: 2024-03-14\n---\nHalina Brodska, 61, who was born in 1962, runs the mill.",
        "The painter Oskar Lindqvist (1917-1963) died aged 46 in his studio.",
        "date: 2024-03-14\n---\nHalina Brodska, 61, whose son was born in 1982, runs the mill.",
        "Halina Brodska, 61, who was born in 1982, runs the mill.",
    ],
)
def age_birth_year(text: str, sentences: Sentences, quantities: Quantities, published: date | None) -> Iterator[Hit]:
    """An age that does not fit the year of birth in the same sentence.

    Counted to the article's own date, or to the year of death where both years are given. One year more or less is
    a birthday.
    """
    ages = [one for one in quantities if one.role == "age" and one.unit == "year-of-age" and one.exact]
    in_sentence = Counter(one.sentence for one in ages)
    for one in ages:
        if in_sentence[one.sentence] > 1:
            continue
        sentence = sentences[one.sentence]
        years = _lived().search(text, sentence.start, sentence.end)
        if years is not None:
            if not _died().search(text, sentence.start, sentence.end):
                continue
            born, until = int(years["born"]), int(years["died"])
        else:
            years = _born().search(text, sentence.start, sentence.end)
            if years is None or published is None or _died().search(text, sentence.start, sentence.end):
                continue
            born, until = int(years["born"]), published.year
        age = until - born
        if 0 <= age <= 120 and abs(age - one.low) > 1 and one.low > 0:
            yield Hit(
                one.span,
                f"someone born in {born} was {age - 1} or {age} in {until}, not {one.low:.0f}",
                confidence="medium",
                related=(Span(*years.span("born")),),
                evidence={"born": born, "year": until, "age": one.low},
            )


@cache
def _lived() -> re.Pattern[str]:
    return re.compile(r"\((?P<born>1[4-9]\d\d|20\d\d)\s?[-–]\s?(?P<died>1[4-9]\d\d|20\d\d)\)")


@cache
def _born() -> re.Pattern[str]:
    return re.compile(
        r"(?:\bwho\s(?:was|is)|,|\()\s?born\s(?:in|on)\s(?:[^\W\d_]+\s){0,3}(?:\d{1,2},?\s)?(?P<born>1[89]\d\d|20\d\d)\b"
    )


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"\b(?:died|dies|dead|death|killed|passed\saway)\b")
