"""BLP201: a line that a source prints in several articles."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.line import RecurringLine
from newslint.rule import Confidence, Everywhere, Hit, rule

MIN_POINTS = 4


def _story(place: str, day: str, end: str) -> str:
    return (
        f"The council of {place} met on {day} and agreed to rebuild the pier before the winter storms of the year.\n\n"
        f"Boats of {place} will use the southern quay until then, the harbour master said after {day}'s meeting.\n\n"
        + end
    )


_LINE = "[[Velmora Post, the voice of the harbour]]"
_PLAIN = "Velmora Post, the voice of the harbour"


@rule(
    "BLP201",
    "recurring-line",
    over="line",
    severity="warning",
    bad=[
        {
            "velmorapost.example/1.txt": _story("Velmora", "Monday", _LINE),
            "velmorapost.example/2.txt": _story("Sunport", "Friday", _LINE),
            "velmorapost.example/3.txt": _story("Harlow Bay", "Sunday", _LINE),
        },
        {
            "velmorapost.example/1.txt": _story("Velmora", "Monday", _LINE),
            "velmorapost.example/2.txt": _story("Sunport", "Friday", _LINE),
        },
    ],
    good=[
        # Two sources, one each.
        {
            "velmorapost.example/1.txt": _story("Velmora", "Monday", _PLAIN),
            "sunportnews.example/1.txt": _story("Sunport", "Friday", _PLAIN),
        },
        # One story, printed twice.
        {
            "velmorapost.example/1.txt": _story("Velmora", "Monday", _PLAIN),
            "velmorapost.example/2.txt": _story("Velmora", "Monday", "The ferry calls twice.\n\n" + _PLAIN),
        },
        # Nobody knows where these are from.
        {
            "a.txt": _story("Velmora", "Monday", _PLAIN),
            "b.txt": _story("Sunport", "Friday", _PLAIN),
            "c.txt": _story("Harlow Bay", "Sunday", _PLAIN),
        },
    ],
)
def recurring_line(line: RecurringLine) -> Iterator[Hit]:
    """A line of under 300 characters that stands in several articles of one source.

    What a site prints around its stories needs no list of phrases: it recurs. Articles that share their paragraphs
    (updates of one story, the same copy twice) count once. Four stories are enough. It takes one less if the line
    stands before the first or after the last paragraph in all of them, one less if it stands beside other boilerplate
    in all of them, and one more if it is a sentence, as background is retold. One less than that is reported with low
    confidence.
    """
    edges, beside = line.edges == line.sampled, line.beside == line.sampled
    points = line.stories + edges + beside - line.sentence
    if line.stories < 2 or points < MIN_POINTS - 1:
        return
    confidence: Confidence = "low" if points < MIN_POINTS else "high" if edges and points > MIN_POINTS else "medium"
    yield Hit(
        Everywhere(line.member),
        f"this line stands in {line.articles} articles of the source",
        confidence=confidence,
        evidence={
            "articles": line.articles,
            "sampled": line.sampled,
            "stories": line.stories,
            "edges": line.edges,
            "beside": line.beside,
        },
    )
