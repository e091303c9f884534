"""People who are named one by one, and how many of them were told of before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.lexicon import PEOPLE_ROLES, is_people
from newslint.facts.lines import Sentences, sentence_at
from newslint_rules.figures.common.sums import usable

_FAR = 3
"""So many sentences before the names, how many they are may be told."""
_LONGEST = 900
_TIMES = 8
"""So often at most does an article name people."""
_PERSON = (
    r"[A-Z](?:[^\W\d]*[’'-])?[^\W\d]+(?:\s(?:(?:de|van|von|der|al|bin|la|da|di|del|el)\s){0,2}"
    r"[A-Z][^\W\d]*(?:[.’'-][^\W\d]*)?){1,3}"
)
"""Letters stand before a mark or behind it: where either may take them, a list of five names takes hours."""


_WHO = (
    r"(?:suspects|accused|arrested|detained|detainees|defendants|prisoners|inmates|dead|deceased|killed|victims|bodies|"
    r"injured|wounded|missing|hostages|survivors|rescued|winners|nominees|candidates|men|women|people|teenagers|boys|girls|"
    r"officers|soldiers|pilots|miners|workers|climbers|hikers|passengers|sailors|fishermen|students|group|gang|trio|quartet)"
)
"""Those that an article on them speaks of: not the founders among five men."""


@cache
def _named_as() -> re.Pattern[str]:
    """All of them: not "two of them were named as"."""
    return re.compile(
        rf"\b(?:[Tt]he\s(?:[a-z]+\s){{0,2}}?{_WHO}|[Tt]hey|[Tt]hose\s[a-z]+|[Aa]ll(?:\s[a-z]+)?|[Pp]olice|[Oo]fficials|[Pp]rosecutors)\s"
        r"(?:(?:were|are|have\sbeen|was|has|had)\s(?:[a-z]+ly\s|later\s|since\s)?|later\s)?(?P<list>(?:named|identified|listed)\s"
        r"(?:(?:by\s(?:the\s)?\w+(?:\s\w+)?|them|the\s[a-z]+)\s)?as:?\s)|\b(?:[Tt]hey\s(?P<are>(?:are|were)(?::\s|\s(?=(?:the\s)?[A-Z])))|"
        rf"[Tt]he\s{_WHO}\s(?P<list_of>(?:are|were):\s))"
    )


@cache
def _aged() -> re.Pattern[str]:
    """A person with an age: Jan Holub, 41; Emil Roth (52); the 19-year-old Ida Lind."""
    return re.compile(
        rf"{_PERSON}(?:,\s(?:aged\s|who\sis\s)?|\s\(|\saged\s)\d{{1,2}}(?=[,.;)\s]|$)|{_PERSON},\san?\s\d{{1,2}}-year-old\b|"
        rf"(?:wife|husband|son|daughter|brother|sister|mother|father|aunt|uncle|cousin),?\s[A-Z][^\W\d]+(?:,\s|\s\()\d{{1,2}}\b|"
        rf"\d{{1,2}}-year-old\s(?:[a-z]+\s){{0,4}}{_PERSON}"
    )


@cache
def _person() -> re.Pattern[str]:
    return re.compile(_PERSON)


@cache
def _plain() -> re.Pattern[str]:
    """Jan Holub, Ida Lind and Emil Roth."""
    return re.compile(rf"{_PERSON}(?:,\s{_PERSON}){{0,11}},?\sand\s{_PERSON}(?=\.|$)")


@cache
def _dead() -> re.Pattern[str]:
    return re.compile(r"\b(?:dead|killed|deceased|victims)\b")


@cache
def _hurt() -> re.Pattern[str]:
    return re.compile(r"\b(?:injured|wounded|hurt)\b")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:(?:an)?others?|unnamed|unidentified|not\s(?:yet\s)?(?:been\s)?(?:named|identified|released)|minors?|juvenile|"
        r"among|includ\w+|some|third|fourth|fifth|sixth|seventh|remaining|rest|one\sof|two\sof|three\sof|only|whose\sname|"
        r"withheld|yet\sto|also|child|infant|baby|couple|brothers|sisters|twins|sons|daughters|parents)\b"
    )


def named_people(text: str, quantities: Quantities, sentences: Sentences) -> Iterator[tuple[Span, int, Quantity]]:
    """Where others than so many are named: charged four people ... named as A, 41, his cousin B, 37, and C, 52."""
    for found in islice(_named_as().finditer(text), _TIMES):
        n = sentence_at(sentences, found.start())
        if n is None:
            continue
        start, end = found.end(), sentences[n].end
        names = text[start:end].rstrip()
        if end - start > _LONGEST or _others().search(
            text, sentences[n].start, sentences[min(n + 1, len(sentences) - 1)].end
        ):
            continue
        aged = list(_aged().finditer(names))
        if plain := _plain().fullmatch(names.rstrip(".")):
            count = len(_person().findall(plain[0]))
        else:
            count = len(aged) if aged and _is_whole(names, aged) else 0
        told = [one for one in quantities if one.end <= found.start() and n - one.sentence <= _FAR and _are_people(one)]
        if any(one.low == count and not one.unit and 0 <= n - one.sentence <= _FAR for one in quantities):
            continue  # three have been named
        role = "killed" if _dead().search(found[0]) else "injured" if _hurt().search(found[0]) else ""
        told = [one for one in told if one.role == role] or told
        if count < 2 or len({one.low for one in told}) != 1 or not told[-1].exact or told[-1].low == count:
            continue
        if max(count, told[-1].low) <= _MOST * min(count, told[-1].low) and told[-1].low > 1:
            at = Span(max(found.start(name) for name in ("list", "are", "list_of")), start + len(names.rstrip(".")))
            yield at, count, told[-1]


_MOST = 2
"""More than twice as many, or fewer than half of them, were not meant to be the same."""


def _is_whole(names: str, aged: list[re.Match[str]]) -> bool:
    """Whether a list is one of people with ages, to its end: the last behind the one "and" before a person."""
    last = aged[-1]
    between = names[aged[-2].end() : last.start()] if len(aged) > 1 else ""
    behind = names[last.end() :]
    return bool(re.search(r"\band\s(?:[^\W\d][\w-]*\s){0,5}$", between)) and not re.search(
        r",?\sand\s(?:[a-z]+\s){0,4}[A-Z]", behind
    )


def _are_people(one: Quantity) -> bool:
    return (
        usable(one) and not one.unit and (one.role in PEOPLE_ROLES or is_people(one.noun) or is_people(f"{one.noun}s"))
    )
