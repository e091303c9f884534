"""BLP112: a note about the author."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP112",
    "author-bio",
    severity="warning",
    bad=[
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "[[About the Author\n"
        "Ana Lima walks the harbours of the north and writes down what she hears there.]]",
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "[[View all posts by Ana Lima]]",
    ],
    good=[
        "The author is expected at the book fair on Friday.",
        "Ana Lima is a reporter who was arrested in May, her lawyer said.",
    ],
)
def author_bio(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A note about the author: a heading, a biography, a link to further articles.

    Biographies left by site templates are often in another language than the article and name people and places that
    have nothing to do with it. The lines below "About the author" are reported with medium confidence.

    Writers and reporters whom the story is about are left alone.
    """
    return hits(boilerplate, "author", "a note about the author")
