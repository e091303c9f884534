"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from newslint.article import Span
from newslint.facts.dates import DateMention, Dates
from newslint.record import NamedTuple
from newslint.rule import Hit, rule


@rule(
    "FIG121",
    "age-beside-year",
    severity="error",
    languages=("en",),
    bad=[
        "Holub left the mill at 15, in 1952. In 1960, [[aged 33]], he built his first organ.",
        "She was born in 1931 in Orlenka. In 1949, [[at the age of 28]], she went to sea.",
    ],
    good=[
        "Holub left the mill at 15, in 1952. In 1960, aged 23, he built his first organ.",
        "She was born in 1931 in Orlenka. In 1949, at the age of 18, she went to sea.",
        "Holub left the mill at 15, in 1952. His brother Karel took it over in 1960, aged 33.",
        "She was born in 1931. In 1949, her father, aged 58, went to sea.",
    ],
)
def age_beside_year(text: str, dates: Dates) -> Iterator[Hit]:
    """Two ages of one person that do not fit the years in which they were reached.

    "At 15, in 1952" gives a year of birth; "in 1960, aged 33" gives another. Told within a paragraph, where no other
    name and no relative comes between; a year more or less is a birthday.
    """
    years = [day for day in dates if day.year is not None]
    if len(years) < 2 or not any(word in text for word in (" aged ", " age of ", " at 1", " at 2", " at 3", "e was ")):
        return
    found = list(_anchors(text, years))
    for first, second in pairwise(found):
        between = text[first.end : second.end]
        if "\n" in between or len(between) > _FAR or _another().search(text, first.end, second.end):
            continue
        low, high = second.year - second.age - 1, second.year - second.age
        if second.age == 0:
            continue
        if high + 1 < first.year - first.age - 1 + (first.age == 0) or low - 1 > first.year - first.age:
            born = first.year - first.age
            yield Hit(
                Span(second.start, second.end),
                f"someone {f'{first.age} in {first.year}' if first.age else f'born in {born}'} "
                f"was {second.year - born - 1} or {second.year - born} in {second.year}, not {second.age}",
                confidence="medium",
                related=(Span(first.start, first.end),),
            )


_FAR = 300
_AROUND = 35


class _Anchor(NamedTuple):
    """An age and the year in which it was reached."""

    start: int
    end: int
    age: int
    year: int


@cache
def _anchor() -> re.Pattern[str]:
    year, aged = r"(?:1[89]|20)\d\d", r"(?:[Aa]ged|[Aa]t(?:\s(?:the\s)?age\sof)?|[Aa]t\sage)"
    return re.compile(
        rf"\b(?:[Ii]n\s(?P<y1>{year}),?\s(?P<aged1>(?:{aged}|when\ss?he\swas)\s(?P<a1>\d\d?))(?=[,.;])"
        rf"|(?P<aged2>{aged}\s(?P<a2>\d\d?)),?\sin\s(?P<y2>{year})\b"
        r"|[Ss]?[Hh]e\swas\s(?P<aged3>born)\s(?:in|on)\s(?:[^\W\d]+\s(?:on|in)\s)?(?:\d\d?\s)?"
        rf"(?:[^\W\d]+\s)?(?:\d\d?,\s)?(?P<y3>{year})\b)"
    )


def _anchors(text: str, years: Sequence[DateMention]) -> Iterator[_Anchor]:
    """The ages beside the years, each once."""
    done = 0
    for day in years:
        match = _anchor().search(text, max(done, day.start - _AROUND), day.end + _AROUND)
        if match is None:
            continue
        done = match.end()
        if match["y1"]:
            yield _Anchor(*match.span("aged1"), int(match["a1"]), int(match["y1"]))
        elif match["y2"]:
            yield _Anchor(*match.span("aged2"), int(match["a2"]), int(match["y2"]))
        else:
            yield _Anchor(*match.span("aged3"), 0, int(match["y3"]))


@cache
def _another() -> re.Pattern[str]:
    """A relative, or a second person's name: "Karel took", "brother"."""
    kin = "brother|sister|father|mother|son|daughter|wife|husband|cousin|uncle|aunt|friend|twin|widow|nephew|niece"
    return re.compile(
        rf"\b(?:{kin})s?\b|\.\s(?!(?:S?[Hh]e|In|At|By|The|It|After|Then|When|There|H(?:is|er)|They|From|On|As)\b)[A-Z][a-z]+\s"
        r"|[a-z,]\s(?!S?[Hh]e\b)[A-Z][a-z]+\s(?:[A-Z][a-z]+\s)?(?:who|was|took|died|[a-z]+ed)\b|\b[A-Z][a-z]+,\swho\b"
    )
