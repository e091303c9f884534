"""What has been found out about words: kept while there are not too many of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

Found = TypeVar("Found")
LONGEST: Final = 80
"""Longer words are found out anew each time: they are no words, and would fill the memory."""


class Memory(dict[str, Found]):
    """A look-up of what ``find_out`` says of a word, asked once; emptied when it holds ``most`` words.

    It is a dict, so that ``map(memory.__getitem__, words)`` looks up what is known without a call of Python code.
    """

    def __init__(self, find_out: Callable[[str], Found], most: int) -> None:
        super().__init__()
        self._find_out = find_out
        self._most = most

    def __missing__(self, word: str) -> Found:
        found = self._find_out(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = found
        return found
