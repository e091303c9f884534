"""The grouping ``name``: spellings that may name one person, place or thing, across the corpus.

A member is a spelling. Members that share a block of consonants, beginning or end are compared by the pair model from
what the two members hold; families are what the links connect. It grows with the vocabulary, not with the corpus.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from newslint.facts.names import Names, Standing
from newslint.facts.names.tokens import standing_of
from newslint.groups.grouping import Entry, Grouping, Link, Member, key_of
from newslint.knowledge import Knowledge
from newslint.knowledge.translit import canonical, lower, skeleton
from newslint.knowledge.wordlist import WordList
from newslint.packing import pack_list, unpack_list

if TYPE_CHECKING:
    from newslint.article import Article, Span
    from newslint.namepairs.usage import Profile, Usage, Use

MIN_LENGTH = 4
LEAST_PROBABILITY = 0.35
LEAST_SIMILARITY = 0.5
MOST_IN_BLOCK = 64
LONG_END = 5
SHORT = 6


class NameUse(NamedTuple):
    """A spelling in one article: its mentions, and how it is used."""

    article: int
    spans: tuple[Span, ...]
    use: Use


class Spelling(NamedTuple):
    """One spelling in a family. ``recorded``: in the lexicon or the gazetteer; ``uses``: in the sampled articles."""

    key: int
    form: str
    standing: Standing
    recorded: bool
    articles: int
    sources: int
    uses: tuple[NameUse, ...]


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


def entries(article: Article, names: Names, words: WordList, language: str) -> Iterator[Entry]:
    """An entry for each spelling of an English article; calendar words and the like are left out."""
    from newslint.namepairs.usage import COMMONPLACE, pack_use, story_of

    if language != "en":
        return
    story = story_of(names, words)
    day = article.date.toordinal() if article.date else 0
    for name in names:
        if len(name.form) < MIN_LENGTH or name.acronym:
            continue
        if name.standing == Standing.KNOWN and words.level(name.form) <= COMMONPLACE:
            continue
        yield Entry(name_key(name.form), name.form, name.spans, pack_use(name, story, day))


@lru_cache(1 << 13)
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
        keys |= {f"p{letters[:3]}", f"s{letters[-3:]}"}
    if len(letters) > LONG_END:
        keys |= {f"p{letters[:LONG_END]}", f"s{letters[-LONG_END:]}"}
    if 3 < len(letters) <= SHORT:
        keys |= {f"d{letters[:at]}{letters[at + 1 :]}" for at in range(len(letters))}
    return tuple(sorted(key_of("block", key) for key in keys))


def blocks(value: str, payload: bytes) -> Iterable[int]:
    """Blocks by consonant skeleton and its one-deletions, by the first and the last three canonical letters, and five.

    In a large corpus hundreds of names share three letters, and few of them are compared (see ``MOST_IN_BLOCK``): those
    that share five, or the skeleton but for one consonant, still meet, and short ones that differ in one letter.
    """
    return _blocks(value)


def near(a: str, b: str) -> bool:
    """Whether two spellings are worth comparing: at least half of the letters in common."""
    similarity = _similarity()
    plain_a, plain_b = lower(a), lower(b)
    return (
        plain_a == plain_b
        or similarity(plain_a, plain_b, score_cutoff=LEAST_SIMILARITY) > 0
        or similarity(canonical(a), canonical(b), score_cutoff=LEAST_SIMILARITY) > 0
    )


def order(value: str) -> int:
    """The last eight letters as a number. Of the orders tried (the letters, hashes, a walk) it meets what is kept most
    often: 118,000 gists are made for 100,000 articles, where 355,000 were."""
    return int.from_bytes(canonical(value)[::-1].encode("utf-8", "surrogatepass")[:8].ljust(8), "big")


@cache
def _similarity() -> Callable[..., float]:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.normalized_similarity


class Gist(NamedTuple):
    """A spelling, in how many articles it stands, and how it is used in some. Packed, since of many names it is kept:
    values and their collections take three times as much."""

    form: str
    articles: int
    users: bytes
    """The keys of some articles, as an array of 64 bits each."""
    uses: bytes
    """How each uses it: what ``pack_use`` wrote, one after the other."""
    company: bytes
    """Hashes of the other names of those articles (see ``told_with``), as an array of 16 bits each."""
    tellers: bytes
    """For each of them the articles that have it, a bit each (a member keeps 32), as an array of 32 bits each."""


def gist(member: Member, knowledge: Knowledge) -> Gist:
    """Of a spelling's member."""
    from newslint.namepairs.usage import told_with

    payloads = [one.payload for one in member.sample]
    tellers: dict[int, int] = {}
    for n, payload in enumerate(payloads):
        for name in told_with(payload):
            tellers[name] = tellers.get(name, 0) | 1 << n
    return Gist(
        member.value,
        member.articles,
        array("q", [one.article for one in member.sample]).tobytes(),
        pack_list(payloads),
        array("H", tellers).tobytes(),
        array("I", tellers.values()).tobytes(),
    )


def _may_meet(a: Gist, b: Gist) -> bool:
    """Whether an article with the one and an article with the other have two names in common: no fewer tell a story.

    Names that stand in many articles have others in common by chance, each in another article.
    """
    few, many = (a, b) if len(a.company) < len(b.company) else (b, a)
    of_many = _by_teller(many)
    common = [
        (its, of_many[name])
        for name, its in zip(memoryview(few.company).cast("H"), memoryview(few.tellers).cast("I"), strict=True)
        if name in of_many
    ]
    return any(one & other and its & others for (one, its), (other, others) in combinations(common, 2))


@lru_cache(1 << 9)
def _by_teller(one: Gist) -> dict[int, int]:
    return dict(zip(memoryview(one.company).cast("H"), memoryview(one.tellers).cast("I"), strict=True))


def link(a: Gist, b: Gist, knowledge: Knowledge) -> Link | None:
    """Whether two spellings name one thing, by the pair model."""
    from newslint.namepairs.model import LEAST_UNMET, may_be, with_pivot

    # From what is cheap and leaves most pairs out to what is dear: of most, the uses are never unpacked.
    alike = _similarity()(lower(a.form), lower(b.form))
    if alike < LEAST_UNMET and not _may_meet(a, b):
        return None
    one, other = _profile(a, knowledge), _profile(b, knowledge)
    found = may_be(one, other, LEAST_PROBABILITY)
    if found is None or not comparable(a.form, b.form, knowledge):
        return None
    both = with_pivot(found, one, other, knowledge.pivots, LEAST_PROBABILITY)
    if both is None:
        return None
    found, certainty = both
    return Link(name_key(a.form), name_key(b.form), certainty, tuple(found._asdict().items()))


def comparable(a: str, b: str, knowledge: Knowledge) -> bool:
    """Whether a difference between two spellings may be a mistake at all.

    Not when both are known, both attested romanisations of one original, or grammar explains the difference. What is in
    no table may be a romanisation or an inflected form that nobody uses: the model has to see that it is so used here.
    """
    from newslint.namepairs.variants import (
        contains,
        digits,
        is_inflection,
        is_near_ending,
        plain,
        same_romanised,
        unlike,
    )

    if plain(a) == plain(b) or digits(a) != digits(b):
        return False
    if "-" in a and "-" in b and (min(map(len, unlike(a, b))) < MIN_LENGTH or not near(*unlike(a, b))):
        return False
    standings = {_standing(a, knowledge), _standing(b, knowledge)}
    if standings == {Standing.KNOWN}:
        return False
    if contains(a, b) or is_inflection(a, b):
        return Standing.UNKNOWN in standings and Standing.KNOWN not in standings and is_near_ending(a, b)
    if same_romanised(a, b) and Standing.UNKNOWN not in standings:
        return False
    lexicon = knowledge.lexicon
    return not (lexicon.knows(a) and lexicon.knows(b))


def usage_of(one: Gist, knowledge: Knowledge) -> Usage:
    """How a spelling is used across the corpus."""
    from newslint.namepairs.usage import Usage, unpack_use

    uses = zip(memoryview(one.users).cast("q"), map(unpack_use, unpack_list(one.uses)), strict=True)
    return Usage(one.form, _is_known(one.form, knowledge), one.articles, tuple(uses))


@lru_cache(1 << 9)
def _profile(one: Gist, knowledge: Knowledge) -> Profile:
    from newslint.namepairs.usage import profile

    return profile(usage_of(one, knowledge))


@lru_cache(1 << 13)
def _standing(form: str, knowledge: Knowledge) -> Standing:
    return standing_of(form, knowledge.words, knowledge.attested)


@lru_cache(1 << 12)
def _is_recorded(form: str, knowledge: Knowledge) -> bool:
    lexicon = knowledge.lexicon
    return (lexicon.knows(form) and lexicon.wrong(form) is None) or bool(knowledge.places.find(form))


def _is_known(form: str, knowledge: Knowledge) -> bool:
    return _standing(form, knowledge) == Standing.KNOWN or _is_recorded(form, knowledge)


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterator[NameFamily]:
    """The family of a component."""
    from newslint.namepairs.usage import unpack_use

    index = {member.key: n for n, member in enumerate(members)}
    yield NameFamily(
        tuple(
            Spelling(
                member.key,
                member.value,
                _standing(member.value, knowledge),
                _is_recorded(member.value, knowledge),
                member.articles,
                member.sources,
                tuple(NameUse(one.article, one.spans, unpack_use(one.payload)) for one in member.sample),
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
    order=order,
    gist=gist,
    most_gists=1 << 15,
    link=link,
    shows_singles=False,
    most_in_block=MOST_IN_BLOCK,
)
