"""Linting a few files in memory: no index, no SQLite, no processes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newslint.article import Article, Record
from newslint.corpus.files import File, Folder, Notice
from newslint.corpus.readers import ReadOptions, distinct, read
from newslint.engine import Plan, Result, lint
from newslint.finding import Finding

MAX_FILES = 64
MAX_BYTES = 1_000_000
"""Beyond this a corpus is linted with an index, in batches. Opening one takes 15 ms: as long as two articles."""


def is_small(folders: Sequence[Folder]) -> bool:
    """Whether files are few and small enough to be linted in memory."""
    few = sum(len(folder.names) for folder in folders) <= MAX_FILES
    return few and sum(file.size for folder in folders for file in folder.files()) <= MAX_BYTES


def lint_files(files: Sequence[File], options: ReadOptions, plan: Plan) -> tuple[Result, list[Article], list[Notice]]:
    """Lint all articles of some files. The findings are in the order of the files, then of the articles."""
    articles: list[Article] = []
    notices: list[Notice] = []
    for file in files:
        for one in distinct(read(file, options)):
            if isinstance(one, Notice):
                notices.append(one)
            else:
                articles.append(one)
    result = lint(articles, plan)
    return result._replace(findings=tuple(_in_order(result, articles))), articles, notices


def _in_order(result: Result, articles: Sequence[Article]) -> Iterator[Finding]:
    found: dict[tuple[str, Record | None], list[Finding]] = defaultdict(list)
    for finding in result.findings:
        found[finding.file, finding.record].append(finding)
    for article in articles:
        yield from found[article.file, article.record]
