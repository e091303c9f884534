"""Units and the helpers of the figure rules."""

from __future__ import annotations

import pytest

from newslint.facts.figures.units import convert, dimension, in_base, national, unit_words, units
from newslint_rules.figures.common.amounts import meet, rounding, written


def test_words_name_known_units() -> None:
    assert set(unit_words().values()) <= set(units())


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        (12, "mile", "km", 19.312),
        (100, "km", "mile", 62.137),
        (30, "m", "foot", 98.425),
        (35, "degC", "degF", 95),
        (95, "degF", "degC", 35),
        (1, "hectare", "acre", 2.471),
        (3, "week", "day", 21),
    ],
)
def test_convert(value: float, unit: str, into: str, expected: float) -> None:
    assert convert(value, unit, into) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize(("unit", "into"), [("km", "kg"), ("usd", "eur"), ("", "km")])
def test_no_conversion(unit: str, into: str) -> None:
    with pytest.raises(ValueError, match="cannot be converted"):
        convert(1, unit, into)


def test_dimensions() -> None:
    assert [dimension(unit) for unit in ("km", "usd", "", "percent")] == ["length", "money", "", "percent"]
    assert in_base(2, "km") == 2000
    assert national("canadian", "usd") == "cad"
    assert national("", "usd") == "usd"


@pytest.mark.parametrize(
    ("value", "expected"), [(12, 0.5), (60, 5), (100, 10), (6.2, 0.05), (1.88, 0.005), (5, 0.5), (1500, 50), (0, 0.5)]
)
def test_rounding(value: float, expected: float) -> None:
    assert rounding(value) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (19.312, "km", "19.3 km"),
        (8.3e9, "jpy", "8.3 billion JPY"),
        (1100, "", "1,100"),
        (46, "percent", "46%"),
        (1, "mile", "1 mile"),
        (12, "mile", "12 miles"),
        (98, "foot", "98 feet"),
        (35, "degC", "35 °C"),
    ],
)
def test_written(value: float, unit: str, expected: str) -> None:
    assert written(value, unit) == expected


def test_meet() -> None:
    assert meet((1, 2), (2, 3))
    assert not meet((1, 2), (2.1, 3))
