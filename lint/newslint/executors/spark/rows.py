"""Rows between Spark and the engine.

Every step of the engine is run by Spark as a function from rows to rows, under ``mapInArrow``: Spark hands over Arrow
batches of rows, or of groups that it has collected, and takes batches back. What Spark has to sort, join or count by
is a column; everything else travels as one pickled value, written and read by this project alone.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING, Any, TypeAlias

from newslint import __version__
from newslint.plan import PlanSpec

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame

    from newslint.engine import Plan

Row: TypeAlias = "tuple[Any, ...]"
Step: TypeAlias = "Callable[[Plan, Iterator[Row]], Iterable[Row]]"

BATCH_ROWS = 2_000
BATCH_BYTES = 4_000_000
"""A batch that Python hands back ends at so many rows, or so many bytes of binary columns."""


def dump(value: Any) -> bytes:
    """A value of the engine as bytes."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


load = pickle.loads


def run(frame: DataFrame, step: Step, schema: str, plan: bytes) -> DataFrame:
    """The rows that a step makes of a frame's rows (tuples in the order of its columns), lazily.

    ``schema``: names and types of the new columns, as ``"key long, value binary"``; ``plan`` is a ``packed_plan``.
    """
    return frame.mapInArrow(partial(_in_worker, step, schema, plan), schema)


def keep(frame: DataFrame) -> DataFrame:
    """A frame worked out now, and read from the checkpoint folder wherever it is used.

    It survives the executors that made it. Without this, Spark would plan (and describe, to its web page) the whole run
    up to a step again for each use of the step: that grows exponentially and filled the driver's memory.
    """
    return frame.checkpoint()


def _in_worker(
    step: Step, schema: str, plan: bytes, batches: Iterator[pyarrow.RecordBatch]
) -> Iterator[pyarrow.RecordBatch]:
    rows = (row for batch in batches for row in zip(*(column.to_pylist() for column in batch.columns), strict=True))
    return _batches(step(_plan_of(plan), rows), schema)


def _batches(rows: Iterable[Row], schema: str) -> Iterator[pyarrow.RecordBatch]:
    """Rows as Arrow batches."""
    import pyarrow

    types = {
        "int": pyarrow.int32(), "long": pyarrow.int64(), "double": pyarrow.float64(), "binary": pyarrow.binary(),
        "string": pyarrow.string(), "array<long>": pyarrow.list_(pyarrow.int64()),
    }  # fmt: skip
    arrow = pyarrow.schema([(name, types[kind]) for name, kind in (field.split() for field in schema.split(", "))])

    def batch(part: list[Row]) -> pyarrow.RecordBatch:
        columns = zip(*part, strict=True)
        return pyarrow.record_batch(
            [pyarrow.array(column, field.type) for column, field in zip(columns, arrow, strict=True)], schema=arrow
        )

    waiting: list[Row] = []
    size = 0
    for row in rows:
        waiting.append(row)
        size += sum(len(value) for value in row if isinstance(value, bytes))
        if len(waiting) >= BATCH_ROWS or size >= BATCH_BYTES:
            yield batch(waiting)
            waiting, size = [], 0
    if waiting:
        yield batch(waiting)


def packed_plan(spec: PlanSpec) -> bytes:
    """A plan in words, for workers; it says which version of newslint made it."""
    return dump((__version__, spec))


@cache
def _plan_of(data: bytes) -> Plan:
    """The plan of ``packed_plan``, built once in each worker process. The user's lexicon files were sent along."""
    from pyspark import SparkFiles

    version, spec = load(data)
    if version != __version__:
        raise RuntimeError(f"newslint {version} started the job, but this executor has newslint {__version__}")
    lexicon = tuple(SparkFiles.get(path.replace("\\", "/").rpartition("/")[2]) for path in spec.lexicon)
    plan: Plan = spec._replace(lexicon=lexicon).plan()
    return plan
