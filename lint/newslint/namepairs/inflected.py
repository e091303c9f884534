"""Names that keep the case of the source language: Donalda Trumpa, Donaldem Trumpem, Angela Merkelová.

English leaves names as they are. A word is looked up without the endings that the cases of some languages give a name,
and means a person of the lexicon when the given name before it is that person's, too, in any case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity
from newslint.knowledge.translit import canonical, fold
from newslint.record import NamedTuple

SHORTEST_STEM: Final = 3


def _endings(lines: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Each ending with what stands in the first case, by the last letter."""
    found: dict[str, list[tuple[str, str]]] = {}
    for ending, _, first in sorted(pair.partition("=") for pair in lines.split()):
        found.setdefault(ending[-1], []).append((ending, first))
    return found


# "ending=what the first case has in its place".
_ENDINGS: Final = _endings(
    # Slavic nouns: Trumpa, Trumpovi, Trumpowi, Trumpem, Trumpom; Dudy, Dudę; Fica, Lukašenka; Tuskiem; possessives.
    "a= a=o u= u=o u=a ovi= ovi=a ovi=o owi= owi=a em= em=o om= om=a om=o iem= e= e=a ě= ě=a ie= ie=a y= y=a i= i=a "
    "ę=a ą=a o=a ou=a ów= ům= ů= ův= ovo= ka=ek ce=ec ra=ar ru=ar rom=ar "
    # Slavic adjectives: Zelenského, Zełenskiego, Zelenskoho, Zelenskog.
    "ského=ský skému=ský ským=ský skiego=ski skiemu=ski skim=ski skoho=sky skomu=sky skogo=sky skog=ski ckého=cký "
    "ckiego=cki ého=ý ému=ý ým=ý "
    # Women: Merkelová, Harrisovou, Merkelovej.
    "ová= ové= ovou= ovej= ova=  "
    # Lithuanian and Latvian: Trumpas, Makronas, Trumpo; Donalds.
    "as= is= us= ui= ą= io= o= ienė= s= am= ā= "
    # Finnish, Estonian, Hungarian: Trumpin, Niinistön, Orbánnak.
    "n= in= en= lle= lta= lla= ssa= sta= ille= ile= iga= ist= t= ot= et= nak= nek= val= vel= tól= től= ról= ről= hoz= "
    "hez= "
    # Icelandic: Trumpar, Bidens.
    "ar= ur= inum= "
)
_TELLING: Final = frozenset(
    "ovi owi ou ův ů ům ów ě ę ą ā ského skému ským skiego skiemu skoho skomu skogo skog ckého ckiego ého ému ým ová "
    "ové ovou ovej ienė nak nek tól től ról ről".split()
)
"""What no English word and hardly another name ends in: the given name may stand as it is."""


class Inflected(NamedTuple):
    """A part of a name in another case than the first."""

    name: Name
    right: str
    entity: Entity
    sure: bool
    """Whether the given name, too, is in another case."""


def inflected_names(names: Names, knowledge: Knowledge) -> Iterator[Inflected]:
    """The parts of well-known names that an article has in another case, given names before their surnames."""
    by_form = {name.form: name for name in names}
    for name in names:
        if name.acronym or knowledge.lexicon.knows(name.form):
            continue
        if name.before and (found := _meant(name, knowledge)):
            given, first, right, entity = found
            if given != first and given in by_form:
                yield Inflected(by_form[given], first, entity, True)
            yield Inflected(name, right, entity, given != first)
        elif name.after and name.standing == Standing.UNKNOWN:
            yield from _given_alone(name, knowledge)


def _given_alone(name: Name, knowledge: Knowledge) -> Iterator[Inflected]:
    """A given name before a surname that has no cases: Angely Merkel."""
    for surname in name.after:
        for entity in map(knowledge.lexicon.entity, sorted(knowledge.lexicon.called(surname))):
            first = _given(name.form, entity)
            if first and first != name.form:
                yield Inflected(name, first, entity, False)
                return


def _meant(name: Name, knowledge: Knowledge) -> tuple[str, str, str, Entity] | None:
    """The given name before a surname, its first case, that of the surname, and whose they are."""
    lexicon = knowledge.lexicon
    for ending, surname in first_cases(name.form):
        for entity in map(lexicon.entity, sorted(lexicon.called(surname) or lexicon.called(fold(surname)))):
            for given in name.before:
                first = _given(given, entity)
                if first and (first != given or ending in _TELLING):
                    return given, first, surname, entity
    return None


def _given(given: str, entity: Entity) -> str:
    """What a word is in the first case, if that is a person's given name; "" if it is not."""
    firsts = {
        canonical(full.split()[0]): full.split()[0] for full in (*reversed(entity.accepted), entity.name) if " " in full
    }
    if canonical(given) in firsts:
        return given
    return next((firsts[key] for _, one in first_cases(given) if (key := canonical(one)) in firsts), "")


@lru_cache(1 << 12)
def first_cases(form: str) -> tuple[tuple[str, str], ...]:
    """What a word may be in the first case, with the ending that it then has."""
    return tuple(
        (ending, form[: -len(ending)] + first)
        for ending, first in _ENDINGS.get(form[-1:], ())
        if form.endswith(ending) and len(form) - len(ending) >= SHORTEST_STEM
    )
