"""The tables of the index."""

from __future__ import annotations

SCHEMA_VERSION = 7

# Keys are signed 64-bit hashes. ``grouping`` is the number of a grouping in newslint.groups.GROUPINGS.
# Blobs of entry, verdict and finding end with a CRC-32 of what precedes it and of the row's key (see seal.py).
SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- A folder with files that were read. stamp: that of the folder as all of them were read, empty where some are not.
CREATE TABLE IF NOT EXISTS folder (name TEXT PRIMARY KEY, stamp BLOB NOT NULL) WITHOUT ROWID;

-- A file as it was when it was last read, named as in its folder. notices: what was passed over in it, as JSON.
CREATE TABLE IF NOT EXISTS file (
    folder TEXT NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL, ctime INTEGER NOT NULL,
    notices TEXT, PRIMARY KEY (folder, name)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS file_with_notices ON file (folder, name) WHERE notices IS NOT NULL;

-- digest: of text and metadata. entries: the groupings and keys of its entries, packed. stale: its findings over
-- groups have to be made anew.
CREATE TABLE IF NOT EXISTS article (
    key INTEGER PRIMARY KEY, file TEXT NOT NULL, number INTEGER NOT NULL, record TEXT, source INTEGER NOT NULL,
    digest BLOB NOT NULL, lines BLOB NOT NULL, entries BLOB NOT NULL, stale INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS article_by_file ON article (file, number);
CREATE INDEX IF NOT EXISTS article_stale ON article (stale) WHERE stale;

CREATE TABLE IF NOT EXISTS entry (
    grouping INTEGER NOT NULL, key INTEGER NOT NULL, article INTEGER NOT NULL, source INTEGER NOT NULL,
    data BLOB NOT NULL, PRIMARY KEY (grouping, key, article)
) WITHOUT ROWID;

-- Entries of new articles with the values of their members, as they came (see arrivals.py).
CREATE TABLE IF NOT EXISTS arrival (
    grouping INTEGER NOT NULL, key INTEGER NOT NULL, article INTEGER NOT NULL, source INTEGER NOT NULL,
    data BLOB NOT NULL, value TEXT NOT NULL
);

-- articles: how many entries. blocks: the blocks it is in, packed. component: the smallest key of the group in which
-- it was last shown to rules. dirty: its entries have changed since links were last made (2: only their places).
-- pending: it has to be judged anew, and waits until somebody asks for what is said of it.
CREATE TABLE IF NOT EXISTS member (
    grouping INTEGER NOT NULL, key INTEGER NOT NULL, value TEXT NOT NULL, articles INTEGER NOT NULL,
    blocks BLOB NOT NULL, component INTEGER, dirty INTEGER NOT NULL, pending INTEGER NOT NULL,
    PRIMARY KEY (grouping, key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS member_dirty ON member (grouping, key) WHERE dirty;
CREATE INDEX IF NOT EXISTS member_pending ON member (grouping, key) WHERE pending;

CREATE TABLE IF NOT EXISTS block (
    grouping INTEGER NOT NULL, block INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (grouping, block, key)
) WITHOUT ROWID;

-- Each link stands twice, once in either direction. evidence: as JSON, "" for none.
CREATE TABLE IF NOT EXISTS link (
    grouping INTEGER NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL, weight REAL NOT NULL, evidence TEXT NOT NULL,
    PRIMARY KEY (grouping, a, b)
) WITHOUT ROWID;

-- What a rule said of a group (component): at a place in an article, or at every place of a member.
CREATE TABLE IF NOT EXISTS verdict (
    id INTEGER PRIMARY KEY, grouping INTEGER NOT NULL, component INTEGER NOT NULL, code TEXT NOT NULL,
    article INTEGER, member INTEGER, hit BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS verdict_by_component ON verdict (grouping, component);
CREATE INDEX IF NOT EXISTS verdict_by_article ON verdict (article) WHERE article IS NOT NULL;
CREATE INDEX IF NOT EXISTS verdict_by_member ON verdict (grouping, member) WHERE member IS NOT NULL;

-- The other articles that a verdict names places in.
CREATE TABLE IF NOT EXISTS told_of (
    article INTEGER NOT NULL, verdict INTEGER NOT NULL, PRIMARY KEY (article, verdict)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS told_of_by_verdict ON told_of (verdict);

-- The findings of an article, count of them. over: 0 for those of rules over the article, 1 for those over groups.
CREATE TABLE IF NOT EXISTS finding (
    article INTEGER NOT NULL, over INTEGER NOT NULL, count INTEGER NOT NULL, data BLOB NOT NULL,
    PRIMARY KEY (article, over)
) WITHOUT ROWID;
"""
