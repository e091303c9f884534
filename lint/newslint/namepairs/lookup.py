"""What an unknown spelling probably stands for: a name of the lexicon, or a place, that the article's context supports.

A spelling that is near some known name is common (there are 28,000 known forms); what makes it a misrendering is
company: the same given name beside it, the office, the country that the article is about, the same person named
rightly elsewhere in it. Evidence is summed in a logistic model and kept by name, so that it can be printed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from rapidfuzz.distance import DamerauLevenshtein

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge.lexicon import Entity, Lexicon
from newslint.knowledge.places import Places
from newslint.knowledge.translit import canonical, fold, skeleton
from newslint.knowledge.wordlist import NameTable
from newslint.namepairs.variants import contains, is_inflection, same_romanised

MIN_LENGTH = 5
LEAST_SIMILARITY = 0.6
LEAST_PROBABILITY = 0.5
LEAST_PLACE_SIMILARITY = 1.58
"""Of a place, both similarities together: there are a quarter of a million to be near to."""
CERTAIN = 0.9
ALIKE = 0.75

# Weights of the logistic model: by hand, from what errors look like (docs/decisions), checked on respelt names and
# clean news with tools/bench_names.py.
BIAS = -9.5
WEIGHTS: Mapping[str, float] = {
    "spelling": 6.0,  # Damerau-Levenshtein similarity
    "romanised": 1.5,  # the same of the canonical forms
    "consonants": 1.0,  # equal consonant skeletons
    "beside": 4.5,  # another part of the same name stands beside it
    "beside, nearly": 2.5,  # ... in a spelling that is near
    "clash": -6.0,  # a name stands beside it that is no part
    "misplaced": -3.0,  # it stands as a surname and the part is a given name, or the other way round
    "in the article": 1.0,  # another part stands elsewhere in the article
    "named": 3.0,  # the article names the same thing elsewhere, rightly or nearly
    "alike": 2.0,  # ... in a wrong spelling like this one
    "role": 1.5,  # the words around it fit: general, president, missile
    "country": 1.5,  # the article speaks of the country
    "place": 2.5,  # it stands where a place stands: in, near, the village of
    "nearby": 1.5,  # the place lies near others of the article
    "far": -1.5,
    "listed": 7.0,  # the lexicon lists the wrong form
    "attested": -0.35,  # somebody is called so: for each doubling of how often Wikidata has it
    "length": 0.5,  # of a place: letters above eight, from -4 to 2; villages with short names are many and alike
}


class Lookup(NamedTuple):
    """What a name of an article probably stands for."""

    name: Name
    right: str
    """The right spelling of the token."""
    entity: str
    """The full name of what is meant."""
    kind: str
    probability: float
    evidence: tuple[tuple[str, float], ...]


_Named: TypeAlias = Mapping[str, Sequence[str]]
"""Entities that an article has been found to name wrongly, each with the wrong forms."""


class Surroundings(NamedTuple):
    """What an article offers as context."""

    names: Mapping[str, Name]
    countries: frozenset[str]
    points: tuple[tuple[float, float], ...]
    """Latitude and longitude of places that the article names, in countries whose names are transliterated."""
    attested: NameTable


# Countries whose place names are transliterated in one accepted way, letter by letter. Elsewhere an unknown place is a
# small one; Arabic, Persian and Indic vowels are written in many ways, all of them right; Chinese, Japanese and Korean
# places are many and alike.
TRANSLITERATED = frozenset("AM BG BY GE KG KZ MD MK MN RS RU TJ TM UA UZ".split())
_TITLES = frozenset(
    "King Queen Prince Princess Sheikh Lord Lady Sir Saint Pope Emir Sultan Mullah Ayatollah Imam Crown Duke".split()
)
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|near|at|from|to|towards?|outside|around|of|into|reached|leaving|between|and|villages?|towns?|city"
    r"|settlements?|districts?|region)|[–—-])\s+$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(r"\s*(?:[–—-]\s*[A-Z]|(?:region|district|oblast|province|village|city|raion|prefecture)\b)")


def surroundings(names: Names, lexicon: Lexicon, places: Places, attested: NameTable) -> Surroundings:
    """The context that an article's names give."""
    countries = frozenset(code for name in names if (code := lexicon.country_of(name.form)))
    points = [
        (place.latitude, place.longitude)
        for name in names
        if len(countries & TRANSLITERATED) and name.form in places
        for place in places.find(name.form)
        if place.country in countries & TRANSLITERATED and place.population >= 1000
    ]
    return Surroundings({name.form: name for name in names}, countries, tuple(points[:50]), attested)


def lookups(text: str, names: Names, lexicon: Lexicon, places: Places, attested: NameTable) -> Iterator[Lookup]:
    """What the unknown names of an article probably stand for, each at most once."""
    unknown = [name for name in names if is_unknown(name, lexicon, places)]
    if not unknown:
        return
    around = surroundings(names, lexicon, places, attested)
    first = {name.form: best(name, text, around, lexicon, places, {}) for name in unknown}
    named: dict[str, list[str]] = {}
    for form, found in first.items():
        if found is not None and found.probability >= CERTAIN:
            named.setdefault(found.entity, []).append(form)
    for name in unknown:
        found = first[name.form]
        if named and (found is None or found.probability < CERTAIN):
            found = best(name, text, around, lexicon, places, named)
        if found is not None and found.probability >= LEAST_PROBABILITY:
            yield found


def is_unknown(name: Name, lexicon: Lexicon, places: Places) -> bool:
    """Whether a name may be a misrendering: long enough, and in none of the tables as it is or as an inflected form."""
    form = name.form
    if name.standing == Standing.KNOWN or name.acronym or len(form) < MIN_LENGTH or _is_known(form, lexicon):
        return False
    if form.endswith("s") and _is_known(form[:-1], lexicon):
        return False
    return not (form in places and places.find(form))


@lru_cache(1 << 15)
def _is_known(form: str, lexicon: Lexicon) -> bool:
    return lexicon.knows(form) and lexicon.wrong(form) is None


def best(name: Name, text: str, around: Surroundings, lexicon: Lexicon, places: Places, named: _Named) -> Lookup | None:
    """The likeliest thing that a name stands for; None when nothing is near, or when two are as likely."""
    known = list(_candidates(name.form, lexicon))
    if (listed := lexicon.wrong(name.form)) is not None:
        known.append(_candidate(name.form, listed.name, listed))
    weighed = (_weighed(name, one, around, lexicon, named) for one in known)
    candidates = [one for one in weighed if one is not None]
    if around.countries & TRANSLITERATED and not name.before and not name.after:
        candidates += _place_candidates(name, text, around, places)
    if not candidates:
        return None
    candidates.sort(key=lambda one: (-one.probability, one.right, one.entity))
    top = candidates[0]
    rival = next(
        (one for one in candidates if one.right != top.right and not same_romanised(one.right, top.right)), None
    )
    if rival is not None and rival.probability > 0.9 * top.probability and rival.entity != top.entity:
        return top._replace(probability=top.probability / 2)
    spellings = [one.right for one in candidates if one.entity == top.entity]
    return top._replace(right=next((one for one in spellings if one in around.names), _usual(top, spellings)))


def _usual(top: Lookup, spellings: Sequence[str]) -> str:
    """Of the accepted spellings that are near, the one in the entity's usual name."""
    return next((one for one in spellings if one in top.entity.split()), top.right)


_REASONS = {
    "beside": "another part of the name stands beside it",
    "beside, nearly": "nearly another part of the name stands beside it",
    "in the article": "another part of the name stands in the article",
    "named": "the article names the same elsewhere",
    "role": "the words around it fit",
    "country": "the article speaks of the country",
    "place": "it stands where a place stands",
    "nearby": "others nearby are named",
    "listed": "a known misrendering",
}


def reasons(found: Lookup) -> str:
    """The evidence in words."""
    return ", ".join(_REASONS[key] for key, _ in found.evidence if key in _REASONS)


class _Candidate(NamedTuple):
    """A word of the lexicon that is near a spelling, and what bears it."""

    right: str
    entity: Entity
    spelling: tuple[tuple[str, float], ...]
    others: frozenset[str]
    """The other parts of the entity's names."""
    is_surname: bool


@lru_cache(1 << 14)
def _candidates(form: str, lexicon: Lexicon) -> tuple[_Candidate, ...]:
    """What is near a spelling; nothing when some word differs from it in nothing real."""
    found = []
    for right in sorted(lexicon.near(form)):
        if same_romanised(form, right):
            return ()
        if similarity(form, right) < LEAST_SIMILARITY or contains(form, right) or is_inflection(form, right):
            continue
        found += [
            _candidate(form, right, entity) for entity in lexicon.bearing(right) if entity.kind != "romanisations"
        ]
    return tuple(found)


def _candidate(form: str, right: str, entity: Entity) -> _Candidate:
    parts = {part for name in (entity.name, *entity.accepted) for part in name.split() if part[0].isupper()}
    others = frozenset(part for part in parts - _TITLES if part != right and not same_romanised(part, right))
    is_surname = any(right in surname.split() for surname in entity.surnames)
    return _Candidate(right, entity, tuple(_spelling(form, right).items()), others, is_surname)


@lru_cache(1 << 16)
def similarity(a: str, b: str) -> float:
    """How alike two spellings are, 0 to 1: as they are, or in their canonical forms."""
    plain_a, plain_b = fold(a).casefold(), fold(b).casefold()
    measure = DamerauLevenshtein.normalized_similarity
    return max(measure(plain_a, plain_b), measure(canonical(a), canonical(b)))


def _spelling(form: str, right: str) -> dict[str, float]:
    plain_a, plain_b = fold(form).casefold(), fold(right).casefold()
    measure = DamerauLevenshtein.normalized_similarity
    return {
        "spelling": measure(plain_a, plain_b),
        "romanised": measure(canonical(form), canonical(right)),
        "consonants": float(skeleton(form) == skeleton(right)),
    }


def _weighed(name: Name, candidate: _Candidate, around: Surroundings, lexicon: Lexicon, named: _Named) -> Lookup | None:
    """A candidate with the evidence for it; None when nothing in the article speaks for it."""
    right, entity, spelling, others, is_surname = candidate
    listed = lexicon.wrong(name.form) == entity
    country = not around.countries.isdisjoint(entity.country)
    present = not others.isdisjoint(around.names)
    own = entity.surnames or (right,)
    mentioned = entity.name in named or any(one in around.names for one in own)
    if not (listed or country or present or mentioned or name.before or name.after):
        return None
    found = dict(spelling)
    if entity.kind == "people":
        beside = (*name.before, *name.after)
        if any(_is_part(one, others, lexicon) for one in beside):
            found["beside"] = 1.0
        elif any(similarity(one, other) >= ALIKE for one in beside for other in others):
            found["beside, nearly"] = 1.0
        elif any(_names_somebody(one, around) for one in beside):
            found["clash"] = 1.0
        if present and "beside" not in found:
            found["in the article"] = 1.0
        if (name.before and not name.after and not is_surname) or (name.after and not name.before and is_surname):
            found["misplaced"] = 1.0
        found["attested"] = float(around.attested.level(name.form))
    if mentioned:
        found["named"] = 1.0
        if any(similarity(name.form, other) >= ALIKE for other in named.get(entity.name, ())):
            found["alike"] = 1.0
    for key, holds in (("listed", listed), ("country", country), ("role", _role_fits(entity.context, name.context))):
        if holds:
            found[key] = 1.0
    return _lookup(name, right, entity.name, entity.kind, found)


def _is_part(word: str, parts: Iterable[str], lexicon: Lexicon) -> bool:
    return any(word == part or same_romanised(word, part) or lexicon.same(word, part) for part in parts)


def _names_somebody(word: str, around: Surroundings) -> bool:
    """Whether a neighbour is a given name or surname, and no office, nation or weekday."""
    neighbour = around.names.get(word)
    return (neighbour is not None and neighbour.standing == Standing.ATTESTED) or (
        neighbour is not None and neighbour.standing == Standing.UNKNOWN and not neighbour.acronym
    )


_SAME_ROLE = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "defense": "defence", "gen": "general"}


def _role_fits(roles: Iterable[str], context: frozenset[str]) -> bool:
    words = {_SAME_ROLE.get(word, word).removesuffix("s") for word in context}
    return any(all(part.removesuffix("s") in words for part in role.split()) for role in roles if role)


def _place_candidates(name: Name, text: str, around: Surroundings, places: Places) -> Iterator[Lookup]:
    """Places that a name may mean, if it stands where places stand."""
    if not any(_stands_as_place(text, start, end) for start, end in name.spans[:3]):
        return
    for country in sorted(around.countries & TRANSLITERATED):
        for right, latitude, longitude, form in _near_places(name.form, country, places):
            found = {**_spelling(name.form, form), "place": 1.0, "country": 1.0}
            if found["spelling"] + found["romanised"] < LEAST_PLACE_SIMILARITY:
                continue
            found["length"] = float(max(-4, min(2, len(name.form) - 8)))
            if around.points:
                away = min(math.dist((latitude, longitude * 0.7), (lat, lon * 0.7)) for lat, lon in around.points)
                found["nearby" if away < 2 else "far" if away > 6 else "distance"] = 1.0
            yield _lookup(name, right, right, "places", found)


def _stands_as_place(text: str, start: int, end: int) -> bool:
    return bool(_PLACE_BEFORE.search(text, max(0, start - 20), start) or _PLACE_AFTER.match(text, end))


@lru_cache(1 << 13)
def _near_places(form: str, country: str, places: Places) -> tuple[tuple[str, float, float, str], ...]:
    found = places.near(form, (country,))
    if any(same_romanised(form, one.spelling) for one in found):
        return ()
    return tuple(
        (one.name, one.latitude, one.longitude, one.spelling)
        for one in found
        if not is_inflection(form, one.spelling) and not contains(form, one.spelling)
    )


def _lookup(name: Name, right: str, entity: str, kind: str, found: Mapping[str, float]) -> Lookup:
    total = BIAS + sum(WEIGHTS.get(key, 0.0) * value for key, value in found.items())
    evidence = tuple((key, round(value, 2)) for key, value in found.items() if value and key in WEIGHTS)
    return Lookup(name, right, entity, kind, 1 / (1 + math.exp(-total)), evidence)
