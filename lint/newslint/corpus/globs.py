"""Globs on file names: which files are left out, and which are a corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeAlias

from newslint.corpus.files import join_name, split_name
from newslint.record import NamedTuple

Matcher: TypeAlias = Callable[[str], object]
"""A test on a path: what it gives is true where the path fits."""

LONGEST = 1_000
_TOKEN = re.compile(r"\*+|\[[!^]?\]?[^\]/]*\]|.", re.DOTALL)


class Exclusion(NamedTuple):
    """What the walk leaves out: globs (see ``matching``), and whether .gitignore files count."""

    patterns: tuple[str, ...] = ()
    gitignore: bool = True


def matching(patterns: Iterable[str]) -> Matcher:
    """A test on root-relative slashed paths: whether they fit one of some globs, or lie below what fits.

    A glob without a slash, but for one at its end, names a file or folder anywhere; others start at the root. Raises
    ValueError for what is no glob.
    """
    return _compiled("|".join(map(_whole, map(_rooted, patterns)))).fullmatch


def matching_in(patterns: Iterable[str]) -> Callable[[str], Matcher]:
    """The same folder by folder: of a folder's name ("" for the root) it makes a test on the names of what is in it.

    A folder of thousands is looked up once, and a name by itself is matched in half the time that a path takes.
    """
    globs = [_rooted(pattern) for pattern in patterns]
    above = _compiled("|".join(map(_whole, globs)))
    # A file called 0 stands for any: where the folder's part of a glob fits, the rest is for the file's own name.
    parted = [
        (_compiled(glob_to_regex(join_name(folder, "0"))), glob_to_regex(own)) for folder, own in map(split_name, globs)
    ]

    def inside(folder: str) -> Matcher:
        some = join_name(folder, "0")
        own = [".*"] if folder and above.fullmatch(folder) else [own for fits, own in parted if fits.fullmatch(some)]
        return _compiled("|".join(own)).fullmatch

    return inside


def static_prefix(pattern: str) -> str:
    """The folder that a glob starts from: what stands before its first part with a wildcard; "" for the root."""
    parts = []
    for part in _rooted(pattern).split("/"):
        if any(mark in part for mark in "*?["):
            break
        parts.append(part)
    return "/".join(parts)


def _rooted(pattern: str) -> str:
    """A glob as one from the root, without what changes nothing: ``./a//b/`` is ``a/b``, ``b`` is ``**/b``."""
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    anywhere = "/" not in pattern.removeprefix("./").rstrip("/") and not pattern.startswith("./")
    return "/".join(["**", *parts] if anywhere else parts or ["**"])


def _whole(glob: str) -> str:
    return f"(?:{glob_to_regex(glob)})(?:/.*)?"


def _compiled(regex: str) -> re.Pattern[str]:
    try:
        return re.compile(regex or r"(?!)", re.DOTALL)
    except re.error as error:
        raise ValueError(str(error)) from None


def glob_to_regex(pattern: str) -> str:
    """A glob as a regular expression for fullmatch: ``*``, ``?`` and ``[...]`` stop at a slash, ``**`` does not.

    What follows a star, up to the next one, is taken where it first fits, in an atomic group, which is right for globs
    and keeps a hostile pattern from backtracking; so are the folders that follow a ``**``. Only what follows the last
    star has to reach the end. Raises ValueError for a glob of more than LONGEST characters.
    """
    if len(pattern) > LONGEST:
        raise ValueError(f"it has more than {LONGEST:,} characters")
    runs: list[list[str]] = [[]]  # the parts between one ** and the next
    for part in pattern.split("/"):
        if part == "**":
            runs.append([])
        else:
            runs[-1].append(_part_to_regex(part))
    first, *others = ["/".join(run) for run in runs]
    if not others:
        return first
    *middle, last = others
    folders = "".join(f"(?>(?:[^/]+/)*?{run}/)" for run in middle if run)
    return (f"{first}/" if first else "") + folders + (f"(?:[^/]+/)*{last}" if last else ".*")


def _part_to_regex(part: str) -> str:
    literals = [""]
    for token in _TOKEN.findall(part):
        if token[0] == "*":
            literals.append("")
        else:
            literals[-1] += "[^/]" if token == "?" else _set_to_regex(token) if len(token) > 2 else re.escape(token)
    if len(literals) == 1:
        return literals[0]
    first, *middle, last = literals
    return first + "".join(f"(?>[^/]*?{literal})" for literal in middle) + "[^/]*" + last


def _set_to_regex(token: str) -> str:
    negated = token[1] in "!^"
    inside = token[2 if negated else 1 : -1].replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")
    return f"(?!/)[{'^' if negated else ''}{inside}]"
