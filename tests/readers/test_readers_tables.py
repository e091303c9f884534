from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import pytest

from newslint.article import Article, Record
from newslint.corpus.files import Notice
from readers_helpers import PROSE, articles, notices, one_article, one_notice, read_bytes, read_file

ROW = {
    "title": "Harbour shut", "text": PROSE, "domain": "www.example.com", "date": "2021-05-04 00:00:00",
    "description": "", "url": "https://www.example.com/1", "image_url": "",
}  # fmt: skip


def table(rows: list[dict[str, str]], **options: Any) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], **options)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("a.csv", {}),
        ("a.csv", {"lineterminator": "\n", "quoting": csv.QUOTE_ALL}),
        ("a.csv", {"delimiter": ";"}),
        ("a.tsv", {"delimiter": "\t"}),
    ],
)
def test_csv_uses_the_presets(tmp_path: Path, name: str, options: dict[str, Any]) -> None:
    first, second = articles(read_bytes(tmp_path, name, table([ROW, {**ROW, "text": 'He said: "No."'}], **options)))
    assert (first.text, first.title, first.source) == (PROSE, "Harbour shut", "example.com")
    assert first.date == datetime.date(2021, 5, 4)
    assert first.record == Record("1", 2, "/text", 4)
    assert second.text == 'He said: "No."'
    assert second.record == Record("2", 5, "/text", 5), "the first row's text has three lines"


def test_csv_in_other_encodings(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        data = table([{"text": "The café is shut."}]).decode().encode(encoding)
        assert one_article(read_bytes(tmp_path, "a.csv", data)).text == "The café is shut."


def test_csv_with_own_columns(tmp_path: Path) -> None:
    fields = {"text": ("Main",), "title": ("Head",)}
    article = one_article(read_bytes(tmp_path, "a.csv", table([{"Head": "Shut", "Main": PROSE}]), fields=fields))
    assert (article.title, article.text) == ("Shut", PROSE)


@pytest.mark.parametrize("data", [b"", b"\n", b"name,size\nx,1\n", b'"', b"a", b"1;2;3"])
def test_csv_without_a_text_column_is_one_notice(tmp_path: Path, data: bytes) -> None:
    assert one_notice(read_bytes(tmp_path, "a.csv", data)).kind == "no-article"


def test_bad_rows_are_told_and_passed_over(tmp_path: Path) -> None:
    data = b"text,title\r\none two,A\r\nthree\r\n\r\nfour, five,B\r\n,C\r\nsix,D\r\n"
    found = read_bytes(tmp_path, "a.csv", data)
    assert [(one.text, one.record and one.record.line) for one in articles(found)] == [("one two", 2), ("six", 7)]
    assert [one.reason for one in notices(found)] == [
        "line 3: 1 cells; the first row has 2",
        "line 5: 3 cells; the first row has 2",
        "line 6: record has no text field that is known (see `fields` in the config)",
    ]


@pytest.mark.parametrize(
    "middle",
    [b"y" * 50_000 + b",B", b'"' + b"y" * 50_000 + b'",B', b"y" * 2_000_000 + b",B"],
)
def test_a_huge_field_leaves_the_next_rows_alone(tmp_path: Path, middle: bytes) -> None:
    found = read_bytes(tmp_path, "a.csv", b"text,title\none,A\n" + middle + b"\ntwo,C\n", max_bytes=4000)
    assert [one.text for one in articles(found)] == ["one", "two"]
    assert notices(found)


def test_a_quote_that_never_closes(tmp_path: Path) -> None:
    rows = b"".join(b"row %d,B\n" % n for n in range(3000))
    found = read_bytes(tmp_path, "a.csv", b'text,title\none,A\n"' + rows, max_bytes=4000)
    assert "row 2999" in [one.text for one in articles(found)]
    assert [one.kind for one in notices(found)] == ["bad-record"]


def write_parquet(path: Path, rows: list[dict[str, Any]], **options: Any) -> None:
    pa = pytest.importorskip("pyarrow", reason="no Parquet: install newslint[parquet]")
    import pyarrow.parquet

    pyarrow.parquet.write_table(pa.Table.from_pylist(rows), path, **options)


def test_parquet_uses_the_presets(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    row = {**ROW, "date": datetime.datetime(2021, 5, 4, 10), "image": b"\x89PNG" * 100}
    write_parquet(path, [row, {**row, "text": None}, {**row, "text": "Second \U0001f600."}])
    found = read_file(path, "a.parquet")
    first, second = articles(found)
    assert (first.text, first.title, first.source) == (PROSE, "Harbour shut", "example.com")
    assert (first.date, first.record) == (datetime.date(2021, 5, 4), Record("1", None, "/text"))
    assert (second.text, second.record) == ("Second \U0001f600.", Record("3", None, "/text"))
    reason = "row 2: record has no text field that is known (see `fields` in the config)"
    assert notices(found) == [Notice("a.parquet", "bad-record", reason)]


def test_parquet_with_nested_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    body = {"summary": ["Shut."], "sections": [{"headline": [], "paragraphs": PROSE.split("\n\n")}]}
    write_parquet(path, [{"title": "Harbour shut", "publishing_date": "2021-05-04", "body": body, "lang": "en"}])
    article = one_article(read_file(path, "a.parquet"))
    assert article.text == f"Shut.\n\n{PROSE}"
    assert (article.language, article.record) == ("en", Record("1", None, "/body"))


def test_parquet_of_untyped_strings_and_odd_values(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="no Parquet: install newslint[parquet]")
    import pyarrow.parquet

    path = tmp_path / "a.parquet"
    far = pa.array([2**60, 0], pa.timestamp("us"))
    columns = {"text": pa.array([PROSE.encode(), b"caf\xe9 shut"]), "date": far}
    pyarrow.parquet.write_table(pa.table(columns), path)
    first, second = articles(read_file(path, "a.parquet"))
    assert (first.text, first.date) == (PROSE, None)
    assert (second.text, second.date) == ("café shut", datetime.date(1970, 1, 1))


def test_parquet_bombs_are_one_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pa = pytest.importorskip("pyarrow", reason="no Parquet: install newslint[parquet]")
    import pyarrow.parquet

    from newslint.corpus.readers import parquet

    monkeypatch.setattr(parquet, "HARMLESS", 1_000_000)
    path = tmp_path / "a.parquet"
    pyarrow.parquet.write_table(pa.table({"text": ["a" * 20_000_000]}), path, compression="zstd")
    assert one_notice(read_file(path, "a.parquet")).kind == "too-large"
    repeated = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), pa.array(["word " * 2000]))
    pyarrow.parquet.write_table(pa.table({"text": repeated}), path)
    found = read_file(path, "a.parquet")
    assert [one.kind for one in notices(found)] == ["too-large"]
    assert len(articles(found)) < 1000


@pytest.mark.parametrize("how", ["cut", "magic", "footer", "empty", "middle", "columns", "packed"])
def test_bad_parquet_is_one_notice(tmp_path: Path, how: str) -> None:
    path = tmp_path / "good.parquet"
    write_parquet(path, [{"text": f"{PROSE} {n}"} for n in range(500)], compression="none", use_dictionary=False)
    data = path.read_bytes()
    footer = int.from_bytes(data[-8:-4], "little")
    name, bad, kind = {
        "cut": ("a.parquet", data[:-100], "damaged"),
        "magic": ("a.parquet", b"PAR2" + data[4:-4] + b"PAR2", "damaged"),
        "footer": ("a.parquet", data[: -8 - footer] + b"\xff" * footer + data[-8:], "damaged"),
        "empty": ("a.parquet", b"", "damaged"),
        "middle": ("a.parquet", data[:4] + b"\xff" * 2000 + data[2004:], "damaged"),
        "columns": ("b.parquet", b"", "no-article"),
        "packed": ("a.parquet.gz", data, "not-read"),
    }[how]
    if how == "columns":
        write_parquet(tmp_path / name, [{"n": 1}])
        bad = (tmp_path / name).read_bytes()
    assert one_notice(read_bytes(tmp_path, name, bad)).kind == kind


def test_columns_in_any_case(tmp_path: Path) -> None:
    data = f'\ufeffsep=;\r\nID;Title;Content\r\n7;Shut;"{PROSE}"\r\n8;;\r\n'.encode()
    found = read_bytes(tmp_path, "a.csv", data)
    (article,) = articles(found)
    assert (article.text, article.title, article.record) == (PROSE, "Shut", Record("7", 3, "/Content", 5))
    assert [one.reason.partition(":")[0] for one in notices(found)] == ["line 6"]


@pytest.mark.parametrize("column", ["dictionary", "large_string", "string_view", "list", "struct", "binary"])
def test_types_of_parquet_columns(tmp_path: Path, column: str) -> None:
    pa = pytest.importorskip("pyarrow")
    value: Any = {"list": PROSE.split("\n\n"), "struct": {"text": PROSE}, "binary": PROSE.encode()}.get(column, PROSE)
    if column == "dictionary":
        array = pa.array([value, None]).dictionary_encode()
    elif column in ("large_string", "string_view"):
        array = pa.array([value, None], getattr(pa, column)())
    else:
        array = pa.array([value, None])
    table = pa.table({"Article": array, "ID": pa.array([2**63, None], pa.uint64()), "odd.name": [1.5, None]})
    pa.parquet.write_table(table, tmp_path / "a.parquet")
    article, notice = read_file(tmp_path / "a.parquet", "a.parquet")
    assert isinstance(article, Article)
    assert article.text == PROSE
    assert article.record is not None
    assert (article.record.id, article.record.pointer.partition("/t")[0]) == (str(2**63), "/Article")
    assert isinstance(notice, Notice)
    assert notice.reason.startswith("row 2: ")
