"""The grouping ``name``: spellings that may name one person, place or thing, across the corpus.

A member is a spelling. Members that share a block of consonants, beginning or end are compared by the pair model from
what the two members hold; families are what the links connect. It grows with the vocabulary, not with the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from newslint.facts.names import Names, Standing
from newslint.groups.grouping import Entry, Grouping, Link, Member, key_of
from newslint.knowledge import Knowledge
from newslint.knowledge.translit import canonical, fold, skeleton
from newslint.knowledge.wordlist import WordList
from newslint.rule import Place

MIN_LENGTH = 4
LEAST_PROBABILITY = 0.5
LEAST_SIMILARITY = 0.5


class Spelling(NamedTuple):
    """One spelling in a family. ``places``: one in each of the sampled articles."""

    key: int
    form: str
    standing: Standing
    attested: int
    articles: int
    sources: int
    places: tuple[Place, ...]


class Pair(NamedTuple):
    """Two spellings of a family that the pair model connects, by their index, with the evidence."""

    a: int
    b: int
    probability: float
    evidence: tuple[tuple[str, float], ...]


class NameFamily(NamedTuple):
    """Spellings of one name, as far as the evidence goes; ``pairs`` connect them."""

    spellings: tuple[Spelling, ...]
    pairs: tuple[Pair, ...]


def entries(names: Names, words: WordList, language: str) -> Iterator[Entry]:
    """An entry for each spelling of an English article; calendar words and the like are left out."""
    from newslint.namepairs.usage import COMMONPLACE, pack_use, story_of

    if language != "en":
        return
    story = story_of(names, words)
    for name in names:
        if len(name.form) < MIN_LENGTH or name.acronym:
            continue
        if name.standing == Standing.KNOWN and words.level(name.form) <= COMMONPLACE:
            continue
        yield Entry(name_key(name.form), name.form, name.spans, pack_use(name, story))


@lru_cache(1 << 15)
def name_key(form: str) -> int:
    """The key of a spelling."""
    return key_of("name", form)


@lru_cache(1 << 12)
def _blocks(value: str) -> tuple[int, ...]:
    consonants, letters = skeleton(value), canonical(value)
    keys = {f"c{consonants}"} if len(consonants) > 1 else set()
    if len(consonants) > 3:
        keys |= {f"c{consonants[:at]}{consonants[at + 1 :]}" for at in range(len(consonants))}
    if len(letters) > 3:
        keys |= {f"p{letters[:4]}", f"s{letters[-4:]}"}
    return tuple(sorted(key_of("block", key) for key in keys))


def blocks(value: str, payload: bytes) -> Iterable[int]:
    """Blocks by consonant skeleton and its one-deletions, by the first four and the last four canonical letters."""
    return _blocks(value)


def near(a: str, b: str) -> bool:
    """Whether two spellings are worth comparing: at least half of the letters in common."""
    from rapidfuzz.distance import DamerauLevenshtein

    plain_a, plain_b = fold(a).casefold(), fold(b).casefold()
    if plain_a == plain_b:
        return True
    similarity = DamerauLevenshtein.normalized_similarity
    return (
        similarity(plain_a, plain_b, score_cutoff=LEAST_SIMILARITY) > 0
        or similarity(canonical(a), canonical(b), score_cutoff=LEAST_SIMILARITY) > 0
    )


def link(a: Member, b: Member, knowledge: Knowledge) -> Link | None:
    """Whether two spellings name one thing, by the pair model."""
    from newslint.namepairs.model import evidence, probability
    from newslint.namepairs.usage import Usage, unpack_use
    from newslint.namepairs.variants import contains, is_inflection, same_romanised

    if contains(a.value, b.value) or same_romanised(a.value, b.value) or is_inflection(a.value, b.value):
        return None
    standing_a, standing_b = standing_of(a.value, knowledge), standing_of(b.value, knowledge)
    if standing_a == standing_b == Standing.KNOWN:
        return None

    def usage(member: Member, standing: Standing) -> Usage:
        uses = tuple((one.article, unpack_use(one.payload)) for one in member.sample)
        return Usage(member.value, standing, knowledge.attested.level(member.value), member.articles, uses)

    found = evidence(usage(a, standing_a), usage(b, standing_b))
    certainty = probability(found)
    if certainty < LEAST_PROBABILITY:
        return None
    return Link(a.key, b.key, certainty, tuple(found._asdict().items()))


def standing_of(form: str, knowledge: Knowledge) -> Standing:
    """What the tables know of a spelling."""
    if knowledge.words.is_proper(form):
        return Standing.KNOWN
    return Standing.ATTESTED if form in knowledge.attested else Standing.UNKNOWN


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterator[NameFamily]:
    """The family of a component."""
    index = {member.key: n for n, member in enumerate(members)}
    yield NameFamily(
        tuple(
            Spelling(
                member.key,
                member.value,
                standing_of(member.value, knowledge),
                knowledge.attested.level(member.value),
                member.articles,
                member.sources,
                tuple(Place(one.article, *one.spans[0], member.value) for one in member.sample if one.spans),
            )
            for member in members
        ),
        tuple(Pair(index[one.a], index[one.b], one.weight, one.evidence) for one in links),
    )


GROUPING = Grouping(
    name="name",
    parameter="family",
    entries=entries,
    view=view,
    blocks=blocks,
    near=near,
    link=link,
    shows_singles=False,
)
