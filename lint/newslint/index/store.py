"""Reading and writing the tables of the index."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence

from newslint.corpus.files import FileStat, Folder, join_name, split_name
from newslint.finding import Related
from newslint.groups.grouping import Grouping, payload_of
from newslint.index.connection import Connection
from newslint.index.rows import EntryRow, Prepared, Stored, entry_keys, stored
from newslint.index.seal import DamagedIndexError, db_text, py_text, unsealed
from newslint.index.shelf import StoreShelf
from newslint.index.verdicts import mark_told_of
from newslint.rule import Place

MOVED = 2
"""What ``dirty`` is of a member whose entries stand at other places, and say the same: its links need no comparing."""

TO_READ_AGAIN: FileStat = (-1, 0, 0)
"""The stat of no file: of one that is read again by the next run."""


class Store(Connection):
    """An open index, and what its tables hold.

    Every method raises sqlite3.Error, DamagedIndexError or UnicodeDecodeError when the file is damaged.
    """

    def stamps(self) -> dict[str, bytes]:
        """Every folder that the index knows: its stamp when all files in it were read, b"" where some were not."""
        return {py_text(name): stamp for name, stamp in self.db.execute("SELECT name, stamp FROM folder")}

    def put_stamp(self, folder: Folder) -> None:
        """Note that all files of a folder were read as it shows them, unless one is to be read again."""
        self.db.execute(
            "UPDATE folder SET stamp = ? WHERE name = ? "
            "AND NOT EXISTS (SELECT 1 FROM file WHERE folder = folder.name AND size < 0)",
            (folder.stamp, db_text(folder.name)),
        )

    def files(self, folder: str) -> dict[str, FileStat]:
        """The files of a folder that the index knows, by their names in it."""
        rows = self.db.execute("SELECT name, size, mtime, ctime FROM file WHERE folder = ?", (db_text(folder),))
        return {py_text(row[0]): row[1:] for row in rows}

    def put_file(self, name: str, stat: FileStat, notices: Sequence[tuple[str, str]]) -> None:
        """Remember a file as it was read; ``notices``: kind and reason of what was passed over in it."""
        told = json.dumps(notices) if notices else None
        folder, own = split_name(name)
        row = (db_text(folder), db_text(own), *stat, told)
        self.db.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)", row)
        self._unstamp(folder)

    def _unstamp(self, folder: str) -> None:
        """Have the files of a folder compared one by one: what it was stamped for may be another run's view of it."""
        self.db.execute("INSERT OR REPLACE INTO folder VALUES (?, x'')", (db_text(folder),))

    def notices(self) -> Iterator[tuple[str, str, str]]:
        """What was passed over: file, kind, reason."""
        rows = self.db.execute("SELECT folder, name, notices FROM file WHERE notices IS NOT NULL ORDER BY folder, name")
        for folder, own, told in rows:
            for kind, reason in json.loads(told):
                yield join_name(py_text(folder), py_text(own)), kind, reason

    def remove_file(self, name: str) -> None:
        """Forget a file and its articles."""
        for key in self.digests(name):
            self.remove_article(key)
        folder, own = split_name(name)
        self.db.execute("DELETE FROM file WHERE folder = ? AND name = ?", (db_text(folder), db_text(own)))
        self._unstamp(folder)

    def remove_empty_folders(self) -> None:
        """Forget the folders of which no file is left."""
        self.db.execute("DELETE FROM folder WHERE NOT EXISTS (SELECT 1 FROM file WHERE folder = folder.name)")

    def digests(self, file: str) -> dict[int, bytes]:
        """The digests of a file's articles by key."""
        return dict(self.db.execute("SELECT key, digest FROM article WHERE file = ?", (db_text(file),)))

    def digest(self, key: int) -> bytes | None:
        """The digest of an article, if it is known."""
        row = self.db.execute("SELECT digest FROM article WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def article(self, key: int) -> Stored:
        """An article. Raises DamagedIndexError when it is not there: others refer to it."""
        row = self.db.execute(
            "SELECT key, file, number, record, source, digest, lines FROM article WHERE key = ?", (key,)
        ).fetchone()
        if row is None:
            raise DamagedIndexError("an article is missing")
        return stored(row)

    def put_articles(self, batch: Sequence[Prepared]) -> list[EntryRow]:
        """Add articles with their findings, in place of older versions; mark what that touches.

        Returns the entries that are new, which have to be put where they belong (see ``arrivals``).
        """
        run = self.db.executemany
        new: list[EntryRow] = []
        for one in batch:
            mark_told_of(self.db, one.key)
            before = self._entries_of(one.key)
            kept = {row.member for row in one.entries if row.member in before and self._keep(row)}
            new += [row for row in one.entries if row.member not in kept]
            self._remove(one.key, before - kept)
        run(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
            (
                (one.key, db_text(one.file), one.number, one.record, one.source, one.digest, one.lines, one.keys)
                for one in batch
            ),
        )
        run("INSERT INTO finding VALUES (?, ?, ?, ?)", (row for one in batch for row in one.findings))
        return new

    def _keep(self, row: EntryRow) -> bool:
        """Keep the entry that an article had, if it says the same in this version, be it at other places."""
        run = self.db.execute
        at = (row.grouping, row.key, row.article)
        found = run("SELECT source, data FROM entry WHERE grouping = ? AND key = ? AND article = ?", at).fetchone()
        if found is None or found[0] != row.source:
            return False
        if found[1] == row.data:
            return True
        if payload_of(unsealed(found[1], *at)) != payload_of(unsealed(row.data, *at)):
            return False
        run("UPDATE entry SET data = ? WHERE grouping = ? AND key = ? AND article = ?", (row.data, *at))
        run("UPDATE member SET dirty = ? WHERE grouping = ? AND key = ? AND NOT dirty", (MOVED, row.grouping, row.key))
        return True

    def count_articles(self, files: Sequence[str] | None) -> int:
        """How many articles there are in all, or in some files."""
        run = self.db.execute
        if files is None:
            (count,) = run("SELECT count(*) FROM article").fetchone()
            return int(count)
        counts = (run("SELECT count(*) FROM article WHERE file = ?", (db_text(name),)).fetchone()[0] for name in files)
        return sum(counts)

    def renumber(self, key: int, number: int) -> None:
        """Note that an unchanged article stands elsewhere in its file's order."""
        self.db.execute("UPDATE article SET number = ? WHERE key = ? AND number <> ?", (number, key, number))

    def leave_blocks(self, number: int, grouping: Grouping, key: int, blocks: Iterable[int]) -> None:
        """Take a member out of blocks. Which it is in still is the caller's to write."""
        for block in sorted(blocks):
            self.mark_at_limit(number, grouping, block, key)
            self.db.execute("DELETE FROM block WHERE grouping = ? AND block = ? AND key = ?", (number, block, key))

    def mark_at_limit(self, number: int, grouping: Grouping, block: int, key: int) -> None:
        """Mark the member that a change to an overfull block pushes out of those compared, or lets in."""
        row = self.db.execute(
            "SELECT key FROM block WHERE grouping = ? AND block = ? ORDER BY key LIMIT 1 OFFSET ?",
            (number, block, grouping.most_in_block),
        ).fetchone()
        if row and key < row[0]:
            self.db.execute("UPDATE member SET dirty = 1 WHERE grouping = ? AND key = ?", (number, row[0]))

    def blocks_of(self, number: int, key: int) -> tuple[int, ...]:
        """The blocks that a member is in."""
        row = self.db.execute("SELECT blocks FROM member WHERE grouping = ? AND key = ?", (number, key)).fetchone()
        packed = array("q")
        packed.frombytes(row[0] if row else b"")
        return tuple(packed)

    def changed_members(self, number: int, least: int = 1) -> dict[int, int]:
        """The members whose entries have changed since groups were last made, and that some articles still have.

        With each whether it only MOVED. ``least``: of members in fewer articles only those that rules have been shown.
        """
        rows = self.db.execute(
            "SELECT key, dirty FROM member INDEXED BY member_dirty WHERE grouping = ? AND dirty AND articles > 0 "
            "AND (articles >= ? OR component IS NOT NULL)",
            (number, least),
        )
        return dict(rows)

    def members_gone(self, number: int) -> set[int]:
        """The members that no article has any more."""
        rows = self.db.execute(
            "SELECT key FROM member INDEXED BY member_dirty WHERE grouping = ? AND dirty AND articles = 0", (number,)
        )
        return {key for (key,) in rows}

    def put_off(self, number: int, keys: Iterable[int]) -> None:
        """Note that members have to be judged anew, sometime."""
        self.db.executemany("UPDATE member SET pending = 1 WHERE grouping = ? AND key = ?", ((number, k) for k in keys))

    def pending_members(self, number: int, files: Iterable[str] | None) -> set[int]:
        """The members that have to be judged anew: all, or those that articles of some files are entries of."""
        run = self.db.execute
        if files is None:
            rows = run("SELECT key FROM member INDEXED BY member_pending WHERE grouping = ? AND pending", (number,))
            return {key for (key,) in rows}
        found: set[int] = set()
        for file in files:
            for (packed,) in run("SELECT entries FROM article WHERE file = ?", (db_text(file),)):
                found.update(key for its, key in entry_keys(packed) if its == number)
        return {key for key in found if self.is_pending(number, key)}

    def is_pending(self, number: int, key: int) -> bool:
        """Whether a member has to be judged anew."""
        row = self.db.execute("SELECT pending FROM member WHERE grouping = ? AND key = ?", (number, key)).fetchone()
        return row is not None and bool(row[0])

    def settle_members(self, number: int, failed: Iterable[int] = ()) -> None:
        """Note that groups are up to date, but for those on which a rule ``failed``: the next run tells it again."""
        self.db.execute("UPDATE member INDEXED BY member_dirty SET dirty = 0 WHERE grouping = ? AND dirty", (number,))
        rows = ((number, key) for key in failed)
        self.db.executemany("UPDATE member SET dirty = 1 WHERE grouping = ? AND key = ?", rows)

    def remove_members(self, number: int, grouping: Grouping, keys: Iterable[int]) -> None:
        """Take out members that no article has any more."""
        for key in keys:
            self.leave_blocks(number, grouping, key, self.blocks_of(number, key))
            self.db.execute("DELETE FROM member WHERE grouping = ? AND key = ?", (number, key))

    def remove_article(self, key: int) -> None:
        """Take an article out, and mark what it touched."""
        self._remove(key, self._entries_of(key))

    def _entries_of(self, key: int) -> set[tuple[int, int]]:
        """The groupings and keys of an article's entries; none for one that is not known."""
        row = self.db.execute("SELECT entries FROM article WHERE key = ?", (key,)).fetchone()
        return set(entry_keys(row[0])) if row else set()

    def _remove(self, key: int, entries: Iterable[tuple[int, int]]) -> None:
        """Take out an article, and those entries of it."""
        run = self.db.execute
        for number, entry_key in sorted(entries):
            run("DELETE FROM entry WHERE grouping = ? AND key = ? AND article = ?", (number, entry_key, key))
            run(
                "UPDATE member SET articles = articles - 1, dirty = 1 WHERE grouping = ? AND key = ?",
                (number, entry_key),
            )
        run("DELETE FROM article WHERE key = ?", (key,))
        run("DELETE FROM finding WHERE article = ?", (key,))

    def shelf(self, number: int, grouping: Grouping) -> StoreShelf:
        """The entries of a grouping."""
        return StoreShelf(self.db, number, grouping)

    def entries(self, number: int) -> Iterator[tuple[str, int, bytes]]:
        """The entries of a grouping by member: its value, the article's key, the packed data."""
        rows = self.db.execute(
            "SELECT key, value, article, data FROM entry JOIN member USING (grouping, key) WHERE grouping = ? "
            "ORDER BY key, article",
            (number,),
        )
        for key, value, article, data in rows:
            yield py_text(value), article, unsealed(data, number, key, article)

    def locate(self, place: Place) -> Related:
        """A place in any article as a finding speaks of it."""
        return self.article(place.article).related(place)

    def stale_files(self) -> list[str]:
        """The files with articles whose findings over groups have to be made anew."""
        rows = self.db.execute("SELECT file FROM article INDEXED BY article_stale WHERE stale")
        return sorted({py_text(name) for (name,) in rows})

    def stale_articles(self, file: str) -> list[int]:
        """The stale articles of a file."""
        rows = self.db.execute("SELECT key FROM article WHERE file = ? AND stale", (db_text(file),))
        return [key for (key,) in rows]

    def mark_fresh(self, keys: Iterable[int]) -> None:
        """Note that the findings of articles are up to date."""
        self.db.executemany("UPDATE article SET stale = 0 WHERE key = ?", ((key,) for key in keys))
