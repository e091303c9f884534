"""Figures of speech of other languages are found in any order of their words, and ordinary sentences are left alone."""

from __future__ import annotations

import re

import pytest

from newslint.article import Article
from newslint.engine import Plan, lint
from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder

PATH = pack_folder("newslint_rules") / "data" / "idioms.tsv"
ROWS = [line.split("\t") for line in PATH.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
PLAN = Plan.of([one for one in load() if one.code == "TRN120"], Knowledge([pack_folder("newslint_rules") / "data"]))


def found(text: str) -> list[str]:
    return [one.text for one in lint([Article("a.txt", text, language="en")], PLAN).findings]


def test_file() -> None:
    assert sorted(ROWS) == ROWS, next(b for a, b in zip(sorted(ROWS), ROWS, strict=True) if a != b)
    assert len({row[0] for row in ROWS}) == len(ROWS)
    for words, usual, origin, language in ROWS:
        assert re.fullmatch(r"[^\W_]+(?:'s?)?(?:[ /][^\W_]+(?:'s?)?)+", words), words
        assert words == words.lower()
        assert " " in words, "one word is no phrase"
        assert usual
        assert origin
        assert re.fullmatch("[a-z]{2}", language)


@pytest.mark.parametrize(
    ("text", "idiom"),
    [
        ("The mayor pushed the new pool onto the long bench.", "pushed the new pool onto the long bench"),
        ("They poured water on the mill of the ferry company.", "poured water on the mill"),
        ("A spoon of tar in a barrel of honey was the weather.", "spoon of tar in a barrel of honey"),
        ("“He wants to sit on two chairs,” said the ferryman.", "sit on two chairs"),
        ("Now the baker tries to catch two pigeons with one bean.", "two pigeons with one bean"),
    ],
)
def test_an_idiom_is_found(text: str, idiom: str) -> None:
    assert found(text) == [idiom]


@pytest.mark.parametrize(
    "text",
    [
        "The bench in the park is long. A man pushed a pram.",
        "The water mill was sold. He poured tea.",
        "She bought honey, a barrel and, much later and in quite another shop, a tar brush and one spoon.",
        "Two people sat down. The chairs were new.",
    ],
)
def test_ordinary_sentences_are_left_alone(text: str) -> None:
    assert not found(text)
