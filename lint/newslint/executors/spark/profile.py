"""The tallies of sources, on Spark: what ``executors.profiling`` adds up on one machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, reduce
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from pyspark.sql.functions import expr

from newslint.executors.local import Outcome
from newslint.executors.profiling import Keep, Profiled, articles_shown
from newslint.executors.spark.groups import spread
from newslint.executors.spark.job import Linted, told
from newslint.executors.spark.rows import Row, dump, keep, load, run
from newslint.groups.grouping import payload_of, spans_of
from newslint.groups.source import practice_of
from newslint.reliability.tally import merge, of_article

if TYPE_CHECKING:
    from newslint.engine import Plan
    from newslint.finding import Finding

TALLIES = "source binary, tally binary"


def profile(linted: Linted, kept: Keep, asked: frozenset[str] | None = None) -> Profiled:
    """The tallies of a corpus that was linted with the grouping ``source``; see ``profiling.profile_corpus``.

    They are added up in parts on the executors, and come to the driver as one a source.
    """
    practices = linted.examined.where("grouping = 'source'").selectExpr("value AS source", "article", "data")
    found = linted.found.where("findings IS NOT NULL").groupBy("article")
    whole = practices.join(found.agg(expr("collect_list(findings) AS findings")), "article", "left")
    whole = whole.join(linted.articles.where("article IS NOT NULL").select("article", "location"), "article")
    whole = whole.select("source", "article", "data", "findings", "location")
    parts = run(spread(whole, "source"), partial(_tally, kept, asked), TALLIES, linted.plan)
    listed = parts.groupBy("source").agg(expr("collect_list(tally) AS tallies"))
    sums = keep(run(listed, _add, TALLIES, linted.plan)).toArrow()
    tallies = {
        source.decode("utf-8", "surrogatepass"): load(tally)
        for source, tally in sorted(zip(*(column.to_pylist() for column in sums.columns), strict=True))
    }
    keys = articles_shown(tallies)
    wanted = linted.articles.sparkSession.createDataFrame([(key,) for key in keys], "article long")
    places = linted.articles.join(wanted, "article").select("article", "location").toArrow()
    articles = dict(zip(places["article"].to_pylist(), map(load, places["location"].to_pylist()), strict=True))
    count = sum(one.articles for one in tallies.values())
    return Profiled(tallies, articles, Outcome((), *told(linted), count))


def _tally(kept: Keep, asked: frozenset[str] | None, plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for source, own in groupby(rows, itemgetter(0)):
        tallies = (
            of_article(article, practice_of(spans_of(data), payload_of(data)), kept(_in_order(parts)))
            for _, article, data, parts, location in own
            if asked is None or load(location).file in asked
        )
        if first := next(tallies, None):
            yield source, dump(reduce(merge, tallies, first))


def _in_order(parts: list[bytes] | None) -> list[Finding]:
    return sorted((one for part in parts or () for one in load(part)), key=lambda one: one.order)


def _add(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for source, parts in rows:
        yield source, dump(reduce(merge, map(load, parts)))
