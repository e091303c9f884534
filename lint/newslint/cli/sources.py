"""``newslint sources``: how reliable each source's text is, signal by signal, with the evidence."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator

from newslint.cli.check import CLEAN, INTERNAL, USER_ERRORS, fail, jobs_of
from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.output import use_color
from newslint.cli.setup import Setup, set_up
from newslint.cli.telling import tell
from newslint.executors.profiling import Profiled, profile_corpus
from newslint.finding import Finding, Related
from newslint.reliability.profile import compare, ordered
from newslint.reliability.render import FORMATS, Page
from newslint.reliability.signals import BY_NAME
from newslint.reliability.tally import Example
from newslint.rule import Place
from newslint.suppress import Ignored, PerFileIgnores, kept, one_a_mention


def run_sources(options: CheckOptions, format: str, output: str | None, sort: str | None) -> int:
    """Profile the sources of a corpus and return the exit status: 0, 2 for wrong usage, 3 for an internal failure."""
    started = time.perf_counter()
    try:
        if sort is not None and sort not in BY_NAME:
            raise UsageError(f"--sort: no signal is called {sort!r}; there are {', '.join(BY_NAME)}")
        setup = set_up(options)
        ignored = _ignored(setup)
        profiled = _profile(setup, options, ignored)
        profiles = compare(profiled.tallies)
        if sort is not None:
            profiles = profiles._replace(sources=tuple(ordered(profiles.sources, BY_NAME[sort])))
        page = Page(profiles, _locate(profiled, setup.config.root), setup.corpus.spec.codes)
        _write(page, format, output, options.color)
    except USER_ERRORS as error:
        return fail(str(error))
    findings = sum(rate.k for rate in profiles.corpus.rates if rate.signal.codes)
    notices = (*setup.walk.notices, *profiled.outcome.notices)
    tell(options, (ignored,), False, notices, profiled.outcome, findings, (), time.perf_counter() - started)
    return INTERNAL if profiled.outcome.problems else CLEAN


def _ignored(setup: Setup) -> Ignored:
    try:
        return Ignored(setup.config.ignore, setup.rules)
    except KeyError as error:
        raise UsageError(
            f"no rule, prefix or family is called {error.args[0]!r} (`newslint rules` lists them)"
        ) from None


def _profile(setup: Setup, options: CheckOptions, ignored: Ignored) -> Profiled:
    """Lint and add up. Signals ask for their own confidence, so that findings of every confidence are kept."""
    spec = setup.corpus.spec._replace(groupings=("source",))
    corpus = setup.corpus._replace(spec=spec, plan=spec.plan())
    tests = (PerFileIgnores(setup.config.per_file_ignores, setup.rules), ignored)

    def keep(findings: Iterable[Finding]) -> Iterator[Finding]:
        return one_a_mention(kept(findings, tests))

    # The index of ``check`` holds no practice: each command keeps its own.
    index = setup.index_file.with_name("sources.sqlite") if setup.index_file else None
    return profile_corpus(corpus, index, jobs_of(options), keep, setup.asked)


def _locate(profiled: Profiled, root: str) -> Callable[[Example], Related]:
    """What tells where an example stands, with its file named from the working directory."""
    here = os.getcwd()

    def locate(example: Example) -> Related:
        place = profiled.articles[example.article].related(Place(example.article, *example.span, example.text))
        if here == root:
            return place
        return place._replace(file=os.path.relpath(os.path.join(root, place.file), here).replace(os.sep, "/"))

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
