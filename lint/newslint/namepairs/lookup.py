"""What an unknown spelling probably stands for: a name of the lexicon, or a place, that the article's context supports.

A spelling that is near some known name is common (there are 29,000 known forms); what makes it a misrendering is
company: the same given name beside it, the office, the country that the article is about, the same person named
rightly elsewhere in it. Evidence is summed in a logistic model and kept by name, so that it can be printed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TypeAlias

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity, Lexicon, Line
from newslint.memory import Memory
from newslint.namepairs.candidates import (
    ALIKE,
    LEAST_BY_EAR,
    Spelling,
    bearer,
    candidates,
    has_other_stem,
    kin,
    near_places,
    similarity,
    spelling_of,
)
from newslint.namepairs.evidence import (
    REGIONS,
    coined_evidence,
    is_place,
    is_telling,
    person_evidence,
    role_fits,
    stands_as_place,
    thing_evidence,
)
from newslint.namepairs.full_names import LATIN
from newslint.namepairs.surroundings import FIXED, TRANSLITERATED, Surroundings, surroundings
from newslint.namepairs.variants import is_spelt_abroad, same_romanised
from newslint.namepairs.weights import (
    BIAS,
    CERTAIN,
    HOPELESS,
    LEAST_LEAD,
    LEAST_PROBABILITY,
    MOST_PIVOT,
    PIVOT_COST,
    REASONS,
    ROUNDING,
    UNDECIDED,
    WEIGHTS,
    weigh,
    weight_of,
)
from newslint.record import NamedTuple

MIN_LENGTH = 4
LEAST_COMPANION_SIMILARITY = 0.4
_MOST_WORDS = 1 << 14

# Arabic, Persian, Urdu and Indic names.
FREE_VOWELS = frozenset("AE AF BD BH DZ EG IN IQ IR JO KW LB LK LY MA MR NP OM PK PS QA SA SD SO SY TD TN YE".split())
_CITIES = frozenset({"capital", "city"})
"""What the world knows, English spells in one way, or in those that the lexicon accepts."""
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
        return ", ".join(REASONS[key] for key, _ in self.evidence if key in REASONS)


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
    strange = [name for name in names if _is_unknown(name, knowledge)]
    if not strange:
        return
    around = surroundings(text, names, knowledge)
    unknown = [name for name in strange if name.before or not is_place(name.form, around.countries, knowledge.places)]
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
    """Whether a name may be a misrendering: in none of the tables, as it is, inflected or in capitals."""
    form = name.form
    if name.standing == Standing.KNOWN or name.acronym or len(form) < MIN_LENGTH:
        return False
    spellings = (form, form[:-1] if form.endswith("s") else form, form.capitalize() if form.isupper() else form)
    return not any(_is_known(one, knowledge.lexicon) for one in spellings)


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
    if not name.before and not name.after and not is_place(name.form, frozenset(), around.knowledge.places):
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
        usual = BIAS + weight_of(near.spelling) + WEIGHTS["role"] + MOST_PIVOT + ROUNDING
        for line in near.lines:
            entity = lexicon.entity(line)
            most = usual
            mentioned = line in around.called or near.right in around.names or entity.name in named
            if mentioned:
                most += WEIGHTS["named"] + WEIGHTS["alike"]
            if present := line in around.lines:
                most += WEIGHTS["in the article"]
            if country := not around.countries.isdisjoint(entity.country) or "INT" in entity.country:
                most += WEIGHTS["country"]
            if entity.kind in REGIONS:
                most += WEIGHTS["place"]
            elif entity.kind in FIXED:
                most += WEIGHTS["coined"] + WEIGHTS["peer"]
            likely = (
                most >= HOPELESS
                and (
                    mentioned
                    or present
                    or country
                    or beside
                    or is_telling(name, near.right, near.spelling, entity, roles, around)
                )
                and (most - WEIGHTS["role"] >= HOPELESS or role_fits(entity, roles))
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
            if around.countries.isdisjoint(entity.country) or not role_fits(entity, roles):
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
    country = not around.countries.isdisjoint(entity.country) or (entity.kind in FIXED and "INT" in entity.country)
    present = not names.isdisjoint(meant.others)
    mentioned = entity.name in named or not names.isdisjoint(meant.called)
    apart = not (listed or country or present or mentioned or name.before or name.after)
    if apart and not is_telling(name, near.right, near.spelling, entity, roles, around):
        return None
    if meant.is_surname and has_other_stem(name.form, near.right):
        return None
    role = role_fits(entity, roles)
    words, attested = around.knowledge.words, around.knowledge.attested
    if not role and words.is_ordinary(near.right) and near.right not in attested:
        return None
    known = {"named": mentioned, "alike": mentioned, "listed": listed, "country": country, "role": role}
    most = BIAS + weight_of(near.spelling) + sum([WEIGHTS[key] for key, holds in known.items() if holds]) + MOST_PIVOT
    company: dict[str, float] = {}
    if entity.kind == "people":
        company = person_evidence(name, meant, around, present)
    elif entity.kind in REGIONS:
        company["attested"] = float(around.knowledge.attested.level(name.form))
        if not name.before and stands_as_place(name, around.text):
            company["place"] = 1.0
    elif entity.kind in FIXED:
        company = coined_evidence(name, near.right, entity, around, _kinds_of(named, around))
    if entity.kind != "people" and (name.before or name.after):
        company |= thing_evidence(name, near.right, entity, around.knowledge)
    if most + weigh(company) < HOPELESS:
        return None
    beside = not company.keys().isdisjoint(("beside", "beside, nearly"))
    supported = role or mentioned or beside or (country and entity.kind in REGIONS)
    if not supported and len(name.form) < LEAST_BY_EAR and near.spelling != spelling_of(name.form, near.right):
        return None  # short and alike in sound only
    found = near.spelling._asdict() | company
    alike = any(similarity(name.form, other) >= ALIKE for other in named.get(entity.name, ())) if named else False
    free = (
        entity.kind not in FIXED and not FREE_VOWELS.isdisjoint(entity.country) and _CITIES.isdisjoint(entity.context)
    )
    if not LATIN.isdisjoint(entity.country) or (not free and is_spelt_abroad(name.form, near.right)):
        # Nobody romanised it, or not for English: no romanisation excuses it.
        found["romanisation"] = found["near_romanisation"] = 0.0
    found["free vowels"] = found["near_romanisation"] * free
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


def _kinds_of(named: _Named, around: Surroundings) -> frozenset[str]:
    """What the things are that an article has been found to name wrongly."""
    lexicon = around.knowledge.lexicon
    return frozenset(kind for full in named for entity in lexicon.entities(full) for kind in entity.context)


@cache
def _role_words() -> Memory[str]:
    """Words as roles have them."""
    return Memory(lambda word: _SAME_ROLE.get(word, word).removesuffix("s"), _MOST_WORDS)


def _villages(name: Name, around: Surroundings) -> Iterator[Lookup]:
    """Places of the gazetteer that a name may mean, if it stands where places stand."""
    countries = sorted(around.countries & TRANSLITERATED)
    if not countries or not stands_as_place(name, around.text):
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


def _lookup(name: Name, right: str, entity: str, found: dict[str, float], knowledge: Knowledge) -> Lookup:
    total = BIAS + weigh(found)
    if UNDECIDED[0] < total < UNDECIDED[1] and "listed" not in found:
        found["pivot"] = PIVOT_COST - min(0.6, _pivot_cost(name.form, right, knowledge))
        total += WEIGHTS["pivot"] * found["pivot"]
    evidence = tuple((key, round(value, 2)) for key, value in found.items() if value)
    return Lookup(name, right, entity, 1 / (1 + math.exp(-total)), evidence)


@lru_cache(1 << 12)
def _pivot_cost(form: str, right: str, knowledge: Knowledge) -> float:
    return knowledge.pivots.features(right, form).least
