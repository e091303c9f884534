"""The console script. ``newslint FOLDER`` means ``newslint check FOLDER``."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress
from typing import Any, NoReturn

COMMANDS = frozenset("baseline check config explain export index init names report rule rules sources".split())

_TIDY_UP = frozenset(("multiprocessing", "pyspark"))


def run() -> NoReturn:
    """The console script: ``main``, and an end that leaves it to the system to take all memory back at once.

    To free object after object took 27 of the 170 ms of a run on one file. What outlives the run (files, the index) is
    closed by then; an ordinary end is left to those who have something to do at it: process pools, Spark, profilers.
    """
    status = main()
    if not _TIDY_UP.isdisjoint(sys.modules) or sys.getprofile() or sys.gettrace():
        sys.exit(status)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)


def main() -> int:
    """Run newslint on the process's arguments and return the exit status."""
    if sys.path and sys.path[0] in ("", _here()):
        # `python -m newslint` puts the working directory first: a corpus must not supply modules.
        del sys.path[0]
    gc.set_threshold(50_000, 20, 20)  # looking for cycles as often as usual took a tenth of a run, and found none
    _set_up_streams()
    with suppress(ValueError):  # not in the main thread: whoever called us sees to signals
        signal.signal(signal.SIGTERM, _end)
    argv = sys.argv[1:]
    if argv and argv[0] in COMMANDS:
        command, rest = argv[0], argv[1:]
    elif argv and (argv[0] in ("--help", "-h") or argv[0].startswith(("--install-", "--show-"))):
        command, rest = "", argv
    else:
        command, rest = "check", argv
    try:
        if argv in (["--version"], ["-V"]):
            from newslint import __version__

            print(f"newslint {__version__}")
            status = 0
        elif command != "check" or "--help" in rest or "-h" in rest or "_NEWSLINT_COMPLETE" in os.environ:
            from newslint.cli.app import main as app_main

            status = app_main([command, *rest] if command else rest)
        else:
            status = _check(rest)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        sys.stderr.write("newslint: interrupted\n")
        return 130
    except BrokenPipeError:
        _give_up_stdout()  # whoever read us has gone
        return 141
    except OSError as error:
        _give_up_stdout()
        sys.stderr.write(f"newslint: error: {(error.strerror or type(error).__name__).lower()}\n")
        return 3


def _here() -> str:
    try:
        return os.getcwd()
    except OSError:  # it has been removed
        return ""


def _set_up_streams() -> None:
    """Whatever the locale: nothing that is written fails for a character, and what is no terminal gets UTF-8."""
    for name in ("stdout", "stderr"):
        stream: Any = getattr(sys, name)
        if stream is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _give_up_stdout() -> None:
    """Nothing more can be written, and Python must not try when it closes stdout."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _end(signal_number: int, frame: object) -> NoReturn:
    """End as a signal wants it, by way of everything that cleans up behind itself."""
    sys.exit(128 + signal_number)


def _check(argv: list[str]) -> int:
    from newslint.cli.options import UsageError, parse

    try:
        options = parse(argv)
    except UsageError as error:
        from newslint.reporters.display import visible

        sys.stderr.write(f"newslint: error: {visible(str(error))}\nTry: newslint check --help\n")
        return 2
    from newslint.cli.check import run_check

    return run_check(options)


if __name__ == "__main__":
    run()
