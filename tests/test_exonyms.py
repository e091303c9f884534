"""What other languages call cities and countries."""

from __future__ import annotations

from newslint.knowledge import Knowledge
from newslint.knowledge.translit import lower
from newslint.registry import pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
ROWS = [
    line.split("\t")
    for line in KNOWLEDGE.file("exonyms.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_rows_are_sorted_and_known() -> None:
    assert sorted(ROWS) == ROWS
    for right, _ in ROWS:
        assert KNOWLEDGE.lexicon.country_of(right) or KNOWLEDGE.lexicon.knows(right), right


def test_no_foreign_name_is_right_in_english() -> None:
    seen: set[str] = set()
    for right, others in ROWS:
        for name in others.split("; "):
            assert name not in seen, name
            seen.add(name)
            assert not KNOWLEDGE.lexicon.knows(name), name
            assert lower(name) != lower(right), name
