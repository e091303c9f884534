"""BLP109: a credit of an agency or a first publisher."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP109",
    "agency-credit",
    severity="warning",
    bad=[
        "The council met on Tuesday.\n[[With inputs from agencies]]",
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "[[This story was originally published in the Velmora Post.]]",
        "language: ru\n---\n"
        "Причал закрыт до весны, сообщили во вторник в городском совете приморского города.\n"
        "[[Источник: РИА Новости]]",
    ],
    good=[
        "The mayor told Reuters that the pier would be rebuilt.",
        "According to a source in the ministry, the money has been found.",
    ],
)
def agency_credit(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A line that credits an agency, another outlet or the first place of publication.

    It says where the copy came from, and no more: kept in the text, the agency looks like a party of the story.
    Before the first paragraph such a line is rather the article's own data: low confidence.

    The agency as the source of a statement ("told Reuters") is left alone.
    """
    return hits(boilerplate, "agency", "a credit of an agency or a first publisher")
