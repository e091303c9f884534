"""From changed members to changed links, groups and verdicts.

Links between two members depend on those two alone, and groups on their links: what an edit changes is found by
starting at the members that it touched. The result equals that of comparing everything from scratch.

Where members are judged with their neighbours, an edit touches the neighbours' neighbours, hundreds of articles: those
that nobody asks for are noted as pending, and judged when somebody does.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from newslint.engine import Plan, judge_group
from newslint.finding import Problem
from newslint.groups.grouping import MAX_GROUP, Grouping, Link, nearest, neighbourhood, shown
from newslint.index.shelf import StoreShelf
from newslint.index.store import MOVED, Store
from newslint.index.verdicts import replace_verdicts
from newslint.record import NamedTuple

_CACHED_VALUES = 1 << 16
_CACHED_NEIGHBOURS = 1 << 11
_CACHED_BLOCKS = 1 << 14
_MOST_BESIDE = 1 << 16
_TOLD = 8
"""Of the neighbours of a changed article that was asked for, so many are judged with it, so that the run can tell in
which unchanged files findings came or went."""


class _At(NamedTuple):
    """What the making of groups works on: a grouping in an index, under its number there."""

    store: Store
    number: int
    grouping: Grouping
    shelf: StoreShelf
    graph: Graph
    plan: Plan
    problems: list[Problem]


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
    at = _At(store, number, grouping, shelf, Graph(store, number, shelf), plan, problems)
    gone = store.members_gone(number)
    old = _components_of(store, number, gone)
    touched = _unlink(at, gone)
    store.remove_members(number, grouping, gone)  # what it lets into an overfull block has changed, too
    # Where nothing is linked, a member that stands in too few articles is its own affair: most lines stand in one.
    changed = store.changed_members(number, 1 if grouping.linked else grouping.least_articles)
    touched.update(changed)
    # Who is judged with one that has only moved would have to be found: that is done when its links are made anew.
    dirty = {key for key, how in changed.items() if how != MOVED or grouping.around}
    if grouping.linked:
        touched |= _unlink(at, dirty)
        touched |= _link(at, dirty)
    touched -= gone
    if grouping.around:
        store.put_off(number, sorted(touched))
        touched = store.pending_members(number, asked and sorted(asked))
        for key in sorted(touched & dirty if asked else ()):
            touched.update(one for one, _ in at.graph.nearest(key)[:_TOLD] if store.is_pending(number, one))
    else:
        old |= _components_of(store, number, touched)
    walk = _Walk(touched)
    failed: set[int] = set()
    for key in walk:
        keys, settled = _group(at.graph, grouping, key)
        walk.todo.difference_update(settled)
        before = len(problems)
        _judge(at, keys, settled)
        old.discard(keys[0])
        if len(problems) > before:
            failed.update(settled)
        walk.go_beside(keys)
    for component in old:  # what is left has no successor
        replace_verdicts(store.db, number, component, [])
    store.settle_members(number, sorted(failed))


def _unlink(at: _At, keys: Iterable[int]) -> set[int]:
    """Take out the links of some members; returns those in whose groups they may have stood."""
    store, number = at.store, at.number
    if not store.db.execute("SELECT 1 FROM link WHERE grouping = ? LIMIT 1", (number,)).fetchone():
        return set()
    ends = {key: _linked(store, number, key) for key in keys}
    reached = {other for others in ends.values() for other in others}
    if at.grouping.around:
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


def _link(at: _At, dirty: set[int]) -> set[int]:
    """Compare changed members with all that share a block; returns those whose groups have new links."""
    store, number, grouping, shelf, knowledge = at.store, at.number, at.grouping, at.shelf, at.plan.knowledge
    value = lru_cache(_CACHED_VALUES)(shelf.value)
    gist = lru_cache(grouping.most_gists)(lambda key: grouping.gist(shelf.member(key), knowledge))
    # Blocks are full in a large corpus, and a walk meets each as often as it has members.
    in_block = lru_cache(_CACHED_BLOCKS)(lambda block: array("q", shelf.block_keys(block)))
    ends: set[int] = set()
    done: set[int] = set()
    order = grouping.order
    walk = _Walk(dirty, order and (lambda key: order(value(key))))
    for key in walk:
        walk.todo.discard(key)
        done.add(key)
        # A pair of which both have changed is compared when the walk comes to its first.
        others = sorted(_beside(key, map(in_block, store.blocks_of(number, key)), grouping.most_in_block) - done)
        if grouping.near and others:
            others = [others[at] for at in grouping.near(value(key), [*map(value, others)])]
        if grouping.alike and others:
            others = [others[at] for at in grouping.alike(gist(key), [*map(gist, others)])]
        for other in others:
            if link := grouping.link(gist(min(key, other)), gist(max(key, other)), knowledge):
                _put_link(store, number, link)
                ends.update((key, other))
        if order is None:
            walk.go_beside(others)
    return ends | _one_link_from(store, number, ends) if grouping.around else ends


def _beside(key: int, blocks: Iterable[Sequence[int]], most: int) -> set[int]:
    """The members that share a block with one, itself among them. Of a full block it may be left out."""
    found: set[int] = set()
    for keys in blocks:
        if len(keys) < most or key in keys:
            found.update(keys)
    return found


class _Walk:
    """Keys, each once. Those beside the last come first: much of what they need has just been read."""

    def __init__(self, keys: Iterable[int], order: Callable[[int], int] | None = None) -> None:
        self._left = sorted(keys, reverse=True)
        if order:
            self._left.sort(key=order)
        self._next: list[int] = []
        self.todo = set(self._left)
        """Those that are still to come: whoever walks takes out what is done."""

    def __iter__(self) -> Iterator[int]:
        while self._next or self._left:
            key = self._next.pop() if self._next else self._left.pop()
            if key in self.todo:
                yield key

    def go_beside(self, keys: Sequence[int]) -> None:
        """Go to these next, the first first."""
        self._next += [key for key in reversed(keys) if key in self.todo]
        if len(self._next) > _MOST_BESIDE:
            self._next = self._next[-_MOST_BESIDE // 2 :]


def _put_link(store: Store, number: int, link: Link) -> None:
    evidence = json.dumps(link.evidence) if link.evidence else ""
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
        self._ends = lru_cache(_CACHED_NEIGHBOURS)(self._read_ends)
        self.nearest = lru_cache(_CACHED_NEIGHBOURS)(self._nearest)
        self._run = store.db.execute
        self._number = number

    def _read_ends(self, key: int) -> dict[int, tuple[float, str]]:
        rows = self._run("SELECT b, weight, evidence FROM link WHERE grouping = ? AND a = ?", (self._number, key))
        return {b: (weight, evidence) for b, weight, evidence in rows}

    def _nearest(self, key: int) -> list[tuple[int, float]]:
        return nearest((b, weight) for b, (weight, _) in self._ends(key).items())

    def linked(self, key: int) -> Iterable[int]:
        """The members linked with one."""
        return self._ends(key)

    def within(self, keys: Iterable[int]) -> tuple[Link, ...]:
        """The links among some members, sorted."""
        some = sorted(keys)
        found = []
        for n, key in enumerate(some):
            ends = self._ends(key)
            found += [Link(key, b, ends[b][0], _evidence(ends[b][1])) for b in some[n + 1 :] if b in ends]
        return tuple(found)


def _evidence(text: str) -> tuple[tuple[str, float], ...]:
    return tuple((name, value) for name, value in json.loads(text)) if text else ()


def _component(graph: Graph, key: int) -> tuple[int, ...]:
    """The keys that links connect with a key, rising."""
    seen = {key}
    open_keys = [key]
    while open_keys:
        fresh = [one for one in graph.linked(open_keys.pop()) if one not in seen]
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
    keys, links = shown(grouping, keys, graph.within(keys[:MAX_GROUP]))
    return list(grouping.view(tuple(map(graph.member, keys)), links, plan.knowledge))


def _judge(at: _At, keys: tuple[int, ...], settled: tuple[int, ...]) -> None:
    """Judge one group and store what the rules say of it."""
    store, number, grouping, graph = at.store, at.number, at.grouping, at.graph
    component = keys[0]
    links: tuple[Link, ...] = ()
    if len(keys) > 1:
        keys, links = shown(grouping, keys, graph.within(keys[:MAX_GROUP]))
    members = tuple(map(graph.member, keys)) if links or grouping.shows_singles else ()
    seen = bool(links) or (bool(members) and members[0].articles >= grouping.least_articles)
    verdicts = judge_group(grouping, members, links, at.plan, at.problems) if seen else ()
    replace_verdicts(store.db, number, component, [(one.code, one.hit) for one in verdicts])
    store.db.executemany(
        "UPDATE member SET component = ?, pending = 0 "
        "WHERE grouping = ? AND key = ? AND (component IS NOT ? OR pending)",
        ((component if seen else None, number, key, component if seen else None) for key in settled),
    )
