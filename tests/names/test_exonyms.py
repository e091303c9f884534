"""What other languages call cities, countries and months."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.engine import Plan, lint
from newslint.knowledge import Knowledge
from newslint.knowledge.translit import lower
from newslint.registry import load, pack_folder

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


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The council will vote on 12 mars in the town hall.", "12 March"),
        ("The pier was opened again on 9 de agosto de 2023.", "9 August 2023"),
        ("The ferry sank on 12月5日 off the northern pier.", "5 December"),
        ("The lot is marked 13月5日, and another 0月5日.", None),
    ],
)
def test_dates_in_another_language_are_told_in_english(text: str, right: str | None) -> None:
    plan = Plan.of([one for one in load() if one.code == "TRN114"], KNOWLEDGE)
    result = lint([Article("a.txt", text, language="en")], plan)
    assert not result.problems
    assert [one.suggestion for one in result.findings] == ([right] if right else [])
