"""BLP118: a stamp of publication."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP118",
    "publication-stamp",
    severity="note",
    bad=[
        "[[Published: 12 May 2021, 10:15]]\nThe council met on Tuesday.",
        "[[Last updated on 3 June 2020 at 14:00]]\nThe council met on Tuesday.",
    ],
    good=[
        "Published in 1998, the novel tells of a storm.",
        "The council posted its plan on the town hall's door.",
    ],
)
def publication_stamp(boilerplate: Boilerplate) -> Iterator[Hit]:
    """When the article was published or updated, as a line of its text.

    Many corpora keep it, and it is useful where the metadata has no date: always low confidence.
    """
    return hits(boilerplate, "stamp", "when the article was published or updated")
