from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.rule import Hit, rule
from newslint_rules.sources.threshold import at_most, examples

if TYPE_CHECKING:
    from newslint.reliability.profile import SourceProfile

_BODY = "The council of Velmora met for the {n}th time this year and voted for a new pier."


@rule(
    "SRC306",
    "headline-beside-body",
    over="source",
    severity="note",
    default=False,
    bad=[examples("[[Shocking: millionaires hate Tolvik trick]]\n" + _BODY, mark=16)],
    good=[examples("Velmora votes for new pier\n" + _BODY)],
)
def headline_beside_body(profile: SourceProfile) -> Iterator[Hit]:
    """A source whose headlines say mostly what their articles don't.

    Fewer than half of the words of the headlines (four letters and more, by their first five) stand in the articles
    below them: headlines that promise something else, or that a scraper has put over the wrong text.
    """
    yield from at_most(profile, "headline-terms", 0.5, "{k} of {n} words of headlines of {source} stand in the article")
