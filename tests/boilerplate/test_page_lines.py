"""Lines that pages of news sites carry, in thirteen languages: found wherever a page puts them, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.article import Article
from newslint.facts import Facts
from newslint.facts.boilerplate import Boilerplate
from newslint.knowledge import Knowledge
from newslint.registry import pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
ROWS = [
    tuple(row.split("\t"))
    for row in (Path(__file__).parent / "page_lines.tsv").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]
LANGUAGES = tuple(dict.fromkeys(language for language, _, _ in ROWS))
LINES = [row for row in ROWS if row[1] != "-"]
DATA = ("agency", "author", "contributors")
"""Kinds that are an article's own data up to its last paragraph: low confidence there."""


def body(language: str) -> list[str]:
    return [line for code, kind, line in ROWS if code == language and kind == "-"]


def lines_of(language: str, *kinds: str) -> list[str]:
    return [next(line for code, kind, line in ROWS if (code, kind) == (language, one)) for one in kinds]


def blocks(language: str, lines: list[str]) -> tuple[str, Boilerplate]:
    text = "\n\n".join(lines) + "\n"
    found: Boilerplate = Facts(Article("a.txt", text, language=language), KNOWLEDGE)["boilerplate"]
    return text, found


def flagged(language: str, lines: list[str]) -> set[str]:
    """The lines of an article that are boilerplate with medium confidence or more."""
    text, found = blocks(language, lines)
    spans = [text[one.start : one.end] for one in found if one.confidence != "low"]
    return {line for span in spans for line in span.split("\n") if line}


@pytest.mark.parametrize("language", LANGUAGES)
def test_articles_have_none(language: str) -> None:
    assert not flagged(language, body(language))


@pytest.mark.parametrize(("language", "kind", "line"), LINES)
def test_a_line_below_the_article_and_between_its_paragraphs(language: str, kind: str, line: str) -> None:
    first, second, third = body(language)
    for lines in ([first, second, third, line], [first, second, line, third]):
        text, found = blocks(language, lines)
        (block,) = found
        assert (text[block.start : block.end], block.kind) == (line, kind)
        if kind not in DATA:
            assert block.confidence in ("high", "medium")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_around_an_article(language: str) -> None:
    first, second, third = body(language)
    top = lines_of(language, "tools", "share")
    inset = lines_of(language, "related", "advertisement")
    tail = lines_of(language, "tags", "share", "newsletter", "comments", "legal", "copyright")
    assert flagged(language, [*top, first, second, *inset, third, *tail]) == {*top, *inset, *tail}
