"""Values of the engine as rows of the index, and back."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from newslint.article import Record, Span
from newslint.engine import Examined, Problem
from newslint.finding import Finding, Related
from newslint.groups.grouping import pack
from newslint.rule import Edit, Everywhere, Hit, Place


class DamagedIndexError(Exception):
    """The index cannot be trusted: it has to be built anew."""


def sealed(data: bytes, *key: int) -> bytes:
    """Data with the checksum of itself and of the key of its row, so that a flipped bit is noticed."""
    return data + crc32(data, crc32(repr(key).encode())).to_bytes(4, "big")


def unsealed(blob: bytes, *key: int) -> bytes:
    """The data that was sealed. Raises DamagedIndexError."""
    data = blob[:-4]
    if crc32(data, crc32(repr(key).encode())).to_bytes(4, "big") != blob[-4:]:
        raise DamagedIndexError("a row does not match its checksum")
    return data


class EntryRow(NamedTuple):
    """A row of the table entry, with the value of its member."""

    grouping: int
    key: int
    article: int
    source: int
    data: bytes
    value: str


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
        tuple(finding_rows(key, 0, examined.findings)),
        examined.problems,
    )


def finding_rows(article: int, over: int, findings: Iterable[Finding]) -> Iterator[tuple[Any, ...]]:
    """Rows of the table finding."""
    for n, one in enumerate(findings):
        yield article, over, n, one.code, one.severity, one.confidence, sealed(dump_finding(one), article, over, n)


def entry_keys(packed: bytes) -> Iterator[tuple[int, int]]:
    """The numbers of the groupings and the keys of an article's entries, from ``Prepared.keys``."""
    flat = array("q")
    flat.frombytes(packed)
    return zip(flat[::2], flat[1::2], strict=True)


def db_text(text: str) -> str | bytes:
    """A string as SQLite can keep it: bytes of file names that are no UTF-8 (lone surrogates) as a blob."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def py_text(value: str | bytes) -> str:
    """The string that ``db_text`` made a value of."""
    return value if isinstance(value, str) else value.decode("utf-8", "surrogatepass")


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


def _plain_edit(edit: Edit | None) -> list[Any] | None:
    return [*edit.span, edit.text, edit.safe] if edit else None


def _edit(value: list[Any] | None) -> Edit | None:
    return Edit(Span(value[0], value[1]), value[2], value[3]) if value else None


def dump_finding(finding: Finding) -> bytes:
    """A finding as JSON, in UTF-8."""
    fields = finding._asdict()
    fields["edit"] = _plain_edit(finding.edit)
    fields["evidence"] = dict(finding.evidence)
    return json.dumps(list(fields.values()), ensure_ascii=False).encode("utf-8", "surrogatepass")


def load_finding(data: bytes) -> Finding:
    """The finding that ``dump_finding`` wrote."""
    values = json.loads(data.decode("utf-8", "surrogatepass"))
    finding = Finding(*values)
    related = tuple(
        Related(file, Record(*record) if record else None, line, column, start, end, text)
        for file, record, line, column, start, end, text in values[16]
    )
    return finding._replace(record=Record(*values[1]) if values[1] else None, related=related, edit=_edit(values[-1]))


def stored(row: tuple[Any, ...]) -> Stored:
    """The article of a row: key, file, number, record, source, digest, lines."""
    key, file, number, record, source, digest, lines = row
    starts = array("I")
    starts.frombytes(lines)
    return Stored(key, py_text(file), number, Record(*json.loads(record)) if record else None, source, digest, starts)
