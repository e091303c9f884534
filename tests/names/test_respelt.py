"""Names read back from what Russian makes of them, by the table."""

from __future__ import annotations

import pytest

from newslint.knowledge import Knowledge
from newslint.knowledge.respelt import respellings, respelt_key
from newslint.registry import pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
FILE = KNOWLEDGE.file("respelt.tsv")


@pytest.mark.parametrize(
    ("russian", "right"),
    [
        ("Dzheyms", "James"),
        ("Dzheims", "James"),
        ("Dzhejms", "James"),
        ("Uolter", "Walter"),
        ("Khemilton", "Hamilton"),
        ("Hemilton", "Hamilton"),
        ("Sallivan", "Sullivan"),
        ("Gonsales", "Gonzalez"),
        ("Makkellar", "McKellar"),
    ],
)
def test_what_russian_makes_of_names(russian: str, right: str) -> None:
    found = respellings(FILE).find(russian)
    assert found is not None
    assert right in found.rights
    assert found.bearers > 2


@pytest.mark.parametrize(
    "word", ["James", "Walter", "Sullivan", "Sudzuki", "Litszyan", "Ivanov", "Vishnevetskiy", "", "Жак", "a\tb"]
)
def test_what_it_does_not(word: str) -> None:
    assert respellings(FILE).find(word) is None


def test_every_line_is_found_by_its_key() -> None:
    rows = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert rows == sorted(rows)
    assert len({key for key, *_ in rows}) == len(rows)
    for key, rights, bearers in rows:
        assert respelt_key(key) == key
        assert (found := respellings(FILE).find(key)) is not None
        assert found == (tuple(rights.split("; ")), int(bearers))
