"""Linting a corpus on this machine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from newslint.corpus.files import File, Notice
from newslint.corpus.readers import ReadOptions
from newslint.engine import Plan, Problem
from newslint.executors.pool import run_tasks
from newslint.finding import Finding
from newslint.index.rows import DamagedIndexError
from newslint.index.store import Store, is_damage
from newslint.index.update import Updated, freshen, update
from newslint.plan import PlanSpec


class Corpus(NamedTuple):
    """What is linted: files below a root, how they are read, and the plan, in words and built."""

    root: str
    files: Sequence[File]
    options: ReadOptions
    spec: PlanSpec
    plan: Plan


class Outcome(NamedTuple):
    """What a run found. ``findings`` are read from the index as they are asked for, once."""

    findings: Iterable[Finding]
    notices: tuple[Notice, ...]
    problems: tuple[Problem, ...]
    articles: int
    stale_elsewhere: tuple[str, ...] = ()
    """Files that were not asked for, whose findings the changes may have changed."""


def lint_corpus(
    corpus: Corpus,
    index: Path | None = None,
    jobs: int = 1,
    asked: frozenset[str] | None = None,
    unsaved: File | None = None,
) -> Outcome:
    """Lint a corpus; report on the files asked for, or on all.

    ``index``: where the index is kept; without one, a temporary one is used. A damaged index is built anew; one that
    cannot be written (a read-only or full disk) is done without. ``unsaved``: a file whose contents count for this run
    only, in place of what the corpus has under its name.
    """
    run = partial(_lint, corpus, jobs=jobs, asked=asked, unsaved=unsaved)
    if index is None:
        return run(None)

    def anew() -> Outcome:
        for suffix in ("", "-wal", "-shm"):
            Path(f"{index}{suffix}").unlink(missing_ok=True)
        return run(index)

    try:
        index.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        outcome = run(index)
        return outcome._replace(findings=_resumed(outcome.findings, anew))
    except (DamagedIndexError, sqlite3.Error, OSError) as error:
        if is_damage(error):
            return anew()
        outcome = run(None)
        notice = Notice("", "no-index", f"the index could not be used ({error}); --cache-dir puts it elsewhere")
        return outcome._replace(notices=(*outcome.notices, notice))


def _resumed(findings: Iterable[Finding], anew: Callable[[], Outcome]) -> Iterator[Finding]:
    """The findings; when the index turns out to be damaged among them, those of a new one from there on."""
    given = 0
    try:
        for finding in findings:
            yield finding
            given += 1
    except (DamagedIndexError, sqlite3.Error) as error:
        if not is_damage(error):
            raise
        yield from islice(anew().findings, given, None)


def _lint(
    corpus: Corpus, index: Path | None, *, jobs: int, asked: frozenset[str] | None, unsaved: File | None
) -> Outcome:
    store = Store(index)
    store.prepare(corpus.spec.version() if index else "")
    examiner = partial(run_tasks, options=corpus.options, plan=corpus.plan, spec=corpus.spec, jobs=jobs)
    updated = update(store, corpus.files, corpus.options, corpus.plan, examiner)
    if unsaved is not None:
        store.db.execute("BEGIN IMMEDIATE")  # rolled back when the store is closed
        update(store, [unsaved], corpus.options, corpus.plan, examiner, whole=False)
    stale = store.stale_files()
    wanted = [name for name in stale if asked is None or name in asked]
    notices = freshen(store, wanted, corpus.root, corpus.options, corpus.plan, unsaved)
    names = sorted(asked) if asked is not None else [file.name for file in corpus.files]
    told = tuple(Notice(*one) for one in store.notices() if asked is None or one[0] in asked)
    return Outcome(
        _findings(store, names),
        (*told, *notices),
        updated.problems,
        store.count_articles(None if asked is None else names),
        tuple(sorted(set(stale) - set(wanted))) if _told(updated, index) else (),
    )


def _told(updated: Updated, index: Path | None) -> bool:
    """Whether what is stale elsewhere is news: not in a first run, in which everything is."""
    return index is not None and not updated.first


def _findings(store: Store, names: Iterable[str]) -> Iterator[Finding]:
    """The findings of some files, in order; closes the store at the end."""
    try:
        for name in names:
            for article in store.articles_of(name):
                yield from sorted(store.findings(article.key), key=lambda one: one.order)
    finally:
        store.close()
