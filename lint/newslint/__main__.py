"""The console script. ``newslint FOLDER`` means ``newslint check FOLDER``."""

from __future__ import annotations

import os
import sys

COMMANDS = frozenset({"check", "explain", "index", "report", "rule", "rules"})


def main() -> int:
    """Run newslint on the process's arguments and return the exit status."""
    if sys.path and sys.path[0] in ("", os.getcwd()):
        # `python -m newslint` puts the working directory first: a corpus must not supply modules.
        del sys.path[0]
    argv = sys.argv[1:]
    if argv in (["--version"], ["-V"]):
        from newslint import __version__

        print(f"newslint {__version__}")
        return 0
    if argv and argv[0] in COMMANDS:
        command, rest = argv[0], argv[1:]
    elif argv and (argv[0] in ("--help", "-h") or argv[0].startswith(("--install-", "--show-"))):
        command, rest = "", argv
    else:
        command, rest = "check", argv
    try:
        if command != "check" or "--help" in rest or "-h" in rest or "_NEWSLINT_COMPLETE" in os.environ:
            from newslint.cli.app import main as app_main

            return app_main([command, *rest] if command else rest)
        return _check(rest)
    except KeyboardInterrupt:
        sys.stderr.write("newslint: interrupted\n")
        return 130
    except BrokenPipeError:
        # Whoever read us has gone; nothing more can be said, and Python must not try when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141


def _check(argv: list[str]) -> int:
    from newslint.cli.options import UsageError, parse

    try:
        options = parse(argv)
    except UsageError as error:
        sys.stderr.write(f"newslint: error: {error}\nTry: newslint check --help\n")
        return 2
    from newslint.cli.check import run_check

    status = run_check(options)
    sys.stdout.flush()
    return status


if __name__ == "__main__":
    sys.exit(main())
