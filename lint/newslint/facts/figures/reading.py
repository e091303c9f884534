"""Reading the numbers of a sentence with their ranges, units and modifiers; what counts nothing is left out."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.figures.labels import label_end
from newslint.facts.figures.measures import currency_before, unit_behind
from newslint.facts.figures.modifiers import modifier
from newslint.facts.figures.numerals import SMALL, TRIGGERS, Numeral, read_numeral
from newslint.facts.figures.tokens import Tokens
from newslint.facts.figures.units import currency_words, unit_words
from newslint.record import NamedTuple

BEGINNINGS = TRIGGERS | {"half"}
"""The words, besides digits, that a quantity is recognised by."""


class Reading(NamedTuple):
    """A number with its unit: tokens [first, after)."""

    low: float
    high: float
    first: int
    after: int
    unit: str
    modifier: str
    form: str
    notation: str
    flags: tuple[str, ...]


def read(tokens: Tokens) -> Iterator[Reading]:
    """The quantities of a sentence, in order."""
    low = tokens.low
    done = 0
    # Digits sort between "0" and ":"; all other signs and letters stand before or behind them.
    for n in [n for n, word in enumerate(low) if (word < ":" and word >= "0") or word in BEGINNINGS]:
        if n < done or n in tokens.masked:
            continue
        numeral = read_numeral(tokens, n) if low[n] != "half" else _half(tokens, n)
        if numeral is None or (tokens.masked and not tokens.masked.isdisjoint(range(numeral.first, numeral.after))):
            continue
        done = label_end(tokens, numeral)
        if not done:
            found = _complete(tokens, numeral)
            done = found.after
            if found.low != 1 or found.form != "words" or found.high != 1 or _one_counts(tokens, numeral, found):
                yield found


def _half(tokens: Tokens, n: int) -> Numeral | None:
    """Half a mile, half an hour."""
    low = tokens.low
    if n + 2 < len(low) and low[n + 1] in ("a", "an") and low[n + 2] in unit_words():
        return Numeral(0.5, 0.5, n, n + 2, "words")
    return None


def _complete(tokens: Tokens, one: Numeral) -> Reading:
    """The reading that a numeral begins."""
    first, currency = currency_before(tokens, one.first)
    one, repeated = _range(tokens, one, first, currency)
    after, unit = unit_behind(tokens, one, currency or repeated)
    flags: tuple[str, ...] = ()
    if first and tokens.low[first - 1] == "from" and tokens.low[after : after + 1] == ["to"]:
        flags = ("former",)
        scale, its_unit = _of_next(tokens, after + 1)
        unit = unit or its_unit
        if scale > 1 and one.scaled == 1 and one.high < 1000:
            one = one._replace(low=one.low * scale, high=one.high * scale, form="mixed")
    low, high = one.low, one.high
    if low > high:
        low, high, flags = high, low, ("reversed",)
    return Reading(low, high, first, after, unit, modifier(tokens, first, one, after), one.form, one.notation, flags)


def _of_next(tokens: Tokens, n: int) -> tuple[float, str]:
    """The multiple and the unit of the number that begins at token n, for "from 15 to 20 million km"."""
    if n >= len(tokens.low) or not (tokens.low[n][0].isdecimal() or tokens.low[n] in SMALL):
        return 1.0, ""
    other = read_numeral(tokens, n)
    return (1.0, "") if other is None else (other.scaled, unit_behind(tokens, other, "")[1])


_NOT_ONE = frozenset("no any every some this that the each - day".split())
_ONE_COUNTS = frozenset(
    "dead killed injured wounded missing arrested person man woman child boy girl civilian soldier fatality "
    "death".split()
)


def _one_counts(tokens: Tokens, one: Numeral, found: Reading) -> bool:
    """Whether "one" is a number: one mile, one killed, one in ten; not "one of them", "no one", "the one that"."""
    low = tokens.low
    if one.first and low[one.first - 1] in _NOT_ONE:
        return False
    if found.unit:
        return True
    behind = low[one.after : one.after + 2]
    if len(behind) == 2 and behind[0] in ("in", "out"):
        return behind[1] in SMALL or behind[1] == "of" or behind[1][0].isdecimal()
    return bool(behind) and behind[0] in _ONE_COUNTS


_CHANGES = frozenset(
    "rose rise rises rising risen grew grow grows growing grown climbed climbs climbing jumped jumps jumping increase "
    "increased increases increasing soared soaring surged surging fell fall falls falling fallen dropped drop drops "
    "dropping declined decline declining slid slipped plunged plunging sank shrank cut cuts cutting raised raise "
    "raises raising lowered lower reduced reduce reducing went gone up down changed change doubled tripled quadrupled "
    "revised upgraded downgraded moved passed passes shot widened narrowed expanded expanding extended".split()
)
_JOINTS = frozenset("- – — to or and".split())


def _range(tokens: Tokens, one: Numeral, first: int, currency: str) -> tuple[Numeral, str]:
    """The numeral widened to a range, if one follows, and the unit that stands with both ends.

    20 to 25, between 20 and 25, five or six, $5-10 million, 3 percent to 5 percent.
    """
    low = tokens.low
    at, unit = one.after, ""
    if at < len(low):
        unit = unit_words().get(low[at]) or currency_words().get(low[at], "")
        at += bool(unit)
    start = at + 1
    if start >= len(low) or low[at] not in _JOINTS or at in tokens.masked:
        return one, ""
    if currency and low[start] in ("$", "€", "£", "¥") and start + 1 < len(low):
        start += 1
    start += low[start : start + 2] == ["a", "dozen"]
    if start in tokens.masked or not (low[start][0].isdecimal() or low[start] in SMALL or low[start] == "dozen"):
        return one, ""
    other = read_numeral(tokens, start)
    if other is None or other.form == "vague":
        return one, ""
    if unit and (unit_words().get(_word(low, other.after)) or currency_words().get(_word(low, other.after))) != unit:
        return one, ""
    least = one.low
    if other.scaled >= 1e3 and one.scaled == 1 and least * other.scaled <= other.high:
        least *= other.scaled  # $5-10 million
    if not _joined(low, first, least, other, low[at], one.after == other.first - 1):
        return one, ""
    form = one.form if one.form == other.form else "mixed"
    notation, scaled = one.notation or other.notation, max(one.scaled, other.scaled)
    return Numeral(least, other.high, one.first, other.after, form, notation, scaled), unit


def _word(low: list[str], n: int) -> str:
    return low[n] if n < len(low) else ""


def _joined(low: list[str], first: int, least: float, other: Numeral, joint: str, close: bool) -> bool:
    """Whether two numbers are the ends of one range; "between 25 and 20" is one, written the wrong way round."""
    before = low[first - 1] if first else ""
    if joint == "and":
        return before == "between"
    if least >= other.high:
        return False
    if joint == "or":
        return close and other.high <= max(2 * least, least + 3)
    if joint == "to" and before == "from":
        return not any(word in _CHANGES for word in low[max(0, first - 6) : first - 1])
    return not (joint == "to" and before in ("by", "beat", "won", "lost") and other.high < 10)
