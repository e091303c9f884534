"""``newslint baseline``: the file of findings that are known."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from newslint import baseline as baselines
from newslint.cli.check import Run, match_baseline, start
from newslint.cli.exit_status import CLEAN, INTERNAL, USER_ERRORS, fail
from newslint.cli.options import CheckOptions, UsageError
from newslint.fix.replace import replace_file
from newslint.reporters.display import visible

FILE = "newslint-baseline.json"


def run_baseline(command: str, options: CheckOptions) -> int:
    """``create`` or ``update`` the baseline that the config names, else ``newslint-baseline.json``; the exit status."""
    commands: dict[str, Callable[[Run, str], None]] = {"create": _create, "update": _update}
    try:
        run = start(options, unfiltered=True)
        name = run.setup.config.baseline or FILE
        commands[command](run, os.path.join(run.setup.config.root, name))
        if not run.setup.config.baseline:
            sys.stderr.write(f'note: to use it, add `baseline = "{FILE}"` to the config\n')
    except USER_ERRORS as error:
        return fail(str(error))
    except OSError as error:
        return fail(f"the baseline cannot be written: {error.strerror}")
    for problem in run.outcome.problems:
        sys.stderr.write(f"newslint: internal error: {visible(problem.where)}: {visible(problem.what)}\n")
    return INTERNAL if run.outcome.problems else CLEAN


def _create(run: Run, path: str) -> None:
    """Write all that is found now. A baseline that is there is not overwritten."""
    if os.path.lexists(path):
        raise UsageError(f"{path} is there: `newslint baseline update` shrinks it; to start anew, remove it first")
    made = baselines.of(run.findings)
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(baselines.dump(made))
    sys.stderr.write(f"{visible(path)}: {baselines.size(made):,} known findings in {len(made.findings):,} files\n")


def _update(run: Run, path: str) -> None:
    """Take out what is no longer found; nothing is added."""
    before = baselines.read(path)
    matched = match_baseline(run.setup, before, run.findings, run.whole)
    text = baselines.dump(matched.left)
    if text != baselines.dump(before):
        replace_file(os.path.realpath(path), text.encode())
    sys.stderr.write(
        f"{visible(path)}: {matched.stale:,} stale entries removed, {baselines.size(matched.left):,} left; "
        f"{len(matched.new):,} findings are not in it\n"
    )
