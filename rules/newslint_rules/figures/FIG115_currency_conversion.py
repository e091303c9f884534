"""See the rule's documentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.units import currencies
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import conversions, rounding, written

# Units of a currency for one US dollar: the lowest and the highest yearly rates since about 1990, rounded outward from
# general knowledge. Currencies that were redenominated or collapsed since are left out.
_PER_DOLLAR = """
usd 1 1
eur .6 1.25
gbp .47 .95
jpy 73 165
cny 4.5 9
chf .72 1.85
cad .9 1.65
aud .9 2.1
nzd 1.1 2.6
hkd 7.6 7.95
sgd 1.15 1.95
twd 24 36
krw 680 2000
inr 17 95
pkr 21 320
bdt 34 130
thb 23 58
myr 2.4 4.9
php 23 62
idr 1800 17500
vnd 10000 27000
sek 5.7 11.5
nok 4.8 12
dkk 4.6 9.2
isk 54 152
pln 1.9 5
czk 14 43
huf 72 460
uah 1.6 45
rub 4.5 140
kzt 60 560
try .3 46
ils 2 5.1
sar 3.7 3.8
aed 3.6 3.7
egp 2.9 55
zar 2.5 20
kes 21 165
ngn 8 1800
brl .8 6.6
mxn 2.8 26
mop 7.8 8.3
"""
SLACK = 1.3
"""How far beyond the bounds a ratio must lie: amounts are rounded on both sides."""


@rule(
    "FIG115",
    "currency-conversion",
    severity="error",
    languages=("en",),
    bad=[
        "The club paid [[$240 million (about $26.1 billion)]] for the arena.",
        "The earrings cost [[90 pounds (about 1 million yen)]].",
        "The loan is worth [[€20 million ($2.2 billion)]], the bank said.",
    ],
    good=[
        "The club paid $240 million (about 26.1 billion yen) for the arena.",
        "The earrings cost 90 pounds (about 10,000 yen), the loan is worth €20 million ($22 million).",
        "The loan is worth $20 million ($5 million a year) and costs $300 ($310 with tax).",
        "It paid $12 million ($15 million in today's money).",
    ],
)
def currency_conversion(text: str, quantities: Quantities) -> Iterator[Hit]:
    """An amount of money and its conversion in brackets that no exchange rate explains.

    A power of ten was lost in one of the two (万 and 億 are counted in fours of digits), or the second amount was left
    in the currency of the first. Rates move, so the bounds are wide: what is found is far off.
    """
    for found in conversions(text, quantities):
        first, second = found.first, found.second
        if first.unit == "lb" and second.unit in currencies():
            first = first._replace(unit="gbp")
        if not (first.unit in currencies() and second.unit in currencies() and found.closed):
            continue
        if not (found.first_value[0] > 0 and found.second_value[0] > 0):
            continue
        hit = _one_currency(text, first, second) if first.unit == second.unit else _two_currencies(first, second)
        if hit is not None:
            fault, confidence = hit
            yield Hit(
                Span(found.start, found.end),
                fault,
                confidence=confidence,
                related=(first.span, second.span),
                evidence={"amounts": [[first.low, first.unit], [second.low, second.unit]]},
            )


def _one_currency(text: str, first: Quantity, second: Quantity) -> tuple[str, Confidence] | None:
    """The same currency twice: wrong only where the amounts are so far apart that one is another currency's."""
    ratio = max(first.low, second.low) / min(first.low, second.low)
    between, behind = text[first.end : second.start], text[second.end : second.end + 1]
    if ratio < 2 or "(" not in between or behind != ")" or " per " in between:
        return None
    amounts = f"{written(first.low, first.unit)} and {written(second.low, second.unit)}"
    return f"{amounts} are one currency and cannot be the same amount", "medium"


def _two_currencies(first: Quantity, second: Quantity) -> tuple[str, Confidence] | None:
    rates = _rates()
    if first.unit not in rates or second.unit not in rates:
        return None
    (low, high), (other_low, other_high) = rates[first.unit], rates[second.unit]
    least, most = other_low / high, other_high / low
    blur = (
        1 + rounding(_leading(first.low)) / _leading(first.low) + rounding(_leading(second.low)) / _leading(second.low)
    )
    ratio = second.low / first.low
    if least / (SLACK * blur) <= ratio <= most * SLACK * blur:
        return None
    off = max(least / ratio, ratio / most)
    bounds = f"{written(first.low * least, second.unit)} and {written(first.low * most, second.unit)}"
    fault = (
        f"{written(first.low, first.unit)} is between {bounds} at the rates of the last decades, "
        f"not {written(second.low, second.unit)}"
    )
    return fault, "high" if off > 3 else "medium"


def _leading(value: float) -> float:
    """A value scaled to between 1 and 1,000, as a multiple is written."""
    while value >= 1000:
        value /= 1000
    return value or 1.0


@cache
def _rates() -> Mapping[str, tuple[float, float]]:
    rows = (line.split() for line in _PER_DOLLAR.strip().splitlines())
    return {name: (float(low), float(high)) for name, low, high in rows}
