"""BLP104: an invitation to a newsletter."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP104",
    "newsletter-signup",
    severity="warning",
    bad=[
        "[[Sign up for our newsletter and never miss a story]]\nThe pier will be closed until spring.",
        "The pier will be closed.\n[[Get the morning briefing delivered to your inbox every day]]",
        "language: de\n---\n[[Newsletter abonnieren]]\nDer Pier bleibt gesperrt.",
    ],
    good=[
        "Parents can sign up for swimming lessons at the town hall.",
        "The newsletter of the Velmora sailing club reached its 500th issue.",
    ],
)
def newsletter_signup(boilerplate: Boilerplate) -> Iterator[Hit]:
    """An invitation to a newsletter, or the small print under its form.

    Needs the newsletter or the inbox itself, or the wording of such forms ("By signing up you agree ..."): "Sign up
    for ..." alone is consumer news as often as not.
    """
    return hits(boilerplate, "newsletter", "an invitation to a newsletter")
