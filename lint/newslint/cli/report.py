"""``newslint report FILE.html [PATHS]``: lint, and write the page for people to judge by."""

from __future__ import annotations

import os
import sys

from newslint.cli.options import CheckOptions
from newslint.reporters.display import visible

ENDINGS = (".html", ".htm")
LEFT_OUT = frozenset("format output fix unsafe_fixes diff exit_zero statistics fail_on color stdin_filename".split())
"""Options of ``check`` that a report has no use for."""


def run_report(file: str, options: CheckOptions) -> int:
    """Write the report to a file and return the exit status: findings are what it is for, and no failure."""
    from newslint.cli.check import run_check
    from newslint.cli.exit_status import fail

    if not file.lower().endswith(ENDINGS):
        return fail(f"{file!r} is not an .html file: newslint report FILE.html [PATHS]")
    status = run_check(options._replace(format=("html",), output=(file,), exit_zero=True))
    if os.path.isfile(file) and status in (0, 3) and not options.quiet:
        sys.stderr.write(f"wrote {visible(file)} ({_size(os.path.getsize(file))}): open it in a browser\n")
    return status


def _size(count: int) -> str:
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"
