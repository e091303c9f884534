"""Reading the files of the lexicon: what their columns hold, and what is wrong with one that a user wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from newslint.record import NamedTuple

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "people": ("name", "surnames", "accepted", "country", "context"),
    "equipment": ("name", "accepted", "context", "country", "wrong"),
    "organisations": ("name", "accepted", "country", "context", "wrong"),
    "romanisations": ("name", "accepted", "context"),
    "countries": ("name", "accepted", "country", "context"),
    "regions": ("name", "accepted", "country", "context"),
    "names": ("name", "accepted", "country", "context", "wrong"),
}
"""What the columns of each kind of file hold: fields of ``newslint.knowledge.lexicon.Entity``."""

# What a file may cost; ours, all six, are 0.8 MB.
LARGEST_FILE: Final = 8_000_000
LONGEST_FORM: Final = 200

_KIND: Final = re.compile(r"#[ \t]*kind[ \t]*:[ \t]*(\w+)\s*")
# Controls; marks that turn the direction of writing, are not seen, or break lines; halves of pairs.
_HIDDEN: Final = "[\x00-\x08\x0a-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
_COUNTRY: Final = re.compile(r"[A-Z]{2}|INT")


class LexiconError(ValueError):
    """A lexicon file that cannot be used: which file and line, what is wrong, what to do."""


class Block(NamedTuple):
    """The lines of one file, without comments."""

    kind: str
    lines: Sequence[str]


def read(path: Path) -> bytes:
    """The bytes of a file. Raises LexiconError for what is none, or too large, or closed to us."""
    try:
        if not path.is_file():  # keeps away from devices and pipes, too
            raise LexiconError(f"{path}: no such file; correct the path in the config")
        if path.stat().st_size > LARGEST_FILE:
            raise LexiconError(f"{path}: larger than {LARGEST_FILE // 1_000_000} MB; a lexicon lists names, one a line")
        return path.read_bytes()
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror or error}; make the file readable") from None


def parse(path: Path, data: bytes, *, checked: bool) -> Block:
    """A file's lines. ``checked``: every line is looked at. Raises LexiconError."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise LexiconError(f"{path}:{number}: not UTF-8; save the file in that encoding") from None
    lines = text.replace("\r\n", "\n").split("\n")
    kind = path.stem if path.stem in COLUMNS else "names"
    if said := _KIND.fullmatch(lines[0]):
        kind = said[1]
        if kind not in COLUMNS:
            raise LexiconError(f"{path}:1: unknown kind {kind!r}; known are {', '.join(COLUMNS)}")
    if checked:
        for number, line in enumerate(lines, 1):
            complaint = problem(kind, line) if line and line[0] != "#" else ""
            if complaint:
                raise LexiconError(f"{path}:{number}: {complaint}")
    return Block(kind, [line for line in lines if line and line[0] != "#"])


def problem(kind: str, line: str) -> str:
    """What is wrong with a line and what to do about it, or nothing."""
    columns = COLUMNS[kind]
    fields = line.split("\t")
    if len(fields) > len(columns):
        return (
            f"{len(fields)} columns, {kind} have {len(columns)} ({', '.join(columns)}); "
            "take out the rest, or say the file's kind in its first line, like # kind: people"
        )
    if hidden := re.search(_HIDDEN, line):
        return f"the invisible character U+{ord(hidden[0]):04X}; take it out"
    for column, field in zip(columns, fields, strict=False):
        items = [field] if column == "name" else field.split("; ") if field else []
        for item in items:
            if complaint := _item_problem(column, item):
                return f"{column}: {item[:40]!r} {complaint}"
    entity = dict(zip(columns, fields, strict=False))
    right = {entity["name"], *entity.get("accepted", "").split("; ")}
    if both := sorted(right.intersection(entity.get("wrong", "").split("; ")) - {""}):
        return f"{both[0]!r} is right and wrong; keep it in one column"
    return ""


def _item_problem(column: str, item: str) -> str:
    if not item or item != item.strip() or ";" in item:
        return "is empty, has a space around it or holds a semicolon; part items by a semicolon and one space"
    if len(item) > LONGEST_FORM:
        return f"is longer than {LONGEST_FORM} characters; list names"
    if column == "country" and not _COUNTRY.fullmatch(item):
        return "is no code of two capitals (ISO 3166-1) or INT"
    return ""
