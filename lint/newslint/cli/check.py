"""``newslint check``: options and config to a plan, a run, reports and an exit status."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import Any, NamedTuple, TextIO

from newslint.cli.options import CheckOptions, UsageError
from newslint.config import Config, ConfigError, find, lexicon_paths, load, read_size
from newslint.corpus.files import Exclusion, MissingPathError, Notice, Walk
from newslint.corpus.metadata import path_reader
from newslint.corpus.readers import READERS, ReadOptions
from newslint.engine import Plan
from newslint.executors.local import Outcome, lint_files
from newslint.finding import Finding
from newslint.knowledge import Knowledge
from newslint.registry import PackError, pack_folder, select
from newslint.registry import load as load_rules
from newslint.reporters import Report, writer
from newslint.reporters.display import visible
from newslint.rule import Rule, RuleError
from newslint.suppress import confident, fails, kept, per_file

MAX_PROBLEMS_TOLD = 10
CLEAN, FOUND, USAGE, INTERNAL, INTERRUPTED = 0, 1, 2, 3, 130


class Setup(NamedTuple):
    """What config and options say together."""

    config: Config
    rules: tuple[Rule, ...]
    plan: Plan
    walk: Walk
    reading: ReadOptions


def effective_config(options: CheckOptions) -> Config:
    """The config file's values, overridden by the options. Raises ConfigError and UsageError."""
    if options.isolated:
        config = Config(root=os.getcwd())
    else:
        path = options.config or find(os.getcwd())
        config = load(path) if path else Config(root=os.getcwd())
    changes: dict[str, Any] = {
        name: value for name in ("select", "min_confidence", "fail_on", "preview") if (value := getattr(options, name))
    }
    if options.max_file_size is not None:
        try:
            changes["max_file_size"] = read_size(options.max_file_size)
        except ValueError as error:
            raise UsageError(f"--max-file-size: {error}") from None
    changes["exclude"] = (*config.exclude, *options.exclude)
    changes["ignore"] = {**config.ignore, **dict.fromkeys(options.ignore, "")}
    return config._replace(**changes)


def chosen_rules(config: Config, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules to run. A rule that is off, or in preview, runs when it is selected by its code or name."""
    try:
        outright = {*config.select, *config.extend_select}
        picked = select(
            rules, (*config.select, *config.extend_select) if config.select else ("all", *config.extend_select)
        )
        dropped = select(rules, tuple(config.ignore))
    except KeyError as error:
        raise UsageError(
            f"no rule, prefix or family is called {error.args[0]!r} (`newslint rules` lists them)"
        ) from None
    return tuple(
        one
        for one in rules
        if one.code in picked
        and one.code not in dropped
        and ((one.default and (config.preview or not one.preview)) or {one.code, one.name} & outright)
    )


def set_up(options: CheckOptions) -> Setup:
    """Everything a run needs. Raises ConfigError, UsageError, PackError and RuleError."""
    config = effective_config(options)
    rules = load_rules(config.packs)
    knowledge = Knowledge(
        [pack_folder(pack) / "data" for pack in config.packs], lexicon_paths(config), config.accept, config.prefer
    )
    exclusion = Exclusion(config.exclude, config.gitignore)
    try:
        exclusion.matcher()
    except ValueError as error:
        raise UsageError(f"--exclude: not a glob: {error}") from None
    return Setup(
        config,
        rules,
        Plan.of(chosen_rules(config, rules), knowledge),
        Walk(config.root, frozenset(READERS), exclusion, options.force_exclude),
        ReadOptions(config.max_file_size, path_reader(config.source, config.date), config.fields),
    )


def run_check(options: CheckOptions) -> int:
    """Run ``check`` and return its exit status."""
    started = time.perf_counter()
    try:
        setup = set_up(options)
        outputs = _outputs(options)
        outcome = lint_files(setup.walk.files(options.paths or (".",)), setup.reading, setup.plan)
        keep = [
            confident(setup.config.min_confidence),
            per_file(setup.config.per_file_ignores, setup.rules),
        ]
    except (ConfigError, UsageError, PackError, RuleError, MissingPathError) as error:
        return fail(str(error))
    except KeyError as error:
        return fail(f"per-file-ignores: no rule, prefix or family is called {error.args[0]!r}")
    tally = _Tally(fails(setup.config.fail_on))
    findings = [_shown(one, setup.config.root) for one in kept(outcome.findings, keep)]
    _write(options, outputs, findings, outcome, tally)
    notices = (*setup.walk.notices, *outcome.notices)
    _tell(options, setup, notices, outcome, tally, time.perf_counter() - started)
    if outcome.problems:
        return INTERNAL
    return FOUND if tally.failing and not options.exit_zero else CLEAN


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
            report = Report(counted, outcome.notices, outcome.problems, outcome.articles, color, _width(out))
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
    closing = f"{_count(tally.total, 'finding')} in {_count(outcome.articles, 'article')}"
    err.write(f"{closing} ({seconds:.2f} s)\n")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
