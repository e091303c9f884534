"""Names in the cases of other languages, by their endings."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.engine import Plan, lint
from newslint.knowledge import Knowledge
from newslint.namepairs.inflected import first_cases
from newslint.registry import load, pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
PLAN = Plan.of([one for one in load() if one.code in ("NAM101", "NAM110")], KNOWLEDGE)


def reported(text: str) -> list[tuple[str, str, str]]:
    """Code, text and suggestion of each finding."""
    found = lint([Article("a.txt", f"The library opens again\n\n{text}\n")], PLAN).findings
    return [(one.code, one.text, one.suggestion) for one in found]


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("Einsteina", "Einstein"),
        ("Darwinem", "Darwin"),
        ("Darwinovi", "Darwin"),
        ("Kafky", "Kafka"),
        ("Merimského", "Merimský"),
        ("Thatcherovou", "Thatcher"),
        ("Darwinas", "Darwin"),
        ("Darwinnak", "Darwin"),
    ],
)
def test_endings(form: str, first: str) -> None:
    assert first in {one for _, one in first_cases(form)}


def test_a_stem_is_no_shorter_than_three_letters() -> None:
    assert first_cases("Ota") == ()
    assert first_cases("") == ()


def test_both_parts_have_an_ending() -> None:
    text = "The letters of Alberta Einsteina came back on Monday. It was not said where they had been since 1955."
    assert reported(text) == [("NAM110", "Alberta", "Albert"), ("NAM110", "Einsteina", "Einstein")]


def test_one_part_is_enough_where_its_ending_is_telling() -> None:
    assert reported("A bust of Margaret Thatcherové stands in the hall.") == [("NAM110", "Thatcherové", "Thatcher")]
    assert not [one for one in reported("A bust of Margaret Thatchera stands in the hall.") if one[0] == "NAM110"]


def test_what_is_reported_as_a_case_is_no_misspelling_besides() -> None:
    found = reported("The letters of Charlesu Darwinovi came back on Monday to Cambridge in the United Kingdom.")
    assert {code for code, *_ in found} == {"NAM110"}


@pytest.mark.parametrize("word", ["Hawai’i", "Sana’a", "Ch’in", "Atatürk’s", "Atatürkün", "O’Lin", "Kahramanmaraş’s"])
def test_apostrophes_of_other_languages(word: str) -> None:
    assert not reported(f"The road to {word} is open again after two days of rain, the mayor said on Monday.")


@pytest.mark.parametrize("word", ["Atatürk’ün", "Ankara'da", "Kahramanmaraş'tan", "Ağrı’nın", "Edirne’ye"])
def test_turkish_endings(word: str) -> None:
    name = word.replace("'", "’").partition("’")[0]
    assert reported(f"The road to {word} is open again after two days of rain, the mayor said on Monday.") == [
        ("NAM110", word, name)
    ]
