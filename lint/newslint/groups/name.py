"""The grouping ``name``: spellings that may name one person, place or thing, across the corpus.

A member is a spelling. Members that share a block of consonants, beginning or end are compared by the pair model from
what the two members hold; families are what the links connect. It grows with the vocabulary, not with the corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from newslint.digest import key_of
from newslint.facts.names import Names, Standing
from newslint.facts.names.tokens import standing_of
from newslint.groups.grouping import Entry, Grouping, Link, Member, components
from newslint.knowledge import Knowledge
from newslint.knowledge.translit import canonical, lower, skeleton
from newslint.knowledge.wordlist import WordList
from newslint.namepairs.family import NameFamily, NameUse, Pair, Spelling

if TYPE_CHECKING:
    from newslint.article import Article
    from newslint.namepairs.gist import Gist

MIN_LENGTH = 4
LEAST_PROBABILITY = 0.35
"""Of a link between two spellings: what is reported, and shown, asks for more."""
LEAST_SIMILARITY = 0.5
MOST_IN_BLOCK = 64
LONG_END = 5
SHORT = 6


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


def near(value: str, others: Sequence[str]) -> list[int]:
    """Which spellings are worth comparing with one, by index: at least half of the letters in common."""
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    measure, least = DamerauLevenshtein.normalized_similarity, LEAST_SIMILARITY
    found: list[int] = []
    left: Sequence[int] = range(len(others))
    for spell in (lower, canonical):
        # One call for hundreds takes a tenth of the time of one for each.
        spelt = [spell(others[n]) for n in left]
        alike = {
            left[at]
            for _, _, at in process.extract(spell(value), spelt, scorer=measure, score_cutoff=least, limit=None)
        }
        found += alike
        left = [n for n in left if n not in alike]
    return sorted(found)


def order(value: str) -> int:
    """The last eight letters as a number. Of the orders tried (the letters, hashes, a walk) it meets what is kept most
    often: 118,000 gists are made for 100,000 articles, where 355,000 were."""
    return int.from_bytes(canonical(value)[::-1].encode("utf-8", "surrogatepass")[:8].ljust(8), "big")


def gist(member: Member, knowledge: Knowledge) -> Gist:
    """Of a spelling's member."""
    from newslint.namepairs.gist import gist_of

    sample = member.sample
    return gist_of(member.value, member.articles, [one.article for one in sample], [one.payload for one in sample])


def alike(one: Gist, others: Sequence[Gist]) -> list[int]:
    """With which of several spellings one may be a name, by index: see the pair model."""
    from newslint.namepairs.model import worth_weighing

    return worth_weighing(one, others)


def link(a: Gist, b: Gist, knowledge: Knowledge) -> Link | None:
    """Whether two spellings name one thing, by the pair model."""
    from newslint.namepairs.model import may_be, with_pivot

    found = may_be(a, b, partial(is_known, knowledge=knowledge), LEAST_PROBABILITY)
    if found is None or not comparable(a.form, b.form, knowledge):
        return None
    both = with_pivot(found, a.form, b.form, knowledge.pivots, LEAST_PROBABILITY)
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
    if "-" in a and "-" in b:
        one, other = unlike(a, b)
        if min(len(one), len(other)) < MIN_LENGTH or not near(one, [other]):
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


@lru_cache(1 << 13)
def _standing(form: str, knowledge: Knowledge) -> Standing:
    return standing_of(form, knowledge.words, knowledge.attested)


@lru_cache(1 << 12)
def _is_recorded(form: str, knowledge: Knowledge) -> bool:
    lexicon = knowledge.lexicon
    return (lexicon.knows(form) and lexicon.wrong(form) is None) or bool(knowledge.places.find(form))


def is_known(form: str, knowledge: Knowledge) -> bool:
    """Whether a dictionary holds it as a name, or the lexicon or the gazetteer."""
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


def split(family: NameFamily, least: float) -> Iterator[NameFamily]:
    """The families that remain when only pairs of some probability connect spellings."""
    strong = [pair for pair in family.pairs if pair.probability >= least]
    links = [Link(pair.a, pair.b, pair.probability, pair.evidence) for pair in strong]
    for members, inside in components({end for pair in strong for end in (pair.a, pair.b)}, links):
        place = {old: new for new, old in enumerate(members)}
        pairs = tuple(Pair(place[one.a], place[one.b], one.weight, one.evidence) for one in inside)
        yield NameFamily(tuple(family.spellings[old] for old in members), pairs)


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
    alike=alike,
    link=link,
    shows_singles=False,
    most_in_block=MOST_IN_BLOCK,
)
