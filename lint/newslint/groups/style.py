"""The grouping ``style``: how long and hard the sentences of a source are, as histograms.

A member is one bin of one measure of one source. Bins of a measure are linked, so that a rule sees the histogram whole:
its counts are exact however many articles there are, and no article has to be kept to judge it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.digest import key_of
from newslint.facts.readability import Readability
from newslint.groups.grouping import Entry, Grouping, Link, Member
from newslint.knowledge import Knowledge
from newslint.record import NamedTuple

WIDTHS = {"sentence": 1.0, "lix": 2.0, "coleman_liau": 0.5}
"""The width of a bin: words a sentence, points, school grades."""
_MOST_BINS = 120


class Bin(NamedTuple):
    """Articles whose score lies in one bin. ``value``: the bin's middle."""

    member: int
    value: float
    articles: int


class Style(NamedTuple):
    """The histogram of one measure over the articles of one source, the lowest bin first."""

    measure: str
    bins: tuple[Bin, ...]

    @property
    def articles(self) -> int:
        """How many articles of the source were measured."""
        return sum(one.articles for one in self.bins)

    def quantile(self, share: float) -> float:
        """The value below which a share of the articles lies, by the middle of its bin."""
        left = share * self.articles
        for one in self.bins:
            left -= one.articles
            if left <= 0:
                return one.value
        return self.bins[-1].value


def entries(readability: Readability | None, source: str) -> Iterator[Entry]:
    """One entry a measure, for articles of known sources that are long enough to be measured."""
    if readability is None or not source:
        return
    for measure, width in WIDTHS.items():
        number = min(_MOST_BINS, max(0, int(getattr(readability, measure) / width)))
        payload = f"{measure}\x1f{source}".encode("utf-8", "surrogatepass")
        key = key_of("style", source, measure, str(number))
        yield Entry(key, f"{measure} {number}", (readability.start,), payload)


def blocks(value: str, payload: bytes) -> Iterator[int]:
    """The measure and the source."""
    yield key_of("style", payload.decode("utf-8", "surrogatepass"))


def link(a: Member, b: Member, knowledge: Knowledge) -> Link:
    """Bins that share a block are of one histogram."""
    return Link(a.key, b.key, 1.0)


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterator[Style]:
    """The histogram of one measure of one source."""
    measure = members[0].value.partition(" ")[0]
    width = WIDTHS[measure]
    bins = [Bin(one.key, (int(one.value.partition(" ")[2]) + 0.5) * width, one.articles) for one in members]
    yield Style(measure, tuple(sorted(bins, key=lambda one: one.value)))


GROUPING = Grouping(
    name="style",
    parameter="style",
    entries=entries,
    view=view,
    sample=1,
    shows_singles=False,
    blocks=blocks,
    link=link,
)
