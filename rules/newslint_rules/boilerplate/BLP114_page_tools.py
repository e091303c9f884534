"""BLP114: tools of the page."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Hit, rule
from newslint_rules.boilerplate import hits


@rule(
    "BLP114",
    "page-tools",
    severity="warning",
    bad=[
        "[[5 min read]]\nThe council met on Tuesday.",
        "[[Print this article]]\nThe council met on Tuesday.",
        "language: el\n---\n[[Εκτύπωση]]\nΤο συμβούλιο συνεδρίασε την Τρίτη.",
        "language: uk\n---\n[[Версія для друку]]\nРада зібралася у вівторок.",
    ],
    good=[
        "It takes five minutes to read the sign at the pier.",
        "The council will print the plan and send it to every house.",
    ],
)
def page_tools(boilerplate: Boilerplate) -> Iterator[Hit]:
    """Tools of a page: print, listen, text size, reading time, page numbers, messages of the browser.

    "5 min read" and "Page 1 of 3" look like figures of the story.
    """
    return hits(boilerplate, "tools", "a tool of the page (print, text size, reading time ...)")
