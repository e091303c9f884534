"""The index as a file: what it holds, whether it is damaged, taking it away."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

from newslint.corpus.files import FileStat, join_name
from newslint.index.findings import count_findings
from newslint.index.store import Store


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
        store = Store(path)
        try:
            current = store.is_of(version)
            return Seen(current, _files(store), store.count_articles(None), count_findings(store.db))
        finally:
            store.close()
    except Exception:  # see is_damage
        return None


def _files(store: Store) -> dict[str, FileStat]:
    return {join_name(folder, own): stat for folder in store.stamps() for own, stat in store.files(folder).items()}


def remove_index(path: Path) -> None:
    """Delete an index."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def is_damage(error: BaseException) -> bool:
    """Whether an error met with an index may be its damage: any that does not say that it is busy or out of space.

    A flipped bit may make a number of a text, or a text no JSON: what it leads to can be any error. One that is no
    damage comes again with a new index.
    """
    if isinstance(error, sqlite3.OperationalError):
        # Our statements are right: a column that is not there, or text that is none, is the file's fault.
        return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) == sqlite3.SQLITE_ERROR
    return not isinstance(error, OSError)
