"""BLP107: an image credit or the residue of a gallery."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP107",
    "image-credit",
    severity="warning",
    bad=[
        "[[Photo: Ana Lima/AFP]]\nThe council met on Tuesday.",
        "A crane lifts the first stones of the new pier into place on a windy morning in Velmora last week. "
        "[[(Ana Lima/AFP via Getty Images)]]",
        "[[Enlarge image]]\nThe council met on Tuesday.",
        "language: pl\n---\n[[fot. Jan Nowicki]]\nRada spotkała się we wtorek.",
    ],
    good=[
        "VELMORA (Reuters) - The council met on Tuesday.",
        "The photo shows the mayor on the pier (left) and two fishermen.",
    ],
)
def image_credit(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A picture's credit, or what a gallery's buttons leave behind.

    The picture is gone, its photographer and agency stay and are taken for persons and sources of the story. Where a
    credit in brackets ends a caption, only the credit is reported.

    "(Reuters)" in a dateline, and photographs that the story is about, are left alone.
    """
    return hits(boilerplate, "image", "an image credit, or what a gallery left behind")
