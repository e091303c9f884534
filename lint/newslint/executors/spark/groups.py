"""Entries to members, links, components and verdicts, on Spark: what ``engine.judge`` does in memory.

Every bound of the engine is a mergeable one (the smallest keys), so Spark keeps it with a window and a rank: it drops
what is beyond the bound in each partition before anything is sent (the partition is the salt), and once more after.
A name that stands in a tenth of all articles makes no group larger than the cap anywhere:

- of a member, 256 contributions with the smallest article keys (``SOURCES_COUNTED``); the count of articles is exact;
- of a block, the MAX_BLOCK smallest keys; of a component, the MAX_GROUP smallest and the links among them.

The local engine drops the same. Groups are collected by Spark and handed over in batches under ``mapInArrow``:
``applyInArrow`` would call Python once a group, and most groups have one or two rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial, reduce
from itertools import combinations

from pyspark import StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql.functions import expr

from newslint.engine import Plan, Problem, judge_group
from newslint.executors.spark.components import components
from newslint.executors.spark.rows import Row, dump, load, run
from newslint.groups.grouping import MAX_BLOCK, MAX_GROUP, Contribution, Grouping, Member, unpack
from newslint.index.rows import dump_hit
from newslint.index.shelf import SOURCES_COUNTED
from newslint.rule import Everywhere, Place

MEMBERS = "key long, value binary, articles long, member binary"
BLOCKS = "block long, key long, value binary"
LINKS = "a long, b long, link binary"
VERDICTS = (
    "grouping string, root long, number int, code string, article long, member long, hit binary, "
    "targets array<long>, problem binary"
)
"""A verdict: which one of which group, the hit, at an article or everywhere that a member stands, and the articles
that it refers to. Or a problem."""
_NO_LINKS = "CAST(array() AS array<binary>)"
_PAIRS_REMEMBERED = 1 << 18


def judge(entries: DataFrame, grouping: Grouping, plan: bytes) -> DataFrame:
    """The verdicts (and problems) on all groups of a grouping.

    ``entries``: columns key, value, article, source, data (see ``grouping.pack``), of this grouping alone. Frames that
    are read twice are persisted; connecting the links runs a job.
    """
    found = members(entries, grouping, plan)
    groups = []
    if grouping.linked:
        found = found.persist(StorageLevel.DISK_ONLY)
        links = links_of(found, grouping, plan).persist(StorageLevel.DISK_ONLY)
        rooted = components(links).persist(StorageLevel.DISK_ONLY)
        groups.append(_linked_groups(found, links, rooted))
        found = found.join(rooted, "key", "left_anti")
    if grouping.shows_singles:
        shown = found.where(f"articles >= {grouping.least_articles}")
        groups.append(shown.selectExpr("key AS root", "array(member) AS members", f"{_NO_LINKS} AS links"))
    return run(reduce(DataFrame.union, groups), partial(_judge, grouping.name), VERDICTS, plan)


def members(entries: DataFrame, grouping: Grouping, plan: bytes) -> DataFrame:
    """The members (see MEMBERS). Of a grouping without links, those that rules may see."""
    counts = entries.groupBy("key").agg(expr("count(*) AS articles"))
    if not grouping.linked:
        counts = counts.where(f"articles >= {grouping.least_articles}")
    ranked = entries.selectExpr("*", "row_number() OVER (PARTITION BY key ORDER BY article) AS rank")
    samples = (
        ranked.where(f"rank <= {max(SOURCES_COUNTED, grouping.sample)}")
        .selectExpr("key", "value", "article", "source", f"CASE WHEN rank <= {grouping.sample} THEN data END AS data")
        .groupBy("key")
        .agg(expr("min(value) AS value"), expr("collect_list(struct(article, source, data)) AS sample"))
    )
    whole = samples.join(counts, "key").select("key", "value", "articles", "sample")
    return run(whole, partial(_merge, grouping.sample), MEMBERS, plan)


def _merge(sample: int, plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for key, value, articles, contributions in rows:
        parts = sorted(tuple(one.values()) for one in contributions)
        sources = {source for _, source, _ in parts[:SOURCES_COUNTED] if source}
        kept = tuple(Contribution(article, source, *unpack(data)) for article, source, data in parts[:sample])
        member = Member(key, value.decode("utf-8", "surrogatepass"), articles, len(sources), kept)
        yield key, value, articles, dump(member)


def links_of(members: DataFrame, grouping: Grouping, plan: bytes) -> DataFrame:
    """The links between members that share a block: columns a, b, link."""
    blocks = run(members.select("key", "value", "member"), partial(_block, grouping.name), BLOCKS, plan)
    collected = (
        blocks.selectExpr("*", "row_number() OVER (PARTITION BY block ORDER BY key) AS rank")
        .where(f"rank <= {MAX_BLOCK}")
        .groupBy("block")
        .agg(expr("collect_list(struct(key, value)) AS items"))
        .where("size(items) > 1")
        .select("items")
    )
    pairs = run(collected, partial(_pair, grouping.name), "a long, b long", plan).distinct()
    both = pairs.join(members.selectExpr("key AS a", "member AS first"), "a")
    both = both.join(members.selectExpr("key AS b", "member AS second"), "b")
    return run(both.select("first", "second"), partial(_link, grouping.name), LINKS, plan)


def _block(name: str, plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    grouping = plan.grouping(name)
    for key, value, data in rows:
        member = load(data)
        for block in sorted(set(grouping.blocks(member.value, member.sample[0].payload))):
            yield block, key, value


def _pair(name: str, plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    grouping = plan.grouping(name)
    seen: set[tuple[int, int]] = set()  # saves work: Spark drops the other repeats
    for (items,) in rows:
        values = sorted((one["key"], one["value"].decode("utf-8", "surrogatepass")) for one in items)
        for (a, first), (b, second) in combinations(values, 2):
            if (a, b) in seen:
                continue
            if len(seen) == _PAIRS_REMEMBERED:
                seen.clear()
            seen.add((a, b))
            if grouping.near(first, second):
                yield a, b


def _link(name: str, plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    grouping = plan.grouping(name)
    for first, second in rows:
        if link := grouping.link(load(first), load(second), plan.knowledge):
            yield link.a, link.b, dump(link)


def _linked_groups(members: DataFrame, links: DataFrame, rooted: DataFrame) -> DataFrame:
    """The groups that links connect: columns root, members, links."""
    ranked = rooted.selectExpr("*", "row_number() OVER (PARTITION BY root ORDER BY key) AS rank")
    shown = ranked.where(f"rank <= {MAX_GROUP}").select("key", "root")
    grouped = shown.join(members, "key").groupBy("root").agg(expr("collect_list(member) AS members"))
    inside = links.join(shown.selectExpr("key AS a", "root"), "a").join(shown.selectExpr("key AS b"), "b")
    listed = inside.groupBy("root").agg(expr("collect_list(link) AS links"))
    return grouped.join(listed, "root", "left").selectExpr("root", "members", f"coalesce(links, {_NO_LINKS}) AS links")


def _judge(name: str, plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    grouping = plan.grouping(name)
    problems: list[Problem] = []
    for root, members, links in rows:
        group = sorted(map(load, members))
        inside = sorted(map(load, links))
        for number, verdict in enumerate(judge_group(grouping, group, inside, plan, problems)):
            hit = verdict.hit
            article = hit.at.article if isinstance(hit.at, Place) else None
            member = hit.at.member if isinstance(hit.at, Everywhere) else None
            targets = sorted({place.article for place in hit.related if isinstance(place, Place)})
            yield name, root, number, verdict.code, article, member, dump(dump_hit(hit)), targets, None
    for problem in problems:
        yield (*[None] * 8, dump(problem))
