"""The findings that an index keeps.

Those of one article that rules over articles made, or rules over groups, and that are equally sure, are one row, in
their order: a run over a corpus in which nothing has changed does little else than read them, and low ones, which are
many, only where they are asked for.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any, Final

from newslint.article import Record, Span
from newslint.finding import Finding, Related
from newslint.index.seal import db_text, py_text, sealed, unsealed
from newslint.rule import CONFIDENCES, Edit

OVER_ARTICLES: Final = 0
OVER_GROUPS: Final = 1

# A finding is stored as its fields without file and record, which its article has, and confidence, which the row has.
_HEAD = attrgetter("line", "column", "end_line", "end_column", "start", "end", "code", "name", "family", "severity")
_BODY = attrgetter("message", "text", "suggestion")
_TAIL = attrgetter("fingerprint", "excerpt", "excerpt_start", "print")
_ORDER = attrgetter("order")

_SELECT = (
    "SELECT file, number, article.record, article, over, confidence, data FROM article JOIN finding ON article = key"
)


def finding_rows(article: int, over: int, findings: Iterable[Finding]) -> Iterator[tuple[Any, ...]]:
    """Rows of the table finding."""
    by_confidence: dict[int, list[Finding]] = {}
    for one in findings:
        by_confidence.setdefault(CONFIDENCES.index(one.confidence), []).append(one)
    for confidence, its in by_confidence.items():
        data = json.dumps(list(map(_dump, its)), ensure_ascii=False, separators=(",", ":"))
        packed = sealed(data.encode("utf-8", "surrogatepass"), article, over, confidence)
        yield article, over, confidence, len(its), packed


def put_findings(db: sqlite3.Connection, article: int, over: int, findings: Iterable[Finding]) -> None:
    """Write the findings of an article, in place of those it had."""
    db.execute("DELETE FROM finding WHERE article = ? AND over = ?", (article, over))
    db.executemany("INSERT INTO finding VALUES (?, ?, ?, ?, ?)", finding_rows(article, over, findings))


def count_findings(db: sqlite3.Connection) -> int:
    """How many there are."""
    (count,) = db.execute("SELECT coalesce(sum(count), 0) FROM finding").fetchone()
    return int(count)


def all_findings(db: sqlite3.Connection, least: str = CONFIDENCES[-1]) -> Iterator[Finding]:
    """All findings of at least some confidence: by file, article, place. Raises DamagedIndexError, as all do here."""
    # File names that are no UTF-8 are blobs, which SQLite sorts behind all text.
    texts, blobs = (_by_article(db, f"typeof(article.file) = '{kind}'", (), least) for kind in ("text", "blob"))
    for _, findings in merge(texts, blobs, key=itemgetter(0)):
        yield from findings


def findings_of_files(db: sqlite3.Connection, files: Iterable[str], least: str = CONFIDENCES[-1]) -> Iterator[Finding]:
    """The findings of some files, in the order of the files: by article, place."""
    for file in files:
        for _, findings in _by_article(db, "article.file = ?", (db_text(file),), least):
            yield from findings


def findings_of_article(db: sqlite3.Connection, key: int) -> Sequence[Finding]:
    """The findings of an article, by place."""
    return next((findings for _, findings in _by_article(db, "article.key = ?", (key,), CONFIDENCES[-1])), ())


def _by_article(
    db: sqlite3.Connection, condition: str, values: tuple[str | bytes | int, ...], least: str
) -> Iterator[tuple[tuple[str, int], list[Finding]]]:
    """File and number of articles with findings, and these."""
    words: Sequence[str] = CONFIDENCES
    last = words.index(least)
    rows = db.execute(f"{_SELECT} WHERE {condition} AND confidence <= {last} ORDER BY file, number", values)
    for (name, number, record), its in groupby(rows, key=itemgetter(0, 1, 2)):
        file = py_text(name)
        at = Record(*json.loads(record)) if record else None
        found: list[Finding] = []
        for _, _, _, article, over, confidence, data in its:
            several = bool(found)
            text = unsealed(data, article, over, confidence).decode("utf-8", "surrogatepass")
            found += [_load(values, file, at, confidence) for values in json.loads(text)]
            if several:
                found.sort(key=_ORDER)
        yield (file, number), found


def _dump(one: Finding) -> list[Any]:
    edit = [*one.edit.span, one.edit.text, one.edit.safe] if one.edit else None
    return [_HEAD(one), _BODY(one), one.related, dict(one.evidence), _TAIL(one), edit]


def _load(values: list[Any], file: str, record: Record | None, confidence: int) -> Finding:
    head, body, related, evidence, tail, edit = values
    places = tuple(Related(one[0], Record(*one[1]) if one[1] else None, *one[2:]) for one in related)
    made = Edit(Span(edit[0], edit[1]), edit[2], edit[3]) if edit else None
    return Finding._make((file, record, *head, CONFIDENCES[confidence], *body, places, evidence, *tail, made))
