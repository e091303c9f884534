"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.dates import WEEKDAYS
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.lines import Sentences, sentence_at
from newslint.rule import Hit, rule


@rule(
    "FIG134",
    "hours-between-weekdays",
    severity="warning",
    languages=("en",),
    bad=[
        "The well caved in on Monday at 10 p.m. The miller was pulled out at 6 a.m. on Wednesday, after [[39 hours]] "
        "underground.",
        "The lift stopped on Friday evening at 9 and moved again at noon on Saturday.\n\nThe [[24-hour]] ordeal has "
        "made the baker cautious.",
        "Shots fell at 8:30 p.m. on Tuesday. At 4:30 a.m. on Thursday he gave up. The siege had lasted [[26 hours]].",
    ],
    good=[
        "The well caved in on Monday at 10 p.m. The miller was pulled out at 6 a.m. on Wednesday, after 32 hours "
        "underground.",
        "The well caved in on Monday at 10 p.m. The miller was pulled out at 6 a.m. on Wednesday, and slept 39 hours.",
        "The well caved in on Monday at 10 p.m. He will speak at 6 p.m. on Wednesday of his 39 hours underground.",
        "The well caved in on Monday at 10 p.m. The miller was pulled out at 6 a.m. on Wednesday after 32 hours "
        "underground, the baker at noon on Wednesday after 38 hours trapped.",
        "The lift stopped on Friday at 9 p.m. and moved again at noon on Saturday. In May, there was a 60-hour delay.",
    ],
)
def hours_between_weekdays(text: str, quantities: Quantities, sentences: Sentences) -> Iterator[Hit]:
    """Hours that something lasted, beside the days of the week and times at which it began and ended.

    "Caved in on Monday at 10 p.m. ... pulled out at 6 a.m. on Wednesday, after 39 hours underground": 32 hours. Told
    where the article has two such times and one such duration, which is more than three hours off and less than a day;
    times to come, opening hours and deadlines say nothing.
    """
    if "hour" not in text or "day" not in text:
        return
    lasted = [one for one in quantities if one.unit == "hour" and _has_lasted(text, one)]
    if len({one.low for one in lasted}) != 1 or not lasted[0].exact or lasted[0].low < _SHORTEST:
        return
    times: dict[int, re.Match[str]] = {}
    for match in _time().finditer(text):
        hour = _hour(match)
        if hour is None and not _at().search(text, match.start() - 4, match.end()):
            continue  # on Monday 30 people
        if hour is None or _is_to_come(text, match, sentences):
            return
        times.setdefault(hour, match)
        if len(times) > 2:
            return
    if len(times) != 2:
        return
    (begun, first), (ended, last) = times.items()
    one, minutes = lasted[0], (ended - begun) % _WEEK
    off = min((abs(one.low * 60 - between), between) for between in (minutes, _WEEK - minutes))
    if _ALLOWED < off[0] < _DAY and off[1] / _FARTHEST < one.low * 60 < off[1] * _FARTHEST:
        message = f"{off[1] / 60:.3g} hours lie between {first['day'] or first['eve']} and {last['day'] or last['eve']}"
        beside = min(abs(one.start - match.start()) for one in lasted for match in (first, last)) < _NEAR
        related = (Span(*first.span()), Span(*last.span()))
        yield Hit(one.span, f"{message}, not {one.low:g}", confidence="medium" if beside else "low", related=related)


_SHORTEST = 6
_DAY, _WEEK = 24 * 60, 7 * 24 * 60
_ALLOWED = 3 * 60
_FARTHEST = 2
_NEAR = 300
"""So many characters lie between a time and how long what began then lasted; elsewhere it may be of something else."""
_ASIDE = frozenset(("ago", "another", "background", "former", "hypothetical", "rate"))
_CLOCKS = {"noon": 12, "midday": 12, "midnight": 24}


@cache
def _time() -> re.Pattern[str]:
    """A day of the week with a time of day: Monday at 10 p.m., 6 a.m. on Wednesday, Friday evening at 9."""
    days = "|".join(name.capitalize() for name in WEEKDAYS if name.endswith("day"))
    clock = (
        r"(?:(?P<{0}h>\d{{1,2}})(?:[:.](?P<{0}m>\d\d))?(?:\s?(?P<{0}ap>[ap])\.?m\b\.?)?(?![\d:%])(?![.,]\d)|"
        r"(?P<{0}w>noon|midday|midnight))"
    )
    about = r"(?:(?:at|around|about|shortly|just|soon|after|before|by|nearly|some)\s){0,3}"
    part = r"\s(?P<{}>morning|afternoon|evening|night)"
    return re.compile(
        rf"\b(?P<day>{days})(?:{part.format('part')})?,?\s{about}{clock.format('a')}|"
        rf"(?<![\w.,:-]){clock.format('b')}\s(?:on\s)?(?P<eve>{days})(?:{part.format('late')})?\b"
    )


def _hour(match: re.Match[str]) -> int | None:
    """Minutes since the week began; None where nothing shows which half of the day is meant."""
    side = "a" if match["day"] else "b"
    day = WEEKDAYS[(match["day"] or match["eve"]).lower()] * _DAY
    if word := match[f"{side}w"]:
        return day + _CLOCKS[word] * 60
    hour, minute = int(match[f"{side}h"]), int(match[f"{side}m"] or 0)
    part = match["part"] or match["late"]
    half = match[f"{side}ap"] or ({"morning": "a"}.get(part, "p") if part else "")
    if hour > 24 or minute > 59 or (part == "night" and not match[f"{side}ap"] and (hour < 6 or hour == 12)):
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif not half and match[f"{side}m"] is None:
        return None
    return day + hour * 60 + minute


@cache
def _at() -> re.Pattern[str]:
    return re.compile(r"\bat\s")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(
        r"(?i)[\s-](?:(?:[a-z]+\s){0,2}?(?:underground|trapped|adrift|stuck|stranded|buried|missing|aloft|afloat|captive|hostage)\b|"
        r"(?:under|below|beneath|in|on)\s(?:the|a|an)\s(?:[a-z]+\s){0,1}(?:rubble|debris|snow|ground|sea|water|wreck\w*|ruins|mine|"
        r"cave|lift|roof|air|dark|shaft|well)\b|(?:[a-z]+\s){0,2}?(?:siege|stand-?off|ordeal|hijack\w*|flight|delay|blackout|"
        r"outage|power\scut|rescue|operation|manhunt|hunt|search|strike|closure|battle|blockade|drama|occupation|curfew|"
        r"talks|negotiations|marathon|debate|shutdown|wait|journey|voyage|crossing|blaze|captivity)\b)"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:lasted|lasting|went\son\sfor|dragged\son\sfor|burn(?:ed|t)\sfor|raged\sfor|ended\safter)\s(?:a\s)?$"
    )


def _has_lasted(text: str, one: Quantity) -> bool:
    """Whether it says how long something lasted."""
    if one.low != one.high or one.vague or _ASIDE & set(one.flags):
        return False
    return bool(_behind().match(text, one.end) or _before().search(text, max(0, one.start - 24), one.start))


@cache
def _to_come() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:will|until|till|expect\w*|schedul\w*|due|plan(?:s|ned)?|deadline|open\sfrom|next|last\s(?:week|month|year)|would|"
        r"between|ago|visitors|funeral|service|concert|tickets?|said\son|told)\b"
    )


def _is_to_come(text: str, match: re.Match[str], sentences: Sentences) -> bool:
    """Whether the sentence of a time speaks of what is to come, or of another time."""
    n = sentence_at(sentences, match.start())
    if n is None:
        return True
    start, end = sentences[n]
    return bool(_to_come().search(text, max(start, match.start() - 200), min(end, match.end() + 200)))
