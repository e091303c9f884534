"""What a corpus is made of: files and the folders that hold them, and what is said of those passed over."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import attrgetter
from typing import TypeAlias

from newslint.digest import blake2b
from newslint.record import NamedTuple

PACKED = (".gz", ".zst")
"""The endings of compressed files; what stands before them tells the format."""

FileStat: TypeAlias = "tuple[int, int, int]"
"""What tells that a file has not changed since it was read: size in bytes, times of the last change and of its status
in nanoseconds."""

_NAME = attrgetter("name")


class File(NamedTuple):
    """A file to read. ``path`` opens it; ``name`` is what findings call it: relative to the root, with slashes."""

    path: str
    name: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0

    @property
    def stat(self) -> FileStat:
        """How it looked when it was found."""
        return self.size, self.mtime_ns, self.ctime_ns


class _FolderFields(NamedTuple):
    path: str
    name: str
    names: tuple[str, ...]
    stats: array[int]


class Folder(_FolderFields):
    """The files of one folder that are read; not those of the folders in it.

    ``name`` is relative to the root, with slashes, "" for the root; ``names`` are those of the files in it, sorted;
    ``stats`` has three numbers for each, see FileStat. A hook looks at every file of a corpus and reads three: a folder
    costs a fifth of what its files cost one by one, and is compared as a whole.
    """

    @cached_property
    def stamp(self) -> bytes:
        """A digest of names and stats: as long as it stays, no file came, went or changed."""
        names = "\0".join(self.names).encode("utf-8", "surrogatepass")
        return blake2b(names + b"\0\0" + self.stats.tobytes(), digest_size=16).digest()

    def files(self) -> Iterator[File]:
        """The files, in the order of their names."""
        for name, stat in self.by_name().items():
            yield File(os.path.join(self.path, name), join_name(self.name, name), *stat)

    def by_name(self) -> dict[str, FileStat]:
        """The stat of each file, by its name in the folder."""
        stats = iter(self.stats)
        return dict(zip(self.names, zip(stats, stats, stats, strict=True), strict=True))

    def with_files(self, stats: Mapping[str, FileStat]) -> Folder:
        """The same folder with other files."""
        names = tuple(sorted(stats))
        return Folder(self.path, self.name, names, packed_stats([number for name in names for number in stats[name]]))


def split_name(name: str) -> tuple[str, str]:
    """The name of a file as those of its folder and of the file in it."""
    folder, _, own = name.rpartition("/")
    return folder, own


def join_name(folder: str, own: str) -> str:
    """What ``split_name`` took apart."""
    return f"{folder}/{own}" if folder else own


def joined(folders: Iterable[Folder]) -> tuple[Folder, ...]:
    """The folders in the order of their names, each once, with the files that all of its name hold."""
    named: dict[str, Folder] = {}
    for folder in folders:
        other = named.get(folder.name)
        named[folder.name] = folder if other is None else other.with_files({**other.by_name(), **folder.by_name()})
    return tuple(named[name] for name in sorted(named))


def files_of(folders: Iterable[Folder]) -> list[File]:
    """The files of some folders, in the order of their names."""
    return sorted((file for folder in folders for file in folder.files()), key=_NAME)


def packed_stats(numbers: list[int]) -> array[int]:
    """Stats as a folder has them. Times before 1677 and after 2262, which no 64 bits hold, are the last that fit."""
    try:
        return array("q", numbers)
    except OverflowError:
        return array("q", (max(-(2**63), min(number, 2**63 - 1)) for number in numbers))


_READ = ("in-parts", "bad-pattern")
"""Kinds of notices of files that were read all the same."""


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
        return f"{self.file}: {self.reason}" if self.kind in _READ else f"skipped {self.file}: {self.reason}"


class Refused(Exception):  # noqa: N818 - reads as what it is where it is caught
    """What ends the reading of a file: a reader raises it, and the file has one Notice of that kind and reason."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


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


def file_at(root: str, name: str) -> File:
    """The file of a name, as it is now; one that is gone has size 0 and is noticed when it is read."""
    path = os.path.join(root, name)
    try:
        info = os.stat(path)
    except OSError:
        return File(path, name, 0, 0, 0)
    return File(path, name, info.st_size, info.st_mtime_ns, info.st_ctime_ns)
