"""Well-known people of whose name one part is right and another nearly.

``newslint.namepairs.lookup`` weighs a misspelt word as such. Three kinds of errors need two words at once: the wrong
one is a word of English or somebody else's name (Elon Mask, Rahm Emmanuel); it looks like an inflection of the right
one (Viktor Orbane); or it differs as romanisations of one original do (Javier Miley), which is no excuse where the
original is written in Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from newslint.article import Span
from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity
from newslint.knowledge.translit import lower
from newslint.namepairs.candidates import Bearer, bearers, by_ear, has_other_stem, similarity, sounding
from newslint.namepairs.surroundings import countries_of
from newslint.namepairs.variants import is_inflection, same_romanised
from newslint.record import NamedTuple

LATIN: Final = frozenset(
    "AD AL AO AR AT AU BA BB BE BI BO BR BW CA CD CG CH CL CM CO CR CU CZ DE DK DO EC EE ES FI FR GA GB GH GT HN HR HT "
    "HU ID IE IS IT JM KE LT LU LV MD ME MT MW MX MY MZ NA NG NI NL NO NZ PA PE PH PL PT PY RO RW SE SI SK SV TR TZ UG "
    "US UY VE VN XK ZA ZM ZW".split()
)
"""Countries whose names are written in Latin letters: print has them as they are, but for diacritics."""
LEAST_SIMILARITY: Final = 0.6
CLOSE: Final = 0.8
CLOSE_TO_RARE: Final = 0.75
"""The same where the other part says who is meant."""
RARE: Final = 3
"""A part that so few people of the lexicon share says who is meant,"""
RARE_LEVEL: Final = 4
"""... if no more people of the world than that are called so."""
FOREIGN_GIVEN: Final = -1
"""That others bear a given name speaks less against it beside a rare surname."""
COMMON: Final = 4
"""From this level on a part is attested so often that it is likely to be somebody's own name."""
MIN_LENGTH: Final = 3
ENOUGH: Final = 3
"""So many points, and the name is probably meant."""
POSSIBLE: Final = 2
_NEXT = re.compile(r" (?:(?:bin|ben|da|de|di|del|van|von|der) |(?:al|el)[ -])*(\w[\w’'-]{1,40})")
_MENTIONS_READ = 3
_LONGEST = 24
"""Of a word before a name: a text may be one line, and that without end."""


class Respelt(NamedTuple):
    """A part of somebody's name that should be another."""

    span: Span
    form: str
    right: str
    entity: str
    points: Mapping[str, int]
    """What speaks for it, and how much."""

    @property
    def total(self) -> int:
        """All points."""
        return sum(self.points.values())


class _Words(NamedTuple):
    """Two words in a row."""

    part: str
    """Of somebody's name."""
    form: str
    part_first: bool


class _Pair(NamedTuple):
    """Whom two words in a row nearly name."""

    entity: Entity
    right: str
    points: Mapping[str, int]
    """What the spelling alone says."""
    roles: tuple[frozenset[str], ...]


def respelt_parts(text: str, names: Names, knowledge: Knowledge) -> Iterator[Respelt]:
    """The misspelt parts of well-known people's names in an article, each once a name and place."""
    found = [
        (name, span, words.form, pair)
        for name in names
        if not name.acronym
        for span, words in _beside(text, name, knowledge)
        for pair in _pairs(words, knowledge)
    ]
    if not found:
        return
    forms = frozenset(name.form for name in names)
    countries = countries_of(names, knowledge.lexicon)
    best: dict[Span, Respelt] = {}
    for name, span, form, pair in found:
        points = dict(pair.points)
        if not countries.isdisjoint(pair.entity.country):
            points["country"] = 1
        if any(role <= name.context for role in pair.roles):
            points["role"] = 2
        if pair.right in forms and "unattested" in points:
            points["in the article"] = 1
        one = Respelt(span, form, pair.right, pair.entity.name, points)
        if one.total < POSSIBLE or points.keys().isdisjoint(("close", "role")):
            continue
        if span not in best or one.total > best[span].total:
            best[span] = one
    yield from best.values()


def _beside(text: str, name: Name, knowledge: Knowledge) -> Iterator[tuple[Span, _Words]]:
    """Where a word stands beside a part of somebody's name."""
    bearing = knowledge.lexicon.bearing
    alone = name.standing != Standing.KNOWN and not name.before
    for start, end in name.spans[:_MENTIONS_READ]:
        following = _NEXT.match(text, end)
        if following and following[1][0].isupper():
            word = following[1].rstrip("’'-").removesuffix("'s").removesuffix("’s")
            at = following.start(1)
            if bearing(name.form):
                yield Span(at, at + len(word)), _Words(name.form, word, True)
            if bearing(word):
                yield Span(start, end), _Words(word, name.form, False)
        if alone:
            # Ordinary words are no names, and so are none that stand before one: Pep, Xi.
            preceding = _word_before(text, start)
            if preceding[:1].isupper() and bearing(preceding):
                yield Span(start, end), _Words(preceding, name.form, True)


def _word_before(text: str, start: int) -> str:
    """The word that ends in front of the space before an offset; "" if something else stands there."""
    end = start - 1
    if text[end : end + 1] != " ":
        return ""
    words = text[max(0, end - _LONGEST) : end].split()
    return words[-1].lstrip("“\"‘'«(") if words else ""


@lru_cache(1 << 12)
def _pairs(words: _Words, knowledge: Knowledge) -> tuple[_Pair, ...]:
    """The people whom two words nearly name; none when some are called just so."""
    part, form, _ = words
    people = [one for one in bearers(part, knowledge) if one.entity.kind == "people"]
    if len(form) < MIN_LENGTH or any(_is_own(form, one) for one in people):
        return ()
    rare = len(people) <= RARE and knowledge.attested.level(part) <= RARE_LEVEL
    level = knowledge.attested.level(form)
    sounds = sounding(form, knowledge)
    found: list[_Pair] = []
    for one in people:
        surnames = frozenset(word for surname in one.entity.surnames for word in surname.split())
        for right in sorted(one.others):
            if not _in_order(words, right, one.entity):
                continue
            if right not in surnames and (len(people) > RARE or part not in surnames or is_inflection(form, right)):
                continue
            near = max(similarity(form, right), by_ear(form, sounds[right]) if right in sounds else 0.0)
            if near < LEAST_SIMILARITY or has_other_stem(form, right):
                continue
            close = near >= (CLOSE_TO_RARE if rare else CLOSE)
            held = {"close": close, "rare": rare, "unattested": not level}
            points = {key: 1 for key, holds in held.items() if holds}
            if near >= CLOSE and not level and words.part_first:
                points["close"] = 2
            if level >= COMMON:
                points["attested"] = FOREIGN_GIVEN if rare and right not in surnames else -2
            found.append(_Pair(one.entity, right, points, one.roles))
    return tuple(found)


def _in_order(words: _Words, right: str, person: Entity) -> bool:
    """Whether the two parts of a name stand in some form of it as the two words do."""
    for form in (person.name, *person.accepted):
        parts = form.split()
        if (
            words.part in parts
            and right in parts
            and (parts.index(words.part) < parts.index(right)) == words.part_first
        ):
            return True
    return False


def _is_own(form: str, person: Bearer) -> bool:
    """Whether a word is a part of a name, but for diacritics, a plural's ending, a hyphened half, romanisation."""
    plain = lower(form)
    transliterated = LATIN.isdisjoint(person.entity.country)
    for other in person.others:
        right = lower(other)
        if plain in (right, right + "s", *right.split("-")) or right in plain.split("-"):
            return True
        if transliterated and same_romanised(form, other):
            return True
    return False
