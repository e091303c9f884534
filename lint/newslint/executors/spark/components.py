"""Connected components of links.

Few links are connected on the driver, in one pass. Many are connected by Spark in rounds of alternating large and
small stars (Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components in MapReduce and Beyond, SoCC
2014): every round points members to smaller ones of their component, until all point to the smallest. In practice
rounds grow with the logarithm of the longest chain, and no step holds a whole component.
"""

from __future__ import annotations

from collections import defaultdict

from pyspark.sql import DataFrame
from pyspark.sql.functions import expr

from newslint.executors.spark.rows import keep
from newslint.groups.grouping import Link
from newslint.groups.grouping import components as connect

DRIVER_LINKS = 1_000_000
"""Up to so many links are connected on the driver: some seconds and 600 MB, where a round on Spark takes seconds."""


def components(links: DataFrame, driver_links: int = DRIVER_LINKS) -> DataFrame:
    """The component of each linked member: columns grouping, key and root (the component's smallest key).

    ``links`` has columns grouping, a and b, and should be kept: it is read several times.
    """
    pairs = links.select("grouping", "a", "b")
    few = pairs.limit(driver_links + 1).toArrow()
    if few.num_rows > driver_links:
        return stars(pairs)
    found: dict[str, list[Link]] = defaultdict(list)
    for name, a, b in zip(*(column.to_pylist() for column in few.columns), strict=True):
        found[name].append(Link(a, b, 0))
    rows = [
        (name, key, keys[0])
        for name, own in found.items()
        for keys, _ in connect({key for link in own for key in (link.a, link.b)}, own)
        for key in keys
    ]
    return links.sparkSession.createDataFrame(rows, "grouping string, key long, root long")


def stars(pairs: DataFrame) -> DataFrame:
    """``components`` by rounds on Spark, for any number of links."""
    edges = keep(pairs.selectExpr("grouping", "greatest(a, b) AS up", "least(a, b) AS low").distinct())
    mark = _mark(edges)
    while True:
        # Large star: neighbours that are larger than a member point to the smallest of its neighbours and itself.
        both = edges.union(edges.select("grouping", "low", "up")).toDF("grouping", "node", "near")
        least = both.groupBy("grouping", "node").agg(expr("least(min(near), node) AS low"))
        large = both.where("near > node").join(least, ["grouping", "node"])
        large = large.selectExpr("grouping", "near AS up", "low").distinct()
        # Small star: a member and its smaller neighbours point to the smallest of them.
        small = large.join(large.groupBy("grouping", "up").agg(expr("min(low) AS least")), ["grouping", "up"])
        pointed = small.select("grouping", "low", "least").union(small.select("grouping", "up", "least"))
        new = keep(pointed.toDF("grouping", "up", "low").where("up != low").distinct())
        last, mark = mark, _mark(new)
        edges = new
        if mark == last:
            break
    roots = edges.select("grouping", "low").distinct().selectExpr("grouping", "low AS key", "low AS root")
    return edges.toDF("grouping", "key", "root").union(roots)


def _mark(edges: DataFrame) -> tuple[int, int]:
    """A count and checksum of edges: the same for two rounds when nothing changed."""
    row = edges.agg(expr("count(*)"), expr("bit_xor(xxhash64(grouping, up, low))")).first()
    return (row[0], row[1]) if row else (0, 0)
