"""The grouping ``line``: one line of one source, and the articles that it stands in.

A line that a source prints in several articles is part of its pages, not of its stories, whatever it says. Articles
that are nearly the same (updates of one story, the same copy twice) share their lines for another reason, and count
once: every entry carries a sketch of its article's paragraphs. A source that nobody knows has no entries.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from newslint.article import Span
from newslint.digest import blake2b
from newslint.facts.boilerplate import WIDE, WIDE_LANGUAGES, Boilerplate
from newslint.facts.boilerplate.marks import PROSE_WIDTH
from newslint.facts.boilerplate.normal import normalised_line
from newslint.facts.lines import Line, Lines
from newslint.groups.grouping import Contribution, Entry, Grouping, Link, Member
from newslint.record import NamedTuple

if TYPE_CHECKING:
    from newslint.knowledge import Knowledge

MAX_LINE = 300
"""Longer lines are paragraphs: a source that repeats one repeats an article."""
MIN_LINE = 3
MIN_WORDS = 4
"""A line with a number and fewer words is a date or a time: stories of one day share it."""
EDGE = 4
"""Whole sentences are looked at only within so many lines of an end: elsewhere they are background that is retold."""
SKETCH = 12
"""How many hashes of an article's paragraphs an entry carries (the smallest): 48 bytes."""
SAME_SHARE = 0.3
"""Two articles that share this much of the paragraphs of the shorter one are one story."""
_MIN_SHARED = 2
_MIN_BODY = 2
_HEADER = struct.Struct("<BH")
_EDGE, _BESIDE, _SENTENCE = 1, 2, 4
_SENTENCE_END = (".", "!", "?", "”", '"', "»", "。", "！", "？", "」")


class RecurringLine(NamedTuple):
    """A line of a source as the rules see it.

    ``articles`` is an exact count. Of ``sampled`` articles are ``stories`` (near-duplicates counted once), ``edges``
    (articles in which the line stands before the first or after the last paragraph) and ``beside`` (articles in which
    it stands next to known boilerplate). ``sentence``: it is punctuated as one.
    """

    member: int
    text: str
    articles: int
    sampled: int
    stories: int
    edges: int
    beside: int
    sentence: bool


def entries(lines: Lines, boilerplate: Boilerplate, language: str, source: str) -> Iterator[Entry]:
    """The lines of an article under 300 characters that are not boilerplate already, sentences at its ends only."""
    if not source:
        return
    taken = {
        number for block in boilerplate if block.confidence != "low" or block.kind == "stamp" for number in block.lines
    }
    wide = PROSE_WIDTH / (WIDE if language in WIDE_LANGUAGES else 1)
    prose: list[tuple[int, str]] = []
    looked_at: list[tuple[int, Line, bool]] = []
    last_edge = len(lines) - EDGE
    for n, line in enumerate(lines):
        if line.number in taken:
            continue
        text = line.text
        sentence = text.endswith(_SENTENCE_END)
        if sentence and len(text) >= wide:
            prose.append((n, text))
            if EDGE <= n < last_edge:
                continue
        if len(text) <= MAX_LINE:
            looked_at.append((n, line, sentence))
    first, last = (prose[0][0], prose[-1][0]) if len(prose) >= _MIN_BODY else (0, len(lines))
    near = {m for n, line in enumerate(lines) if line.number in taken for m in (n - 1, n + 1)} if taken else set()
    spans: dict[str, list[Span]] = {}
    flags: dict[str, int] = {}
    for n, line, sentence in looked_at:
        text = line.text
        value = text if sentence and len(text) >= wide else _value(text)
        if not value:
            continue
        flag = _SENTENCE if sentence else 0
        if not first <= n <= last:
            flag |= _EDGE
        if n in near:
            flag |= _BESIDE
        spans.setdefault(value, []).append(line.span)
        flags[value] = flags.get(value, 0) | flag
    if not spans:
        return
    sketch = _sketch([text for _, text in prose])
    payloads = {flag: _HEADER.pack(flag, min(len(prose), 0xFFFF)) + sketch for flag in set(flags.values())}
    key = _key_in(source)
    for value, places in spans.items():
        yield Entry(key(value), value, tuple(places), payloads[flags[value]])


_DIGIT = re.compile(r"\d")


def _value(text: str) -> str:
    """A short line as it is compared, "" where it says nothing: with a number, in its normal form, else as it is."""
    if _DIGIT.search(text):
        text = normalised_line(text)
        return text if len(text) >= MIN_LINE and sum(map(str.isalpha, text.split())) >= MIN_WORDS else ""
    return text if len(text) >= MIN_LINE and (text[0].isalnum() or normalised_line(text)) else ""


def _key_in(source: str) -> Callable[[str], int]:
    """``key_of(source, line)`` for many lines of one source, whose name is hashed once."""
    begun = blake2b((source + "\x1f").encode("utf-8", "surrogatepass"), digest_size=8)

    def key(line: str) -> int:
        whole = begun.copy()
        whole.update(line.encode("utf-8", "surrogatepass"))
        return int.from_bytes(whole.digest(), "big", signed=True)

    return key


def _sketch(paragraphs: Sequence[str]) -> bytes:
    """The smallest hashes of an article's paragraphs, in order."""
    hashes = sorted({crc32(text.encode("utf-8", "surrogatepass")) for text in paragraphs})[:SKETCH]
    return struct.pack(f"<{len(hashes)}I", *hashes)


def view(members: Sequence[Member], links: Sequence[Link], knowledge: Knowledge) -> Iterable[RecurringLine]:
    """The line of each member."""
    for member in members:
        sample = member.sample
        flags = [_HEADER.unpack_from(one.payload)[0] for one in sample]
        yield RecurringLine(
            member.key,
            member.value,
            member.articles,
            len(sample),
            _stories(sample),
            sum(bool(flag & _EDGE) for flag in flags),
            sum(bool(flag & _BESIDE) for flag in flags),
            any(flag & _SENTENCE for flag in flags),
        )


def _stories(sample: Sequence[Contribution]) -> int:
    """How many stories some articles tell: near-duplicates, directly or through others, count once."""
    sketches = [_unpack(one.payload) for one in sample]
    story = list(range(len(sample)))
    for n in range(len(sample)):
        for m in range(n):
            if story[n] != story[m] and _is_same(sketches[n], sketches[m]):
                old, new = story[n], story[m]
                story = [new if one == old else one for one in story]
    return len(set(story))


class _Sketch(NamedTuple):
    paragraphs: int
    hashes: frozenset[int]


def _unpack(payload: bytes) -> _Sketch:
    _, count = _HEADER.unpack_from(payload)
    size = (len(payload) - _HEADER.size) // 4
    return _Sketch(count, frozenset(struct.unpack_from(f"<{size}I", payload, _HEADER.size)))


def _is_same(a: _Sketch, b: _Sketch) -> bool:
    """Whether two articles share enough paragraphs to be one story; those without paragraphs tell none and are one.

    The share of the smallest hashes of the union that both hold estimates what the articles share of their union.
    """
    if a.paragraphs < _MIN_BODY or b.paragraphs < _MIN_BODY:
        return a.paragraphs < _MIN_BODY and b.paragraphs < _MIN_BODY
    lowest = sorted(a.hashes | b.hashes)[:SKETCH]
    both = sum(one in a.hashes and one in b.hashes for one in lowest)
    union = both / len(lowest)
    shared = union / (1 + union) * (a.paragraphs + b.paragraphs)
    least = min(a.paragraphs, b.paragraphs)
    return shared >= SAME_SHARE * least and shared + 0.5 >= min(_MIN_SHARED, least)


GROUPING = Grouping(
    name="line",
    parameter="line",
    entries=entries,
    view=view,
    least_articles=2,
)
