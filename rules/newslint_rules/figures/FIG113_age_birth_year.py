"""See the rule's documentation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from newslint.article import Span
from newslint.facts.dates import Dates
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
        "Halina Brodska, miller, dies at [[88]]\n\nShe died on 3 May 2021.\n\nShe was born in Orlenka on 4 June 1937.",
    ],
    good=[
        "date: 2024-03-14\n---\nHalina Brodska, 61, who was born in 1962, runs the mill.",
        "The painter Oskar Lindqvist (1917-1963) died aged 46 in his studio.",
        "date: 2024-03-14\n---\nHalina Brodska, 61, whose son was born in 1982, runs the mill.",
        "Halina Brodska, 61, who was born in 1982, runs the mill.",
        "Halina Brodska, miller, dies at 83\n\nShe died on 3 May 2021.\n\nShe was born in Orlenka on 4 June 1937.",
        "Halina Brodska, miller, dies at 83\n\nShe died on 3 May 2021. Her sister was born in 1941.",
    ],
)
def age_birth_year(
    text: str, sentences: Sentences, quantities: Quantities, dates: Dates, published: date | None
) -> Iterator[Hit]:
    """An age that does not fit the year of birth in the same sentence.

    Counted to the article's own date, or to the year of death where both years are given. One year more or less is
    a birthday. An age at death ("dies at 91") is held against the one birth that the article tells of.
    """
    yield from _at_death(text, quantities, dates, published)
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


def _at_death(text: str, quantities: Quantities, dates: Dates, published: date | None) -> Iterator[Hit]:
    """Dies at 91, beside a birth and a day of death that stand elsewhere."""
    ages = [
        one
        for one in quantities
        if one.role == "age" and one.exact and _dies_at().search(text, max(0, one.start - 24), one.start)
    ]
    if not ages:
        return
    births = [match for match in _was_born().finditer(text) if match["kin"] is None]
    if len(births) != 1:
        return
    days = [day for day in dates if day.year is not None]
    born = next((day for day in days if births[0].end() <= day.start <= births[0].end() + _NEAR), None)
    # News tells on which day somebody died; of who died years ago, it tells the year.
    told = [day for day in days if day.day and _died_on().search(text, max(0, day.start - _FAR), day.start)]
    until = max((day.year or 0 for day in told), default=published.year if published else None)
    if born is None or born.year is None or until is None:
        return
    if re.search(rf"\b{born.year}\s?[-–]\s?(?!{until}\b)\d{{4}}\b", text):
        return
    age = until - born.year
    for one in ages:
        if 0 < age <= 120 and one.low not in (age - 1, age) and abs(age - one.low) <= _MISREAD:
            fault = f"someone born in {born.year} was {age - 1} or {age} in {until}, not {one.low:.0f}"
            yield Hit(one.span, fault, confidence="medium", related=(born.span,))


_NEAR = 60
_FAR = 80
_MISREAD = 20
"""By more years than these, the age is another person's."""


@cache
def _dies_at() -> re.Pattern[str]:
    return re.compile(r"\b(?:dies|died|dead|die)\s(?:at|aged|at\sthe\sage\sof|at\sage)\s$")


@cache
def _was_born() -> re.Pattern[str]:
    kin = "brother|sister|father|mother|sons?|daughters?|wife|husband|cousin|uncle|aunt|twins?|child|children"
    return re.compile(rf"(?:\b(?P<kin>{kin})\b[^.\n]{{0,30}})?\b(?:[Ss]he|[Hh]e|who|[A-Z][^\W\d]+)\swas\sborn\b")


@cache
def _died_on() -> re.Pattern[str]:
    return re.compile(r"\bdied\b[^.;\n]{0,60}\s(?:on|in)\s$")


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
