"""Names that may be written with the same characters."""

from __future__ import annotations

import pytest

from newslint.knowledge.characters import Readings
from newslint.namepairs.parallel import Telling, Told, read_otherwise
from newslint.registry import pack_folder


@pytest.fixture(scope="module")
def readings() -> Readings:
    return Readings(pack_folder("newslint_rules") / "data" / "characters.tsv")


@pytest.mark.parametrize(
    ("a", "b", "characters"),
    [
        ("Yuichi", "Yoshikazu", 2),
        ("Takado", "Kōdō", 2),
        ("Masamon", "Masakado", 2),
        ("Kagayaki", "Teru", 1),
        ("Kenshirou", "Kenshiro", 0),  # the same name
        ("Yuichi", "Kagayaki", 0),
        ("Smith", "Yuichi", 0),
        ("", "", 0),
    ],
)
def test_characters_in_common(readings: Readings, a: str, b: str, characters: int) -> None:
    assert readings.shared(a, b) == readings.shared(b, a) == characters


@pytest.mark.parametrize("name", ["Nakada", "Shimbun", "Ohtani", "Kumagai", "Ōsaka"])
def test_voicing_long_vowels_and_lips(readings: Readings, name: str) -> None:
    assert readings.is_read(name)


def test_a_long_word_takes_no_time(readings: Readings) -> None:
    assert not readings.is_read("ka" * 100_000)
    assert readings.shared("ko" * 12, "yu" * 12) == 0


def _article(*forms: str, company: int = 1) -> Telling:
    return Telling(tuple(Told(form, ((0, 4),), (company,)) for form in forms), (), frozenset(forms))


def test_what_more_articles_have_is_not_reported(readings: Readings) -> None:
    one, two, three = _article("Takado", "Tanaka"), _article("Kodo", "Tanaka"), _article("Takado", "Tanaka")
    assert not list(read_otherwise([one, two, three], readings))
    ((found, characters, beside),) = read_otherwise([two, one, three], readings)
    assert (found.name.form, found.other, found.supporters, found.rivals) == ("Kodo", "Takado", 1, 2)
    assert characters == 2
    assert beside


def test_nothing_beside_them_is_the_same(readings: Readings) -> None:
    ((_, _, beside),) = read_otherwise([_article("Takado"), _article("Kodo", company=2)], readings)
    assert not beside


def test_two_people_of_one_article_are_two(readings: Readings) -> None:
    both = _article("Takado", "Kodo", "Tanaka")
    assert not list(read_otherwise([_article("Takado", "Tanaka"), _article("Kodo", "Tanaka"), both], readings))


def test_news_from_elsewhere_has_few_such_names(readings: Readings) -> None:
    others = ("Smith", "Petrov", "Halversen", "Ruthven")
    assert not list(read_otherwise([_article("Takado", *others), _article("Kodo", *others)], readings))
