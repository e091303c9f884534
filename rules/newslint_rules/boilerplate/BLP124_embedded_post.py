"""BLP124: an embedded post of a social network."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP124",
    "embedded-post",
    severity="note",
    bad=[
        "The mayor answered at once.\n[[— Ana Lima (@ana_of_velmora) May 12, 2021]]",
        "[[The pier is gone pic.twitter.com/abc123]]\nThe mayor answered at once.",
    ],
    good=[
        "The mayor wrote on Twitter that the pier was gone.",
    ],
)
def embedded_post(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A post of a social network in the text: its signature, or its link.

    Somebody else's words without quotation marks. Many corpora keep posts as quotations: always low confidence.
    """
    return hits(boilerplate, "embed", "an embedded post of a social network")
