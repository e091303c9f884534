"""The fact ``quantities``: the numbers of an article, what they count or measure, and who says so.

One pass over the sentences that hold a number: tokens, numerals with ranges, units and modifiers (``reading``), then
what the quantity says (``roles``) and what the sentence adds (``context``). Built from the grammar of English number
phrases; in other languages nothing is read, since the same digits stand for other values there (1.500, 1,5).
"""

from __future__ import annotations

import re

from newslint.article import Span
from newslint.facts.basic import Types
from newslint.facts.dates import Dates, Times
from newslint.facts.figures.context import attribution, background, date_of, is_hypothetical, place_of
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
    if len(lowered) != len(text):  # a letter that is two in lower case (İ) would shift all offsets
        lowered = text
    found: list[Quantity] = []
    masks = sorted([*(one.span for one in dates), *(one.span for one in times)])
    number = mask = day = 0
    done = 0
    for place in _places(lowered, types):
        if place < done:
            continue
        while mask < len(masks) and masks[mask].end <= place:
            mask += 1
        if mask < len(masks) and masks[mask].start <= place:
            done = masks[mask].end
            continue
        while number < len(sentences) and sentences[number].end <= place:
            number += 1
        if number == len(sentences):
            break
        sentence = Span(sentences[number].start, min(sentences[number].end, sentences[number].start + MAX_SENTENCE))
        while mask and masks[mask - 1].end > sentence.start:
            mask -= 1
        while day < len(dates) and dates[day].end <= sentence.start:
            day += 1
        last = day
        while last < len(dates) and dates[last].start < sentence.end:
            last += 1
        tokens = tokenize(text, sentence, _inside(masks, mask, sentence.end))
        found += _in_sentence(tokens, number, dates[day:last])
        done = sentences[number].end
    return tuple(found)


def _inside(masks: list[Span], first: int, end: int) -> list[Span]:
    last = first
    while last < len(masks) and masks[last].start < end:
        last += 1
    return masks[first:last]


def _in_sentence(tokens: Tokens, number: int, dates: Dates) -> list[Quantity]:
    """The quantities of one sentence; ``dates`` are those in it."""
    readings = list(read(tokens))
    if not readings:
        return []
    found: list[Quantity] = []
    claim, when, behind = attribution(tokens), date_of(dates), background(tokens, readings)
    told: list[Told] = []
    for one in readings:
        told.append(told_by(tokens, one, told[-1] if told else None))
    listed = in_lists(tokens, told)
    for n, (one, phrase, role) in enumerate(told):
        flags = {*role.flags, *one.flags}
        if n in behind:
            flags.add("background")
        if n in listed:
            flags.add("listed")
        people = role.role in PEOPLE_ROLES
        if people and is_hypothetical(tokens, one):
            flags.add("hypothetical")
        found.append(
            Quantity(
                start=tokens.starts[one.first],
                end=tokens.end(one.after - 1),
                low=one.low,
                high=one.high,
                unit=one.unit if role.unit is None else role.unit,
                modifier=one.modifier,
                form=one.form,
                notation=one.notation,
                role=role.role,
                noun=role.noun,
                whom=role.whom,
                actor=role.actor,
                place=place_of(tokens, one, phrase) if people else "",
                attribution=claim,
                when=when,
                flags=tuple(sorted(flags)),
                sentence=number,
            )
        )
    return found
