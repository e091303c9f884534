"""``check`` and ``sources`` with ``--engine spark``: options and config to a run on Spark, and what came of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import unquote, urlsplit

from newslint.cli.exit_status import CLEAN, FOUND, INTERNAL
from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.output import from_here
from newslint.cli.setup import basis, set_up
from newslint.cli.telling import tell
from newslint.config import Config
from newslint.corpus.files import Notice
from newslint.corpus.readers import ReadOptions
from newslint.executors.local import Outcome
from newslint.executors.spark.reading import Inputs
from newslint.executors.spark.session import SparkUnavailableError, open_session
from newslint.finding import Finding
from newslint.plan import PlanSpec
from newslint.record import NamedTuple
from newslint.reporters.display import visible
from newslint.rule import Rule
from newslint.suppress import Ignored, PerFileIgnores, confident, fatal_severities, kept, one_a_mention

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from newslint.executors.profiling import Keep, Profiled
    from newslint.executors.spark.job import Counts

Made = TypeVar("Made")

FORMATS = ("jsonl", "parquet")
NOT_ON_SPARK = ("stdin_filename", "since", "fix", "unsafe_fixes", "diff")
"""Options that look at single files of a working copy."""


class Request(NamedTuple):
    """What a run on Spark was asked for.

    ``asked``: names of the files to report on, None for all. ``named_from``: root and working directory of local files.
    """

    config: Config
    rules: tuple[Rule, ...]
    spec: PlanSpec
    reading: ReadOptions
    inputs: Inputs
    asked: frozenset[str] | None = None
    notices: tuple[Notice, ...] = ()
    named_from: tuple[str, str] | None = None


class JobFailedError(Exception):
    """A job failed on Spark; the message says why."""


def run_check_on_spark(options: CheckOptions) -> int:
    """Run ``check`` on Spark and return its exit status. Raises what ``set_up`` raises, UsageError above all."""
    started = time.perf_counter()
    form, folder = _output(options)
    request = spark_request(options)
    reporting = partial(_reported, _tests(request), request.named_from)

    def job(spark: SparkSession) -> Counts:
        from newslint.executors.spark.job import lint_corpus, write

        return write(lint_corpus(spark, request.inputs, request.reading, request.spec), reporting, form, folder)

    try:
        counts = _on_spark(options, f"{folder}.work", job)
    except JobFailedError as error:
        return tell_failed(error)
    if options.statistics:
        for code, name, _, count in sorted(counts.by_rule, key=lambda one: (-one[3], one[0])):
            sys.stdout.write(f"{count:7} {code} {name}\n")
    return _tell(options, request, counts, time.perf_counter() - started)


def profile_on_spark(options: CheckOptions, request: Request, output: str | None, kept: Keep) -> Profiled:
    """The tallies of the sources that a request names; ``kept``: see ``profiling.profile_corpus``.

    Raises UsageError and JobFailedError.
    """
    if output is None or output == "-":
        raise UsageError("--engine spark keeps its work beside the profile: give --output FILE")

    def job(spark: SparkSession) -> Profiled:
        from newslint.executors.spark.job import lint_corpus
        from newslint.executors.spark.profile import profile

        spec = request.spec._replace(groupings=("source",))
        return profile(lint_corpus(spark, request.inputs, request.reading, spec), kept, request.asked)

    return _on_spark(options, f"file://{os.path.abspath(output)}.work", job)


def _on_spark(options: CheckOptions, work: str, job: Callable[[SparkSession], Made]) -> Made:
    """What a job makes in a session, with a working folder. Raises UsageError without Spark, JobFailedError."""
    try:
        spark = open_session(options.master)
    except SparkUnavailableError as error:
        raise UsageError(str(error)) from None
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    from newslint.executors.spark.job import working_folder

    try:
        with working_folder(spark, work):
            return job(spark)
    except (Py4JError, PySparkException) as error:
        raise JobFailedError(str(error).strip()[:2000]) from None
    finally:
        spark.stop()


def tell_failed(error: JobFailedError) -> int:
    """Say that a job failed; the exit status."""
    sys.stderr.write(f"newslint: the Spark job failed: {visible(str(error))}\n")
    return INTERNAL


def _output(options: CheckOptions) -> tuple[str, str]:
    """Format and folder of the output. Raises UsageError."""
    for name in NOT_ON_SPARK:
        if getattr(options, name):
            raise UsageError(f"--{name.replace('_', '-')} does not go with --engine spark")
    form = options.format[0] if options.format else "jsonl"
    if len(options.format) > 1 or form not in FORMATS:
        raise UsageError(f"--engine spark writes one of the formats {' and '.join(FORMATS)}")
    if len(options.output) != 1 or options.output[0] == "-":
        raise UsageError("--engine spark writes many files: give --output FOLDER")
    folder = options.output[0]
    if "://" in folder:
        return form, folder
    if os.path.exists(folder):
        raise UsageError(f"--output: {folder} is there already")
    return form, "file://" + os.path.abspath(folder)


def spark_request(options: CheckOptions) -> Request:
    """What is asked for. Raises UsageError, and what ``set_up`` raises."""
    local = tuple(path for path in map(_local_path, options.paths) if path is not None)
    urls = tuple(path for path in options.paths if _local_path(path) is None)
    if not urls:
        config, rules, corpus, walk, asked, _ = set_up(options._replace(paths=local))
        if config.baseline:
            raise UsageError("--engine spark does not know baselines: use another --config, or --isolated")
        named_from = (config.root, os.getcwd())
        notices = tuple(walk.notices)
        return Request(config, rules, corpus.spec, corpus.options, Inputs(corpus.files), asked, notices, named_from)
    if local:
        raise UsageError("give local paths or URLs, not both: findings name files below one root")
    if len({urlsplit(url)[:2] for url in urls}) > 1:
        raise UsageError("URLs have to be of one host, bucket or cluster: findings name files by their path there")
    config, rules, spec, reading, exclusion = basis(options)
    return Request(config, rules, spec, reading, Inputs((), urls, exclusion.patterns))


def _local_path(path: str) -> str | None:
    """A path of this machine's file system, also when it is written as a file: URL; None for other URLs."""
    if path.startswith("file:"):
        return unquote(urlsplit(path).path)
    return None if "://" in path else path


def _tests(request: Request) -> tuple[Callable[[Finding], bool], ...]:
    config = request.config
    return (
        confident(config.min_confidence),
        PerFileIgnores(config.per_file_ignores, request.rules),
        Ignored(config.ignore, request.rules),
        partial(_is_asked, request.asked),
    )


def _is_asked(asked: frozenset[str] | None, finding: Finding) -> bool:
    return asked is None or finding.file in asked


def _reported(
    tests: tuple[Callable[[Finding], bool], ...], named_from: tuple[str, str] | None, findings: Iterable[Finding]
) -> Iterator[Finding]:
    """What is reported of an article's findings; runs on the executors."""
    shown = one_a_mention(kept(findings, tests))
    return (from_here(one, *named_from) for one in shown) if named_from else shown


def _tell(options: CheckOptions, request: Request, counts: Counts, seconds: float) -> int:
    """Say what there is to say besides findings; the exit status."""
    notices = (*request.notices, *counts.notices)
    outcome = Outcome((), notices, counts.problems, counts.articles)
    total = sum(count for *_, count in counts.by_rule)
    tell(options, (), False, outcome, total, (), seconds)
    if counts.problems:
        return INTERNAL
    fatal = fatal_severities(request.config.fail_on)
    failing = any(severity in fatal for _, _, severity, _ in counts.by_rule)
    return FOUND if failing and not options.exit_zero else CLEAN
