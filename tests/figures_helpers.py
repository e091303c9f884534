"""Reading quantities from a text, for the tests of figures."""

from __future__ import annotations

from newslint.article import Article
from newslint.facts import Facts
from newslint.facts.figures import Quantity
from newslint.knowledge import Knowledge


def read(text: str, language: str = "en") -> tuple[Quantity, ...]:
    found: tuple[Quantity, ...] = Facts(Article("a.txt", text, language=language), Knowledge())["quantities"]
    return found
