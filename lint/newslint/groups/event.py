"""The grouping ``event``: articles that report one event.

A member is an article. Two that share two of their most telling terms are compared by what their sketches hold
(``event_model``); articles that a chain of such links connects are clustered by all their pairs (``event_clusters``),
so that a chain through two events is cut. Nothing is looked up in the corpus: what is rare is known beforehand.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from newslint.article import Article, Span
from newslint.facts.lines import Headline
from newslint.facts.story import Story
from newslint.groups.event_clusters import SCALE, clusters
from newslint.groups.event_model import Sketch, likeness, pack, unpack
from newslint.groups.grouping import Entry, Grouping, Link, Member, key_of
from newslint.knowledge import Knowledge

LEAST_TERMS: Final = 4
LEAST_PROBABILITY: Final = 0.5
"""Of a link."""
DATED_KEYS: Final = 6
"""Of an article with a day of publication, this many key terms make blocks, within a window of days and without."""
WINDOW: Final = 4
"""Windows of twice as many days overlap by half: articles at most this far apart share one."""

_LENGTH = struct.Struct("<H")


class EventArticle(NamedTuple):
    """An article of an event.

    ``parts``: what ``entries`` packed for the rules, by name. ``headline``: where it stands, if it stands in the text.
    """

    article: int
    id: str
    source: int
    day: int | None
    """The day that it speaks from, as ``date.toordinal`` counts; ``dated`` says that it was published then."""
    dated: bool
    headline: Span | None
    parts: Mapping[str, bytes]


class Event(NamedTuple):
    """Two articles and more that report one event, by their keys."""

    articles: tuple[EventArticle, ...]


def entries(article: Article, language: str, story: Story, headline: Headline) -> Iterator[Entry]:
    """One entry for an English article that says enough.

    A rule over events that needs more of an article adds a fact to the parameters and its bytes to the parts.
    """
    if language != "en" or len(story.terms) < LEAST_TERMS:
        return
    spans = (headline.span,) if headline.span else ()
    yield Entry(key_of(article.id), article.id, spans, pack_parts({"story": pack(story)}))


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """Named bytes as one, each at most 65,535 long."""
    packed = []
    for name, data in parts.items():
        label = name.encode("ascii")
        packed += (_LENGTH.pack(len(label)), label, _LENGTH.pack(len(data)), data)
    return b"".join(packed)


def unpack_parts(payload: bytes) -> dict[str, bytes]:
    """What ``pack_parts`` wrote."""
    found = []
    at = 0
    while at < len(payload):
        (length,) = _LENGTH.unpack_from(payload, at)
        found.append(payload[at + 2 : at + 2 + length])
        at += 2 + length
    return {name.decode("ascii"): data for name, data in zip(found[::2], found[1::2], strict=True)}


def sketch_of(payload: bytes) -> Sketch:
    """The story of an article's payload."""
    return unpack(unpack_parts(payload)["story"])


def blocks(value: str, payload: bytes) -> Iterator[int]:
    """Every pair of key terms; of an article with a day of publication, the pairs within its windows of days, too."""
    story = sketch_of(payload)
    if not (story.dated and story.day):
        yield from (_block(pair, 0) for pair in combinations(sorted(story.keys), 2))
        return
    window = story.day // WINDOW
    for pair in combinations(sorted(story.keys[:DATED_KEYS]), 2):
        yield from (_block(pair, 0), _block(pair, window), _block(pair, window + 1))


def _block(pair: tuple[int, int], window: int) -> int:
    return key_of("event", str(window), *map(str, pair))


def link(a: Member, b: Member, knowledge: Knowledge) -> Link | None:
    """Whether two articles report one event, from their sketches alone."""
    found = likeness(sketch_of(a.sample[0].payload), sketch_of(b.sample[0].payload))
    if found.log_odds < 0:
        return None
    evidence = [("cosine", found.cosine), ("shared terms", float(found.shared))]
    if found.days is not None:
        evidence.append(("days apart", float(found.days)))
    return Link(a.key, b.key, found.probability, tuple(evidence))


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterator[Event]:
    """The events among articles that links connect."""
    sketches = [sketch_of(member.sample[0].payload) for member in members]
    for cluster in clusters(probabilities(sketches)):
        if len(cluster) > 1:
            yield Event(tuple(_article(members[n], sketches[n]) for n in cluster))


def probabilities(sketches: Sequence[Sketch]) -> list[list[int]]:
    """The matrix of probabilities, in SCALE parts, that two articles report one event."""
    rows = [[0] * len(sketches) for _ in sketches]
    for (m, a), (n, b) in combinations(enumerate(sketches), 2):
        rows[m][n] = rows[n][m] = round(likeness(a, b).probability * SCALE)
    return rows


def _article(member: Member, sketch: Sketch) -> EventArticle:
    one = member.sample[0]
    headline = one.spans[0] if one.spans else None
    parts = unpack_parts(one.payload)
    return EventArticle(one.article, member.value, one.source, sketch.day, sketch.dated, headline, parts)


GROUPING = Grouping(
    name="event",
    parameter="event",
    entries=entries,
    view=view,
    sample=1,
    shows_singles=False,
    blocks=blocks,
    link=link,
)
