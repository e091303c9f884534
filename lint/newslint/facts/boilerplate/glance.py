"""A glance at a line: what its first and its last word promise.

Nine of ten lines of an article are none that a phrase or a shape could fit, and their first and last words give them
away. What a word promises is found out once and remembered, so that such a line costs two look-ups. A promise may be
empty, a missing one is sure: who promises nothing need not be looked at.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from newslint.facts.boilerplate.normal import normalise
from newslint.facts.boilerplate.phrases import SPACELESS, PhraseTable, first_words, last_words, phrase_table
from newslint.facts.boilerplate.shapes import CREDIT_ENDS, SEAM

if TYPE_CHECKING:
    from newslint.knowledge import Knowledge

_Known = TypeVar("_Known", bool, int)
PHRASE = 1
"""A phrase may start (end) with this word and its neighbour."""
LABEL = 2
"""The first (last) of some labels in a row may start (end) with it."""
CREDIT = 4
"""The last word may name an agency or a picture."""
BRACKET = 8
"""The last word ends with a bracket, as credits do."""
SENTENCE = 16
"""The last word ends as sentences do."""
_ALONE = 32
_PAIR = 64

SENTENCE_END = (".", "!", "?", "”", '"', "’", "»", "。", "！", "？", "」", ")", "…", ":", ";", "'")
_PEEK = 36
"""Longer words, and lines without spaces, are looked at in full."""
_MEMORY = 1 << 16


class Glance:
    """The promises of words, for the phrases of a language; ``phrases`` are those."""

    def __init__(self, phrases: PhraseTable) -> None:
        self.phrases = phrases
        self._starts = phrases.openings | {first_words(text)[1] for text in phrases.whole}
        self._first = frozenset(key.partition(" ")[0] for key in self._starts)
        self._last = frozenset(key.rpartition(" ")[2] for key in phrases.endings)
        self._label_starts = frozenset(first_words(text)[0] for text in phrases.whole)
        self._label_ends = frozenset(last_words(text)[0] for text in phrases.whole)
        self._heads: dict[str, int] = {}
        self._tails: dict[str, int] = {}
        self._pairs: dict[str, bool] = {}

    def head(self, line: str) -> int:
        """What the first word of a line (stripped, as it is written) promises: PHRASE, LABEL."""
        first = line[0]
        word = line[:3] if SPACELESS < first < "\uac00" else line.partition(" ")[0]
        promise = self._heads.get(word)
        if promise is None:
            promise = self._head(word)
            _remember(self._heads, word, promise)
        if promise & _ALONE and len(word) == len(line):
            return promise | PHRASE
        return promise | PHRASE if promise & _PAIR and self._opens(line) else promise

    def tail(self, line: str) -> int:
        """What the last word of a line promises: PHRASE, LABEL, CREDIT, BRACKET, SENTENCE."""
        last = line[-1]
        word = line[-4:] if last > SPACELESS and not "\uac00" <= last <= "\ud7af" else line[line.rfind(" ") + 1 :]
        promise = self._tails.get(word)
        if promise is None:
            promise = self._tail(word)
            _remember(self._tails, word, promise)
        return promise | PHRASE if promise & _PAIR and self._closes(line) else promise

    def _head(self, word: str) -> int:
        norm = normalise(word) if len(word) <= _PEEK else ""
        first, pair = first_words(norm)
        if not first or (first > SPACELESS and len(first) < 2):
            return PHRASE | LABEL
        if first > SPACELESS:
            return PHRASE | LABEL if first in self._starts else 0
        promise = LABEL if first in self._label_starts or _seamed(word, self._label_starts, 0) else 0
        if first in self.phrases.openings or (first != pair and pair in self._starts):
            return promise | PHRASE
        if first in self._first:
            promise |= _PAIR
        return promise | _ALONE if norm in self.phrases.whole else promise

    def _opens(self, line: str) -> bool:
        """Whether some phrase starts with the first two words of a line."""
        end = line.find(" ", line.find(" ") + 1)
        words = line[:end] if 0 < end < _PEEK else line[:_PEEK]
        may = self._pairs.get(words)
        if may is None:
            norm = normalise(words)
            first, pair = first_words(norm)
            may = first == pair or pair in self._starts
            _remember(self._pairs, words, may)
        return may

    def _tail(self, word: str) -> int:
        promise = SENTENCE if word.endswith(SENTENCE_END) else 0
        if word.endswith((")", ").")):
            promise |= BRACKET
        last, pair = last_words(normalise(word) if len(word) <= _PEEK else "")
        if not last or (last > SPACELESS and len(last) < 2):
            return promise | PHRASE | LABEL | CREDIT
        if last in self.phrases.endings or (last != pair and pair in self.phrases.endings):
            promise |= PHRASE
        elif last in self._last:
            promise |= _PAIR
        if last in self._label_ends or _seamed(word, self._label_ends, -1):
            promise |= LABEL
        return promise | CREDIT if last in CREDIT_ENDS else promise

    def _closes(self, line: str) -> bool:
        """Whether some phrase ends with the last two words of a line."""
        return last_words(normalise(line[-_PEEK:]))[1] in self.phrases.endings


def _seamed(word: str, labels: frozenset[str], end: int) -> bool:
    """Whether glued words begin (``end`` 0) or end (-1) with a label, which may have a seam of its own (WhatsApp)."""
    if not SEAM.search(word):
        return False
    parts = normalise(SEAM.sub(" ", word)).split()
    return bool(parts) and (parts[end] in labels or "".join(parts[:2] if end == 0 else parts[-2:]) in labels)


def _remember(memory: dict[str, _Known], word: str, known: _Known) -> None:
    if len(memory) >= _MEMORY:
        memory.clear()
    memory[word] = known


@cache
def glance_for(knowledge: Knowledge, language: str) -> Glance:
    """The glance for an article of a language."""
    return Glance(phrase_table(knowledge, language))
