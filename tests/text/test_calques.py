"""The calque files, and how several calques of one language strengthen each other."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.engine import Plan, lint
from newslint.finding import Finding
from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder

FOLDER = pack_folder("newslint_rules") / "data" / "calques"
LANGUAGES = "ar de es fr it ja pl pt ru tr uk zh".split()
PLAN = Plan.of([one for one in load() if one.code == "TRN120"], Knowledge([pack_folder("newslint_rules") / "data"]))


def findings(text: str) -> list[Finding]:
    return list(lint([Article("a.txt", text, language="en")], PLAN).findings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_file(language: str) -> None:
    lines = (FOLDER / f"{language}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if "\t" in line]
    assert len(rows) >= 25
    assert rows == sorted(rows)
    assert len({row[0] for row in rows}) == len(rows)
    for phrase, weight, usual, origin in rows:
        assert phrase == phrase.lower().strip()
        assert weight in ("1", "2")
        assert usual
        assert origin, "every phrase says what it renders"


def test_one_alone_is_low_and_several_of_one_language_are_medium() -> None:
    alone = findings("The council met in the night to Sunday.")
    assert [(one.text, one.confidence) for one in alone] == [("in the night to Sunday", "low")]
    several = findings("The council met in the night to Sunday. Two men were heavily injured against 8 pm in the town.")
    assert {one.confidence for one in several} == {"medium"}
    assert {one.text for one in several} == {"in the night to Sunday", "heavily injured", "against 8 pm"}


def test_languages_do_not_add_up() -> None:
    mixed = findings("The council met in the night to Sunday. In his turn, the mayor spoke of the pier.")
    assert len(mixed) == 2
    assert {one.confidence for one in mixed} == {"low"}


def test_quoted_words_are_left_alone() -> None:
    assert not findings("“It fell in the night to Sunday,” said the mayor.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He spoke at the height of the kilometer 12.", "at the height of the kilometer"),
        ("The bus slid from unclear cause into the pier.", "from unclear cause"),
        ("The news caused polemic: the baker’s wife is alerted by the neighbourhood.", "alerted by the neighbourhood"),
        ("On Monday he took up the prosecutor’s habit.", None),
        ("The firm was ordered to build 1,200 health teams.", "1,200 health teams"),
    ],
)
def test_phrases_have_slots(text: str, found: str | None) -> None:
    assert [one.text for one in findings(text)] == ([found] if found else [])
