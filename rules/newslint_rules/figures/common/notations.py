"""Numbers in the notation of another language, told by their own shape and the words beside them.

What the reading of quantities does not know (a rate, a score, a count of goals) has commas and points as well. A shape
that English may have for a list (10,12 rounds) or for decimals (1.350 seconds) needs a word beside it that settles it,
or another number of the article that is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from newslint.record import NamedTuple
from newslint.rule import Confidence


class Odd(NamedTuple):
    """A number that is not written as English writes it, and what it is in English ("" where nobody can tell)."""

    start: int
    end: int
    right: str
    confidence: Confidence


_MULTIPLES: Final = {"mln": "million", "bln": "billion", "trln": "trillion"}
_BEFORE: Final = 24
_AFTER: Final = 28
_SPACES: Final = " \xa0\u202f\u2009"
# Behind a decimal comma: what is measured, rated or averaged, never numbered one by one.
_MEASURED: Final = (
    r"(?:[ \xa0-](?:fold|goals?|points?|times|children|births|seconds?|minutes?|hours?|magnitude|degrees?|stars|runs"
    r"|kilometer|kilometre|meters?|met(?:re|er)|litres?|liters?|acres|knots|tons?|tonnes?|pounds|kcal|calories|shares"
    r"|percentage|per|out of|on the (?:Richter|open)|to (?:one|1)\b|crowns?|lei|leva|kuna|lev|forints?)"
    r"|x\b|[ \xa0]?[%‰°])"
)
_RATED: Final = (
    r"(?:\b(?:magnitude|average of|averaged|averages|averaging|rate of|ratio of|ratio was|score of|mark of"
    r"|grade of|index"
    r"|coefficient of|factor of|measured|measuring|weighs|weighed|weighing|scored it|inflation was|stood at|rose to"
    r"|fell to|dropped to|grew to|climbed to|slipped to|eased to|slowed to|rose by|fell by|grew by|worth|about|around"
    r"|some|nearly|almost|roughly|approximately|only|exactly)(?: (?:at|of|about|around))? |[$€£¥] ?)$"
)
# Numbers of a list: pages 1,2 and 3; rounds 4,5. "Is 4,5" is none.
_LISTED: Final = r"(?:[A-Za-z]s|[A-Z][a-z]+|\b(?:and|or|No\.?|no\.)) $"
_NOT_LISTED: Final = (
    r"\b(?:is|was|has|costs|weighs|averages|measures|reaches|equals|plus|minus|times|The|An?|About|Some) $"
)
_GOES_ON: Final = r" (?:and|or|&|to|through) \d|[,;/-]\d|\.\d| \d"
# In front of groups with spaces. After a name or a month a number of its own may stand: on March 12 300 people came.
_COUNTS: Final = (
    r"(?:^|[\n(“\"‘'—–:;.] ?|\b[a-z][a-z’'-]{0,20},? |[$€£¥] ?"
    r"|\b(?:About|Some|Over|Roughly|Nearly|Almost|Around|Only|The|More than|At least|Up to|In all|Another) )$"
)
_NO_COUNTS: Final = r"\b(?:call|dial|phone|tel|telephone|fax|room|bus|route|flight|channel|postcode|zip|am|pm|code) $"
_DECIMALS: Final = (
    r" ?(?:%|percent|per cent|seconds?|times|points?|inch|inches|degrees|average|grade|GPA|fold|batting|ERA"
    r"|(?:euros?|dollars?|cents?|pounds?|yen)?,? ?(?:per|an?|the) (?:lit|kilo|kW|MW|gallon|dollar|euro|pound|share))"
)
# Nobody counts thousandths of these.
_PAID: Final = r" (?:euros?|dollars|lei|zlotys?|crowns|kronor|kroner|pesos|liras?|roubles|rubles|met(?:re|er)s)\b"


def odd_numbers(text: str, habit: bool = False) -> Iterator[Odd]:
    """The odd numbers of a text, in order. ``habit``: the article has others that are sure."""
    for match in _shapes().finditer(text):
        start, end = match.span()
        before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
        found: tuple[str, Confidence] | None
        if match["comma"]:
            found = _decimal(match[0], before, after, habit)
        elif match["spaced"]:
            found = _spaced(match[0], before, after, habit)
        elif match["dash"]:
            found = _price(match[0])
        elif match["scale"]:
            found = _scaled(match[0], match["scale"], before)
        else:
            found = _thousands(match[0], after, habit)
        if found:
            yield Odd(start, end, *found)


@cache
def _shapes() -> re.Pattern[str]:
    # Begins at a digit that nothing of a longer number, a version or a score stands before.
    return re.compile(
        # What must follow is tried first: it fails at most digits.
        rf"[0-9](?=\d{{0,2}}(?:[.,]\d|,[-–—]|[{_SPACES}]\d{{3}}| ?(?:ml|mil|trl|bl)n?))"
        r"(?<![\w.,:/’'+–-].)(?<!\d[ \xa0\u202f\u2009].)(?:"
        r"(?P<dash>\d{0,2}(?:\.\d{3})*,(?:--?|[–—]))(?=[\s.;)]|$)"
        r"|(?P<comma>\d{0,2},\d{1,2})(?![\d\w,/:;’']|\.\d|-\d)"
        rf"|(?P<spaced>\d{{0,2}}(?:[{_SPACES}]\d{{3}}){{1,3}})(?![\w,:/’'–]|-\d|\.\d| \d)"
        r"|(?P<points>\d{0,2}\.\d{2}0)(?= [a-z])"
        r"|(?:\d{0,2}(?:[.,]\d{1,2})?) ?(?P<scale>mln|mil|trln|bln)\b(?=\.? [a-z]{2})"
        r")"
    )


def _scaled(written: str, scale: str, before: str) -> tuple[str, Confidence] | None:
    """A multiple that another language abbreviates so; news agencies have mln and bln behind a sign of money."""
    if scale in ("mln", "bln", "mil") and before.endswith(("$", "€", "£", "¥", "$ ")):
        return None
    multiple = _MULTIPLES.get(scale, "")
    return f"{written[: -len(scale)].strip()} {multiple}".replace(",", ".") if multiple else "", "low"


def _decimal(number: str, before: str, after: str, habit: bool) -> tuple[str, Confidence] | None:
    """A comma before one or two last digits."""
    if re.match(" of ", after) and not re.search(_RATED, before):
        return None
    whole, decimals = number.split(",")
    if len(whole) > 1 and whole[0] == "0":
        return None
    right = f"{whole}.{decimals}"
    if re.match(_MEASURED, after) or re.search(_RATED, before):
        return right, "medium"
    if re.match(_GOES_ON, after):
        return None
    if re.search(_LISTED, before) and not re.search(_NOT_LISTED, before):
        return None
    # A list without spaces goes up.
    if habit or whole == "0" or decimals[0] == "0" or int(whole) > int(decimals):
        return right, "medium" if habit else "low"
    return None


def _spaced(number: str, before: str, after: str, habit: bool) -> tuple[str, Confidence] | None:
    """Groups of three digits with spaces."""
    groups = re.split(f"[{_SPACES}]", number)
    if not re.search(_COUNTS, before) or re.search(_NO_COUNTS, before, re.IGNORECASE) or groups[0] == "0":
        return None
    if not re.match(r"[ \xa0\u202f](?:[a-z]{2}|US|EU)|[.,;)]?(?:\s|$)|[ \xa0\u202f]?[€$£%°]", after):
        return None
    return ",".join(groups), "medium" if habit or len(groups) > 2 else "low"


def _price(written: str) -> tuple[str, Confidence] | None:
    """A price with a dash for its cents: 12,- euros."""
    whole = written.split(",")[0]
    return (whole.replace(".", ","), "medium")


def _thousands(number: str, after: str, habit: bool) -> tuple[str, Confidence] | None:
    """A point before three digits of which the last is a nought: decimals are seldom so exact."""
    if number[0] == "0" or re.match(_DECIMALS, after):
        return None
    if habit or number.endswith("00") or re.match(_PAID, after):
        return number.replace(".", ","), "low"
    return None
