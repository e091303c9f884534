"""Texts that are too long for one article, examined in parts that are articles of their own.

The facts of a text take some fifty times its length in memory. What somebody lets in above the limit for an article is
many articles in one, or no news; in parts it is examined whole, in memory that does not grow with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.article import Article, Record
from newslint.corpus.files import Notice

PART = 200_000
"""Characters of a part, at most."""


def in_parts(whole: Article, pieces: Iterable[str]) -> Iterator[Article | Notice]:
    """A long article, its text given in pieces, as articles of at most PART characters; a notice at the end says so.

    A part's record is the article's, with ``@`` and the offset at which the part starts in the text added to its id.
    The title stands over the first.
    """
    record = whole.record or Record("")
    start = count = 0
    for text in _cut(pieces):
        title = "" if start else whole.title
        yield whole._replace(text=text, title=title, record=record._replace(id=f"{record.id}@{start}"))
        start += len(text)
        count += 1
    which = f"record {record.id}: " if record.id else ""
    reason = f"{which}{start:,} characters, examined as {count:,} articles of up to {PART:,}: see docs/formats.md"
    yield Notice(whole.file, "in-parts", reason)


def _cut(pieces: Iterable[str]) -> Iterator[str]:
    """A text given in pieces, cut after the last paragraph, line or word that a part holds, when that half fills it."""
    left = ""
    for piece in pieces:
        left += piece
        at = 0
        while len(left) - at > PART:
            ends = (left.rfind(mark, at + PART // 2, at + PART) + len(mark) for mark in ("\n\n", "\n", " "))
            end = next((end for end in ends if end > at + PART // 2), at + PART)
            yield left[at:end]
            at = end
        left = left[at:]
    if left:
        yield left
