"""Words that machine translation leaves: the table holds none of English, and explained ones are left alone."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.engine import Plan, lint
from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
ROWS = [
    line.split("\t")
    for line in KNOWLEDGE.file("foreign_words.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_rows_are_sorted_and_whole() -> None:
    assert sorted(ROWS) == ROWS
    assert all(3 <= len(row) <= 4 and all(row) for row in ROWS)
    assert all(row[3] == "loan" for row in ROWS if len(row) == 4)


def test_no_form_is_listed_twice_or_known_to_english() -> None:
    forms = [form for row in ROWS for form in row[1].split("; ")]
    assert len(set(forms)) == len(forms)
    assert [one for one in forms if one.isalpha() and KNOWLEDGE.words.is_ordinary(one)] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Last week the wojewoda came to see the bridge.", ["provincial governor"]),
        ("The wojewoda, the provincial governor of the place, came to see the bridge.", []),
        ("The wojewoda (governor) came. The wojewoda left.", []),
        ("The newspaper Ostandar closed, and so did the Ostandar Hotel.", []),
        ("The Gorsud of the town rejected the appeal.", ["city court"]),
        ("He wrote “ask the wojewoda” on the wall.", []),
        ("A lorry of the Dachny Kooperativ Lesnoye stood at the gate.", ["dacha cooperative"]),
    ],
)
def test_offices_are_told_in_english(text: str, right: list[str]) -> None:
    plan = Plan.of([one for one in load() if one.code == "TRN112"], KNOWLEDGE)
    result = lint([Article("a.txt", text, language="en")], plan)
    assert not result.problems
    assert [one.suggestion for one in result.findings] == right
