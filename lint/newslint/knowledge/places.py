"""Inhabited places of the world: is a spelling one of them, and which ones may an unknown spelling mean.

The table holds 235,000 places of 500 people and more (GeoNames), and 30,000 other names of them: older, Russian and
English ones and further romanisations (Artemovsk for Bakhmut, Bombay for Mumbai, Raqqa for Ar Raqqah). It is mapped
into memory and never parsed as a whole: ``find`` touches one bucket of a hash table; ``near`` searches the slices of
the countries it is given, each sorted by the skeleton of its names, and once more by the reversed skeleton.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final
from zlib import crc32

from newslint.knowledge.table_file import Table, numbers, open_table
from newslint.knowledge.translit import canonical, fold, skeleton
from newslint.memory import Memory
from newslint.record import NamedTuple

PLACES: Final = ("places", 1)
_MOST_NAMED: Final = 1 << 15

# A name's record, 32 bits: latitude and longitude from -90 and -180 in quarters of a degree, 10 and 11 bits; the index
# of its first-level division among the country's, 8 bits; class of population, 3 bits. Or, with a latitude of
# OTHER_NAME: another name of a place; the remaining 22 bits are the index, within its country, of the name it goes by.
DEGREE: Final = 4
OTHER_NAME: Final = 1023
# The least population of each class. The first holds unknown ones.
POPULATIONS: Final = (0, 1_000, 5_000, 15_000, 50_000, 200_000, 1_000_000, 5_000_000)
# The texts of this many names are decoded together.
BLOCK: Final = 16
# A slot of the hash table, 32 bits: 13 bits of the key's hash, 19 bits of a name's index. The hash's top bits are the
# bucket's number.
INDEX_BITS: Final = 19
TAG_BITS: Final = 13
BUCKET_BITS: Final = 15

# How alike a candidate has to be, by Damerau-Levenshtein: at most one letter in four differs, in the shortest names one
# in three; names of one skeleton differ in nothing but vowels and romanisation: two in five may.
_SIMILARITY: Final = 0.75
_SIMILARITY_SHORT: Final = 0.66
_SIMILARITY_SAME_SKELETON: Final = 0.6
_SHORT: Final = 4
# Below this the spellings themselves are so unlike that their canonical forms are not compared.
_ROUGHLY: Final = 0.5
# Sorts after every letter of a skeleton.
_AFTER: Final = "~"


class Place(NamedTuple):
    """A place under the name that matched."""

    name: str
    """The name that GeoNames gives it first, usually the one of English print."""
    spelling: str
    """The name of it that matched: ``name`` or an older or foreign one."""
    country: str
    """ISO 3166-1 alpha-2, upper case."""
    admin1: str
    """GeoNames' code of the first-level division within the country; empty if unknown."""
    latitude: float
    """Degrees north, to a quarter of a degree."""
    longitude: float
    """Degrees east, to a quarter of a degree."""
    population: int
    """The least that its class of POPULATIONS stands for; 0 if unknown."""


class Country(NamedTuple):
    """A slice of the table: the names of one country."""

    code: str
    first: int
    size: int
    divisions: tuple[str, ...]


class _Names(NamedTuple):
    """The names of a country, decoded, in the table's order: as they are, and as ``plain`` makes them."""

    spelt: list[str]
    plain: list[str]


def bucket_and_tag(key: str) -> tuple[int, int]:
    """Where the hash table keeps a canonical key: the bucket, and the tag that its slots there bear."""
    value = crc32(key.encode("ascii"))
    return value >> (32 - BUCKET_BITS), value & ((1 << TAG_BITS) - 1)


def plain(name: str) -> str:
    """Letters and digits of a name in lower case: spellings that are equal but for diacritics and punctuation."""
    text = fold(name).lower()
    return text if text.isalnum() else "".join(filter(str.isalnum, text))


class Places:
    """The table of places."""

    def __init__(self, table: Table) -> None:
        countries, texts, blocks, records, by_suffix, buckets, slots = table.sections
        self.provenance = table.provenance
        self._country_lines = countries
        self._texts = texts
        self._blocks = numbers(blocks, "I")
        self._records = numbers(records, "I")
        self._by_suffix = numbers(by_suffix, "H")
        self._buckets = numbers(buckets, "I")
        self._slots = numbers(slots, "I")
        self._decoded: dict[str, _Names] = {}
        self._named = Memory(self._find, _MOST_NAMED)
        """What ``find`` found: most names of a corpus are asked for again, and most are no places."""

    @classmethod
    def open(cls, path: Path) -> Places:
        """Open ``places.bin``. Raises OSError, and ValueError when it is no such table."""
        return cls(open_table(path, *PLACES))

    @cached_property
    def countries(self) -> dict[str, Country]:
        """The countries by code, in the table's order."""
        found = {}
        for line in str(self._country_lines, "utf-8").splitlines():
            code, first, size, divisions = line.split("\t")
            found[code] = Country(code, int(first), int(size), tuple(divisions.split(" ")))
        return found

    def find(self, name: str) -> tuple[Place, ...]:
        """The places of a name, the most populous first; case, diacritics, spaces and punctuation do not count.

        Not those for whose name it is a romanisation: one misrendered name in nine is romanised as some hamlet of the
        world is, against one in a hundred that is spelt as one.
        """
        return self._named[name]

    def _find(self, name: str) -> tuple[Place, ...]:
        wanted = plain(name)
        bucket, tag = bucket_and_tag(canonical(name))
        found: dict[Place, tuple[bool, str]] = {}
        for slot in self._slots[self._buckets[bucket] : self._buckets[bucket + 1]]:
            if slot >> INDEX_BITS != tag:
                continue
            index = slot & ((1 << INDEX_BITS) - 1)
            spelling = self._spelt(index, 1)[0]
            if plain(spelling) == wanted:
                place = self._place(self._country_of(index), index)
                # A place may match under several names: prefer the first one.
                preference = (spelling != place.name, spelling)
                found[place] = min(found.get(place, preference), preference)
        places = (place._replace(spelling=spelling) for place, (_, spelling) in found.items())
        return tuple(sorted(places, key=_by_population, reverse=True))

    def __contains__(self, name: str) -> bool:
        return bool(self.find(name))

    def near(self, spelling: str, countries: Iterable[str], limit: int = 10) -> tuple[Place, ...]:
        """The places of some countries (ISO 3166-1 alpha-2) that an unknown spelling may mean, the likeliest first.

        Of several places of one name and country the most populous stands for all: ``find`` gives the others. At most
        ``limit`` places. Takes about half a millisecond a country, and 2 to 15 more when one is first asked for.
        """
        alike: dict[tuple[str, str], tuple[float, str]] = {}
        largest: dict[tuple[str, str], Place] = {}
        for code in set(countries) & self.countries.keys():
            for unlikeness, name, index in self._alike(self.countries[code], spelling):
                place = self._place(self.countries[code], index)
                key = (code, place.name)
                alike[key] = min(alike.get(key, (unlikeness, name)), (unlikeness, name))
                largest[key] = max(largest.get(key, place), place, key=_by_population)
        ranked = sorted((unlike, -largest[key].population, key, name) for key, (unlike, name) in alike.items())
        return tuple(largest[key]._replace(spelling=name) for _, _, key, name in ranked[:limit])

    def _alike(self, country: Country, spelling: str) -> Iterator[tuple[float, str, int]]:
        """The names of a country that are like a spelling: how unlike, 0 to 1, the name and its index.

        Compared are names whose skeleton begins as the first half of the spelling's or ends as its second half: one
        wrong consonant leaves one of the halves whole.
        """
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        wanted, key, bones = plain(spelling), canonical(spelling), skeleton(spelling)
        if not bones:
            return
        similarity = OSA.normalized_similarity
        least = _SIMILARITY if len(key) > _SHORT else _SIMILARITY_SHORT
        names = self._names(country)
        for candidates in self._sharing_a_half(country, names, bones):
            texts = [names.plain[at] for at in candidates]
            for _, score, n in process.extract(wanted, texts, scorer=similarity, score_cutoff=_ROUGHLY, limit=None):
                name = names.spelt[candidates[n]]
                score = max(score, similarity(key, canonical(name)))
                if score >= (_SIMILARITY_SAME_SKELETON if skeleton(name) == bones else least):
                    yield 1 - score, name, country.first + candidates[n]

    def _sharing_a_half(self, country: Country, names: _Names, bones: str) -> Iterator[Sequence[int]]:
        """The names of a country whose skeleton begins as some skeleton does, then those whose ends as it does."""
        half = (len(bones) + 1) // 2
        head, tail = bones[:half], bones[half:]
        first = bisect_left(names.spelt, head, key=skeleton)
        yield range(first, bisect_left(names.spelt, head + _AFTER, first, key=skeleton))
        if tail:
            order = self._by_suffix[country.first : country.first + country.size]
            first = bisect_left(order, tail[::-1], key=lambda at: skeleton(names.spelt[at])[::-1])
            last = bisect_left(order, tail[::-1] + _AFTER, first, key=lambda at: skeleton(names.spelt[at])[::-1])
            yield order[first:last]

    @cached_property
    def _slices(self) -> list[Country]:
        return list(self.countries.values())

    def _names(self, country: Country) -> _Names:
        if country.code not in self._decoded:
            spelt = self._spelt(country.first, country.size)
            self._decoded[country.code] = _Names(spelt, [plain(name) for name in spelt])
        return self._decoded[country.code]

    def _spelt(self, first: int, count: int) -> list[str]:
        """The texts of some names that follow each other."""
        block, skipped = divmod(first, BLOCK)
        end = -(-(first + count) // BLOCK)
        text = str(self._texts[self._blocks[block] : self._blocks[end]], "utf-8")
        return text.split("\n")[skipped : skipped + count]

    def _country_of(self, index: int) -> Country:
        return self._slices[bisect_right(self._slices, index, key=lambda country: country.first) - 1]

    def _place(self, country: Country, index: int) -> Place:
        """The place of the name at an index, which lies in that country, under its first name."""
        record = self._records[index]
        if record >> 22 == OTHER_NAME:
            index = country.first + (record & ((1 << 22) - 1))
            record = self._records[index]
        name = self._spelt(index, 1)[0]
        return Place(
            name=name,
            spelling=name,
            country=country.code,
            admin1=country.divisions[record >> 3 & 0xFF],
            latitude=(record >> 22) / DEGREE - 90,
            longitude=(record >> 11 & 0x7FF) / DEGREE - 180,
            population=POPULATIONS[record & 7],
        )


def _by_population(place: Place) -> tuple[int, Place]:
    return place.population, place
