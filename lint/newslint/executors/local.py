"""Linting files on this machine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.article import Article
from newslint.corpus.files import File, Notice
from newslint.corpus.readers import ReadOptions, read
from newslint.engine import Plan, Problem, lint
from newslint.finding import Finding


class Outcome(NamedTuple):
    """What a run found."""

    findings: Iterable[Finding]
    notices: tuple[Notice, ...]
    problems: tuple[Problem, ...]
    articles: int


def lint_files(files: Iterable[File], options: ReadOptions, plan: Plan) -> Outcome:
    """Read and lint files."""
    articles: list[Article] = []
    notices: list[Notice] = []
    for file in files:
        for one in read(file, options):
            if isinstance(one, Notice):
                notices.append(one)
            else:
                articles.append(one)
    result = lint(articles, plan)
    return Outcome(result.findings, tuple(notices), result.problems, len(articles))
