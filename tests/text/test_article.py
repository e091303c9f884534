from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article, LineIndex, Position, Record, article_id


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 4, (2, 1)),
        ("ab\rcd", 3, (2, 1)),
        ("ab\n", 3, (2, 1)),
        ("a\u2028b\u0085c", 4, (1, 5)),
        ("\U0001f600b", 1, (1, 2)),
    ],
)
def test_position(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == Position(*expected)


@given(st.text(alphabet="ab\r\n\u2028é", max_size=60), st.data())
def test_position_counts_line_ends_before_it(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    if text[offset - 1 : offset + 1] == "\r\n" and offset:
        before = before[:-1]  # between CR and LF the line has not ended
    position = Article("f", text).position(offset)
    assert position.line == before.count("\n") + 1


@given(*2 * [st.tuples(st.text("a#\n/1", min_size=1, max_size=5), st.none() | st.text("a#\x000\n", max_size=5))])
def test_no_two_articles_share_an_id(one: tuple[str, str | None], other: tuple[str, str | None]) -> None:
    ids = [article_id(file, None if record is None else Record(record)) for file, record in (one, other)]
    assert (ids[0] == ids[1]) == (one == other)


def test_a_record_named_like_a_file_beside_it() -> None:
    assert article_id("a.jsonl", Record("x.txt")) == "a.jsonl#x.txt"
    assert article_id("a.jsonl#x.txt", None) != "a.jsonl#x.txt"
