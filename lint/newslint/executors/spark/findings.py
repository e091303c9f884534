"""Verdicts to findings in their articles, on Spark: what ``engine.lint`` does after judging."""

from __future__ import annotations

from collections.abc import Iterator

from pyspark.sql import DataFrame
from pyspark.sql.functions import expr

from newslint.engine import Plan, placed_findings
from newslint.executors.spark.reading import article_of
from newslint.executors.spark.rows import Row, dump, load, run
from newslint.finding import Problem, Related
from newslint.groups.grouping import spans_of
from newslint.index.rows import Stored
from newslint.rule import Everywhere, Hit, Place, Rule

FOUND = "article long, findings binary, problem binary"
"""Findings of an article, as a list; or a problem."""


def locate(verdicts: DataFrame, entries: DataFrame, articles: DataFrame, plan: bytes) -> DataFrame:
    """The findings that verdicts make (see FOUND).

    A verdict on a member is one finding for each place where the member stands: all its entries count here, none is
    sampled. Articles that verdicts refer to are looked up once a verdict; texts only of articles with findings.
    """
    named = ["grouping", "root", "number"]
    targets = verdicts.selectExpr(*named, "explode(targets) AS article")
    places = targets.join(articles.select("article", "location"), "article")
    places = places.groupBy(*named).agg(expr("collect_list(location) AS places"))
    told = verdicts.join(places, named, "left")
    at_places = told.where("article IS NOT NULL").selectExpr("article", "code", "hit", "places", "NULL AS data")
    everywhere = told.where("member IS NOT NULL").selectExpr("grouping", "member AS key", "code", "hit", "places")
    everywhere = everywhere.join(entries, ["grouping", "key"]).select("article", "code", "hit", "places", "data")
    hits = at_places.union(everywhere).groupBy("article")
    listed = hits.agg(expr("collect_list(struct(code, hit, places, data)) AS hits"))
    whole = listed.join(articles, "article")
    return run(
        whole.selectExpr("article", "body", "hits.code", "hits.hit", "hits.places", "hits.data"), _place, FOUND, plan
    )


def _place(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    rules = {one.code: one for one in plan.rules}
    for key, body, *listed in rows:
        article = article_of(body)
        hits: list[tuple[Rule, Hit]] = []
        stored: dict[int, Stored] = {}
        for code, hit, places, data in zip(*listed, strict=True):
            stored.update((place.key, place) for place in map(load, places or ()))
            hits += ((rules[code], one) for one in _expanded(load(hit), data))

        def located(place: Place) -> Related:
            return stored[place.article].related(place)  # noqa: B023 - used before the next article

        try:
            problems: list[Problem] = []
            yield key, dump(placed_findings(article, hits, plan, located, problems)), None
            yield from ((None, None, dump(problem)) for problem in problems)
        except Exception as error:
            yield None, None, dump(Problem(article.id, f"{type(error).__name__}: {error}"))


def _expanded(hit: Hit, data: bytes | None) -> Iterator[Hit]:
    """A hit at a place as it is; one on a member at every span of an article's entry."""
    if isinstance(hit.at, Everywhere) and data is not None:
        for span in spans_of(data):
            yield hit._replace(at=span)
    else:
        yield hit
