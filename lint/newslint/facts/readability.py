"""How hard an article reads, by formulas that need no dictionary.

textstat is imported when the fact is asked for (0.3 to 0.7 s of CPU, then 1 ms an article); only its formulas over
letters, words and sentences are used, since those over syllables need data that it would download.
"""

from __future__ import annotations

from newslint.article import Span
from newslint.facts.boilerplate import Boilerplate
from newslint.facts.lines import Paragraphs
from newslint.record import NamedTuple

MIN_WORDS = 150
"""Formulas say nothing about shorter texts."""
_LEAST_WIDTH = 80


class Readability(NamedTuple):
    """Scores of the running text, for comparing articles of one source: no value means anything by itself.

    ``start`` is the span of its first paragraph; ``sentence`` the mean length of a sentence in words; ``lix`` the
    share of long words in percent plus ``sentence`` (Björnsson 1968); ``coleman_liau`` a US school grade from letters
    and sentences per 100 words (Coleman and Liau 1975).
    """

    start: Span
    sentence: float
    lix: float
    coleman_liau: float


def readability(paragraphs: Paragraphs, boilerplate: Boilerplate) -> Readability | None:
    """The scores of an article's paragraphs, without boilerplate and headings; None under 150 words."""
    taken = {number for block in boilerplate for number in block.lines}
    prose = [one for one in paragraphs if len(one.text) >= _LEAST_WIDTH and one.number not in taken]
    text = "\n".join(one.text for one in prose)
    words = len(text.split())
    if words < MIN_WORDS:
        return None
    import textstat

    return Readability(
        prose[0].span,
        sentence=words / max(1, textstat.sentence_count(text)),
        lix=float(textstat.lix(text)),
        coleman_liau=float(textstat.coleman_liau_index(text)),
    )
