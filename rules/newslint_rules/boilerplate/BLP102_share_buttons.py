"""BLP102: buttons to share and follow."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP102",
    "share-buttons",
    severity="warning",
    bad=[
        "[[Share on Facebook\nTweet\nCopy link]]\nThe pier will be closed until spring, the council said on Tuesday.",
        "language: es\n---\n[[Compartir en Facebook]]\nEl muelle seguirá cerrado.",
        "language: pl\n---\n[[Udostępnij na Facebooku]]\nMolo pozostanie zamknięte.",
    ],
    good=[
        "The share of the offering that went to small investors was 12 percent.",
        "The video was shared on Facebook by the mayor's office.",
    ],
)
def share_buttons(boilerplate: Boilerplate) -> Iterator[Hit]:
    """Labels of buttons that share an article or follow its publisher.

    "Share on Facebook", "Tweet", "Copy link": they carry no content, and their counters ("12 shares") look like
    figures. Names of networks alone on a line count beside other buttons only.

    A sentence about shares, of a company or of a network, is left alone.
    """
    return hits(boilerplate, "share", "buttons to share and follow")
