"""BLP105: a paywall or log-in notice."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP105",
    "paywall-notice",
    severity="warning",
    bad=[
        "The council met on Tuesday.\n[[Already a subscriber? Log in]]\n",
        "[[This content is for subscribers only]]\nThe council met on Tuesday.",
        "language: fr\n---\n[[Cet article est réservé aux abonnés]]\nLa jetée reste fermée.",
    ],
    good=[
        "The streaming service now has over one million subscribers.",
        "Voters must register before the end of May.",
    ],
)
def paywall_notice(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A notice of a paywall, a subscription offer or a log-in form.

    Often it means that the text below is missing as well: the article may be a stub. Prices in such offers are read
    as figures of the story.

    News about subscribers ("over one million subscribers") is left alone.
    """
    return hits(boilerplate, "paywall", "a paywall or log-in notice")
