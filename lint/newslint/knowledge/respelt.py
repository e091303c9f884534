"""Names as another script spells them, in Latin letters again: Dzheyms is James by way of Russian, Maikeru Michael.

Russian, Japanese, Korean and Chinese render the names of others by their sound. A machine that does not know a name
spells out what it reads, and what results is nobody's name. ``respelt.tsv`` has what becomes of common names.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from newslint.memory import Memory
from newslint.record import NamedTuple

_MOST_WORDS = 1 << 13
_TWICE = re.compile(r"(.)\1+")
_Y = str.maketrans("y", "i")
_J = str.maketrans("j", "i")
_LONG = re.compile(r"(?<=o)[uh](?![aiueoy])|(?<=([aiueo]))\1")
_LIPS = re.compile(r"m(?=[bmp])")


class Respelt(NamedTuple):
    """What a spelling stands for."""

    language: str
    """In whose script the names are spelt so, in English."""
    rights: tuple[str, ...]
    """The names, the commonest first."""
    bearers: int
    """How many persons bear the first, of those whose names Wikidata has in that script."""


def _russian(letters: str) -> str:
    """What romanisations share: Dzheyms, Dzheims and Dzhejms."""
    letters = _TWICE.sub(r"\1", letters).replace("kh", "h").replace("ye", "e")
    return _TWICE.sub(r"\1", letters.translate(_Y)).translate(_J)


def _japanese(letters: str) -> str:
    """Without what tells long vowels, and with the n that lips make an m."""
    return _LIPS.sub("n", _LONG.sub("", letters))


def _as_it_is(letters: str) -> str:
    return letters


KEYS: Mapping[str, Callable[[str], str]] = {
    "Chinese": _as_it_is,
    "Japanese": _japanese,
    "Korean": _as_it_is,
    "Russian": _russian,
}
"""Of a spelling in small ASCII letters what its line begins with, behind the language."""


class Respellings:
    """The spellings of a file. ``find``: what a word stands for, None for most."""

    def __init__(self, path: Path) -> None:
        self._lines = path.read_text(encoding="utf-8").splitlines()  # in order: a table would take five times as long
        self.find = Memory(self._find, _MOST_WORDS).__getitem__

    def _find(self, word: str) -> Respelt | None:
        if not (word.isascii() and word.isalpha()):
            return None
        letters = word.lower()
        found = (self._line(language, key(letters)) for language, key in KEYS.items())
        return max(filter(None, found), key=lambda one: one.bearers, default=None)

    def _line(self, language: str, key: str) -> Respelt | None:
        start = f"{language}\t{key}\t"
        at = bisect_left(self._lines, start)
        if at == len(self._lines) or not self._lines[at].startswith(start):
            return None
        rights, _, bearers = self._lines[at][len(start) :].partition("\t")
        return Respelt(language, tuple(rights.split("; ")), int(bearers))


@lru_cache(2)
def respellings(path: Path) -> Respellings:
    """The spellings of a file."""
    return Respellings(path)
