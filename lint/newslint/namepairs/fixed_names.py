"""Things whose spelling is fixed, nearly named: hardware, organisations, and regions and cities of two countries.

A company spells its own name, and its products'; there are no romanisations of it to accept (Gasprom, Hymars, Javlin).
Chinese and Japanese places have one each: pinyin and Hepburn. So a word that nobody is called, that no dictionary and
no gazetteer has, and that is one letter away from such a name is likely to mean it, where the article speaks of the
country, or of what the thing is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity
from newslint.namepairs.candidates import Candidate, candidates, roles_of

LEAST_SIMILARITY: Final = 0.8
MIN_LENGTH: Final = 6
ONE_ROMANISATION: Final = frozenset(("CN", "JP"))
_FIXED: Final = frozenset(("equipment", "organisations"))
_PLACES: Final = frozenset(("regions",))


class Meant(NamedTuple):
    """What a name nearly spells."""

    name: Name
    right: str
    entity: str
    reason: str


def fixed_names(names: Names, knowledge: Knowledge) -> Iterator[Meant]:
    """The names of an article that nearly spell a fixed one, each with the likeliest."""
    unknown = [name for name in names if _is_coined(name, knowledge)]
    if not unknown:
        return
    countries = frozenset(code for name in names if (code := knowledge.lexicon.country_of(name.form)))
    for name in unknown:
        found = [
            (near.spelling.spelling, near.right, entity.name, reason)
            for near in candidates(name.form, knowledge)
            if near.spelling.spelling >= LEAST_SIMILARITY
            for entity in map(knowledge.lexicon.entity, near.lines)
            if _is_fixed(near, entity, knowledge) and (reason := _support(entity, name, countries))
        ]
        if found:
            _, right, entity, reason = max(found)
            yield Meant(name, right, entity, reason)


def _is_coined(name: Name, knowledge: Knowledge) -> bool:
    """Whether nobody and nothing known is called so."""
    form = name.form
    if name.standing != Standing.UNKNOWN or name.acronym or len(form) < MIN_LENGTH or name.before:
        return False
    return form.isalpha() and not (knowledge.lexicon.knows(form) or form in knowledge.places)


def _is_fixed(near: Candidate, entity: Entity, knowledge: Knowledge) -> bool:
    """Whether the spelling of what a candidate names is fixed; words of English and of longer names are not meant."""
    if near.right not in (entity.name, *entity.accepted):
        return False
    if entity.kind in _PLACES:
        return not ONE_ROMANISATION.isdisjoint(entity.country) and near.spelling.consonants == 1
    return entity.kind in _FIXED and not knowledge.words.is_ordinary(near.right)


def _support(meant: Entity, name: Name, countries: frozenset[str]) -> str:
    """What in the article speaks for a thing, in words."""
    kinds = {word for role in roles_of(meant) for word in role}
    if meant.kind in _FIXED and not kinds.isdisjoint({word.removesuffix("s") for word in name.context}):
        return "the words around it fit"
    if name.after or countries.isdisjoint(meant.country):
        # A name after it makes it a given name, more often than not.
        return ""
    return "the article speaks of the country"
