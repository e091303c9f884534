"""Linting a corpus on this machine."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

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

    def run(path: Path | None) -> Outcome:
        store, names, outcome = refresh(corpus, path, jobs=jobs, asked=asked, unsaved=unsaved)
        return outcome._replace(findings=_findings(store, names))

    outcome, notice = with_index(run, index)
    return outcome._replace(notices=(*outcome.notices, notice)) if notice else outcome


Ran = TypeVar("Ran")


def with_index(run: Callable[[Path | None], Ran], index: Path | None) -> tuple[Ran, Notice | None]:
    """Run with an index; a damaged one is built anew, one that cannot be used is done without, with a notice."""
    if index is None:
        return run(None), None
    try:
        index.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        return run(index), None
    except (DamagedIndexError, sqlite3.Error, OSError) as error:
        if is_damage(error):
            for suffix in ("", "-wal", "-shm"):
                Path(f"{index}{suffix}").unlink(missing_ok=True)
            return run(index), None
        reason = f"the index could not be used ({error}); --cache-dir puts it elsewhere"
        return run(None), Notice("", "no-index", reason)


def refresh(
    corpus: Corpus, index: Path | None, *, jobs: int, asked: frozenset[str] | None, unsaved: File | None
) -> tuple[Store, Sequence[str], Outcome]:
    """Bring an index up to date. Returns it with the names of the files to report on; the outcome has no findings."""
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
    outcome = Outcome(
        (),
        (*told, *notices),
        updated.problems,
        store.count_articles(None if asked is None else names),
        tuple(sorted(set(stale) - set(wanted))) if _told(updated, index) else (),
    )
    return store, names, outcome


def _told(updated: Updated, index: Path | None) -> bool:
    """Whether what is stale elsewhere is news: not in a first run, in which everything is."""
    return index is not None and not updated.first


def _findings(store: Store, names: Iterable[str]) -> Iterator[Finding]:
    """The findings of some files, in order; closes the store at the end."""
    for name in names:
        for article in store.articles_of(name):
            yield from sorted(store.findings(article.key), key=lambda one: one.order)
    store.close()
