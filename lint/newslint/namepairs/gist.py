"""Two spellings beside each other, as far as their packed uses tell: the stories in which they meet, what is around.

Of a large corpus millions of pairs are looked at. Most are left out by the names in common alone, and of the others
only the uses in stories that both tell are unpacked.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from newslint.knowledge.translit import lower
from newslint.namepairs.usage import SAME_STORY, Meeting, told_with
from newslint.packing import pack_list, unpack_list
from newslint.record import NamedTuple


class Gist(NamedTuple):
    """A spelling, in how many articles it stands, and how it is used in some. Packed, since of many names it is kept:
    values and their collections take three times as much."""

    form: str
    lower: str
    """The form without case and diacritics."""
    articles: int
    users: bytes
    """The keys of some articles, as an array of 64 bits each."""
    uses: bytes
    """How each uses it: what ``pack_use`` wrote, one after the other."""
    stories: bytes
    """How many other names each tells of."""
    company: bytes
    """Hashes of the other names of those articles (see ``told_with``), as an array of 16 bits each."""
    tellers: bytes
    """For each of them the articles that have it, a bit each (a member keeps 32), as an array of 32 bits each."""


def gist_of(form: str, articles: int, users: Iterable[int], payloads: Sequence[bytes]) -> Gist:
    """The gist of a spelling. ``users``: some of its articles; ``payloads``: the use in each."""
    tellers: dict[int, int] = {}
    stories = []
    for n, payload in enumerate(payloads):
        story = told_with(payload)
        stories.append(len(story))
        for name in story:
            tellers[name] = tellers.get(name, 0) | 1 << n
    return Gist(
        form,
        lower(form),
        articles,
        array("q", users).tobytes(),
        pack_list(payloads),
        bytes(stories),
        array("H", tellers).tobytes(),
        array("I", tellers.values()).tobytes(),
    )


# --- stories ---------------------------------------------------------------------------------------------------------


def may_meet(one: Gist, others: Sequence[Gist]) -> list[int]:
    """With which of several spellings an article with the one may share a story, by index: those with which some
    article of either has two names in common, no fewer tell a story.

    Names that stand in many articles have others in common by chance, each in another article.
    """
    company = _company(one)
    found = []
    for n, other in enumerate(others):
        common = company & _company(other)
        if len(common) >= _LEAST_COMMON:
            of_a, of_b = _by_teller(one), _by_teller(other)
            if any(of_a[x] & of_a[y] and of_b[x] & of_b[y] for x, y in combinations(common, 2)):
                found.append(n)
    return found


def meeting(a: Gist, b: Gist) -> Meeting:
    """The stories in which two spellings meet, by way of the names that both tell: most pairs have few in common."""
    of_a, of_b = _by_teller(a), _by_teller(b)
    shared: dict[tuple[int, int], int] = {}
    for name in _company(a) & _company(b):
        for n in _bits(of_a[name]):
            for m in _bits(of_b[name]):
                shared[n, m] = shared.get((n, m), 0) + 1
    users, its_users = memoryview(a.users).cast("q"), memoryview(b.users).cast("q")
    met_a: set[int] = set()
    met_b: set[int] = set()
    nearest = 0.0
    for (n, m), count in shared.items():
        if users[n] != its_users[m]:
            share = count / max(4, min(a.stories[n], b.stories[m]))
            nearest = max(nearest, share)
            if share >= SAME_STORY:
                met_a.add(n)
                met_b.add(m)
    return Meeting(frozenset(met_a), frozenset(met_b), nearest)


_LEAST_COMMON = 2


@lru_cache(1 << 10)
def _company(one: Gist) -> frozenset[int]:
    return frozenset(memoryview(one.company).cast("H"))


@lru_cache(1 << 9)
def _by_teller(one: Gist) -> Mapping[int, int]:
    return dict(zip(memoryview(one.company).cast("H"), memoryview(one.tellers).cast("I"), strict=True))


@lru_cache(1 << 12)
def _bits(mask: int) -> tuple[int, ...]:
    return tuple(n for n in range(mask.bit_length()) if mask >> n & 1)


# --- surroundings ----------------------------------------------------------------------------------------------------


class Around(NamedTuple):
    """What is around a spelling in some articles, in hashes: see ``Use``."""

    articles: int
    before: frozenset[int]
    after: frozenset[int]
    context: frozenset[int]
    slots: frozenset[int]


def around(one: Gist, uses: Collection[int] = ()) -> Around:
    """What is around it in some of its uses, by their numbers; in all when none are given."""
    return _around(one, sorted(uses)) if uses else _around_all(one)


@lru_cache(1 << 9)
def _around_all(one: Gist) -> Around:
    return _around(one, range(len(one.stories)))


def _around(one: Gist, uses: Sequence[int]) -> Around:
    before: set[int] = set()
    after: set[int] = set()
    context: set[int] = set()
    slots: set[int] = set()
    payloads = list(unpack_list(one.uses))
    for n in uses:
        flat = array("H", payloads[n])
        at = 0
        for part in (before, after, context):
            end = at + 1 + flat[at]
            part.update(flat[at + 1 : end])
            at = end
        behind = at + 1 + flat[at]
        slots.update(array("I", payloads[n][behind * flat.itemsize :])[1:])
    return Around(len(uses), frozenset(before), frozenset(after), frozenset(context), frozenset(slots))
