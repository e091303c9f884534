"""XML of news: NITF, NewsML-G2, RSS and Atom, told apart by their root element.

The file is parsed as it is read; of a feed or a message of many items one is held at a time. Nothing outside the file
is fetched, entities that it declares are not expanded, and libxml2's own limits on depth and length hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from newslint.article import Article, Record
from newslint.corpus.files import File, Notice, Refused
from newslint.corpus.readers import ReadOptions
from newslint.corpus.readers.opening import open_bytes
from newslint.corpus.readers.records import Fields, NoArticle, article_of
from newslint.corpus.readers.xml_feeds import entry_fields
from newslint.corpus.readers.xml_news import newsml_fields, nitf_fields
from newslint.corpus.readers.xml_tree import local_name

CHUNK = 1 << 16
_DECLARATION = re.compile(rb"((?:\xef\xbb\xbf)?)(\s*)((?:<\?xml[^>]{0,500}\?>)?)")
MARKUP = 3
"""Times the limit of an article that its XML may be long."""
MAX_KEPT = 100
"""Elements kept of what a feed says before and between its items."""
_RECORDS: dict[str, tuple[str, Callable[[Any], Fields]]] = {
    "nitf": ("nitf", nitf_fields),
    "newsItem": ("newsItem", newsml_fields),
    "newsMessage": ("newsItem", newsml_fields),
    "rss": ("item", entry_fields),
    "RDF": ("item", entry_fields),
    "feed": ("entry", entry_fields),
}
"""Root element -> the element of a record, and what reads it."""
_TOLD = [f"{{*}}{name}" for name in sorted({*_RECORDS, *(record for record, _ in _RECORDS.values())})]
"""The elements that the parser tells of."""


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The articles of an XML file of a known format."""
    known = options.path_facts(file.name)
    number = 0
    with open_bytes(file) as stream:
        for element, fields_of in _records(stream, options.max_bytes * MARKUP):
            number += 1
            record = Record(str(number), element.sourceline)
            try:
                yield article_of(fields_of(element), file.name, record, options, known)
            except NoArticle as reason:
                yield Notice(file.name, "bad-record", f"line {element.sourceline}: {reason}")
    if not number:
        yield Notice(file.name, "no-article", "holds no item")


def _records(stream: BinaryIO, limit: int) -> Iterator[tuple[Any, Callable[[Any], Fields]]]:
    """The elements of the records, each complete when it is given and emptied thereafter."""
    parser = etree.XMLPullParser(
        events=("end",), tag=_TOLD, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    wanted = ""
    fields_of: Callable[[Any], Fields] = nitf_fields
    pending = 0
    chunk = _opened(stream.read(CHUNK))
    while chunk:
        failure = _feed(parser, chunk)
        pending += len(chunk)
        for _, element in parser.read_events():
            if not wanted:
                wanted, fields_of = _record_of(local_name(element.getroottree().getroot()))
            if local_name(element) == wanted:
                yield element, fields_of
                pending = 0
                _drop(element)
        if failure:
            raise failure
        if pending > limit:
            raise Refused("too-large", f"an XML element of over {limit:,} bytes")
        chunk = stream.read(CHUNK)
    root = _close(parser)
    if not wanted:
        _record_of(local_name(root))


def _opened(start: bytes) -> bytes:
    """The start of a file as the parser takes it, though not XML to the letter, as many feeds are.

    White space before the declaration goes behind it. A document type is put in where there is none: without one, the
    first ``&nbsp;`` would be the end. What it names is not fetched.
    """
    found = _DECLARATION.match(start)
    if not found or found.end() == len(start) or b"\x00" in start[:4]:  # empty, or UTF-16
        return start
    mark, blank, declaration = found.groups()
    doctype = b"" if b"<!DOCTYPE" in start[:4096] else b'<!DOCTYPE news SYSTEM "none">'
    return mark + declaration + blank + doctype + start[found.end() :]


def _feed(parser: Any, chunk: bytes) -> Refused | None:
    """Parse a piece; what stands before an error has its events all the same."""
    try:
        parser.feed(chunk)
    except etree.XMLSyntaxError as error:
        return _not_xml(error)
    return None


def _close(parser: Any) -> Any:
    try:
        return parser.close()
    except etree.XMLSyntaxError as error:
        raise _not_xml(error) from None


def _not_xml(error: Exception) -> Refused:
    return Refused("bad-xml", f"not XML: {error}"[:300])


def _record_of(root: str) -> tuple[str, Callable[[Any], Fields]]:
    try:
        return _RECORDS[root]
    except KeyError:
        raise Refused("no-article", f"XML of <{root[:60]}>; NITF, NewsML-G2, RSS and Atom are read") from None


def _drop(element: Any) -> None:
    """Empty an element that was read, and forget the one before it, but for what stands before the first of them."""
    element.clear(keep_tail=False)
    parent, previous = element.getparent(), element.getprevious()
    if previous is not None and (local_name(previous) == local_name(element) or len(parent) > MAX_KEPT):
        parent.remove(previous)
