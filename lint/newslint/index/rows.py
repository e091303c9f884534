"""Values of the engine as rows of the index, and back."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.article import Record, Span
from newslint.engine import Examined
from newslint.finding import Problem, Related
from newslint.groups.grouping import pack
from newslint.index.findings import OVER_ARTICLES, OVER_GROUPS, finding_row
from newslint.index.seal import py_text, sealed
from newslint.record import NamedTuple
from newslint.rule import Edit, Everywhere, Hit, Place


class EntryRow(NamedTuple):
    """A row of the table entry, with the value of its member."""

    grouping: int
    key: int
    article: int
    source: int
    data: bytes
    value: str

    @property
    def member(self) -> tuple[int, int]:
        """The grouping and the key."""
        return self.grouping, self.key


class Prepared(NamedTuple):
    """An article as rows: what a worker hands over."""

    key: int
    file: str
    number: int
    record: str | None
    source: int
    digest: bytes
    lines: bytes
    keys: bytes
    entries: tuple[EntryRow, ...]
    findings: tuple[tuple[Any, ...], ...]
    problems: tuple[Problem, ...]


def prepare(examined: Examined, number: int, digest: bytes, numbers: Mapping[str, int]) -> Prepared:
    """The rows of an examined article. ``numbers``: of the groupings, by name."""
    key, source = examined.article, examined.source
    entries = tuple(
        EntryRow(of, entry.key, key, source, sealed(pack(entry), of, entry.key, key), entry.value)
        for name, its in examined.entries.items()
        for of in (numbers[name],)
        for entry in its
    )
    return Prepared(
        key,
        examined.file,
        number,
        json.dumps(examined.record) if examined.record else None,
        source,
        digest,
        array("I", examined.line_starts).tobytes(),
        array("q", [part for row in entries for part in (row.grouping, row.key)]).tobytes(),
        entries,
        (finding_row(key, OVER_ARTICLES, examined.findings), finding_row(key, OVER_GROUPS, ())),
        examined.problems,
    )


def entry_keys(packed: bytes) -> Iterator[tuple[int, int]]:
    """The numbers of the groupings and the keys of an article's entries, from ``Prepared.keys``."""
    flat = array("q")
    flat.frombytes(packed)
    return zip(flat[::2], flat[1::2], strict=True)


class Stored(NamedTuple):
    """An article as the index knows it."""

    key: int
    file: str
    number: int
    record: Record | None
    source: int
    digest: bytes
    line_starts: Sequence[int]

    def related(self, place: Place) -> Related:
        """A place in the article as a finding speaks of it."""
        line = bisect_right(self.line_starts, place.start)
        column = place.start - self.line_starts[line - 1] + 1
        return Related(self.file, self.record, line, column, place.start, place.end, place.text)


def dump_hit(hit: Hit) -> str:
    """A hit at a place or on a member as JSON."""
    return json.dumps(
        {
            **hit._asdict(),
            "evidence": dict(hit.evidence),
            "edit": hit.edit and [*hit.edit.span, hit.edit.text, hit.edit.safe],
        },
        ensure_ascii=False,
    )


def load_hit(text: str) -> Hit:
    """The hit that ``dump_hit`` wrote."""
    fields: dict[str, Any] = json.loads(text)
    at = fields["at"]
    fields["at"] = Everywhere(*at) if len(at) == 1 else Place(*at)
    fields["related"] = tuple(Place(*place) for place in fields["related"])
    fields["edit"] = _edit(fields["edit"])
    return Hit(**fields)


def _edit(value: list[Any] | None) -> Edit | None:
    return Edit(Span(value[0], value[1]), value[2], value[3]) if value else None


def stored(row: tuple[Any, ...]) -> Stored:
    """The article of a row: key, file, number, record, source, digest, lines."""
    key, file, number, record, source, digest, lines = row
    starts = array("I")
    starts.frombytes(lines)
    return Stored(key, py_text(file), number, Record(*json.loads(record)) if record else None, source, digest, starts)
