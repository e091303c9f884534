"""Whom a count counts: the killed, the injured, the missing, the arrested; told by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newslint.facts.figures.lexicon import PEOPLE_ROLES, STOPS, Cue, cues, is_people, looks_plural
from newslint.facts.figures.numerals import SMALL
from newslint.facts.figures.phrases import NounPhrase, Role, Told, head_noun, noun_phrase, words_of
from newslint.facts.figures.reading import Reading
from newslint.facts.figures.tokens import Tokens

_AUX = frozenset(
    "were was are is been be being have has had got get gets feared confirmed reported left listed".split()
)
_BETWEEN_AUX = frozenset(
    "been and said also feared reported reportedly confirmed believed either being now seriously critically severely "
    "badly lightly slightly left among those the still presumed found pronounced officially all so far already both "
    "thought known to have be not instantly fatally shot immediately later".split()
)
_ENDS_CLAUSE = frozenset(
    '; : — while but when after before as because since that ” " although though whereas if until where'.split()
)
_DETERMINERS = frozenset("a an the his her its their our some several many at about more".split())
_BEFORE_NUMBER = frozenset(
    "at least about around approximately some roughly nearly almost over more than fewer less up as many much another "
    "further additional other a an the these those all estimated exactly only just reportedly also well under close "
    "his her their its".split()
)
_BEFORE_PAIRS = frozenset((("up", "to"), ("close", "to"), ("excess", "of"), ("upwards", "of"), ("in", "excess")))
_TO_A_TOLL = frozenset(
    "to at of from is was by reached hit hits stands stood rises rose rise climbed climbs passes passed exceeds "
    "exceeded above over near nearly as reaches topped tops surpassed now has had been standing : = than least up were "
    "are toll".split()
)
_LIVES = frozenset("taken claimed claiming claims claim took taking takes cost costing costs lost losing lose".split())


def role_among_people(tokens: Tokens, one: Reading, phrase: NounPhrase, before: Told | None) -> Told | None:
    """A count as the killed, the injured ...; None if it counts something else. ``before``: the quantity before it."""
    low = tokens.low
    if one.first > 1 and low[one.first - 1] == "of" and low[one.first - 2] in FAMILY:
        return None
    people = phrase.head < 0 or is_people(low[phrase.head])
    found = (
        _adjacent(tokens, phrase)
        or _backward(tokens, one, people)
        or _adjective(tokens, phrase)
        or _noun_cue(tokens, phrase)
        or _forward(tokens, phrase, people)
    )
    part = is_included(tokens, one)
    if found is None and people and before is not None and (part or joined(tokens, before, one)):
        found = (before.role.role, before.role.actor) if before.role.role in PEOPLE_ROLES else None
    if found is None:
        return None
    flags = ("including",) if part or "among" in low[phrase.end : phrase.end + 2] else ()
    if phrase.head < 0 and one.high > 1:
        phrase = _behind_adjective(tokens, phrase)
    return Told(one, phrase, Role(found[0], head_noun(tokens, phrase), words_of(tokens, phrase), found[1], flags))


def is_included(tokens: Tokens, one: Reading) -> bool:
    """Whether the number is a part of an earlier one: including 5, 5 of them."""
    low, n = tokens.low, one.first
    return bool(n) and (low[n - 1] in _INCLUDING or (n > 1 and (low[n - 2], low[n - 1]) in _AMONG_THEM))


_INCLUDING = frozenset("including included comprising among".split())
_AMONG_THEM = frozenset(
    (("among", "them"), ("of", "them"), ("of", "whom"), ("among", "whom"), ("of", "which"), ("including", "about"))
)
FAMILY = {"mother": "child", "father": "child", "mum": "child", "dad": "child", "parents": "child", "parent": "child",
           "family": "member", "team": "member", "group": "member", "crew": "member", "crowd": "member"}  # fmt: skip
"""What is counted behind these words and "of": a mother of two."""

_JOINTS = frozenset(
    "and , & plus or nor as well - – — including mostly least at about some around over more than".split()
)


def in_lists(tokens: Tokens, told: Sequence[Told]) -> frozenset[int]:
    """Which of a sentence's quantities are counts of one role side by side: two women and one man."""
    found: set[int] = set()
    for n in range(1, len(told)):
        before, one = told[n - 1], told[n]
        same = before.role.role == one.role.role and one.role.role in PEOPLE_ROLES
        if same and "including" not in one.role.flags and joined(tokens, before, one.reading):
            found.update((n - 1, n))
    return frozenset(found)


def joined(tokens: Tokens, before: Told, one: Reading) -> bool:
    """Whether nothing but commas and "and" stands between an earlier quantity's nouns and this one."""
    end = max(before.reading.after, before.phrase.end)
    return end <= one.first and one.first - end <= 5 and all(word in _JOINTS for word in tokens.low[end : one.first])


def _noun_cue(tokens: Tokens, phrase: NounPhrase) -> tuple[str, str] | None:
    """12 deaths, 150 arrests."""
    if phrase.head < 0:
        return None
    for cue in cues().get(tokens.low[phrase.head], ()):
        if cue.kind == "noun":
            return cue.role, ""
    return None


def _of_kind(word: str, *kinds: str) -> Cue | None:
    for cue in cues().get(word, ()):
        if cue.kind in kinds:
            return cue
    return None


def _with_other(tokens: Tokens, at: int, role: str) -> str:
    """The role of "killed or injured": one number for both is casualties."""
    low = tokens.low
    if at + 2 < len(low) and low[at + 1] in ("or", "and", "/"):
        other = _of_kind(low[at + 2], "both", "subject")
        behind = low[at + 3] if at + 3 < len(low) else ""
        if other and other.role != role and not (behind[:1].isdecimal() or behind in SMALL or behind in _DETERMINERS):
            return "casualty" if {role, other.role} == {"killed", "injured"} else role
    return role


def _by_whom(tokens: Tokens, at: int) -> str:
    """The words after "by" right behind a participle."""
    low = tokens.low
    if at + 2 < len(low) and low[at + 1] == "by":
        start = at + 2 + (low[at + 2] in ("a", "an", "the"))
        return " ".join(low[start : noun_phrase(tokens, start, False).end])
    return ""


def _adjacent(tokens: Tokens, phrase: NounPhrase) -> tuple[str, str] | None:
    """The cue right behind the nouns: 5 dead, 5 people killed; not "5 gunmen killed 3 guards", "5 wounded men"."""
    low = tokens.low
    at = phrase.end
    cue = _of_kind(low[at], "both", "subject") if at < len(low) else None
    if cue is None or _adjective(tokens, phrase):
        return None
    if cue.kind == "both" and _takes_object(tokens, at + 1):
        return None
    return _with_other(tokens, at, cue.role), _by_whom(tokens, at)


def _takes_object(tokens: Tokens, n: int) -> bool:
    """Whether what follows a verb is its object; in "5 killed 10 injured" the number has a verb of its own."""
    low = tokens.low
    behind = low[n] if n < len(low) else ""
    if behind[:1].isdecimal() or behind in SMALL:
        phrase = noun_phrase(tokens, n + 1, False)
        return not (phrase.end < len(low) and _of_kind(low[phrase.end], "both", "subject"))
    return behind in _DETERMINERS or (is_people(behind) and looks_plural(behind))


def _adjective(tokens: Tokens, phrase: NounPhrase) -> tuple[str, str] | None:
    """The participle before the nouns: 5 wounded men."""
    if phrase.head >= 0:
        return None
    cue = _of_kind(tokens.low[phrase.end], "both", "subject") if phrase.end < len(tokens.low) else None
    behind = _behind_adjective(tokens, phrase)
    return (cue.role, "") if cue and behind.head >= 0 else None


def _behind_adjective(tokens: Tokens, phrase: NounPhrase) -> NounPhrase:
    """The nouns behind such a participle."""
    behind = noun_phrase(tokens, phrase.end + 1, False)
    if behind.head >= 0 and is_people(tokens.low[behind.head]) and behind.head < phrase.end + 4:
        return behind
    return phrase


def _forward(tokens: Tokens, phrase: NounPhrase, people: bool) -> tuple[str, str] | None:
    """The predicate that follows further on: 5 people were killed, 5 people in the village died, 5 among the dead."""
    low = tokens.low
    at = phrase.end
    size = len(low)
    if at >= size or not people or _of_kind(low[at], "object"):
        return None
    inside = among = False
    telling = _telling()
    for n in range(at, min(size, at + 18)):
        word = low[n]
        if word not in telling and not word[0].isdecimal():
            continue
        if word in _ENDS_CLAUSE:
            return None
        if word in ("including", "among"):
            inside, among = True, word == "among"
        elif word == "lost":
            if low[n + 1 : n + 2] in (["their"], ["his"], ["her"]) and low[n + 2 : n + 3] in (["lives"], ["life"]):
                return "killed", ""
        elif word in _AUX:
            found = _after_aux(tokens, n)
            if found is not None:
                return found
        elif word[0].isdecimal() or (word in SMALL and word != "one"):
            if not inside and low[n - 1] not in ("and", ",", "least", "about", "some"):
                return None
        else:
            cue = _of_kind(word, "subject", "object", "both")
            if cue is not None and (among or (cue.kind == "subject" and word not in ("dead", "missing"))):
                return cue.role, ""
            if cue is not None:
                return None
    return None


@cache
def _telling() -> frozenset[str]:
    """The words that ``_forward`` looks at: one in four."""
    return frozenset(("including", "among", "lost", *_ENDS_CLAUSE, *_AUX, *SMALL, *cues()))


def _after_aux(tokens: Tokens, n: int) -> tuple[str, str] | None:
    """The participle after "were", "have been", "were reported"."""
    low = tokens.low
    for at in range(n + 1, min(len(low), n + 7)):
        cue = _of_kind(low[at], "both", "subject")
        if cue is not None:
            return _with_other(tokens, at, cue.role), _by_whom(tokens, at)
        if low[at] not in _BETWEEN_AUX and low[at] not in _AUX:
            return None
    return None


def _backward(tokens: Tokens, one: Reading, people: bool) -> tuple[str, str] | None:
    """The verb or toll that governs the number: killed 5, killing at least 5, the death toll rose to 5."""
    low = tokens.low
    n = one.first - 1
    while n >= 0 and one.first - n < 7 and (low[n] in _BEFORE_NUMBER or (low[n - 1], low[n]) in _BEFORE_PAIRS):
        n -= 1
    if n < 0:
        return None
    word = low[n]
    cue = _of_kind(word, "object", "both")
    earlier = low[n - 1] if n else ""
    if word == "dead" and earlier == "shot":
        return "killed", _subject(tokens, n - 1)
    if cue is not None and people:
        if cue.kind == "both" and earlier in ("were", "was", "been", "are", "is"):
            return None
        role = cue.role
        # "killed and injured 5", "killing or wounding 5"
        if earlier in ("and", "or") and n > 1:
            other = _of_kind(low[n - 2], "object", "both")
            if other and {other.role, role} == {"killed", "injured"}:
                role = "casualty"
        return role, _subject(tokens, n)
    if word in _LIVES and "lives" in low[one.after : one.after + 3]:
        return "killed", _subject(tokens, n)
    if not people:
        return None
    if word == "of" and earlier in ("lives", "life", "deaths", "death", "killing", "murder", "murders", "bodies"):
        return "killed", ""
    if word in ("included", "include", "includes", "were") and n:
        for back in range(n - 1, max(-1, n - 4), -1):
            cue = _of_kind(low[back], "toll")
            if cue is not None and low[back - 1] in ("the", "those", "among"):
                return cue.role, ""
    return _toll(tokens, one.first - 1) if _TO_A_TOLL & set(low[n : one.first]) else None


def _toll(tokens: Tokens, n: int) -> tuple[str, str] | None:
    """The toll before "rose to", "stands at", "of"."""
    low = tokens.low
    for at in range(n, max(-1, n - 22), -1):
        word = low[at]
        if word[0].isdecimal() and at not in tokens.masked and low[at - 1] not in ("from", "than", "least"):
            return None
        if word in ";:—" and at < n:
            return None
        cue = _of_kind(word, "toll")
        if cue is not None:
            if word == "toll":
                kind = _of_kind(low[at - 1], "toll") if at else None
                return (kind.role if kind else "killed"), ""
            if {"number", "toll", "count"} & set(low[max(0, at - 4) : at]):
                return cue.role, ""
            return None
    return None


def _subject(tokens: Tokens, n: int) -> str:
    """Up to four words before a verb: who did it."""
    low = tokens.low
    start = n
    while start > 0 and n - start < 4 and low[start - 1][0].isalpha() and low[start - 1] not in STOPS:
        start -= 1
    return " ".join(low[start:n])
