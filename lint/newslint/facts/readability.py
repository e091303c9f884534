"""How hard an article reads, by formulas that need no dictionary.

textstat is imported when the fact is asked for (0.7 s of CPU); only its formulas over letters, words and sentences are
used, since those over syllables need data that it would download.
"""

from __future__ import annotations

from typing import NamedTuple

from newslint.facts.boilerplate import Boilerplate
from newslint.facts.lines import Paragraphs

MIN_WORDS = 150
"""Formulas say nothing about shorter texts."""
_LEAST_WIDTH = 80


class Readability(NamedTuple):
    """Scores of the running text: LIX and RIX (Björnsson; Anderson), ARI and Coleman-Liau (US school grades).

    All 0 where the text has fewer than 150 words. For comparing articles of one source; no threshold means anything
    by itself.
    """

    words: int
    lix: float = 0.0
    rix: float = 0.0
    ari: float = 0.0
    coleman_liau: float = 0.0


def readability(paragraphs: Paragraphs, boilerplate: Boilerplate) -> Readability:
    """The scores of an article's paragraphs, without boilerplate and headings."""
    taken = {number for block in boilerplate for number in block.lines}
    text = "\n".join(one.text for one in paragraphs if len(one.text) >= _LEAST_WIDTH and one.number not in taken)
    words = text.count(" ") + text.count("\n") + bool(text)
    if words < MIN_WORDS:
        return Readability(words)
    import textstat

    return Readability(
        words,
        lix=float(textstat.lix(text)),
        rix=float(textstat.rix(text)),
        ari=float(textstat.automated_readability_index(text)),
        coleman_liau=float(textstat.coleman_liau_index(text)),
    )
