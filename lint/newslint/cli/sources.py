"""``newslint sources``: how reliable each source's text is, signal by signal, with the evidence."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from newslint.cli.check import jobs_of
from newslint.cli.exit_status import CLEAN, INTERNAL, USER_ERRORS, fail
from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.output import name_from, use_color
from newslint.cli.setup import set_up
from newslint.cli.spark import JobFailedError, profile_on_spark, spark_request, tell_failed
from newslint.cli.telling import tell
from newslint.config import Config
from newslint.corpus.files import Notice
from newslint.executors.profiling import Profiled, profile_corpus
from newslint.finding import Finding, Related
from newslint.knowledge.pivot import came_through
from newslint.plan import PlanSpec
from newslint.record import NamedTuple
from newslint.reliability.page import Page
from newslint.reliability.profile import compare, ordered
from newslint.reliability.render import FORMATS
from newslint.reliability.signals import BY_NAME
from newslint.reliability.tally import Example
from newslint.rule import Place, Rule
from newslint.suppress import Ignored, PerFileIgnores, kept, one_a_mention


def run_sources(options: CheckOptions, format: str, output: str | None, sort: str | None) -> int:
    """Profile the sources of a corpus and return the exit status: 0, 2 for wrong usage, 3 for an internal failure."""
    started = time.perf_counter()
    try:
        if sort is not None and sort not in BY_NAME:
            raise UsageError(f"--sort: no signal is called {sort!r}; there are {', '.join(BY_NAME)}")
        made = _on_spark(options, output) if options.engine == "spark" else _locally(options)
        through = partial(came_through, table=made.spec.knowledge().pivots)
        profiles = compare(made.profiled.tallies, through)
        if sort is not None:
            profiles = profiles._replace(sources=tuple(ordered(profiles.sources, BY_NAME[sort])))
        page = Page(profiles, _locate(made.profiled, made.root), made.spec.codes)
        _write(page, format, output, options.color)
    except USER_ERRORS as error:
        return fail(str(error))
    except JobFailedError as error:
        return tell_failed(error)
    outcome = made.profiled.outcome
    outcome = outcome._replace(notices=(*made.notices, *outcome.notices))
    findings = sum(rate.k for rate in profiles.corpus.rates if rate.signal.codes)
    tell(options, made.ignores, False, outcome, findings, (), time.perf_counter() - started)
    return INTERNAL if outcome.problems else CLEAN


class Made(NamedTuple):
    """What an engine made of a corpus. ``root``: local files are named from it; "" for files behind URLs."""

    profiled: Profiled
    spec: PlanSpec
    root: str
    notices: tuple[Notice, ...]
    ignores: tuple[Ignored, ...]


def _locally(options: CheckOptions) -> Made:
    setup = set_up(options)
    spec = setup.corpus.spec._replace(groupings=("source",))
    corpus = setup.corpus._replace(spec=spec, plan=spec.plan())
    per_file, ignored = _tests(setup.config, setup.rules)
    kept = partial(_counted, (per_file, ignored))
    # The index of ``check`` holds no practice: each command keeps its own.
    profiled = profile_corpus(corpus, setup.index_of(corpus), jobs_of(options), kept, setup.asked)
    return Made(profiled, spec, setup.config.root, tuple(setup.walk.notices), (ignored,))


def _on_spark(options: CheckOptions, output: str | None) -> Made:
    request = spark_request(options)
    kept = partial(_counted, _tests(request.config, request.rules))
    profiled = profile_on_spark(options, request, output, kept)
    root = request.named_from[0] if request.named_from else ""
    return Made(profiled, request.spec, root, request.notices, ())


def _tests(config: Config, rules: tuple[Rule, ...]) -> tuple[PerFileIgnores, Ignored]:
    return PerFileIgnores(config.per_file_ignores, rules), Ignored(config.ignore, rules)


def _counted(tests: tuple[Callable[[Finding], bool], ...], findings: Iterable[Finding]) -> Iterator[Finding]:
    """What counts of an article's findings. Signals ask for their own confidence: here every one is kept."""
    return one_a_mention(kept(findings, tests))


def _locate(profiled: Profiled, root: str) -> Callable[[Example], Related]:
    """What tells where an example stands, with its file named from the working directory."""
    here = os.getcwd()

    def locate(example: Example) -> Related:
        place = profiled.articles[example.article].related(Place(example.article, *example.span, example.text))
        return place._replace(file=name_from(here, place.file, root)) if root else place

    return locate


def _write(page: Page, format: str, output: str | None, color: str | None) -> None:
    if output is None or output == "-":
        FORMATS[format](page, sys.stdout, use_color(color, sys.stdout))
        return
    try:
        with open(output, "w", encoding="utf-8", newline="\n") as out:
            FORMATS[format](page, out, False)
    except OSError as error:
        raise UsageError(f"--output: {output}: {error.strerror}") from None
