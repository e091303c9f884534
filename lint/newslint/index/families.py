"""Families of spellings, read from an index that is up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from newslint.article import Span
from newslint.digest import key_of
from newslint.engine import Plan
from newslint.groups.name import GROUPING
from newslint.index.groups import groups_of
from newslint.index.seal import py_text
from newslint.index.shelf import StoreShelf
from newslint.index.store import Store
from newslint.index.update import NUMBERS
from newslint.namepairs.family import NameFamily
from newslint.namepairs.usage import unpack_use
from newslint.record import NamedTuple

NUMBER = NUMBERS["name"]


def families(store: Store, plan: Plan) -> Iterator[NameFamily]:
    """All families, in the order of their smallest keys; the plan must have the grouping ``name``."""
    rows = store.db.execute(
        "SELECT DISTINCT component FROM member WHERE grouping = ? AND component IS NOT NULL ORDER BY component",
        (NUMBER,),
    )
    for (component,) in rows.fetchall():
        yield from groups_of(store, GROUPING, NUMBER, component, plan)


class FirstSeen(NamedTuple):
    """The article of the earliest day of publication that has a spelling, and where."""

    day: date
    article: int
    span: Span


def first_seen(store: Store, spelling: int) -> FirstSeen | None:
    """When and where a spelling was first seen; of one day, the smallest article key; None without dated articles."""
    found = []
    for one in StoreShelf(store.db, NUMBER, GROUPING).contributions(spelling):
        if day := unpack_use(one.payload).day:
            found.append((day, one.article, one.spans[0]))
    if not found:
        return None
    day, article, span = min(found)
    return FirstSeen(date.fromordinal(day), article, span)


class Users(NamedTuple):
    """The articles that have a spelling, by key, and those of them that are by some sources."""

    articles: frozenset[int]
    of_sources: frozenset[int]


def users(store: Store, spelling: int, sources: frozenset[int]) -> Users:
    """Who uses a spelling. ``sources``: keys of sources (see ``source_keys``)."""
    rows = store.db.execute(
        "SELECT article, source FROM entry WHERE grouping = ? AND key = ?", (NUMBER, spelling)
    ).fetchall()
    articles = frozenset(article for article, _ in rows)
    return Users(articles, frozenset(article for article, source in rows if source in sources))


def source_keys(names: Iterable[str]) -> frozenset[int]:
    """The keys of sources in the index."""
    return frozenset(map(key_of, names))


def articles_by(store: Store, sources: frozenset[int], files: frozenset[str]) -> dict[str, frozenset[int]]:
    """The articles that are by some sources or stand in some files: keys by file."""
    found: dict[str, set[int]] = {}
    for key, name, source in store.db.execute("SELECT key, file, source FROM article ORDER BY file"):
        file = py_text(name)
        if source in sources or file in files:
            found.setdefault(file, set()).add(key)
    return {file: frozenset(keys) for file, keys in found.items()}
