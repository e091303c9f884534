"""What the files of an installed package hold, told without reading them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from newslint.record import NamedTuple


class _Record(NamedTuple):
    """What a wheel's RECORD says of the files of a package: "SHA-256,size" by name; ``time`` is RECORD's own."""

    files: dict[str, str]
    time: int


def contents(folder: Path) -> Iterator[str]:
    """A line for each file of a package, sorted: its name in the package, and what differs when it holds another thing.

    Where the package came from a wheel, that is the file's SHA-256, the same wherever and whenever it is installed.
    The wheel's RECORD has it (packaging.python.org, "Recording installed projects"): a file of another size or newer
    than RECORD is hashed. Of a source tree it is size and time: hashing 13 MB takes longer than linting a file.
    Byte code is left out, and so is what starts with a dot: what editors and other tools leave.
    """
    record = _record(folder)
    for name, path, info in sorted(_files(str(folder), ""), key=lambda one: one[0]):
        if record is None:
            yield f"{name} {info.st_size} {info.st_mtime_ns}"
            continue
        told = record.files.get(name, "")
        if info.st_mtime_ns > record.time or not told.endswith(f",{info.st_size}"):
            told = _told(path)
        yield f"{name} {told}"


def _files(folder: str, below: str) -> Iterator[tuple[str, str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name == "__pycache__":
                continue
            name = below + entry.name
            if not entry.is_dir():
                yield name, entry.path, entry.stat()
            elif not entry.is_symlink():
                yield from _files(entry.path, f"{name}/")


def _record(folder: Path) -> _Record | None:
    """The RECORD that names a package's files, None for a source tree.

    ``importlib.metadata`` would find it in 30 ms: it is sought beside the package, in a project whose name has a word
    in common with the package's.
    """
    words = set(folder.name.lower().split("_"))
    try:
        beside = sorted(name for name in os.listdir(folder.parent) if name.endswith(".dist-info"))
    except OSError:
        return None
    for name in beside:
        if words.isdisjoint(name.partition("-")[0].lower().replace(".", "_").split("_")):
            continue
        try:
            path = folder.parent / name / "RECORD"
            time = path.stat().st_mtime_ns
            text = path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            continue
        if files := dict(_lines(text, f"{folder.name}/")):
            return _Record(files, time)
    return None


def _lines(record: str, start: str) -> Iterator[tuple[str, str]]:
    """Name, and SHA-256 with size, of the files of a RECORD below a folder, of those that have both."""
    for line in record.splitlines():
        if line.startswith(start):
            name, _, told = line.partition(",sha256=")
            if told:
                yield name[len(start) :], told


def _told(path: str) -> str:
    """The SHA-256 and size of a file as RECORD writes them."""
    from base64 import urlsafe_b64encode
    from hashlib import sha256

    with open(path, "rb") as file:
        data = file.read()
    return f"{urlsafe_b64encode(sha256(data).digest()).rstrip(b'=').decode()},{len(data)}"
