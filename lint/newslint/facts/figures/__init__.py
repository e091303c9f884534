"""The fact ``quantities``: the numbers of an article, what they count or measure, and who says so.

One pass over the sentences that hold a number: tokens, numerals with ranges, units and modifiers (``reading``), then
what the quantity says (``roles``) and what the sentence adds (``context``). Built from the grammar of English number
phrases; in other languages nothing is read, since the same digits stand for other values there (1.500, 1,5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.facts.basic import Types
from newslint.facts.dates import Dates, Times
from newslint.facts.figures.context import (
    attribution,
    background,
    date_of,
    is_hypothetical,
    place_of,
    record_since,
)
from newslint.facts.figures.lexicon import PEOPLE_ROLES
from newslint.facts.figures.people import in_lists
from newslint.facts.figures.phrases import Told
from newslint.facts.figures.quantity import Quantities, Quantity
from newslint.facts.figures.reading import BEGINNINGS, read
from newslint.facts.figures.roles import told_by
from newslint.facts.figures.tokens import Tokens, tokenize
from newslint.facts.lines import Sentences

__all__ = ["Quantities", "Quantity", "quantities"]

MAX_SENTENCE = 4000
"""Of a longer "sentence" (a table, minified data), this many characters are read."""


_DIGITS = re.compile("[0-9]+")
_BEFORE_WORD = frozenset(" \"'“‘«([/—–-")
_NO_NUMBER = re.compile(r"\s(?:of|that|another|who|day)\b")


def _places(lowered: str, types: Types) -> list[int]:
    """Where quantities may begin, rising: digits, and words that numbers begin with; not "one of", "one another".

    Words are looked for one by one, and only those that the article has: a tenth of the time that one expression for
    all of them takes (200 µs an article).
    """
    places = [match.start() for match in _DIGITS.finditer(lowered)]
    for word in types & BEGINNINGS:
        at = lowered.find(word)
        while at >= 0:
            end = at + len(word)
            before = lowered[at - 1] if at else " "
            alone = (before in _BEFORE_WORD or before.isspace()) and not "a" <= lowered[end : end + 1] <= "z"
            if alone and not (word == "one" and _NO_NUMBER.match(lowered, end)):
                places.append(at)
            at = lowered.find(word, end)
    places.sort()
    return places


def quantities(
    text: str, lowered: str, types: Types, sentences: Sentences, dates: Dates, times: Times, language: str
) -> Quantities:
    """The quantities of an English article, in order; none in other languages."""
    if language not in ("en", ""):
        return ()
    found: list[Quantity] = []
    masks = sorted([*(one[:2] for one in dates), *(one[:2] for one in times)])
    number = mask = day = 0
    done = 0
    for place in _places(lowered, types):
        if place < done:
            continue
        while mask < len(masks) and masks[mask][1] <= place:
            mask += 1
        if mask < len(masks) and masks[mask][0] <= place:
            done = masks[mask][1]
            continue
        while number < len(sentences) and sentences[number].end <= place:
            number += 1
        if number == len(sentences):
            break
        start, end = sentences[number]
        end = min(end, start + MAX_SENTENCE)
        while mask and masks[mask - 1][1] > start:
            mask -= 1
        last = mask
        while last < len(masks) and masks[last][0] < end:
            last += 1
        inside = masks[mask:last]
        while day < len(dates) and dates[day].end <= start:
            day += 1
        last = day
        while last < len(dates) and dates[last].start < end:
            last += 1
        found += _in_sentence(tokenize(text, start, end, inside), number, dates[day:last])
        done = sentences[number].end
    return tuple(found)


def _in_sentence(tokens: Tokens, number: int, dates: Dates) -> Iterator[Quantity]:
    """The quantities of one sentence; ``dates`` are those in it."""
    readings = list(read(tokens))
    if not readings:
        return
    claim, when, behind = attribution(tokens), date_of(dates), background(tokens, readings)
    record, when_before = record_since(tokens.low) if dates else None, when
    if record is not None:
        when_before = date_of([one for one in dates if one.start < tokens.starts[record]])
    told: list[Told] = []
    for one in readings:
        told.append(told_by(tokens, one, told[-1] if told else None))
    listed = in_lists(tokens, told)
    for n, (one, phrase, role) in enumerate(told):
        people = role.role in PEOPLE_ROLES
        flags = (*role.flags, *one.flags)
        if n in behind:
            flags += ("background",)
        if n in listed:
            flags += ("listed",)
        if people and is_hypothetical(tokens, one):
            flags += ("hypothetical",)
        # By place: to name eighteen fields takes three times as long.
        yield Quantity(
            tokens.starts[one.first],
            tokens.end(one.after - 1),
            one.low,
            one.high,
            one.unit if role.unit is None else role.unit,
            one.modifier,
            one.form,
            one.notation,
            role.role,
            role.noun,
            role.whom,
            role.actor,
            place_of(tokens, one, phrase) if people else "",
            claim,
            when if record is None or one.first > record else when_before,
            tuple(sorted(set(flags))) if flags else (),
            number,
        )
