"""Which lines have changed since a git revision, for reports on a change alone.

git is only asked what a file was: `git diff` would run whatever filters the repository's own configuration names.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from newslint.corpus.decode import NotText, decode
from newslint.corpus.files import PACKED, format_suffix, suffix
from newslint.corpus.readers import READERS
from newslint.finding import Finding
from newslint.fix import MAX_BYTES

# A cloned repository brings no configuration of its own, but one that was unpacked may: nothing it names is run,
# and nothing is fetched for it.
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never")
_LINE_END = re.compile(r"\r\n|\n|\r")
_MAX_COMPARED = 1_000_000
"""Pairs of lines to compare at most; beyond, the order of lines does not count."""
Ranges = tuple[tuple[int, int], ...]


class GitError(ValueError):
    """git cannot answer; the message says why."""


def ask_git(root: str, *args: str) -> bytes:
    """What git answers about the repository of a folder; it runs nothing that the repository names. Raises GitError."""
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        done = subprocess.run([*_GIT, "-C", root, *args], capture_output=True, check=False, env=environment)
    except OSError as error:
        raise GitError(f"--since: git cannot be run: {error.strerror}") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(f"--since: git: {lines[-1] if lines else 'no such revision'}")
    return done.stdout


def changed_since(root: str, revision: str) -> Callable[[Finding], bool]:
    """A test whether a finding stands in lines that have changed; in a record, whether one of the record's has.

    What changed is told from where HEAD and the revision parted, so that what has changed in ``main`` since is not the
    branch's; from the revision itself where they share nothing. Files are compared when they are first asked for; one
    that was not there, or is too large to compare, has changed as a whole. Where the lines of a record are not known
    (of a page, a packed file, XML), it has changed when its file has. Raises GitError.
    """
    if not revision or revision.startswith("-"):
        raise GitError(f"--since: {revision!r} is not a revision")
    top = os.fsdecode(ask_git(root, "rev-parse", "--show-toplevel").removesuffix(b"\n"))
    blobs = {}
    for entry in ask_git(root, "ls-tree", "-r", "-z", "--full-tree", _base(root, revision)).split(b"\0"):
        about, _, path = entry.partition(b"\t")
        mode, _, rest = about.partition(b" ")
        if mode.startswith(b"100"):
            blobs[os.fsdecode(path)] = rest.rpartition(b" ")[2].decode()
    real_root = os.path.realpath(root)

    @cache
    def ranges(file: str) -> Ranges | None:
        path = os.path.normpath(os.path.join(real_root, file))
        blob = blobs.get(os.path.relpath(path, top).replace(os.sep, "/"))
        if blob is None:
            return None
        try:
            if max(os.path.getsize(path), int(ask_git(root, "cat-file", "-s", blob))) > MAX_BYTES:
                return None
            with open(path, "rb") as stream:
                now = stream.read()
            before = ask_git(root, "cat-file", "blob", blob)
            if before == now:
                return ()
            if suffix(file) in PACKED:
                return None
            return changed_lines(_lines(before, file), _lines(now, file))
        except (OSError, NotText):
            return None

    def test(finding: Finding) -> bool:
        changed = ranges(finding.file)
        if changed is None:
            return True
        where = finding.record or finding
        first, last = where.line, where.end_line
        if first is None or last is None:
            return bool(changed)
        return any(start <= last and first <= end for start, end in changed)

    return test


def _base(root: str, revision: str) -> str:
    """The commit to compare with."""
    commit = ask_git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    named = commit.decode().strip()
    try:
        return ask_git(root, "merge-base", "HEAD", named).decode().strip()
    except GitError:  # no common history, or none fetched
        return named


def _lines(data: bytes, file: str) -> list[str]:
    """The lines of a file as its reader counts them: a lone CR ends one in text and in tables alone."""
    text = decode(data).text
    if READERS.get(format_suffix(file), "text") in ("text", "markdown", "table"):
        return _LINE_END.split(text)
    return text.replace("\r\n", "\n").split("\n")


def changed_lines(before: Sequence[str], after: Sequence[str]) -> Ranges:
    """The ranges of lines (first, last, from 1) that differ; where lines were removed, what now meets there."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if not old and not new:
        return ()
    if len(old) * len(new) > _MAX_COMPARED:
        left = Counter(old)
        left.subtract(new)
        return tuple((start + n, start + n) for n, line in enumerate(new, start=1) if left[line] < 0)
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(
        (start + first + 1, start + last) if last > first else (start + first, start + first + 1)
        for kind, _, _, first, last in matcher.get_opcodes()
        if kind != "equal"
    )
