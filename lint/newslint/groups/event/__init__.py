"""The grouping ``event``: articles that report one event.

A member is an article. Two that share two of their most telling terms are compared by what their sketches hold
(``model``). An article's event is made of those that links lead to, clustered by the links among them
(``clusters``), so that a chain through two events is cut. Nothing is looked up in the corpus: what is rare is
known beforehand.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Final

from newslint.article import Article, Span
from newslint.digest import key_of
from newslint.facts.dates import Dates
from newslint.facts.figures.quantity import Quantities
from newslint.facts.lines import Lines
from newslint.facts.names import Names
from newslint.facts.story import Story
from newslint.figurepairs.compare import FIRM_ROLES
from newslint.figurepairs.disagreement import Disagreement, disagreements
from newslint.figurepairs.pack import Said
from newslint.figurepairs.pack import pack as pack_said
from newslint.figurepairs.pack import unpack as unpack_said
from newslint.figurepairs.parallel import Discrepancy, Parallels, beside, discrepancies, statements
from newslint.figurepairs.words import sentence_words
from newslint.groups.event.clusters import SCALE, clusters
from newslint.groups.event.model import Sketch, far_apart, likeness, pack, unpack
from newslint.groups.grouping import Entry, Grouping, Link, Member
from newslint.knowledge import Knowledge
from newslint.knowledge.wordlist import WordList
from newslint.namepairs.parallel import Misreading, Telling, misreadings
from newslint.namepairs.parallel import pack as pack_names
from newslint.namepairs.parallel import unpack as unpack_names
from newslint.record import NamedTuple

LEAST_TERMS: Final = 4
MOST_IN_BLOCK: Final = 64
"""Two terms that more articles share than that are common ones: articles on one event share rarer ones, too."""
DATED_KEYS: Final = 6
"""Of an article with a day of publication, this many key terms make blocks, within a window of days and without."""
WINDOW: Final = 4
"""Windows of twice as many days overlap by half: articles at most this far apart share one."""

_LENGTH = struct.Struct("<H")


class _ArticleFields(NamedTuple):
    article: int
    id: str
    source: int
    day: date | None
    """The day that it speaks from; ``dated`` says that it was published then."""
    dated: bool
    span: Span
    parts: Mapping[str, bytes]
    """What ``entries`` packed for the rules, by name."""


class EventArticle(_ArticleFields):
    """An article of an event. ``span``: its first line, for whoever has no place of more use to name."""

    @cached_property
    def said(self) -> Said:
        """Its figures."""
        return unpack_said(self.parts["figures"], self.day if self.dated else None)

    @cached_property
    def names(self) -> Telling:
        """The names in its sentences."""
        return unpack_names(self.parts["names"])


class _Fields(NamedTuple):
    article: EventArticle
    others: tuple[EventArticle, ...]


class Event(_Fields):
    """An article and others that report the same event: what a rule says of it depends on these alone."""

    @cached_property
    def articles(self) -> tuple[EventArticle, ...]:
        """All of them, the one in question first."""
        return (self.article, *self.others)

    @cached_property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Figures of the article that others contradict. Articles are numbered as in ``articles``."""
        return tuple(disagreements(0, [one.said.by_kind for one in self.articles]))

    @cached_property
    def in_common(self) -> Mapping[int, Parallels]:
        """What the article says in the same sentences as others do. Articles are numbered as in ``articles``."""
        return beside(0, [one.said.sentences for one in self.articles])

    @cached_property
    def discrepancies(self) -> tuple[Discrepancy, ...]:
        """Numbers and dates of the article that others have differently in the same sentence."""
        return tuple(discrepancies(self.in_common))

    @cached_property
    def misreadings(self) -> tuple[Misreading, ...]:
        """Names of the article in whose place others have another one."""
        return tuple(misreadings(0, [one.names for one in self.articles]))

    @cached_property
    def figures_told(self) -> tuple[tuple[Disagreement, ...], tuple[Discrepancy, ...]]:
        """Both, each place once: a sentence in common says more than likeness does, but for tolls and ages, whose
        roles say what they count."""
        in_common = {one.span for one in self.discrepancies}
        by_likeness = [
            one
            for one in self.disagreements
            if one.figure.quantity.span not in in_common
            or (one.confidence != "low" and one.figure.quantity.role in FIRM_ROLES)
        ]
        taken = {one.figure.quantity.span for one in by_likeness}
        return tuple(by_likeness), tuple(one for one in self.discrepancies if one.span not in taken)


def entries(
    article: Article,
    language: str,
    story: Story,
    lines: Lines,
    text: str,
    spaced: str,
    sentences: Sequence[Span],
    quantities: Quantities,
    dates: Dates,
    names: Names,
    words: WordList,
) -> Iterator[Entry]:
    """One entry for an English article that says enough."""
    if language != "en" or len(story.terms) < LEAST_TERMS:
        return
    words_of = sentence_words(spaced, words.level)
    told = statements(text, sentences, quantities, dates, words_of)
    parts = {
        "story": pack(story),
        "figures": pack_said(text, told),
        "names": pack_names(sentences, names, words_of),
    }
    yield Entry(key_of(article.id), article.id, (lines[0].span,), pack_parts(parts))


def pack_parts(parts: Mapping[str, bytes]) -> bytes:
    """Named bytes as one, each at most 65,535 long."""
    packed: list[bytes] = []
    for name, data in parts.items():
        label = name.encode("ascii")
        packed += (_LENGTH.pack(len(label)), label, _LENGTH.pack(len(data)), data)
    return b"".join(packed)


def unpack_parts(payload: bytes) -> Mapping[str, bytes]:
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


class Gist(NamedTuple):
    """What articles are compared by: a sketch without keys, which only blocks are made of."""

    key: int
    sketch: Sketch


def gist(member: Member, knowledge: Knowledge) -> Gist:
    """Of a member."""
    return Gist(member.key, sketch_of(member.sample[0].payload)._replace(keys=()))


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


def link(a: Gist, b: Gist, knowledge: Knowledge) -> Link | None:
    """Whether two articles report one event, from their sketches alone."""
    if far_apart(a.sketch, b.sketch):
        return None
    found = likeness(a.sketch, b.sketch)
    return Link(a.key, b.key, found.probability) if found.log_odds >= 0 else None


def around(keys: Sequence[int], links: Sequence[Link]) -> Sequence[int]:
    """The first of some articles and those that cluster with it.

    Pairs without a link count as no event at all. Seen from single articles this is right more often than clustering
    whole components by all their pairs is: on 541 articles on 58 events .98 of the pairs are of one event (.85), with
    .85 of those that there are (.92).
    """
    at = {key: n for n, key in enumerate(keys)}
    pairs = [(at[one.a], at[one.b], round(one.weight * SCALE)) for one in links]
    return [keys[n] for n in next(one for one in clusters(pairs, len(keys)) if one[0] == 0)]


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterator[Event]:
    """The event of the first member."""
    first, *others = map(_article, members)
    if others:
        yield Event(first, tuple(others))


@lru_cache(1 << 9)
def _article(member: Member) -> EventArticle:
    """Kept with what was unpacked of it: an article stands in the events of all its neighbours, judged one by one."""
    one = member.sample[0]
    parts = unpack_parts(one.payload)
    sketch = unpack(parts["story"])
    day = date.fromordinal(sketch.day) if sketch.day else None
    return EventArticle(one.article, member.value, one.source, day, sketch.dated, one.spans[0], parts)


GROUPING = Grouping(
    name="event",
    parameter="event",
    entries=entries,
    view=view,
    sample=1,
    shows_singles=False,
    blocks=blocks,
    most_in_block=MOST_IN_BLOCK,
    gist=gist,
    most_gists=1 << 15,
    link=link,
    around=around,
)
