"""``newslint index build|status|clear``: the index of the corpus, ahead of a hook or to look at."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from newslint.cli.exit_status import CLEAN, INTERNAL, USER_ERRORS, fail
from newslint.cli.options import CheckOptions
from newslint.cli.progress import progress_for
from newslint.cli.setup import Setup, set_up
from newslint.cli.telling import count
from newslint.executors.jobs import default_jobs
from newslint.executors.local import lint_corpus
from newslint.index.location import indexes
from newslint.reporters.display import visible


def run_index(action: str, options: CheckOptions) -> int:
    """Run one of the three actions and return the exit status."""
    try:
        setup = set_up(options)
        path = setup.index_file
        if path is None:
            return fail("no index is kept for single files: name folders, or configure a corpus (corpus = [...])")
        return {"build": _build, "status": _status, "clear": _clear}[action](setup, path, options)
    except USER_ERRORS as error:
        return fail(str(error))


def _build(setup: Setup, path: Path, options: CheckOptions) -> int:
    """Bring the index up to date, findings over groups included."""
    started = time.perf_counter()
    outcome = lint_corpus(setup.corpus, path, default_jobs(), progress=progress_for(options.quiet))
    for _ in outcome.findings:
        pass
    for notice in outcome.notices:
        if notice.kind == "no-index":
            return fail(notice.reason)
    for problem in outcome.problems[:10]:
        sys.stderr.write(f"newslint: internal error: {visible(problem.where)}: {visible(problem.what)}\n")
    seconds = time.perf_counter() - started
    sys.stdout.write(f"{outcome.articles:,} articles indexed in {visible(str(path))} ({seconds:.2f} s)\n")
    return INTERNAL if outcome.problems else CLEAN


def _status(setup: Setup, path: Path, options: CheckOptions) -> int:
    """Say what the index holds, and whether the next run can use it."""
    from newslint.index.file import look_at

    seen = look_at(path, setup.corpus.version())
    sys.stdout.write(f"index: {visible(str(path))}\n")
    if seen is None:
        sys.stdout.write("state: none, or unusable; the next run builds it\n")
        return CLEAN
    state = "of this version" if seen.current else "of another version of newslint, its rules or config; built anew"
    files = setup.corpus.files
    unread = sum(seen.files.get(one.name) != one.stat for one in files)
    gone = len(seen.files.keys() - {one.name for one in files})
    sys.stdout.write(
        f"state: {state}\nfiles: {len(seen.files):,} ({unread:,} new or changed, {gone:,} gone)\n"
        f"articles: {seen.articles:,}\nfindings: {seen.findings:,}\nsize: {_megabytes([path])}\n"
    )
    if others := [one for one in indexes(path.parent) if one != path]:
        sys.stdout.write(f"for other settings: {count(len(others), 'index', 'indexes')}, {_megabytes(others)}\n")
    return CLEAN


def _megabytes(paths: Iterable[Path]) -> str:
    files = [f"{path}{end}" for path in paths for end in ("", "-wal")]
    return f"{sum(os.path.getsize(file) for file in files if os.path.exists(file)) / 1e6:.1f} MB"


def _clear(setup: Setup, path: Path, options: CheckOptions) -> int:
    """Delete the indexes of the corpus, those for other settings too; the next run builds one."""
    from newslint.index.file import remove_index

    there = indexes(path.parent)
    for one in there:
        remove_index(one)
    for one in there or [path]:
        sys.stdout.write(f"{'deleted' if there else 'there is no index at'} {visible(str(one))}\n")
    return CLEAN
