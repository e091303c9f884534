"""Names that stand in each other's place: what spelling cannot tell.

A machine reads 一丈 as Ichijo where the man is called Kazutake, and no distance of letters connects the two. But
articles that tell one event have sentences that say the same, and where others have the one name there, this one has
the other. Pure functions over what articles of one event hold, without an index.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

from newslint.article import Span
from newslint.facts.names import Name, Names, Standing
from newslint.figurepairs.words import Words, pack_words, parted, similarity, unpack_words
from newslint.namepairs.variants import contains, is_inflection, same_romanised
from newslint.packing import pack as pack_json
from newslint.packing import unpack as unpack_json
from newslint.record import NamedTuple

if TYPE_CHECKING:
    from newslint.knowledge.characters import Readings

MIN_LENGTH: Final = 3
MIN_SIMILARITY: Final = 0.6
"""Of two sentences' words (cosine). On translated news .6 leaves one pair of names in five that are not one name."""
MIN_WORDS: Final = 4
LEAST_ARTICLES: Final = 2
"""Articles that have the other name in the same sentence."""
LEAST_ODDS: Final = 2
"""Articles of the event with the other name for each with this one."""
MOST_EXCHANGED: Final = 2
"""More names that two articles do not share than they share: two fires or two matches, told in the same words."""
LEAST_JAPANESE: Final = 0.4
"""Of the names of an article, those that are read as characters are: of news from elsewhere a tenth, by chance."""
MAX_SENTENCES: Final = 200
MAX_NAMES: Final = 400
MAX_SPANS: Final = 16
MAX_SLOTS: Final = 6


class Told(NamedTuple):
    """A name in one article. ``company``: hashes of its slots and of the names beside it.

    Places are start and end: of the many names of an article few are looked at, so that nothing is made of them before.
    """

    form: str
    places: Sequence[Sequence[int]]
    company: Sequence[int]

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where it stands."""
        return tuple(Span(*place) for place in self.places)


class _Fields(NamedTuple):
    packed: Sequence[int]
    names: Sequence[int]


class Sentence(_Fields):
    """The words of a sentence, as ``pack_words`` packs them, and the names in it, by their number."""

    @cached_property
    def words(self) -> Words:
        """Few sentences are compared, of the many that an article has."""
        return unpack_words(self.packed)


class Telling(NamedTuple):
    """What an article names, and in which sentences."""

    names: tuple[Told, ...]
    sentences: tuple[Sentence, ...]
    forms: frozenset[str]


class Misreading(NamedTuple):
    """A name of an article in whose place others of its event have another one."""

    name: Told
    other: str
    places: tuple[tuple[int, Span], ...]
    """Where articles have it in the same sentence, by the article's number."""
    supporters: int
    """Articles of the event that have the name as this one does, itself among them."""
    rivals: int
    """Articles of the event that have the other."""


class Reading(NamedTuple):
    """A name of an article that others of its event have in another reading of the same characters."""

    of: Misreading
    characters: int
    beside: bool
    """Whether an article has the other between the same words, or beside the same name."""


def pack(sentences: Sequence[Span], names: Names, words_of: Callable[[Span], Words]) -> bytes:
    """The names of an article that may be misread, none of a text that has too many (a list, a register).

    ``words_of``: see ``sentence_words``.
    """
    told = [name for name in names if _may_be_misread(name)][:MAX_NAMES]
    mentions = sorted((span.start, n) for n, name in enumerate(told) for span in name.spans)
    rows: list[object] = []
    packed: list[int] = []
    at = 0
    for sentence in sentences:
        inside = []
        while at < len(mentions) and mentions[at][0] < sentence.end:
            inside.append(mentions[at][1])
            at += 1
        if inside and len(rows) < MAX_SENTENCES:
            words = words_of(sentence)
            if len(words) >= MIN_WORDS:
                rows.append([len(words), list(dict.fromkeys(inside))])
                packed += pack_words(words)
    if not rows:
        return b""
    return pack_json([[[name.form, name.spans[:MAX_SPANS], _company(name)] for name in told], rows], packed)


def _may_be_misread(name: Name) -> bool:
    """Dictionaries' names are translated, and what abbreviates may abbreviate a translation."""
    return name.standing != Standing.KNOWN and not name.acronym and len(name.form) >= MIN_LENGTH


def _company(name: Name) -> list[int]:
    beside = [f"{one} " for one in name.before] + [f" {one}" for one in name.after]
    slots = sorted(name.slots)[:MAX_SLOTS]
    return [crc32(one.encode("utf-8", "surrogatepass")) & 0xFFFFFF for one in (*slots, *beside[:MAX_SLOTS])]


@lru_cache(maxsize=1 << 9)
def unpack(data: bytes) -> Telling:
    """What ``pack`` wrote. Raises ValueError."""
    if not data:
        return Telling((), (), frozenset())
    (heads, rows), packed = unpack_json(data)
    names = tuple(map(Told._make, heads))
    of_sentences = zip(parted(packed, [size for size, _ in rows]), rows, strict=True)
    sentences = tuple(Sentence(words, inside) for words, (_, inside) in of_sentences)
    return Telling(names, sentences, frozenset(one.form for one in names))


def misreadings(of: int, articles: Sequence[Telling]) -> Iterator[Misreading]:
    """The names of one article in whose place enough others have one and the same other name, in order."""
    ours = articles[of]
    against: dict[int, dict[str, dict[int, Span]]] = defaultdict(lambda: defaultdict(dict))
    for number, theirs in enumerate(articles):
        if number != of:
            for name, exchanged in _exchanged(ours, theirs):
                against[name][exchanged.form].setdefault(number, exchanged.spans[0])
    have = Counter(form for one in articles for form in one.forms) if against else Counter[str]()
    for name, others in sorted(against.items()):
        other, places = max(others.items(), key=lambda one: (len(one[1]), one[0]))
        told = ours.names[name]
        if len(places) >= LEAST_ARTICLES and have[other] >= LEAST_ODDS * have[told.form]:
            yield Misreading(told, other, tuple(sorted(places.items())), have[told.form], have[other])


def _exchanged(ours: Telling, theirs: Telling) -> Iterator[tuple[int, Told]]:
    """Each name of an article, by its number, with the one that another has in its place, if it has one.

    Neither may stand in the other article; they are the only such names of two sentences that say the same, and have a
    neighbour or a slot in common.
    """
    shared = len(ours.forms & theirs.forms)
    if min(len(ours.forms), len(theirs.forms)) - shared > max(MOST_EXCHANGED, shared):
        return
    left, right = _only_in(ours, theirs.forms), _only_in(theirs, ours.forms)
    if not left or not right:
        return
    for sentence, names in left.items():
        if len(names) > 1:
            continue
        words = ours.sentences[sentence].words
        best = max(right, key=lambda n: (similarity(words, theirs.sentences[n].words), -n))
        if len(right[best]) > 1 or similarity(words, theirs.sentences[best].words) < MIN_SIMILARITY:
            continue
        name, other = names[0], theirs.names[right[best][0]]
        told = ours.names[name]
        if not frozenset(told.company).isdisjoint(other.company) and not _is_variant(told.form, other.form):
            yield name, other


def read_otherwise(articles: Sequence[Telling], readings: Readings) -> Iterator[Reading]:
    """The names of the first article that others have in another reading of the same characters, in order.

    The article speaks of Japanese: many of its names are read so. No article of the event has both readings, which two
    people would be; and no more articles have this one than the other.
    """
    ours = articles[0]
    long = [form for form in ours.forms if len(form) > MIN_LENGTH]
    if sum(map(readings.is_read, long)) < LEAST_JAPANESE * len(long):
        return
    have = Counter(form for one in articles for form in one.forms)
    others = sorted(form for form in have.keys() - ours.forms if readings.is_read(form))
    for told in ours.names if others else ():
        found = [
            (have[other], other, characters)
            for other in (others if readings.is_read(told.form) else ())
            if have[other] >= have[told.form]
            and (characters := readings.shared(told.form, other))
            and not _is_variant(told.form, other)
            and not any({told.form, other} <= one.forms for one in articles)
        ]
        if found:
            rivals, other, characters = max(found)
            there = [(n, name) for n, one in enumerate(articles) for name in one.names if name.form == other]
            beside = any(not frozenset(told.company).isdisjoint(name.company) for _, name in there)
            places = tuple((n, name.spans[0]) for n, name in there)
            yield Reading(Misreading(told, other, places, have[told.form], rivals), characters, beside)


def _is_variant(a: str, b: str) -> bool:
    """Whether a comparison of spellings can tell what the difference is: a romanisation, an ending, a part."""
    return same_romanised(a, b) or contains(a, b) or is_inflection(a, b)


def _only_in(one: Telling, others: frozenset[str]) -> Mapping[int, Sequence[int]]:
    """The sentences with names that another article does not have, and which ones those are."""
    found = {}
    for n, sentence in enumerate(one.sentences):
        own = [name for name in sentence.names if one.names[name].form not in others]
        if own:
            found[n] = own
    return found
