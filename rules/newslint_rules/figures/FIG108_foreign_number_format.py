"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.basic import lower_as_matched
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.lexicon import is_people, looks_plural
from newslint.facts.figures.units import dimension
from newslint.rule import Confidence, Edit, Hit, rule
from newslint_rules.figures.common.notations import odd_numbers


@rule(
    "FIG108",
    "foreign-number-format",
    severity="error",
    languages=("en",),
    bad=[
        "The damage is put at [[8,3]] billion crowns.",
        "Inflation rose to [[7,4]] percent in May.",
        "The ministry counted [[146.460]] deaths.",
        "Some [[75.000]] people marched to the harbour.",
        "The fund holds [[1.234.567]] euros.",
        "The railway gets [[2.5 Mrd.]] euros. The bridge costs [[40 mld]] zlotys.",
        "The side scores [[2,4]] goals a match. A quake of magnitude [[5,6]] shook the town.",
        "Some [[45 000]] people live there on [[1.350]] euros a month; a ticket is [[12,-]] euros.",
        "The hall has [[2 480,5]] square metres, seats for [[31,0000]] people and cost [[7’450’000]] francs.",
    ],
    good=[
        "The damage is put at 8.3 billion crowns; 75,000 people marched.",
        "The yield rose to 2.252 percent and the jury cost $1.779 million.",
        "He won by 0.125 seconds. She has 38-2,29 by knockout, in 10,12 rounds.",
        "In 1996,1997 and 2,1998 they had 5,3000. The rate is 0,1234; call 555,0000.",
        "On March 12 300 people met on pages 2,4 and 6 of the book. Call 555 123 456. He ran it in 1.350 seconds.",
        "Version 1.234.567 of the program runs on 192.168.100.100.",
    ],
)
def foreign_number_format(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A number in the notation of another language: 8,3 billion, 146.460 deaths, 75.000 people.

    In English the point separates decimals and the comma groups of three digits; many languages do the reverse. A
    translation that leaves them as they are changes the value a thousandfold. A comma before one or two last digits is
    flagged in front of a multiplier, a percent sign or a unit; a point before three digits in front of something that
    is counted. So are groups of three digits with spaces before a decimal comma, or with apostrophes, and groups of
    four (East Asian languages count in ten thousands). Shapes that English has for lists or decimals (10,12; 1.350)
    need a word beside them, or a sure number in the same article.
    """
    sure = [*_grouped(text), *_read(text, quantities)]
    yield from sure
    told = {at for hit in sure for at in range(*_extent(hit))}
    for odd in odd_numbers(text, habit=any(hit.confidence == "high" for hit in sure)):
        if odd.start in told or odd.end - 1 in told:
            continue
        written = text[odd.start : odd.end]
        yield Hit(
            (at := Span(odd.start, odd.end)),
            f"{written} is not English notation" + (f"; {odd.right} is meant" if odd.right else ""),
            suggestion=odd.right,
            confidence=odd.confidence,
            evidence={"read": written, "meant": odd.right},
            edit=Edit(at, odd.right, safe=False) if odd.right else None,
        )


def _extent(hit: Hit) -> tuple[int, int]:
    return (hit.at.start, hit.at.end) if isinstance(hit.at, Span) else (0, 0)


def _read(text: str, quantities: Quantities) -> Iterator[Hit]:
    """Those among the quantities."""
    for one in quantities:
        near = text[one.start : one.end + _LONGEST].casefold()
        if any(word in near for word in _MULTIPLES) and (
            abbreviated := _abbreviated().search(text, one.start, one.end + _LONGEST)
        ):
            span = Span(one.start, abbreviated.end())
            number = text[one.start : abbreviated.start()]
            number = number.replace(",", ".") if one.notation == "comma-decimal" else number
            right = f"{number} {_MULTIPLES[lower_as_matched(abbreviated[1])]}"
            yield Hit(
                span,
                f"{abbreviated[1]} abbreviates a multiple in another language; {right} is meant",
                suggestion=right,
                confidence="high",
                evidence={"read": text[span.start : span.end], "meant": right},
            )
        digits = _digits().match(text, one.start)
        if digits is None:
            continue
        number = digits["number"]
        right, confidence = "", _comma_decimal(number, one)
        if confidence:
            right = number.replace(".", "").replace(",", ".")
        else:
            confidence = _dot_groups(text, number, digits.end(), one)
            right = number.replace(".", ",")
        if confidence:
            yield Hit(
                (at := Span(*digits.span("number"))),
                f"{number} is not English notation; {right} is meant",
                suggestion=right,
                confidence=confidence,
                evidence={"read": number, "meant": right},
                edit=Edit(at, right, safe=False),
            )


_MULTIPLES = {
    "mrd": "billion", "mio": "million", "mld": "billion", "tys": "thousand", "тыс": "thousand", "млн": "million",
    "млрд": "billion", "тис": "thousand", "tsd": "thousand", "mlrd": "billion", "milj": "million", "mlj": "million",
}  # fmt: skip
"""German, Dutch, Swedish, Italian, Polish and Czech, Russian and Ukrainian."""
_LONGEST = 6


def _grouped(text: str) -> Iterator[Hit]:
    for match in _groups().finditer(text):
        number = match[0]
        digits = "".join(filter(str.isdigit, number))
        if match["four"]:
            if any(_YEARS[0] <= int(group) <= _YEARS[1] for group in number.split(",")):
                continue
            # Decimals of an exchange rate look alike.
            right = f"{int(digits):,}" if digits.endswith("000") else ""
        elif match["decimals"]:
            right = f"{int(digits[: -len(match['decimals'])]):,}.{match['decimals']}"
        else:
            right = f"{int(digits):,}"
        meant = f"; {right} is meant" if right else ""
        yield Hit(
            (at := Span(*match.span())),
            f"{number} is not English notation{meant}",
            suggestion=right,
            confidence="medium" if right else "low",
            evidence={"read": number, "meant": right},
            edit=Edit(at, right, safe=False) if right else None,
        )


_YEARS = (1800, 2099)


@cache
def _groups() -> re.Pattern[str]:
    # Of something: a word, a sign of money, a percent sign follows. The look behind stands after the first digit:
    # in front of it, it is tried at every character.
    return re.compile(
        r"[1-9](?<![\w.,’'-].)(?<!\d[ \xa0\u202f\u2009].)(?:"
        r"\d{0,2}(?:[ \xa0\u202f\u2009]\d{3}){1,4},(?P<decimals>\d{1,2})"
        r"|(?P<four>\d{0,3}(?:,\d{4}){1,3})"
        r"|\d{0,2}(?:[’']\d{3}){1,4})"
        r"(?=[ \xa0\u202f][^\W\d_]|[ \xa0\u202f]?[€%°])"
    )


@cache
def _abbreviated() -> re.Pattern[str]:
    return re.compile(rf"(?<=\d)\s?({'|'.join(_MULTIPLES)})\b\.?", re.IGNORECASE)


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[^\d\s]{0,3}\s?(?P<number>\d[\d.,]*\d)")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"[1-9]?\d{0,2}(?:\.\d{3})*,\d{1,2}|\d,\d{1,2}")


@cache
def _points() -> re.Pattern[str]:
    return re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def _comma_decimal(number: str, one: Quantity) -> Confidence | None:
    if one.notation != "comma-decimal" or not _comma().fullmatch(number):
        return None
    kind = dimension(one.unit)
    if one.form == "mixed" or kind in ("percent", "points", "temperature"):
        return "high"
    if kind in ("", "time", "age"):  # a list without spaces: 10,12 years
        return None
    return "medium"


# What has decimals itself.
_MEASURED = frozenset("times points point fold seconds inches degrees average".split())


def _dot_groups(text: str, number: str, end: int, one: Quantity) -> Confidence | None:
    """How sure it is that points before three digits group them."""
    if one.form != "digits" or not _points().fullmatch(number):
        return None
    groups = number.count(".")
    noun = one.whom.split(" ")[-1]
    kind = dimension(one.unit)
    if kind == "money":
        return "high" if groups > 1 or number.endswith("00") else None
    if kind and kind not in ("length", "mass", "area", "volume"):
        return None
    if kind:
        return "medium" if number.endswith("000") and groups >= 1 else None
    if not noun or not looks_plural(noun) or noun in _MEASURED or text[end : end + 1] != " ":
        return None
    if is_people(noun) or groups > 1 or one.role not in ("count", "measure"):
        return "high"
    return "medium"
