"""Discovery: paths given by the user to the folders and files that are read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, TypeAlias

from newslint.corpus.files import (
    File,
    Folder,
    Notice,
    files_of,
    format_suffix,
    join_name,
    joined,
    packed_stats,
    relative,
    split_name,
)
from newslint.corpus.globs import Exclusion, Matcher, glob_to_regex, matching_in
from newslint.record import NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

EXCLUDED_FOLDERS = frozenset("__pycache__ node_modules venv env build dist site-packages __MACOSX lost+found".split())
EXCLUDED_FILES = (
    "README*", "LICEN[CS]E*", "COPYING*", "NOTICE*", "CHANGELOG*", "CONTRIBUTING*", "CODE_OF_CONDUCT*",
    "SECURITY*", "AUTHORS*", "requirements*.txt", "robots.txt", "package.json", "package-lock.json",
    "tsconfig*.json", "manifest.json", "sitemap*.xml", "newslint-baseline.json",
)  # fmt: skip


MAX_LINES_TOLD = 5


class MissingPathError(ValueError):
    """A path that the user named is not there."""


@cache
def left_out() -> Matcher:
    """A test on the last part of a name: whether it is one of EXCLUDED_FILES."""
    return re.compile(rf"(?:{'|'.join(map(glob_to_regex, EXCLUDED_FILES))})\Z").match


_ODD = frozenset({".", *(one[0] for one in EXCLUDED_FILES)})
"""How the names of files begin that are left out: few others do."""


class Walk:
    """The folders and files below the paths that a user names; what is passed over is kept in ``notices``.

    Folder links are not followed. A file that is named outright is read whatever it is called, and even when it is
    excluded, unless ``force_exclude`` (a hook hands over what changed, not what somebody chose): then only what a walk
    from the root would come by. ``corpus``: globs, one of which files have to fit that are found in folders.
    """

    def __init__(
        self,
        root: str,
        suffixes: frozenset[str],
        exclusion: Exclusion | None = None,
        force_exclude: bool = False,
        corpus: Sequence[str] = (),
    ) -> None:
        self.root = os.path.abspath(root)
        self.suffixes = suffixes
        self.exclusion = exclusion or Exclusion()
        self.notices: list[Notice] = []
        self._excluded_in = matching_in(self.exclusion.patterns)
        self._force_exclude = force_exclude
        self._belongs_in = matching_in(corpus or ("**",))
        self._gitignores: dict[str, _Ignores] = {}

    def files(self, paths: Sequence[str]) -> list[File]:
        """The files, each once, in the order of their names. Raises MissingPathError before anything is read."""
        return files_of(self.folders(paths))

    def folders(self, paths: Sequence[str]) -> tuple[Folder, ...]:
        """The folders that hold the files, each once, in the order of their names.

        Raises MissingPathError before anything is read.
        """
        for path in paths:
            if not os.path.lexists(path):
                raise MissingPathError(f"{path}: no such file or folder")
        return joined(folder for path in sorted({os.path.abspath(path) for path in paths}) for folder in self._at(path))

    def _at(self, path: str) -> Iterator[Folder]:
        if not os.path.isdir(path):
            yield from self._named(path)
            return
        name = relative(path, self.root)
        ignores = self._inherited_ignores(path) if self.exclusion.gitignore else ()
        # An own stack: a hostile tree may be deeper than Python's recursion limit.
        waiting = [_Below(path, "" if name == "." else name, ignores)]
        while waiting:
            yield from self._look_into(waiting.pop(), waiting)

    def _named(self, path: str) -> Iterator[Folder]:
        """A file that was named outright, as a folder that holds it alone."""
        name = relative(path, self.root)
        folder, own = split_name(name)
        if self._force_exclude and self._is_passed_over(name):
            return
        try:
            info = os.stat(path)
        except OSError as error:
            self.notices.append(Notice(name, "unreadable", _os_reason(error)))
            return
        if S_ISREG(info.st_mode):
            stats = packed_stats([info.st_size, info.st_mtime_ns, info.st_ctime_ns])
            yield Folder(os.path.dirname(path), folder, (own,), stats)
        else:
            self.notices.append(_no_file(name))

    def _is_passed_over(self, name: str) -> bool:
        """Whether a walk from the root would not come by a file: for what it is called, or a folder that it is in."""
        folder, own = split_name(name)
        inside = [part for part in folder.split("/") if part != ".."]
        return (
            any(part[:1] == "." for part in (*inside, own))
            or not EXCLUDED_FOLDERS.isdisjoint(inside)
            or bool(left_out()(own))
            or bool(self._excluded_in(folder)(own))
            or not self._belongs_in(folder)(own)
            or (self.exclusion.gitignore and self._is_git_ignored(name))
        )

    def _is_git_ignored(self, name: str) -> bool:
        """Whether a .gitignore file between the root and a file leaves out the file, or a folder that it is in."""
        path, ignores = self.root, self._inherited_ignores(self.root)
        above = name.count("/")
        for n, part in enumerate(name.split("/")):
            if part == "..":
                return False
            ignores = (*self._read_gitignore(path), *ignores)
            path = os.path.join(path, part)
            if _is_ignored(path + "/" * (n < above), ignores):
                return True
        return False

    def _look_into(self, folder: _Below, waiting: list[_Below]) -> Iterator[Folder]:
        """The files of a folder that are to be read, if any; the folders in it go to those waiting."""
        opened = None
        try:
            opened = os.open(folder.path, os.O_RDONLY | os.O_DIRECTORY) if _BY_DESCRIPTOR else None
            names, numbers = self._take(_Opened(folder.path, opened), folder, waiting)
        except OSError as error:
            self.notices.append(Notice(folder.name or ".", "unreadable", _os_reason(error)))
            return
        finally:
            if opened is not None:
                os.close(opened)
        if names:
            yield Folder(folder.path, folder.name, tuple(names), packed_stats(numbers))

    def _take(self, opened: _Opened, folder: _Below, waiting: list[_Below]) -> tuple[list[str], list[int]]:
        """The names and stats of the files to read in a folder.

        A hook looks at every file of the corpus, so this calls little: .3 s for 100,000 files, of which .2 s are the
        system's. Names are listed first, as a scan that makes an entry of each takes a third longer; a scan tells the
        folders among them where some name is not that of a file to read.
        """
        listed = sorted(opened.names())
        ignores = folder.ignores
        if self.exclusion.gitignore and ".gitignore" in listed:
            ignores = (*self._read_gitignore(folder.path), *ignores)
        suffixes, is_no_article, belongs = self.suffixes, left_out(), self._belongs_in(folder.name)
        chosen = [
            name
            for name in listed
            if (name[name.rfind(".") :] in suffixes or format_suffix(name) in suffixes)
            and belongs(name)
            and not (name[0] in _ODD and (name[0] == "." or is_no_article(name)))
        ]
        below = opened.folders() if len(chosen) < len(listed) else frozenset()
        excluded = self._excluder(folder, ignores)
        look_at = opened.looker()
        names: list[str] = []
        numbers: list[int] = []
        for name in chosen:
            if name in below or (excluded and excluded(name)):
                continue
            try:
                info = look_at(name)
            except OSError as error:
                self.notices.append(Notice(join_name(folder.name, name), "unreadable", _os_reason(error)))
                continue
            if S_ISREG(info.st_mode):
                names.append(name)
                numbers += (info.st_size, info.st_mtime_ns, info.st_ctime_ns)
            elif S_ISDIR(info.st_mode):
                below = below or opened.folders()
            else:
                self.notices.append(_no_file(join_name(folder.name, name)))
        for name in sorted(below):
            if name[0] != "." and name not in EXCLUDED_FOLDERS and not (excluded and excluded(name + "/")):
                waiting.append(_Below(os.path.join(folder.path, name), join_name(folder.name, name), ignores))
        return names, numbers

    def _excluder(self, folder: _Below, ignores: _Ignores) -> Matcher | None:
        """A test on what stands in a folder, with a slash behind the names of folders: whether it is left out."""
        if not self.exclusion.patterns and not ignores:
            return None
        excluded = self._excluded_in(folder.name)
        return lambda name: excluded(name.removesuffix("/")) or _is_ignored(os.path.join(folder.path, name), ignores)

    def _inherited_ignores(self, folder: str) -> _Ignores:
        """The .gitignore files of the folders above, up to the repository's own."""
        found: _Ignores = ()
        above = folder
        while not os.path.exists(os.path.join(above, ".git")):
            parent = os.path.dirname(above)
            if parent == above:
                return ()
            above = parent
            found = (*found, *self._read_gitignore(above))
        return found

    def _read_gitignore(self, folder: str) -> _Ignores:
        """The folder's ignore rules, if any. A line that is no pattern is left out, as git does, and told once."""
        found = self._gitignores.get(folder)
        if found is None:
            path = os.path.join(folder, ".gitignore")
            found, bad = _ignores_of(folder, _lines(path))
            if bad:
                told = ", ".join(map(str, bad[:MAX_LINES_TOLD]))
                more = f" and {len(bad) - MAX_LINES_TOLD:,} more" if len(bad) > MAX_LINES_TOLD else ""
                reason = f"line {told}{more}: no pattern, left out"
                self.notices.append(Notice(relative(path, self.root), "bad-pattern", reason))
            self._gitignores[folder] = found
        return found


_Ignores: TypeAlias = "tuple[tuple[str, GitIgnoreSpec], ...]"
_BY_DESCRIPTOR = {os.stat} <= os.supports_dir_fd and {os.listdir, os.scandir} <= os.supports_fd
"""Whether a folder can be opened and read by its descriptor: looking at a file in it then costs a quarter less."""


class _Opened(NamedTuple):
    """A folder that is looked into, by its descriptor where the system allows it. Raises OSError."""

    path: str
    descriptor: int | None

    def names(self) -> list[str]:
        """What is in it, in no order."""
        return os.listdir(self.path if self.descriptor is None else self.descriptor)

    def folders(self) -> frozenset[str]:
        """The names of the folders in it; links to folders are none."""
        with os.scandir(self.path if self.descriptor is None else self.descriptor) as scan:
            return frozenset([entry.name for entry in scan if entry.is_dir(follow_symlinks=False)])

    def looker(self) -> Callable[[str], os.stat_result]:
        """What gives the stat of what is called so in it."""
        if self.descriptor is None:
            return lambda name: os.stat(os.path.join(self.path, name))
        return partial(os.stat, dir_fd=self.descriptor)


class _Below(NamedTuple):
    """A folder to look into: its path, its name from the root, the .gitignore files above it that count in it."""

    path: str
    name: str
    ignores: _Ignores


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read(1 << 20).splitlines()
    except OSError:
        return []


def _ignores_of(folder: str, lines: Sequence[str], first: int = 1) -> tuple[_Ignores, list[int]]:
    """The ignore rules of some lines, those that count most first, and the numbers of the lines that hold none.

    Lines that cannot be taken together are taken in halves: one of them is no pattern, or they are thousands, which
    RE2 takes no more. pathspec is imported only where there are lines: it costs 30 ms.
    """
    if not lines:
        return (), []
    from pathspec import GitIgnoreSpec

    try:
        return ((folder, GitIgnoreSpec.from_lines(lines)),), []
    except Exception:  # each kind of pattern and each of pathspec's engines has an error of its own
        if len(lines) == 1:
            return (), [first]
    half = len(lines) // 2
    above, below = _ignores_of(folder, lines[:half], first), _ignores_of(folder, lines[half:], first + half)
    return (*below[0], *above[0]), above[1] + below[1]


def _is_ignored(path: str, ignores: _Ignores) -> bool:
    """Whether the innermost .gitignore that says anything about a path leaves it out."""
    for folder, spec in ignores:
        verdict = spec.check_file(path[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")).include
        if verdict is not None:
            return verdict
    return False


def _no_file(name: str) -> Notice:
    return Notice(name, "not-a-file", "not a regular file (device, pipe or socket)")


def _os_reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
