"""ENC106: a line that ends in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from newslint.article import Span
from newslint.facts.basic import Signs
from newslint.facts.boilerplate import Boilerplate
from newslint.facts.lines import Lines, is_wrapped
from newslint.rule import Confidence, Edit, Hit, rule

_BREAKS_OFF = re.compile(r"[a-zß-ÿа-яα-ω]{2}[,-]?$")
_GOES_ON = re.compile(r"(?!https?:|www\.)[a-zß-ÿа-яα-ω]")
_LEAST = 40
_SEPARATOR_SIGNS = "\x0b\x0c\x1c\x1d\x1e\u2028\u2029"


@rule(
    "ENC106",
    "broken-line",
    severity="note",
    bad=[
        "The council of Velmora met on Tuesday and agreed on what to do[[\n]]before the storms of the winter.\n\n"
        "The ferry calls twice a day.",
        "The council met.[[\u2028]]The mayor spoke.",
    ],
    good=[
        "The council of Velmora met on Tuesday and agreed on what to do.\nbuild a pier",
        "The council of Velmora met on Tuesday and agreed to do these things;\nbuild a pier, and mend the quay\n",
        "The council met.\nThe mayor spoke.",
    ],
)
def broken_line(text: str, signs: Signs, lines: Lines, boilerplate: Boilerplate, language: str) -> Iterator[Hit]:
    """A line end, or a separator that acts as one, within a sentence.

    Links and bold words become lines of their own when a page is turned into text; sentences, names and numbers are
    cut in two. Text that is hard-wrapped throughout, lists and verses are left alone. Outside English, whose lines
    seldom begin in lower case otherwise, confidence is low.
    """
    for found in re.finditer(f"[{_SEPARATOR_SIGNS}]", text) if not signs.isdisjoint(_SEPARATOR_SIGNS) else ():
        span = Span(*found.span())
        yield Hit(span, "a separator that acts as a line end", edit=Edit(span, "\n"))
    if is_wrapped(lines):
        return
    taken = {number for block in boilerplate for number in block.lines}
    for one, after in pairwise(lines):
        if after.gap or len(one.text) < _LEAST or one.number in taken or after.number in taken:
            continue
        if _GOES_ON.match(after.text) and _BREAKS_OFF.search(one.text):
            span = Span(one.end, after.start)
            joint = "" if one.text.endswith("-") else " "
            edit = Edit(span, joint, safe=False)
            confidence: Confidence = "medium" if language == "en" else "low"
            yield Hit(span, "the line ends in the middle of a sentence", confidence=confidence, edit=edit)
