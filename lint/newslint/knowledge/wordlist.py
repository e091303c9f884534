"""Two tables of single words: what is ordinary English, and what is attested as part of a person's name.

Both hold no words but the sorted CRC-32 of each and one byte that says how common it is: a look-up is a bisection,
about a microsecond, and opening the table costs no more than mapping a file. The price: an unknown spelling is taken
for a known one when its hash happens to be there, once in 32,000 (words) and once in 19,000 (names). What several
facts and rules ask of one word is remembered. An open table cannot be pickled: every process opens its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final
from zlib import crc32

from newslint.knowledge.table_file import Table, numbers, open_table, pack
from newslint.knowledge.translit import fold
from newslint.memory import Memory

WORDS: Final = ("words", 1)
NAMES: Final = ("names", 1)

_MOST_WORDS: Final = 1 << 16

# SCOWL's sizes, commonest first. A word's level is the smallest list that holds it, 0 is none.
LEVELS: Final = (0, 10, 20, 35, 40, 50, 55, 60, 70)


def pack_words(kind: tuple[str, int], provenance: str, classes: Mapping[str, int]) -> bytes:
    """The bytes of a table file: one class, 1 to 255, for each key. The bits of keys that share a hash are joined."""
    entries: dict[int, int] = {}
    for key, value in classes.items():
        entries[_hash(key)] = entries.get(_hash(key), 0) | value
    order = sorted(entries)
    hashes = b"".join(value.to_bytes(4, "little") for value in order)
    return pack(*kind, provenance, [hashes, bytes(entries[value] for value in order)])


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


def _reader(table: Table) -> Callable[[str], int]:
    """What gives the class of a key, 0 for an unknown one."""
    section, classes = table.sections
    hashes = numbers(section, "I")
    count = len(hashes)

    def look_up(key: str) -> int:
        value = crc32(key.encode("utf-8", "surrogatepass"))
        at = bisect_left(hashes, value)
        return classes[at] if at < count and hashes[at] == value else 0

    return look_up


class WordList:
    """English words from SCOWL: inflected forms included, possessives left out, 134,000 keys without regard to case.

    The class of a key: the level of its lower-case form in the lower four bits, that of its capitalised form (proper
    names, abbreviations) in the upper four, each as an index into ``LEVELS``.
    """

    def __init__(self, table: Table) -> None:
        self.provenance = table.provenance
        self._class = Memory(_reader(table), _MOST_WORDS).__getitem__

    @classmethod
    def open(cls, path: Path) -> WordList:
        """Open ``words.bin``. Raises OSError, and ValueError when it is no such table."""
        return cls(open_table(path, *WORDS))

    def level(self, word: str) -> int:
        """The smallest SCOWL list that holds a word as it is written: 10 (4,000 commonest) to 70 (rare); 0 unknown.

        A capital does not make an ordinary word unknown (Winter at the start of a sentence), a small letter makes a
        proper name unknown (kyiv).
        """
        lower = word.lower()
        value = self._class(lower)
        ordinary, proper = value & 15, value >> 4
        if word != lower and (not ordinary or 0 < proper < ordinary):
            return LEVELS[proper]
        return LEVELS[ordinary]

    def is_ordinary(self, word: str) -> bool:
        """Is this, but for its capitals, a word that English writes small? Of a compound: is each part?"""
        lower = word.lower()
        if self._class(lower) & 15:
            return True
        return not word.isalpha() and all(self._class(part) & 15 for part in _parts(lower))

    def is_proper(self, word: str) -> bool:
        """Is this, written with a capital, a name or an abbreviation that English knows (Donetsk, NATO, Ukrainians)?"""
        lower = word.lower()
        if word[:1] == lower[:1]:
            return False
        if self._class(lower) >> 4:
            return True
        return not word.isalpha() and all(self._class(part) >> 4 for part in _parts(lower))

    def __contains__(self, word: str) -> bool:
        """Is this known in any case? Of a compound (Moscow-backed): is each part?"""
        lower = word.lower()
        return bool(self._class(lower)) or (not word.isalpha() and all(map(self._class, _parts(lower))))


def _parts(word: str) -> list[str]:
    """A compound's words, without the possessive ending."""
    return word.replace("’", "'").removesuffix("'").removesuffix("'s").split("-")


COMMON_NAME = 6
"""The level of a name (see ``NameTable.level``) that one script attests 32 times: Mark, Grace, not General, Monday."""


class NameTable:
    """Parts of personal names that Wikidata attests with a spelling in another script: 221,000 tokens.

    The class of a token: in the lower four bits how often, the bit length of the largest count that one script gives;
    in the upper four, how many of six scripts attest it. A token that one script attests once may be a mistake.
    """

    def __init__(self, table: Table) -> None:
        self.provenance = table.provenance
        look_up = _reader(table)
        self._class = Memory(lambda token: look_up(name_key(token)), _MOST_WORDS).__getitem__

    @classmethod
    def open(cls, path: Path) -> NameTable:
        """Open ``names.bin``. Raises OSError, and ValueError when it is no such table."""
        return cls(open_table(path, *NAMES))

    def level(self, token: str) -> int:
        """How often a token is attested, logarithmic: 1 once, 2 two or three times, ... 12; 0 never."""
        return self._class(token) & 15

    def scripts(self, token: str) -> int:
        """How many scripts attest a token: of Arabic, Chinese, Hebrew, Japanese, Korean, Russian."""
        return self._class(token) >> 4

    def __contains__(self, token: str) -> bool:
        return bool(self._class(token))


def name_key(token: str) -> str:
    """What a name token is looked up by: lower case, without diacritics and apostrophes (O’Brien, Niccolò)."""
    return fold(token).lower().replace("'", "")
