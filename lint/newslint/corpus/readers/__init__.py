"""One reader a format: a file's bytes to its articles.

A reader is a function ``read(file, options) -> Iterator[Article | Notice]``. ``READERS`` says by a file name's ending
which module holds it; a module is imported when the first such file is met, so that what an extra brings is imported
only where it is used. Readers yield what they can and a Notice for what they cannot; they raise Refused where a file's
reading ends, and OSError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import TypeAlias

from newslint.article import Article, Record
from newslint.corpus.files import PACKED, File, Notice, Refused, format_suffix, suffix
from newslint.corpus.metadata import PathFacts, path_reader
from newslint.record import NamedTuple

READERS: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json_records",
    ".jsonl": "json_records",
    ".ndjson": "json_records",
    ".csv": "table",
    ".tsv": "table",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".warc": "warc",
    ".wet": "warc",
    ".xml": "xml",
    ".nitf": "xml",
    ".rss": "xml",
    ".atom": "xml",
}
EXTRAS = frozenset({"html", "parquet", "warc", "xml"})
"""The readers that need packages which do not come with newslint: the extra has the module's name."""

DEFAULT_MAX_BYTES = 2_000_000
LONGEST = DEFAULT_MAX_BYTES
"""Characters of an article that is examined in one piece: more only come where somebody raised the limit."""
MAX_BAD_RECORDS_TOLD = 3
OWN_REPORT = "a report of newslint, not an article"


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
def reader_for(ending: str) -> Reader:
    """The reader of a format's ending; plain text for an unknown one. Raises Refused when its extra is missing."""
    name = READERS.get(ending, "text")
    try:
        module = import_module(f"newslint.corpus.readers.{name}")
    except ImportError as error:
        if name not in EXTRAS:
            raise
        raise missing_extra(f"{ending} files", name, error) from None
    read: Reader = module.read
    return read


def missing_extra(what: str, extra: str, error: ImportError) -> Refused:
    """The refusal of what takes an extra that is not installed; ``what`` is in the plural."""
    return Refused("missing-extra", f"{what} need an extra: pip install 'newslint[{extra}]' ({error})"[:300])


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The articles of a file. A file that cannot be read is one Notice; of many bad records the first are told."""
    bad = 0
    packed = suffix(file.name) in PACKED
    try:
        for one in reader_for(format_suffix(file.name))(file, options):
            if isinstance(one, Notice):
                bad += one.kind == "bad-record"
                if one.kind == "bad-record" and bad > MAX_BAD_RECORDS_TOLD:
                    continue
            elif packed and one.record is None:
                # An article without a record is one whose offsets count in the file as it is.
                one = one._replace(record=Record("1", 1))
            if isinstance(one, Article) and len(one.text) > LONGEST:
                from newslint.corpus.readers.parts import in_parts

                yield from in_parts(one, [one.text])
            else:
                yield one
    except Refused as refused:
        yield Notice(file.name, refused.kind, refused.reason)
    except OSError as error:
        yield Notice(file.name, "unreadable", (error.strerror or type(error).__name__).lower())
    if bad > MAX_BAD_RECORDS_TOLD:
        yield Notice(file.name, "bad-record", f"{bad - MAX_BAD_RECORDS_TOLD} more records passed over")


def distinct(articles: Iterable[Article | Notice]) -> Iterator[Article | Notice]:
    """The articles of a file, record ids that repeat told apart: x, x~2, x~3."""
    seen: dict[str, int] = {}  # each id, with how often it has come: a repeated one goes on counting from there
    for one in articles:
        if isinstance(one, Article) and one.record is not None:
            own = name = one.record.id
            repeat = seen.get(own, 0)
            while name in seen:
                repeat += 1
                name = f"{own}~{repeat}"
            if name != own:
                seen[own] = repeat
                one = one._replace(record=one.record._replace(id=name))
            seen[name] = 1
        yield one
