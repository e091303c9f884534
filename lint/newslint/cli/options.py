"""The options of ``newslint check``, declared once: for the quick parser here, and for Typer's help and completion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from newslint.record import NamedTuple
from newslint.reporters import FORMATS
from newslint.rule import CONFIDENCES, SEVERITIES

Kind: TypeAlias = Literal["flag", "count", "value", "list"]
"""``list`` options repeat, and take several values separated by commas where ``commas`` is set."""

LEAST_PROBABILITY = 0.65
"""``newslint names``: more than nine in ten pairs of spellings from here on are one name (tools/fit_names.py); NAM201
has it for medium confidence."""
MAX_REMOVED = "30%"
"""``newslint export``: the share of an article's words that may be removed; where more would go, it is left whole."""


class UsageError(ValueError):
    """The command line is wrong; the message says what and what to write."""


class Option(NamedTuple):
    """One option. ``flags``: its spellings, the long one first."""

    flags: tuple[str, ...]
    kind: Kind
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    commas: bool = False

    @property
    def name(self) -> str:
        """The attribute that holds its value."""
        return self.flags[0].removeprefix("--").replace("-", "_")

    @property
    def default(self) -> Any:
        """The value when it is not given."""
        return {"flag": False, "count": 0, "value": None, "list": ()}[self.kind]


OPTIONS = (
    Option(("--select",), "list", "Rules to run: codes, prefixes, names, families, 'all'.", "RULES", commas=True),
    Option(("--ignore",), "list", "Rules not to run.", "RULES", commas=True),
    Option(("--min-confidence",), "value", "Least confidence reported (default: medium).", "LEVEL", CONFIDENCES),
    Option(
        ("--fail-on",), "value", "Least severity that makes the exit status 1 (default: warning).", "LEVEL",
        (*SEVERITIES, "never"),
    ),
    Option(("--preview",), "flag", "Run rules that are still in preview, too."),
    Option(("--format", "-f"), "list", "Format of the report; repeatable.", "FORMAT", (*FORMATS, "parquet")),
    Option(("--output", "-o"), "list", "File of the report; with several formats, of the last ones.", "FILE"),
    Option(("--config",), "value", "The config file to use instead of the nearest one.", "FILE"),
    Option(("--isolated",), "flag", "Read no config and no index: the run depends on its arguments alone."),
    Option(("--no-index",), "flag", "Keep no index: read everything anew."),
    Option(("--cache-dir",), "value", "Folder of the index (default: the user's cache folder).", "FOLDER"),
    Option(("--jobs", "-j"), "value", "Processes (default: one a core).", "N"),
    Option(("--engine",), "value", "Where it runs (default: local).", "ENGINE", ("local", "spark")),
    Option(("--master",), "value", "With --engine spark: the Spark master (default: as spark-submit says).", "URL"),
    Option(("--files-from",), "value", "File that lists paths, one a line or NUL-separated; - for stdin.", "FILE"),
    Option(("--stdin-filename",), "value", "Lint stdin as the contents of this file.", "FILE"),
    Option(("--exclude",), "list", "Globs of files and folders to leave out, too.", "GLOBS", commas=True),
    Option(("--force-exclude",), "flag", "Leave out excluded files even when they are named outright."),
    Option(("--max-file-size",), "value", "Largest article that is read (default: 2 MB).", "SIZE"),
    Option(("--since",), "value", "Report only what stands in lines changed since a git revision.", "REV"),
    Option(("--fix",), "flag", "Apply safe edits: boilerplate lines, encoding damage."),
    Option(("--unsafe-fixes",), "flag", "With --fix or --diff: edits that want a look, too."),
    Option(("--diff",), "flag", "Show what --fix would change, and change nothing."),
    Option(("--exit-zero",), "flag", "Exit 0 in spite of findings."),
    Option(("--statistics",), "flag", "Count findings by rule instead of listing them."),
    Option(("--color",), "value", "Colour the output.", "WHEN", ("auto", "always", "never")),
    Option(("--quiet", "-q"), "count", "Findings only; twice: nothing but the exit status."),
    Option(("--verbose", "-v"), "count", "Say what was skipped and why."),
)  # fmt: skip

_BY_FLAG = {flag: option for option in OPTIONS for flag in option.flags}


class CheckOptions(NamedTuple):
    """The values of the options, and the paths."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: str | None = None
    fail_on: str | None = None
    preview: bool = False
    format: tuple[str, ...] = ()
    output: tuple[str, ...] = ()
    config: str | None = None
    isolated: bool = False
    no_index: bool = False
    cache_dir: str | None = None
    jobs: str | None = None
    engine: str | None = None
    master: str | None = None
    files_from: str | None = None
    stdin_filename: str | None = None
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    max_file_size: str | None = None
    since: str | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    exit_zero: bool = False
    statistics: bool = False
    color: str | None = None
    quiet: int = 0
    verbose: int = 0


def parse(argv: Sequence[str]) -> CheckOptions:
    """Read the arguments of ``check``. Raises UsageError."""
    values: dict[str, Any] = {}
    paths: list[str] = []
    rest = list(argv)
    while rest:
        word = rest.pop(0)
        if word == "--":
            paths += rest
            break
        if word == "-" or not word.startswith("-"):
            paths.append(word)
            continue
        flag, equals, given = word.partition("=")
        if not flag.startswith("--") and len(flag) > 2:  # -qv, -fjson
            short = flag[:2]
            if short in _BY_FLAG and _BY_FLAG[short].kind in ("flag", "count") and not equals:
                rest.insert(0, "-" + word[2:])
                flag = short
            else:
                flag, equals, given = short, "=", word[2:].removeprefix("=")
        _take(values, flag, given if equals else None, rest)
    return CheckOptions(paths=tuple(paths), **values)


def _take(values: dict[str, Any], flag: str, given: str | None, rest: list[str]) -> None:
    option = _BY_FLAG.get(flag)
    if option is None:
        raise UsageError(f"no such option: {flag}{_hint(flag)}")
    if option.kind in ("flag", "count"):
        if given is not None:
            raise UsageError(f"{flag} takes no value")
        values[option.name] = True if option.kind == "flag" else values.get(option.name, 0) + 1
        return
    if given is None:
        if not rest:
            raise UsageError(f"{flag} needs a value: {option.metavar}")
        given = rest.pop(0)
    words = _words(option, flag, given)
    values[option.name] = (*values.get(option.name, ()), *words) if option.kind == "list" else given


def from_values(**values: Any) -> CheckOptions:
    """The options, and the paths, that another parser has taken apart, read as ``parse`` reads them.

    None, too, is an option that was not given. Raises UsageError.
    """
    read: dict[str, Any] = {"paths": tuple(values.pop("paths", None) or ())}
    for name, given in values.items():
        flag = "--" + name.replace("_", "-")
        option = _BY_FLAG[flag]
        if option.kind == "list":
            read[name] = tuple(word for one in given or () for word in _words(option, flag, one))
        elif given is not None:
            if option.kind == "value":
                _words(option, flag, given)
            read[name] = given
    return CheckOptions(**read)


def _words(option: Option, flag: str, given: str) -> tuple[str, ...]:
    """The values in what was written for an option. Raises UsageError for one that it does not take."""
    words = tuple(part.strip() for part in given.split(",") if part.strip()) if option.commas else (given,)
    for word in words:
        if option.choices and word not in option.choices:
            raise UsageError(f"{flag}: {word!r} is not one of {', '.join(option.choices)}")
    return words


def _hint(flag: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(flag, _BY_FLAG, 1)
    return f"; did you mean {close[0]}?" if close else " (newslint check --help lists them)"
