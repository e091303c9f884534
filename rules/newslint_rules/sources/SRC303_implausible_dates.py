from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newslint.rule import Hit, rule
from newslint_rules.sources.threshold import at_most, examples

if TYPE_CHECKING:
    from newslint.reliability.profile import SourceProfile

_BODY = "The council of Velmora met on 2 March 2024 for the {n}th time and voted for a pier."


@rule(
    "SRC303",
    "implausible-dates",
    over="source",
    severity="note",
    default=False,
    bad=[examples("date: 1970-01-01\n---\n[[Pier number {n} to be rebuilt]]\n" + _BODY, mark=16)],
    good=[examples("date: 2024-03-03\n---\nPier number {n} to be rebuilt\n" + _BODY)],
)
def implausible_dates(profile: SourceProfile) -> Iterator[Hit]:
    """A source of which more than one date in ten cannot be the day of publication.

    A day before there were news sites, a dateline more than a week away, a later day of which the text tells as past:
    the usual cause is a scraper that takes the day of the download, or an empty field, for the date.
    """
    yield from at_most(profile, "plausible-date", 0.9, "{k} of {n} dates of {source} agree with the text")
