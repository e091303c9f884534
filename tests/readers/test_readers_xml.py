from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newslint.article import Record
from newslint.corpus.files import Notice
from readers_helpers import articles, notices, one_article, one_notice, read_bytes

pytest.importorskip("lxml", reason="no XML: install newslint[xml]")

TEXT = "The harbour of Port Else was shut on Monday — for good.\n\nNobody was hurt."

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd">
<nitf xml:lang="en-GB">
 <head>
  <title>Port news</title>
  <docdata><doc-id id-string="pe-1"/><date.issue norm="20210504T100000Z"/><doc.copyright holder="EA"/></docdata>
  <pubdata date.publication="20210504" name="www.example.com"/>
 </head>
 <body>
  <body.head>
   <hedline><hl1>Harbour <em>shut</em></hl1><hl2>For good</hl2></hedline>
   <byline>By A. Writer</byline>
   <dateline><location>Port Else</location></dateline>
  </body.head>
  <body.content>
   <block><p>The harbour of <location>Port Else</location> was shut on Monday &mdash; for good.</p></block>
   <media media-type="image"><media-reference source="a.jpg"/><media-producer>Photographer</media-producer></media>
   <p>Nobody was hurt.</p>
  </body.content>
  <body.end><tagline>Agency desk</tagline></body.end>
 </body>
</nitf>"""

ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.com:{id}" xml:lang="en">
 <itemMeta>
  <itemClass qcode="ninat:text"/><provider literal="www.example.com"/>
  <versionCreated>2021-05-05T08:00:00Z</versionCreated><firstCreated>2021-05-04T08:00:00Z</firstCreated>
 </itemMeta>
 <contentMeta>
  <by>By A. Writer</by><language tag="en-GB"/><headline xml:lang="en">Harbour shut</headline><creditline>EA</creditline>
 </contentMeta>
 <contentSet>{content}</contentSet>
</newsItem>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>No</title></head>
<body><p>The harbour of Port Else was shut on Monday — for good.</p><p>Nobody was <b>hurt</b>.</p></body></html>
</inlineXML>"""
PLAIN = f'<inlineData contenttype="text/plain">{TEXT}</inlineData>'
PICTURE = '<remoteContent href="a.jpg" contenttype="image/jpeg"/>'

RSS = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>Else Gazette</title><link>https://www.example.com</link><language>en-us</language>
<item>
 <title>Harbour shut</title><link>https://www.example.com/1</link><guid isPermaLink="false">g1</guid>
 <media:content url="a.jpg"><media:title>Picture</media:title></media:content>
 <description>Short.</description><dc:creator>A. Writer</dc:creator><pubDate>Tue, 04 May 2021 10:00:00 GMT</pubDate>
 <content:encoded><![CDATA[<p>The harbour of Port&nbsp;Else was shut on Monday &mdash; for good.</p>
  <p>Nobody was <i>hurt</i>.</p>]]></content:encoded>
</item>
<item><title>Second</title><description>&lt;p&gt;A &lt;b&gt;summary&lt;/b&gt; &amp;amp; no more.&lt;/p&gt;</description>
</item>
<item><title>Empty</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Else Gazette</title><id>urn:feed</id>
<entry><title type="html">Harbour &lt;b&gt;shut&lt;/b&gt;</title><id>urn:1</id>
 <link rel="enclosure" href="https://cdn.example.net/a.mp3"/><link href="https://www.example.com/1"/>
 <author><name>A. Writer</name><email>a@example.com</email></author>
 <updated>2021-05-05T00:00:00Z</updated><published>2021-05-04T00:00:00Z</published><summary>Short.</summary>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The harbour of Port Else was shut on Monday
 — for good.</p><p>Nobody was hurt.</p></div></content></entry>
</feed>"""


@pytest.mark.parametrize("name", ["a.xml", "a.nitf"])
def test_nitf(tmp_path: Path, name: str) -> None:
    article = one_article(read_bytes(tmp_path, name, NITF.encode()))
    assert article.text == TEXT
    assert (article.title, article.byline, article.language) == ("Harbour shut", "A. Writer", "en")
    assert (article.source, article.date) == ("example.com", date(2021, 5, 4))
    assert article.record == Record("pe-1", 3)


@pytest.mark.parametrize("content", [XHTML, PLAIN], ids=["xhtml", "plain"])
def test_newsml_g2_item(tmp_path: Path, content: str) -> None:
    article = one_article(read_bytes(tmp_path, "a.xml", ITEM.format(id=1, content=content).encode()))
    assert article.text == TEXT
    assert (article.title, article.byline, article.language) == ("Harbour shut", "A. Writer", "en")
    assert (article.source, article.date) == ("example.com", date(2021, 5, 4))
    assert article.record == Record("urn:newsml:example.com:1", 1)


def test_newsml_g2_item_of_nitf(tmp_path: Path) -> None:
    nitf = NITF.partition('nitf-3-4.dtd">\n')[2].replace("&mdash;", "—")
    content = f'<inlineXML contenttype="application/nitf+xml">{nitf}</inlineXML>'
    assert one_article(read_bytes(tmp_path, "a.xml", ITEM.format(id=1, content=content).encode())).text == TEXT


def test_newsml_g2_message(tmp_path: Path) -> None:
    items = "\n".join(ITEM.format(id=n, content=one) for n, one in enumerate((XHTML, PICTURE, PLAIN)))
    message = (
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>\n{items}</itemSet></newsMessage>'
    )
    found = read_bytes(tmp_path, "a.xml", message.encode())
    assert [one.record and one.record.id[-1] for one in articles(found)] == ["0", "2"]
    assert notices(found) == [Notice("a.xml", "bad-record", "line 14: record has no text")]


def test_rss(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "feed.rss", RSS.encode())
    full, short = articles(found)
    assert full.text == TEXT.replace("Port Else", "Port\xa0Else")
    assert (full.title, full.byline, full.language) == ("Harbour shut", "A. Writer", "en")
    assert (full.source, full.date, full.url) == ("example.com", date(2021, 5, 4), "https://www.example.com/1")
    assert full.record == Record("g1", 4)
    assert (short.text, short.source) == ("A summary & no more.", "Else Gazette")
    assert short.record == Record("2", 11)
    assert notices(found) == [Notice("feed.rss", "bad-record", "line 13: record has no text")]


def test_rss_1(tmp_path: Path) -> None:
    rdf = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Gazette</title><dc:language>en</dc:language></channel>
     <item><title>Shut</title><link>https://example.com/1</link><description>The harbour is shut.</description>
     <dc:date>2021-05-04</dc:date></item></rdf:RDF>"""
    article = one_article(read_bytes(tmp_path, "a.xml", rdf.encode()))
    assert (article.text, article.source, article.language) == ("The harbour is shut.", "example.com", "en")
    assert article.date == date(2021, 5, 4)


@pytest.mark.parametrize("name", ["a.atom", "a.xml"])
def test_atom(tmp_path: Path, name: str) -> None:
    article = one_article(read_bytes(tmp_path, name, ATOM.encode("utf-8")))
    assert article.text == TEXT
    assert (article.title, article.byline, article.language) == ("Harbour shut", "A. Writer", "en")
    assert (article.source, article.date) == ("example.com", date(2021, 5, 4))
    assert article.record == Record("urn:1", 2)


def test_encodings_of_xml(tmp_path: Path) -> None:
    for encoding in ("utf-16", "windows-1252", "utf-8-sig"):
        declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>' + ATOM
        assert one_article(read_bytes(tmp_path, "a.xml", declared.encode(encoding))).text == TEXT


def test_a_long_feed_is_streamed(tmp_path: Path) -> None:
    item = "<item><description>" + "The harbour is shut. " * 20 + "</description></item>\n"
    found = read_bytes(tmp_path, "a.xml", f"<rss><channel>{item * 2000}</channel></rss>".encode(), max_bytes=20_000)
    assert [one.record and one.record.line for one in articles(found)] == list(range(1, 2001))
    assert len(found) == 2000


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
LAUGHING = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss>'
BOMBS = {
    "laughs": LAUGHING + "<item><title>a</title><description>&l9;</description></item></rss>",
    "laughs in an attribute": LAUGHING + '<item a="&l9;"><title>x</title></item></rss>',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY a "{"a" * 50_000}">]><rss><item>{"&a;" * 50_000}</item></rss>',
    "file": '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><title>&f;</title></item></rss>',
    "parameter": '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><rss><item><description/></item></rss>',
    "network": '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/a.dtd"><rss><item><description>&f;</description></item></rss>',
    "deep": "<rss>" + "<a>" * 300_000,
    "attributes": "<rss " + " ".join(f'a{n}="1"' for n in range(200_000)) + "/>",
    "one long text": "<rss><item><description>" + "a" * 15_000_000 + "</description></item></rss>",
    "no item": "<rss>" + "<a/>" * 3_500_000 + "</rss>",
    "another root": "<project><modelVersion>4.0.0</modelVersion></project>",
    "cut": "<rss><channel><item><description>Shut",
    "not XML": "The harbour is shut.",
    "empty": "",
}


@pytest.mark.parametrize("name", BOMBS)
def test_hostile_xml_is_told_in_bounded_time(tmp_path: Path, name: str) -> None:
    found = read_bytes(tmp_path, "a.xml", BOMBS[name].encode())
    assert len(found) == 1
    for article in articles(found):
        assert len(article.text) < 100
        assert "root:" not in article.text


def test_what_stands_before_damage_is_read(tmp_path: Path) -> None:
    data = RSS.encode().replace(b"<title>Second", b"<title></oops>Second")
    found = read_bytes(tmp_path, "a.xml", data)
    assert len(articles(found)) == 1
    assert [one.kind for one in notices(found)] == ["bad-xml"]


def test_xml_of_another_kind_says_what_is_read(tmp_path: Path) -> None:
    notice = one_notice(read_bytes(tmp_path, "pom.xml", BOMBS["another root"].encode()))
    assert notice == Notice("pom.xml", "no-article", "XML of <project>; NITF, NewsML-G2, RSS and Atom are read")


@pytest.mark.parametrize("start", ["", "\n \n", "\ufeff", "\ufeff\n"])
@pytest.mark.parametrize("declaration", ["", '<?xml version="1.0" encoding="utf-8"?>\n'])
def test_feeds_that_are_not_xml_to_the_letter(tmp_path: Path, start: str, declaration: str) -> None:
    """White space before the declaration, and entities of HTML that nobody declared."""
    feed = RSS.replace("<title>Harbour shut</title>", "<title>Harbour&nbsp;shut &mdash; for good</title>")
    full, _ = articles(read_bytes(tmp_path, "feed.rss", f"{start}{declaration}{feed}".encode()))
    assert full.title == "Harbour shut — for good"
    assert full.record is not None
    assert full.record.line == 4 + (start + declaration).count("\n")


@pytest.mark.parametrize("bare", ["A & b", "A\x0bb", "A <b b", "A ]]> b"])
def test_what_is_not_xml_is_one_notice(tmp_path: Path, bare: str) -> None:
    notice = one_notice(read_bytes(tmp_path, "feed.rss", RSS.replace("Harbour shut", bare).encode()))
    assert notice.kind == "bad-xml"
    assert "line 5" in notice.reason
