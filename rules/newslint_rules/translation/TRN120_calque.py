"""TRN120: phrases of another language in English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newslint.article import Span
from newslint.facts.basic import Types
from newslint.facts.quotes import Quotes
from newslint.knowledge import Knowledge
from newslint.rule import Confidence, Hit, rule

LANGUAGES = ("ar", "de", "es", "fr", "ja", "pt", "ru", "zh")
MEDIUM_WEIGHT = 4
"""Different phrases of one language in one article that weigh so much together are no accident."""
_WORD = re.compile(r"[a-z0-9]+")


class Calque(NamedTuple):
    """A phrase (``#`` is a number), how telling it is (1 or 2), what English has instead, and what it renders."""

    phrase: str
    language: str
    weight: int
    usual: str
    origin: str
    words: frozenset[str]
    """Where an article lacks one of these, the phrase need not be looked for, which takes ten times as long."""


@rule(
    "TRN120",
    "calque",
    severity="note",
    languages=("en",),
    bad=[
        "The council met [[in the night to Sunday]]. Two men were [[heavily injured]] when the pier broke.",
        "The storm did [[important damage]] to the pier.",
    ],
    good=[
        "The council met on Saturday night. Two men were seriously injured when the pier broke.",
        "The council did important work on the pier.",
    ],
)
def calque(lowered: str, types: Types, quotes: Quotes, knowledge: Knowledge) -> Iterator[Hit]:
    """A phrase rendered word by word from another language ("in the night to Sunday", German).

    One such phrase proves nothing: non-native reporters write them as well, and many are rare rather than wrong, so
    that confidence is low. Where several different ones of one language meet in an article, it is medium; the evidence
    names the language and the phrase behind each. Words within quotation marks are left alone.
    """
    table = _calques(knowledge)
    found: dict[str, list[tuple[Span, Calque]]] = {}
    for word in table.keys() & types:
        for one in table[word]:
            if not one.words <= types:
                continue
            for start, end in _places(lowered, one.phrase):
                if _stands_alone(lowered, start, end) and not quotes.covers(start):
                    found.setdefault(one.language, []).append((Span(start, end), one))
    for language, places in sorted(found.items()):
        apart = _apart(places)
        weight = sum(one.weight for one in {one for _, one in apart})
        confidence: Confidence = "medium" if weight >= MEDIUM_WEIGHT else "low"
        for span, one in apart:
            yield Hit(
                span,
                f"reads like {one.origin!r}; usual is {one.usual!r}",
                confidence=confidence,
                evidence={"language": language, "origin": one.origin, "usual": one.usual, "weight": weight},
            )


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands; ``#`` in it is a number."""
    if "#" in phrase:
        pattern = re.escape(phrase).replace(r"\#", r"\d{1,4}")
        yield from (match.span() for match in re.finditer(pattern, text))
        return
    at = text.find(phrase)
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + 1)


def _apart(places: list[tuple[Span, Calque]]) -> list[tuple[Span, Calque]]:
    """The places in order, the longest of those that overlap."""
    kept: list[tuple[Span, Calque]] = []
    end = 0
    for span, one in sorted(places, key=lambda place: (place[0].start, -place[0].end)):
        if span.start >= end:
            kept.append((span, one))
            end = span.end
    return kept


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not (after.isalnum() and text[end - 1].isalnum())


@cache
def _calques(knowledge: Knowledge) -> dict[str, tuple[Calque, ...]]:
    """The phrases of all languages by their rarest-looking (longest) word."""
    table: dict[str, list[Calque]] = {}
    for language in LANGUAGES:
        for line in knowledge.file(f"calques/{language}.tsv").read_text(encoding="utf-8").splitlines():
            if line.startswith("# "):
                continue
            phrase, weight, usual, origin = line.split("\t")
            word = max(_WORD.findall(phrase), key=len)
            words = frozenset(re.findall(r"\w+", phrase))
            table.setdefault(word, []).append(Calque(phrase, language, int(weight), usual, origin, words))
    return {word: tuple(found) for word, found in table.items()}
