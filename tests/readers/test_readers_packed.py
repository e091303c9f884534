from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.article import Article
from newslint.corpus import readers
from newslint.corpus.files import File, Notice, format_suffix
from newslint.corpus.readers import opening
from readers_helpers import PROSE, articles, notices, one_article, one_notice, read_bytes, zst

PACKERS = [pytest.param(".gz", gzip.compress, id="gz"), pytest.param(".zst", zst, id="zst")]
LINES = "".join(json.dumps({"text": f"{PROSE} {n}"}) + "\n" for n in range(300)).encode()


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a.jsonl.gz", ".jsonl"), ("a.b/c.TXT.ZST", ".txt"), ("a.gz", ""), ("a", ""), (".gz", ""), ("a.txt", ".txt")],
)
def test_what_tells_the_format(name: str, expected: str) -> None:
    assert format_suffix(name) == expected


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.json"])
def test_packed_article(tmp_path: Path, name: str, ending: str, pack: Callable[[bytes], bytes]) -> None:
    data = json.dumps({"text": PROSE}) if name == "a.json" else PROSE
    article = one_article(read_bytes(tmp_path, name + ending, pack(data.encode())))
    assert article.text == PROSE
    assert article.record, "only an article without a record has offsets that count in the file as it is"


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_packed_lines_in_several_members(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    found = read_bytes(tmp_path, "a.jsonl" + ending, pack(LINES) + pack(LINES))
    assert len(articles(found)) == len(found) == 600


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
def test_what_stands_before_damage_is_read(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    found = read_bytes(tmp_path, "a.jsonl" + ending, pack(LINES) + pack(LINES * 10)[:-20])
    assert len(articles(found)) >= 300
    assert [one.kind for one in notices(found)] == ["damaged"]


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
@pytest.mark.parametrize("name", ["a.txt", "a.json", "a.jsonl", "a.csv", "a.md"])
def test_garbage_is_one_notice(tmp_path: Path, name: str, ending: str, pack: Callable[[bytes], bytes]) -> None:
    for data in (b"no archive at all", pack(LINES)[:15]):
        notice = one_notice(read_bytes(tmp_path, name + ending, data))
        assert notice.kind == "damaged"


@pytest.mark.parametrize(("ending", "pack"), PACKERS)
@pytest.mark.parametrize(
    ("name", "unit"),
    [("a.jsonl", b"a"), ("a.jsonl", b"\n"), ("a.json", b" "), ("a.json", b"[]"), ("a.csv", b"text,"), ("a.csv", b'"')],
)
def test_a_bomb_is_one_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, unit: bytes, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr(opening, "HARMLESS", 200_000)
    notice = one_notice(
        read_bytes(tmp_path, name + ending, pack(unit * (2_000_000 // len(unit))), max_bytes=20_000_000)
    )
    assert (notice.kind, notice.reason) == ("too-large", "it unpacks to more than 200 times its size")


def test_a_bomb_of_one_article_stops_at_the_limit(tmp_path: Path) -> None:
    notice = one_notice(read_bytes(tmp_path, "a.txt.gz", gzip.compress(b"a" * 3_000_000)))
    assert notice.reason == "2,000,001 bytes; the limit for one article is 2,000,000 (--max-file-size)"


@pytest.mark.parametrize(
    ("name", "package", "extra"),
    [
        ("a.html", "trafilatura", "html"),
        ("a.xml", "lxml", "xml"),
        ("a.parquet", "pyarrow", "parquet"),
        ("a.warc.gz", "fastwarc", "warc"),
        ("a.jsonl.zst", "backports.zstd", "zstd"),
    ],
)
def test_a_missing_extra_is_one_notice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, package: str, extra: str
) -> None:
    if extra == "zstd" and sys.version_info >= (3, 14):
        pytest.skip("the standard library has zstd")
    # None makes an import fail as it does where nothing is installed.
    for module in list(sys.modules):
        if module == package or module.startswith((f"{package}.", "newslint.corpus.readers.")):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)
    readers.reader_for.cache_clear()
    monkeypatch.setattr(readers, "reader_for", readers.reader_for.__wrapped__)
    path = tmp_path / name
    path.write_bytes(b"x")
    found: list[Article | Notice] = list(readers.read(File(str(path), name, 1, 0), readers.ReadOptions()))
    notice = one_notice(found)
    assert notice.kind == "missing-extra"
    assert f"pip install 'newslint[{extra}]'" in notice.reason
