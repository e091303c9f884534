"""Where reports go: formats and files, colour, width."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

from newslint.cli.options import CheckOptions, UsageError
from newslint.corpus.files import relative
from newslint.executors.local import Outcome
from newslint.finding import Finding
from newslint.record import NamedTuple
from newslint.reporters import Report, writer
from newslint.rule import Rule
from newslint.suppress import Ignores

if TYPE_CHECKING:
    from newslint.report.collect import Reread


class Output(NamedTuple):
    """A format and the file that it goes to, None for stdout."""

    format: str
    path: str | None


def outputs(options: CheckOptions) -> list[Output]:
    """Each format with its file: files belong to the last formats, at most one goes to stdout. Raises UsageError."""
    formats = options.format or ("full",)
    if "parquet" in formats:
        raise UsageError("--format parquet is written with --engine spark")
    if len(options.output) > len(formats):
        raise UsageError(f"--output is given {len(options.output)} times for {len(formats)} formats")
    paths: list[str | None] = [None] * (len(formats) - len(options.output))
    paths += [None if path == "-" else path for path in options.output]
    if paths.count(None) > 1:
        raise UsageError("several formats, but only one can go to stdout: give --output FILE for the others")
    return [Output(name, path) for name, path in zip(formats, paths, strict=True)]


def write_reports(
    wanted: list[Output],
    findings: Iterable[Finding],
    outcome: Outcome,
    rules: tuple[Rule, ...],
    ignores: Sequence[Ignores],
    color: str | None,
    stdout: TextIO,
    reread: Reread | None = None,
) -> None:
    """Write every report. One is written as findings come; for several they are kept. Raises UsageError."""
    if len(wanted) != 1:
        findings = list(findings)
    for name, path in wanted:
        with ExitStack() as stack:
            out = stdout
            if path is not None:
                try:
                    out = stack.enter_context(open(path, "w", encoding="utf-8", newline="\n"))
                except OSError as error:
                    raise UsageError(f"--output: {path}: {error.strerror}") from None
            writer(name)(
                Report(
                    findings,
                    outcome.notices,
                    outcome.problems,
                    outcome.articles,
                    path is None and use_color(color, out),
                    width_of(out),
                    rules,
                    reread=reread,
                    links=path is None and makes_links(color, out),
                    ignores=tuple(ignores),
                ),
                out,
            )


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


def makes_links(color: str | None, out: TextIO) -> bool:
    """Whether ``out`` is a terminal that is known to make links; FORCE_HYPERLINK=1 says so of any other, 0 of none."""
    environment = os.environ
    forced = environment.get("FORCE_HYPERLINK")
    if not out.isatty() or color == "never" or environment.get("TERM") == "dumb" or forced == "0":
        return False
    if forced:
        return True
    if environment.get("CI") or environment.get("TMUX") or environment.get("TERM", "").startswith("screen"):
        return False
    vte = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or environment.get("TERM") in _LINKING_TERMS
        or any(name in environment for name in ("WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID"))
        or (vte.isdecimal() and int(vte) >= 5000)
    )


_LINKING_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"})
_LINKING_TERMS = frozenset({"xterm-kitty", "alacritty", "foot", "foot-extra", "wezterm", "xterm-ghostty"})


def width_of(out: TextIO) -> int:
    """The columns of a terminal, within reason; 120 elsewhere."""
    if not out.isatty():
        return 120
    import shutil

    return max(60, min(shutil.get_terminal_size().columns, 200))


def from_here(finding: Finding, root: str, here: str) -> Finding:
    """A finding with its files, named from the root, named from the working directory."""
    if here == root:
        return finding
    related = tuple(place._replace(file=name_from(here, place.file, root)) for place in finding.related)
    return finding._replace(file=name_from(here, finding.file, root), related=related)


def name_from(here: str, file: str, root: str) -> str:
    """What a file that is named from the root is called from another folder; both are absolute."""
    return file if here == root else relative(os.path.normpath(os.path.join(root, file)), here)
