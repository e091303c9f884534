"""The questions that the lexicon answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.knowledge.lexicon import Entity, Lexicon
from newslint.registry import pack_folder

DATA = pack_folder("newslint_rules") / "data" / "lexicon"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load([DATA])


@pytest.mark.parametrize(
    "form",
    [
        "Surovikin",
        "Sergei",
        "Sergei Surovikin",
        "Sergey Lavrov",
        "Serhiy Shoigu",  # in no line; its words are accepted spellings of one
        "Kharkiv",
        "Kharkov",
        "HIMARS",
        "S-300",
        "Islamic Revolutionary Guard Corps",
        "IRGC",
        "Ukrainian",
        "Assad",
        "al-Assad",
        "Al-Assad",
        "Jong-un",
        "Shinzo Abe",
        "Abe Shinzo",
        "Shinzō",
        "Mueller",
        "Muller",
        "Müller",
        "Hafthor",
    ],
)
def test_right_and_accepted_forms_are_known(lexicon: Lexicon, form: str) -> None:
    assert lexicon.knows(form)


@pytest.mark.parametrize("form", ["", " ", "Surovkin", "Hemar", "surovikin", "KHARKIV", "Sergei Surovkin", "Müeller"])
def test_other_forms_are_not(lexicon: Lexicon, form: str) -> None:
    assert not lexicon.knows(form)


def test_entities_are_found_by_full_form_surname_acronym_and_expansion(lexicon: Lexicon) -> None:
    (general,) = lexicon.entities("Sergei Surovikin")
    assert (general.kind, general.country, general.surnames) == ("people", ("RU",), ("Surovikin",))
    assert "general" in general.context
    assert lexicon.entities("Surovikin") == lexicon.entities("Sergey Surovikin") == (general,)
    (guards,) = lexicon.entities("IRGC")
    assert lexicon.entities("Islamic Revolutionary Guard Corps") == (guards,)
    assert {entity.name for entity in lexicon.entities("Ivanov")} >= {"Igor Ivanov", "Sergei Ivanov"}
    assert lexicon.entities("Dmitriy Peskow") == ()


def test_a_full_name_is_found_in_accepted_spellings_of_its_words(lexicon: Lexicon) -> None:
    (minister,) = lexicon.entities("Serhiy Shoigu")
    assert minister.name == "Sergei Shoigu"
    assert lexicon.entities("Viktor Shoigu") == ()


@pytest.mark.parametrize(
    ("a", "b", "name"),
    [
        ("Kiev", "Kyiv", "Kyiv"),
        ("Lugansk", "Luhansk", "Luhansk"),
        ("Zaporozhye", "Zaporizhia", "Zaporizhzhia"),
        ("Dnieper", "Dnipro", "Dnipro"),
        ("Turkey", "Türkiye", "Turkey"),
        ("Zelensky", "Zelenskyy", "Zelensky"),
        ("Oleksii Gromov", "Oleksiy Hromov", "Oleksii Hromov"),
        ("Serhiy Shoigu", "Sergei Shoigu", "Sergei"),
        ("Kim Jong-un", "Kim Jong Un", "Kim Jong-un"),
        ("Ohtani", "Otani", "Ohtani"),
        ("Muhammad Salman", "Mohammed Salman", "Mohammed"),
        ("Saada", "Sa'ada", "Saada"),
        ("WHO", "World Health Organization", "WHO"),
    ],
)
def test_accepted_spellings_are_the_same(lexicon: Lexicon, a: str, b: str, name: str) -> None:
    assert (lexicon.same(a, b) or Entity("", "")).name == name
    assert lexicon.same(b, a) == lexicon.same(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Surovkin", "Surovikin"),
        ("Davis", "Davies"),
        ("Sergei Ivanov", "Igor Ivanov"),
        ("Sergei Lavrov", "Lavrov"),
        ("Ukraine", "Ukrainian"),
        ("Kyiv", "Kharkiv"),
        ("Oleksich", "Oleksiy"),
        ("", "Kyiv"),
        ("", ""),
    ],
)
def test_other_spellings_are_not(lexicon: Lexicon, a: str, b: str) -> None:
    assert lexicon.same(a, b) is None


def test_wrong_forms_lead_to_the_right_one(lexicon: Lexicon) -> None:
    assert (lexicon.wrong("Hemar") or Entity("", "")).name == "HIMARS"
    assert lexicon.wrong("HIMARS") is None
    assert Lexicon.load([DATA], accept=["Hemar"]).wrong("Hemar") is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Ukraine", "UA"),
        ("Ukrainian", "UA"),
        ("Kiev", "UA"),
        ("Lugansk", "UA"),
        ("Türkiye", "TR"),
        ("Bogota", "CO"),
        ("Georgia", "GE"),
        ("Tripoli", "LY"),
        ("Hokkaido", "JP"),
        ("Congolese", None),
        ("Kashmir", None),
        ("Nowhere", None),
    ],
)
def test_the_country_that_a_word_speaks_of(lexicon: Lexicon, word: str, code: str | None) -> None:
    assert lexicon.country_of(word) == code


def test_forms_are_all_that_is_known_as_a_whole(lexicon: Lexicon) -> None:
    forms = lexicon.forms()
    assert {"Sergei Surovikin", "Kiev", "Erdogan"} - set(forms) == {"Erdogan"}
    assert {"Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"} <= set(forms)
    assert all(lexicon.knows(form) for form in forms)


@given(a=st.text(max_size=30), b=st.text(max_size=30))
def test_any_question_is_answered(lexicon: Lexicon, a: str, b: str) -> None:
    assert lexicon.same(a, b) == lexicon.same(b, a)
    for form in (a, b, f"{a} {b}"):
        lexicon.knows(form)
        lexicon.entities(form)
        lexicon.wrong(form)
        lexicon.country_of(form)
