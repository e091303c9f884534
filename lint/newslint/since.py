"""Which lines have changed since a git revision, for reports on a change alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping

from newslint.finding import Finding

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
# A cloned repository brings no configuration of its own, but one that was unpacked may: nothing it names is run.
_GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")
Ranges = tuple[tuple[int, int], ...]


class GitError(ValueError):
    """git cannot answer; the message says why."""


def _git(root: str, *args: str) -> bytes:
    try:
        done = subprocess.run([*_GIT, "-C", root, *args], capture_output=True, check=False)
    except OSError as error:
        raise GitError(f"--since: git cannot be run: {error.strerror}") from None
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(f"--since: git: {lines[-1] if lines else 'failed'}")
    return done.stdout


def changed_lines(root: str, revision: str) -> Mapping[str, Ranges | None]:
    """Line ranges (first, last) that differ from a revision, by file relative to the root; None: the whole file.

    Raises GitError.
    """
    if revision.startswith("-"):
        raise GitError(f"--since: {revision!r} is not a revision")
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    arguments = ("diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--relative", "-U0")
    listing = _git(root, *arguments, commit.decode().strip(), "--")
    found: dict[str, Ranges | None] = {}
    name = ""
    for raw in listing.split(b"\n"):
        if raw.startswith(b"+++ "):
            path = raw[4:].removesuffix(b"\t")
            name = "" if path == b"/dev/null" else _unquoted(path)[2:]
        elif raw.startswith(b"@@ ") and name and (hunk := _HUNK.match(raw.decode("ascii", "replace"))):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            ranges = found.get(name) or ()
            # Where lines were only removed, what stood around them now meets.
            found[name] = (*ranges, (first, first + count - 1) if count else (first, first + 1))
    for raw in _git(root, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0"):
        if raw:
            found[raw.decode("utf-8", "surrogateescape")] = None
    return found


def _unquoted(path: bytes) -> str:
    """A path as git writes it: in quotes with C escapes where it holds control characters."""
    if path.startswith(b'"') and path.endswith(b'"'):
        path = path[1:-1].decode("latin-1").encode("latin-1").decode("unicode_escape").encode("latin-1")
    return path.decode("utf-8", "surrogateescape")


def in_changed_lines(changed: Mapping[str, Ranges | None]) -> Callable[[Finding], bool]:
    """A test whether a finding stands in lines that have changed; in a record, whether the record's line has."""

    def test(finding: Finding) -> bool:
        if finding.file not in changed:
            return False
        ranges = changed[finding.file]
        if ranges is None:
            return True
        first, last = finding.line, finding.end_line
        if finding.record is not None:
            if finding.record.line is None:
                return True
            first = last = finding.record.line
        return any(start <= last and first <= end for start, end in ranges)

    return test
