"""The tables of English words and of attested name tokens."""

from __future__ import annotations

import random
import string
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.knowledge.table_file import numbers, open_table, pack
from newslint.knowledge.wordlist import LEVELS, NAMES, WORDS, NameTable, WordList, pack_words
from newslint.registry import pack_folder

DATA = pack_folder("newslint_rules") / "data"
# What translation machines made of names. A list that knows them would hide the fault.
MISRENDERED = "Surovkin Slovikhin Hemar Vlahodatne Novorayask Petropavlevka Zaluzhy Kerson Mikolayev".split()


@pytest.fixture(scope="module")
def words() -> WordList:
    return WordList.open(DATA / "words.bin")


@pytest.fixture(scope="module")
def names() -> NameTable:
    return NameTable.open(DATA / "names.bin")


def test_levels_follow_frequency(words: WordList) -> None:
    assert words.level("the") == 10
    assert words.level("missile") in LEVELS[2:4]
    assert words.level("the") < words.level("missile") < words.level("howitzers") < words.level("caltrop")
    assert words.level("qwzx") == 0


@pytest.mark.parametrize("word", "winter Winter WINTER theatre theater colour drones Winter’s café".split())
def test_ordinary(words: WordList, word: str) -> None:
    assert words.is_ordinary(word)
    assert word in words


@pytest.mark.parametrize("word", "Donetsk Kiev KIEV NATO Ukrainians Kiev’s O'Brien Austria Australia".split())
def test_proper(words: WordList, word: str) -> None:
    assert words.is_proper(word)
    assert not words.is_ordinary(word)
    assert word in words


def test_case_tells_names_from_words(words: WordList) -> None:
    assert not words.is_proper("kiev")
    assert words.level("kiev") == 0
    assert words.level("Kiev") > 0
    assert not words.is_proper("Winter")


def test_compounds(words: WordList) -> None:
    assert words.is_ordinary("long-range")
    assert "Moscow-backed" in words
    assert not words.is_ordinary("Moscow-backed")
    assert "Surovkin-led" not in words
    assert "" not in words
    assert "-" not in words


@pytest.mark.parametrize("word", MISRENDERED)
def test_misrendered_names_are_unknown(words: WordList, word: str) -> None:
    assert word not in words
    assert words.level(word) == 0


def test_unknown_spellings_are_rarely_taken_for_known(words: WordList, names: NameTable) -> None:
    # Expected: entries / 2**32, that is 3 and 5 in 100,000.
    letters = random.Random(7)
    made_up = ["".join(letters.choices(string.ascii_lowercase, k=12)) for _ in range(100_000)]
    assert sum(word in words for word in made_up) <= 12
    assert sum(word in names for word in made_up) <= 20


def test_name_tokens(names: NameTable) -> None:
    assert names.level("Muhammad") > names.level("Surovikin") >= 1
    assert names.scripts("Sergei") == 6
    assert names.level("NICCOLO") == names.level("Niccolò") == names.level("niccolò") > 0
    assert names.level("O’Brien") == names.level("O'Brien") > 0
    for token in ("", "Surovkin", "Slovikhin", "mr", "13th", "allegations"):
        assert names.level(token) == 0, token
        assert token not in names


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_looked_up(word: str) -> None:
    words, names = WordList.open(DATA / "words.bin"), NameTable.open(DATA / "names.bin")
    assert words.level(word) in LEVELS
    assert isinstance(words.is_ordinary(word), bool)
    assert isinstance(words.is_proper(word), bool)
    assert isinstance(word in words, bool)
    assert 0 <= names.level(word) <= 15


@pytest.mark.parametrize(("file", "kind"), [("words.bin", WORDS), ("names.bin", NAMES)])
def test_data_say_where_they_come_from(file: str, kind: tuple[str, int]) -> None:
    provenance = open_table(DATA / file, *kind).provenance
    assert "tools/build_words.py" in provenance
    assert "Debian package scowl" in provenance
    assert (DATA / file).stat().st_size < 1_500_000


def test_pack_and_look_up(tmp_path: Path) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes(pack_words(WORDS, "made up", {"drone": 3, "kyiv": 5 << 4, "polish": 2 | 1 << 4, "straße": 7}))
    words = WordList.open(path)
    assert words.provenance == "made up"
    assert [words.level(word) for word in ("drone", "Drone", "Kyiv", "kyiv", "polish", "Polish", "Straße", "x")] == [
        LEVELS[3], LEVELS[3], LEVELS[5], 0, LEVELS[2], LEVELS[1], LEVELS[7], 0,
    ]  # fmt: skip


@pytest.mark.parametrize("data", [b"newslint", b"x" * 100, pack("names", 1, "", []), pack("words", 2, "", []), b""])
def test_a_file_of_another_kind_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"."):
        WordList.open(path)


def test_a_file_cut_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "words.bin"
    path.write_bytes((DATA / "words.bin").read_bytes()[:-1])
    with pytest.raises(ValueError, match="cut off"):
        WordList.open(path)


def test_big_endian_machines_read_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    # The bytes of a big-endian machine's own numbers, swapped as it would swap them, are what is on disk.
    monkeypatch.setattr(sys, "byteorder", "big")
    assert list(numbers(memoryview((258).to_bytes(4, "big") + (1).to_bytes(4, "big")), "I")) == [258, 1]
