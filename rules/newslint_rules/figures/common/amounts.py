"""What the rules over figures share: writing amounts, what rounding allows, and quantities that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.units import convert
from newslint.record import NamedTuple

_UNIT_NAMES = {
    "degC": "°C", "degF": "°F", "percent": "%", "km2": "sq km", "m2": "sq m", "m3": "cubic metres",
    "square-mile": "sq miles", "square-foot": "sq ft", "square-yard": "sq yards", "light-year": "light years",
    "percentage-point": "percentage points",
}  # fmt: skip
_WORDS = frozenset(
    "mile yard inch stone tonne ton carat second minute hour day week month year acre hectare litre gallon barrel "
    "knot crown peso franc dinar cent".split()
)


def written(value: float, unit: str = "") -> str:
    """A value with its unit as a message writes it: 19.3 km, 8.3 billion JPY, 1,100."""
    number = _number(value)
    if not unit:
        return number
    name = _UNIT_NAMES.get(unit, unit)
    if unit == "foot":
        name = "foot" if value == 1 else "feet"
    elif unit in _WORDS and value != 1:
        name = {"inch": "inches", "stone": "stone"}.get(unit, f"{unit}s")
    elif len(unit) == 3 and unit.isalpha() and unit.islower():
        name = unit.upper()
    return f"{number}{name}" if name == "%" else f"{number} {name}"


def _number(value: float) -> str:
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(value) >= scale:
            return f"{value / scale:.4g} {word}" if value / scale < 1000 else f"{value / scale:,.0f} {word}"
    if abs(value) >= 1000 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.1f}"


def rounding(value: float) -> float:
    """How far a number that is written may lie from what was measured: half a unit of its last digit that is not 0.

    Of numbers from 10 on at most a tenth: "60 kilometres (35 miles)" is honest, "100 km (90 miles)" is not.
    """
    if value == 0:
        return 0.5
    digits = f"{abs(value):.6g}" if abs(value) < 1e6 else f"{abs(value):.0f}"
    if "e" in digits:
        return abs(value) * 0.1
    whole, _, fraction = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    half = 0.5 * 10.0 ** (-len(fraction) if fraction else zeros)
    return half if abs(value) < 10 else min(half, abs(value) * 0.1)


class Conversion(NamedTuple):
    """An amount and the same amount in another unit right behind it. Intervals are in the units as written."""

    first: Quantity
    second: Quantity
    start: int
    end: int
    first_value: tuple[float, float]
    second_value: tuple[float, float]
    closed: bool
    """Whether the second amount is all that the brackets hold."""


@cache
def _opening() -> re.Pattern[str]:
    # "12 miles (", "12 miles wide (about", "12 miles, or", "12 miles [or roughly"
    hedge = (
        r"(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|over|under|just|more\sthan|less\sthan|"
        r"at\sleast|up\sto|equal\sto|equivalent\sto|the\sequivalent\sof|or|i\.e\.|that\sis|ca\.?|c\.|worth)"
    )
    nouns = r"(?:[\s-][^\W\d]{1,15}){0,3}"
    return re.compile(
        rf"{nouns}\s?(?:[(\[]\s?(?:{hedge},?\s){{0,3}}|,\s(?:or|that\sis,?|i\.e\.,?)\s(?:{hedge}\s){{0,2}})[~≈]?",
        re.IGNORECASE,
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"(?:[\s-](?:wide|long|tall|high|deep|each|a\syear|per\syear|away))?\s?(?:[)\],;]|\.(?!\S))")


def conversions(text: str, quantities: Quantities) -> Iterator[Conversion]:
    """The amounts in brackets, or behind ", or", of the same kind as the amount before them."""
    for n, (first, second) in enumerate(pairwise(quantities)):
        if not first.unit or not second.unit or second.start - first.end > 60:
            continue
        if first.unit == "degree" and second.unit in _OTHER_SCALE:  # 31 degrees (88 Fahrenheit)
            first = first._replace(unit=_OTHER_SCALE[second.unit])
        opening = _opening().fullmatch(text, first.end, second.start)
        if opening is None:
            continue
        before = quantities[n - 1] if n else None
        after = quantities[n + 2] if n + 2 < len(quantities) else None
        start, first_value = first.start, (first.low, first.high)
        if before is not None and _is_part(text, before, first):
            larger = convert(before.low, before.unit, first.unit)
            start, first_value = before.start, (first.low + larger, first.high + larger)
        end, second_value = second.end, (second.low, second.high)
        if after is not None and _is_part(text, second, after):
            smaller = convert(after.low, after.unit, second.unit)
            end, second_value = after.end, (second.low + smaller, second.high + smaller)
        closing = _closing().match(text, end)
        if closing is not None and closing[0][-1] in ")]":
            end = closing.end()
        yield Conversion(first, second, start, end, first_value, second_value, closing is not None)


_OTHER_SCALE = {"degF": "degC", "degC": "degF"}
_PARTS = {("foot", "inch"), ("lb", "oz"), ("stone", "lb"), ("m", "cm"), ("kg", "g"), ("mile", "yard")}


def _is_part(text: str, larger: Quantity, smaller: Quantity) -> bool:
    """Whether two amounts are one: 6 feet 2 inches, 2 pounds, 3 ounces."""
    return (larger.unit, smaller.unit) in _PARTS and text[larger.end : smaller.start].strip() in ("", ",", "and")


def meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Whether two closed intervals have a value in common."""
    return a[0] <= b[1] and b[0] <= a[1]
