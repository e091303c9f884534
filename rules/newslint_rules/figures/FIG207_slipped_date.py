"""FIG207: a date that other articles on the event have one digit away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from newslint.article import Span
from newslint.facts.dates import DateMention
from newslint.figurepairs.pack import Said
from newslint.figurepairs.words import Words, similarity
from newslint.groups.event import Event
from newslint.rule import Hit, Place, rule
from newslint_rules.figures.common.across import SHOWN

_Day: TypeAlias = "tuple[int, int]"
"""Month and day."""
_Told: TypeAlias = "tuple[DateMention, Words]"
_Days: TypeAlias = "Mapping[_Day, _Told]"
LEAST_ARTICLES = 2
LEAST_ALIKE = 0.15
ALIKE = 0.4
_CLOSE = 4
"""Days from the day of publication within which a date may be that of the report."""


@rule(
    "FIG207",
    "slipped-date",
    over="event",
    severity="warning",
    languages=("en",),
    bad=[
        {
            "a.example/1.txt": "date: 2025-09-02\n---\n"
            "Ida Brandl of Vesby was jailed for the fire at the lamp factory. It broke out on "
            "[[27 November 2023]] and killed two tenants of the factory, the court found.",
            "b.example/2.txt": "date: 2025-09-02\n---\n"
            "The court in Vesby jailed Ida Brandl on Tuesday. She set the lamp factory alight on "
            "17 November 2023. Two tenants were killed.",
            "c.example/3.txt": "date: 2025-09-02\n---\n"
            "Two tenants died in the lamp factory of Vesby on November 17, 2023, when Ida Brandl "
            "set it alight. She was jailed by the court on Tuesday.",
        },
    ],
    good=[
        {
            "a.example/1.txt": "date: 2025-09-02\n---\n"
            "Ida Brandl of Vesby was jailed for the fire at the lamp factory. It broke out on "
            "17 November 2023 and killed two tenants of the factory. She was arrested on 27 November 2023.",
            "b.example/2.txt": "date: 2025-09-02\n---\n"
            "The court in Vesby jailed Ida Brandl on Tuesday. She set the lamp factory alight on "
            "17 November 2023. Two tenants were killed.",
            "c.example/3.txt": "date: 2025-09-02\n---\n"
            "Two tenants died in the lamp factory of Vesby on November 17, 2023, when Ida Brandl "
            "set it alight. She was jailed by the court on Tuesday.",
        },
    ],
)
def slipped_date(event: Event) -> Iterator[Hit]:
    """A date that several other articles on the event have with another ten, or with its digits exchanged.

    The 27th of November here, the 17th there; the 13th and the 31st. Told where two articles have the one and nobody
    else has ours, which does not have theirs, in sentences that have some words in common. Days that follow each other
    are left alone, since news has many of them.
    """
    ours = _days(event.article.said)
    theirs = [_days(article.said) for article in event.others] if ours else []
    for day, told in ours.items():
        if any(day in days for days in theirs) or _is_of_report(event, told[0]):
            continue
        for others in _slipped(day, ours, theirs).values():
            alike = max(similarity(told[1], its[1]) for _, its in others)
            if len(others) < LEAST_ARTICLES or alike < LEAST_ALIKE:
                continue
            places = [_place(event, number, its[0]) for number, its in others]
            text = event.article.said.texts[told[0].span]
            yield Hit(
                Place(event.article.article, *told[0].span, text),
                f"{text} here, {places[0].text} in {len(others)} other articles on the event",
                confidence="medium" if alike >= ALIKE else "low",
                related=tuple(places[:SHOWN]),
                evidence={"contradicting": len(others), "supporting": 0},
            )


def _slipped(day: _Day, ours: _Days, theirs: Sequence[_Days]) -> Mapping[_Day, Sequence[tuple[int, _Told]]]:
    """The days of others that one of ours may have slipped from, each with who has it."""
    year = ours[day][0].year
    found: dict[_Day, list[tuple[int, _Told]]] = defaultdict(list)
    for number, days in enumerate(theirs):
        for its, told in days.items():
            if its[0] == day[0] and _is_slip(day[1], its[1]) and its not in ours and told[0].year in (None, year):
                found[its].append((number, told))
    return found


def _days(said: Said) -> _Days:
    """The days of an article, each with its first mention and the words of the sentence."""
    found: dict[_Day, _Told] = {}
    for one in said.statements:
        for mention in one.days:
            if mention.month is not None and mention.day is not None:
                found.setdefault((mention.month, mention.day), (mention, one.words))
    return found


def _is_slip(one: int, other: int) -> bool:
    """Whether two days differ in their ten, or have their digits exchanged: 7, 17 and 27; 12 and 21."""
    return one != other and (one % 10 == other % 10 or (one // 10, one % 10) == (other % 10, other // 10))


def _is_of_report(event: Event, mention: DateMention) -> bool:
    day = event.article.day
    if day is None or (mention.year or day.year) != day.year:
        return False
    return mention.month == day.month and abs((mention.day or 0) - day.day) <= _CLOSE


def _place(event: Event, number: int, mention: DateMention) -> Place:
    article = event.others[number]
    span: Span = mention.span
    return Place(article.article, *span, article.said.texts[span])
