"""BLP113: a list of tags or topics."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP113",
    "tag-list",
    severity="warning",
    bad=[
        "The council met on Tuesday.\n[[Tags: harbour, storm, council]]",
        "The council met.\n[[Filed under: Local news]]",
        "language: ru\n---\nПричал закрыт.\n[[Теги: порт, шторм]]",
        "language: ja\n---\n市議会は火曜日に開かれた。\n[[キーワード: 港, 嵐]]",
    ],
    good=[
        "The seals were given tags: yellow for males, blue for females, so that they can be told apart from a boat.",
        "Topics of the talks were fish, oil and the border.",
    ],
)
def tag_list(boilerplate: Boilerplate) -> Iterator[Hit]:
    """Tags, topics or categories of the article.

    Keywords without a sentence around them: they weigh on word counts and give names without context.
    """
    return hits(boilerplate, "tags", "a list of tags or topics")
