"""Entries of new articles: put down in the order in which they were found, then sorted into the tables.

Keys are hashes. Stored article by article, entries go to random pages, and every commit writes most of the tables
again: 35 GB for the first 70,000 articles of an index that came to 1 GB. Sorted in when they are many, or when the run
has read all, they cost one walk over the tables each time, and the times are few.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

from newslint.groups.grouping import Grouping, payload_of
from newslint.index.rows import EntryRow
from newslint.index.seal import db_text, py_text, unsealed
from newslint.index.store import Store

_LEAST = 64_000_000
"""Bytes that always wait for the end of the run."""
_ROW = 40
"""Bytes of a row besides its data and value, about."""
_AT_ONCE = 1 << 10

_SORT_IN = """
INSERT OR REPLACE INTO entry SELECT grouping, key, article, source, data FROM arrival ORDER BY grouping, key, article;
INSERT INTO member SELECT grouping, key, value, count(*), x'', NULL, 1, 0 FROM arrival GROUP BY grouping, key
    ON CONFLICT DO UPDATE SET articles = articles + excluded.articles, dirty = 1;
DELETE FROM arrival
"""

_FRESH = """
SELECT fresh.key, member.value, member.blocks, entry.article, entry.data
FROM fresh CROSS JOIN member USING (grouping, key) CROSS JOIN entry USING (grouping, key)
WHERE fresh.grouping = ? AND entry.article = (
    SELECT min(article) FROM entry AS one WHERE one.grouping = fresh.grouping AND one.key = fresh.key
)
ORDER BY fresh.grouping, fresh.key
"""


def put(store: Store, entries: Iterable[EntryRow]) -> int:
    """Put down the entries of articles that the index does not hold. Returns how many bytes they take, about."""
    rows = [(row.grouping, row.key, row.article, row.source, row.data, db_text(row.value)) for row in entries]
    store.db.executemany("INSERT INTO arrival VALUES (?, ?, ?, ?, ?, ?)", rows)
    return sum(_ROW + len(row[4]) + len(row[5]) for row in rows)


def are_many(store: Store, size: int) -> bool:
    """Whether so many bytes are to be sorted in: where they are a third of the index, each is moved a few times."""
    (pages,) = store.db.execute("PRAGMA page_count").fetchone()
    (page,) = store.db.execute("PRAGMA page_size").fetchone()
    return bool(size > max(_LEAST, pages * page // 3))


def sort_in(store: Store, groupings: Mapping[int, Grouping]) -> None:
    """Make entries of what has arrived; count them to their members, and put those that had none into their blocks."""
    run = store.db.execute
    if not run("SELECT 1 FROM arrival LIMIT 1").fetchone():
        return
    run("CREATE TEMP TABLE IF NOT EXISTS fresh (grouping, key, PRIMARY KEY (grouping, key)) WITHOUT ROWID")
    run("CREATE TEMP TABLE IF NOT EXISTS placed (block, key)")
    run("DELETE FROM fresh")
    linked = {number: grouping for number, grouping in groupings.items() if grouping.linked}
    run(
        "INSERT INTO fresh SELECT DISTINCT grouping, key FROM arrival "
        f"WHERE grouping IN ({','.join(map(str, linked))}) AND NOT EXISTS ("
        "SELECT 1 FROM member WHERE grouping = arrival.grouping AND key = arrival.key AND articles > 0) ORDER BY 1, 2"
    )
    for statement in _SORT_IN.split(";"):
        run(statement)
    for number, grouping in linked.items():
        _place(store, number, grouping)


def _place(store: Store, number: int, grouping: Grouping) -> None:
    """Put fresh members into their blocks, and out of those that they were in before an edit."""
    run = store.db.execute
    run("DELETE FROM placed")
    rows = run(_FRESH, (number,))
    while some := rows.fetchmany(_AT_ONCE):
        blocks: dict[int, tuple[int, ...]] = {}
        for key, value, packed, article, data in some:
            payload = payload_of(unsealed(data, number, key, article))
            blocks[key] = tuple(sorted(set(grouping.blocks(py_text(value), payload))))
            store.leave_blocks(number, grouping, key, set(array("q", packed)).difference(blocks[key]))
        store.db.executemany("INSERT INTO placed VALUES (?, ?)", ((one, key) for key in blocks for one in blocks[key]))
        store.db.executemany(
            "UPDATE member SET blocks = ? WHERE grouping = ? AND key = ?",
            ((array("q", its).tobytes(), number, key) for key, its in blocks.items()),
        )
    run("INSERT OR IGNORE INTO block SELECT ?, block, key FROM placed ORDER BY block, key", (number,))
    if run("SELECT 1 FROM link WHERE grouping = ? LIMIT 1", (number,)).fetchone():
        for block, key in run("SELECT block, key FROM placed").fetchall():
            store.mark_at_limit(number, grouping, block, key)
