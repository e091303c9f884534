"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.dates import Dates
from newslint.rule import Confidence, Hit, Severity, rule

# A number without separators that no word stands behind is in order. Begins with a set: a sixth of the time.
_NUMBER = re.compile(r"[0-9](?<![0-9].)[0-9]*+(?=[.,]|\s[a-z])")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


@rule(
    "FIG110",
    "broken-number",
    severity="error",
    languages=("en",),
    bad=[
        "The shop sold [[1 billion 7,500 million]] lamps.",
        "The grant is worth [[2.4400 million]] crowns.",
        "About [[12800,000]] crowns were raised.",
        "He signed for [[4,2600 million]] crowns.",
        "Visitors left [[1.2.8 million]] coins in the well.",
        "The bank has [[3 billion 650 million]] crowns in reserve.",
    ],
    good=[
        "The shop sold 1,750,000 lamps for 2.44 million crowns.",
        "It has 12,800,000 crowns, or 1,28,00,000 in the Indian way. One million two hundred thousand came.",
        "Version 1.2.8 came out on July 7,2012. Call 555,1234 or 0800,5551234.",
        "The cell holds 6.0221 million of them.",
    ],
)
def broken_number(text: str, dates: Dates) -> Iterator[Hit]:
    """Digits and multiples that no number is made of.

    "1 billion 7,500 million", "2.4400 million", "12800,000": translation between languages that group digits in
    threes and in fours, word by word, leaves such pieces, and their value cannot be told. Two multiples that do add up
    (3 billion 650 million) are a calque, and a note.
    """
    match, end = _broken().match, 0
    for number in _NUMBER.finditer(text):
        start = number.start()
        if start < end or (start and (text[start - 1].isalnum() or text[start - 1] in ".,-/:+")):
            continue
        found = match(text, start)
        if found is None or any(one.start <= start < one.end for one in dates):
            continue
        end = found.end()
        verdict = _verdict(found)
        if verdict is None:
            continue
        fault, confidence, severity = verdict
        yield Hit(Span(*found.span()), fault, confidence=confidence, severity=severity, evidence={"read": found[0]})


@cache
def _broken() -> re.Pattern[str]:
    """Fits where a number begins: to look for it from letter to letter costs an article four times as much."""
    scale = r"(?:thousand|million|billion|trillion)"
    return re.compile(
        rf"(?P<first>\d[\d,.]{{0,20}})\s(?P<scale>{scale})\s(?P<second>\d[\d,.]{{0,20}})\s(?P<lower>{scale})\b"
        rf"|(?P<decimals>\d{{1,3}}\.\d{{4,9}})\s{scale}\b"
        rf"|(?P<points>\d{{1,3}}(?:\.\d{{1,3}}){{2,3}})\s{scale}\b"
        r"|(?P<ragged>[1-9]\d{0,9}(?:,\d{1,9}){1,4})(?:\s" + scale + r"\b)?(?!,?\d|\.\d)"
    )


def _verdict(found: re.Match[str]) -> tuple[str, Confidence, Severity | None] | None:
    """What is wrong, how sure that is, and a milder severity where it is; None for a number that is in order."""
    if found["first"]:
        larger, smaller = _SCALES[found["scale"]], _SCALES[found["lower"]]
        amount = float(found["second"].replace(",", "").strip(".") or 0) if found["second"].count(".") < 2 else 0.0
        if smaller < larger and amount * smaller < larger:
            return f"{found[0]} is one number in two multiples", "medium", "note"
        return f"{found[0]} does not add up to one number", "high", None
    if found["decimals"]:
        if not found["decimals"].endswith("00"):
            return None
        return f"{found[0]} has digits of a group of four", "high", None
    if found["points"]:
        return f"{found[0]} has two decimal points", "high", None
    groups = found["ragged"].split(",")
    scaled = found[0] != found["ragged"]
    if _in_order(groups) or (len(groups[-1]) < 3 and not scaled):
        return None
    if scaled and len(groups) == 2 and len(groups[1]) <= 2:
        return None  # 8,3 billion: another language's notation, not a broken number
    if len(groups[-1]) == 3 or scaled:
        return f"{found[0]} has groups of a wrong size", "high" if scaled else "medium", None
    return None


def _in_order(groups: list[str]) -> bool:
    """Whether groups of digits are as English (1,234,567) or Indian English (12,34,567) makes them."""
    head, *rest = groups
    if len(head) <= 3 and all(len(group) == 3 for group in rest):
        return True
    return len(head) <= 2 and len(rest[-1]) == 3 and all(len(group) == 2 for group in rest[:-1])
