from __future__ import annotations

from datetime import date, datetime

import pytest

from newslint.corpus.metadata import (
    dateline_date,
    language_code,
    parse_date,
    path_reader,
    source_folder,
    source_name,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2022-11-09T23:10:00+02:00", date(2022, 11, 9)),
        ("20221109", date(2022, 11, 9)),
        ("Wed, 09 Nov 2022 10:00:00 GMT", date(2022, 11, 9)),
        ("November 9, 2022", date(2022, 11, 9)),
        ("9th Sept. 2022", date(2022, 9, 9)),
        ("2022-13-45", None),
        ("31 February 2022", None),
        (1667952000, date(2022, 11, 9)),
        (1667952000000, date(2022, 11, 9)),
        (True, None),
        (1e30, None),
        (10**400, None),
        (float("nan"), None),
        (datetime(2022, 11, 9, 23, 59), date(2022, 11, 9)),
        (None, None),
        ("", None),
    ],
)
def test_parse_date(value: object, expected: date | None) -> None:
    assert parse_date(value) == expected


def test_dateline() -> None:
    assert dateline_date("Bridge shut\n\nPORT ELSE, 4 May 2021 (Agency) - The bridge is shut.") == date(2021, 5, 4)
    assert dateline_date("PORT ELSE, May 4, 2021 — The bridge is shut.") == date(2021, 5, 4)
    assert dateline_date("On 4 May 2021 - a day of rain - the bridge was shut.") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("https://www.Example.org/a", "example.org"),
        ("WWW.example.co.uk", "example.co.uk"),
        ("The Daily  Example", "The Daily Example"),
        ("http://[broken", ""),
        (7, ""),
    ],
)
def test_source_name(value: object, expected: str) -> None:
    assert source_name(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("en", "en"), (" EN\n", "en"), ("\ten-GB", "en"), (" uk_UA ", "uk"), ("e n", ""), ("english", ""), (None, "")],
)
def test_language_code(value: object, expected: str) -> None:
    assert language_code(value) == expected


def test_source_folder() -> None:
    assert source_folder("corpus/en/example.com/2022/a.txt") == "example.com"
    assert source_folder("corpus/v1.0/a.txt") == ""
    assert source_folder("corpus/notes.txt/a.txt") == ""
    assert source_folder("example.com") == ""


def test_path_patterns() -> None:
    read = path_reader(["articles/{source}/**"], ["**/{date}-*.txt", "**/{year}/{month}/{day}/*"])
    assert read("articles/daily/2022-11-09-bridge.txt") == ("daily", date(2022, 11, 9))
    assert read("articles/daily/2022/11/9/bridge.txt") == ("daily", date(2022, 11, 9))
    assert read("other/bridge.txt") == ("", None)


@pytest.mark.parametrize("pattern", ["a/{sauce}/*", "a/*", "{source}/{source}"])
def test_bad_path_pattern(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"a/|source"):
        path_reader([pattern], [])
