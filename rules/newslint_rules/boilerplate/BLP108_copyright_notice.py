"""BLP108: a copyright notice."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP108",
    "copyright-notice",
    severity="warning",
    bad=[
        "The council met on Tuesday.\n[[© 2021 Velmora Post. All rights reserved.]]",
        "The council met.\n[[This article may not be reprinted or shared without our permission.]]",
        "language: de\n---\nDer Rat tagte.\n[[Alle Rechte vorbehalten]]",
        "language: ja\n---\n市議会は火曜日に開かれた。\n[[無断転載を禁じます]]",
    ],
    good=[
        "The copyright on the composer's last works ends next year.",
        "He reserved the right to appeal.",
    ],
)
def copyright_notice(boilerplate: Boilerplate) -> Iterator[Hit]:
    """A copyright notice, or terms for reprints.

    Its year and its owner are taken for a date and an organisation of the story.
    """
    return hits(boilerplate, "copyright", "a copyright notice")
