from __future__ import annotations

import gzip
import json
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newslint.article import Record
from newslint.corpus.files import Notice
from readers_helpers import articles, notices, one_article, one_notice, read_bytes, zst

pytest.importorskip("trafilatura", reason="no HTML: install newslint[html]")

PARAGRAPHS = [
    "The harbour of Port Else was shut on Monday after the storm had torn forty metres out of its northern pier.",
    "Nobody was hurt, said the mayor, who expects the ferries to sail from the old quay until the works are over.",
    "The council will vote on the costs in June; engineers speak of two million at least, and of a year of works.",
]
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour shut",
    "datePublished": "2021-05-04T10:00:00Z",
    "author": [{"@type": "Person", "name": "A. Writer"}, {"@type": "Person", "name": "B. Writer"}],
    "publisher": {"@type": "Organization", "name": "Else Gazette"},
    "inLanguage": "en-GB",
    "url": "https://www.example.com/harbour",
}
GRAPH = [
    {**ARTICLE, "author": [{"@id": "#a"}, {"@id": "#b"}], "publisher": {"@id": "#else"}},
    {"@type": "Person", "@id": "#a", "name": "A. Writer"},
    {"@type": ["Person"], "@id": "#b", "name": "B. Writer"},
    {"@type": "Organization", "@id": "#else", "name": "Else Gazette"},
]
OPENGRAPH = """<meta property="og:title" content="Harbour shut"><meta property="og:site_name" content="Else Gazette">
<meta property="article:published_time" content="2021-05-04T10:00:00Z">
<meta name="author" content="A. Writer, B. Writer">
<meta property="og:url" content="https://www.example.com/harbour"><meta property="og:locale" content="en_GB">"""


def json_ld(value: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def page(head: str = "", body: str = "", lang: str = "") -> str:
    body = body or "\n".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    return f"""<!DOCTYPE html>
<html{lang}><head><meta charset="utf-8"><title>Harbour shut | Else Gazette</title>{head}
<script>var text = "<p>not this</p>";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Harbour shut</h1>
{body}
</article>
<aside><h3>Related</h3><ul><li><a href="/2">Ferry prices rise</a></li></ul></aside>
<footer>All rights reserved. <a href="/privacy">Privacy</a></footer></body></html>"""


@pytest.mark.parametrize(
    "head",
    [
        json_ld(ARTICLE),
        json_ld([{"@type": "Organization"}, ARTICLE]),
        json_ld({"@graph": [{"@type": "WebPage"}, {**ARTICLE, "@type": ["ReportageNewsArticle"]}]}),
        json_ld({"@graph": GRAPH}),
        "".join(map(json_ld, GRAPH)),
        json_ld(ARTICLE).replace(">{", "><!--\n{").replace("}<", "}\n--><"),
        json_ld(ARTICLE).replace(">{", ">//<![CDATA[\n{").replace("}<", "};\n//]]><"),
        json_ld(ARTICLE).replace("ld+json", "LD+JSON; charset=utf-8"),
        '<script type="application/ld+json">{broken</script>' + OPENGRAPH,
        OPENGRAPH,
    ],
    ids=["json-ld", "list", "graph", "named", "scripts", "comment", "cdata", "charset", "broken", "opengraph"],
)
@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.xhtml", "a.html.gz"])
def test_page(tmp_path: Path, head: str, name: str) -> None:
    data = page(head).encode()
    article = one_article(read_bytes(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data))
    assert [one for one in article.text.split("\n") if one != "Harbour shut"] == PARAGRAPHS
    assert (article.title, article.byline, article.language) == ("Harbour shut", "A. Writer, B. Writer", "en")
    assert (article.source, article.date) == ("example.com", date(2021, 5, 4))
    assert article.url == "https://www.example.com/harbour"


def test_a_page_that_states_little(tmp_path: Path) -> None:
    body = '<time datetime="2021-05-04">Tuesday</time>' + "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    article = one_article(read_bytes(tmp_path, "example.org/a.html", page(body=body, lang=' lang="en"').encode()))
    assert (article.title, article.byline, article.language) == ("Harbour shut | Else Gazette", "", "en")
    assert (article.source, article.date) == ("example.org", date(2021, 5, 4))


def test_the_line_of_a_page_is_where_its_text_starts(tmp_path: Path) -> None:
    data = page().replace("<h1>Harbour shut</h1>", "").encode()
    assert one_article(read_bytes(tmp_path, "a.html", data)).record == Record("1", 6)


def test_a_page_that_a_script_fills(tmp_path: Path) -> None:
    head = json_ld({**ARTICLE, "articleBody": "\n\n".join(PARAGRAPHS * 2)})
    article = one_article(read_bytes(tmp_path, "a.html", page(head, body="<div id=app>Loading</div>").encode()))
    assert article.text == "\n\n".join(PARAGRAPHS * 2)


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("utf-8", "utf-8"),
        ("windows-1251", "cp1251"),
        ("iso-8859-1", "cp1252"),
        ("utf-16", "utf-16"),
        ("punycode", "utf-8"),
    ],
)
def test_encodings_of_pages(tmp_path: Path, charset: str, codec: str) -> None:
    word = "Порт" if codec == "cp1251" else "café’s"
    text = page(body=f"<p>{word} {PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>").replace(
        'charset="utf-8"', f'charset="{charset}"'
    )
    assert f"{word} {PARAGRAPHS[0]}" in one_article(read_bytes(tmp_path, "a.html", text.encode(codec))).text


HOSTILE = {
    "nested": "<div>" * 100_000,
    "nested in line": "<b>" * 100_000 + "x",
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(150_000)) + ">x",
    "attributes and quotes": "<p " + " ".join(f'a{n}=">"' for n in range(150_000)) + ">x",
    "open tags": "<a " * 300_000,
    "open quotes": '<a href="' * 200_000,
    "paragraphs": "<p>a b c.</p>" * 100_000,
    "empty": "",
    "no text": "<html><body></body></html>",
    "script": "<script>" * 100_000,
    "deep JSON-LD": '<script type="application/ld+json">' + "[" * 500_000 + "</script>",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_one_notice(tmp_path: Path, name: str) -> None:
    assert one_notice(read_bytes(tmp_path, "a.html", HOSTILE[name].encode())).kind == "no-article"


@pytest.mark.parametrize("tag", ["span", "em", "a", "x-word"])
def test_many_inline_tags_take_linear_time(tmp_path: Path, tag: str) -> None:
    body = "<p>" + f"<{tag}>word</{tag}> " * 15_000 + "</p>"
    assert one_article(read_bytes(tmp_path, "a.html", page(body=body).encode())).text.count("word") == 15_000


def warc(kind: str, address: str, block: bytes, media: str = "application/http; msgtype=response") -> bytes:
    """A record by ISO 28500."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2021-05-06T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{zlib.crc32(block):012d}>\r\n"
        f"Content-Type: {media}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {media}", *headers])
    return f"{head}\r\n\r\n".encode() + body


def chunked(body: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:500], body[500:])) + b"0\r\n\r\n"


PAGE = page().encode()
ADDRESS = "https://www.example.com/{}"
ARCHIVE = [
    warc("warcinfo", "", b"software: example\r\n", "application/warc-fields"),
    warc("request", ADDRESS.format(1), b"GET /1 HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
    warc("response", ADDRESS.format(1), response(PAGE)),
    warc("response", ADDRESS.format(2), response(b"", status="301 Moved")),
    warc("response", ADDRESS.format(3), response(b"\x89PNG", media="image/png")),
    warc("resource", ADDRESS.format(4), PAGE, "text/html"),
    warc("response", ADDRESS.format(1), response(page(OPENGRAPH).encode())),
]


@pytest.fixture
def _fastwarc() -> None:
    pytest.importorskip("fastwarc", reason="no WARC: install newslint[warc]")


@pytest.mark.usefixtures("_fastwarc")
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_warc(tmp_path: Path, name: str) -> None:
    # Records are packed one by one, so that each can be found by its offset.
    records = map(gzip.compress, ARCHIVE) if name.endswith("gz") else ARCHIVE
    found = read_bytes(tmp_path, name, b"".join(records))
    assert not notices(found)
    assert [one.record for one in articles(found)] == [Record(ADDRESS.format(n)) for n in (1, 4, 1)]
    first, _, last = articles(found)
    assert (first.source, first.url, first.date) == ("example.com", ADDRESS.format(1), None)
    assert last.date == date(2021, 5, 4)


@pytest.mark.usefixtures("_fastwarc")
@pytest.mark.parametrize(
    "coding", ["gzip", "deflate", "raw deflate", "br", "zstd", "chunked", "chunked gzip", "stored"]
)
def test_bodies_are_unpacked(tmp_path: Path, coding: str) -> None:
    body, headers = PAGE, [f"Content-Encoding: {coding.split()[-1]}"]
    if coding == "chunked":
        headers = []
    if "gzip" in coding:
        body = gzip.compress(PAGE)
    elif coding == "deflate":
        body = zlib.compress(PAGE)
    elif coding == "raw deflate":
        body = zlib.compress(PAGE)[2:-4]
    elif coding == "br":
        body = pytest.importorskip("brotli").compress(PAGE)
    elif coding == "zstd":
        body = zst(PAGE)
    elif coding == "stored":
        headers = ["Content-Encoding: gzip"]
    if "chunked" in coding:
        body = chunked(body)
        headers.append("Transfer-Encoding: chunked")
    article = one_article(read_bytes(tmp_path, "a.warc", warc("response", ADDRESS, response(body, *headers))))
    assert PARAGRAPHS[2] in article.text


@pytest.mark.usefixtures("_fastwarc")
@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, gzip", "lzma"])
def test_bodies_that_are_bombs_leave_the_next_record_alone(tmp_path: Path, coding: str) -> None:
    bomb = b"<p>" * 3_000_000
    packed = {
        "gzip": gzip.compress,
        "deflate": zlib.compress,
        "br": lambda data: pytest.importorskip("brotli").compress(data),
        "zstd": zst,
        "gzip, gzip": lambda data: gzip.compress(gzip.compress(data)),
        "lzma": lambda data: data[:1000],
    }[coding](bomb)
    data = warc("response", "https://example.com/b", response(packed, f"Content-Encoding: {coding}")) + ARCHIVE[2]
    notice, article = read_bytes(tmp_path, "a.warc", data)
    assert isinstance(notice, Notice)
    assert notice.reason.startswith("https://example.com/b: ")
    assert articles([article])


@pytest.mark.usefixtures("_fastwarc")
@pytest.mark.parametrize("status", ["HTTP/2 200", "HTTP/1.0 200 Fine", "HTTP/1.1 200"])
def test_archives_of_other_writers(tmp_path: Path, status: str) -> None:
    http = f"{status}\r\ncontent-type: text/html\r\n\r\n".encode() + PAGE
    data = warc("response", "<https://www.example.com/1>", http).replace(b"WARC/1.0", b"WARC/1.1")
    article = one_article(read_bytes(tmp_path, "a.warc", warc("revisit", "https://www.example.com/1", b"") + data))
    assert (article.url, article.source) == ("https://www.example.com/1", "example.com")


@pytest.mark.usefixtures("_fastwarc")
def test_wet(tmp_path: Path) -> None:
    data = warc("conversion", ADDRESS.format(1), "\n".join(PARAGRAPHS).encode(), "text/plain")
    for name in ("a.wet", "a.warc.wet", "a.warc.wet.gz"):
        found = read_bytes(tmp_path, name, gzip.compress(data) if name.endswith("gz") else data)
        article = one_article(found)
        assert (article.text, article.source) == ("\n".join(PARAGRAPHS), "example.com")


@pytest.mark.usefixtures("_fastwarc")
@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b"", ["damaged"]),
        (b"no archive", ["damaged"]),
        (b"WARC/1.0\r\n" + b"X" * 1_000_000, ["damaged"]),
        (ARCHIVE[2] + b"garbage\r\n\r\n" + ARCHIVE[2], ["damaged"]),
        (ARCHIVE[2].replace(b"Content-Length: ", b"Content-Length: 99999999999"), ["bad-record"]),
        (warc("response", ADDRESS, response(bytes(range(200)) * 5)), ["bad-record"]),
        (warc("response", ADDRESS, b"no HTTP"), []),
        (warc("response", ADDRESS, response(b"x" * 3_000_000)), ["bad-record"]),
    ],
)
def test_bad_archives(tmp_path: Path, data: bytes, kinds: list[str]) -> None:
    assert [one.kind for one in notices(read_bytes(tmp_path, "a.warc", data))] == kinds
