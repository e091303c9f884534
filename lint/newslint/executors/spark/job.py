"""A corpus linted on Spark, from files to findings, and written as partitioned files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial, reduce
from typing import Any, TypeAlias

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import expr, from_json

from newslint.corpus.files import Notice
from newslint.corpus.readers import ReadOptions
from newslint.engine import Plan, examine
from newslint.executors.spark.findings import locate
from newslint.executors.spark.groups import judge
from newslint.executors.spark.reading import Inputs, article_of, read_articles
from newslint.executors.spark.rows import Row, dump, keep, load, packed_plan, run
from newslint.finding import Finding, Problem
from newslint.groups.grouping import pack
from newslint.plan import PlanSpec
from newslint.record import NamedTuple
from newslint.reporters.jsonl import line_of

EXAMINED = (
    "grouping string, key long, value binary, article long, source long, data binary, findings binary, problem binary"
)
"""An entry, an article's findings, or a problem."""
REPORTED = "article long, line string, code string, name string, severity string"
"""A finding as a line of JSON, and what it is counted by."""
FIELDS = (
    "file string, record struct<id: string, line: long, pointer: string>, line long, column long, end_line long, "
    "end_column long, start long, `end` long, code string, name string, family string, severity string, "
    "confidence string, message string, text string, suggestion string, related array<struct<file: string, "
    "record: struct<id: string, line: long, pointer: string>, line: long, column: long, start: long, `end`: long, "
    "text: string>>, evidence string, fingerprint string"
)
"""The columns of Parquet output. ``evidence`` is JSON: its shape is the rule's own."""
MAX_TOLD = 1_000
"""Of notices and problems, so many are brought to the driver."""

Reporting: TypeAlias = "Callable[[list[Finding]], Iterable[Finding]]"
"""What is reported of an article's findings, given in order. It travels to the executors."""


class Linted(NamedTuple):
    """The frames of a run: what else is asked of a corpus starts here.

    ``articles``: see ``reading.ARTICLES``; ``examined``: EXAMINED; ``found``: ``findings.FOUND``, unfiltered and
    possibly several rows an article.
    """

    articles: DataFrame
    examined: DataFrame
    found: DataFrame
    plan: bytes


class Counts(NamedTuple):
    """What a run amounted to. ``by_rule``: code, name, severity and how many findings."""

    articles: int
    by_rule: tuple[tuple[str, str, str, int], ...]
    notices: tuple[Notice, ...]
    problems: tuple[Problem, ...]


@contextmanager
def working_folder(spark: SparkSession, folder: str) -> Iterator[None]:
    """A folder, on a file system that all nodes share, for what steps leave to later ones; deleted in the end."""
    java: Any = spark._jvm
    path = java.org.apache.hadoop.fs.Path(folder)
    files = path.getFileSystem(spark._jsc.hadoopConfiguration())
    spark.sparkContext.setCheckpointDir(folder)
    try:
        yield
    finally:
        files.delete(path, True)


def lint_corpus(spark: SparkSession, inputs: Inputs, options: ReadOptions, spec: PlanSpec) -> Linted:
    """Lint a corpus: the findings of ``engine.lint``, for any number of articles. Needs a ``working_folder``."""
    for path in spec.lexicon:
        spark.sparkContext.addFile(path)
    plan = packed_plan(spec)
    articles = keep(read_articles(spark, inputs, options, plan))
    bodies = articles.where("article IS NOT NULL")
    examined = keep(run(bodies.select("body"), _examine, EXAMINED, plan))
    found = [examined.where("grouping IS NULL").select("article", "findings", "problem")]
    entries = examined.where("grouping IS NOT NULL")
    if groupings := spec.plan().groupings:
        verdicts = keep(judge(entries, groupings, plan))
        found.append(locate(verdicts.where("problem IS NULL"), entries, bodies, plan))
        found.append(verdicts.where("problem IS NOT NULL").selectExpr("NULL", "NULL", "problem"))
    return Linted(articles, examined, keep(reduce(DataFrame.union, found)), plan)


def _examine(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for (body,) in rows:
        one = examine(article_of(body), plan)
        for name, entries in one.entries.items():
            for entry in entries:
                value = entry.value.encode("utf-8", "surrogatepass")
                yield name, entry.key, value, one.article, one.source, pack(entry), None, None
        if one.findings:
            yield None, None, None, one.article, None, None, dump(list(one.findings)), None
        for problem in one.problems:
            yield None, None, None, None, None, None, None, dump(problem)


def report(linted: Linted, reporting: Reporting) -> DataFrame:
    """The reported findings (see REPORTED); not persisted."""
    by_article = linted.found.where("findings IS NOT NULL").groupBy("article").agg(expr("collect_list(findings)"))
    return run(by_article, partial(_report, reporting), REPORTED, linted.plan)


def _report(reporting: Reporting, plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for article, parts in rows:
        findings = sorted((one for part in parts for one in load(part)), key=lambda one: one.order)
        for one in reporting(findings):
            yield article, line_of(one), one.code, one.name, one.severity


def write(linted: Linted, reporting: Reporting, format: str, folder: str) -> Counts:
    """Write the reported findings as ``jsonl`` or ``parquet`` below a new folder; count what was written."""
    reported = keep(report(linted, reporting))
    if format == "parquet":
        reported.select(from_json("line", FIELDS).alias("one")).select("one.*").write.parquet(folder)
    else:
        reported.select("line").write.text(folder)
    counted = reported.groupBy("code", "name", "severity").count().collect()
    return Counts(
        linted.articles.where("article IS NOT NULL").count(),
        tuple(sorted((str(code), str(name), str(severity), int(n)) for code, name, severity, n in counted)),
        *told(linted),
    )


def told(linted: Linted) -> tuple[tuple[Notice, ...], tuple[Problem, ...]]:
    """What was passed over and what failed, of each the first MAX_TOLD."""
    notices, problems = _first(linted.articles, "notice"), _first(linted.found, "problem")
    return tuple(Notice(*one) for one in notices), tuple(Problem(*one) for one in problems)


def _first(frame: DataFrame, column: str) -> list[tuple[str, ...]]:
    rows = frame.where(f"{column} IS NOT NULL").select(column).limit(MAX_TOLD).toArrow()
    return sorted(load(one) for one in rows[column].to_pylist())
