"""``newslint check``: options and config to a run, reports and an exit status."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from newslint import baseline as baselines
from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.output import Output, outputs, write_reports
from newslint.cli.setup import Setup, set_up
from newslint.cli.telling import tell, tell_edits
from newslint.config import ConfigError
from newslint.corpus.files import File, MissingPathError, Notice, relative
from newslint.executors.local import Outcome, lint_corpus
from newslint.executors.pool import default_jobs
from newslint.finding import Finding
from newslint.registry import PackError
from newslint.reporters.display import visible
from newslint.rule import RuleError
from newslint.suppress import Ignored, confident, fails, kept, one_a_mention, per_file

CLEAN, FOUND, USAGE, INTERNAL = 0, 1, 2, 3
MAX_FIX_ROUNDS = 5
USER_ERRORS = (ConfigError, UsageError, PackError, RuleError, MissingPathError, baselines.BaselineError)


class Run(NamedTuple):
    """A run with what was set up for it, and the findings that are to be reported, as they come."""

    setup: Setup
    outcome: Outcome
    findings: Iterator[Finding]
    ignored: Ignored
    known: list[int]
    """How many findings the baseline knew, and how many of its entries are stale; filled as findings come."""


def run_check(options: CheckOptions) -> int:
    """Run ``check`` and return its exit status."""
    started = time.perf_counter()
    try:
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
    jobs = _jobs(options)
    with _unsaved(options) as unsaved:
        setup = set_up(options)
        if unsaved is not None:
            unsaved = unsaved._replace(name=relative(os.path.abspath(unsaved.name), setup.config.root))
            setup = setup._replace(asked=frozenset({unsaved.name}))
        try:
            ignored = Ignored(setup.config.ignore, setup.rules)
            tests: list[Callable[[Finding], bool]] = [
                confident(setup.config.min_confidence),
                per_file(setup.config.per_file_ignores, setup.rules),
                ignored,
            ]
        except KeyError as error:
            raise UsageError(
                f"no rule, prefix or family is called {error.args[0]!r} (`newslint rules` lists them)"
            ) from None
        outcome = lint_corpus(setup.corpus, setup.index_file, jobs, setup.asked, unsaved)
        found: Iterable[Finding] = outcome.findings if unsaved is None else list(outcome.findings)
    if options.since and not unfiltered:
        tests.append(_since(setup.config.root, options.since))
    findings = one_a_mention(kept(found, tests))
    known: list[int] = []
    if setup.config.baseline and not unfiltered:
        findings = _not_known(setup, findings, known)
    return Run(setup, outcome, findings, ignored, known)


def _since(root: str, revision: str) -> Callable[[Finding], bool]:
    from newslint.since import GitError, changed_lines, in_changed_lines

    try:
        return in_changed_lines(changed_lines(root, revision))
    except GitError as error:
        raise UsageError(str(error)) from None


def _not_known(setup: Setup, findings: Iterator[Finding], known: list[int]) -> Iterator[Finding]:
    path = os.path.join(setup.config.root, setup.config.baseline)
    baseline = baselines.read(path)
    linted = {file.name for file in setup.corpus.files} if setup.asked is None else setup.asked
    matched = baselines.match(baseline, findings, linted)
    known[:] = [matched.known, matched.stale]
    return iter(matched.new)


def _report(options: CheckOptions, wanted: list[Output], run: Run, started: float) -> int:
    """Write the reports and the closing line; the exit status."""
    tally = Tally(fails(run.setup.config.fail_on))
    shown = (_from_here(one, run.setup.config.root) for one in run.findings)
    counted = tally.through(shown)
    if options.statistics or options.quiet > 1:
        for _ in counted:
            pass
        if options.statistics:
            for (code, name), count in sorted(tally.by_rule.items(), key=lambda item: (-item[1], item[0])):
                sys.stdout.write(f"{count:7} {code} {name}\n")
    if not options.statistics:
        if options.quiet > 1:
            wanted = [one for one in wanted if one.path is not None]
        write_reports(wanted, counted, run.outcome, run.setup.corpus.plan.rules, options.color, sys.stdout)
    notices = (*run.setup.walk.notices, *run.outcome.notices)
    tell(options, run.ignored, notices, run.outcome, tally.total, run.known, time.perf_counter() - started)
    if run.outcome.problems:
        return INTERNAL
    return FOUND if tally.failing and not options.exit_zero else CLEAN


def _run_fix(options: CheckOptions, wanted: list[Output], started: float) -> int:
    """Apply edits, or show them; lint again until there is nothing left to edit."""
    from newslint.fix import diff, fix_file, fixable, sweep

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
        for name, its in fixable(list(run.findings), options.unsafe_fixes):
            fixed = fix_file(
                root, name, its, corpus.options, corpus.plan.knowledge,
                unsafe=options.unsafe_fixes, write=options.fix and not options.diff,
            )  # fmt: skip
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
            tell_edits(notices, 0, 0, left, options)
            return FOUND if changed and not options.exit_zero else CLEAN
        if not changed:
            break
    run = start(options)
    run = run._replace(outcome=run.outcome._replace(notices=(*run.outcome.notices, *notices)))
    tell_edits((), edits, len(files), left, options)
    return _report(options, wanted, run, started)


def _jobs(options: CheckOptions) -> int:
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


class Tally:
    """Counts findings as they pass to the reports."""

    def __init__(self, failing: Callable[[Finding], bool]) -> None:
        self._fails = failing
        self.by_rule: Counter[tuple[str, str]] = Counter()
        self.failing = 0

    def through(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, counted."""
        for finding in findings:
            self.by_rule[finding.code, finding.name] += 1
            self.failing += self._fails(finding)
            yield finding

    @property
    def total(self) -> int:
        """How many findings passed."""
        return sum(self.by_rule.values())


def fail(message: str) -> int:
    """Report a usage or config error and return its exit status."""
    sys.stderr.write(f"newslint: error: {visible(message)}\n")
    return USAGE


def _from_here(finding: Finding, root: str) -> Finding:
    """A finding with its files named from the working directory."""
    here = os.getcwd()
    if here == root:
        return finding

    def name(file: str) -> str:
        return os.path.relpath(os.path.join(root, file), here).replace(os.sep, "/")

    related = tuple(place._replace(file=name(place.file)) for place in finding.related)
    return finding._replace(file=name(finding.file), related=related)
