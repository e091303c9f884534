"""BLP110: a credit of reporters and editors."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP110",
    "contributor-credit",
    severity="warning",
    bad=[
        "The council met.\n[[Reporting by Ana Lima in Velmora; Editing by Tom Barda]]",
        "The council met.\n[[Ana Lima contributed to this report.]]",
        "language: es\n---\nEl concejo se reunió.\n[[Traducción de Ana Lima]]",
    ],
    good=[
        "The reporting by two students led to the inquiry.",
        "The pianist, who contributed a song to the film, was not there.",
    ],
)
def contributor_credit(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A line that credits those who reported, wrote, translated or edited.

    Their names are taken for persons of the story, their cities for its places.
    """
    return hits(boilerplate, "contributors", "a credit of reporters and editors")
