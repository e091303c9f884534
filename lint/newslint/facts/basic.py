"""What an article says of itself, as facts."""

from __future__ import annotations

from datetime import date

from newslint.article import Article


def text(article: Article) -> str:
    """The text that is linted."""
    return article.text


def title(article: Article) -> str:
    """The title from the metadata, "" when there is none."""
    return article.title


def published(article: Article) -> date | None:
    """The day of publication."""
    return article.date


def source(article: Article) -> str:
    """The outlet, "" when nothing says it."""
    return article.source
