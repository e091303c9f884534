"""What an article says of itself, as facts."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias

from newslint.article import Article

Specials: TypeAlias = "frozenset[str]"
_SPECIAL = re.compile(r"[^\n -~]")
_WORD = re.compile(r"\w+")


def text(article: Article) -> str:
    """The text that is linted."""
    return article.text


def specials(text: str) -> Specials:
    """The distinct characters of the text besides printable ASCII and line ends: what says that a rule need not look.

    Most articles have four or five (quotation marks, dashes), and a rule on others costs them a comparison of two sets.
    """
    return frozenset(_SPECIAL.findall(text))


def vocabulary(text: str) -> tuple[str, ...]:
    """The words of the text in lower case, in order: runs of letters, digits and underscores."""
    return tuple(_WORD.findall(text.lower()))


def title(article: Article) -> str:
    """The title from the metadata, "" when there is none."""
    return article.title


def published(article: Article) -> date | None:
    """The day of publication."""
    return article.date


def source(article: Article) -> str:
    """The outlet, "" when nothing says it."""
    return article.source
