"""The findings that an index keeps.

An article that is up to date has two rows: what rules over articles found, and what rules over groups did, both often
nothing. A row that is missing, or not what was written, is damage. In a row the low findings stand apart: they are
many, and a run over a corpus in which nothing has changed does little else than read findings.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from operator import attrgetter, itemgetter
from typing import Any, Final

from newslint.article import Record, Span, article_id
from newslint.digest import key_of
from newslint.finding import Finding, Related
from newslint.index.seal import DamagedIndexError, db_text, py_text, sealed, unsealed
from newslint.rule import Edit

OVER_ARTICLES: Final = 0
OVER_GROUPS: Final = 1

# A finding is stored as its fields without file and record, which its article has.
_HEAD = attrgetter(*Finding._fields[2:16])
_TAIL = attrgetter(*Finding._fields[18:22])
_ORDER = attrgetter("order")

_SELECT = f"""
SELECT file, number, record, key, own.data, shared.data FROM article
LEFT JOIN finding AS own ON own.article = key AND own.over = {OVER_ARTICLES}
LEFT JOIN finding AS shared ON shared.article = key AND shared.over = {OVER_GROUPS}
"""
_NOTHING = b"[]\n[]"
"""What a row holds of no finding: read for every article of a corpus in which nothing is wrong."""


def finding_row(article: int, over: int, findings: Iterable[Finding]) -> tuple[Any, ...]:
    """A row of the table finding: a line of JSON with the findings that are sure, one with the low ones."""
    found = list(findings)
    kinds = [one for one in found if one.confidence != "low"], [one for one in found if one.confidence == "low"]
    text = "\n".join(json.dumps(list(map(_dump, its)), ensure_ascii=False, separators=(",", ":")) for its in kinds)
    return article, over, len(found), sealed(text.encode("utf-8", "surrogatepass"), article, over)


def put_findings(db: sqlite3.Connection, article: int, over: int, findings: Iterable[Finding]) -> None:
    """Write the findings of an article, in place of those it had."""
    db.execute("INSERT OR REPLACE INTO finding VALUES (?, ?, ?, ?)", finding_row(article, over, findings))


def count_findings(db: sqlite3.Connection) -> int:
    """How many there are."""
    (count,) = db.execute("SELECT coalesce(sum(count), 0) FROM finding").fetchone()
    return int(count)


def all_findings(db: sqlite3.Connection, least: str = "low") -> Iterator[Finding]:
    """All findings of at least some confidence: by file, article, place. Raises DamagedIndexError, as all do here."""
    # File names that are no UTF-8 are blobs, which SQLite sorts behind all text.
    texts, blobs = (_by_article(db, f"typeof(article.file) = '{kind}'", (), least) for kind in ("text", "blob"))
    for _, findings in merge(texts, blobs, key=itemgetter(0)):
        yield from findings


def findings_of_files(db: sqlite3.Connection, files: Iterable[str], least: str = "low") -> Iterator[Finding]:
    """The findings of some files, in the order of the files: by article, place."""
    for file in files:
        for _, findings in _by_article(db, "article.file = ?", (db_text(file),), least):
            yield from findings


def findings_of_article(db: sqlite3.Connection, key: int) -> Sequence[Finding]:
    """The findings of an article, by place."""
    return next((findings for _, findings in _by_article(db, "article.key = ?", (key,), "low")), ())


def _by_article(
    db: sqlite3.Connection, condition: str, values: tuple[str | bytes | int, ...], least: str
) -> Iterator[tuple[tuple[str, int], list[Finding]]]:
    """File, number and findings of articles, of those that have any."""
    kinds = 2 if least == "low" else 1
    rows = db.execute(f"{_SELECT} WHERE {condition} ORDER BY file, number, key", values)
    for name, number, record, article, own, shared in rows:
        try:
            findings = _read(py_text(name), record, article, own, shared, kinds)
        except (TypeError, ValueError) as error:  # of a name or record that is none
            raise DamagedIndexError("an article cannot be read") from error
        if findings:
            yield (py_text(name), number), findings


def _read(file: str, record: str | None, article: int, own: bytes, shared: bytes, kinds: int) -> list[Finding]:
    """The findings of an article's rows."""
    rows = unsealed(own, article, OVER_ARTICLES), unsealed(shared, article, OVER_GROUPS)
    if rows == (_NOTHING, _NOTHING):
        return []
    lines = [line for data in rows for line in data.decode("utf-8", "surrogatepass").split("\n")[:kinds]]
    found = [values for line in lines if line != "[]" for values in json.loads(line)]
    if not found:
        return []
    at = Record(*json.loads(record)) if record else None
    if key_of(article_id(file, at)) != article:
        raise DamagedIndexError("the name of an article is damaged")
    findings = [_load(values, file, at) for values in found]
    if len(findings) > 1:
        findings.sort(key=_ORDER)
    return findings


def _dump(one: Finding) -> list[Any]:
    edit = [*one.edit.span, one.edit.text, one.edit.safe] if one.edit else None
    return [_HEAD(one), one.related, dict(one.evidence), _TAIL(one), edit]


def _load(values: list[Any], file: str, record: Record | None) -> Finding:
    head, related, evidence, tail, edit = values
    places = tuple(Related(one[0], Record(*one[1]) if one[1] else None, *one[2:]) for one in related)
    made = Edit(Span(edit[0], edit[1]), edit[2], edit[3]) if edit else None
    return Finding._make((file, record, *head, places, evidence, *tail, made))
