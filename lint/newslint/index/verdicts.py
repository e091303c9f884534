"""What rules said of groups: verdicts on a component, and the findings that they make in articles.

An article is stale when its findings over groups have to be made anew: a verdict on it came or went, or an article in
which a verdict names a place has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from newslint.groups.grouping import spans_of
from newslint.index.rows import dump_hit, entry_keys, load_hit
from newslint.index.seal import unsealed
from newslint.rule import Everywhere, Hit, Place


def hits_of(db: sqlite3.Connection, article: int) -> list[tuple[str, Hit]]:
    """The verdicts that hold in an article: rule codes, and hits at spans of it."""
    run = db.execute
    found = [(code, load_hit(hit)) for code, hit in run("SELECT code, hit FROM verdict WHERE article = ?", (article,))]
    row = run("SELECT entries FROM article WHERE key = ?", (article,)).fetchone()
    for number, key in entry_keys(row[0] if row else b""):
        rows = run("SELECT code, hit FROM verdict WHERE grouping = ? AND member = ?", (number, key)).fetchall()
        if not rows:
            continue
        (data,) = run(
            "SELECT data FROM entry WHERE grouping = ? AND key = ? AND article = ?", (number, key, article)
        ).fetchone()
        spans = spans_of(unsealed(data, number, key, article))
        found += [(code, load_hit(hit)._replace(at=span)) for code, hit in rows for span in spans]
    return found


def replace_verdicts(db: sqlite3.Connection, number: int, component: int, hits: Iterable[tuple[str, Hit]]) -> None:
    """Store a group's verdicts; the articles of those that came or went become stale."""
    new: dict[tuple[str, int | None, int | None, str], Hit] = {}
    for code, hit in hits:
        at = hit.at
        article = at.article if isinstance(at, Place) else None
        member = at.member if isinstance(at, Everywhere) else None
        new[code, article, member, dump_hit(hit)] = hit
    run = db.execute
    for row, *verdict in run(
        "SELECT id, code, article, member, hit FROM verdict WHERE grouping = ? AND component = ?", (number, component)
    ).fetchall():
        code, article, member, text = verdict
        if new.pop((code, article, member, text), None) is None:
            run("DELETE FROM verdict WHERE id = ?", (row,))
            run("DELETE FROM told_of WHERE verdict = ?", (row,))
            mark_stale(db, number, article, member)
    for (code, article, member, text), hit in new.items():
        row = run(
            "INSERT INTO verdict (grouping, component, code, article, member, hit) VALUES (?, ?, ?, ?, ?, ?)",
            (number, component, code, article, member, text),
        ).lastrowid
        others = {place.article for place in hit.related if isinstance(place, Place)}
        db.executemany("INSERT INTO told_of VALUES (?, ?)", ((other, row) for other in sorted(others)))
        mark_stale(db, number, article, member)


def mark_stale(db: sqlite3.Connection, number: int, article: int | None, member: int | None) -> None:
    """Mark the article, or all articles of a member: their findings over groups have to be made anew."""
    if article is not None:
        db.execute("UPDATE article SET stale = 1 WHERE key = ?", (article,))
    if member is not None:
        db.execute(
            "UPDATE article SET stale = 1 WHERE key IN (SELECT article FROM entry WHERE grouping = ? AND key = ?)",
            (number, member),
        )


def mark_told_of(db: sqlite3.Connection, article: int) -> None:
    """Mark the articles of the verdicts that name a place in an article: its lines, or its record, have changed."""
    told = db.execute(
        "SELECT grouping, verdict.article, member FROM told_of JOIN verdict ON id = verdict WHERE told_of.article = ?",
        (article,),
    )
    for number, of, member in told.fetchall():
        mark_stale(db, number, of, member)
