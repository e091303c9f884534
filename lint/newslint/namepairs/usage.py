"""How a spelling is used in one article, in a few dozen bytes, and in many articles, merged."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge.wordlist import WordList
from newslint.record import NamedTuple

MAX_NEIGHBOURS = 4
MAX_CONTEXT = 24
MAX_STORY = 16
MAX_SLOTS = 9
# Proper names among SCOWL's most common words (Monday, London, American) say nothing about a story.
COMMONPLACE = 35


class Use(NamedTuple):
    """How a spelling is used in one article, in hashes, the smallest first: words have 16 bits, slots 32."""

    before: frozenset[int]
    """Names directly before it: given names, mostly."""
    after: frozenset[int]
    context: frozenset[int]
    """Words around it."""
    story: frozenset[int]
    """Other names of the article."""
    slots: frozenset[int]
    """What it stands between (see Name): in another article of the story, another name in the same slot is this one."""
    day: int = 0
    """The day on which the article was published, as ``date.toordinal`` counts; 0 if unknown."""


@lru_cache(1 << 13)
def word_hash(word: str) -> int:
    """The 16-bit hash of a word or name, without regard to case."""
    return crc32(word.casefold().encode("utf-8", "surrogatepass")) & 0xFFFF


def story_of(names: Names, words: WordList) -> tuple[int, ...]:
    """Hashes of the names that tell an article's story, smallest first: not those that stand in any article."""
    telling = (name.form for name in names if name.standing != Standing.KNOWN or words.level(name.form) > COMMONPLACE)
    return tuple(sorted(set(map(word_hash, telling))))


def pack_use(name: Name, story: Sequence[int], day: int = 0) -> bytes:
    """How a name is used in its article. ``story``: of the article, as ``story_of`` gives it; ``day``: see Use."""
    own = word_hash(name.form)
    others = [one for one in story if one != own][:MAX_STORY]
    context = sorted(map(word_hash, name.context))[:MAX_CONTEXT]
    before = [word_hash(one) for one in name.before[:MAX_NEIGHBOURS]]
    after = [word_hash(one) for one in name.after[:MAX_NEIGHBOURS]]
    flat = array("H", [len(before), *before, len(after), *after, len(context), *context, len(others), *others])
    slots = sorted(crc32(slot.encode("utf-8", "surrogatepass")) for slot in name.slots)
    return flat.tobytes() + array("I", [day, *slots[:MAX_SLOTS]]).tobytes()


def unpack_use(payload: bytes) -> Use:
    """The use that ``pack_use`` wrote."""
    flat = array("H")
    flat.frombytes(payload)
    parts = []
    at = 0
    for _ in range(4):
        end = at + 1 + flat[at]
        parts.append(frozenset(flat[at + 1 : end]))
        at = end
    before, after, context, story = parts
    wide = array("I")
    wide.frombytes(payload[at * flat.itemsize :])
    return Use(before, after, context, story, frozenset(wide[1:]), wide[0])


def told_with(payload: bytes) -> array[int]:
    """Of the use that ``pack_use`` wrote, the story alone, without unpacking the rest."""
    flat = array("H")
    flat.frombytes(payload)
    at = 0
    for _ in range(3):
        at += 1 + flat[at]
    return flat[at + 1 : at + 1 + flat[at]]


SAME_STORY = 0.3
"""Two articles tell one story when at least this share of their names is common to them; of fewer than four names, of
four."""


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """The share of the smaller set that stands in the other; a set of under four counts as four."""
    return len(a & b) / max(4, min(len(a), len(b))) if a and b else 0.0


class Meeting(NamedTuple):
    """The stories in which two spellings meet: the articles of each side, by key or number, and how near two come."""

    a: frozenset[int]
    b: frozenset[int]
    nearest: float
    """Largest share of names that an article with the one and another with the other have in common."""


def meet(a: Sequence[tuple[int, Use]], b: Sequence[tuple[int, Use]]) -> Meeting:
    """Where two spellings meet: pairs of different articles that tell one story."""
    articles_a: set[int] = set()
    articles_b: set[int] = set()
    nearest = 0.0
    for article, use in a:
        for other, its in b:
            if article != other:
                share = overlap(use.story, its.story)
                nearest = max(nearest, share)
                if share >= SAME_STORY:
                    articles_a.add(article)
                    articles_b.add(other)
    return Meeting(frozenset(articles_a), frozenset(articles_b), nearest)
