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


def is_inside(path: Path, root: str) -> bool:
    """Whether a path lies in the corpus, where an index must not be."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))
