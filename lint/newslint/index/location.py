"""Where the index of a corpus lives: in the user's cache folder, so that no repository can bring a forged one."""

from __future__ import annotations

import os
import sys
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


def index_path(folder: Path, root: str, corpus: str) -> Path:
    """The index of a corpus. ``corpus`` tells apart several under one root (its globs, or the paths given)."""
    digest = blake2b(f"{os.path.realpath(root)}\0{corpus}".encode("utf-8", "surrogateescape"), digest_size=12)
    return folder / digest.hexdigest() / "index.sqlite"


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
