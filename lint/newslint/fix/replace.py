"""Replacing a file as a whole: a reader, or a crash, sees the old or the new file and nothing between."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress

from newslint.digest import blake2b

_TEMPORARY = ".newslint-"


def replace_file(path: str, data: bytes) -> None:
    """Replace a file's contents by way of a temporary file in its folder: written, synchronised, renamed.

    Mode and, where allowed, owner are kept; the modification time is new, as after any edit. Raises OSError.
    """
    info = os.stat(path)
    folder, name = os.path.split(path)
    # The name is hashed: with a prefix, one of 255 bytes would be too long.
    digest = blake2b(os.fsencode(name), digest_size=8).hexdigest()
    temporary = os.path.join(folder, f"{_TEMPORARY}{os.getpid()}-{digest}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with suppress(FileNotFoundError):
        os.unlink(temporary)
    descriptor = os.open(temporary, flags, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if hasattr(os, "fchown"):
                with suppress(PermissionError):
                    os.fchown(file.fileno(), info.st_uid, info.st_gid)
                os.fchmod(file.fileno(), stat.S_IMODE(info.st_mode))
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    if hasattr(os, "O_DIRECTORY"):
        with suppress(OSError):
            opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)


def leads_out(root: str, name: str) -> bool:
    """Whether a file, named relative to a root, is a link (or lies below one) that leads out of where it stands.

    That is the root for names below it; a file outside the root, which somebody named outright, has to stand itself in
    the folder it is named in.
    """
    path = os.path.abspath(os.path.join(root, name))
    base = root if _is_below(path, os.path.abspath(root)) else os.path.dirname(path)
    return not _is_below(os.path.realpath(path), os.path.realpath(base))


def _is_below(path: str, root: str) -> bool:
    return path == root or path.startswith(root if root.endswith(os.sep) else root + os.sep)


def sweep(folders: Iterable[str]) -> int:
    """Remove temporary files that a killed run of a process that is gone left in some folders; how many."""
    removed = 0
    for folder in sorted(set(folders)):
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith(_TEMPORARY) and name.endswith(".tmp") and entry.is_file(follow_symlinks=False):
                    pid = name.removeprefix(_TEMPORARY).partition("-")[0]
                    if pid.isdecimal() and not _runs(int(pid)):
                        os.unlink(entry.path)
                        removed += 1
    return removed


def _runs(pid: int) -> bool:
    if sys.platform == "win32":  # where asking would be to interrupt it
        return True
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
