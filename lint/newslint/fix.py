"""Applying edits to files: only where asked for, atomically, and byte for byte the same outside the edits."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from typing import NamedTuple

from newslint.corpus.decode import NotText, decode
from newslint.corpus.files import Notice
from newslint.finding import Finding
from newslint.rule import Edit

SAFE_FAMILIES = frozenset({"boilerplate", "encoding"})
"""An edit of any other family touches what an article says, and is never safe, whatever its rule declares."""
_TEMPORARY = ".newslint-"


class Fixed(NamedTuple):
    """A file with its text before and after the edits; ``edits``: how many were applied."""

    file: str
    before: str
    after: str
    edits: int


def is_safe(finding: Finding) -> bool:
    """Whether a finding's edit may be applied without a look."""
    return finding.edit is not None and finding.edit.safe and finding.family in SAFE_FAMILIES


def edits_by_file(findings: Iterable[Finding], unsafe: bool) -> Iterator[tuple[str, list[Edit]]]:
    """The edits to apply to each file, sorted, none overlapping another: the first of two counts.

    Records of larger files have none: their text does not stand in the file as it is.
    """
    chosen = (one for one in findings if one.edit is not None and one.record is None and (unsafe or is_safe(one)))
    for file, group in groupby(chosen, key=lambda one: one.file):
        edits = sorted({one.edit for one in group if one.edit is not None})
        kept: list[Edit] = []
        for edit in edits:
            if not kept or edit.span.start >= kept[-1].span.end:
                kept.append(edit)
        yield file, kept


def apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with sorted, distinct edits applied."""
    parts = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join(parts) + text[at:]


def fix_file(root: str, name: str, edits: Sequence[Edit], write: bool) -> Fixed | Notice:
    """Apply edits to a file, in place of the old one when ``write``; a Notice says why nothing was done.

    ``name`` is relative to the root. A link that leads out of the root is not followed.
    """
    path = os.path.realpath(os.path.join(root, name))
    if not _is_below(path, os.path.realpath(root)):
        return Notice(name, "not-fixed", "it is a link that leads out of the corpus")
    try:
        with open(path, "rb") as file:
            data = file.read()
        decoded = decode(data)
    except (OSError, NotText) as error:
        return Notice(name, "not-fixed", str(error))
    if any(edit.span.end > len(decoded.text) for edit in edits):
        return Notice(name, "not-fixed", "it has changed since it was linted")
    fitting = [edit for edit in edits if _encodable(edit.text, decoded.encoding)]
    after = apply(decoded.text, fitting)
    fixed = Fixed(name, decoded.text, after, len(fitting))
    new = decoded.bom + after.encode(decoded.encoding)
    # What is written must read back as what was meant: removing the only non-ASCII word can change a guess.
    if new == data:
        return fixed
    try:
        same = decode(new).text == after
    except NotText:
        same = False
    if not same:
        return Notice(name, "not-fixed", f"without the edits its encoding ({decoded.encoding}) could not be told")
    if write:
        try:
            replace_file(path, new)
        except OSError as error:
            return Notice(name, "not-fixed", (error.strerror or type(error).__name__).lower())
    return fixed


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _is_below(path: str, root: str) -> bool:
    return path == root or path.startswith(root if root.endswith(os.sep) else root + os.sep)


def replace_file(path: str, data: bytes) -> None:
    """Replace a file's contents so that a reader, or a crash, sees the old or the new file and nothing between.

    Mode and, where allowed, owner are kept; the modification time is new. Raises OSError.
    """
    info = os.stat(path)
    folder = os.path.dirname(path)
    temporary = os.path.join(folder, f"{_TEMPORARY}{os.getpid()}-{os.path.basename(path)[:100]}.tmp")
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
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OSError):
        return True
    return True


def diff(fixed: Fixed) -> Iterator[str]:
    """The unified diff of a fixed file, line by line without line ends."""
    from difflib import unified_diff

    before, after = fixed.before.splitlines(), fixed.after.splitlines()
    yield from unified_diff(before, after, f"a/{fixed.file}", f"b/{fixed.file}", lineterm="", n=2)
