"""What an unknown spelling probably stands for: a name of the lexicon, or a place, that the article's context supports.

A spelling that is near some known name is common (there are 28,000 known forms); what makes it a misrendering is
company: the same given name beside it, the office, the country that the article is about, the same person named
rightly elsewhere in it. Evidence is summed in a logistic model and kept by name, so that it can be printed.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity, Lexicon, Line
from newslint.knowledge.places import Places
from newslint.memory import Memory
from newslint.namepairs.candidates import (
    ALIKE,
    Bearer,
    Spelling,
    bearer,
    candidates,
    has_other_stem,
    kin,
    near_places,
    roles_of,
    similarity,
    spelling_of,
)
from newslint.namepairs.full_names import LATIN
from newslint.namepairs.surroundings import TRANSLITERATED, Surroundings, surroundings
from newslint.namepairs.variants import same_romanised

MIN_LENGTH = 4
LEAST_PROBABILITY = 0.5
CERTAIN = 0.9
LEAST_COMPANION_SIMILARITY = 0.4
LEAST_LEAD = 1.0
"""Nats by which the likeliest meaning has to be ahead of another."""

# Weights of the logistic model: by hand, from what errors look like, checked on respelt names and on clean news
# (tools/bench_names.py respelt, clean).
BIAS = -9.5
WEIGHTS: Mapping[str, float] = {
    "spelling": 6.0,  # Damerau-Levenshtein similarity
    "romanised": 1.5,  # the same of the canonical forms
    "consonants": 1.0,  # equal consonant skeletons
    "romanisation": -3.0,  # the difference is one of y, i and j, as romanisations make it
    "near_romanisation": -1.0,  # ... or one of c and k, h and kh, doubled letters: of some, though no accepted one
    "free vowels": -2.5,  # ... and of a language whose vowels are written in many ways
    "pivot": 5.0,  # how much less than .3 nats a letter the difference costs through the likeliest foreign script
    "short": -1.0,  # of four letters
    "beside": 4.5,  # another part of the same name stands beside it
    "beside, nearly": 2.5,  # ... in a spelling that is near
    "clash": -6.0,  # a name stands beside it that is no part
    "misplaced": -3.0,  # it stands as a surname and the part is a given name, or the other way round
    "in the article": 1.0,  # another part stands elsewhere in the article
    "named": 3.0,  # the article names the same thing elsewhere, rightly or nearly
    "alike": 2.0,  # ... in a wrong spelling like this one
    "role": 1.5,  # the words around it fit: general, president, missile
    "country": 1.5,  # the article speaks of the country
    "place": 3.2,  # a region or city, and it stands where a place stands: in, near, the village of
    "village": 2.5,  # the same of a place that is in the gazetteer only
    "length": 0.5,  # of a village: letters above eight, from -4 to 2; those with short names are many and alike
    "nearby": 1.5,  # the place lies near others of the article
    "far": -1.5,
    "listed": 7.0,  # the lexicon lists the wrong form
    "attested": -0.8,  # somebody is called so: for each doubling of how often Wikidata has it
}
_PIVOT_COST = 0.3
_HOPELESS = -LEAST_LEAD
"""What cannot reach this sum is neither reported nor a rival of what is."""
_UNDECIDED = (-2.0, 3.5)
"""Between these sums the pivot table is asked: it is dear, and elsewhere decides nothing."""
_MOST_PIVOT = WEIGHTS["pivot"] * _PIVOT_COST
_ROUNDING = 1e-6
_MOST_WORDS = 1 << 14
_REASONS = {
    "beside": "another part of the name stands beside it",
    "beside, nearly": "nearly another part of the name stands beside it",
    "in the article": "another part of the name stands in the article",
    "named": "the article names the same elsewhere",
    "role": "the words around it fit",
    "country": "the article speaks of the country",
    "place": "it stands where a place stands",
    "village": "it stands where a place stands",
    "nearby": "others nearby are named",
    "listed": "a known misrendering",
}

# Arabic, Persian, Urdu and Indic names.
FREE_VOWELS = frozenset("AE AF BD BH DZ EG IN IQ IR JO KW LB LK LY MA MR NP OM PK PS QA SA SD SO SY TD TN YE".split())
_REGIONS = frozenset({"regions", "countries"})
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|near|at|from|to|towards?|outside|around|of|into|reached|leaving|between|and|villages?|towns?|city"
    r"|settlements?|districts?|region)|[–—-])\s+$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(r"\s*(?:[–—-]\s*[A-Z]|(?:region|district|oblast|province|village|city|raion|prefecture)\b)")
_SAME_ROLE = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "defense": "defence", "gen": "general"}

_Named: TypeAlias = Mapping[str, Sequence[str]]
"""Entities that an article has been found to name wrongly, each with the wrong forms."""


class Lookup(NamedTuple):
    """What a name of an article probably stands for."""

    name: Name
    right: str
    """The right spelling of the token."""
    entity: str
    """The full name of what is meant."""
    probability: float
    evidence: tuple[tuple[str, float], ...]

    @property
    def reasons(self) -> str:
        """The evidence in words."""
        return ", ".join(_REASONS[key] for key, _ in self.evidence if key in _REASONS)


class _Near(NamedTuple):
    """A candidate for a name: a word of the lexicon and a line that bears it."""

    right: str
    spelling: Spelling
    line: Line


class _Meaning(NamedTuple):
    """The same, read."""

    right: str
    spelling: Spelling
    entity: Entity


def lookups(text: str, names: Names, knowledge: Knowledge) -> Iterator[Lookup]:
    """What the unknown names of an article probably stand for, each at most once."""
    unknown = [name for name in names if _is_unknown(name, knowledge)]
    if not unknown:
        return
    around = surroundings(text, names, knowledge)
    first = {name.form: _best(name, around, {}) for name in unknown}
    named: dict[str, list[str]] = {}
    for form, found in first.items():
        if found is not None and found.probability >= CERTAIN:
            named.setdefault(found.entity, []).append(form)
    for name in unknown:
        found = first[name.form]
        if named and (found is None or found.probability < CERTAIN):
            found = _best(name, around, named)
        if found is not None and found.probability >= LEAST_PROBABILITY:
            yield found


def _is_unknown(name: Name, knowledge: Knowledge) -> bool:
    """Whether a name may be a misrendering: in none of the tables, as it is, inflected or in capitals.

    That some village is called so says nothing of a name with another before it.
    """
    form = name.form
    if name.standing == Standing.KNOWN or name.acronym or len(form) < MIN_LENGTH:
        return False
    spellings = (form, form[:-1] if form.endswith("s") else form, form.capitalize() if form.isupper() else form)
    if any(_is_known(one, knowledge.lexicon) for one in spellings):
        return False
    return bool(name.before) or not _is_place(form, knowledge.places)


@lru_cache(1 << 13)
def _is_place(form: str, places: Places) -> bool:
    return form in places


@lru_cache(1 << 13)
def _is_known(form: str, lexicon: Lexicon) -> bool:
    return lexicon.knows(form) and lexicon.wrong(form) is None


def _best(name: Name, around: Surroundings, named: _Named) -> Lookup | None:
    """The likeliest thing that a name stands for; None when nothing is near. Of two as likely, half as likely."""
    lexicon = around.knowledge.lexicon
    roles = frozenset(map(_role_words().__getitem__, name.context))
    listed = lexicon.wrong(name.form)
    meanings = dict.fromkeys((*_supported(name, around, named, listed, roles), *_companions(name, around, roles)))
    known = [_Meaning(one.right, one.spelling, lexicon.entity(one.line)) for one in meanings]
    if listed is not None:
        known.append(_Meaning(listed.name, spelling_of(name.form, listed.name), listed))
    weighed = (_weighed(name, one, around, named, listed, roles) for one in known)
    found = [one for one in weighed if one is not None]
    if not name.before and not name.after:
        found += _villages(name, around)
    if not found:
        return None
    found.sort(key=lambda one: (-one.probability, one.right, one.entity))
    top = found[0]
    for rival in found:
        if rival.entity != top.entity and not same_romanised(rival.right, top.right):
            if _log_odds(top) - _log_odds(rival) < LEAST_LEAD:
                return top._replace(probability=top.probability / 2)
            break
    spellings = [one.right for one in found if one.entity == top.entity]
    usual = next((one for one in spellings if one in top.entity.split()), top.right)
    return top._replace(right=next((one for one in spellings if one in around.names), usual))


def _supported(
    name: Name, around: Surroundings, named: _Named, listed: Entity | None, roles: frozenset[str]
) -> Iterator[_Near]:
    """What is near a name and may be likely enough: from what is known before anything of it is found out.

    Of a dozen that are near some three remain. The others speak of no country and of no name of the article, or no
    other part of their names is near a word beside this one, so that no spelling could make them likely.
    """
    lexicon = around.knowledge.lexicon
    beside = (*name.before, *name.after)
    relatives = frozenset().union(*[kin(name.form, word, around.knowledge) for word in beside])
    for near in candidates(name.form, around.knowledge):
        usual = BIAS + _weight_of(near.spelling) + WEIGHTS["role"] + _MOST_PIVOT + _ROUNDING
        for line in near.lines:
            entity = lexicon.entity(line)
            most = usual
            mentioned = line in around.called or near.right in around.names or entity.name in named
            if mentioned:
                most += WEIGHTS["named"] + WEIGHTS["alike"]
            if present := line in around.lines:
                most += WEIGHTS["in the article"]
            if country := not around.countries.isdisjoint(entity.country):
                most += WEIGHTS["country"]
            if entity.kind in _REGIONS:
                most += WEIGHTS["place"]
            likely = (
                most >= _HOPELESS
                and (mentioned or present or country or beside)
                and (most - WEIGHTS["role"] >= _HOPELESS or _role_fits(entity, roles))
            )
            if likely or line in relatives or listed is not None:
                yield _Near(near.right, near.spelling, line)


def _companions(name: Name, around: Surroundings, roles: frozenset[str]) -> Iterator[_Near]:
    """Surnames of people of the country whose given name stands before a name, and whose office fits.

    So known, they may be less alike than others. There are many of a given name in a country: without the office, it
    says little.
    """
    lexicon = around.knowledge.lexicon
    for given in name.before if around.countries else ():
        for line in lexicon.bearing(given):
            entity = lexicon.entity(line)
            if around.countries.isdisjoint(entity.country) or not _role_fits(entity, roles):
                continue
            if entity.kind == "people":
                for right in entity.surnames:
                    if right != given and similarity(name.form, right) >= LEAST_COMPANION_SIMILARITY:
                        yield _Near(right, spelling_of(name.form, right), line)


def _log_odds(found: Lookup) -> float:
    return math.log(found.probability / (1 - found.probability))


def _weighed(
    name: Name,
    near: _Meaning,
    around: Surroundings,
    named: _Named,
    wrong_for: Entity | None,
    roles: frozenset[str],
) -> Lookup | None:
    """A candidate with the evidence for it; None when nothing in the article speaks for it.

    ``wrong_for``: what the lexicon lists the name as a wrong form of; ``roles``: the words around the name.
    """
    entity, names = near.entity, around.names.keys()
    meant = bearer(near.right, entity)
    listed = wrong_for == entity
    country = not around.countries.isdisjoint(entity.country)
    present = not names.isdisjoint(meant.others)
    mentioned = entity.name in named or not names.isdisjoint(meant.called)
    if not (listed or country or present or mentioned or name.before or name.after):
        return None
    if meant.is_surname and has_other_stem(name.form, near.right):
        return None
    role = _role_fits(entity, roles)
    known = {"named": mentioned, "alike": mentioned, "listed": listed, "country": country, "role": role}
    most = BIAS + _weight_of(near.spelling) + sum([WEIGHTS[key] for key, holds in known.items() if holds]) + _MOST_PIVOT
    company: dict[str, float] = {}
    if entity.kind == "people":
        company = _person_evidence(name, meant, around, present)
    elif entity.kind in _REGIONS:
        company["attested"] = float(around.knowledge.attested.level(name.form))
        if not name.before and _stands_as_place(name, around.text):
            company["place"] = 1.0
    if most + _weigh(company) < _HOPELESS:
        return None
    found = near.spelling._asdict() | company
    alike = any(similarity(name.form, other) >= ALIKE for other in named.get(entity.name, ())) if named else False
    if entity.kind in _REGIONS and not LATIN.isdisjoint(entity.country):
        # Nobody romanised it, so that no romanisation excuses it.
        found["romanisation"] = found["near_romanisation"] = 0.0
    found["free vowels"] = found["near_romanisation"] * (not FREE_VOWELS.isdisjoint(entity.country))
    held = {
        "short": len(name.form) == MIN_LENGTH,
        "named": mentioned,
        "alike": mentioned and alike,
        "listed": listed,
        "country": country,
        "role": role,
    }
    found |= {key: 1.0 for key, holds in held.items() if holds}
    return _lookup(name, near.right, entity.name, found, around.knowledge)


def _person_evidence(name: Name, meant: Bearer, around: Surroundings, present: bool) -> dict[str, float]:
    found: dict[str, float] = {}
    beside = (*name.before, *name.after)
    if any(_is_part(one, meant.others, around.knowledge.lexicon) for one in beside):
        found["beside"] = 1.0
    elif any(_is_nearly_part(one, meant.others) for one in beside):
        found["beside, nearly"] = 1.0
    elif any(_names_somebody(one, around) for one in beside):
        found["clash"] = 1.0
    if present and "beside" not in found:
        found["in the article"] = 1.0
    as_surname, as_given = name.before and not name.after, name.after and not name.before
    if (as_surname and not meant.is_surname) or (as_given and meant.is_surname):
        found["misplaced"] = 1.0
    found["attested"] = float(around.knowledge.attested.level(name.form))
    return found


@lru_cache(1 << 13)
def _is_part(word: str, parts: frozenset[str], lexicon: Lexicon) -> bool:
    return word in parts or any(same_romanised(word, part) or lexicon.same(word, part) is not None for part in parts)


@lru_cache(1 << 13)
def _is_nearly_part(word: str, parts: frozenset[str]) -> bool:
    return any(similarity(word, part) >= ALIKE for part in parts)


def _names_somebody(word: str, around: Surroundings) -> bool:
    """Whether a neighbour is a given name or surname, and no office, nation or weekday."""
    neighbour = around.names.get(word)
    return neighbour is not None and neighbour.standing != Standing.KNOWN and not neighbour.acronym


def _role_fits(entity: Entity, words: frozenset[str]) -> bool:
    return any(role <= words for role in roles_of(entity))


@cache
def _role_words() -> Memory[str]:
    """Words as roles have them."""
    return Memory(lambda word: _SAME_ROLE.get(word, word).removesuffix("s"), _MOST_WORDS)


def _villages(name: Name, around: Surroundings) -> Iterator[Lookup]:
    """Places of the gazetteer that a name may mean, if it stands where places stand."""
    countries = sorted(around.countries & TRANSLITERATED)
    if not countries or not _stands_as_place(name, around.text):
        return
    for country in countries:
        for place in near_places(name.form, country, around.knowledge):
            found = {**place.spelling._asdict(), "village": 1.0, "country": 1.0}
            found["length"] = float(max(-4, min(2, len(name.form) - 8)))
            if around.points:
                away = min(math.dist((place.latitude, place.longitude * 0.7), (x, y * 0.7)) for x, y in around.points)
                if away < 2:
                    found["nearby"] = 1.0
                elif away > 6:
                    found["far"] = 1.0
            yield _lookup(name, place.name, place.name, found, around.knowledge)


def _stands_as_place(name: Name, text: str) -> bool:
    """Whether it does so in most of its first places: people, too, are spoken of and to."""
    shown = name.spans[:5]
    as_place = [
        start
        for start, end in shown
        if _PLACE_BEFORE.search(text, max(0, start - 20), start) or _PLACE_AFTER.match(text, end)
    ]
    return 2 * len(as_place) >= len(shown)


def _lookup(name: Name, right: str, entity: str, found: dict[str, float], knowledge: Knowledge) -> Lookup:
    total = BIAS + _weigh(found)
    if _UNDECIDED[0] < total < _UNDECIDED[1] and "listed" not in found:
        found["pivot"] = _PIVOT_COST - min(0.6, _pivot_cost(name.form, right, knowledge))
        total += WEIGHTS["pivot"] * found["pivot"]
    evidence = tuple((key, round(value, 2)) for key, value in found.items() if value)
    return Lookup(name, right, entity, 1 / (1 + math.exp(-total)), evidence)


@lru_cache(1 << 12)
def _weight_of(spelling: Spelling) -> float:
    return _weigh(spelling._asdict())


def _weigh(found: Mapping[str, float]) -> float:
    return sum([WEIGHTS[key] * value for key, value in found.items()])


@lru_cache(1 << 12)
def _pivot_cost(form: str, right: str, knowledge: Knowledge) -> float:
    return knowledge.pivots.features(right, form).least
