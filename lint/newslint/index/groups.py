"""From changed members to changed links, groups and verdicts.

Links between two members depend on those two alone, and groups on their links: what an edit changes is found by
starting at the members that it touched. The result equals that of comparing everything from scratch.

Where members are judged with their neighbours, an edit touches the neighbours' neighbours, hundreds of articles: those
that nobody asks for are noted as pending, and judged when somebody does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from newslint.engine import Plan, Problem, judge_group
from newslint.groups.grouping import MAX_GROUP, Grouping, Link, Member, nearest, neighbourhood
from newslint.index.rows import dump_hit
from newslint.index.shelf import StoreShelf
from newslint.index.store import Store
from newslint.rule import Everywhere, Hit, Place

WALK_SHARE = 0.2
"""With more changed members than this share, blocks are walked instead of looking up every member's."""
_CACHED_VALUES = 1 << 16
_CACHED_MEMBERS = 1 << 9
_REMEMBERED_PAIRS = 1 << 17
_CACHED_NEIGHBOURS = 1 << 10
_MOST_BESIDE = 1 << 16
_TOLD = 8
"""Of the neighbours of a changed article that was asked for, so many are judged with it, so that the run can tell in
which unchanged files findings came or went."""


def update_groups(
    store: Store,
    number: int,
    grouping: Grouping,
    plan: Plan,
    problems: list[Problem],
    asked: frozenset[str] | None = None,
) -> None:
    """Bring links, groups and verdicts of a grouping up to date; articles whose verdicts change become stale.

    ``asked``: the files that findings are wanted of, None for all.
    """
    shelf = store.shelf(number, grouping)
    gone = store.members_gone(number)
    old = _components_of(store, number, gone)
    touched = _unlink(store, number, grouping, gone)
    store.remove_members(number, grouping, gone)  # what it lets into an overfull block has changed, too
    # Where nothing is linked, a member that stands in too few articles is its own affair: most lines stand in one.
    dirty = store.changed_members(number, 1 if grouping.linked else grouping.least_articles)
    touched |= dirty
    if grouping.linked:
        touched |= _unlink(store, number, grouping, dirty)
        touched |= _link(store, number, grouping, shelf, dirty, plan)
    touched -= gone
    graph = Graph(store, number, shelf)
    if grouping.around:
        store.put_off(number, sorted(touched))
        touched = store.pending_members(number, asked and sorted(asked))
        for key in sorted(touched & dirty if asked else ()):
            touched.update(one for one, _ in graph.nearest(key)[:_TOLD] if store.is_pending(number, one))
    else:
        old |= _components_of(store, number, touched)
    left = sorted(touched, reverse=True)
    todo = set(left)
    beside: list[int] = []
    while beside or left:
        key = beside.pop() if beside else left.pop()
        if key not in todo:
            continue
        keys, settled = _group(graph, grouping, key)
        todo.difference_update(settled)
        _judge(store, number, grouping, graph, keys, settled, old, plan, problems)
        # Those next to it are next: much of what they need has just been read.
        beside += [one for one in reversed(keys) if one in todo]
        if len(beside) > _MOST_BESIDE:
            beside = beside[-_MOST_BESIDE // 2 :]
    for component in old:  # what is left has no successor
        _replace_verdicts(store, number, component, [])
    store.settle_members(number)


def _unlink(store: Store, number: int, grouping: Grouping, keys: Iterable[int]) -> set[int]:
    """Take out the links of some members; returns those in whose groups they may have stood."""
    if not store.db.execute("SELECT 1 FROM link WHERE grouping = ? LIMIT 1", (number,)).fetchone():
        return set()
    ends = {key: _linked(store, number, key) for key in keys}
    reached = {other for others in ends.values() for other in others}
    if grouping.around:
        reached |= _one_link_from(store, number, reached)
    run = store.db.execute
    for key, others in ends.items():
        for other in others:
            run("DELETE FROM link WHERE grouping = ? AND a = ? AND b = ?", (number, other, key))
        if others:
            run("DELETE FROM link WHERE grouping = ? AND a = ?", (number, key))
    return reached


def _linked(store: Store, number: int, key: int) -> list[int]:
    """The members linked with one."""
    rows = store.db.execute("SELECT b FROM link WHERE grouping = ? AND a = ?", (number, key))
    return [b for (b,) in rows]


def _one_link_from(store: Store, number: int, keys: Iterable[int]) -> set[int]:
    return {other for key in keys for other in _linked(store, number, key)}


def _link(store: Store, number: int, grouping: Grouping, shelf: StoreShelf, dirty: set[int], plan: Plan) -> set[int]:
    """Compare changed members with all that share a block; returns those whose groups have new links."""
    value = lru_cache(_CACHED_VALUES)(shelf.value)
    member = lru_cache(_CACHED_MEMBERS)(shelf.member)
    ends: set[int] = set()
    compared: set[tuple[int, int]] = set()
    for a, b in _candidates(store, number, shelf, dirty):
        if (a, b) in compared or not grouping.near(value(a), value(b)):
            continue
        if len(compared) == _REMEMBERED_PAIRS:
            compared.clear()  # what is compared again gives the same link
        compared.add((a, b))
        if link := grouping.link(member(a), member(b), plan.knowledge):
            _put_link(store, number, link)
            ends.update((a, b))
    return ends | _one_link_from(store, number, ends) if grouping.around else ends


def _candidates(store: Store, number: int, shelf: StoreShelf, dirty: set[int]) -> Iterator[tuple[int, int]]:
    """Pairs (smaller key first) that share a block, one of them changed; a pair may come several times."""
    (members,) = store.db.execute("SELECT count(*) FROM member WHERE grouping = ?", (number,)).fetchone()
    if len(dirty) > WALK_SHARE * members:
        for keys in shelf.blocks():
            for n, a in enumerate(keys):
                changed = a in dirty
                yield from ((a, b) for b in keys[n + 1 :] if changed or b in dirty)
        return
    for key in sorted(dirty):
        for block in store.blocks_of(number, key):
            keys = shelf.block_keys(block)
            if key in keys:
                yield from ((min(key, b), max(key, b)) for b in keys if b != key and (b not in dirty or key < b))


def _put_link(store: Store, number: int, link: Link) -> None:
    evidence = json.dumps(link.evidence)
    rows = ((number, link.a, link.b, link.weight, evidence), (number, link.b, link.a, link.weight, evidence))
    store.db.executemany("INSERT OR REPLACE INTO link VALUES (?, ?, ?, ?, ?)", rows)


def _components_of(store: Store, number: int, keys: Iterable[int]) -> set[int]:
    """The components that members were in when they were last judged."""
    found = set()
    for key in keys:
        row = store.db.execute("SELECT component FROM member WHERE grouping = ? AND key = ?", (number, key)).fetchone()
        if row and row[0] is not None:
            found.add(row[0])
    return found


class Graph:
    """The members of a grouping and their links while nothing changes them; what was read last is kept."""

    def __init__(self, store: Store, number: int, shelf: StoreShelf) -> None:
        self.member = lru_cache(_CACHED_NEIGHBOURS)(shelf.member)
        self.links = lru_cache(_CACHED_NEIGHBOURS)(self._links)
        self.nearest = lru_cache(_CACHED_NEIGHBOURS)(self._nearest)
        self._run = store.db.execute
        self._number = number

    def _links(self, key: int) -> tuple[Link, ...]:
        rows = self._run("SELECT b, weight, evidence FROM link WHERE grouping = ? AND a = ?", (self._number, key))
        return tuple(
            Link(key, b, weight, tuple((name, value) for name, value in json.loads(evidence)))
            for b, weight, evidence in rows
        )

    def _nearest(self, key: int) -> list[tuple[int, float]]:
        return nearest((link.b, link.weight) for link in self.links(key))

    def within(self, keys: Iterable[int]) -> tuple[Link, ...]:
        """The links among some members."""
        shown = set(keys)
        return tuple(sorted(link for key in shown for link in self.links(key) if key < link.b and link.b in shown))


def _component(graph: Graph, key: int) -> tuple[int, ...]:
    """The keys that links connect with a key, rising."""
    seen = {key}
    open_keys = [key]
    while open_keys:
        fresh = [link.b for link in graph.links(open_keys.pop()) if link.b not in seen]
        seen.update(fresh)
        open_keys += fresh
    return tuple(sorted(seen))


def _group(graph: Graph, grouping: Grouping, key: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The keys of the group that a member is judged in, and of the members that are settled with it."""
    if not grouping.linked:
        return (key,), (key,)
    if not grouping.around:
        return (keys := _component(graph, key)), keys
    return neighbourhood(key, graph.nearest), (key,)


def groups_of(store: Store, grouping: Grouping, number: int, key: int, plan: Plan) -> list[Any]:
    """The groups, as rules see them, that a member is judged in; none for a member that the index does not hold."""
    if not store.db.execute("SELECT 1 FROM member WHERE grouping = ? AND key = ?", (number, key)).fetchone():
        return []
    graph = Graph(store, number, store.shelf(number, grouping))
    keys, _ = _group(graph, grouping, key)
    members = tuple(map(graph.member, keys[:MAX_GROUP]))
    return list(grouping.view(members, graph.within(keys[:MAX_GROUP]), plan.knowledge))


def _judge(
    store: Store,
    number: int,
    grouping: Grouping,
    graph: Graph,
    keys: tuple[int, ...],
    settled: tuple[int, ...],
    old: set[int],
    plan: Plan,
    problems: list[Problem],
) -> None:
    """Judge one group and store what the rules say of it."""
    component = keys[0]
    links = graph.within(keys[:MAX_GROUP]) if len(keys) > 1 else ()
    members: tuple[Member, ...] = ()
    if links or grouping.shows_singles:
        members = tuple(map(graph.member, keys[:MAX_GROUP]))
    shown = bool(links) or (bool(members) and members[0].articles >= grouping.least_articles)
    verdicts = list(judge_group(grouping, members, links, plan, problems)) if shown else []
    old.discard(component)
    _replace_verdicts(store, number, component, [(one.code, one.hit) for one in verdicts])
    store.db.executemany(
        "UPDATE member SET component = ?, pending = 0 "
        "WHERE grouping = ? AND key = ? AND (component IS NOT ? OR pending)",
        ((component if shown else None, number, key, component if shown else None) for key in settled),
    )


def _replace_verdicts(store: Store, number: int, component: int, hits: list[tuple[str, Hit]]) -> None:
    """Store a group's verdicts; the articles of those that came or went become stale."""
    new: dict[tuple[str, int | None, int | None, str], None] = {}
    for code, hit in hits:
        at = hit.at
        article = at.article if isinstance(at, Place) else None
        member = at.member if isinstance(at, Everywhere) else None
        new[code, article, member, dump_hit(hit)] = None
    run = store.db.execute
    for row, code, article, member, hit_text in store.verdicts(number, component):
        if (code, article, member, hit_text) in new:
            del new[code, article, member, hit_text]
        else:
            run("DELETE FROM verdict WHERE id = ?", (row,))
            store.mark_stale(number, article, member)
    for code, article, member, hit_text in new:
        run(
            "INSERT INTO verdict (grouping, component, code, article, member, hit) VALUES (?, ?, ?, ?, ?, ?)",
            (number, component, code, article, member, hit_text),
        )
        store.mark_stale(number, article, member)
