"""Where the index of a corpus lives: in the user's cache folder, so that no repository can bring a forged one."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from pathlib import Path

from newslint.digest import blake2b


def cache_folder(chosen: str | None = None) -> Path:
    """The folder of all indexes: ``--cache-dir``, else $NEWSLINT_CACHE_DIR, else the platform's cache folder."""
    if chosen or (chosen := os.environ.get("NEWSLINT_CACHE_DIR")):
        return Path(chosen)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home, "newslint", "Cache")
    if sys.platform == "darwin":
        return Path(home, "Library", "Caches", "newslint")
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "newslint")


_NAME = re.compile("[0-9a-f]{24}")
MOST_KEPT = 3
"""Indexes of one corpus: of the hook, of a run by hand with other rules, of ``sources``."""


def corpus_folder(folder: Path, root: str, corpus: str) -> Path:
    """The folder of a corpus's indexes. ``corpus`` tells several under a root apart: its globs, or the paths given."""
    return folder / _digest(f"{os.path.realpath(root)}\0{corpus}")


def index_path(folder: Path, settings: str) -> Path:
    """The index for some settings, in the folder of a corpus: two hooks with other rules don't undo each other's."""
    return folder / f"{_digest(settings)}.sqlite"


def indexes(folder: Path) -> list[Path]:
    """The indexes of a corpus, the one written last first; no file of another name."""
    written = []
    for path in folder.glob("*.sqlite"):
        with suppress(FileNotFoundError):  # another run makes room
            if _NAME.fullmatch(path.stem):
                written.append((-path.stat().st_mtime_ns, path))
    return [path for _, path in sorted(written)]


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def is_committed(index: Path, root: str) -> bool:
    """Whether an index came with the repository that the corpus is in: what it says may be forged.

    One in the corpus that git does not know was made there: by a CI job that may keep files nowhere else.
    """
    path = os.path.realpath(index)
    if not os.path.exists(path) or not Path(path).is_relative_to(os.path.realpath(root)):
        return False
    from newslint.since import GitError, ask_git

    try:
        ask_git(root, "ls-files", "--error-unmatch", "--", path)
    except GitError:
        return False
    return True
