"""TRN110: a sentence that breaks off at the end of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.article import Span
from newslint.facts.boilerplate import Boilerplate
from newslint.facts.lines import Paragraphs
from newslint.rule import Hit, rule

_BREAKS_OFF = re.compile(r"[a-z]{2,},?$")
_GOES_ON = re.compile(r"[a-z]{2,}[ ,]")
_DANGLING = frozenset(
    "a an the of to in on at by for from with and or but that which who as than into between about over under his her "
    "their its is are was were be been has have had will would can could may might should not".split()
)
_OPEN_END = "abcdefghijklmnopqrstuvwxyz,"
_LEAST = 60


@rule(
    "TRN110",
    "broken-sentence",
    severity="warning",
    languages=("en",),
    bad=[
        "The council of Velmora met on Tuesday in the town hall and agreed that the pier [[of the\n\nharbour]] will "
        "be rebuilt.",
    ],
    good=[
        "The council of Velmora met on Tuesday in the town hall and agreed on three things, as the mayor said:\n\n"
        "build a pier;\n\nmend the quay.",
        "The council of Velmora met on Tuesday in the town hall and agreed that the pier will be rebuilt.\n\nThe ferry "
        "calls twice a day.",
    ],
)
def broken_sentence(paragraphs: Paragraphs, boilerplate: Boilerplate) -> Iterator[Hit]:
    """A sentence that stops in the middle and goes on in the next paragraph.

    The text was cut into pieces that were translated, or extracted, one by one. Reported where a long paragraph ends
    without a mark and the next begins in lower case; certain where the last word cannot end a sentence ("of", "the").
    Lines that break without a blank line between them are broken-line's affair.
    """
    taken = {number for block in boilerplate for number in block.lines}
    for one, after in pairwise(paragraphs):
        if not after.gap or len(one.text) < _LEAST or one.number in taken or after.number in taken:
            continue
        if one.text[-1] not in _OPEN_END:
            continue
        end = _BREAKS_OFF.search(one.text, one.text.rfind(" ") + 1)
        start = _GOES_ON.match(after.text)
        if not end or not start:
            continue
        last = one.text[one.text.rfind(" ", 0, end.start() + 1) + 1 :]
        begin = one.text.rfind(" ", 0, len(one.text) - len(last) - 1) + 1
        span = Span(one.start + begin, after.start + start.end() - 1)
        sure = last.strip(",") in _DANGLING
        yield Hit(span, "the sentence breaks off in its middle", confidence="high" if sure else "medium")
