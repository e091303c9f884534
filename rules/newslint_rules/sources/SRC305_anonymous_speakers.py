from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.rule import Hit, rule
from newslint_rules.sources.threshold import at_least, examples

if TYPE_CHECKING:
    from newslint.reliability.profile import SourceProfile

_BODY = "Pier number {n} to be rebuilt\nThe council of Velmora voted for a new pier. "


@rule(
    "SRC305",
    "anonymous-speakers",
    over="source",
    severity="note",
    default=False,
    bad=[examples(_BODY + "[[“The old one has been rotten for years,”]] a source said.", mark=16)],
    good=[
        examples(_BODY + "“The old one has been rotten for years,” said Ida Brandl, the harbour master."),
        examples(_BODY + "“The old one has been rotten for years,” the ministry said in a statement."),
    ],
)
def anonymous_speakers(profile: SourceProfile) -> Iterator[Hit]:
    """A source of which more than three quotations in ten are of somebody unnamed.

    Officials, sources and residents who are not named cannot be asked again. There are good reasons to leave a name
    out; outlets that keep to a code give them, and do so seldom.
    """
    yield from at_least(profile, "anonymous-speaker", 0.3, "{k} of {n} quotations in {source} are of somebody unnamed")
