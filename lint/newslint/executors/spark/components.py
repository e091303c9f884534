"""Connected components of links.

Few links are connected on the driver, in one pass. Many are connected by Spark in rounds of alternating large and
small stars (Kiveris, Lattanzi, Mirrokni, Rastogi, Vassilvitskii: Connected Components in MapReduce and Beyond, SoCC
2014): every round points members to smaller ones of their component, until all point to the smallest. In practice
rounds grow with the logarithm of the longest chain, and no step holds a whole component.
"""

from __future__ import annotations

from pyspark import StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql.functions import expr

from newslint.groups.grouping import Link
from newslint.groups.grouping import components as connect

DRIVER_LINKS = 1_000_000
"""Up to so many links are connected on the driver: some seconds and 600 MB, where a round on Spark takes seconds."""


def components(links: DataFrame, driver_links: int = DRIVER_LINKS) -> DataFrame:
    """The component of each linked member: columns ``key`` and ``root`` (the component's smallest key).

    ``links`` has columns ``a`` and ``b``, and should be persisted: it is read several times.
    """
    pairs = links.select("a", "b")
    few = pairs.limit(driver_links + 1).toArrow()
    if few.num_rows > driver_links:
        return stars(pairs)
    ends = zip(few["a"].to_pylist(), few["b"].to_pylist(), strict=True)
    made = [Link(a, b, 0) for a, b in ends]
    found = connect({key for link in made for key in (link.a, link.b)}, made)
    rows = [(key, keys[0]) for keys, _ in found for key in keys]
    return links.sparkSession.createDataFrame(rows, "key long, root long")


def stars(pairs: DataFrame) -> DataFrame:
    """``components`` by rounds on Spark, for any number of links."""
    edges = pairs.selectExpr("greatest(a, b) AS up", "least(a, b) AS low").distinct().persist(StorageLevel.DISK_ONLY)
    mark = _mark(edges)
    while True:
        # Large star: neighbours that are larger than a member point to the smallest of its neighbours and itself.
        both = edges.union(edges.select("low", "up")).toDF("node", "near")
        least = both.groupBy("node").agg(expr("least(min(near), node) AS low"))
        large = both.where("near > node").join(least, "node").selectExpr("near AS up", "low").distinct()
        # Small star: a member and its smaller neighbours point to the smallest of them.
        small = large.join(large.groupBy("up").agg(expr("min(low) AS least")), "up")
        pointed = small.select("low", "least").union(small.select("up", "least")).toDF("up", "low")
        new = pointed.where("up != low").distinct().persist(StorageLevel.DISK_ONLY)
        last, mark = mark, _mark(new)
        edges.unpersist()
        edges = new
        if mark == last:
            break
    roots = edges.select("low").distinct().selectExpr("low AS key", "low AS root")
    return edges.toDF("key", "root").union(roots)


def _mark(edges: DataFrame) -> tuple[int, int]:
    """A count and checksum of edges: the same for two rounds when nothing changed."""
    row = edges.agg(expr("count(*)"), expr("bit_xor(xxhash64(up, low))")).first()
    return (row[0], row[1]) if row else (0, 0)
