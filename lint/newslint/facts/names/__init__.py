"""Names in English text: every spelling that may name somebody or something, with where and how it is used.

A **mention** is one place; a **name** is one spelling in one article with all its mentions. Names are single tokens
(Surovikin, Jong-un, O'Neill, HIMARS): machine translation garbles token by token, and neighbours are kept as evidence.
Words that English writes small are no names, however they are capitalised, so that sentence starts and headlines need
no parsing.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TypeAlias

from newslint.article import Span
from newslint.facts.names.tokens import ACRONYM, STOP_WORDS, WORD, Spelling, Standing, tokenize
from newslint.knowledge.wordlist import NameTable, WordList
from newslint.memory import Memory
from newslint.record import NamedTuple

__all__ = ["Name", "Names", "Standing", "names"]


class Name(NamedTuple):
    """One spelling in one article. ``spans``: its mentions, in order."""

    form: str
    standing: Standing
    acronym: bool
    spans: tuple[Span, ...]
    before: tuple[str, ...]
    """Names that stand directly before it ("Sergei" before "Surovikin"), without repeats."""
    after: tuple[str, ...]
    context: frozenset[str]
    """Words around its first mentions, in lower case, without stop words."""
    slots: frozenset[str] = frozenset()
    """What its first mentions stand between: two words before, two after, and one of each, told apart by a bar."""


Names: TypeAlias = tuple[Name, ...]

WINDOW = 60
"""Characters to either side of a mention whose words are its context."""
MENTIONS_READ = 3
"""How many mentions of a name give context; later ones repeat it."""

_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")
_words = Memory(lambda token: tuple(_WORD.findall(token)), 1 << 15)


def names(text: str, spaced: str, words: WordList, attested: NameTable) -> Names:
    """The names of an article, in the order of their first mentions."""
    found: dict[str, _Growing] = {}
    last: Spelling | None = None
    ended = 0
    last_name: _Growing | None = None
    for start, token in tokenize(text, words, attested):
        end = start + token.length
        name = None
        if token.kind != WORD:
            name = found.get(token.form)
            if name is None:
                name = found[token.form] = _Growing(token)
            name.spans.append(Span(start, end))
            if len(name.spans) <= MENTIONS_READ:
                name.read(text, spaced, start, end)
        if last is not None and start - ended == 1 and text[ended] == " ":
            if name is not None and not last.filler:
                name.before[last.form] = None
            if last_name is not None and not token.filler:
                last_name.after[token.form] = None
        last, ended, last_name = token, end, name
    return tuple([one.finished() for one in found.values()])


class _Growing:
    """A name while its mentions are collected."""

    __slots__ = ("after", "before", "context", "slots", "spans", "token")

    def __init__(self, token: Spelling) -> None:
        self.token = token
        self.spans: list[Span] = []
        self.before: dict[str, None] = {}
        self.after: dict[str, None] = {}
        self.context: set[str] = set()
        self.slots: set[str] = set()

    def read(self, text: str, spaced: str, start: int, end: int) -> None:
        """Take the whole words around a mention: as context, and the nearest as slots."""
        first = text.find(" ", start - WINDOW, start) if start > WINDOW else 0
        left = _words_in(spaced[first:start]) if first >= 0 else []
        last = text.rfind(" ", end, end + WINDOW)
        right = _words_in(spaced[end:last]) if last >= 0 else []
        self.context.update(left, right)
        if left and right:
            self.slots.add(f"{left[-1]}|{right[0]}")
        if len(left) > 1:
            self.slots.add(f"{left[-2]} {left[-1]}|")
        if len(right) > 1:
            self.slots.add(f"|{right[0]} {right[1]}")

    def finished(self) -> Name:
        """The name."""
        return Name(
            self.token.form,
            self.token.standing,
            self.token.kind == ACRONYM,
            tuple(self.spans),
            tuple(self.before),
            tuple(self.after),
            frozenset(self.context - STOP_WORDS),
            frozenset(self.slots),
        )


def _words_in(spaced: str) -> list[str]:
    return list(chain.from_iterable(map(_words.__getitem__, spaced.split())))
