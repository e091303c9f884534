"""One reader a format: a file's bytes to its articles.

A reader is a function ``read(file, options) -> Iterator[Article | Notice]``. ``READERS`` says by a file name's ending
which module holds it; a module is imported when the first such file is met. Readers yield what they can and a Notice
for what they cannot; they raise nothing but OSError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import NamedTuple, TypeAlias

from newslint.article import Article
from newslint.corpus.files import File, Notice
from newslint.corpus.metadata import PathFacts, path_reader

READERS: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json_records",
    ".jsonl": "json_records",
    ".ndjson": "json_records",
}

DEFAULT_MAX_BYTES = 2_000_000


class ReadOptions(NamedTuple):
    """What readers are told. ``max_bytes``: of a file that is one article, or of one record of a larger file."""

    max_bytes: int = DEFAULT_MAX_BYTES
    source: tuple[str, ...] = ()
    """Path patterns that hold the source (see ``newslint.corpus.metadata.path_reader``)."""
    date: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = {}
    """Article field -> paths of record fields, tried before the presets: ``{"text": ("content.body",)}``."""

    def path_facts(self, name: str) -> PathFacts:
        """What a file's name says of its articles."""
        return _path_reader(self.source, self.date)(name)


_path_reader = cache(path_reader)


Reader: TypeAlias = "Callable[[File, ReadOptions], Iterator[Article | Notice]]"


@cache
def reader_for(suffix: str) -> Reader:
    """The reader of a file name's ending; plain text for an unknown one."""
    module = import_module(f"newslint.corpus.readers.{READERS.get(suffix, 'text')}")
    read: Reader = module.read
    return read


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The articles of a file. A file that cannot be read is one Notice."""
    name = file.name
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    try:
        yield from reader_for(suffix)(file, options)
    except OSError as error:
        yield Notice(name, "unreadable", (error.strerror or type(error).__name__).lower())


def distinct(articles: Iterable[Article | Notice]) -> Iterator[Article | Notice]:
    """The articles of a file, record ids that repeat told apart: x, x~2, x~3."""
    seen: dict[str, int] = {}
    for one in articles:
        if isinstance(one, Article) and one.record is not None:
            seen[one.id] = repeat = seen.get(one.id, 0) + 1
            if repeat > 1:
                one = one._replace(record=one.record._replace(id=f"{one.record.id}~{repeat}"))
        yield one
