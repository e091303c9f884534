"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby, pairwise

from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Hit, rule
from newslint_rules.figures.common.sums import hit, listed, slack


@rule(
    "FIG118",
    "shares-above-hundred",
    severity="error",
    languages=("en",),
    bad=[
        "[[Sixty percent is eaten in the town, 30 percent in the rest of the region and 25 percent]] abroad.",
        "Rye accounted for [[55 percent of the harvest, oats for 30 percent and barley for 25 percent]].",
        "The members backed the merger by [[57 percent to 48 percent]] on Friday.",
        "The county pays [[60 percent, the bank 25 and the club 30]].",
        "In the poll, [[61 percent were in favour of the bridge and 47 percent]] against it.",
    ],
    good=[
        "Rye accounted for 55 percent of the harvest, oats for 30 percent and barley for 15 percent.",
        "The members backed the merger by 57 percent to 43 percent on Friday.",
        "The county pays 60 percent, the bank 25 and the club 15.",
        "Sales grew by 60 percent in Orlenka, in Lipnik 25 and in Holm 30.",
        "In the poll, 61 percent were in favour of the bridge and 37 percent against it.",
        "Rye accounted for 55 percent of the harvest, up from 50 percent. Some 70 percent own a car and 60 a boat.",
    ],
)
def shares_above_hundred(text: str, quantities: Quantities) -> Iterator[Hit]:
    """Shares of one whole that come to more than 100 percent.

    Lists of what accounts for a total, results of votes and answers that exclude each other (for and against, men and
    women). Shares that may overlap ("70 percent own a car and 60 a boat") are left alone, and so is what comes to less.
    """
    if "ercent" not in text and "%" not in text and "per cent" not in text:
        return
    sure = list(_told(text, quantities))
    yield from sure
    places = {found.at for found in sure}
    yield from (found for found in _nearly(text, quantities) if found.at not in places)


def _told(text: str, quantities: Quantities) -> Iterator[Hit]:
    """Lists and pairs of which the words say that they are shares of one whole."""
    for _, group in groupby((one for one in quantities if one.unit == "percent"), key=lambda one: one.sentence):
        shares = list(group)
        if len(shares) == 1 and shares[0].low != shares[0].high:
            yield from _vote(text, shares[0], shares[0], shares[0].low, shares[0].high)
        for n, first in enumerate(shares[:-1]):
            second = shares[n + 1]
            if first.low + second.low > 100 and text[first.end : second.start] in (" to ", "-", " against "):
                yield from _vote(text, first, second, first.low, second.low)
            elif _opens(text, first):
                yield from _above([first, *_list(text, shares[n:])])
                break
            elif n == 0 and len(shares) > 2 and _divided(text, shares):
                yield from _above(shares)
                break
            elif first.low + second.low > 100 and _opposed(text, first, second):
                yield from _above([first, second])


@cache
def _rest() -> re.Pattern[str]:
    """What tells that the shares of a list cover all, and each what the others do not."""
    return re.compile(r"\b(?:in|of|to|from|by|for)\sthe\s(?:rest|remainder)\b|\belsewhere\b")


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"[^.;:,\d\n]{0,60}(?:,|,?\sand)\s(?:[^.;:,\d\n]{1,30}\s)?")


def _divided(text: str, shares: list[Quantity]) -> bool:
    """Sixty percent is eaten in the town, 25 percent in the rest of the region and 20 percent abroad."""
    if " and " not in text[shares[-2].end : shares[-1].start] or _aside().search(text, shares[0].end, shares[-1].end):
        return False
    if not all(_item().fullmatch(text, first.end, second.start) for first, second in pairwise(shares)):
        return False
    return _rest().search(text, shares[0].end, shares[-1].end + 40) is not None


@cache
def _next_share() -> re.Pattern[str]:
    return re.compile(
        r"(?:\sof\s[^.;:,\d\n]{1,40})?(?:,\s(?:and\s)?|,?\sand\s)[^.;:,\d\n]{1,40}\s(?:for\s|with\s|by\s)?"
    )


def _nearly(text: str, quantities: Quantities) -> Iterator[Hit]:
    """The county pays 60 percent, the bank 25 and the club 30: a list that nearly comes to all, and to more."""
    n = 0
    while n < len(quantities) - 2:
        shares = [quantities[n]]
        n += 1
        if shares[0].unit != "percent":
            continue
        while n < len(quantities) and _goes_on(quantities[n]):
            if _next_share().fullmatch(text, shares[-1].end, quantities[n].start) is None:
                break
            shares.append(quantities[n])
            n += 1
        if len(shares) < 3 or " and " not in text[shares[-2].end : shares[-1].start]:
            continue
        total = sum(one.low for one in shares)
        start = max(0, shares[0].start - _SENTENCE)
        sentence = max(start, text.rfind(". ", start, shares[0].start), text.rfind("\n", start, shares[0].start))
        if total < _MUCH_ABOVE and not _changed().search(text, sentence, shares[-1].end + 20):
            yield from (one._replace(confidence="low") for one in _above(shares))


def _goes_on(one: Quantity) -> bool:
    return one.unit == "percent" or (not one.unit and not one.noun)


_SENTENCE = 400
_MUCH_ABOVE = 140
"""What comes to more was not meant as shares of one whole."""


@cache
def _changed() -> re.Pattern[str]:
    """Words of changes and of averages, each of which is a percentage of its own whole."""
    return re.compile(
        r"\b(?:up|down|from|than|compared|versus|rose|ris\w+|fell|fall\w*|gr[eo]w\w*|growth|increas\w+|decreas\w+|gain\w*|"
        r"los[ts]\w*|drop\w*|cut|declin\w+|average\w*|rates?|inflation|tariffs?|tax\w*|shoot\w*|shot|respectively|each)\b",
        re.IGNORECASE,
    )


_VOTES = (
    r"\b(?:approved?|voted|vote|won|wins|win|beat|beats|passed|rejected|defeated|carried|failed|backed|lost|elected|"
    r"re-elected|accepted|endorsed|split|margin|led|leads)\b[^.;:\n]{0,70}\b(?:by|with|of)\s(?:about\s)?$"
)


@cache
def _voted() -> re.Pattern[str]:
    return re.compile(_VOTES)


def _vote(text: str, first: Quantity, last: Quantity, a: float, b: float) -> Iterator[Hit]:
    """By 57 percent to 48 percent: 100 and no more, but for rounding."""
    if a + b > 101.5 and max(a, b) < 100 and _voted().search(text, max(0, first.start - 120), first.start):
        yield hit(first, last, f"{a:g} + {b:g} is {a + b:.4g}%, more than all")


@cache
def _accounts() -> re.Pattern[str]:
    return re.compile(r"\b(?:account(?:s|ed|ing)?\sfor|ma(?:d|k)es?\sup|making\sup)\s(?:about\s|some\s)?$")


@cache
def _of_the_vote() -> re.Pattern[str]:
    return re.compile(r"\sof\s(?:the\s|all\s)?(?:valid\s)?votes?\b")


def _opens(text: str, first: Quantity) -> bool:
    if _of_the_vote().match(text, first.end):
        return True
    return _accounts().search(text, max(0, first.start - 24), first.start) is not None


@cache
def _between() -> re.Pattern[str]:
    """What links the shares of a list: of sales, fresh milk for; , and the Greens 20."""
    return re.compile(r"(?:\sof\s[^,;.:\d\n]{1,50})?(?:,|\sand|,\sand|,\swhile|;)\s[^,;.:\d\n]{1,60}\s|,\s(?:and\s)?")


@cache
def _aside() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:up|down|from|than|compared|versus|including|which|whom|those|these|years?|earlier|respectively|grew|rose|"
        r"fell|turnout|runoff|round)\b",
        re.IGNORECASE,
    )


def _list(text: str, shares: list[Quantity]) -> Iterator[Quantity]:
    for first, second in pairwise(shares):
        if not _between().fullmatch(text, first.end, second.start) or _aside().search(text, first.end, second.start):
            return
        yield second


_FOR = r"in\sfavou?r|favou?r(?:ed|s)?|support(?:ed|s)?|back(?:ed|s)?|approved?|for\b|yes\b"
_MEN, _WOMEN = r"men\b|male\b|boys\b", r"women\b|female\b|girls\b"
_OPPOSED = (
    (_FOR, r"against|oppos\w+|disapprov\w+|no\b"),
    (r"agree[sd]?", r"disagree[sd]?"),
    (_MEN, _WOMEN),
    (_WOMEN, _MEN),
)


@cache
def _pairs() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    lead = r"\s(?:(?:were|are|said|say|voted|was|is|vote|would|of|them|the|respondents|voters|members|those)\s){0,4}"
    # 60 percent of women and 55 percent of men: each of their own.
    leads = (lead, lead, lead.replace("of|", ""), lead.replace("of|", ""))
    patterns = zip(leads, _OPPOSED, strict=True)
    return tuple((re.compile(f"{one}(?:{a})"), re.compile(f"{one}(?:{b})")) for one, (a, b) in patterns)


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"[^.;:,\d\n]{1,60}(?:,|\sand|,\sand|,\swhile|\swhile)\s")


def _opposed(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the two are for and against, men and women."""
    if not _and().fullmatch(text, first.end, second.start):
        return False
    return any(a.match(text, first.end) and b.match(text, second.end) for a, b in _pairs())


def _above(shares: list[Quantity]) -> Iterator[Hit]:
    if len(shares) < 2 or not all(one.exact or (one.modifier == "~" and one.low == one.high) for one in shares):
        return
    total = sum(one.low for one in shares)
    if total > 100 + 2 * sum(slack(one._replace(modifier="")) for one in shares) and all(
        one.low < 100 for one in shares
    ):
        said = listed(f"{one.low:g}" for one in shares)
        yield hit(shares[0], shares[-1], f"{said} is {total:.4g}%, more than all")
