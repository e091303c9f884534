"""Reading one number: digits, words, multipliers, vague numbers."""

from __future__ import annotations

import re

from newslint.facts.figures.tokens import Tokens
from newslint.record import NamedTuple

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
SMALL = {**ONES, **TENS}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15,
    "lakh": 1e5, "lac": 1e5, "crore": 1e7, "dozen": 12.0,
    "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12,
}  # fmt: skip
# What may touch the digits: 5bn, 300k, $4m.
GLUED_SCALES = {**SCALES, "k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
# The plural alone is a vague number: from twice to ten times the scale; "dozens" stops where "hundred" begins.
VAGUE = {
    "dozens": (24.0, 99.0), "scores": (40.0, 99.0), "tens": (20.0, 99.0), "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9_999.0), "millions": (2e6, 9.99e6), "billions": (2e9, 9.99e9), "trillions": (2e12, 9.99e12),
    "lakhs": (2e5, 9.99e5), "crores": (2e7, 9.99e7),
}  # fmt: skip
SEVERAL = {"several": (3.0, 9.99), "few": (2.0, 9.0), "many": (3.0, 9.99), "couple": (2.0, 2.99)}
TRIGGERS = frozenset((*SMALL, *SCALES, *VAGUE)) - {"zero", "mn", "mln", "bn", "bln", "tn", "trn", "lac"}

_UTMOST = 1e30
"""What is more counts nothing: a run of digits, or of "million"."""
_MOST_DIGITS = 15
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_DOT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_RAGGED = re.compile(r"\d+(?:,\d+)+")


class Numeral(NamedTuple):
    """A number in tokens [first, after). ``scaled``: a word or letter multiplied it."""

    low: float
    high: float
    first: int
    after: int
    form: str
    notation: str = ""
    scaled: float = 1.0


def read_digits(word: str) -> tuple[float, str] | None:
    """The value of digits with separators, and their notation; None for versions, addresses, sections (1.2.8)."""
    if word.isdecimal():
        return (float(word), "") if len(word) <= 15 else None
    if _ENGLISH.fullmatch(word) or _INDIAN.fullmatch(word):
        return float(word.replace(",", "")), ""
    if _COMMA_DECIMAL.fullmatch(word):
        return float(word.replace(".", "").replace(",", ".")), "comma-decimal"
    if _DOT_GROUPS.fullmatch(word):
        return float(word.replace(".", "")), "dot-groups"
    if _RAGGED.fullmatch(word) and len(word) <= 15:
        return float(word.replace(",", "")), "ragged"
    return None


def read_numeral(tokens: Tokens, n: int) -> Numeral | None:
    """The number that begins at token n, or, for "a hundred" and "several dozen", just before it."""
    one = _read(tokens, n)
    return one if one is not None and one.high < _UTMOST else None


def _read(tokens: Tokens, n: int) -> Numeral | None:
    word = tokens.low[n]
    if word[0].isdecimal():
        one = _from_digits(tokens, n)
        return _composed(tokens, one) if one is not None and one.scaled >= 1e6 else one
    if word in VAGUE:
        return _vague(tokens, n)
    return _from_words(tokens, n)


def _from_digits(tokens: Tokens, n: int) -> Numeral | None:
    read = read_digits(tokens.low[n])
    if read is None:
        return None
    value, notation = read
    after = n + 1
    low = tokens.low
    if not notation and len(low[n]) <= 3 and low[n].isdecimal():
        after = _space_groups(tokens, n)
        if after > n + 1:
            value, notation = float("".join(low[n:after])), "space-groups"
    form, scaled = "digits", 1.0
    if after < len(low):
        at = after
        if low[at] == "-" and tokens.glued(at) and at + 1 < len(low) and low[at + 1] in SCALES:
            at += 1
        scale = (GLUED_SCALES if tokens.glued(at) and at == after else SCALES).get(low[at], 0.0)
        if scale and _is_scale(tokens, n, at, value):
            if scale == 1e3 and low[at] == "thousand" and not notation:
                notation = "digits-thousand"
            value, form, scaled, after = value * scale, "mixed", scale, at + 1
            if after < len(low) and low[after] in ("million", "billion", "trillion") and scale <= 1e3:
                value, scaled, after = value * SCALES[low[after]], scaled * SCALES[low[after]], after + 1
    return Numeral(value, value, n, after, form, notation, scaled)


def _space_groups(tokens: Tokens, n: int) -> int:
    """The end of a number in groups of three digits with one space between them, n + 1 where there are none."""
    low, at = tokens.low, n + 1
    if low[n][0] == "0" or (n and low[n - 1][0].isdecimal()):
        return at
    while (
        at < len(low)
        and len(low[at]) == 3
        and low[at].isdecimal()
        and at not in tokens.masked
        and tokens.starts[at] == tokens.end(at - 1) + 1
    ):
        at += 1
    if at < len(low) and low[at][0].isdecimal():  # 845 125 2222 is a telephone number
        return n + 1
    return at


def _is_scale(tokens: Tokens, n: int, at: int, value: float) -> bool:
    """Whether the letters behind digits multiply them: not in 4K, 100m or "50 k"."""
    word = tokens.low[at]
    if len(word) > 1:
        return True
    money = n > 0 and tokens.raw[n - 1] in "$€£¥₹"
    if word == "k":
        return money or tokens.raw[at] == "k" or value >= 10
    if word in "bt":
        return money
    return money or (word == "m" and _counts_people(tokens, at + 1))


_MANY = frozenset("people users viewers views followers customers subscribers copies homes jobs visitors".split())


def _counts_people(tokens: Tokens, n: int) -> bool:
    return n < len(tokens.low) and tokens.low[n] in _MANY


def _composed(tokens: Tokens, one: Numeral) -> Numeral:
    """ "1 billion 750 million": a multiple followed by a smaller one is one number."""
    n = one.after
    if n >= len(tokens.low) or not tokens.low[n][0].isdecimal() or n in tokens.masked:
        return one
    other = _from_digits(tokens, n)
    if other is None or not 1 < other.scaled < one.scaled:
        return one
    value = one.low + other.low
    return one._replace(low=value, high=value, after=other.after, notation="composed")


def _vague(tokens: Tokens, n: int) -> Numeral:
    """dozens; tens of thousands; hundreds of millions."""
    lowest, highest = VAGUE[tokens.low[n]]
    after = n + 1
    if after + 1 < len(tokens.low) and tokens.low[after] == "of" and tokens.low[after + 1] in VAGUE:
        scale = VAGUE[tokens.low[after + 1]][0] / 2
        lowest, highest, after = lowest * scale, highest * scale, after + 2
    return Numeral(lowest, highest, n, after, "vague")


def _from_words(tokens: Tokens, n: int) -> Numeral | None:
    """twenty-five; one hundred and six thousand; a dozen; several hundred; half a million; two and a half million."""
    low = tokens.low
    if n > 1 and _is_decimal(low, n - 1) and low[n - 2] in SMALL:
        return None
    if low[n] not in SCALES:
        return _sum_of_words(tokens, n, n, 0.0)
    first, least, most = _before_scale(low, n)
    if least == most:
        return _sum_of_words(tokens, first, n, least) if least else None
    after, scale = n, 1.0
    while after < len(low) and low[after] in SCALES and scale < _UTMOST:
        scale, after = scale * SCALES[low[after]], after + 1
    return Numeral(least * scale, float(int(most * scale)), first, after, "vague", scaled=scale)


def _before_scale(low: list[str], n: int) -> tuple[int, float, float]:
    """Where "a hundred", "half a million", "a few dozen" begin, and how many times the scale they are (0: unsaid)."""
    before = low[n - 1] if n else ""
    earlier = low[n - 2] if n > 1 else ""
    if before in ("a", "an"):
        if earlier == "of" and n > 2 and low[n - 3] == "quarter":
            return n - 3, 0.25, 0.25
        return (n - 2, 0.5, 0.5) if earlier == "half" else (n - 1, 1.0, 1.0)
    if before == "half":
        return n - 1, 0.5, 0.5
    if before in SEVERAL:
        return n - 1 - (earlier == "a"), *SEVERAL[before]
    if before == "of" and earlier == "couple":
        return n - 2 - (n > 2 and low[n - 3] == "a"), *SEVERAL["couple"]
    unsaid = 1.0 if low[n] in ("dozen", "hundred") else 0.0
    return n, unsaid, unsaid


def _sum_of_words(tokens: Tokens, first: int, n: int, group: float) -> Numeral | None:
    """The words from n on as one number. ``group``: what is already counted below the next scale."""
    low = tokens.low
    total, room, scaled, limit, at = 0.0, 100.0, 1.0, 1e18, n
    # ``room``: the next small word must be less; ``limit``: so must the next scale.
    while at < len(low):
        word = low[at]
        if word in SMALL:
            if not SMALL[word] < room or (at > n and not SMALL[word]):
                break
            group += SMALL[word]
            room = 10 if word in TENS else 0
        elif word == "dozen" and group:
            return Numeral(group * 12, group * 12, first, at + 1, "words", scaled=12.0)
        elif word == "hundred" and 0 < group < 100:
            group, room, scaled = group * 100, 100, max(scaled, 100.0)
        elif group and 1e3 <= SCALES.get(word, 0) < limit:
            limit = SCALES[word]
            total, group, room, scaled = total + group * limit, 0.0, 100, max(scaled, limit)
        elif word == "-" and at > n and at + 1 < len(low) and _continues(low[at - 1], low[at + 1]):
            pass
        elif word == "-" and at > n and room <= 10 and low[at : at + 6] == ["-", "and", "-", "a", "-", "half"]:
            group, at, room = group + 0.5, at + 5, 0
        elif word == "and" and at > n and low[at + 1 : at + 3] == ["a", "half"]:
            # Two and a half million; a million and a half.
            total, group = (total, group + 0.5) if group else (total + 0.5 * limit, 0.0)
            at, room = at + 2, 0
        elif word == "and" and room == 100 and at > n and at + 1 < len(low) and low[at + 1] in SMALL:
            pass
        elif word == "point" and group and _is_decimal(low, at):
            if not (digits := _digits(low, at + 1)):
                return None  # two point twelve million: 2.12, or misheard
            group, at, room = group + float(f"0.{digits}"), at + len(digits), 0
        else:
            break
        at += 1
    value = total + group
    return Numeral(value, value, first, at, "words", scaled=scaled) if at > n else None


def _is_decimal(low: list[str], n: int) -> bool:
    """Whether a number word stands behind "point" as its decimals: not in "at one point five people"."""
    return low[n] == "point" and n + 1 < len(low) and low[n + 1] in SMALL and low[max(0, n - 2) : n] != ["at", "one"]


def _digits(low: list[str], n: int) -> str:
    """The digits that words from n on say one by one: three point one four million."""
    digits: list[str] = []
    while n < len(low) and len(digits) < _MOST_DIGITS and 0 <= ONES.get(low[n], -1) < 10:
        digits.append(str(ONES[low[n]]))
        n += 1
    return "".join(digits)


def _continues(before: str, after: str) -> bool:
    """Whether a hyphen joins two words into one number: twenty-five, two-hundred, and not five-six."""
    return (before in TENS and 0 < ONES.get(after, 0) < 10) or (before in SMALL and after in SCALES)
