"""Globs on file names: which files are left out, and which are a corpus."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from newslint.corpus.files import join_name, split_name

Matcher: TypeAlias = Callable[[str], object]
"""A test on a path: what it gives is true where the path fits."""


class Exclusion(NamedTuple):
    """What the walk leaves out: compiled globs on names or paths, and whether .gitignore files count."""

    patterns: tuple[str, ...] = ()
    gitignore: bool = True

    def matcher(self) -> Matcher:
        """A test on root-relative slashed paths; a pattern without a slash is tested on the last part alone.

        Raises ValueError for what is no glob.
        """
        if not self.patterns:
            return lambda _: False
        by_name: list[str] = []
        by_path: list[str] = []
        for pattern in self.patterns:
            cleaned = pattern.strip("/")
            (by_path if "/" in cleaned else by_name).append(glob_to_regex(cleaned))
        try:
            names = re.compile("|".join(by_name) or r"(?!)").fullmatch
            paths = re.compile("|".join(f"{one}(?:/.*)?" for one in by_path) or r"(?!)", re.DOTALL).fullmatch
        except re.error as error:
            raise ValueError(str(error)) from None
        if not by_path:
            return lambda path: names(path, path.rfind("/") + 1)
        if not by_name:
            return paths
        return lambda path: names(path, path.rfind("/") + 1) or paths(path)


def glob_to_regex(pattern: str) -> str:
    """A glob as a regular expression for fullmatch: ``*``, ``?`` and ``[...]`` stop at a slash, ``**`` does not.

    What follows a star, up to the next one, is taken where it first fits, in an atomic group, which is right for globs
    and keeps a hostile pattern from backtracking; so are the folders that follow a ``**``. Only what follows the last
    star has to reach the end.
    """
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
    pieces = re.split(r"\*+", part)
    literals = [
        "".join(
            "[^/]" if token == "?" else _set_to_regex(token) if len(token) > 2 else re.escape(token)
            for token in re.findall(r"\[[!^]?\]?[^\]/]*\]|.", piece)
        )
        for piece in pieces
    ]
    if len(literals) == 1:
        return literals[0]
    first, *middle, last = literals
    return first + "".join(f"(?>[^/]*?{literal})" for literal in middle) + "[^/]*" + last


def _set_to_regex(token: str) -> str:
    negated = token[1] in "!^"
    inside = token[2 if negated else 1 : -1].replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")
    return f"(?!/)[{'^' if negated else ''}{inside}]"


def static_prefix(glob: str) -> str:
    """The folder that a glob starts from: what stands before its first part with a wildcard."""
    parts = []
    for part in glob.split("/"):
        if any(mark in part for mark in "*?["):
            break
        parts.append(part)
    return "/".join(parts)


def expand_globs(patterns: Iterable[str]) -> Callable[[str], Matcher]:
    """What belongs to a corpus given as globs (``corpus = ["articles/**"]``), folder by folder.

    Of a folder's root-relative name ("" for the root) it makes a test on the names of the files in it: a folder of
    thousands is looked up once, and a name by itself is matched in half the time that a path takes. A glob without a
    slash names a file or folder anywhere; all that is below what a glob names belongs as well.
    """
    globs = [_rooted(pattern) for pattern in patterns]
    above = re.compile("|".join(f"(?:{glob_to_regex(one)})(?:/.*)?" for one in globs) or r"(?!)", re.DOTALL)
    # A file called 0 stands for any: where the folder's part of a glob fits, the rest is for the file's own name.
    parted = [
        (re.compile(glob_to_regex(join_name(folder, "0"))), glob_to_regex(own))
        for folder, own in map(split_name, globs)
    ]

    def inside(folder: str) -> Matcher:
        some = join_name(folder, "0")
        own = [".*"] if folder and above.fullmatch(folder) else [own for fits, own in parted if fits.fullmatch(some)]
        return re.compile("|".join(own) or r"(?!)", re.DOTALL).fullmatch

    return inside


def _rooted(pattern: str) -> str:
    """A glob of a corpus as one from its root, without what changes nothing."""
    parts = [part for part in pattern.split("/") if part not in ("", ".")]
    return "/".join(parts if "/" in pattern else ["**", *parts])
