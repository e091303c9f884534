"""The index as a database: opened, emptied for another version, written in transactions."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newslint.index.schema import SCHEMA, SCHEMA_VERSION

BUSY_SECONDS = 60
_RETRY_SECONDS = 0.02
CACHE_KB = 24_000


class TakenIndexError(OSError):
    """A run of another version has begun the index anew: what this one would write does not belong there."""


class Connection:
    """An open index. Every method raises sqlite3.Error or UnicodeDecodeError when the file is damaged."""

    def __init__(self, path: Path | None, read_only: bool = False) -> None:
        """Open the index at a path, or a temporary one that is gone when it is closed.

        ``read_only``: what is at the path is left as it is, whatever it is.
        """
        self.persistent = path is not None
        self._version: str | None = None
        name = f"{path.absolute().as_uri()}?mode=ro" if path and read_only else str(path or "")
        self.db = sqlite3.connect(
            name, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=read_only
        )
        try:
            self._set_up(read_only)
        except BaseException:
            self.close()  # Windows deletes no file that is open, and this one may be damaged
            raise

    def _set_up(self, read_only: bool) -> None:
        run = self.db.execute
        if not self.persistent:
            run("PRAGMA journal_mode = OFF")
            run("PRAGMA synchronous = OFF")
            run("PRAGMA locking_mode = EXCLUSIVE")
        elif not read_only:
            self._write_ahead()
            run("PRAGMA synchronous = NORMAL")
        run(f"PRAGMA cache_size = -{CACHE_KB}")

    def _write_ahead(self) -> None:
        """Switch to WAL. Of two runs that make an index at once SQLite refuses one without waiting: it tries again."""
        until = time.monotonic() + BUSY_SECONDS
        while True:
            try:
                self.db.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise
            time.sleep(_RETRY_SECONDS)

    def close(self) -> None:
        """Close the index."""
        self.db.close()

    def prepare(self, version: str) -> bool:
        """Make the tables, emptied when they were written for another version. True when they could be kept."""
        self._version = None
        with self.transaction():
            kept = self.is_of(version)
            if not kept:
                for (name,) in self.db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                    self.db.execute(f'DROP TABLE "{name}"')
            for statement in SCHEMA.split(";"):
                if statement.strip():
                    self.db.execute(statement)
            if not kept:
                self.set_meta("version", f"{SCHEMA_VERSION} {version}")
        self._version = version
        return kept

    def is_of(self, version: str) -> bool:
        """Whether it was written for a version."""
        try:
            return self.meta("version") == f"{SCHEMA_VERSION} {version}"
        except sqlite3.OperationalError:  # no such table: a new file
            return False

    def begin(self, how: str = "BEGIN IMMEDIATE") -> None:
        """Begin a transaction. Raises TakenIndexError when another version of newslint has emptied the index."""
        self.db.execute(how)
        if self._version is not None and self.persistent and not self.is_of(self._version):
            self.db.execute("ROLLBACK")
            raise TakenIndexError("another version of newslint, or of its data, is using it")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; inside another transaction, a part of it."""
        if self.db.in_transaction:
            yield
            return
        self.begin()
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise

    def meta(self, name: str) -> str:
        """A value of the table meta, "" if there is none."""
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Write a value of the table meta."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
