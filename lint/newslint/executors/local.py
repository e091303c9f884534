"""Linting a corpus on this machine: a few files in memory, more of them by way of the index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from newslint.corpus.files import File, Folder, Notice, files_of
from newslint.corpus.readers import ReadOptions
from newslint.engine import Plan
from newslint.executors.memory import is_small, lint_files
from newslint.finding import Finding, Problem
from newslint.plan import PlanSpec
from newslint.progress import SILENT, Progress
from newslint.record import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from newslint.index.store import Store
    from newslint.index.update import Updated


class Corpus(NamedTuple):
    """What is linted: folders with files, how they are read, and the plan, in words and built.

    ``folders``: as ``joined`` gives them.
    """

    root: str
    folders: tuple[Folder, ...]
    options: ReadOptions
    spec: PlanSpec
    plan: Plan

    @property
    def files(self) -> list[File]:
        """The files, in the order of their names."""
        return files_of(self.folders)

    def settings(self) -> str:
        """What the user has chosen of how it is read and linted, in words."""
        return f"{self.spec.settings()} {self.options!r}"

    def version(self) -> str:
        """A digest of everything but files that findings depend on."""
        return f"{self.spec.version()} {self.options!r}"


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
    least: str = "low",
    progress: Progress = SILENT,
) -> Outcome:
    """Lint a corpus; report on the files asked for, or on all.

    ``index``: where the index is kept; without one, a small corpus is linted in memory, a larger one by way of a
    temporary index. A damaged index is built anew; one that cannot be written (a read-only or full disk) is done
    without. ``unsaved``: a file whose contents count for this run only, in place of what the corpus has under its name.
    ``least``: findings that are less sure need not be read from the index, and may be.
    """
    if index is None and is_small(corpus.folders):
        return _lint_in_memory(corpus, asked, unsaved)

    def run(path: Path | None) -> Outcome:
        store, outcome = refresh(corpus, path, jobs=jobs, asked=asked, unsaved=unsaved, progress=progress)
        return outcome._replace(findings=_findings(store, asked, least))

    outcome, notice = with_index(run, index)
    if index is not None and notice is None:
        outcome = outcome._replace(findings=_resumed(outcome.findings, run, index))
    return outcome._replace(notices=(*outcome.notices, notice)) if notice else outcome


def _lint_in_memory(corpus: Corpus, asked: frozenset[str] | None, unsaved: File | None) -> Outcome:
    files = {file.name: file for file in corpus.files}
    if unsaved is not None:
        files[unsaved.name] = unsaved
    result, articles, notices = lint_files([files[name] for name in sorted(files)], corpus.options, corpus.plan)
    if asked is None:
        return Outcome(result.findings, tuple(notices), result.problems, len(articles))
    return Outcome(
        tuple(one for one in result.findings if one.file in asked),
        tuple(one for one in notices if one.file in asked),
        result.problems,
        sum(one.file in asked for one in articles),
    )


Ran = TypeVar("Ran")


def with_index(run: Callable[[Path | None], Ran], index: Path | None) -> tuple[Ran, Notice | None]:
    """Run with the index at a path; anew when it is damaged, without it (and with a notice) when it cannot be used."""
    if index is None:
        return run(None), None

    from newslint.index.file import is_unusable, make_room

    try:
        index.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        make_room(index)
        return _run_anew(run, index), None
    except Exception as error:
        if not is_unusable(error):
            raise
        reason = f"the index could not be used ({error}); --cache-dir puts it elsewhere"
    return run(None), Notice("", "no-index", reason)


def _run_anew(run: Callable[[Path | None], Ran], index: Path) -> Ran:
    """Run with an index; once more, with a new one, when it is damaged."""
    from newslint.index.file import is_damage, remove_index

    try:
        return run(index)
    except Exception as error:
        if not is_damage(error):
            raise
    # Out here nothing holds the index open any more: the error's traceback did.
    remove_index(index)
    return run(index)


def _resumed(findings: Iterable[Finding], run: Callable[[Path | None], Outcome], index: Path) -> Iterator[Finding]:
    """The findings; when the index turns out to be damaged among them, those of a new one from there on."""

    from newslint.index.file import is_damage, remove_index

    given = 0
    try:
        for finding in findings:
            yield finding
            given += 1
        return
    except Exception as error:
        if not is_damage(error):
            raise
    remove_index(index)
    yield from islice(run(index).findings, given, None)


def refresh(
    corpus: Corpus,
    index: Path | None,
    *,
    jobs: int,
    asked: frozenset[str] | None,
    unsaved: File | None,
    progress: Progress = SILENT,
) -> tuple[Store, Outcome]:
    """Bring an index up to date. Returns it, in a transaction that reads, and the outcome without findings."""
    from newslint.index.store import Store

    try:
        store = Store(index)
        try:
            return store, _refresh(store, corpus, jobs, asked, unsaved, progress)
        except BaseException:
            store.close()
            raise
    finally:
        progress.end()


def _refresh(
    store: Store, corpus: Corpus, jobs: int, asked: frozenset[str] | None, unsaved: File | None, progress: Progress
) -> Outcome:
    from newslint.executors.pool import run_tasks
    from newslint.index.update import update, update_unsaved

    store.prepare(corpus.version() if store.persistent else "")
    examiner = partial(run_tasks, options=corpus.options, plan=corpus.plan, spec=corpus.spec, jobs=jobs)
    updated = update(store, corpus.folders, corpus.options, corpus.plan, examiner, asked=asked, progress=progress)
    if unsaved is not None:
        store.begin()  # rolled back when the store is closed
        update_unsaved(store, unsaved, corpus.options, corpus.plan, examiner, asked)
    progress.stage("findings")
    problems = list(updated.problems)
    stale, notices = _settle(store, corpus, asked, unsaved, problems)
    told = tuple(Notice(*one) for one in store.notices() if asked is None or one[0] in asked)
    return Outcome(
        (),
        (*told, *notices),
        tuple(problems),
        store.count_articles(None if asked is None else sorted(asked)),
        stale if _told(updated, store) else (),
    )


def _settle(
    store: Store, corpus: Corpus, asked: frozenset[str] | None, unsaved: File | None, problems: list[Problem]
) -> tuple[tuple[str, ...], tuple[Notice, ...]]:
    """Make findings over groups anew where they are asked for, and begin a transaction that reads them.

    Returns the files whose findings may have changed and were not asked for. Another run may get in between, and make
    findings stale again: then once more.
    """
    from newslint.index.update import freshen

    notices: dict[Notice, None] = {}
    while True:
        stale = store.stale_files()
        wanted = [name for name in stale if asked is None or name in asked]
        if store.db.in_transaction and not wanted:
            return tuple(sorted(set(stale))), tuple(notices)
        if unsaved is None and store.db.in_transaction:
            store.db.execute("COMMIT")
        fresh = freshen(store, wanted, corpus.root, corpus.options, corpus.plan, problems, unsaved)
        notices |= dict.fromkeys(fresh)
        if unsaved is None:
            store.begin("BEGIN")


def _told(updated: Updated, store: Store) -> bool:
    """Whether what is stale elsewhere is news: not in a first run, in which everything is."""
    return store.persistent and not updated.first


def _findings(store: Store, asked: frozenset[str] | None, least: str) -> Iterator[Finding]:
    """The findings of some files or all, in order; closes the store at the end."""
    from newslint.index.findings import all_findings, findings_of_files

    try:
        db = store.db
        yield from all_findings(db, least) if asked is None else findings_of_files(db, sorted(asked), least)
    finally:
        store.close()
