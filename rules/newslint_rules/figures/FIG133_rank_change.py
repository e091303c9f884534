"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.basic import lower_as_matched
from newslint.rule import Hit, rule


@rule(
    "FIG133",
    "rank-change",
    severity="error",
    languages=("en",),
    bad=[
        "Orlenka went [[from ninth to fifth, up five places]], in the list of clean towns.",
        "The mill [[climbed three spots from 12th to eighth]] in the table.",
        "Dubrava [[dropped from seventh to third]] in the table.",
        "Orlenka is in third place on the list. A year ago it was in seventh place.\n\nThe mayor praised [[climbing "
        "two places]] in a year.",
        "Dubrava ranks tenth among the towns. Last year it was in sixth place. [[A rise of four places]], they said.",
    ],
    good=[
        "Orlenka went from ninth to fifth, up four places, in the list of clean towns.",
        "The mill climbed four spots from 12th to eighth in the table.",
        "Dubrava dropped from third to seventh in the table.",
        "The cat dropped from the seventh to the third floor.",
        "Orlenka is in third place on the list. A year ago it was in seventh place. It climbed four places.",
        "Orlenka is in third place on the list. A year ago it was in seventh place. Lipnik climbed two places.",
        "Orlenka is in twenty-first place on the list. A year ago it was in nineteenth place. It fell two places.",
        "Orlenka is in third place, Holm in fifth place. A year ago Holm was in seventh place, climbing two places.",
    ],
)
def rank_change(text: str) -> Iterator[Hit]:
    """A rise or fall by so many places that the two ranks do not give, or that goes the other way.

    "From ninth to fifth, up five places"; "dropped from seventh to third"; "in third place ... a year ago in seventh
    ... climbing two places", where the article has just these two ranks and one change.
    """
    if " place" not in text and " spot" not in text and " position" not in text and not _from().search(text):
        return
    done = False
    for match in _from_to().finditer(text):
        old, new = (_rank(match[name]) for name in ("old", "new"))
        said = match["n"] or match["m"]
        done = done or bool(said)
        verbs = [word for word in (match["verb"], match["way"]) if word]
        if not old or not new or old == new or not (verbs or said):
            continue
        if said and _number(said) != abs(old - new):
            message = f"from {match['old']} to {match['new']} is {abs(old - new)} places, not {said}"
            yield Hit(Span(*match.span()), message, confidence="medium")
        elif any(_is_up(word) != (old > new) for word in verbs) and (said or _in_table().match(text, match.end())):
            message = f"from {match['old']} to {match['new']} is a {'rise' if old > new else 'fall'}"
            yield Hit(Span(*match.span()), message, confidence="medium")
    if not done:
        yield from _across(text)


_ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
_NUMBERS = {
    word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_RANK = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)|(?:No\.|number)\s\d{{1,3}})"
_MANY = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}})"
_PLACES = r"(?:places?|spots?|positions?|ranks?|rungs?|notch(?:es)?)\b"
_UP = (
    r"(?:up|climb(?:s|ed|ing)?|r[oi]s(?:e|es|ing)|risen|jump(?:s|ed|ing)?|gain(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|"
    r"improv(?:ed?|ing))"
)
_DOWN = (
    r"(?:down|drop(?:s|ped|ping)?|f[ae]ll(?:s|en|ing)?|slip(?:s|ped|ping)?|s[aiu]nk(?:s|ing)?|slid(?:es?|ing)?|"
    r"tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|los(?:t|es?|ing))"
)
_WAY = rf"(?:{_UP}|{_DOWN})"


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"\bfrom\s(?:{_RANK})\b")


@cache
def _from_to() -> re.Pattern[str]:
    """Climbed three spots from 12th to eighth; from ninth to fifth, up five places; dropped from seventh to third."""
    thing = r"(?:\s(?:place|position|spot))?"
    old, new = rf"from\s(?P<old>{_RANK}){thing}", rf"to\s(?P<new>{_RANK}){thing}"
    return re.compile(
        rf"\b(?:(?P<verb>{_WAY})\s(?:(?:by\s)?(?P<m>{_MANY})\s{_PLACES},?\s)?)?{old}\s(?:{_NOT}[a-z]+\s){{0,3}}?{new}\b"
        rf"(?:,\s(?:or\s|that\sis\s|a\s)?(?P<way>{_WAY})\s(?:of\s|by\s)?(?P<n>{_MANY})\s{_PLACES})?",
        re.IGNORECASE,
    )


_NOT = r"(?!to\b|the\b)"


@cache
def _in_table() -> re.Pattern[str]:
    """Places in a table, no floors, grades or quarters."""
    return re.compile(
        r"\s(?:in|on|of|among|out\sof)\s(?:[^\W\d][\w-]*\s){1,5}?(?:table|rankings?|standings|list|league|index|charts?)\b"
    )


@cache
def _ranked() -> re.Pattern[str]:
    """Ranks that something has."""
    return re.compile(
        rf"(?<![\w,.-])(?P<one>{_RANK})\s(?:place|spot|position|rank)\b|"
        rf"\b(?:rank(?:s|ed|ing)?|place[sd]|came|com(?:es|ing)|stands|lies|now)\s(?:in\s|at\s)?(?:the\s)?(?P<two>{_RANK})\b|"
        rf"\b(?:from|{_WAY}\sto|{_PLACES}\sto)\s(?P<three>{_RANK})(?=[.,;]|\s(?:place|a\s(?:year|week|month|season)|last|in|from|on)\b)",
        re.IGNORECASE,
    )


@cache
def _once() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:ago|last\s(?:year|season|month|time|week|spring|summer|autumn|winter)|previous\w*|earlier|compared|"
        r"(?:had|up|down)\s(?:been\s)?from|the\syear\sbefore|before\sthat|had\sbeen|formerly)\b"
    )


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>\b(?!(?:It|They|He|She|This|That|The|An?)\b)[A-Z][\w'’-]+(?:\s(?:has|had|have))?\s)?\b(?P<way>(?i:(?:an?\s)?{_WAY}))\s(?:of\s|by\s)?(?P<n>(?i:{_MANY}))\s{_PLACES}"
    )


def _across(text: str) -> Iterator[Hit]:
    """In third place; a year ago in seventh; climbing two places."""
    changes = list(_change().finditer(text))
    if len(changes) != 1:
        return
    change = changes[0]
    ranks: dict[int, list[re.Match[str]]] = {}
    for match in _ranked().finditer(text):
        ranks.setdefault(_rank(match["one"] or match["two"] or match["three"]), []).append(match)
    if len(ranks) != 2 or 0 in ranks:
        return
    past = {rank: any(_is_past(text, one) for one in told) for rank, told in ranks.items()}
    if sum(past.values()) != 1:
        return
    (old,), (new,) = ([rank for rank in ranks if past[rank] is is_past] for is_past in (True, False))
    if (who := change["who"]) and who.split()[0] not in text[: ranks[old][0].end()]:
        return
    said, up = _number(change["n"]), _is_up(change["way"].split()[-1])
    if said == abs(old - new) and up == (old > new):
        return
    word = "up" if old > new else "down"
    message = f"from {_name(old)} to {_name(new)} is {abs(old - new)} {word}, not {said} {'up' if up else 'down'}"
    at = Span(change.start("way"), change.end())
    yield Hit(at, message, confidence="medium", related=tuple(Span(*told[0].span()) for told in ranks.values()))


def _is_past(text: str, match: re.Match[str]) -> bool:
    """Whether the clause of a rank speaks of an earlier time, or says "from" before it."""
    if match["three"]:
        return match[0].lower().startswith("from")
    start = max(text.rfind(mark, max(0, match.start() - 120), match.start()) for mark in ".,;\n")
    ends = [at for mark in (". ", ",", ";", ".\n", "\n") if (at := text.find(mark, match.end(), match.end() + 80)) >= 0]
    clause = text[max(start + 1, 0) : min(ends, default=match.end() + 80)]
    return bool(_once().search(clause))


def _rank(text: str) -> int:
    return _ORDINALS.get(lower_as_matched(text)) or int(re.sub(r"\D", "", text) or 0)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[lower_as_matched(text)]


def _name(rank: int) -> str:
    return next((word for word, n in _ORDINALS.items() if n == rank), f"No. {rank}")


def _is_up(word: str) -> bool:
    return bool(re.fullmatch(_UP, word, re.IGNORECASE))
