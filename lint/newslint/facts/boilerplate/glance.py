"""A glance at a line: what its first and its last word promise.

Nine of ten lines of an article are none that a phrase or a shape could fit, and their first and last words give them
away. What a word promises is found out once and remembered, so that such a line costs two look-ups. A promise may be
empty; where there is none, nothing is missed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newslint.facts.boilerplate.normal import normalise
from newslint.facts.boilerplate.phrases import (
    SPACELESS,
    PhraseTable,
    first_words,
    last_of,
    last_words,
    phrase_table,
)
from newslint.facts.boilerplate.shapes import CREDIT_ENDS, SEAM
from newslint.memory import Memory

if TYPE_CHECKING:
    from newslint.knowledge import Knowledge

START = 1
"""A phrase may start the line, or be all of it."""
END = 2
"""A phrase may end the line."""
LABEL = 4
"""The line may be a row of labels: it begins with one."""
CREDIT = 16
"""The last word may name an agency or a picture."""
BRACKET = 32
"""The line ends with a bracket, as credits do."""
SENTENCE = 64
"""The line ends as sentences do."""
_ANY_FIRST, _ANY_LAST = START | LABEL, END | CREDIT
# Not to be told from one word: is it the whole line, and what stands beside it? Is it a word at all?
_ALONE, _PAIR, _LAST_PAIR, _NO_FIRST, _NO_LAST = 128, 256, 512, 1024, 2048
_UNSETTLED = _ALONE | _PAIR | _LAST_PAIR | _NO_FIRST | _NO_LAST

SENTENCE_END = (".", "!", "?", "”", '"', "’", "»", "。", "！", "？", "」", ")", "…", ":", ";", "'")
_PEEK = 36
"""Longer words are not looked at: they promise everything."""
_MEMORY = 1 << 16


class Glance:
    """The promises of words, for the ``phrases`` of a language. ``spaceless``: nothing sets its words apart."""

    def __init__(self, phrases: PhraseTable, spaceless: bool = False) -> None:
        self.phrases = phrases
        self._spaceless = spaceless
        self._last = frozenset(map(last_of, phrases.endings))
        self._heads = Memory(self._head, _MEMORY)
        self._tails = Memory(self._tail, _MEMORY)
        self._pairs = Memory(self._opens, _MEMORY)

    def look(self, line: str) -> int:
        """What a line (stripped, as it is written) promises."""
        if self._spaceless and SPACELESS < line[0] < "\uac00":
            first, last = line[:3], line[-4:]
        else:
            first, last = line.partition(" ")[0], line[line.rfind(" ") + 1 :]
        promise = self._heads[first] | self._tails[last]
        return self._settled(line, first, last, promise) if promise & _UNSETTLED else promise

    def _settled(self, line: str, first: str, last: str, promise: int) -> int:
        """The promise of a line whose first or last word alone does not tell."""
        if promise & _NO_FIRST:  # a bullet or a dash: the word behind it counts
            line = line[len(first) :].lstrip()
            first = line.partition(" ")[0]
            behind = self._heads[first]
            promise |= _ANY_FIRST if behind & _NO_FIRST else behind
        if promise & _NO_LAST:
            line = line[: -len(last)].rstrip()
            before = self._tails[line[line.rfind(" ") + 1 :]]
            promise |= _ANY_LAST if before & _NO_LAST else before & ~(SENTENCE | BRACKET)
        if promise & _ALONE and len(first) == len(line):
            promise |= START
        elif promise & _PAIR:
            second = line.find(" ", len(first) + 1)
            promise |= self._pairs[line[:second] if 0 < second < _PEEK else line[:_PEEK]]
        if promise & _LAST_PAIR and last_words(normalise(line[-_PEEK:]))[1] in self.phrases.endings:
            promise |= END
        return promise

    def _head(self, word: str) -> int:
        if len(word) > _PEEK:
            return _ANY_FIRST
        norm = normalise(word)
        first, pair = first_words(norm)
        if not first:
            return _NO_FIRST
        if first > SPACELESS:
            return _ANY_FIRST if len(first) < 2 or self.phrases.begins(first) else 0
        promise = LABEL if self.phrases.exact(first) or self._begins_glued(word) else 0
        if self.phrases.opens(first) or (first != pair and self.phrases.begins(first, pair)):
            promise |= _ANY_FIRST
        elif self.phrases.begins(first):
            promise |= _PAIR
        return promise | _ALONE if self.phrases.exact(norm) else promise

    def _begins_glued(self, word: str) -> bool:
        """Whether glued words begin with a label, which may have a seam of its own (WhatsApp)."""
        if not SEAM.search(word):
            return False
        parts = normalise(SEAM.sub(" ", word)).split()
        return bool(parts) and any(map(self.phrases.exact, (parts[0], "".join(parts[:2]))))

    def _opens(self, words: str) -> int:
        """Whether some phrase starts with the first two words of a line."""
        first, pair = first_words(normalise(words))
        return _ANY_FIRST if first == pair or self.phrases.begins(first, pair) else 0

    def _tail(self, word: str) -> int:
        promise = SENTENCE if word.endswith(SENTENCE_END) else 0
        if word.endswith((")", ").")):
            promise |= BRACKET
        if len(word) > _PEEK:
            return promise | _ANY_LAST
        last, pair = last_words(normalise(word))
        if not last:
            return promise | _NO_LAST
        if last > SPACELESS and len(last) < 2:
            return promise | _ANY_LAST
        if last in self.phrases.endings or (last != pair and pair in self.phrases.endings):
            promise |= END
        elif last in self._last:
            promise |= _LAST_PAIR
        return promise | CREDIT if last in CREDIT_ENDS else promise


_SPACELESS_LANGUAGES = frozenset(("zh", "ja"))


@cache
def glance_for(knowledge: Knowledge, language: str) -> Glance:
    """The glance for an article of a language."""
    return Glance(phrase_table(knowledge, language), language in _SPACELESS_LANGUAGES)
