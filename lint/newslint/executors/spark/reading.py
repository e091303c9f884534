"""Files to articles, on Spark.

A file is read by one task, by the reader that reads it locally, so that record numbers, lines and repeated ids are the
same; its articles are then spread over all tasks by their keys. Reading is a hundredth of the work: one large file
keeps nobody waiting, and its articles are examined everywhere.

Files on this machine's file system (or one that is mounted on every node) are walked as locally and opened where they
are read. Files behind a URL are listed and fetched by Spark, and lie in a temporary file while they are read.
"""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from newslint.article import Article
from newslint.corpus.files import PACKED, File, Notice, split_name
from newslint.corpus.globs import Matcher, matching
from newslint.corpus.readers import READERS, ReadOptions, distinct, read
from newslint.corpus.walk import left_out
from newslint.engine import Plan, article_key
from newslint.executors.spark.rows import Row, dump, load, run
from newslint.index.rows import Stored
from newslint.record import NamedTuple

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

MAX_REMOTE_BYTES = 1_000_000_000
"""A file behind a URL passes through the memory of its task: a larger one has to be split, or mounted."""
TASK_BYTES = 16_000_000
"""Bytes of files a task: some thousand articles, half a minute."""
MAX_TASKS = 20_000
"""Every task of a shuffle writes a block for every task of the next: Spark's bookkeeping grows with the square."""
FILES_TOGETHER = 1_000
"""So many small files are read by one task, at most."""

ARTICLES = "article long, location binary, body binary, notice binary"
"""An article's key, where it stands (a ``Stored`` without digest) and all of it; or a notice and nothing else."""


class Inputs(NamedTuple):
    """What is linted: files that every node sees under the same path, and URLs (files, folders, globs) for Spark."""

    files: Sequence[File] = ()
    urls: Sequence[str] = ()
    exclude: tuple[str, ...] = ()
    """Globs of files behind URLs that are left out."""


def read_articles(spark: SparkSession, inputs: Inputs, options: ReadOptions, plan: bytes) -> DataFrame:
    """The articles and notices (see ARTICLES), spread by article; not persisted."""
    read_bytes = sum(file.size for file in inputs.files)
    frames = []
    if inputs.files:
        packs = [(dump(pack),) for pack in _packs(inputs.files)]
        files = spark.createDataFrame(spark.sparkContext.parallelize(packs, len(packs)), "files binary")
        frames.append(run(files, partial(_read_local, options), ARTICLES, plan))
    if inputs.urls:
        listed = _listing(spark, inputs.urls)
        read_bytes += listed.agg({"length": "sum"}).collect()[0][0] or 0
        small = listed.where(f"length <= {MAX_REMOTE_BYTES}").select("path", "content")
        large = listed.where(f"length > {MAX_REMOTE_BYTES}").selectExpr("path", "length")
        frames.append(run(small, partial(_read_remote, options, inputs.exclude), ARTICLES, plan))
        frames.append(run(large, partial(_too_large, inputs.exclude), ARTICLES, plan))
    if not frames:
        return spark.createDataFrame([], ARTICLES)
    whole = frames[0]
    for frame in frames[1:]:
        whole = whole.union(frame)
    tasks = max(2 * spark.sparkContext.defaultParallelism, min(read_bytes // TASK_BYTES, MAX_TASKS))
    spark.conf.set("spark.sql.shuffle.partitions", str(tasks))
    return whole.repartition(tasks, "article")


def _packs(files: Iterable[File]) -> Iterator[list[File]]:
    """Files for one task each."""
    pack: list[File] = []
    size = 0
    for file in files:
        if pack and (size + file.size > TASK_BYTES or len(pack) == FILES_TOGETHER):
            yield pack
            pack, size = [], 0
        pack.append(file)
        size += file.size
    if pack:
        yield pack


def _listing(spark: SparkSession, urls: Sequence[str]) -> DataFrame:
    """The files behind URLs that have a reader. Contents are fetched only where the column is used."""
    endings = ",".join(f"{ending}{packed}" for ending in READERS for packed in ("", *PACKED))
    source = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    return source.option("pathGlobFilter", f"*{{{endings}}}").load(list(urls))


def remote_name(url: str) -> str:
    """What findings call a file behind a URL: its path below the host, bucket or cluster."""
    return url.partition("://")[2].partition("/")[2]


def _read_local(options: ReadOptions, plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    for (files,) in rows:
        for file in load(files):
            yield from _rows_of(file, options)


def _read_remote(options: ReadOptions, exclude: tuple[str, ...], plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    left_out = _left_out(exclude)
    for url, content in rows:
        name = remote_name(url)
        if left_out(name):
            continue
        with tempfile.NamedTemporaryFile(prefix="newslint-") as copy:
            copy.write(content)
            copy.flush()
            yield from _rows_of(File(copy.name, name, len(content), 0), options)


def _too_large(exclude: tuple[str, ...], plan: Plan, rows: Iterator[Row]) -> Iterator[Row]:
    left_out = _left_out(exclude)
    for url, length in rows:
        name = remote_name(url)
        if not left_out(name):
            reason = f"{length:,} bytes; the limit for a file behind a URL is {MAX_REMOTE_BYTES:,}: split or mount it"
            yield None, None, None, dump(Notice(name, "too-large", reason))


def _left_out(exclude: tuple[str, ...]) -> Matcher:
    excluded, is_no_article = matching(exclude), left_out()
    return lambda name: excluded(name) or is_no_article(split_name(name)[1])


def _rows_of(file: File, options: ReadOptions) -> Iterator[Row]:
    for one in distinct(read(file, options)):
        if isinstance(one, Notice):
            yield None, None, None, dump(one)
            continue
        key, starts = article_key(one), array("I", one.line_index.starts)
        yield key, dump(Stored(key, one.file, 0, one.record, 0, b"", starts)), dump(_fields(one)), None


def _fields(article: Article) -> tuple[object, ...]:
    return tuple(getattr(article, name) for name in _FIELDS)


_FIELDS = ("file", "text", "title", "byline", "date", "source", "url", "language", "record")


def article_of(body: bytes) -> Article:
    """The article of a row of ARTICLES."""
    return Article(*load(body))
