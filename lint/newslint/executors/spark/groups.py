"""Entries to members, links, components and verdicts, on Spark: what ``engine.judge`` does in memory.

Every bound of the engine is a mergeable one (the smallest keys), so Spark keeps it with a window and a rank: it drops
what is beyond the bound in each partition before anything is sent (the partition is the salt), and once more after.
A name that stands in a tenth of all articles makes no group larger than the cap anywhere:

- of a member, 256 contributions with the smallest article keys (``SOURCES_COUNTED``); the count of articles is exact,
  and what is summed up over all contributions is summed up in parts (``SHARES``);
- of a block, the smallest keys, as many as the grouping says;
- of a component, the MAX_GROUP smallest keys and the links among them; of a neighbourhood, the MAX_NEIGHBOURS nearest.

The local engine drops the same. Groups are collected by Spark and handed over in batches under ``mapInArrow``:
``applyInArrow`` would call Python once a group, and most groups have one or two rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import combinations, groupby
from operator import itemgetter

from pyspark.sql import DataFrame
from pyspark.sql.functions import expr

from newslint.engine import Plan, judge_group
from newslint.executors.spark.components import components
from newslint.executors.spark.rows import Row, dump, keep, load, run
from newslint.finding import Problem
from newslint.groups.grouping import (
    MAX_GROUP,
    MAX_NEIGHBOURS,
    Contribution,
    Grouping,
    Member,
    nearest,
    neighbourhood,
    shown,
)
from newslint.index.shelf import SOURCES_COUNTED
from newslint.rule import Everywhere, Place

MEMBERS = "grouping string, key long, value binary, articles long, member binary"
BLOCKS = "grouping string, block long, key long, value binary"
SUMS = "grouping string, key long, sum binary"
PAIRS = "grouping string, a long, b long"
LINKS = "grouping string, a long, b long, weight double, link binary"
GROUPED = "grouping string, root long, key long, place int"
VERDICTS = (
    "grouping string, root long, number int, code string, article long, member long, hit binary, "
    "targets array<long>, problem binary"
)
"""A verdict: which one of which group, the hit, at an article or everywhere that a member stands, and the articles
that it refers to. Or a problem."""
SHARES = 64
"""What is summed up over all articles of a source is summed up in so many parts, and these are added."""
_NONE = "CAST(array() AS array<binary>)"
_PAIRS_REMEMBERED = 1 << 18


def judge(entries: DataFrame, groupings: Sequence[Grouping], plan: bytes) -> DataFrame:
    """The verdicts (and problems) on all groups of all groupings, which go through every step together.

    ``entries``: columns grouping, key, value, article, source, data (see ``grouping.pack``). What is read twice on the
    way is worked out and kept.
    """
    found = members(entries, groupings, plan)
    groups = []
    if linked := [one for one in groupings if one.linked]:
        found = keep(found)
        links = keep(links_of(found.where(f"grouping IN ({_names(linked)})"), linked, plan))
        grouped = keep(groups_of(links, groupings, plan))
        groups.append(_with_members(grouped, found, links))
        ends = links.selectExpr("grouping", "explode(array(a, b)) AS key")
        found = found.join(ends, ["grouping", "key"], "left_anti")
    singles = found.where(_seen_alone(one for one in groupings if one.shows_singles))
    alone = "array(struct(0 AS place, member)) AS members"
    groups.append(singles.selectExpr("grouping", "key AS root", alone, f"{_NONE} AS links"))
    whole = reduce(DataFrame.union, groups)
    return run(whole.selectExpr("grouping", "root", "members.place", "members.member", "links"), _judge, VERDICTS, plan)


def _names(groupings: Iterable[Grouping]) -> str:
    """The names of groupings as a list in SQL."""
    return ", ".join(f"'{one.name}'" for one in groupings)


def _seen_alone(groupings: Iterable[Grouping]) -> str:
    """A condition in SQL: the member is of one of these groupings, and in as many articles as rules ask for."""
    tests = (f"(grouping = '{one.name}' AND articles >= {one.least_articles})" for one in groupings)
    return " OR ".join(tests) or "false"


def members(entries: DataFrame, groupings: Sequence[Grouping], plan: bytes) -> DataFrame:
    """The members (see MEMBERS); of groupings without links, those that rules may see."""
    linked = _names(one for one in groupings if one.linked) or "''"
    alone = _seen_alone(one for one in groupings if not one.linked)
    counts = entries.groupBy("grouping", "key").agg(expr("count(*) AS articles"))
    counts = counts.where(f"grouping IN ({linked}) OR {alone}")
    ranked = entries.selectExpr("*", "row_number() OVER (PARTITION BY grouping, key ORDER BY article) AS rank")
    sizes = " ".join(f"WHEN '{one.name}' THEN {one.sample}" for one in groupings)
    samples = (
        ranked.where(f"rank <= {max(SOURCES_COUNTED, *(one.sample for one in groupings))}")
        .withColumn("data", expr(f"CASE WHEN rank <= CASE grouping {sizes} END THEN data END"))
        .groupBy("grouping", "key")
        .agg(expr("min(value) AS value"), expr("collect_list(struct(article, source, data)) AS sample"))
    )
    whole = samples.join(counts, ["grouping", "key"])
    if summed := [one for one in groupings if one.total]:
        own = entries.where(f"grouping IN ({_names(summed)})").select("grouping", "key", "article", "source", "data")
        sums = run(spread(own, "grouping", "key"), _sum, SUMS, plan)
        sums = sums.groupBy("grouping", "key").agg(expr("collect_list(sum) AS sums"))
        whole = whole.join(sums, ["grouping", "key"], "left")
    else:
        whole = whole.selectExpr("*", f"{_NONE} AS sums")
    whole = whole.selectExpr(
        "grouping", "key", "value", "articles", "sums", "sample.article", "sample.source", "sample.data"
    )
    return run(whole, _merge, MEMBERS, plan)


def spread(frame: DataFrame, *keys: str) -> DataFrame:
    """A frame with the rows of each key in ``SHARES`` parts, at most, where they follow each other.

    A step that adds up what stands together hands on one sum a part, however many articles are under the key.
    """
    salted = frame.repartition(*keys, expr(f"pmod(article, {SHARES})"))
    return salted.sortWithinPartitions(*keys)


def _sum(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for (name, key), own in groupby(rows, itemgetter(0, 1)):
        total = plan.grouping(name).total
        if total:
            parts = (Contribution(article, source, data) for *_, article, source, data in own)
            yield name, key, dump(total(parts))


def _merge(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for name, key, value, articles, sums, *contributions in rows:
        grouping = plan.grouping(name)
        parts = sorted(zip(*contributions, strict=True))
        sources = {source for _, source, _ in parts[:SOURCES_COUNTED] if source}
        kept = tuple(Contribution(article, source, data) for article, source, data in parts[: grouping.sample])
        total = reduce(grouping.plus, map(load, sums)) if sums and grouping.plus else None
        member = Member(key, value.decode("utf-8", "surrogatepass"), articles, len(sources), kept, total)
        yield name, key, value, articles, dump(member)


def links_of(members: DataFrame, groupings: Sequence[Grouping], plan: bytes) -> DataFrame:
    """The links between members that share a block (see LINKS)."""
    blocks = run(members.select("grouping", "key", "value", "member"), _block, BLOCKS, plan)
    sizes = " ".join(f"WHEN '{one.name}' THEN {one.most_in_block}" for one in groupings)
    collected = (
        blocks.selectExpr("*", "row_number() OVER (PARTITION BY grouping, block ORDER BY key) AS rank")
        .where(f"rank <= {max(one.most_in_block for one in groupings)} AND rank <= CASE grouping {sizes} END")
        .groupBy("grouping", "block")
        .agg(expr("collect_list(struct(key, value)) AS items"))
        .where("size(items) > 1")
        .select("grouping", "items.key", "items.value")
    )
    pairs = run(collected, _pair, PAIRS, plan).distinct()
    both = pairs.join(members.selectExpr("grouping", "key AS a", "member AS first"), ["grouping", "a"])
    both = both.join(members.selectExpr("grouping", "key AS b", "member AS second"), ["grouping", "b"])
    return run(both.select("grouping", "first", "second"), _link, LINKS, plan)


def _block(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for name, key, value, data in rows:
        member = load(data)
        for block in sorted(set(plan.grouping(name).blocks(member.value, member.sample[0].payload))):
            yield name, block, key, value


def _pair(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    seen: set[tuple[str, int, int]] = set()  # saves work: Spark drops the other repeats
    for name, keys, texts in rows:
        near = plan.grouping(name).near
        values = sorted((key, text.decode("utf-8", "surrogatepass")) for key, text in zip(keys, texts, strict=True))
        for (a, first), (b, second) in combinations(values, 2):
            if (name, a, b) in seen:
                continue
            if len(seen) == _PAIRS_REMEMBERED:
                seen.clear()
            seen.add((name, a, b))
            if near is None or near(first, [second]):
                yield name, a, b


def _link(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for name, first, second in rows:
        grouping = plan.grouping(name)
        one, other = (grouping.gist(load(member), plan.knowledge) for member in (first, second))
        if grouping.alike and not grouping.alike(one, [other]):
            continue
        if link := grouping.link(one, other, plan.knowledge):
            yield name, link.a, link.b, float(link.weight), dump(link)


def groups_of(links: DataFrame, groupings: Sequence[Grouping], plan: bytes) -> DataFrame:
    """Who is in which group: columns grouping, root, key and place, by which rules see a group in order.

    Groups are components, or the neighbourhood of every linked member where the grouping is one of those.
    """
    around = _names(one for one in groupings if one.around) or "''"
    rooted = components(links.where(f"grouping NOT IN ({around})"))
    ranked = rooted.selectExpr("*", "row_number() OVER (PARTITION BY grouping, root ORDER BY key) AS place")
    connected = ranked.where(f"place <= {MAX_GROUP}").select("grouping", "root", "key", "place")
    ends = links.where(f"grouping IN ({around})")
    both = ends.select("grouping", "a", "b", "weight").union(ends.select("grouping", "b", "a", "weight"))
    near = both.selectExpr("*", "row_number() OVER (PARTITION BY grouping, a ORDER BY weight DESC, b) AS rank")
    near = near.where(f"rank <= {MAX_NEIGHBOURS}")
    nearest = keep(near.groupBy("grouping", "a").agg(expr("collect_list(struct(b, weight)) AS near")))
    # Every member with the nearest of its nearest: what decides its neighbourhood.
    steps = nearest.selectExpr("grouping", "a AS root", "explode(near.b) AS a").join(nearest, ["grouping", "a"])
    steps = steps.union(nearest.selectExpr("grouping", "a", "a AS root", "near")).select(
        "grouping", "root", "a", "near"
    )
    known = steps.groupBy("grouping", "root").agg(expr("collect_list(struct(a, near)) AS known"))
    known = known.selectExpr(
        "grouping",
        "root",
        "known.a",
        "transform(known, one -> one.near.b) AS b",
        "transform(known, one -> one.near.weight) AS weight",
    )
    return connected.union(run(known, _neighbours, GROUPED, plan))


def _neighbours(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for name, root, keys, others, weights in rows:
        near = {key: nearest(zip(*ends, strict=True)) for key, *ends in zip(keys, others, weights, strict=True)}
        for place, key in enumerate(neighbourhood(root, near.__getitem__)):
            yield name, root, key, place


def _with_members(grouped: DataFrame, members: DataFrame, links: DataFrame) -> DataFrame:
    """Groups with their members and the links among them: columns grouping, root, members, links."""
    whole = grouped.join(members, ["grouping", "key"])
    whole = whole.groupBy("grouping", "root").agg(expr("collect_list(struct(place, member)) AS members"))
    inside = links.join(grouped.selectExpr("grouping", "key AS a", "root"), ["grouping", "a"])
    inside = inside.join(grouped.selectExpr("grouping", "key AS b", "root"), ["grouping", "b", "root"])
    listed = inside.groupBy("grouping", "root").agg(expr("collect_list(link) AS links"))
    return whole.join(listed, ["grouping", "root"], "left").selectExpr(
        "grouping", "root", "members", f"coalesce(links, {_NONE}) AS links"
    )


def _judge(plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    problems: list[Problem] = []
    for name, root, places, members, links in rows:
        grouping = plan.grouping(name)
        group = {one.key: one for one in (load(member) for _, member in sorted(zip(places, members, strict=True)))}
        keys, inside = shown(grouping, tuple(group), sorted(map(load, links)))
        verdicts = judge_group(grouping, [group[key] for key in keys], inside, plan, problems)
        for number, verdict in enumerate(verdicts):
            hit = verdict.hit
            article = hit.at.article if isinstance(hit.at, Place) else None
            member = hit.at.member if isinstance(hit.at, Everywhere) else None
            targets = sorted({place.article for place in hit.related if isinstance(place, Place)})
            yield name, root, number, verdict.code, article, member, dump(hit), targets, None
    for problem in problems:
        yield (*[None] * 8, dump(problem))
