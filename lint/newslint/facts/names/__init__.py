"""Names in English text: every spelling that may name somebody or something, with where and how it is used.

A **mention** is one place; a **name** is one spelling in one article with all its mentions. Names are single tokens
(Surovikin, Jong-un, O'Neill, HIMARS): machine translation garbles token by token, and neighbours are kept as evidence.
Words that English writes small are no names, however they are capitalised, so that sentence starts and headlines need
no parsing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from itertools import chain
from typing import NamedTuple, TypeAlias

from newslint.article import Span
from newslint.facts.names.tokens import ACRONYM, STOP_WORDS, Token, tokenize
from newslint.knowledge.wordlist import NameTable, WordList
from newslint.memory import Memory


class Standing(IntEnum):
    """What the shipped tables know of a spelling, from nothing to much."""

    UNKNOWN = 0
    ATTESTED = 1
    """Wikidata attests it as part of somebody's name."""
    KNOWN = 2
    """English dictionaries have it as a proper name: a country, a large city, a common given name."""


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
    previous: Token | None = None
    for token in tokenize(text, words, attested):
        name = found.get(token.form)
        if not token.ordinary:
            if name is None:
                name = found[token.form] = _Growing(token)
            name.spans.append(Span(token.start, token.end))
            if len(name.spans) <= MENTIONS_READ:
                start = token.start - WINDOW
                first = text.find(" ", start, token.start) if start > 0 else 0
                left = _words_in(spaced[first : token.start]) if first >= 0 else []
                last = text.rfind(" ", token.end, token.end + WINDOW)
                right = _words_in(spaced[token.end : last]) if last >= 0 else []
                name.context.update(left)
                name.context.update(right)
                name.slots.update(_slots(left, right))
        if previous is not None and previous.joins_next:
            if name is not None and not token.ordinary and not previous.filler:
                name.before[previous.form] = None
            if not previous.ordinary and not token.filler:
                found[previous.form].after[token.form] = None
        previous = token
    return tuple(one.finished() for one in found.values())


def _words_in(spaced: str) -> list[str]:
    return list(chain.from_iterable(map(_words.__getitem__, spaced.split())))


def _slots(left: list[str], right: list[str]) -> Iterator[str]:
    if left and right:
        yield f"{left[-1]}|{right[0]}"
    if len(left) > 1:
        yield f"{left[-2]} {left[-1]}|"
    if len(right) > 1:
        yield f"|{right[0]} {right[1]}"


class _Growing:
    """A name while its mentions are collected."""

    __slots__ = ("after", "before", "context", "slots", "spans", "token")

    def __init__(self, token: Token) -> None:
        self.token = token
        self.spans: list[Span] = []
        self.before: dict[str, None] = {}
        self.after: dict[str, None] = {}
        self.context: set[str] = set()
        self.slots: set[str] = set()

    def finished(self) -> Name:
        return Name(
            self.token.form,
            Standing(self.token.standing),
            self.token.kind == ACRONYM,
            tuple(self.spans),
            tuple(self.before),
            tuple(self.after),
            frozenset(self.context - STOP_WORDS),
            frozenset(self.slots),
        )
