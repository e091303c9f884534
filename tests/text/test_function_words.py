"""Connectives of other languages are found among English words; names and titles are left alone."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.engine import Plan, lint
from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
ROWS = [
    line.split("\t")
    for line in KNOWLEDGE.file("function_words.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
PLAN = Plan.of([one for one in load() if one.code == "TRN112"], KNOWLEDGE)


def test_rows_are_sorted_and_no_form_is_english() -> None:
    assert sorted(ROWS) == ROWS
    forms = [form for _, _, listed in ROWS for form in listed.split("; ")]
    assert len(set(forms)) == len(forms)
    assert [one for one in forms if one.isalpha() and KNOWLEDGE.words.is_ordinary(one)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry is late, tuttavia the choir of the town came.", ["tuttavia"]),
        ("The pier is old. Obwohl the mayor wanted a new one, it stays.", ["Obwohl"]),
        ("The baker met Már of the choir. Már said the pier is old.", []),
        ("The film “También la lluvia” is shown in the town hall.", []),
        ("The word “jedoch” stands on the wall of the town hall.", []),
        ("The choir sang on Donnerstag in the town hall.", ["Donnerstag"]),
        ("The choir of Anna Donnerstag Berg sang in the hall.", []),
    ],
)
def test_words_left_standing(text: str, found: list[str]) -> None:
    result = lint([Article("a.txt", text, language="en")], PLAN)
    assert not result.problems
    assert [one.text for one in result.findings] == found
