from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.article import Article, LineIndex, Position


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
