"""See the rule's documentation."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.figures import Quantities
from newslint.facts.figures.units import convert, dimension
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import conversions, meet, rounding, written

_DIMENSIONS = frozenset(("length", "mass", "temperature", "speed", "area", "volume"))
# Within one system a bracket adds something else as often as it converts: "a 10 km race (200 m of climbing)".
_METRIC = frozenset("km m cm mm kg g mg tonne km2 m2 hectare litre ml m3 km/h m/s degC".split())
_HEDGES = frozenset(("~", "<~", ">", "<", "<=", ">="))


@rule(
    "FIG101",
    "unit-conversion",
    severity="error",
    languages=("en",),
    bad=[
        "The shelter is [[12 miles (31 km)]] west of the dam.",
        "A wave [[30 metres (980 feet)]] high hit the pier.",
        "It was [[35 degrees Celsius (65 degrees Fahrenheit)]] in the shade.",
        "The water was [[14 degrees Celsius (77 Fahrenheit)]] on Sunday.",
        "At noon it was [[29 degrees (64 Fahrenheit)]] in the yard. The well is [[20 metres deep, or 6 feet]].",
        "The bell weighs [[2,000 pounds, or about 9,070 kilograms]], the parish said.",
    ],
    good=[
        "The shelter is 12 miles (19 km) west of the dam, 60 kilometres (35 miles) from the coast.",
        "A wave 30 metres (98 feet) high hit the pier; it was 35C (95F) in the shade.",
        "The keeper is 6 feet 2 inches (1.88 m) tall.",
        "At noon it was 29 degrees (84 Fahrenheit) in the yard. The gate stands at 30 degrees (40 metres below).",
        "The path is 10 km long (with 300 m of climbing).",
        "It was minus 9C (16F) at dawn, minus 30C (minus 22F) on the hill, and 4C (7F) warmer by noon.",
        "The fence is 40 km (25 miles) to 48 km (30 miles) long.",
    ],
)
def unit_conversion(text: str, quantities: Quantities) -> Iterator[Hit]:
    """An amount and its conversion in brackets that do not fit each other.

    One of the two was misread or miscalculated. Numbers are taken as rounded: half a unit of the last digit that is
    not zero, at most a tenth of the value, and a tenth more behind "about" or "more than". Amounts of one system of
    units (10 km, 200 m) count as a conversion only when they nearly agree.
    """
    for found in conversions(text, quantities):
        first, second = found.first, found.second
        kind = dimension(first.unit)
        if kind not in _DIMENSIONS or dimension(second.unit) != kind or first.unit == second.unit:
            continue
        slack = 0.1 if {first.modifier, second.modifier} & _HEDGES else 0.0
        given = _interval(found.first_value, slack)
        said = _interval(found.second_value, slack)
        converted = (convert(given[0], first.unit, second.unit), convert(given[1], first.unit, second.unit))
        if kind == "temperature":
            converted, said = (converted[0] - 0.9, converted[1] + 0.9), (said[0] - 0.5, said[1] + 0.5)
            if _fits_otherwise(found.first_value[0], first.unit, second.unit, said):
                continue
        if meet(converted, said):
            continue
        exact = convert(found.first_value[0], first.unit, second.unit)
        same_system = (first.unit in _METRIC) == (second.unit in _METRIC)
        if same_system and kind != "temperature":
            continue
        confidence: Confidence = "high" if found.closed else "low"
        value, other = written(found.first_value[0], first.unit), written(found.second_value[0], second.unit)
        yield Hit(
            Span(found.start, found.end),
            f"{value} is {written(exact, second.unit)}, not {other}",
            confidence=confidence,
            related=(first.span, second.span),
            evidence={
                "read": [found.first_value[0], first.unit],
                "converted": round(exact, 3),
                "written": [found.second_value[0], second.unit],
            },
        )


def _fits_otherwise(value: float, unit: str, other: str, said: tuple[float, float]) -> bool:
    """Whether two temperatures are a difference (5C, or 9F, warmer), or below zero by a word before them."""
    zero = convert(0.0, unit, other)
    below, difference = convert(-value, unit, other), convert(value, unit, other) - zero
    return any(meet((one - 0.9, one + 0.9), said) for one in (below, -below, difference))


def _interval(value: tuple[float, float], slack: float) -> tuple[float, float]:
    low, high = value
    return low - rounding(low) - slack * abs(low), high + rounding(high) + slack * abs(high)
