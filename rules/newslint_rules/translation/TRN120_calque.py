"""TRN120: phrases of another language in English words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newslint.article import Span
from newslint.facts.basic import Types
from newslint.facts.quotes import Quotes
from newslint.knowledge import Knowledge
from newslint.knowledge.idioms import find_idioms, read_idioms
from newslint.record import NamedTuple
from newslint.rule import Confidence, Hit, rule

LANGUAGES = ("ar", "de", "es", "fr", "it", "ja", "pl", "pt", "ru", "tr", "uk", "zh")
MEDIUM_WEIGHT = 4
"""Different phrases of one language in one article that weigh so much together are no accident."""
IDIOM_WEIGHT = 2
_SLOTS = frozenset("#*/'")
_BREAKS = str.maketrans("-'’,.()#*", "         ")


class Calque(NamedTuple):
    """A phrase, how telling it is (1 or 2), what English has instead, and what it renders.

    In a phrase, ``#`` is a number, ``*`` any word, and ``take/takes/took`` one of these.
    """

    phrase: str
    language: str
    weight: int
    usual: str
    origin: str
    words: frozenset[str]
    """Where an article lacks one of these, the phrase need not be looked for, which takes ten times as long."""
    choices: tuple[frozenset[str], ...]
    """The same, where it lacks all of one of these."""


@rule(
    "TRN120",
    "calque",
    severity="note",
    languages=("en",),
    bad=[
        "The council met [[in the night to Sunday]]. Two men were [[heavily injured]] when the pier broke.",
        "The storm did [[important damage]] to the pier.",
        "At the hearing, the [[monkey came out of the sleeve]]: the pier has no owner.",
    ],
    good=[
        "The council met on Saturday night. Two men were seriously injured when the pier broke.",
        "The council did important work on the pier.",
        "A monkey bit the keeper in the arm. The sleeve of his coat was torn.",
    ],
)
def calque(lowered: str, types: Types, quotes: Quotes, knowledge: Knowledge) -> Iterator[Hit]:
    """A phrase rendered word by word from another language ("in the night to Sunday", German).

    One such phrase proves nothing: non-native reporters write them as well, and many are rare rather than wrong, so
    that confidence is low. So it is of a figure of speech, which is told by the words that every literal rendering
    keeps ("the monkey came out of the sleeve", Dutch). Where several different ones of one language meet in an article,
    it is medium; the evidence names the language and the phrase behind each. Within quotation marks only figures of
    speech are reported.
    """
    table = _calques(knowledge)
    found: dict[str, list[tuple[Span, Calque]]] = {}
    for word in table.keys() & types:
        for language, line in table[word]:
            one = _parse(language, line)
            if not one.words <= types or any(map(types.isdisjoint, one.choices)):
                continue
            for start, end in _places(lowered, one.phrase):
                if _stands_alone(lowered, start, end) and not quotes.covers(start):
                    found.setdefault(one.language, []).append((Span(start, end), one))
    for start, end, idiom in find_idioms(lowered, types, _idioms(knowledge)):
        one = Calque(idiom.origin, idiom.language, IDIOM_WEIGHT, idiom.usual, idiom.origin, frozenset(), ())
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
    """Where a phrase stands."""
    if not _SLOTS.isdisjoint(phrase):
        yield from (match.span() for match in _pattern(phrase).finditer(text))
        return
    at = text.find(phrase)
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + 1)


def _apart(places: list[tuple[Span, Calque]]) -> list[tuple[Span, Calque]]:
    """The places in order, the longest of those that overlap; of two of one extent, that whose phrase sorts first."""
    kept: list[tuple[Span, Calque]] = []
    end = 0
    for span, one in sorted(places, key=lambda place: (place[0].start, -place[0].end, place[1].phrase)):
        if span.start >= end:
            kept.append((span, one))
            end = span.end
    return kept


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalnum() and not (after.isalnum() and text[end - 1].isalnum())


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    words = (f"(?:{re.escape(word).replace('/', '|')})" if "/" in word else re.escape(word) for word in phrase.split())
    pattern = (
        " ".join(words).replace("'", "['’]").replace(r"\#", r"\d(?:[\d.,]{0,9}\d)?").replace(r"\*", r"\w[\w'’-]{0,30}")
    )
    return re.compile(pattern)


@cache
def _parse(language: str, line: str) -> Calque:
    phrase, weight, usual, origin = line.split("\t")
    fixed = " ".join(word for word in phrase.split(" ") if "/" not in word).translate(_BREAKS)
    choices = tuple(frozenset(word.split("/")) for word in phrase.split(" ") if "/" in word)
    simple = tuple(one for one in choices if all(map(str.isalnum, one)))
    return Calque(phrase, language, int(weight), usual, origin, frozenset(fixed.split()), simple)


@cache
def _idioms(knowledge: Knowledge) -> Mapping[str, Sequence[str]]:
    return read_idioms(knowledge.file("idioms.tsv"))


@cache
def _calques(knowledge: Knowledge) -> dict[str, list[tuple[str, str]]]:
    """Language and line of all phrases, by the rarest-looking (longest) word."""
    table: dict[str, list[tuple[str, str]]] = {}
    for language in LANGUAGES:
        for line in knowledge.file(f"calques/{language}.tsv").read_text(encoding="utf-8").splitlines():
            if "\t" not in line:  # what the file is
                continue
            words = line.partition("\t")[0].split(" ")
            word = max(words, key=len)
            if not word.isalpha():
                word = max(filter(str.isalpha, words), key=len, default=words[0].rstrip(",").partition("-")[0])
            table.setdefault(word, []).append((language, line))
    return table
