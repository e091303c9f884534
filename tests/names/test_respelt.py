"""Names read back from what other scripts make of them, by the table."""

from __future__ import annotations

import pytest

from newslint.knowledge import Knowledge
from newslint.knowledge.respelt import KEYS, respellings
from newslint.registry import pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
FILE = KNOWLEDGE.file("respelt.tsv")


@pytest.mark.parametrize(
    ("spelling", "right", "language"),
    [
        ("Dzheyms", "James", "Russian"),
        ("Dzheims", "James", "Russian"),
        ("Dzhejms", "James", "Russian"),
        ("Uolter", "Walter", "Russian"),
        ("Khemilton", "Hamilton", "Russian"),
        ("Hemilton", "Hamilton", "Russian"),
        ("Sallivan", "Sullivan", "Russian"),
        ("Makkellar", "McKellar", "Russian"),
        ("Maikeru", "Michael", "Japanese"),
        ("Chachiru", "Churchill", "Japanese"),
        ("Chaachiru", "Churchill", "Japanese"),
        ("Anderusen", "Andersen", "Japanese"),
        ("Jaekeullin", "Jacqueline", "Korean"),
        ("Amusitelang", "Armstrong", "Chinese"),
    ],
)
def test_what_scripts_make_of_names(spelling: str, right: str, language: str) -> None:
    found = respellings(FILE).find(spelling)
    assert found is not None
    assert (found.language, right in found.rights, found.bearers > 2) == (language, True, True)


@pytest.mark.parametrize(
    "word",
    [
        "James",
        "Walter",
        "Sullivan",
        "Sudzuki",
        "Litszyan",
        "Ivanov",
        "Vishnevetskiy",
        "Takeshi",
        "Minjun",
        "",
        "Жак",
        "a\tb",
    ],
)
def test_what_they_do_not(word: str) -> None:
    assert respellings(FILE).find(word) is None


def test_every_line_is_found_by_its_key() -> None:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert rows == sorted(rows)
    assert len({(language, key) for language, key, *_ in rows}) == len(rows)
    for language, key, rights, bearers in rows:
        assert KEYS[language](key) == key
        found = respellings(FILE).find(key)
        assert found is not None
        assert found == (language, tuple(rights.split("; ")), int(bearers)) or found.bearers >= int(bearers)
