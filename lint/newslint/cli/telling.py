"""What is said on stderr besides the findings: failures, what was skipped, the closing line."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from newslint.cli.options import CheckOptions
from newslint.cli.statistics import Tally
from newslint.corpus.files import Notice
from newslint.executors.local import Outcome
from newslint.reporters.display import visible
from newslint.suppress import Ignores

MAX_TOLD = 10


def tell(
    options: CheckOptions,
    ignores: Sequence[Ignores],
    whole: bool,
    outcome: Outcome,
    findings: int,
    known: Sequence[int],
    seconds: float,
) -> None:
    """Say it.

    ``whole``: the run was over the whole corpus. ``known``: findings that the baseline knew, and stale entries of it;
    empty without a baseline.
    """
    tell_passed_over(options, outcome)
    if options.quiet:
        return
    err = sys.stderr
    for one in (entry for kind in ignores for entry in kind.entries()):
        where = f" in {visible(one.files)}" if one.files else ""
        reason = f" ({visible(one.reason)})" if one.reason else ""
        if one.findings and (reason or options.verbose):
            err.write(
                f"note: {visible(one.rule)} is ignored{where}{reason}: {count(one.findings, 'finding')} left out\n"
            )
        elif not one.findings and whole and one.rule not in options.ignore:
            err.write(f"note: {visible(one.rule)} is ignored{where}{reason}, but finds nothing: the ignore can go\n")
    if known and known[0]:
        err.write(f"note: {count(known[0], 'finding')} known to the baseline\n")
    if len(known) > 1 and known[1]:
        stale = "1 entry of the baseline is" if known[1] == 1 else f"{known[1]:,} entries of the baseline are"
        err.write(f"note: {stale} stale: `newslint baseline update`\n")
    if outcome.stale_elsewhere:
        shown = ", ".join(map(visible, outcome.stale_elsewhere[:3]))
        more = f" and {len(outcome.stale_elsewhere) - 3} more" if len(outcome.stale_elsewhere) > 3 else ""
        err.write(f"note: findings in unchanged files may have changed: {shown}{more}\n")
    err.write(f"{count(findings, 'finding')} in {count(outcome.articles, 'article')} ({seconds:.2f} s)\n")


def tell_next(options: CheckOptions, tally: Tally) -> None:
    """Say what can be done about the findings, to people."""
    if options.quiet or not tally.total or {*options.format} - {"full", "concise"}:
        return
    steps = []
    if tally.safe and not options.fix:
        unsafe = f", {tally.unsafe:,} more with --unsafe-fixes" if tally.unsafe else ""
        steps.append(f"`newslint --fix` mends {tally.safe:,}{unsafe} (--diff shows how)")
    steps.append("`newslint explain FILE:LINE` shows the evidence")
    sys.stderr.write(f"next: {'; '.join(steps)}\n")


def tell_edits(notices: Sequence[Notice], edits: int, files: int, left: int, options: CheckOptions) -> None:
    """Say what --fix did, and what it left."""
    if options.quiet:
        return
    err = sys.stderr
    for notice in notices[:MAX_TOLD]:
        err.write(f"note: {visible(notice.file)}: {visible(notice.reason)}\n")
    if left:
        why = "; --unsafe-fixes applies those in names, figures and quotations" if not options.unsafe_fixes else ""
        err.write(f"note: {count(left, 'edit')} left out{why}\n")
    if options.fix and not options.diff:
        err.write(f"applied {count(edits, 'edit')} in {count(files, 'file')}\n")


def tell_passed_over(options: CheckOptions, outcome: Outcome) -> None:
    """Say what failed and, unless told to be quiet, what was skipped."""
    err = sys.stderr
    for problem in outcome.problems[:MAX_TOLD]:
        err.write(f"newslint: internal error: {visible(problem.where)}: {visible(problem.what)}\n")
    if len(outcome.problems) > MAX_TOLD:
        err.write(f"newslint: internal error: {len(outcome.problems) - MAX_TOLD} more like these\n")
    if options.quiet:
        return
    notices = outcome.notices
    for notice in notices if options.verbose else notices[:MAX_TOLD]:
        err.write(f"note: {visible(notice.sentence)}\n")
    if len(notices) > MAX_TOLD and not options.verbose:
        err.write(f"note: skipped {len(notices) - MAX_TOLD} more (-v lists them)\n")


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
