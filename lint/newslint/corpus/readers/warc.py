"""Web archives: WARC with pages (CC-NEWS), and WET with their text. A page, or a text, is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecordType

from newslint.article import Article, Record
from newslint.corpus.decode import NotText, decode
from newslint.corpus.files import File, Notice, Refused
from newslint.corpus.metadata import PathFacts
from newslint.corpus.readers import ReadOptions, missing_extra
from newslint.corpus.readers.http_body import http_body
from newslint.corpus.readers.opening import open_bytes
from newslint.corpus.readers.records import Fields, NoArticle, article_of, one_line

_PAGES = ("text/html", "application/xhtml+xml")
_MAX_HEADER = 65_536


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The articles of a .warc or .wet file: responses and resources that are pages, and conversions to text."""
    known = options.path_facts(file.name)
    with open_bytes(file) as stream:
        if not stream.peek(5).startswith(b"WARC/"):
            raise Refused("damaged", "not a WARC file: it does not start with WARC/")
        for number, record in enumerate(_records(stream), start=1):
            place = _address(record) or f"record {number}"
            try:
                article = _article(record, file.name, Record(place), options, known)
            except NoArticle as reason:
                yield Notice(file.name, "bad-record", f"{place}: {reason}")
            else:
                if article:
                    yield article


class _Source:
    """What FastWARC needs of a stream; of one that cannot seek it must not see more."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._given = 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._given += len(data)
        return data

    def tell(self) -> int:
        return self._given


def _records(stream: BinaryIO) -> Iterator[Any]:
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    source: Any = _Source(stream)  # FastWARC's types ask for more than it uses
    records = iter(ArchiveIterator(source, record_types=wanted, parse_http=False, max_header_len=_MAX_HEADER))
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except (OSError, ValueError) as error:
            raise Refused("damaged", f"the archive is damaged: {error}"[:300]) from None
        yield record


def _address(record: Any) -> str:
    """The address of a record; some writers of WARC 1.0 put it in angle brackets, as its grammar had it."""
    return one_line(record.headers.get("WARC-Target-URI")).removeprefix("<").removesuffix(">")


def _article(record: Any, name: str, named: Record, options: ReadOptions, known: PathFacts) -> Article | None:
    """The article of a record; None for one that is no page: an image, a redirect, an error. Raises NoArticle.

    The day on which a page was fetched is not taken for that of its publication.
    """
    try:
        if record.content_length > options.max_bytes:
            raise NoArticle(f"over {options.max_bytes:,} bytes (--max-file-size)")
        # A record is held whole, so that damage in it leaves the next ones alone.
        record.freeze()
        if record.is_http:
            # FastWARC would unpack the body without a limit.
            record.parse_http(auto_decode="none", max_header_len=_MAX_HEADER)
        http = record.http_headers
        kind = ((http or record.headers).get("Content-Type") or "").partition(";")[0].strip().lower()
        conversion = record.record_type == WarcRecordType.conversion
        if not conversion and (kind not in _PAGES or (http and http.status_code != 200)):
            return None
        data: bytes = record.reader.read()
        if http:
            transfer, content = (http.get(name) or "" for name in ("Transfer-Encoding", "Content-Encoding"))
            data = http_body(data, transfer, content, options.max_bytes)
        url = _address(record)
        if conversion:
            return article_of(Fields(decode(data).text, url=url), name, named, options, known)
        page_text, page_article = _pages()
        article: Article = page_article(page_text(data, record.http_charset or ""), name, named, options, known, url)
        return article
    except NotText as reason:
        raise NoArticle(str(reason)) from None
    except OSError as error:  # how FastWARC reports what is wrong within HTTP
        raise NoArticle(f"damaged: {error}"[:200]) from None


def _pages() -> tuple[Any, Any]:
    try:
        from newslint.corpus.readers.html import page_article, page_text
    except ImportError as error:
        raise missing_extra("web pages in an archive", "html", error) from None
    return page_text, page_article
