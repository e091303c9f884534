"""The lexicon's files, and the table that is made from them."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

import build_lexicon
from newslint.knowledge import lexicon_files, lexicon_index, lexicon_near
from newslint.knowledge.lexicon import Lexicon
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
        for question in ("knows", "entities", "wrong", "country_of"):
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
