"""``newslint check``: options and config to a run, reports and an exit status."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from newslint import baseline as baselines
from newslint.cli.exit_status import CLEAN, FOUND, INTERNAL, USER_ERRORS, fail
from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.output import Output, from_here, name_from, outputs, write_reports
from newslint.cli.progress import progress_for
from newslint.cli.setup import Setup, set_up
from newslint.cli.statistics import Tally, write_statistics
from newslint.cli.telling import tell, tell_edits, tell_next, tell_passed_over
from newslint.config import Config
from newslint.corpus.files import File, Notice, relative
from newslint.executors.jobs import default_jobs
from newslint.executors.local import Outcome, lint_corpus
from newslint.finding import Finding
from newslint.record import NamedTuple
from newslint.reporters.display import visible
from newslint.suppress import Ignored, Ignores, PerFileIgnores, confident, fails, kept, kept_by_all, one_a_mention

if TYPE_CHECKING:
    from newslint.report.collect import Again

MAX_FIX_ROUNDS = 5


class Run(NamedTuple):
    """A run with what was set up for it, and the findings that are to be reported, as they come."""

    setup: Setup
    outcome: Outcome
    findings: Iterator[Finding]
    ignores: tuple[Ignores, ...]
    """What the config ignores, everywhere and in some files."""
    whole: bool
    """Whether it is over the whole corpus."""
    known: list[int]
    """How many findings the baseline knew, and how many of its entries are stale; filled as findings come."""


def run_check(options: CheckOptions) -> int:
    """Run ``check`` and return its exit status."""
    started = time.perf_counter()
    try:
        if options.engine == "spark":
            from newslint.cli.spark import run_check_on_spark

            return run_check_on_spark(options)
        wanted = outputs(options)
        if options.fix or options.diff:
            return _run_fix(options, wanted, started)
        run = start(options)
        return _report(options, wanted, run, started)
    except USER_ERRORS as error:
        return fail(str(error))


def start(options: CheckOptions, unfiltered: bool = False) -> Run:
    """Lint, and filter the findings as options and config say. Raises USER_ERRORS.

    ``unfiltered``: leave out the baseline and --since.
    """
    jobs = jobs_of(options)
    with _unsaved(options) as unsaved:
        setup = set_up(options)
        if unsaved is not None:
            unsaved = unsaved._replace(name=relative(os.path.abspath(unsaved.name), setup.config.root))
            setup = setup._replace(asked=frozenset({unsaved.name}))
        ignores = (
            Ignored(setup.config.ignore, setup.rules),
            PerFileIgnores(setup.config.per_file_ignores, setup.rules),
        )
        progress = progress_for(options.quiet)
        outcome = lint_corpus(
            setup.corpus, setup.index_file, jobs, setup.asked, unsaved, setup.config.min_confidence, progress
        )
        outcome = outcome._replace(notices=(*setup.walk.notices, *outcome.notices))
        found: Iterable[Finding] = outcome.findings if unsaved is None else list(outcome.findings)
    tests: list[Callable[[Finding], bool]] = [
        confident(setup.config.min_confidence),
        partial(kept_by_all, ignores),
    ]
    if options.since is not None and not unfiltered:
        tests.append(_since(setup.config.root, options.since))
    findings = one_a_mention(kept(found, tests))
    known: list[int] = []
    whole = is_whole(options, setup.config)
    if setup.config.baseline and not unfiltered:
        findings = _not_known(setup, findings, whole, known)
    return Run(setup, outcome, findings, ignores, whole, known)


def _since(root: str, revision: str) -> Callable[[Finding], bool]:
    from newslint.since import GitError, changed_since

    try:
        return changed_since(root, revision)
    except GitError as error:
        raise UsageError(str(error)) from None


def _not_known(setup: Setup, findings: Iterator[Finding], whole: bool, known: list[int]) -> Iterator[Finding]:
    baseline = baselines.read(os.path.join(setup.config.root, setup.config.baseline))
    matched = match_baseline(setup, baseline, findings, whole)
    known[:] = [matched.known, matched.stale]
    return iter(matched.new)


def match_baseline(
    setup: Setup, baseline: baselines.Baseline, findings: Iterable[Finding], whole: bool
) -> baselines.Matched:
    """Tell the new findings of a run from those that a baseline knows."""
    linted = {file.name for file in setup.corpus.files} if setup.asked is None else setup.asked
    gone = {
        name
        for name in baseline.findings
        if name not in linted and not os.path.lexists(os.path.join(setup.config.root, name))
    }
    return baselines.match(baseline, findings, linted, gone, whole)


def is_whole(options: CheckOptions, config: Config) -> bool:
    """Whether a run is over the whole corpus, so that what it does not meet is not there."""
    if options.stdin_filename is not None or options.files_from:
        return False
    named = options.paths or (() if config.corpus else (".",))
    return not named or any(leads_to(os.path.abspath(path), config.root) for path in named)


def leads_to(folder: str, path: str) -> bool:
    """Whether a path is a folder or lies below it, by its name."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _report(options: CheckOptions, wanted: list[Output], run: Run, started: float) -> int:
    """Write the reports and the closing line; the exit status."""
    tally = Tally(fails(run.setup.config.fail_on))
    here = os.getcwd()
    shown = (from_here(one, run.setup.config.root, here) for one in run.findings)
    counted = tally.through(shown)
    if options.quiet > 1:
        wanted = [one for one in wanted if one.path is not None]
    if options.statistics:
        for _ in counted:
            pass
        write_statistics(outputs(options)[0].format, tally, sys.stdout)
    elif wanted:
        reread = partial(_reread, run.setup)
        rules = run.setup.corpus.plan.rules
        write_reports(wanted, counted, run.outcome, rules, run.ignores, options.color, sys.stdout, reread)
    else:
        any(tally.failing for _ in counted)  # the exit status alone is asked for: the first that fails decides it
    tell(options, run.ignores, run.whole, run.outcome, tally.total, run.known, time.perf_counter() - started)
    tell_next(options, tally)
    if run.outcome.problems:
        return INTERNAL
    return FOUND if tally.failing and not options.exit_zero else CLEAN


def _run_fix(options: CheckOptions, wanted: list[Output], started: float) -> int:
    """Apply edits, or show them; lint again until there is nothing left to edit."""
    from newslint.fix import diff, every_edit, fix_file, fixable, fixed_file, sweep
    from newslint.fix.safety import safe_edits

    if options.stdin_filename is not None:
        raise UsageError("--fix and --diff edit files: they cannot be used with --stdin-filename")
    edits = left = 0
    files: set[str] = set()
    notices: list[Notice] = []
    for _ in range(MAX_FIX_ROUNDS):
        run = start(options)
        root, corpus = run.setup.config.root, run.setup.corpus
        if options.fix and not files:
            sweep(os.path.dirname(file.path) for file in corpus.files)
        changed = left = 0
        notices = []
        choose = every_edit if options.unsafe_fixes else partial(safe_edits, knowledge=corpus.plan.knowledge)
        for name, its in fixable(list(run.findings), options.unsafe_fixes):
            fixed = (fixed_file if options.diff else fix_file)(root, name, its, corpus.options, choose)
            if isinstance(fixed, Notice):
                notices.append(fixed)
                continue
            left += fixed.left
            if fixed.before != fixed.after:
                changed += 1
                edits += fixed.edits
                files.add(name)
            if options.diff:
                sys.stdout.writelines(visible(line) + "\n" for line in diff(fixed))
        if options.diff:
            tell_passed_over(options, run.outcome)
            tell_edits(notices, 0, 0, left, options)
            if run.outcome.problems:
                return INTERNAL
            return FOUND if changed and not options.exit_zero else CLEAN
        if not changed:
            break
    run = start(options)
    run = run._replace(outcome=run.outcome._replace(notices=(*run.outcome.notices, *notices)))
    tell_edits((), edits, len(files), left, options)
    return _report(options, wanted, run, started)


def jobs_of(options: CheckOptions) -> int:
    """The number of processes. Raises UsageError."""
    if options.jobs is None:
        return default_jobs()
    if not options.jobs.isdecimal() or not 1 <= int(options.jobs) <= 256:
        raise UsageError(f"--jobs: {options.jobs!r} is not a number from 1 to 256")
    return int(options.jobs)


@contextmanager
def _unsaved(options: CheckOptions) -> Iterator[File | None]:
    """Stdin as a file, under the name that --stdin-filename gives it."""
    if options.stdin_filename is None:
        yield None
        return
    if options.paths or options.files_from:
        raise UsageError("--stdin-filename lints stdin alone: give no paths")
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="newslint-") as folder:
        path = os.path.join(folder, "stdin" + os.path.splitext(options.stdin_filename)[1])
        with open(path, "wb") as copy:
            copy.write(sys.stdin.buffer.read())
        info = os.stat(path)
        yield File(path, options.stdin_filename, info.st_size, info.st_mtime_ns, info.st_ctime_ns)


def _reread(setup: Setup, also: frozenset[str]) -> Iterator[Again]:
    """The articles that were reported on, and those of the files named, under the names that findings have."""
    from newslint.article import Article
    from newslint.corpus.readers import distinct, read
    from newslint.report.collect import Again

    here = os.getcwd()
    for file in setup.corpus.files:
        name = name_from(here, file.name, setup.config.root)
        reported = setup.asked is None or file.name in setup.asked
        if reported or name in also:
            for article in distinct(read(file, setup.corpus.options)):
                if isinstance(article, Article):
                    yield Again(name, article, reported)
