from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from newslint.article import Article, Record
from newslint.corpus.files import File, Notice
from newslint.corpus.readers import ReadOptions, read

PROSE = "The harbour of Port Else was shut on Monday.\n\nNobody was hurt, the mayor said."


def read_bytes(folder: Path, name: str, data: bytes, **options: Any) -> list[Article | Notice]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    info = path.stat()
    return list(read(File(str(path), name, info.st_size, info.st_mtime_ns), ReadOptions(**options)))


def read_json(folder: Path, name: str, value: Any, **options: Any) -> list[Article | Notice]:
    return read_bytes(folder, name, json.dumps(value).encode(), **options)


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


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        (NEWS_PLEASE, "/maintext"),
        (NEWSPAPER4K, "/text"),
        (FUNDUS, "/body"),
        (TRAFILATURA, "/text"),
        (CC_NEWS, "/text"),
        (NINJS, "/body_xhtml"),
    ],
    ids=["news-please", "newspaper4k", "fundus", "trafilatura", "cc_news", "ninjs"],
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
        Record("x1", 1, "/text"),
        Record("4", 5, "/text"),
    ]
    assert [one.reason for one in found if isinstance(one, Notice)] == [
        "line 3: not JSON: Expecting property name enclosed in double quotes (line 1, column 2)",
        "line 4: record has no text field that is known (see `fields` in the config)",
    ]


def test_many_bad_records_are_told_in_a_few_notices(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "a.jsonl", b"{\n" * 50)
    assert len(found) == 4
    assert found[-1] == Notice("a.jsonl", "bad-record", "47 more records passed over")


def test_json_array_names_the_line_of_each_record(tmp_path: Path) -> None:
    text = json.dumps([{"text": PROSE}, {"text": PROSE, "id": 7}], indent=1)
    found = read_bytes(tmp_path, "a.json", text.encode())
    assert [one.record for one in found if isinstance(one, Article)] == [
        Record("1", 2, "/0/text"),
        Record("7", 5, "/1/text"),
    ]


def test_json_with_a_list_of_articles(tmp_path: Path) -> None:
    found = read_json(tmp_path, "a.json", {"articles": [{"text": PROSE}, {"text": PROSE}]})
    assert [one.record and one.record.pointer for one in found if isinstance(one, Article)] == [
        "/articles/0/text",
        "/articles/1/text",
    ]


@pytest.mark.parametrize(
    "data",
    [b"[" * 100_000, b'{"text": ' + b"1" * 5000 + b"}", b"{", b"[1, 2", b"[{} {}]", b'"x"', b"", b"\xff\xfe\x00"],
)
def test_bad_json_is_one_notice(tmp_path: Path, data: bytes) -> None:
    (found,) = read_bytes(tmp_path, "a.json", data)
    assert isinstance(found, Notice)


def test_a_vanished_file_is_a_notice(tmp_path: Path) -> None:
    file = File(str(tmp_path / "a.txt"), "a.txt", 3, 0)
    assert [one.kind for one in read(file, ReadOptions()) if isinstance(one, Notice)] == ["unreadable"]
