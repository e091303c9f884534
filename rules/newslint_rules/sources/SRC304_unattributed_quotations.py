from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.rule import Hit, rule
from newslint_rules.sources.threshold import at_least, examples

if TYPE_CHECKING:
    from newslint.reliability.profile import SourceProfile

_BODY = "Pier number {n} to be rebuilt\nThe council of Velmora voted for a new pier. "


@rule(
    "SRC304",
    "unattributed-quotations",
    over="source",
    severity="note",
    default=False,
    bad=[examples(_BODY + "[[“The old one has been rotten for years.”]] Work begins in May.", mark=16)],
    good=[
        examples(_BODY + "“The old one has been rotten for years,” said Ida Brandl, the harbour master."),
        examples(_BODY + "“The old one has been rotten for years.” Work begins in May.", count=12),
    ],
)
def unattributed_quotations(profile: SourceProfile) -> Iterator[Hit]:
    """A source of which more than half of the quotations are of nobody in sight.

    A quotation whose speaker the article does not name cannot be checked. English articles are looked at, and in them
    quotations that are sentences; one without a reporting verb belongs to the speaker of the one before it.
    """
    yield from at_least(profile, "no-speaker", 0.5, "{k} of {n} quotations in {source} have no speaker")
