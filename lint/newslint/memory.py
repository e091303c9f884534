"""What has been found out about words: kept while there are not too many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar
from weakref import ref

Found = TypeVar("Found")
LONGEST: Final = 80
"""Longer words are found out anew each time: they are no words, and would fill the memory."""


_memories: list[ref[Memory[Any]]] = []


def forget() -> None:
    """Empty all memories: what comes after the reading of a corpus needs their room, and asks for few words again."""
    _memories[:] = [one for one in _memories if one() is not None]
    for one in _memories:
        if (memory := one()) is not None:
            memory.clear()


class Memory(dict[str, Found]):
    """A look-up of what ``find_out`` says of a word, asked once; emptied when it holds ``most`` words.

    It is a dict, so that ``map(memory.__getitem__, words)`` looks up what is known without a call of Python code.
    """

    def __init__(self, find_out: Callable[[str], Found], most: int) -> None:
        super().__init__()
        self._find_out = find_out
        self._most = most
        _memories.append(ref(self))

    def __missing__(self, word: str) -> Found:
        found = self._find_out(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = found
        return found
