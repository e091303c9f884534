from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.rule import Hit, rule
from newslint_rules.sources.threshold import at_most, examples

if TYPE_CHECKING:
    from newslint.reliability.profile import SourceProfile

_BODY = "The council of Velmora met for the {n}th time this year.\nIt voted for a new pier, and for a new crane."


@rule(
    "SRC301",
    "unsigned-articles",
    over="source",
    severity="note",
    default=False,
    bad=[examples("[[Pier number {n} to be rebuilt]]\n" + _BODY, mark=16)],
    good=[
        examples("Pier number {n} to be rebuilt\nBy Ida Brandl\n" + _BODY),
        examples("Pier number {n} to be rebuilt\n" + _BODY, count=12),
    ],
)
def unsigned_articles(profile: SourceProfile) -> Iterator[Hit]:
    """A source that signs fewer than one article in five.

    Who wrote a story is the first thing that codes of the trade ask an outlet to say. Bylines in the metadata, below
    the headline and at the end of the text count, agencies and desks included. A scraper that drops bylines looks the
    same: see where the first articles come from.
    """
    yield from at_most(profile, "byline", 0.2, "{k} of {n} articles of {source} are signed")
