from __future__ import annotations

import json
import tracemalloc
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newslint.article import Article, Record
from newslint.corpus.files import File, Notice
from newslint.corpus.readers import ReadOptions, json_stream, read
from newslint.corpus.readers.markup import text_of
from readers_helpers import PROSE, articles, notices, one_article, read_bytes, read_json


def test_text(tmp_path: Path) -> None:
    (article,) = read_bytes(tmp_path, "example.com/a.txt", ("PORT ELSE, 4 May 2021 - " + PROSE).encode())
    assert isinstance(article, Article)
    assert (article.source, article.date, article.record) == ("example.com", date(2021, 5, 4), None)


def test_text_that_is_none(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "a.txt", b"\x00\x01\x02") == [Notice("a.txt", "not-text", "binary data (NUL bytes)")]
    (notice,) = read_bytes(tmp_path, "b.txt", b"x" * 200, max_bytes=100)
    assert isinstance(notice, Notice)
    assert notice.kind == "too-large"


def test_markdown_keeps_offsets(tmp_path: Path) -> None:
    raw = (
        '---\ntitle: "Harbour: shut"\nauthors:\n  - A. Writer\n  - B. Writer\ndate: 2021-05-04\n'
        "lang: en-GB\nsource: https://www.example.org/x\n---\n\n"
        "# Harbour shut\n\nThe **harbour** of [Port Else](https://example.org/p?a=1) was <b>shut</b>.\n"
    )
    (article,) = read_bytes(tmp_path, "a.md", raw.encode())
    assert isinstance(article, Article)
    assert len(article.text) == len(raw)
    assert article.text.index("Port Else") == raw.index("Port Else")
    assert article.text.split() == "Harbour shut The harbour of Port Else was shut .".split()
    assert (article.title, article.byline) == ("Harbour: shut", "A. Writer, B. Writer")
    assert (article.source, article.language, article.date) == ("example.org", "en", date(2021, 5, 4))


def test_hostile_front_matter_is_only_text(tmp_path: Path) -> None:
    bomb = "---\na: &a [x,x]\nb: &b [*a,*a]\nc: !!python/object:os.system [*b]\n---\nBody.\n"
    (article,) = read_bytes(tmp_path, "a.md", bomb.encode())
    assert isinstance(article, Article)
    assert article.text.strip() == "Body."


NEWS_PLEASE = {
    "authors": ["A. Writer"], "date_publish": "2021-05-04 10:00:00", "date_download": "2021-06-01 00:00:00",
    "language": "en", "maintext": PROSE, "source_domain": "www.example.com", "title": "Harbour shut",
    "url": "https://www.example.com/1", "text": None,
}  # fmt: skip
NEWSPAPER4K = {
    "text": PROSE, "title": "Harbour shut", "authors": ["A. Writer"], "publish_date": "2021-05-04T10:00:00",
    "source_url": "https://www.example.com", "meta_lang": "en", "url": "https://www.example.com/1",
}  # fmt: skip
FUNDUS = {
    "title": "Harbour shut", "authors": ["A. Writer"], "publishing_date": "2021-05-04 10:00:00+00:00", "lang": "en",
    "publisher": "example.com",
    "body": {
        "summary": [],
        "sections": [{"headline": [], "paragraphs": PROSE.split("\n\n")}],
    },
}  # fmt: skip
TRAFILATURA = {
    "title": "Harbour shut", "author": "A. Writer", "hostname": "example.com", "date": "2021-05-04", "text": PROSE,
    "raw_text": "Harbour", "source": "https://www.example.com/1", "source-hostname": "Example", "language": "en",
}  # fmt: skip
CC_NEWS = {
    "title": "Harbour shut", "text": PROSE, "domain": "www.example.com", "date": "2021-05-04 00:00:00",
    "description": "", "url": "https://www.example.com/1", "image_url": "",
}  # fmt: skip
NINJS = {
    "uri": "urn:example:1", "versioncreated": "2021-05-04T10:00:00Z", "headline": "Harbour shut",
    "byline": "A. Writer", "body_xhtml": f"<p>{PROSE}</p>", "language": "en-GB",
    "infosources": [{"name": "example.com"}],
}  # fmt: skip
NINJS_3 = {
    "uri": "urn:example:1", "versioncreated": "2021-05-04T10:00:00Z", "headlines": [{"value": "Harbour shut"}],
    "bodies": [{"value": f"<div><p>{PROSE}</p></div>"}], "language": "en",
    "infosources": [{"name": "example.com"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        (NEWS_PLEASE, "/maintext"),
        (NEWSPAPER4K, "/text"),
        (FUNDUS, "/body"),
        (TRAFILATURA, "/text"),
        (CC_NEWS, "/text"),
        (NINJS, "/body_xhtml"),
        (NINJS_3, "/bodies/0/value"),
    ],
    ids=["news-please", "newspaper4k", "fundus", "trafilatura", "cc_news", "ninjs", "ninjs-3"],
)
def test_presets(tmp_path: Path, value: dict[str, Any], pointer: str) -> None:
    (article,) = read_json(tmp_path, "a.json", value)
    assert isinstance(article, Article)
    assert article.text.split() == PROSE.split()
    assert (article.title, article.source, article.date) == ("Harbour shut", "example.com", date(2021, 5, 4))
    assert article.language in ("en", "")
    assert article.record is not None
    assert article.record.pointer == pointer


def test_own_fields(tmp_path: Path) -> None:
    value = {"doc": {"main": PROSE, "head": "Harbour shut"}, "when": "2021-05-04"}
    fields = {"text": ("doc.main",), "title": ("doc.head",), "date": ("when",)}
    (article,) = read_json(tmp_path, "a.json", value, fields=fields)
    assert isinstance(article, Article)
    assert (article.title, article.date) == ("Harbour shut", date(2021, 5, 4))


def test_jsonl_names_record_and_line(tmp_path: Path) -> None:
    lines = [json.dumps({"text": PROSE, "id": "x1"}), "", "{broken", json.dumps({"n": 1}), json.dumps({"text": PROSE})]
    found = read_bytes(tmp_path, "a.jsonl", "\n".join(lines).encode())
    assert [one.record for one in found if isinstance(one, Article)] == [
        Record("x1", 1, "/text", 1),
        Record("4", 5, "/text", 5),
    ]
    assert [one.reason for one in found if isinstance(one, Notice)] == [
        "line 3: not JSON: Expecting property name enclosed in double quotes (line 1, column 2)",
        "line 4: record has no text field that is known (see `fields` in the config)",
    ]


def test_many_bad_records_are_told_in_a_few_notices(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.jsonl", b"{\n" * 50)
    assert len(found) == 4
    assert found[-1] == Notice("a.jsonl", "bad-record", "47 more records passed over")


def test_json_array_names_the_lines_of_each_record(tmp_path: Path) -> None:
    text = json.dumps([{"text": PROSE}, {"text": PROSE, "id": 7}], indent=1)
    found = read_bytes(tmp_path, "a.json", text.encode())
    assert [one.record for one in found if isinstance(one, Article)] == [
        Record("1", 2, "/0/text", 4),
        Record("7", 5, "/1/text", 8),
    ]


def test_json_with_a_list_of_articles(tmp_path: Path) -> None:
    found = read_json(tmp_path, "a.json", {"articles": [{"text": PROSE}, {"text": PROSE}]})
    assert [one.record and one.record.pointer for one in found if isinstance(one, Article)] == [
        "/articles/0/text",
        "/articles/1/text",
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000, b'{"text": ' + b"[" * 100_000, b'{"text": ' + b"1" * 5000 + b"}", b"{", b"[1, 2", b"[{} {}]",
        b'"x"', b"", b"\xff\xfe\x00", b"1", b"[]", b"[1]", b"{}", b'[{"text": "cut', b"\x00\x01\x02", b"]",
    ],
)  # fmt: skip
def test_bad_json_is_one_notice(tmp_path: Path, data: bytes) -> None:
    (found,) = read_bytes(tmp_path, "a.json", data)
    assert isinstance(found, Notice)


def test_a_vanished_file_is_a_notice(tmp_path: Path) -> None:
    file = File(str(tmp_path / "a.txt"), "a.txt", 3, 0)
    assert [one.kind for one in read(file, ReadOptions()) if isinstance(one, Notice)] == ["unreadable"]


def test_concatenated_objects_are_many_articles(tmp_path: Path) -> None:
    data = "\n".join(json.dumps({"text": f"{PROSE} {n}", "id": n}) for n in (7, 8))
    found = read_bytes(tmp_path, "a.json", data.encode())
    assert [one.record for one in found if isinstance(one, Article)] == [
        Record("7", 1, "/text", 1),
        Record("8", 2, "/text", 2),
    ]


def test_records_without_text_are_counted(tmp_path: Path) -> None:
    found = read_json(tmp_path, "a.json", [{"n": 1}, {"text": PROSE}, 3])
    assert len(found) == 2
    assert found[1] == Notice("a.json", "bad-record", "2 of 3 records hold no text that is known")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_lone_surrogates_become_replacement_characters(tmp_path: Path, name: str) -> None:
    data = rb'{"text": "Shut \ud83d\ude00 \ud800 harbour \udc00.", "title": "\udfff Port"}'
    (article,) = read_bytes(tmp_path, name, data)
    assert isinstance(article, Article)
    assert (article.text, article.title) == ("Shut \U0001f600 \ufffd harbour \ufffd.", "\ufffd Port")


def test_markup_of_a_record_becomes_text(tmp_path: Path) -> None:
    body = "<p>The caf&eacute; at Port&nbsp;Else\nwas <b>shut</b>.</p><script>x = '<p>'</script><p>It rained.<br>A lot."
    (article,) = read_json(tmp_path, "a.json", {"content": body})
    assert isinstance(article, Article)
    assert article.text == "The café at Port\xa0Else was shut.\n\nIt rained.\nA lot."
    (plain,) = read_json(tmp_path, "b.json", {"text": "One <b>bold</b> line.\n\nTwo &amp; three."})
    assert isinstance(plain, Article)
    assert plain.text == "One bold line.\n\nTwo & three."


@pytest.mark.parametrize(
    "start", ["<script>", "<!--", '<a href="', "<p a=", "<p ", "<", "</", "&", "<p =", "= '", "-->"]
)
def test_hostile_markup_takes_linear_time(start: str) -> None:
    text_of("<p>" + start * (600_000 // len(start)))


def test_a_long_document_is_streamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "CHUNK", 1 << 15)
    items = [{"text": PROSE * 20, "id": n} for n in range(1000)]
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"status": "ok", "articles": items}, indent=1), encoding="utf-8")
    info = path.stat()
    tracemalloc.start()
    count = sum(
        isinstance(one, Article)
        for one in read(File(str(path), "a.json", info.st_size, 0), ReadOptions(max_bytes=2_000))
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 1000
    assert info.st_size > 1_600_000
    assert peak < 500_000


def test_a_long_record_is_passed_over(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in (PROSE, "x" * 30_000, PROSE, "y" * 5000, PROSE)]
    found = read_bytes(tmp_path, "a.jsonl", "\n".join(lines).encode(), max_bytes=4000)
    assert [one.record.line for one in found if isinstance(one, Article) and one.record] == [1, 3, 5]
    assert [one.reason for one in found if isinstance(one, Notice)] == [
        "line 2: record of over 24,000 characters",
        "line 4: text of 5,000 characters; the limit is 4,000",
    ]


def test_a_value_that_is_too_long_ends_a_document(tmp_path: Path) -> None:
    found = read_json(tmp_path, "a.json", [{"text": PROSE}, {"text": "x" * 3_000_000}], max_bytes=4000)
    assert isinstance(found[0], Article)
    assert found[1:] == [Notice("a.json", "too-large", "line 1: a JSON value of over 24,000 characters")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_json_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    data = "".join(
        json.dumps({"text": f"The café of Port Else, no. {n}."}, ensure_ascii=False) + "\n" for n in range(3)
    )
    found = read_bytes(tmp_path, "a.jsonl", data.encode(encoding))
    assert [one.text for one in found if isinstance(one, Article)] == [
        f"The café of Port Else, no. {n}." for n in range(3)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1251", "cp1252"])
@pytest.mark.parametrize("shift", range(4))
def test_a_long_first_line_may_be_cut_within_a_character(tmp_path: Path, encoding: str, shift: int) -> None:
    own = {"cp1251": "Порт Эльс ", "cp1252": "the café is shut ", "utf-16-le": "the harbour 😀 is shut "}
    letters = own.get(encoding, "Порт 😀 € ")
    text = "x" * shift + letters * 12_000
    data = json.dumps([{"text": text}], ensure_ascii=False).encode(encoding)
    (article,) = read_bytes(tmp_path, "a.json", data)
    assert isinstance(article, Article)
    assert article.text == text


RECORDS = {
    "capitals": (
        {"Title": "Shut", "Publication": "Else", "Author": "A", "Date": "2021-05-04", "Content": PROSE}, "/Content",
    ),
    "schema.org": (
        {"headline": "Shut", "articleBody": PROSE, "datePublished": "2021-05-04T10:00:00Z", "author": {"name": "A"},
         "publisher": {"@type": "Organization", "name": "Else"}}, "/articleBody",
    ),
    "WordPress": (
        {"title": {"rendered": "Sh&#117;t"}, "content": {"rendered": f"<p>{PROSE.replace(chr(10) * 2, '</p><p>')}</p>"},
         "date": "2021-05-04T10:00:00", "author": "A", "source": "Else"}, "/content/rendered",
    ),
    "ninjs 2": (
        {"uri": "urn:1", "versionCreated": "2021-05-05T00:00:00Z", "firstCreated": "2021-05-04T00:00:00Z", "by": "A",
         "headlines": [{"role": "main", "value": "Shut"}], "infoSources": [{"name": "Else"}],
         "bodies": [{"contentType": "text/plain", "value": PROSE}]}, "/bodies/0/value",
    ),
    "Elasticsearch": (
        {"_index": "news", "_id": "q", "_source": {"title": "Shut", "text": PROSE, "date": "2021-05-04", "author": "A",
         "source": {"name": "Else"}}}, "/_source/text",
    ),
    "numbers": ({"title": "Shut", "text": PROSE, "date": 20210504, "author": "A", "site_name": "Else"}, "/text"),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_records_of_other_tools(tmp_path: Path, name: str) -> None:
    value, pointer = RECORDS[name]
    article = one_article(read_json(tmp_path, "a.json", value))
    assert (article.text, article.title, article.byline) == (PROSE, "Shut", "A")
    assert (article.date, article.source) == (date(2021, 5, 4), "Else")
    assert article.record is not None
    assert article.record.pointer == pointer


@pytest.mark.parametrize(
    "wrap",
    [
        lambda rows: {"status": "ok", "articles": rows},
        lambda rows: {"version": "https://jsonfeed.org/version/1.1", "items": rows},
        lambda rows: {"response": {"status": "ok", "results": rows}},
        lambda rows: {"hits": {"total": {"value": 2}, "hits": [{"_id": "1", "_source": row} for row in rows]}},
    ],
)
@pytest.mark.parametrize("limit", [2_000_000, 100])
def test_lists_in_objects(tmp_path: Path, wrap: Any, limit: int) -> None:
    """Also one that is too long to be taken whole."""
    rows = [{"webTitle": "Shut", "fields": {"bodyText": PROSE}}, {"content_html": f"<p>{PROSE}</p>"}]
    first, second = articles(read_json(tmp_path, "a.json", wrap(rows), max_bytes=limit))
    assert (first.text, first.title) == (PROSE, "Shut")
    assert second.record is not None
    assert second.record.pointer.endswith("/content_html")


@pytest.mark.parametrize("indent", [None, 1])
def test_documents_that_are_called_json_lines(tmp_path: Path, indent: int | None) -> None:
    rows = [{"text": PROSE}, {"text": PROSE}]
    found = articles(read_bytes(tmp_path, "a.jsonl", json.dumps(rows, indent=indent).encode()))
    assert [one.record and one.record.pointer for one in found] == ["/0/text", "/1/text"]
    assert one_article(read_bytes(tmp_path, "b.jsonl", json.dumps(rows[0], indent=1).encode())).text == PROSE


def test_a_list_among_lines_is_told(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.jsonl", b"[1]\n" + json.dumps({"text": PROSE}).encode() + b"\n[")
    assert [one.reason for one in notices(found)] == [
        "line 1: record is not an object with fields", "line 3: not JSON: Expecting value (line 1, column 2)",
    ]  # fmt: skip
    assert len(articles(found)) == 1
