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
_MAX_MESSAGE = 500


def run() -> NoReturn:
    """The console script: ``main``, and an end that leaves it to the system to take all memory back at once.

    To free object after object took 27 of the 170 ms of a run on one file. What outlives the run (files, the index) is
    closed by then; an ordinary end is left to those who have something to do at it: process pools, Spark, profilers.
    """
    status = main()
    if not _TIDY_UP.isdisjoint(sys.modules) or _is_watched():
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
    gc.set_threshold(500_000, 20, 20)  # looking for cycles as often as usual took a tenth of a run, and found none
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
        with suppress(OSError):  # what was found, unless it is stdout that fails
            sys.stdout.flush()
        _give_up_stdout()
        return _fail_on(error)
    except Exception as error:
        with suppress(OSError):
            sys.stdout.flush()
        return _fail(error)


def _is_watched() -> bool:
    """Whether a profiler, a debugger or a measure of coverage is at work; from Python 3.12 some use sys.monitoring."""
    monitoring: Any = getattr(sys, "monitoring", None)
    by_tool = monitoring is not None and any(monitoring.get_tool(number) is not None for number in range(6))
    return by_tool or sys.getprofile() is not None or sys.gettrace() is not None


def _fail_on(error: OSError) -> int:
    """Say what the system refused, and on which file; the exit status."""
    from newslint.reporters.display import visible

    reason = (error.strerror or type(error).__name__).lower()
    where = "" if error.filename is None else f"{visible(os.fsdecode(error.filename))}: "
    sys.stderr.write(f"newslint: error: {where}{reason}\n")
    _debug()
    return 3


def _fail(error: Exception) -> int:
    """Say in one line what should not have happened, and where; the exit status."""
    from newslint.reporters.display import visible

    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = ""
    if trace is not None:
        code = trace.tb_frame.f_code
        where = f" ({'/'.join(code.co_filename.split(os.sep)[-2:])}:{trace.tb_lineno})"
    what = visible(f"{type(error).__name__}: {error}"[:_MAX_MESSAGE] + where)
    sys.stderr.write(f"newslint: internal error: {what}\n")
    if not _debug():
        sys.stderr.write("Please report it, with what NEWSLINT_DEBUG=1 shows besides.\n")
    return 3


def _debug() -> bool:
    """Show the traceback where NEWSLINT_DEBUG asks for it."""
    if not os.environ.get("NEWSLINT_DEBUG"):
        return False
    import traceback

    from newslint.reporters.display import visible

    sys.stderr.writelines(visible(line) + "\n" for line in traceback.format_exc().splitlines())
    return True


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
