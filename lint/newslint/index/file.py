"""The index as a file: what it holds, whether it is damaged, taking it away."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import suppress
from pathlib import Path

from newslint.corpus.files import FileStat, join_name
from newslint.index.findings import count_findings
from newslint.index.location import MOST_KEPT, indexes
from newslint.index.seal import DamagedIndexError
from newslint.index.store import Store
from newslint.record import NamedTuple


class Seen(NamedTuple):
    """What an index holds. ``current``: it is of the version asked about."""

    current: bool
    files: dict[str, FileStat]
    articles: int
    findings: int


def look_at(path: Path, version: str) -> Seen | None:
    """What an index holds, changing nothing; None for one that is not there or cannot be read."""
    if not path.is_file():
        return None
    try:
        store = Store(path, read_only=True)
        try:
            current = store.is_of(version)
            return Seen(current, _files(store), store.count_articles(None), count_findings(store.db))
        finally:
            store.close()
    except Exception as error:
        if not (is_damage(error) or is_unusable(error)):
            raise
        return None


def _files(store: Store) -> dict[str, FileStat]:
    return {join_name(folder, own): stat for folder in store.stamps() for own, stat in store.files(folder).items()}


def make_room(path: Path) -> None:
    """Delete those indexes beside a new one that were written longest ago, so that MOST_KEPT remain with it."""
    if not path.exists():
        for old in indexes(path.parent)[MOST_KEPT - 1 :]:
            with suppress(OSError):  # Windows keeps what another process has open
                remove_index(old)


def remove_index(path: Path) -> None:
    """Delete an index."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


_DAMAGE = (DamagedIndexError, sqlite3.DatabaseError, ValueError, TypeError, LookupError, OverflowError, zlib.error)
"""A flipped bit may make a number of a text, or a text no JSON: of what that can lead to, what bugs seldom are."""
_DAMAGE_CODES = frozenset(
    (
        sqlite3.SQLITE_ERROR,  # our statements are right: a column that is not there is the file's fault
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_SCHEMA,
        sqlite3.SQLITE_MISMATCH,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_INTERNAL,
    )
)
_PRIMARY = 0xFF
"""The bits of SQLite's extended error codes that are those of the plain ones."""


def is_damage(error: BaseException) -> bool:
    """Whether an error met with an index may be its damage, so that it is to be built anew.

    A new index of a large corpus takes long: one that is busy, or on a full disk, is kept, and so is one that was at
    hand when memory ran out, a worker was killed or the program failed in a way that no damage leads to.
    """
    if isinstance(error, (sqlite3.ProgrammingError, sqlite3.InterfaceError)):  # what we asked for was wrong
        return False
    return isinstance(error, _DAMAGE) and (not isinstance(error, sqlite3.Error) or _code(error) in _DAMAGE_CODES)


def is_unusable(error: BaseException) -> bool:
    """Whether an error that is no damage is of an index that a run can do without: busy, read-only, on a full disk."""
    if isinstance(error, sqlite3.DatabaseError):
        return _code(error) not in _DAMAGE_CODES
    return isinstance(error, OSError) and not isinstance(error, ChildProcessError)


def _code(error: sqlite3.Error) -> int:
    """SQLite's code; of an error of the module sqlite3 itself, which has none (text that is no UTF-8), that of any."""
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & _PRIMARY
