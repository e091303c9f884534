"""``newslint check``: options and config to a plan, a run, reports and an exit status."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryDirectory
from typing import TextIO

from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.setup import Setup, set_up
from newslint.config import ConfigError
from newslint.corpus.files import File, MissingPathError, Notice, relative
from newslint.executors.local import Outcome, lint_corpus
from newslint.executors.pool import default_jobs
from newslint.finding import Finding
from newslint.registry import PackError
from newslint.reporters import Report, writer
from newslint.reporters.display import visible
from newslint.rule import Rule, RuleError
from newslint.suppress import confident, fails, kept, per_file

MAX_PROBLEMS_TOLD = 10
CLEAN, FOUND, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130


def run_check(options: CheckOptions) -> int:
    """Run ``check`` and return its exit status."""
    started = time.perf_counter()
    try:
        outputs = _outputs(options)
        jobs = _jobs(options)
        with ExitStack() as stack:
            unsaved = stack.enter_context(_unsaved(options))
            setup = set_up(options)
            keep = [confident(setup.config.min_confidence), per_file(setup.config.per_file_ignores, setup.rules)]
            if unsaved is not None:
                unsaved = unsaved._replace(name=relative(os.path.abspath(unsaved.name), setup.config.root))
                setup = setup._replace(asked=frozenset({unsaved.name}))
            outcome = lint_corpus(setup.corpus, setup.index_file, jobs, setup.asked, unsaved)
            findings = [_shown(one, setup.config.root) for one in kept(outcome.findings, keep)]
    except (ConfigError, UsageError, PackError, RuleError, MissingPathError) as error:
        return fail(str(error))
    except KeyError as error:
        return fail(f"per-file-ignores: no rule, prefix or family is called {error.args[0]!r}")
    tally = _Tally(fails(setup.config.fail_on))
    _write(options, outputs, findings, outcome, tally, setup.corpus.plan.rules)
    notices = (*setup.walk.notices, *outcome.notices)
    _tell(options, setup, notices, outcome, tally, time.perf_counter() - started)
    if outcome.problems:
        return INTERNAL
    return FOUND if tally.failing and not options.exit_zero else CLEAN


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
    with TemporaryDirectory(prefix="newslint-") as folder:
        path = os.path.join(folder, "stdin" + os.path.splitext(options.stdin_filename)[1])
        with open(path, "wb") as copy:
            copy.write(sys.stdin.buffer.read())
        info = os.stat(path)
        yield File(path, options.stdin_filename, info.st_size, info.st_mtime_ns, info.st_ctime_ns)


class _Tally:
    """Counts findings as they pass to the reports."""

    def __init__(self, failing: object) -> None:
        self._fails = failing
        self.by_rule: Counter[tuple[str, str]] = Counter()
        self.failing = 0

    def through(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, counted."""
        for finding in findings:
            self.by_rule[finding.code, finding.name] += 1
            self.failing += self._fails(finding)  # type: ignore[operator]
            yield finding

    @property
    def total(self) -> int:
        """How many findings passed."""
        return sum(self.by_rule.values())


def fail(message: str) -> int:
    """Report a usage or config error and return its exit status."""
    sys.stderr.write(f"newslint: error: {visible(message)}\n")
    return USAGE


def _shown(finding: Finding, root: str) -> Finding:
    """A finding with its files named from the working directory."""
    here = os.getcwd()
    if here == root:
        return finding

    def name(file: str) -> str:
        return os.path.relpath(os.path.join(root, file), here).replace(os.sep, "/")

    related = tuple(place._replace(file=name(place.file)) for place in finding.related)
    return finding._replace(file=name(finding.file), related=related)


def _outputs(options: CheckOptions) -> list[tuple[str, str | None]]:
    """Each format with its file: outputs belong to the last formats; at most one format goes to stdout."""
    formats = options.format or ("full",)
    if len(options.output) > len(formats):
        raise UsageError(f"--output is given {len(options.output)} times for {len(formats)} formats")
    paths: list[str | None] = [None] * (len(formats) - len(options.output))
    paths += [None if path == "-" else path for path in options.output]
    if paths.count(None) > 1:
        raise UsageError("several formats, but only one can go to stdout: give --output FILE for the others")
    return list(zip(formats, paths, strict=True))


def _write(
    options: CheckOptions,
    outputs: list[tuple[str, str | None]],
    findings: list[Finding],
    outcome: Outcome,
    tally: _Tally,
    rules: tuple[Rule, ...],
) -> None:
    counted: Iterable[Finding] = list(tally.through(findings))
    if options.statistics:
        for (code, name), count in sorted(tally.by_rule.items(), key=lambda item: (-item[1], item[0])):
            sys.stdout.write(f"{count:7} {code} {name}\n")
        return
    for name, path in outputs:
        if path is None and options.quiet > 1:
            continue
        with ExitStack() as stack:
            out: TextIO = sys.stdout
            if path is not None:
                out = stack.enter_context(open(path, "w", encoding="utf-8", newline="\n"))
            color = path is None and use_color(options.color, out)
            report = Report(counted, outcome.notices, outcome.problems, outcome.articles, color, _width(out), rules)
            writer(name)(report, out)


def use_color(choice: str | None, out: TextIO) -> bool:
    """Whether to colour: --color, then NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, then whether ``out`` is a terminal."""
    if choice in ("always", "never"):
        return choice == "always"
    environment = os.environ
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR") or environment.get("CLICOLOR_FORCE", "0") != "0":
        return True
    return out.isatty() and environment.get("TERM") != "dumb"


def _width(out: TextIO) -> int:
    if not out.isatty():
        return 120
    import shutil

    return max(60, min(shutil.get_terminal_size().columns, 200))


def _tell(
    options: CheckOptions,
    setup: Setup,
    notices: tuple[Notice, ...],
    outcome: Outcome,
    tally: _Tally,
    seconds: float,
) -> None:
    """Notes and the closing line, on stderr."""
    err = sys.stderr
    for problem in outcome.problems[:MAX_PROBLEMS_TOLD]:
        err.write(f"newslint: internal error: {visible(problem.where)}: {visible(problem.what)}\n")
    if len(outcome.problems) > MAX_PROBLEMS_TOLD:
        err.write(f"newslint: internal error: {len(outcome.problems) - MAX_PROBLEMS_TOLD} more like these\n")
    if options.quiet:
        return
    for notice in notices if options.verbose else notices[:10]:
        err.write(f"note: skipped {visible(notice.file)}: {visible(notice.reason)}\n")
    if len(notices) > 10 and not options.verbose:
        err.write(f"note: skipped {len(notices) - 10} more (-v lists them)\n")
    if options.verbose:
        for code, reason in setup.config.ignore.items():
            err.write(f"note: {visible(code)} is ignored{': ' + visible(reason) if reason else ''}\n")
    if outcome.stale_elsewhere:
        shown = ", ".join(map(visible, outcome.stale_elsewhere[:3]))
        more = f" and {len(outcome.stale_elsewhere) - 3} more" if len(outcome.stale_elsewhere) > 3 else ""
        err.write(f"note: findings in unchanged files may have changed: {shown}{more}\n")
    closing = f"{_count(tally.total, 'finding')} in {_count(outcome.articles, 'article')}"
    err.write(f"{closing} ({seconds:.2f} s)\n")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
