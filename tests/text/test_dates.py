from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.facts.dates import DateMention, moments


def read(text: str) -> list[tuple[str, int | None, int | None, int | None, int | None]]:
    return [(text[one.start : one.end], one.year, one.month, one.day, one.weekday) for one in moments(text).dates]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank on 9 November 2022 at sea.", ("9 November 2022", 2022, 11, 9, None)),
        ("It sank on Nov. 9, 2022, at sea.", ("Nov. 9, 2022", 2022, 11, 9, None)),
        ("On Saturday, 25 July 2020, it sank.", ("Saturday, 25 July 2020", 2020, 7, 25, 5)),
        ("On Friday, March 8, it sank.", ("Friday, March 8", None, 3, 8, 4)),
        ("the 24th of February", ("24th of February", None, 2, 24, None)),
        ("25 January 2019 (Friday)", ("25 January 2019 (Friday)", 2019, 1, 25, 4)),
        ("MARCH 4,2009", ("MARCH 4,2009", 2009, 3, 4, None)),
        ("in August 2013 they left", ("August 2013", 2013, 8, None, None)),
        ("in May they left", ("May", None, 5, None, None)),
        ("2022-11-09 10:30", ("2022-11-09", 2022, 11, 9, None)),
        ("on 25.07.2019 in", ("25.07.2019", 2019, 7, 25, None)),
        ("on 7/21/2020 in", ("7/21/2020", 2020, 7, 21, None)),
        ("on 3/4/2020 in", ("3/4/2020", 2020, None, None, None)),
        ("since 2011 it stands", ("2011", 2011, None, None, None)),
        ("the 2004 tsunami", ("2004", 2004, None, None, None)),
        ("in the 2006-07 season", ("2006-07", 2006, None, None, None)),
        ("back in the 1990s", ("1990", 1990, None, None, None)),
    ],
)
def test_forms(text: str, expected: tuple[str, int | None, int | None, int | None, int | None]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "They march on.",
        "some 2000 civilians",
        "over 1800 soldiers",
        "2,019 people",
        "$2019",
        "to Mar-a-Lago",
    ],
)
def test_no_date(text: str) -> None:
    assert read(text) == []


def test_a_count_behind_a_month_is_not_a_day() -> None:
    assert read("In May 10 people died.") == [("May", None, 5, None, None)]


def test_impossible_values_are_kept() -> None:
    assert [row[1:4] for row in read("31 June, 00 July, February 30; 2021-13-45")] == [
        (None, 6, 31),
        (None, 7, 0),
        (None, 2, 30),
        (2021, 13, 45),
    ]


def test_ranges_of_days() -> None:
    first, second = moments("from 5-7 May 2011 and September 14-16").dates
    assert (first.day, first.last_day, second.day, second.last_day) == (5, 7, 14, 16)


def test_in_year() -> None:
    one = DateMention(0, 1, None, 2, 29)
    assert one.in_year(2024) == date(2024, 2, 29)
    assert one.in_year(2023) is None
    assert one.in_year() is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 4 p.m. today", ("4 p.m.", 4, None, "pm", False)),
        ("at 9pm", ("9pm", 9, None, "pm", False)),
        ("at 24:57 p.m. today", ("24:57 p.m.", 24, 57, "pm", False)),
        ("about 02:30 BST", ("02:30 BST", 2, 30, "", True)),
        ("at 0730 GMT", ("0730 GMT", 7, 30, "", True)),
        ("10:30 start", ("10:30", 10, 30, "", False)),
    ],
)
def test_times(text: str, expected: tuple[str, int, int | None, str, bool]) -> None:
    (one,) = moments(text).times
    assert (text[one.start : one.end].strip(), one.hour, one.minute, one.half, one.zoned) == expected


def test_no_times() -> None:
    assert moments("It won 3-1 with 4.5 metres of 12, 2019.").times == ()


@given(st.text(alphabet="0123456789:.,-/ MayJunap\u0661thof,SatGMT", max_size=60))
def test_any_text(text: str) -> None:
    found = moments(text)
    assert list(found.dates) == sorted(found.dates, key=lambda one: one.start)
    for one in (*found.dates, *found.times):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("written", "weekday", "month"),
    [
        ("Thuday, March 21, 2024", 3, 3),
        ("Wedday, 2 May 2023", 2, 5),
        ("\u017fat, 4 Augu\u017ft 2020", 5, 8),
        ("Friday, 4 Sepember 2020", 4, 9),
    ],
)
def test_misspelt_days_and_long_s_are_read_and_break_nothing(written: str, weekday: int, month: int) -> None:
    ((_, _, found, _, day),) = read(f"It opens on {written} in the town.")
    assert (found, day) == (month, weekday)
