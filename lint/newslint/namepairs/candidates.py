"""What an unknown spelling may mean: words of the lexicon and places that are near it, whatever the article says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA, DamerauLevenshtein

from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity, Line
from newslint.knowledge.lexicon_files import COLUMNS
from newslint.knowledge.translit import canonical, lower, skeleton
from newslint.memory import Memory
from newslint.namepairs.surroundings import FIXED
from newslint.namepairs.variants import contains, is_inflection, same_romanised
from newslint.record import NamedTuple

LEAST_SIMILARITY = 0.6
LEAST_OTHER_SIMILARITY = 0.75
"""Of what is no person, and so has no other part of its name beside it."""
ALIKE = 0.75
"""So alike a word is nearly a part of somebody's name."""
LEAST_SOUND = 0.8
"""Of what sounds like a spelling, when read by the rules of its language."""
HEARD = 0.9
HEARD_SHORT = 0.7
LEAST_BY_EAR = 6
"""What a spelling that sounds just so is worth, as a similarity, and what one of fewer letters than that is."""
LEAST_PLACE_SIMILARITY = 1.58
"""Of a place, both similarities together: there are a quarter of a million to be near to."""
LEAST_STEM_SIMILARITY = 0.65
_PATRONYMIC = tuple("dóttir dottir sson son sen oğlu oglu shvili adze enko ović escu yan".split())
_MOST_SPELLINGS = 1 << 16
_PEOPLE = frozenset(("people",))
_ALL_KINDS = frozenset(COLUMNS) - {"romanisations"}
_TITLES = frozenset(
    "King Queen Prince Princess Sheikh Lord Lady Sir Saint Pope Emir Sultan Mullah Ayatollah Imam Crown Duke".split()
)


Shared = TypeVar("Shared")


class Spelling(NamedTuple):
    """How near a spelling is to a right form. Similarities are 0 to 1, Damerau-Levenshtein."""

    spelling: float
    """Of the forms, without case and diacritics."""
    romanised: float
    """Of their canonical forms."""
    consonants: float
    """1 when the consonant skeletons are equal."""
    romanisation: float
    """1 when they differ in y, i and j only, as romanisations do."""
    near_romanisation: float
    """1 when they differ in c and k, h and kh, doubled letters: as some romanisations do."""

    @property
    def best(self) -> float:
        """The larger similarity."""
        return max(self.spelling, self.romanised)


class Bearer(NamedTuple):
    """A thing of the lexicon, seen from a word of its name."""

    entity: Entity
    others: frozenset[str]
    """The other parts of its names."""
    called: tuple[str, ...]
    """What an article calls it after the first mention."""
    roles: tuple[frozenset[str], ...]
    """The words of each of its roles, without a plural's ending."""
    is_surname: bool
    """Whether the word is a surname of this person, or a part of one."""


class Candidate(NamedTuple):
    """A word of the lexicon that is near a spelling, and where in it those stand that bear the word."""

    right: str
    spelling: Spelling
    lines: tuple[Line, ...]


class NearPlace(NamedTuple):
    """A place of a country whose name is near a spelling. Degrees north and east."""

    name: str
    latitude: float
    longitude: float
    spelling: Spelling


@lru_cache(1 << 10)
def candidates(form: str, knowledge: Knowledge) -> tuple[Candidate, ...]:
    """Words of the lexicon that are near a spelling, in their order; ordinary words are none."""
    flat = _near_words(knowledge)[form]
    return tuple(map(Candidate._make, zip(*[iter(flat)] * 3, strict=True)))


@lru_cache(4)
def _near_words(knowledge: Knowledge) -> Memory[tuple[Any, ...]]:
    """The candidates of spellings, one after the other: to seek them takes .5 ms.

    A large corpus has tens of thousands of unknown spellings, each in many articles. Of one 300 bytes are kept: a flat
    tuple of what others hold as well.
    """

    def find(form: str) -> tuple[Any, ...]:
        return tuple(
            chain.from_iterable(
                (_shared(right), _shared(spelling), _lines(right, spelling.best >= LEAST_OTHER_SIMILARITY, knowledge))
                for right, spelling in _near(form, knowledge)
            )
        )

    return Memory(find, _MOST_SPELLINGS)


def _near(form: str, knowledge: Knowledge) -> Iterator[tuple[str, Spelling]]:
    sounds = sounding(form, knowledge)
    for right in sorted(knowledge.lexicon.alike(form, LEAST_SIMILARITY) | sounds.keys()):
        sound = sounds.get(right, 0.0)
        if _is_derived(form, right) and (sound < 1 or form.startswith(right) or right.startswith(form)):
            continue
        if not knowledge.words.is_ordinary(right) or right in knowledge.attested or names_thing(right, knowledge):
            spelling, worth = spelling_of(form, right), by_ear(form, sound)
            if spelling.spelling < worth:
                spelling = spelling._replace(spelling=worth, consonants=max(spelling.consonants, sound // 1))
            yield right, spelling


@lru_cache(1 << 12)
def names_thing(word: str, knowledge: Knowledge) -> bool:
    """Whether a word is all of the name of hardware or an organisation: Javelin, Pentagon."""
    return any(
        entity.kind in FIXED and word in (entity.name, *entity.accepted)
        for entity in map(knowledge.lexicon.entity, knowledge.lexicon.bearing(word))
    )


def by_ear(form: str, sound: float) -> float:
    """What it is worth, as a similarity, that a spelling sounds like a name."""
    return sound * (HEARD if len(form) >= LEAST_BY_EAR else HEARD_SHORT)


@lru_cache(1 << 12)
def sounding(word: str, knowledge: Knowledge) -> Mapping[str, float]:
    """Words of the lexicon that sound like a spelling that is none of them, and how alike they are, 0 to 1."""
    lexicon = knowledge.lexicon
    return {} if lexicon.knows(word) else lexicon.sounding(word, LEAST_SOUND)


@lru_cache(1 << 14)
def _shared(value: Shared) -> Shared:
    """One object for all equal ones."""
    return value


@lru_cache(1 << 14)
def _lines(right: str, of_any_kind: bool, knowledge: Knowledge) -> tuple[Line, ...]:
    """The lines that bear a word: of all, or of people alone."""
    lexicon = knowledge.lexicon
    kinds = _ALL_KINDS if of_any_kind else _PEOPLE
    return tuple([line for line in lexicon.bearing(right) if lexicon.entity(line).kind in kinds])


@lru_cache(1 << 12)
def kin(form: str, word: str, knowledge: Knowledge) -> frozenset[Line]:
    """The people near a spelling of whose names a word is a part, or an accepted spelling of one, or nearly one."""
    lexicon = knowledge.lexicon
    people = {
        line for near in candidates(form, knowledge) for line in near.lines if lexicon.entity(line).kind == "people"
    }
    lines: list[Line] = []
    parts: list[_Part] = []
    for line in people:
        its = _parts(line, knowledge)
        parts += its
        lines += [line] * len(its)
    written = {part.written for part in parts}
    same = lexicon.same_as(word, written) | (written & sounding(word, knowledge).keys())
    found = {line for line, part in zip(lines, parts, strict=True) if part.written in same}
    for ours, theirs in (
        (lower(word), [part.lower for part in parts]),
        (canonical(word), [part.canonical for part in parts]),
    ):
        alike = process.extract(ours, theirs, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=None)
        found.update([lines[n] for _, _, n in alike])
    return frozenset(found)


class _Part(NamedTuple):
    """A word of somebody's name: as it is written, without capitals and diacritics, and canonical."""

    written: str
    lower: str
    canonical: str


@lru_cache(1 << 12)
def _parts(line: Line, knowledge: Knowledge) -> tuple[_Part, ...]:
    """The words of all accepted forms of a name."""
    entity = knowledge.lexicon.entity(line)
    words = dict.fromkeys(" ".join((entity.name, *entity.accepted)).split())
    return tuple([_Part(word, lower(word), canonical(word)) for word in words])


def _is_derived(form: str, right: str) -> bool:
    """Whether a spelling is a right form with an ending, or part of one: Surovikina, Icelandair; not one cut short."""
    if len(form) < len(right):
        return len(right) - len(form) > 2 and contains(form, right)
    return contains(form, right) or is_inflection(form, right)


@lru_cache(1 << 12)
def bearers(word: str, knowledge: Knowledge) -> tuple[Bearer, ...]:
    """What of the lexicon has a word in its name."""
    lexicon = knowledge.lexicon
    return tuple(bearer(word, lexicon.entity(line)) for line in lexicon.bearing(word))


def bearer(word: str, entity: Entity) -> Bearer:
    """A thing of the lexicon as a word of its name means it."""
    parts = {part for name in (entity.name, *entity.accepted) for part in name.split() if part[0].isupper()}
    others = frozenset(part for part in parts - _TITLES if part != word and not same_romanised(part, word))
    is_surname = any(word in surname.split() for surname in entity.surnames)
    return Bearer(entity, others, entity.surnames or (word,), roles_of(entity), is_surname)


def roles_of(entity: Entity) -> tuple[frozenset[str], ...]:
    """The words of each of its roles, without a plural's ending."""
    return tuple([_role(role) for role in entity.context if role])


@lru_cache(1 << 12)
def _role(role: str) -> frozenset[str]:
    return frozenset([part.removesuffix("s") for part in role.split()])


@lru_cache(1 << 13)
def near_places(form: str, country: str, knowledge: Knowledge) -> tuple[NearPlace, ...]:
    """Places of a country that are near a spelling; none when it romanises one of them."""
    found = knowledge.places.near(form, (country,))
    if any(same_romanised(form, one.spelling) for one in found):
        return ()
    near = (NearPlace(one.name, one.latitude, one.longitude, spelling_of(form, one.spelling)) for one in found)
    return tuple(
        one
        for one in near
        if one.spelling.spelling + one.spelling.romanised >= LEAST_PLACE_SIMILARITY
        and not is_inflection(form, one.name)
        and not contains(form, one.name)
    )


@lru_cache(1 << 12)
def similarity(a: str, b: str) -> float:
    """How alike two spellings are, 0 to 1: as they are, or in their canonical forms."""
    measure = DamerauLevenshtein.normalized_similarity
    return max(measure(lower(a), lower(b)), measure(canonical(a), canonical(b)))


@lru_cache(1 << 12)
def has_other_stem(form: str, right: str) -> bool:
    """Whether all that makes two surnames alike is an ending that so many have that it says nothing of who is meant."""
    for ending in _PATRONYMIC:
        if form.endswith(ending) and right.endswith(ending):
            return similarity(form.removesuffix(ending), right.removesuffix(ending)) < LEAST_STEM_SIMILARITY
    return False


def spelling_of(form: str, right: str) -> Spelling:
    """How near a spelling is to a right form."""
    measure = DamerauLevenshtein.normalized_similarity
    light = _light(form) == _light(right)
    return Spelling(
        measure(lower(form), lower(right)),
        measure(canonical(form), canonical(right)),
        float(skeleton(form) == skeleton(right)),
        float(light),
        float(not light and same_romanised(form, right)),
    )


_LIGHT = re.compile(r"[yj]|i(?=[iyj])|['’-]")


@lru_cache(1 << 12)
def _light(form: str) -> str:
    """A spelling without the differences that every pair of romanisations has: y, i and j."""
    return _LIGHT.sub(lambda found: "i" if found[0] in "yj" else "", lower(form))
