"""What an article says for a meaning of a name: the words beside it, offices, whether it stands as a place does."""

from __future__ import annotations

import re
from functools import lru_cache

from newslint.facts.names import Name, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity, Lexicon
from newslint.knowledge.places import Place, Places
from newslint.namepairs.candidates import ALIKE, Bearer, Spelling, roles_of, similarity, sounding
from newslint.namepairs.surroundings import FIXED, Surroundings
from newslint.namepairs.variants import is_spelt_abroad, same_romanised

REGIONS = frozenset({"regions", "countries"})
LEAST_TELLING = 7
LEAST_TELLING_SIMILARITY = 0.85
LEAST_TOWN = 5_000
"""Of so many people, a place may be meant in an article on other countries."""
LEAST_COINED, MOST_COINED = 4, 8
_PLAIN_KINDS = frozenset(
    "agency armed area association body car centre chip club committee company council court drug force forces group "
    "international joint maker ministry national news office oil online outlet party paper police regional service set "
    "shop state states technology train union unit".split()
)
"""Words of kinds that too many articles have."""
_PLACE_BEFORE = re.compile(
    r"(?:\b(?:in|near|at|from|to|towards?|outside|around|of|into|reached|leaving|between|and|villages?|towns?|city"
    r"|settlements?|districts?|region)|[–—-])\s+$",
    re.IGNORECASE,
)
_PLACE_AFTER = re.compile(
    r"\s*(?:[–—-]\s*[A-Z]|(?:region|district|oblast|province|village|city|raion|prefecture|dam|reservoir|river|lake"
    r"|airport|peninsula|island|strait|bay|direction|axis|hydroelectric|nuclear|port|harbour|harbor|bridge)\b)"
)


def person_evidence(name: Name, meant: Bearer, around: Surroundings, present: bool) -> dict[str, float]:
    """What the words beside a name say for a person, by the keys of ``weights.WEIGHTS``."""
    found: dict[str, float] = {}
    beside = (*name.before, *name.after)
    if any(_is_part(one, meant.others, around.knowledge.lexicon) for one in beside):
        found["beside"] = 1.0
    elif any(_is_nearly_part(one, meant.others, around.knowledge) for one in beside):
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


def thing_evidence(name: Name, right: str, entity: Entity, knowledge: Knowledge) -> dict[str, float]:
    """Whether the other word of a thing of two stands beside a name, rightly or nearly: Storm Shadow, Bayern Munich."""
    for full in (entity.name, *entity.accepted):
        first, _, last = full.partition(" ")
        if right not in (first, last) or " " in last:
            continue
        other, beside = (last, name.after) if right == first else (first, name.before)
        if other in beside:
            return {"beside": 1.0}
        if any(_is_nearly_part(one, frozenset((other,)), knowledge) for one in beside if other):
            return {"beside, nearly": 1.0}
    return {}


@lru_cache(1 << 13)
def _is_part(word: str, parts: frozenset[str], lexicon: Lexicon) -> bool:
    return word in parts or any(same_romanised(word, part) or lexicon.same(word, part) is not None for part in parts)


@lru_cache(1 << 13)
def _is_nearly_part(word: str, parts: frozenset[str], knowledge: Knowledge) -> bool:
    return any(similarity(word, part) >= ALIKE for part in parts) or not parts.isdisjoint(sounding(word, knowledge))


def _names_somebody(word: str, around: Surroundings) -> bool:
    """Whether a neighbour is a given name or surname, and no office, nation or weekday."""
    neighbour = around.names.get(word)
    return neighbour is not None and neighbour.standing != Standing.KNOWN and not neighbour.acronym


def coined_evidence(
    name: Name, right: str, entity: Entity, around: Surroundings, peers: frozenset[str]
) -> dict[str, float]:
    """What an article says for a thing that is called by one word alone, as a company, a club or a missile is.

    ``peers``: further kinds of things that the article has been found to name.
    """
    if name.before or name.after or right not in _whole(entity) or around.knowledge.attested.level(name.form) > 1:
        return {}
    found = {"coined": max(0, min(len(name.form), MOST_COINED) - LEAST_COINED) / (MOST_COINED - LEAST_COINED)}
    if any(kind in around.kinds or kind in peers for kind in entity.context):
        found["peer"] = 1.0
    elif any(speaks_of(kind, around.text) for kind in entity.context):
        found["subject"] = 1.0
    return found


def speaks_of(kind: str, text: str) -> bool:
    """Whether a text has a word of what a thing is, but for those that say little: the gas of a gas company."""
    return any(word not in _PLAIN_KINDS and word in text for word in kind.split() if word.islower())


@lru_cache(1 << 12)
def _whole(entity: Entity) -> frozenset[str]:
    return frozenset((entity.name, *entity.accepted))


def role_fits(entity: Entity, words: frozenset[str]) -> bool:
    """Whether the words around a name have an office or a class word of an entity."""
    return any(role <= words for role in roles_of(entity))


def is_telling(
    name: Name, right: str, spelling: Spelling, entity: Entity, roles: frozenset[str], around: Surroundings
) -> bool:
    """Whether a long spelling is enough to mean something of a country that the article does not name.

    A place, if it stands where places stand and no other is called so; a person whose office fits, if nobody is.
    """
    if entity.kind in FIXED:
        things = any(kind in around.kinds for kind in entity.context) or role_fits(entity, roles)
        return right in _whole(entity) and (things or any(speaks_of(kind, around.text) for kind in entity.context))
    if min(len(name.form), len(right)) < LEAST_TELLING:
        return False
    if entity.kind == "people":
        near = spelling.best >= LEAST_TELLING_SIMILARITY and right in entity.surnames
        return near and role_fits(entity, roles) and not around.knowledge.attested.level(name.form)
    return (
        entity.kind in REGIONS
        and right in (entity.name, *entity.accepted)
        and stands_as_place(name, around.text)
        and not is_place(name.form, frozenset(), around.knowledge.places)
    )


def stands_as_place(name: Name, text: str) -> bool:
    """Whether it does so in most of its first places: people, too, are spoken of and to."""
    shown = name.spans[:5]
    as_place = [
        start
        for start, end in shown
        if _PLACE_BEFORE.search(text, max(0, start - 20), start) or _PLACE_AFTER.match(text, end)
    ]
    return 2 * len(as_place) >= len(shown)


def is_place(form: str, countries: frozenset[str], places: Places) -> bool:
    """Whether a place is called so that an article on some countries may mean, unless by a German or French spelling.

    That some village is called so says nothing of a name with another before it, nor, where the article says which
    countries it is about, a village of another.
    """
    return any(
        (not countries or place.country in countries or place.population >= LEAST_TOWN)
        and (place.spelling == place.name or not is_spelt_abroad(form, place.name))
        for place in _places_of(form, places)
    )


@lru_cache(1 << 13)
def _places_of(form: str, places: Places) -> tuple[Place, ...]:
    return places.find(form)
