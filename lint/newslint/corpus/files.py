"""Discovery: paths given by the user to the files that are read, in a fixed order."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

PACKED = (".gz", ".zst")
"""The endings of compressed files; what stands before them tells the format."""
EXCLUDED_FOLDERS = frozenset("__pycache__ node_modules venv env build dist site-packages __MACOSX lost+found".split())
EXCLUDED_FILES = (
    "README*", "LICEN[CS]E*", "COPYING*", "NOTICE*", "CHANGELOG*", "CONTRIBUTING*", "CODE_OF_CONDUCT*",
    "SECURITY*", "AUTHORS*", "requirements*.txt", "robots.txt", "package.json", "package-lock.json",
    "tsconfig*.json", "manifest.json", "sitemap*.xml", "newslint-baseline.json",
)  # fmt: skip


class File(NamedTuple):
    """A file to read. ``path`` opens it; ``name`` is what findings call it: relative to the root, with slashes."""

    path: str
    name: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0


class Notice(NamedTuple):
    """Why a file or record was passed over. ``kind`` is one of a fixed set of words; nothing else was lost."""

    file: str
    kind: str
    reason: str

    @property
    def sentence(self) -> str:
        """What is said of it: that the file was skipped, but where it was only read in another way, and why."""
        if not self.file:
            return self.reason
        return f"{self.file}: {self.reason}" if self.kind == "in-parts" else f"skipped {self.file}: {self.reason}"


class Refused(Exception):  # noqa: N818 - reads as what it is where it is caught
    """What ends the reading of a file: a reader raises it, and the file has one Notice of that kind and reason."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


class MissingPathError(ValueError):
    """A path that the user named is not there."""


class Exclusion(NamedTuple):
    """What the walk leaves out: compiled globs on names or paths, and whether .gitignore files count."""

    patterns: tuple[str, ...] = ()
    gitignore: bool = True

    def matcher(self) -> Callable[[str], bool]:
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
            return lambda path: names(path, path.rfind("/") + 1) is not None
        if not by_name:
            return lambda path: paths(path) is not None
        return lambda path: bool(names(path, path.rfind("/") + 1) or paths(path))


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


@cache
def _left_out() -> Callable[[str], object]:
    """A test on the last part of a name: whether it is one of EXCLUDED_FILES."""
    return re.compile("|".join(map(glob_to_regex, EXCLUDED_FILES))).fullmatch


@cache
def _wanted(suffixes: frozenset[str]) -> Callable[[str], object]:
    """A test on the names of files in a folder: whether they end like a format, and are none of EXCLUDED_FILES."""
    excluded = "|".join(map(glob_to_regex, EXCLUDED_FILES))
    ends, packed = ("|".join(map(re.escape, sorted(some))) for some in (suffixes, PACKED))
    return re.compile(rf"(?!(?:{excluded})\Z)(?:.*(?i:{ends})(?i:{packed})?)", re.DOTALL).fullmatch


def _set_to_regex(token: str) -> str:
    negated = token[1] in "!^"
    inside = token[2 if negated else 1 : -1].replace("\\", r"\\").replace("[", r"\[").replace("]", r"\]")
    return f"(?!/)[{'^' if negated else ''}{inside}]"


def suffix(name: str) -> str:
    """The ending of a file name, with its dot and in lower case; "" without one."""
    at = name.rfind(".")
    return name[at:].lower() if at >= 0 else ""


def format_suffix(name: str) -> str:
    """The ending that tells a file's format: ``.jsonl`` for ``a.jsonl`` and for ``a.jsonl.gz``."""
    last = suffix(name)
    return suffix(name[: -len(last)]) if last in PACKED else last


def relative(path: str, root: str) -> str:
    """A path relative to the root, with slashes. Both must be absolute and normal."""
    if path == root:
        return "."
    prefix = root if root.endswith(os.sep) else root + os.sep
    if path.startswith(prefix):
        shown = path[len(prefix) :]
    else:
        try:
            shown = os.path.relpath(path, root)
        except ValueError:  # another drive on Windows
            shown = path
    return shown.replace(os.sep, "/") if os.sep != "/" else shown


class Walk:
    """The files below the paths that a user names, sorted; what is passed over is kept in ``notices``.

    Folder links are not followed. A file that is named outright is read whatever it is called, and even when it is
    excluded, unless ``force_exclude`` (a hook hands over what changed, not what somebody chose).
    """

    def __init__(
        self,
        root: str,
        suffixes: frozenset[str],
        exclusion: Exclusion | None = None,
        force_exclude: bool = False,
    ) -> None:
        self.root = os.path.abspath(root)
        self.suffixes = suffixes
        self.exclusion = exclusion or Exclusion()
        self.notices: list[Notice] = []
        self._excluded = self.exclusion.matcher()
        self._force_exclude = force_exclude

    def files(self, paths: Sequence[str]) -> Iterator[File]:
        """The files, each once, in the order of their names. Raises MissingPathError before anything is read."""
        for path in paths:
            if not os.path.lexists(path):
                raise MissingPathError(f"{path}: no such file or folder")
        seen: set[str] = set()
        for path in sorted({os.path.abspath(path) for path in paths}):
            if len(paths) == 1:
                yield from self._below(path)
                continue
            for file in self._below(path):
                if file.path not in seen:
                    seen.add(file.path)
                    yield file

    def _below(self, path: str) -> Iterator[File]:
        if not os.path.isdir(path):
            name = relative(path, self.root)
            if not (self._force_exclude and (self._excluded(name) or _left_out()(name[name.rfind("/") + 1 :]))):
                file = self._file(path, name, partial(os.stat, path))
                if file is not None:
                    yield file
            return
        # Depth first with an own stack: a hostile tree may be deeper than Python's recursion limit.
        ignores = self._inherited_ignores(path) if self.exclusion.gitignore else ()
        stack = [iter(self._entries(path, relative(path, self.root), ignores))]
        while stack:
            for found in stack[-1]:
                if isinstance(found, _Folder):
                    stack.append(iter(self._entries(*found)))
                    break
                yield found
            else:
                stack.pop()

    def _entries(self, folder: str, prefix: str, ignores: _Ignores) -> list[File | _Folder]:
        """What a folder holds, files and folders by name, without what is excluded.

        In one loop and a list, with a test of names by one pattern: a hook looks at every file of the corpus, and
        generators and calls took more than half of its time.
        """
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=_NAME)
        except OSError as error:
            self.notices.append(Notice(prefix, "unreadable", _os_reason(error)))
            return []
        prefix = "" if prefix == "." else prefix + "/"
        if self.exclusion.gitignore and any(entry.name == ".gitignore" for entry in entries):
            ignores = (*_read_gitignore(folder), *ignores)
        found: list[File | _Folder] = []
        patterns, wanted = self.exclusion.patterns, _wanted(self.suffixes)
        for entry in entries:
            name = entry.name
            if name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            if is_folder:
                if name in EXCLUDED_FOLDERS:
                    continue
            elif not wanted(name):
                continue
            full = prefix + name
            if (patterns and self._excluded(full)) or (ignores and _is_ignored(entry.path + "/" * is_folder, ignores)):
                continue
            if is_folder:
                found.append(_Folder(entry.path, full, ignores))
            elif (file := self._file(entry.path, full, entry.stat)) is not None:
                found.append(file)
        return found

    def _file(self, path: str, name: str, look: Callable[[], os.stat_result]) -> File | None:
        try:
            info = look()
        except OSError as error:
            self.notices.append(Notice(name, "unreadable", _os_reason(error)))
            return None
        if stat.S_ISREG(info.st_mode):
            return File(path, name, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
        if not stat.S_ISDIR(info.st_mode):
            self.notices.append(Notice(name, "not-a-file", "not a regular file (device, pipe or socket)"))
        return None

    def _inherited_ignores(self, folder: str) -> _Ignores:
        """The .gitignore files of the folders above, up to the repository's own."""
        found: _Ignores = ()
        above = folder
        while not os.path.exists(os.path.join(above, ".git")):
            parent = os.path.dirname(above)
            if parent == above:
                return ()
            above = parent
            found = (*found, *_read_gitignore(above))
        return found


_Ignores: TypeAlias = "tuple[tuple[str, GitIgnoreSpec], ...]"
_NAME = attrgetter("name")


class _Folder(NamedTuple):
    """A folder to look into: its path, its name from the root, the .gitignore files that count in it."""

    path: str
    name: str
    ignores: _Ignores


def _read_gitignore(folder: str) -> _Ignores:
    """The folder's ignore rules, if any. pathspec is imported only where there are some: it costs 30 ms."""
    try:
        with open(os.path.join(folder, ".gitignore"), encoding="utf-8", errors="replace") as file:
            lines = file.read(1 << 20).splitlines()
    except OSError:
        return ()
    from pathspec import GitIgnoreSpec

    return ((folder, GitIgnoreSpec.from_lines(lines)),)


def _is_ignored(path: str, ignores: _Ignores) -> bool:
    """Whether the innermost .gitignore that says anything about a path leaves it out."""
    for folder, spec in ignores:
        verdict = spec.check_file(path[len(folder.rstrip(os.sep)) + 1 :].replace(os.sep, "/")).include
        if verdict is not None:
            return verdict
    return False


def _os_reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def static_prefix(glob: str) -> str:
    """The folder that a glob starts from: what stands before its first part with a wildcard."""
    parts = []
    for part in glob.split("/"):
        if any(mark in part for mark in "*?["):
            break
        parts.append(part)
    return "/".join(parts)


def expand_globs(patterns: Iterable[str]) -> Callable[[str], bool]:
    """A test whether a root-relative name belongs to a corpus given as globs (``corpus = ["articles/**"]``)."""
    return Exclusion(tuple(pattern if "/" in pattern else f"**/{pattern}" for pattern in patterns)).matcher()
