from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.rule import Hit, rule
from newslint_rules.sources.threshold import at_most, examples

if TYPE_CHECKING:
    from newslint.reliability.profile import SourceProfile

_BODY = "Pier number {n} to be rebuilt\nThe council of Velmora met for the {n}th time this year and voted for a pier."


@rule(
    "SRC302",
    "undated-articles",
    over="source",
    severity="note",
    default=False,
    bad=[examples("[[Pier number {n} to be rebuilt]]" + _BODY.removeprefix("Pier number {n} to be rebuilt"), mark=16)],
    good=[
        examples("date: 2024-03-01\n---\n" + _BODY),
        examples(_BODY, count=12),
    ],
)
def undated_articles(profile: SourceProfile) -> Iterator[Hit]:
    """A source of which fewer than half of the articles have a date.

    Without a date nothing can be said of what was known when, and figures of one event cannot be put in order. The date
    comes from metadata, from the path (config ``date``) or from the dateline.
    """
    yield from at_most(profile, "dated", 0.5, "{k} of {n} articles of {source} have a date")
