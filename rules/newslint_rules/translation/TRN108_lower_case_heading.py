"""TRN108: a heading or paragraph that begins in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.boilerplate import Boilerplate
from newslint.facts.lines import Lines, is_wrapped
from newslint.knowledge.wordlist import WordList
from newslint.rule import Hit, rule

_START = re.compile(r"[\"“‘'(]?(?P<word>[a-z]{2,})(?=[ ,’'])")
_ENDS = (".", "!", "?", ":", "”", '"', "’", ")", "…")
_LIST_WIDTH = 3


@rule(
    "TRN108",
    "lower-case-heading",
    severity="note",
    languages=("en",),
    bad=[
        "The council met on Tuesday.\n\n[[chance]] for a new pier?\n\nThe mayor spoke.",
        "The council met on Tuesday.\n\n“[[this]] pier is gone. It will be rebuilt,” said the mayor.",
    ],
    good=[
        "The council met on Tuesday.\n\nA chance for a new pier?\n\nThe mayor spoke.",
        "The council will:\n\nbuild a pier;\n\nmend the quay;\n\nbuy a boat.",
        "The council met on\nTuesday and agreed.",
        "iPhones were lost on the pier.",
        "The singer met the council.\n\nnalvo sang on the pier.",
    ],
)
def lower_case_heading(lines: Lines, boilerplate: Boilerplate, words: WordList) -> Iterator[Hit]:
    """A heading or a paragraph whose first word is in lower case.

    Headings are translated as phrases, without the capital. Items of lists, lines that go on from the line before and
    names that begin in lower case are left alone.
    """
    if is_wrapped(lines):
        return
    starts = [_START.match(line.text) if line.gap else None for line in lines]
    taken = {number for block in boilerplate for number in block.lines}
    for n, (line, found) in enumerate(zip(lines, starts, strict=True)):
        if not found or n == 0 or line.number in taken or found["word"] not in words:
            continue
        if not lines[n - 1].text.endswith(_ENDS) or lines[n - 1].text.endswith((":", ";", ",")):
            continue
        if sum(one is not None for one in starts[max(0, n - 2) : n + 3]) >= _LIST_WIDTH:
            continue
        span = found.span("word")
        at = Span(line.start + span[0], line.start + span[1])
        yield Hit(at, "the heading or paragraph begins in lower case", confidence="medium")
