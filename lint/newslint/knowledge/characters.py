"""Names that may be written with the same characters: Yuichi and Yoshikazu are both 由一.

A character of a Japanese name is read in several ways, and only the bearer knows in which: a machine takes the
commonest. Two readings of one name are spelt like nothing that they have in common, so that no comparison of letters
connects them. ``characters.tsv`` has what names read the characters as.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from newslint.knowledge.translit import lower

LONGEST = 24
"""Letters of a name that is read."""
# Long vowels, which print leaves out, and n before lips: Kenshirou, Ohtani, Shimbun.
_LONG = re.compile(r"(?<=o)[uo]|(?<=u)u|(?<=o)h(?![aeiouy])|['’-]")
_LIPS = re.compile(r"m(?=[bmp])")
# Within a name the first sound of a reading is voiced, or not: Nakata, Nakada.
_VOICED = (("ch", "j"), ("sh", "j"), ("ts", "z"), ("k", "g"), ("s", "z"), ("t", "d"), ("f", "b"), ("h", "b"))


def read_characters(path: Path) -> Mapping[str, frozenset[str]]:
    """Of each reading those that some character has beside it, and itself; voiced ones among them."""
    together: defaultdict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        character, _, readings = line.partition("\t")
        if character.startswith("#"):
            continue
        all_readings = {one for reading in readings.split() for one in _with_voiced(reading)}
        for one in all_readings:
            together[one] |= all_readings
    return {one: frozenset(others) for one, others in together.items()}


def _with_voiced(reading: str) -> Iterator[str]:
    yield reading
    for sound, voiced in _VOICED:
        if reading.startswith(sound):
            yield voiced + reading.removeprefix(sound)
            return


class Readings:
    """The readings of a file, as names are compared by them."""

    def __init__(self, path: Path) -> None:
        self._together = read_characters(path)
        self._longest = max(map(len, self._together), default=0)
        self.is_read = lru_cache(1 << 13)(self._is_read)

    def _is_read(self, name: str) -> bool:
        """Whether a name may be made of readings, from its first letter to its last."""
        letters = _plain(name)
        if not 0 < len(letters) <= LONGEST:
            return False
        ends = {0}
        for start in range(len(letters)):
            if start in ends:
                ends.update(self._ends(letters, start))
        return len(letters) in ends

    def _ends(self, letters: str, start: int) -> Iterator[int]:
        """Where readings that begin somewhere end."""
        for end in range(start + 1, min(start + self._longest, len(letters)) + 1):
            if letters[start:end] in self._together:
                yield end

    def shared(self, a: str, b: str) -> int:
        """How many characters two different names have, if both are readings of the same ones; else 0.

        Of several ways to read them the one with the fewest characters counts: chance needs short readings.
        """
        if not (self.is_read(a) and self.is_read(b)):
            return 0
        left, right = _plain(a), _plain(b)

        @cache
        def fewest(i: int, j: int) -> int | None:
            if i == len(left) and j == len(right):
                return 0
            found = [
                rest + 1
                for end in self._ends(left, i)
                for other in self._together[left[i:end]]
                if right.startswith(other, j) and (rest := fewest(end, j + len(other))) is not None
            ]
            return min(found, default=None)

        return 0 if left == right else fewest(0, 0) or 0


def _plain(name: str) -> str:
    """A name as readings are spelt."""
    return _LIPS.sub("n", _LONG.sub("", lower(name)))


@lru_cache(2)
def readings(path: Path) -> Readings:
    """The readings of a file."""
    return Readings(path)
