"""How results of matches are told: the patterns of FIG132."""

from __future__ import annotations

import re
from functools import cache

_THAT = r"(?!,?\s(?:that|when|they|he|she|it|we|in\swhich|inflicted|suffered|handed|dealt)\b)"
"""Not a result that something else is told of: the 4-0 defeat that Lipnik inflicted on them in spring."""
OUTCOME = r"(?:win|victory|triumph|success|defeat|loss|draw|result|scoreline|rout|thrashing|drubbing|thriller)\b"
COUNTS = {word: n for n, word in enumerate("nil one two three four five six seven eight nine ten".split())}
_COUNT = rf"(?:{'|'.join(COUNTS)})"
_NO_RESULT = (
    r"(?!\s(?:down|up|ahead|behind|leads?|deficit|advantage|cushion|record|run|start|overall|series|(?:in\sthe|on|in)\s"
    r"(?:series|penalt|aggregate|shoot|best)))"
)
_OWN = r"\b(?:[Tt]he|[Tt]heir|[Ii]ts|[Hh]er|[Hh]is|[Tt]his|[Tt]hat|[A-Z][\w-]+(?:[’']s|s[’']))\s(?:[a-z][a-z-]*\s){0,2}"


def _score(a: str, b: str) -> str:
    return rf"(?<![\w.,:/–-])(?P<{a}>\d{{1,3}})[-–](?P<{b}>\d{{1,3}})(?![\w/–-]|[.,:]\d){_NO_RESULT}"


@cache
def any_result() -> re.Pattern[str]:
    """A cheap test for what may be a result."""
    return re.compile(r"\d[-–]\d|\sgoals\sto\s")


@cache
def told() -> re.Pattern[str]:
    """A result: beat X 3-1, won 2-1, a 3-1 home win, by three goals to one."""
    verb = (
        r"(?:beat(?:en|ing|s)?|defeat(?:ed|ing|s)?|w[io]n(?:ning|s)?|los[et](?:s|ing)?|dr[ae]w(?:n|s)?|thrash(?:ed|ing|es)|"
        r"edg(?:ed|ing|es)|rout(?:ed|ing|s)|overc[ao]m(?:e|es|ing)|hammer(?:ed|ing|s)|down(?:ed|ing|s)|sank|stunn(?:ed|ing)|"
        r"crush(?:ed|ing|es)|ended|finished|prevail(?:ed|s)|triumph(?:ed|s)|upset|eliminat(?:ed|es)|knock(?:ed|s)\sout)"
    )
    lead = r"(?:lead|leads|led|leading|up|ahead|behind|trail\w*|level\w*|record|from)\b"
    return re.compile(
        rf"\b{verb}\s(?:(?!{verb}\b|{lead})[^\W\d][\w'’.-]*\s){{0,7}}?{_score('a', 'b')}|"
        rf"{_score('c', 'd')}\s(?:[^\W\d][\w-]*\s){{0,3}}?{OUTCOME}|"
        rf"\bby\s(?P<e>{_COUNT})\sgoals\sto\s(?P<f>{_COUNT})\b"
    )


@cache
def again() -> re.Pattern[str]:
    """A result spoken of as known: the 4-1 defeat, their 3-1 win, the game ended 3-3; their two-goal win."""
    return re.compile(
        rf"{_OWN}{_score('a', 'b')}\s(?:[a-z][a-z-]*\s){{0,2}}?{OUTCOME}{_THAT}|"
        rf"\b[Tt]he\s(?:match|game|tie|contest|encounter)\s(?:ended|finished)\s(?:in\sa\s)?{_score('c', 'd')}|"
        rf"\bfinal\sscore\s(?:of|was)\s{_score('e', 'f')}|"
        rf"{_OWN}(?P<by>{_COUNT})-goal\s(?:[a-z]+\s)?{OUTCOME}{_THAT}"
    )


@cache
def aside() -> re.Pattern[str]:
    """What says that another match is meant, or not all of one."""
    return re.compile(
        r"(?i)\b(?:last|previous\w*|earlier|ago|first|second|third|fourth|opening|opener|leg|aggregate|half-?time|half|interval|"
        r"penalt\w+|shoot-?out|series|group|reverse|friendly|women\w*|under-\d+|reserves?|(?:quarter|semi)-?\s?finals?|final|"
        r"round|qualif\w+|since|when|where|another|other|also|season|opened|began|record|best-of|pool|stage|play-?offs?|"
        r"meeting|beginning|start|next|month|same|straight|consecutive|would|could|if|reveng\w*|aveng\w*|repeat|memor\w+|"
        r"compared|than|biggest|heaviest|spring|summer|autumn|winter|yet|week|year|years|days|shock|"
        r"(?:19|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
        r"September|October|November|December)\b"
    )


@cache
def verdict() -> re.Pattern[str]:
    """What goes on to say what a result means: the 4-1 defeat [was] the first since 2011."""
    return re.compile(
        r"\s(?:was|is|ends?|ended|lift(?:s|ed)|left|leaves|sent|sends|puts?|mean(?:s|t)|gave|gives|takes?|took|extend(?:s|ed)|"
        r"moved?s?|keeps?|kept|secured?s?|sealed|made|makes)\b"
    )


@cache
def opponent() -> re.Pattern[str]:
    """Whose match it was, behind the outcome."""
    return re.compile(r"\b(?:to|by|against|over|of|with|at|in|from|for|on)\s(?:the\s)?(?P<name>[A-Z][\w-]+)")


@cache
def set_scores() -> re.Pattern[str]:
    """The scores of the sets: 6-4, 3-6, 7-6 (7-5)."""
    one = r"\d{1,2}[-–]\d{1,2}(?:\s?\(\d{1,2}(?:[-–]\d{1,2})?\))?"
    return re.compile(rf"(?<![\w.,:/–-]){one}(?:(?:,\sand\s|,\s|\sand\s|\s){one}){{1,4}}(?![\w/–-])")


@cache
def in_sets() -> re.Pattern[str]:
    """In how many sets a match was won."""
    return re.compile(
        r"(?i)\b(?:(?P<straight>straight)[\s-]sets?|in\s(?P<n>two|three|four|five)\ssets|(?P<m>two|three|four|five|[2-5])-set"
        r"(?=\s(?:win|victory|triumph|success|defeat|loss|match|thriller|battle|contest|epic|marathon|struggle)\b))\b"
    )
