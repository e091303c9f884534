"""BLP119: the writer’s name or initials at the end."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP119",
    "trailing-byline",
    severity="warning",
    bad=[
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "[[Ana Lima]]",
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n[[(ali)]]",
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "The Associated Press contributed to this report.\n\n[[Ana Lima]]",
    ],
    good=[
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "The new pier will be named after Ana Lima.",
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "Closed until spring",
    ],
)
def trailing_byline(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A name or initials alone on the article's last line.

    Whoever reads on takes the writer for a person of the story. Medium confidence, and only on the last line that is
    no other boilerplate, below a finished paragraph.
    """
    return hits(boilerplate, "byline", "the writer’s name or initials at the end")
