"""TRN109: a function word with a capital in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.lines import Lines
from newslint.rule import Hit, rule

# Begins with a set of letters, grouped by the first: a third of the time (60 µs an article) of a look behind first.
_CAPITAL = re.compile(
    r"[IWAOTFBH](?<=[a-z] .)(?:(?<=I)s|(?<=W)(?:as|ere|hich|ith)|(?<=A)(?:re|nd)|(?<=O)f|(?<=T)(?:hat|hey|o)|"
    r"(?<=F)(?:rom|or)|(?<=B)(?:ut|y)|(?<=H)(?:as|ave|ad))(?= [a-z])"
)
_TITLE_SHARE = 0.5


@rule(
    "TRN109",
    "capital-in-sentence",
    severity="note",
    languages=("en",),
    bad=["The council said on Tuesday [[That]] the pier will be rebuilt before the winter."],
    good=[
        "She sang “The Lady Is a Tramp” on the pier of Velmora.",
        "Storm Breaks the Pier Of the Harbour And the Quay",
        "The council met. That was all.",
    ],
)
def capital_in_sentence(lines: Lines) -> Iterator[Hit]:
    """A function word ("That", "Of", "Is") with a capital in the middle of a sentence.

    Two sentences were joined without a full stop, or a clause was translated by itself. Titles, in which most words
    have capitals, and words near a quotation mark are left alone; confidence is low, since names hold such words too.
    """
    for line in lines:
        for found in _CAPITAL.finditer(line.text):
            around = line.text[max(0, found.start() - 40) : found.end() + 40]
            words = [word for word in around.split() if word.isalpha()]
            if any(mark in around for mark in '"“”‘«') or not words:
                continue
            if sum(word[0].isupper() for word in words) > _TITLE_SHARE * len(words):
                continue
            yield Hit(
                Span(line.start + found.start(), line.start + found.end()),
                f"{found[0]!r} has a capital in the middle of the sentence",
                found[0].lower(),
                confidence="low",
            )
