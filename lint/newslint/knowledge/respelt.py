"""Names as Russian spells them, in Latin letters again: Dzheyms for James, Uolter for Walter, Khemilton for Hamilton.

Russian renders the names of others by their sound. A machine that does not know a name spells out the Cyrillic letters,
and what results is nobody's name. ``respelt.tsv`` has what becomes of common names, by ``respelt_key``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from newslint.memory import Memory
from newslint.record import NamedTuple

_MOST_WORDS = 1 << 13
_TWICE = re.compile(r"(.)\1+")
_Y = str.maketrans("y", "i")
_J = str.maketrans("j", "i")


class Respelt(NamedTuple):
    """What a spelling stands for."""

    rights: tuple[str, ...]
    """The names that Russian spells so, the commonest first."""
    bearers: int
    """How many persons bear the first, of those whose names Wikidata has in Russian."""


def respelt_key(spelling: str) -> str:
    """What the romanisations of one Russian spelling share, of ASCII letters: Dzheyms, Dzheims and Dzhejms."""
    letters = _TWICE.sub(r"\1", spelling.lower()).replace("kh", "h").replace("ye", "e")
    return _TWICE.sub(r"\1", letters.translate(_Y)).translate(_J)


class Respellings:
    """The spellings of a file. ``find``: what a word stands for, None for most."""

    def __init__(self, path: Path) -> None:
        self._text = "\n" + path.read_text(encoding="utf-8")
        self.find = Memory(self._find, _MOST_WORDS).__getitem__

    def _find(self, word: str) -> Respelt | None:
        if not (word.isascii() and word.isalpha()):
            return None
        key = f"\n{respelt_key(word)}\t"
        at = self._text.find(key)  # a tenth of the time that a table takes to be made
        if at < 0:
            return None
        start = at + len(key)
        rights, _, bearers = self._text[start : self._text.index("\n", start)].partition("\t")
        return Respelt(tuple(rights.split("; ")), int(bearers))


@lru_cache(2)
def respellings(path: Path) -> Respellings:
    """The spellings of a file."""
    return Respellings(path)
