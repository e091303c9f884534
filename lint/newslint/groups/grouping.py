"""What a grouping is made of.

Every article adds **entries** under 64-bit keys. All entries under one key are merged into a **member** (a spelling, a
line, an article): the count is exact, of the contributions a sample is kept that depends on nothing but the articles
(the smallest article keys), so that any order of merging, any batch and any engine gives the same member. Members that
share a **block** are compared in pairs by ``link``, which sees the gists of the two alone; connected members are shown
to the rules by ``view``. Nothing here depends on statistics of the corpus at hand: an edit changes only what shares a
key with it, and an incremental run can equal a full one.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

from newslint.article import Span
from newslint.record import NamedTuple

if TYPE_CHECKING:
    from newslint.knowledge import Knowledge


class Entry(NamedTuple):
    """What one article adds under one key. ``value`` is the same for all entries under the key."""

    key: int
    value: str
    spans: tuple[Span, ...]
    payload: bytes = b""


class Contribution(NamedTuple):
    """One article's entry, seen from the member. ``article`` and ``source`` are 64-bit keys; source 0 is unknown."""

    article: int
    source: int
    data: bytes
    """The entry, packed: most contributions are read for their payload alone."""

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the value stands in the article."""
        return spans_of(self.data)

    @property
    def payload(self) -> bytes:
        """What the entry carries."""
        return payload_of(self.data)


class Member(NamedTuple):
    """All entries under one key, merged. ``sample``: the contributions with the smallest article keys, in order."""

    key: int
    value: str
    articles: int
    sources: int
    sample: tuple[Contribution, ...]
    total: Any = None
    """What the grouping's ``total`` makes of all contributions."""


class Link(NamedTuple):
    """Why two members belong together: named evidence, and a weight for whoever splits a component."""

    a: int
    b: int
    weight: float
    evidence: tuple[tuple[str, float], ...] = ()


Entries: TypeAlias = "Callable[..., Iterable[Entry]]"


def _no_blocks(value: str, payload: bytes) -> Iterable[int]:
    return ()


def _member(member: Member, knowledge: Knowledge) -> Member:
    return member


def _no_link(a: Any, b: Any, knowledge: Knowledge) -> Link | None:
    return None


MAX_BLOCK = 256
"""Members of a block that are compared, where a grouping says nothing else."""


class Grouping(NamedTuple):
    """A grouping. ``entries`` asks for facts by the names of its parameters, as a rule does."""

    name: str
    parameter: str
    """What a rule over the grouping calls the group."""
    entries: Entries
    view: Callable[[Sequence[Member], Sequence[Link], Knowledge], Iterable[Any]]
    """The groups that rules see in one component; it may split the component, or show nothing."""
    sample: int = 32
    """How many contributions a member keeps."""
    shows_singles: bool = True
    """Whether rules see a member without links."""
    least_articles: int = 1
    """A member without links that stands in fewer articles is not shown."""
    blocks: Callable[[str, bytes], Iterable[int]] = _no_blocks
    """The block keys of a member, from its value and the payload of its first contribution."""
    most_in_block: int = MAX_BLOCK
    """Of a block with more members, those with the smallest keys are compared: pairs grow with its square."""
    near: Callable[[str, Sequence[str]], Iterable[int]] | None = None
    """A cheap test before members are loaded: which of some values that share a block with one are worth comparing with
    it, by index. Whichever of two values is asked about the other, the answer is the same."""
    order: Callable[[str], int] | None = None
    """Of a value: members are compared in this order, so that what is kept of those that are alike is met again.
    Without one a walk goes from each to those beside it."""
    gist: Callable[[Member, Knowledge], Any] = _member
    """What ``link`` compares of a member: it may not depend on spans."""
    most_gists: int = 1 << 9
    """Of so many members the gist is kept while they are compared: as many as take some 60 MB."""
    alike: Callable[[Any, Sequence[Any]], Iterable[int]] | None = None
    """A cheap test before two members are compared: what ``near`` is for values, for gists."""
    link: Callable[[Any, Any, Knowledge], Link | None] = _no_link
    """Compares the gists of two members that share a block."""
    around: Callable[[Sequence[int], Sequence[Link]], Sequence[int]] | None = None
    """Where it is set, rules see each member with neighbours, the member first, rather than all that links connect:
    where links chain (one event leads to the next), all that they connect may be the whole corpus. Of the keys of the
    neighbourhood and the links inside it, it picks the keys that are shown. Rules report on the article of the first
    alone, so that it can be judged without the others."""
    total: Callable[[Iterable[Contribution]], Any] | None = None
    """Sums up all contributions, where a sample would not do; the sum must not depend on their order."""
    plus: Callable[[Any, Any], Any] | None = None
    """Adds the ``total`` of some contributions to that of others: where contributions lie on many machines."""
    version: int = 1

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts that ``entries`` needs."""
        function: Any = self.entries
        names: tuple[str, ...] = function.__code__.co_varnames[: function.__code__.co_argcount]
        return names

    @property
    def linked(self) -> bool:
        """Whether members are compared with each other."""
        return self.link is not _no_link


MAX_GROUP = 512
"""Of a component with more members, those with the smallest keys are shown to the rules."""
MAX_NEIGHBOURS = 48
"""Of more links and neighbours, those of most weight are followed and shown, of equal ones those of smaller keys."""

_COUNT = struct.Struct("<H")


def pack(entry: Entry) -> bytes:
    """Spans and payload of an entry as the data of its contribution; spans beyond 65,535 are dropped."""
    spans = entry.spans[:65_535]
    flat = array("I", [number for span in spans for number in span])
    return _COUNT.pack(len(spans)) + flat.tobytes() + entry.payload


def spans_of(data: bytes) -> tuple[Span, ...]:
    """The spans of a packed entry."""
    flat = array("I")
    flat.frombytes(data[2 : _end_of_spans(data)])
    return tuple(map(Span, flat[::2], flat[1::2]))


def payload_of(data: bytes) -> bytes:
    """The payload of a packed entry."""
    return data[_end_of_spans(data) :]


def _end_of_spans(data: bytes) -> int:
    count: int = _COUNT.unpack_from(data)[0]
    return 2 + 8 * count


def merge(key: int, value: str, contributions: Iterable[Contribution], grouping: Grouping) -> Member:
    """The member of some contributions (one an article), in any order."""
    kept = sorted(contributions)
    sources = {one.source for one in kept if one.source}
    total = grouping.total(kept) if grouping.total else None
    return Member(key, value, len(kept), len(sources), tuple(kept[: grouping.sample]), total)


def components(keys: Iterable[int], links: Iterable[Link]) -> Iterator[tuple[tuple[int, ...], tuple[Link, ...]]]:
    """Connected components, each with its links; keys and links sorted, components by their smallest key."""
    parent = {key: key for key in keys}

    def find(key: int) -> int:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    links = sorted(links)
    for link in links:
        a, b = find(link.a), find(link.b)
        parent[max(a, b)] = min(a, b)
    members: dict[int, list[int]] = {}
    for key in sorted(parent):
        members.setdefault(find(key), []).append(key)
    inside: dict[int, list[Link]] = {}
    for link in links:
        inside.setdefault(find(link.a), []).append(link)
    for root, group in sorted(members.items()):
        yield tuple(group), tuple(inside.get(root, ()))


def neighbourhoods(links: Iterable[Link]) -> Iterator[tuple[tuple[int, ...], tuple[Link, ...]]]:
    """Each linked member with its neighbours, and the links among them; by rising key."""
    of: dict[int, list[tuple[int, float]]] = {}
    by_ends: dict[tuple[int, int], Link] = {}
    for link in links:
        of.setdefault(link.a, []).append((link.b, link.weight))
        of.setdefault(link.b, []).append((link.a, link.weight))
        by_ends[link.a, link.b] = link
    near = {key: nearest(linked) for key, linked in of.items()}
    for key in sorted(near):
        keys = neighbourhood(key, near.__getitem__)
        pairs = combinations(sorted(keys), 2)
        yield keys, tuple(by_ends[pair] for pair in pairs if pair in by_ends)


def neighbourhood(key: int, near: Callable[[int], Iterable[tuple[int, float]]]) -> tuple[int, ...]:
    """A member's key, then those of its neighbours, at most two links away: the strongest paths first.

    ``near``: see ``nearest``. The weight of a path is the product of its links'.
    """
    paths = dict(near(key))
    for neighbour, weight in list(paths.items()):
        for other, further in near(neighbour):
            if other != key and weight * further > paths.get(other, 0.0):
                paths[other] = weight * further
    return (key, *(other for other, _ in nearest(paths.items())))


def shown(grouping: Grouping, keys: Sequence[int], links: Sequence[Link]) -> tuple[tuple[int, ...], tuple[Link, ...]]:
    """The keys of a component or neighbourhood that rules see, and the links among them."""
    kept = grouping.around(keys, links) if grouping.around else keys[:MAX_GROUP]
    inside = set(kept)
    return tuple(kept), tuple(link for link in links if link.a in inside and link.b in inside)


def nearest(linked: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
    """Of the members linked with one, and the weights of the links, those that are looked at.

    The strongest links first, of equal ones the smaller keys.
    """
    return [(key, -weight) for weight, key in sorted([(-weight, key) for key, weight in linked])[:MAX_NEIGHBOURS]]
