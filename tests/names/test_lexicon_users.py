"""What the lexicon reads of a user's files and configuration, and what it says of a bad one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.knowledge import lexicon_files
from newslint.knowledge.lexicon import Entity, Lexicon, LexiconError
from newslint.registry import pack_folder

DATA = pack_folder("newslint_rules") / "data" / "lexicon"


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
        lexicon.country_of(form)
