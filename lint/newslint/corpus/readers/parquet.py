"""Parquet: a row is an article; nested columns are read as objects of JSON are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow
import pyarrow.parquet

from newslint.article import Article, Record
from newslint.corpus.decode import NotText, decode
from newslint.corpus.files import PACKED, File, Notice, Refused, suffix
from newslint.corpus.readers import ReadOptions
from newslint.corpus.readers.opening import HARMLESS, MAX_RATIO
from newslint.corpus.readers.records import article_or_notice, columns_read, refuse_report
from newslint.corpus.readers.table import no_text_column

ROWS = 64
"""Rows held at a time: values that repeat are stored once, so that a small file can hold large rows."""
_FOOTER = 64_000_000


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The articles of a .parquet file."""
    if suffix(file.name) in PACKED:
        raise Refused("not-read", "Parquet is packed inside; unpack the file around it")
    known = options.path_facts(file.name)
    given = 0
    try:
        with open(file.path, "rb") as stream, _open(stream) as table:
            names = table.schema_arrow.names
            refuse_report(names)
            columns = sorted(columns_read(names, options))
            if not columns:
                raise no_text_column(names)
            _refuse_bomb(table.metadata)
            for number, value in enumerate(_rows(table, columns), start=1):
                one = article_or_notice(value, file.name, Record(str(number)), options, known, f"row {number}")
                given += len(one.text) if isinstance(one, Article) else 0
                if given > HARMLESS and given > MAX_RATIO * file.size:
                    raise _bomb()
                yield one
    except (pyarrow.ArrowException, ValueError, OverflowError, OSError) as error:
        if isinstance(error, OSError) and error.errno:  # else it is Arrow's word for what it cannot parse
            raise
        raise Refused("damaged", f"not Parquet that can be read: {error}"[:300]) from None


def _open(stream: Any) -> Any:
    return pyarrow.parquet.ParquetFile(
        stream, pre_buffer=False, buffer_size=1 << 20,
        thrift_string_size_limit=_FOOTER, thrift_container_size_limit=1_000_000,
    )  # fmt: skip


def _refuse_bomb(metadata: Any) -> None:
    """Refuse a column that grows out of all proportion: a page of it is unpacked at once."""
    for n in range(metadata.num_row_groups):
        group = metadata.row_group(n)
        for column in map(group.column, range(group.num_columns)):
            unpacked = column.total_uncompressed_size
            if unpacked > HARMLESS and unpacked > MAX_RATIO * column.total_compressed_size:
                raise _bomb()


def _bomb() -> Refused:
    return Refused("too-large", f"it unpacks to more than {MAX_RATIO} times its size")


def _rows(table: Any, columns: list[str]) -> Iterator[dict[str, Any]]:
    for batch in table.iter_batches(ROWS, columns=columns, use_threads=False):
        names = batch.schema.names
        for row in zip(*(_values(column) for column in batch.columns), strict=True):
            yield dict(zip(names, map(_plain, row), strict=True))


def _values(column: Any) -> list[Any]:
    """The values of a column; None where one has no counterpart in Python: not UTF-8, the year 20000."""
    try:
        values: list[Any] = column.to_pylist()
    except (pyarrow.ArrowException, ValueError, OverflowError, ImportError):
        return [_value(scalar) for scalar in column]
    return values


def _value(scalar: Any) -> Any:
    try:
        return scalar.as_py()
    except (pyarrow.ArrowException, ValueError, OverflowError, ImportError):
        return None


def _plain(value: Any) -> Any:
    """A string whose writer did not say that it is text."""
    if not isinstance(value, bytes):
        return value
    try:
        return decode(value).text
    except NotText:
        return ""
