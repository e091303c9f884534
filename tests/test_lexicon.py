"""The lexicon: the files that ship, the questions it answers, and what it says of a user's file."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build_lexicon
from newslint.knowledge import lexicon_files, lexicon_index, lexicon_near
from newslint.knowledge.lexicon import Entity, Lexicon, LexiconError
from newslint.knowledge.lexicon_files import COLUMNS
from newslint.registry import pack_folder

DATA = pack_folder("newslint_rules") / "data" / "lexicon"
KINDS = sorted(set(COLUMNS) - {"names"})
LEAST = {
    "people": 1_200,
    "equipment": 350,
    "organisations": 400,
    "romanisations": 600,
    "countries": 195,
    "regions": 500,
}


def lines(kind: str) -> list[str]:
    text = (DATA / f"{kind}.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def rows(kind: str) -> list[dict[str, list[str]]]:
    fields = (zip(COLUMNS[kind], line.split("\t"), strict=False) for line in lines(kind))
    return [{column: field.split("; ") if field else [] for column, field in row} for row in fields]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load([DATA])


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Lexicon:
    """The same files without their table."""
    folder = tmp_path_factory.mktemp("lexicon")
    for kind in KINDS:
        shutil.copy(DATA / f"{kind}.tsv", folder)
    return Lexicon.load([folder])


# --- the files -------------------------------------------------------------------------------------------------------


def test_six_files_ship() -> None:
    assert sorted(path.stem for path in DATA.glob("*.tsv")) == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_says_what_it_is(kind: str) -> None:
    text = (DATA / f"{kind}.tsv").read_text(encoding="utf-8")
    head = text[: text.index("\n" + lines(kind)[0])]
    assert head.startswith(f"# kind: {kind}\n")
    assert all(line.startswith("#") for line in head.splitlines())
    for said in ("Licence", "As of", "Columns"):
        assert said in head


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_sorted_and_long_enough(kind: str) -> None:
    names = [line.split("\t")[0] for line in lines(kind)]
    assert names == sorted(names, key=lambda name: (name.casefold(), name))
    assert len(names) >= LEAST[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_is_well_formed(kind: str) -> None:
    assert [line for line in lines(kind) if lexicon_files.problem(kind, line)] == []
    assert [line for line in lines(kind) if line != line.rstrip()] == []


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"romanisations"}))
def test_no_name_stands_twice(kind: str) -> None:
    names = Counter(row["name"][0] for row in rows(kind))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"romanisations"}))
def test_no_accepted_form_is_the_name_of_something_else(kind: str) -> None:
    names = {row["name"][0] for row in rows(kind)}
    assert [(row["name"], form) for row in rows(kind) for form in row.get("accepted", []) if form in names] == []


def test_no_spelling_is_of_two_lines_of_a_kind() -> None:
    bearers: dict[tuple[str, str], list[str]] = {}
    for row in rows("romanisations"):
        for form in row["name"] + row["accepted"]:
            bearers.setdefault((row["context"][0], form), []).append(row["name"][0])
    assert {form: names for form, names in bearers.items() if len(names) > 1} == {}


def test_no_form_is_right_and_wrong() -> None:
    right = {form for kind in KINDS for row in rows(kind) for form in (row["name"] + row.get("accepted", []))}
    wrong = {form for kind in KINDS for row in rows(kind) for form in row.get("wrong", [])}
    assert "Hemar" in wrong
    assert wrong & right == set()


@pytest.mark.parametrize("kind", KINDS)
def test_countries_have_codes(kind: str) -> None:
    codes = {row["country"][0] for row in rows("countries")}
    assert len(codes) == len(rows("countries"))
    used = {code for row in rows(kind) for code in row.get("country", [])}
    assert used <= codes | {"INT"}


def test_roles_are_few_and_small() -> None:
    for row in rows("people"):
        assert row["surnames"], row
        assert len(row.get("context", [])) <= 4, row
        assert all(role == role.lower() for role in row.get("context", [])), row


def test_the_tool_would_change_nothing() -> None:
    texts, faults = build_lexicon.build()
    assert faults == []
    assert [path.name for path, text in texts.items() if path.read_text(encoding="utf-8") != text] == []
    tables = lexicon_index.pack_folder_index(DATA, build_lexicon.PROVENANCE)
    for name, table in zip((lexicon_index.TABLE_NAME, lexicon_near.TABLE_NAME), tables, strict=True):
        assert (DATA / name).read_bytes() == table, "run tools/build_lexicon.py"


# --- questions -------------------------------------------------------------------------------------------------------


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


def test_givens_of_a_surname(lexicon: Lexicon) -> None:
    assert {"Oleksii", "Oleksiy", "Alexei"} <= lexicon.givens("Hromov")
    assert lexicon.givens("Gromov") == lexicon.givens("Hromov")
    assert {"Jinping"} <= lexicon.givens("Xi")
    assert "W." not in lexicon.givens("Bush")
    assert lexicon.givens("Slovikhin") == frozenset()


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


def test_every_line_is_an_entity(lexicon: Lexicon) -> None:
    assert sum(1 for _ in lexicon.entries()) == sum(len(lines(kind)) for kind in KINDS)


# --- the table -------------------------------------------------------------------------------------------------------


def test_the_table_answers_as_the_files_do(lexicon: Lexicon, parsed: Lexicon) -> None:
    asked = [
        *sorted(parsed.forms())[::7],
        *(line.split("\t")[1] for line in lines("people")[::5]),
        "Hemar",
        "Congolese",
    ]
    asked += [word for form in asked[::3] for word in form.split()] + [form[1:] for form in asked[::9]]
    for form in asked:
        for question in ("knows", "entities", "givens", "wrong", "country_of"):
            assert getattr(lexicon, question)(form) == getattr(parsed, question)(form), (question, form)
    assert set(lexicon.forms()) == set(parsed.forms())
    assert lexicon.version == parsed.version


@pytest.mark.parametrize("harm", ["edited", "cut", "other"])
def test_a_table_that_does_not_fit_is_left_aside(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(DATA, folder)
    table = folder / lexicon_index.TABLE_NAME
    if harm == "edited":
        with (folder / "people.tsv").open("a", encoding="utf-8") as file:
            file.write("Zyx Wvutsrov\tWvutsrov\t\tRU\n")
    elif harm == "cut":
        table.write_bytes(table.read_bytes()[:1000])
    else:
        table.write_bytes(b"not a table")
    lexicon = Lexicon.load([folder])
    assert lexicon.knows("Wvutsrov") == (harm == "edited")
    assert lexicon.knows("Surovikin")


# --- users' files ----------------------------------------------------------------------------------------------------


def load(tmp_path: Path, content: bytes | str, name: str = "mine.tsv") -> Lexicon:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Lexicon.load([path])


def test_a_bare_list(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "# people of our town\nZoran Testić\n\nPotamkin Bridge\n")
    assert lexicon.knows("Testić")
    assert lexicon.knows("Testic")
    assert lexicon.knows("Potamkin Bridge")
    assert not lexicon.knows("our")
    assert lexicon.entities("Zoran Testić") == (Entity("Zoran Testić", "names"),)


@pytest.mark.parametrize("name", ["people.tsv", "mine.tsv"])
def test_a_file_says_its_kind_by_its_first_line_or_its_name(tmp_path: Path, name: str) -> None:
    head = "" if name == "people.tsv" else "# kind: people\n"
    lexicon = load(tmp_path, f"{head}Zoran Testić\tTestić\tZoran Testich\tRS; BA\tmayor; judge\n", name)
    (mayor,) = lexicon.entities("Testić")
    assert mayor == Entity(
        "Zoran Testić", "people", ("RS", "BA"), ("Zoran Testich",), ("mayor", "judge"), (), ("Testić",)
    )
    assert lexicon.givens("Testić") == {"Zoran"}


def test_names_may_have_accepted_country_context_and_wrong_forms(tmp_path: Path) -> None:
    lexicon = load(tmp_path, "Potamkin\tPotomkin\tMD\tbridge\tPatomkin\n")
    assert lexicon.same("Potomkin", "Potamkin") == lexicon.wrong("Patomkin") == lexicon.entities("Potamkin")[0]


def test_windows_line_ends_and_byte_order_marks(tmp_path: Path) -> None:
    lexicon = load(tmp_path, b"\xef\xbb\xbf# kind: names\r\nPotamkin\tPotomkin\r\n")
    assert lexicon.knows("Potamkin")
    assert lexicon.knows("Potomkin")


def test_a_users_file_adds_to_what_ships(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text("Sergei Potamkin\n", encoding="utf-8")
    both = Lexicon.load([DATA, path])
    assert both.knows("Potamkin")
    assert both.knows("Surovikin")
    assert len({Lexicon.load([]).version, Lexicon.load([path]).version, both.version}) == 3


def test_accept_and_prefer() -> None:
    lexicon = Lexicon.load([DATA], accept=["Potamkin"], prefer={"Kyiv": ["Kiev"], "Potomak": ["Potomac"]})
    assert lexicon.knows("Potamkin")
    assert lexicon.preferred("Kiev") == "Kyiv"
    assert lexicon.preferred("Kyiv") is None
    assert (lexicon.same("Potomak", "Potomac") or Entity("", "")).name == "Potomak"
    assert lexicon.version != Lexicon.load([DATA], accept=["Potamkin"]).version


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("Potamkin\nPot\x07amkin\n", "mine.tsv:2: the invisible character U+0007"),
        ("Pot\u202eamkin\n", "U+202E"),
        ("Pot\u200bamkin\n", "U+200B"),
        ("Potamkin\rMy\n", "U+000D"),
        (b"Potamkin\nP\xff\n", "mine.tsv:2: not UTF-8"),
        ("# kind: persons\nPotamkin\n", "unknown kind 'persons'; known are people, "),
        ("Potamkin\ta\tRU\tc\td\te\n", "6 columns, names have 5"),
        ("# kind: regions\nPotamkin\tPotomkin\tRU\tcity\tx\n", "5 columns, regions have 4"),
        ("\tPotomkin\n", "name: ''"),
        (" Potamkin\n", "name: ' Potamkin'"),
        ("Potamkin\tPotomkin;Patomkin\n", "part items by a semicolon"),
        ("Potamkin\tPotomkin; \n", "is empty"),
        ("Potamkin\t\tRussia\n", "country: 'Russia' is no code"),
        ("Potamkin\tPotomkin\t\t\tPotomkin\n", "'Potomkin' is right and wrong"),
        ("P" * 201 + "\n", "longer than 200 characters"),
    ],
)
def test_what_is_wrong_with_a_file(tmp_path: Path, content: bytes | str, complaint: str) -> None:
    with pytest.raises(LexiconError) as caught:
        load(tmp_path, content)
    assert complaint in str(caught.value)
    assert str(tmp_path / "mine.tsv") in str(caught.value)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such file"):
        Lexicon.load([tmp_path / "nothing.tsv"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are a matter of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tsv")
    with pytest.raises(LexiconError, match="no such file"):
        Lexicon.load([tmp_path / "pipe.tsv"])


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon_files, "LARGEST_FILE", 3)
    with pytest.raises(LexiconError, match="larger than"):
        load(tmp_path, "Potamkin\n")


@pytest.mark.parametrize("form", ["a\tb", "a\nb", "", "a\x00", "a;b"])
def test_what_is_wrong_with_the_config(form: str) -> None:
    with pytest.raises(LexiconError, match="in the config"):
        Lexicon.load([], accept=[form])
    with pytest.raises(LexiconError, match="in the config"):
        Lexicon.load([], prefer={"Kyiv": [form]})


@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore"))))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "people.tsv"
    path.write_bytes(data)
    try:
        lexicon = Lexicon.load([path])
    except LexiconError:
        return
    for form in lexicon.forms():
        assert lexicon.knows(form)
        lexicon.givens(form)
        lexicon.country_of(form)


@given(a=st.text(max_size=30), b=st.text(max_size=30))
def test_any_question_is_answered(lexicon: Lexicon, a: str, b: str) -> None:
    assert lexicon.same(a, b) == lexicon.same(b, a)
    for form in (a, b, f"{a} {b}"):
        lexicon.knows(form)
        lexicon.entities(form)
        lexicon.givens(form)
        lexicon.wrong(form)
        lexicon.country_of(form)
