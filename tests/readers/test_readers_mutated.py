from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from newslint.article import Article
from newslint.corpus.files import Notice
from readers_helpers import read_bytes

PROSE = b"The harbour of Port Else was shut on Monday. "
HTTP = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(
    b"<p>" + PROSE * 9
)
SEEDS = {
    "a.txt": PROSE,
    "a.md": b"---\ntitle: 'x'\ntags:\n  - a\n---\n# Shut\n[" + PROSE + b"](https://example.com)\n",
    "a.json": b'[{"text": "' + PROSE + b'\\ud83d\\ude00", "id": 1, "date": null}, {"body": {"paragraphs": ["a"]}}]',
    "a.jsonl": (b'{"text": "' + PROSE + b'", "authors": [{"name": "A"}]}\n') * 3,
    "a.jsonl.gz": gzip.compress((b'{"text": "' + PROSE + b'"}\n') * 3, mtime=0),
    "a.csv": b'id,text,title\r\n1,"' + PROSE + b'\n""yes""",A\r\n2,b,c\r\n',
    "a.html": b'<html lang=en><script type="application/ld+json">{"@type": "Article", "author": ["A"]}</script>'
    b'<meta property="og:url" content="https://example.com/1"><article><p>' + PROSE * 9 + b"<p>&eacute;&#x110000;",
    "a.warc": b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n" % (len(HTTP), HTTP),
    "a.xml": b'<?xml version="1.0"?><rss><channel><language>en</language><item><link>https://example.com</link>'
    b"<description><![CDATA[<p>" + PROSE + b"]]></description></item><item><title>&amp;</title></item></channel></rss>",
    "b.xml": b'<nitf xml:lang="en"><head><pubdata name="x" date.publication="20210504"/></head><body><body.head>'
    b"<hedline><hl1>a</hl1></hedline></body.head><body.content><p>" + PROSE + b"</p></body.content></body></nitf>",
}  # fmt: skip
PACKAGES = {"html": "trafilatura", "warc": "fastwarc", "xml": "lxml"}
SPLICED = [
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b'"',
    b"'",
    b"<",
    b"{",
    b"[" * 2000,
    b"\r",
    b"&#0;",
    b"\\ud800",
    b"9" * 5000,
]


def mutated(seed: bytes, chance: random.Random) -> bytes:
    data = bytearray(seed)
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(4):
            case 0:
                del data[at : at + chance.randrange(40)]
            case 1:
                data[at:at] = chance.choice(SPLICED)
            case 2:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case _:
                other = chance.randrange(len(data) + 1)
                data[at:at] = data[other : other + chance.randrange(60)]
    return bytes(data)


@pytest.mark.parametrize("name", SEEDS)
def test_mutated_files_are_articles_or_notices(tmp_path: Path, name: str) -> None:
    pytest.importorskip(PACKAGES.get(name.partition(".")[2], "json"))
    chance = random.Random(name)
    for _ in range(150):
        data = mutated(SEEDS[name], chance)
        for one in read_bytes(tmp_path, name, data):
            assert isinstance(one, (Article, Notice))
            if isinstance(one, Article):
                assert one.text.encode(), data
                assert f"{one.title}{one.byline}{one.url}{one.source}{one.id}".encode()
