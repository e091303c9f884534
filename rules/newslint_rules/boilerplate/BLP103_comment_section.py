"""BLP103: a comment form or readers’ comments."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP103",
    "comment-section",
    severity="warning",
    bad=[
        "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
        "storms.\n\n"
        "Work on the pier should start in October, the council said, and is expected to cost four million "
        "crowns.\n\n"
        "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
        "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
        "[[Leave a Reply\n\nYour email address will not be published. Required fields are marked *]]",
        "language: it\n---\nIl molo resta chiuso fino a primavera.\n[[Lascia un commento]]",
        "language: pt\n---\nO cais fica fechado.\n[[Deixe um comentário]]",
    ],
    good=[
        "The harbour master did not respond to a request for comment.",
        "A spokesman declined to leave a comment on the record.",
    ],
)
def comment_section(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A comment form, or what readers wrote under the article.

    What readers claim is read as reporting: names are misspelt there, figures are guesses. The form's own words
    ("Leave a reply", "Required fields are marked *") are certain; the comments themselves follow from their heading
    and from what stands between them (replies, votes, times), with medium confidence.

    "Response seeking comment" and "asked for comment" are left alone.
    """
    return hits(boilerplate, "comments", "a comment form or readers’ comments")
