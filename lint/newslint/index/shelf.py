"""The entries of one grouping in the index, as the engine looks at them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from newslint.groups.grouping import Contribution, Grouping, Member
from newslint.index.seal import DamagedIndexError, py_text, unsealed

SOURCES_COUNTED = 256
"""Distinct sources of a member are counted among this many contributions, the smallest article keys."""


class StoreShelf:
    """What newslint.engine.MemoryShelf is for a corpus in memory."""

    def __init__(self, db: sqlite3.Connection, number: int, grouping: Grouping) -> None:
        self._run = db.execute
        self._number = number
        self._grouping = grouping

    def value(self, key: int) -> str:
        """The value under a key."""
        row = self._run("SELECT value FROM member WHERE grouping = ? AND key = ?", (self._number, key)).fetchone()
        if row is None:
            raise DamagedIndexError("a member is missing")
        return py_text(row[0])

    def contributions(self, key: int) -> Iterator[Contribution]:
        """All entries under a key, in the order of article keys."""
        rows = self._run(
            "SELECT article, source, data FROM entry WHERE grouping = ? AND key = ? ORDER BY article",
            (self._number, key),
        )
        for row in rows:
            yield self._contribution(key, *row)

    def _contribution(self, key: int, article: int, source: int, data: bytes) -> Contribution:
        return Contribution(article, source, unsealed(data, self._number, key, article))

    def member(self, key: int) -> Member:
        """The merged entries under a key."""
        rows = self._run(
            "SELECT value, articles, article, source, data FROM member JOIN entry USING (grouping, key) "
            "WHERE grouping = ? AND key = ? ORDER BY article LIMIT ?",
            (self._number, key, self._grouping.sample),
        ).fetchall()
        if not rows:
            raise DamagedIndexError("a member is missing")
        value, articles = rows[0][:2]
        kept = [self._contribution(key, *row[2:]) for row in rows]
        sources = {row[3] for row in rows} if articles <= len(rows) else self._sources(key)
        sources.discard(0)
        total = self._grouping.total(self.contributions(key)) if self._grouping.total else None
        return Member(key, py_text(value), articles, len(sources), tuple(kept), total)

    def _sources(self, key: int) -> set[int]:
        rows = self._run(
            "SELECT source FROM entry WHERE grouping = ? AND key = ? ORDER BY article LIMIT ?",
            (self._number, key, SOURCES_COUNTED),
        )
        return {source for (source,) in rows}

    def block_keys(self, block: int) -> list[int]:
        """The smallest keys in a block: those that are compared."""
        rows = self._run(
            "SELECT key FROM block WHERE grouping = ? AND block = ? ORDER BY key LIMIT ?",
            (self._number, block, self._grouping.most_in_block),
        )
        return [key for (key,) in rows]
