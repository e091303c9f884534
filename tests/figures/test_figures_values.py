"""Values, units and modifiers of quantities."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures_helpers import read
from newslint.facts.figures.quantity import FLAGS, MODIFIERS, NOTATIONS, ROLES


def values(text: str) -> list[tuple[float, float, str]]:
    return [(one.low, one.high, one.unit) for one in read(text)]


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("1,234", 1234, 1234),
        ("12,34,567", 1234567, 1234567),
        ("3.5 million", 3.5e6, 3.5e6),
        ("2-million", 2e6, 2e6),
        ("three", 3, 3),
        ("twenty-five", 25, 25),
        ("one hundred and six thousand", 106_000, 106_000),
        ("two million five hundred thousand", 2.5e6, 2.5e6),
        ("two and a half million", 2.5e6, 2.5e6),
        ("half a million", 5e5, 5e5),
        ("two point five million", 2.5e6, 2.5e6),
        ("three point one four million", 3.14e6, 3.14e6),
        ("two point zero six million", 2.06e6, 2.06e6),
        ("twenty point five", 20.5, 20.5),
        ("a quarter of a million", 2.5e5, 2.5e5),
        ("a hundred and fifty", 150, 150),
        ("a dozen", 12, 12),
        ("half a dozen", 6, 6),
        ("three dozen", 36, 36),
        ("five lakh", 5e5, 5e5),
        ("3 crore", 3e7, 3e7),
        ("1 000 000", 1e6, 1e6),
        ("dozens of", 24, 99),
        ("hundreds of", 200, 999),
        ("tens of thousands of", 20_000, 99_000),
        ("hundreds of thousands of", 200_000, 999_000),
        ("several hundred", 300, 999),
        ("several dozen", 36, 119),
        ("20 to 25", 20, 25),
        ("between 20 and 25", 20, 25),
        ("five or six", 5, 6),
        ("five-six", 5, 6),
        ("10-15", 10, 15),
        ("10–15 million", 10e6, 15e6),
        ("2 to 3 million", 2e6, 3e6),
    ],
)
def test_numbers(written: str, low: float, high: float) -> None:
    assert values(f"Later they counted {written} boats there.") == [(low, high, "")]


def test_what_stands_behind_a_point() -> None:
    assert values("Later they counted two point twelve million boats there.") == []
    assert values("At one point five people stood there.") == [(5, 5, "")]


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("12 miles", 12, "mile"),
        ("10km", 10, "km"),
        ("5 sq. km", 5, "km2"),
        ("40 square miles", 40, "square-mile"),
        ("80 miles an hour", 80, "mph"),
        ("15 m/s", 15, "m/s"),
        ("60 km/h", 60, "km/h"),
        ("35°F", 35, "degF"),
        ("35 degrees Celsius", 35, "degC"),
        ("7 percent", 7, "percent"),
        ("7 per cent", 7, "percent"),
        ("7%", 7, "percent"),
        ("2 percentage points", 2, "percentage-point"),
        ("6 pounds", 6, "lb"),
        ("6 million pounds", 6e6, "gbp"),
        ("20 pounds sterling", 20, "gbp"),
        ("$5", 5, "usd"),
        ("US$5.5bn", 5.5e9, "usd"),
        ("A$300", 300, "aud"),
        ("€20 million", 20e6, "eur"),
        ("EUR 300", 300, "eur"),
        ("Rs 200", 200, "inr"),
        ("60 billion crowns", 60e9, "crown"),
        ("5 million Canadian dollars", 5e6, "cad"),
        ("5 million Hong Kong dollars", 5e6, "hkd"),
        ("3 million U.S. dollars", 3e6, "usd"),
        ("4 million Egyptian pounds", 4e6, "egp"),
        ("two years", 2, "year"),
        ("twenty-four-hour", 24, "hour"),
        ("half an hour", 0.5, "hour"),
        ("8 GB", 8, "GB"),
        ("34-year-old", 34, "year-of-age"),
        ("34 years of age", 34, "year-of-age"),
        ("five nautical miles", 5, "nmi"),
    ],
)
def test_units(written: str, value: float, unit: str) -> None:
    assert values(f"Later they reported {written} there.") == [(value, value, unit)]


def test_vague_amounts_have_units() -> None:
    assert values("It cost millions of dollars and lies hundreds of miles away.") == [
        (2e6, 9.99e6, "usd"),
        (200, 999, "mile"),
    ]


@pytest.mark.parametrize(
    ("written", "modifier"),
    [
        ("exactly 40", "="),
        ("about 40", "~"),
        ("an estimated 40", "~"),
        ("40 or so", "~"),
        ("40-odd", "~"),
        ("nearly 40", "<~"),
        ("close to 40", "<~"),
        ("at least 40", ">="),
        ("no fewer than 40", ">="),
        ("40 or more", ">="),
        ("40+", ">="),
        ("more than 40", ">"),
        ("over 40", ">"),
        ("well over 40", ">"),
        ("in excess of 40", ">"),
        ("up to 40", "<="),
        ("as many as 40", "<="),
        ("no more than 40", "<="),
        ("fewer than 40", "<"),
        ("under 40", "<"),
        ("40", ""),
    ],
)
def test_modifiers(written: str, modifier: str) -> None:
    (one,) = read(f"The storm sank {written} boats.")
    assert (one.modifier, one.low) == (modifier, 40)


def test_over_tells_place_or_time_too() -> None:
    first, second, third = read("She won five titles over three seasons. It lasted for over two hours.")
    assert [first.modifier, second.modifier, third.modifier] == ["", "", ">"]


@pytest.mark.parametrize(
    "text",
    [
        "He carried an AK-47 on Highway 66.",
        "The 21st of its kind, the third since then.",
        "They won 3-1 and lost 2–0 in Group B.",
        "She lives in flat No. 5.",
        "Call 555-1234 or 0845 125 222 for help.",
        "It met Covid-19 rules under Resolution 1701.",
        "Version 1.2.8 and section 4.2.1 apply.",
        "It began in 2011, or in the 1990s, at 10:30 p.m. on 9 May 2012.",
        "One of them said that no one knew the one that left.",
        "Their record stands at 25-7-2 with a 2:1 ratio.",
        "He drives a Kestrel 300.",
        "See figure 3 and page 40.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == ()


def test_years_and_counts() -> None:
    assert values("In 2014, some 2000 civilians fled; 1500 soldiers came.") == [(2000, 2000, ""), (1500, 1500, "")]


def test_a_change_is_two_numbers() -> None:
    before, after = read("Losses rose from 2 to 4 km.")
    assert (before.low, before.unit, before.flags) == (2, "km", ("former",))
    assert (after.low, after.unit, after.flags) == (4, "km", ())


def test_reversed_range() -> None:
    (one,) = read("Between 25 and 20 boats left.")
    assert (one.low, one.high, one.flags) == (20, 25, ("reversed",))


@pytest.mark.parametrize(
    ("written", "value", "notation"),
    [
        ("8,3 billion", 8.3e9, "comma-decimal"),
        ("1.234.567", 1234567, "dot-groups"),
        ("300 thousand", 300_000, "digits-thousand"),
        ("300 000", 300_000, "space-groups"),
        ("12800,000", 12_800_000, "ragged"),
        ("3 billion 650 million", 3.65e9, "composed"),
    ],
)
def test_notations(written: str, value: float, notation: str) -> None:
    (one,) = read(f"They raised {written} coins.")
    assert (one.low, one.notation) == (pytest.approx(value), notation)


def test_spans_hold_sign_multiplier_and_unit() -> None:
    text = "It paid about US$3.5 million and walked 12 miles."
    assert [text[one.start : one.end] for one in read(text)] == ["US$3.5 million", "12 miles"]


def test_spans_stand_where_lower_case_is_longer() -> None:
    text = "İİİ paid $5 in İstanbul for 3 apples."
    assert [text[one.start : one.end] for one in read(text)] == ["$5", "3"]


def test_other_languages_are_not_read() -> None:
    assert read("Es kostet 1.500 Euro.", "de") == ()


@given(
    st.lists(
        st.sampled_from(
            "one two twenty hundred thousand million dozens of a half and - – to from between 5 12,000 3.5 1.2.8 8,3 "
            "1 000 $ € US % km miles year old -year-old people killed , . ( ) said per cent at least over Maria 2014 "
            "toll rose including another İ \u0661 \n".split(" ")
        ),
        max_size=25,
    )
)
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    found = read(text)
    assert list(found) == sorted(found, key=lambda one: one.start)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.low <= one.high
        assert one.modifier in MODIFIERS
        assert one.notation in NOTATIONS
        assert one.role in ROLES
        assert set(one.flags) <= set(FLAGS)


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    for one in read(text):
        assert 0 <= one.start < one.end <= len(text)
