"""BLP116: a legal, privacy or cookie notice."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP116",
    "legal-notice",
    severity="warning",
    bad=[
        "[[We use cookies to improve your experience on this site.]]\nThe council met on Tuesday.",
        "The council met.\n"
        "[[The views expressed in this article are those of the author alone and not of the Velmora Post.]]",
        "language: fr\n---\n[[Ce site utilise des cookies pour mesurer son audience]]\nLe conseil s'est réuni.",
    ],
    good=[
        "The council's privacy policy was criticised by the ombudsman on Friday.",
        "Bakers use cookies as a test of a new oven.",
    ],
)
def legal_notice(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A privacy, cookie or legal notice, or a disclaimer of liability.

    Long sentences in good grammar, so that filters by length and language keep them.

    The subheading "Disclaimer" alone, and news about privacy, are left alone.
    """
    return hits(boilerplate, "legal", "a legal, privacy or cookie notice")
