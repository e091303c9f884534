"""The grouping ``romanisation``: the accepted forms of one place or family name that the corpus uses.

A member is a form; forms of one entity are linked. Only what the lexicon knows to be one thing is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from newslint.digest import key_of
from newslint.facts.names import Names
from newslint.groups.grouping import Entry, Grouping, Link, Member
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Lexicon
from newslint.record import NamedTuple
from newslint.rule import Place

_PLACES = frozenset({"regions", "countries"})


class Form(NamedTuple):
    """One accepted form. ``articles``: how many use it; ``places``: some of where."""

    member: int
    form: str
    articles: int
    places: tuple[Place, ...]


class Romanisations(NamedTuple):
    """The forms of one entity, the one that most articles use first."""

    entity: str
    forms: tuple[Form, ...]


@lru_cache(1 << 13)
def one_thing(form: str, lexicon: Lexicon) -> str | None:
    """The one place or family that a form names; None for a form that names nothing, or several things."""
    if not lexicon.knows(form):
        return None
    found = lexicon.entities(form)
    places = {entity.name for entity in found if entity.kind in _PLACES}
    if places:
        return places.pop() if len(places) == 1 and not any(one.kind == "people" for one in found) else None
    families = {entity.name for entity in found if entity.kind == "romanisations" and entity.context == ("surname",)}
    return families.pop() if len(families) == 1 else None


def entries(names: Names, lexicon: Lexicon, language: str) -> Iterator[Entry]:
    """An entry for each form of an English article that names one thing."""
    if language != "en":
        return
    for name in names:
        if not name.acronym and (entity := one_thing(name.form, lexicon)):
            payload = entity.encode("utf-8", "surrogatepass")
            yield Entry(key_of("romanisation", entity, name.form), name.form, name.spans, payload)


def blocks(value: str, payload: bytes) -> Iterator[int]:
    """The entity."""
    yield key_of("romanisation", payload.decode("utf-8", "surrogatepass"))


def link(a: Member, b: Member, knowledge: Knowledge) -> Link:
    """Forms that share a block are of one entity."""
    return Link(a.key, b.key, 1.0)


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterator[Romanisations]:
    """The forms of one entity."""
    forms = [
        Form(
            member.key,
            member.value,
            member.articles,
            tuple(Place(one.article, *one.spans[0], member.value) for one in member.sample[:4]),
        )
        for member in members
    ]
    entity = members[0].sample[0].payload.decode("utf-8", "surrogatepass")
    yield Romanisations(entity, tuple(sorted(forms, key=lambda form: (-form.articles, form.form))))


GROUPING = Grouping(
    name="romanisation",
    parameter="romanisations",
    entries=entries,
    view=view,
    sample=4,
    shows_singles=False,
    blocks=blocks,
    link=link,
)
