"""Which words of the lexicon an unknown spelling may mean: candidates, to be verified by whoever asks.

Every word of a name has a few keys: its consonant skeleton, the skeleton's first and last three letters, the first and
the last three letters of its canonical form. Words that share a key with a spelling are its candidates. As with the
forms, the index of the shipped files is a table that is mapped, ``near.bin``; users' files are parsed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import Final
from zlib import crc32

from newslint.knowledge.table_file import numbers, open_table, pack
from newslint.knowledge.translit import canonical, lower, skeleton

TABLE: Final = ("near", 2)
TABLE_NAME: Final = "near.bin"
MIN_LENGTH: Final = 4
"""Of a word that others may mean: shorter ones are near to everything, and known only as parts of a name (Xi, Pep)."""
SHORTEST: Final = 2
Rows = tuple[int, ...]
_WRITTEN, _LOWER, _CANONICAL = range(3)


class Tokens(ABC):
    """The words of the names of an index, numbered in their order.

    They stand in three columns: as they are written, without capitals and diacritics, and canonical.
    """

    @abstractmethod
    def _under(self, key: str) -> Sequence[int]:
        """The numbers of the words that have a key."""

    @abstractmethod
    def _texts(self, column: int, words: Iterable[int]) -> list[str]:
        """What stands in a column for some words."""

    @abstractmethod
    def rows(self, word: str) -> Rows:
        """The lines of which some right or accepted form holds a word."""

    def alike(self, spelling: str, least: float) -> Iterable[str]:
        """The words that share a key with a spelling and are as similar to it, by Damerau and Levenshtein.

        As they are, or in their canonical forms.
        """
        sharing = self._sharing(spelling)
        if not sharing:
            return ()
        from rapidfuzz import process
        from rapidfuzz.distance import DamerauLevenshtein

        measure = DamerauLevenshtein.normalized_similarity
        found: set[int] = set()
        for column, ours in ((_LOWER, lower(spelling)), (_CANONICAL, canonical(spelling))):
            # Hundreds share a key: one call for all of them takes a tenth of the time of one for each.
            theirs = self._texts(column, sharing)
            near = process.extract(ours, theirs, scorer=measure, score_cutoff=least, limit=None)
            found.update(sharing[n] for _, _, n in near)
        return self._texts(_WRITTEN, found)

    def _sharing(self, spelling: str) -> list[int]:
        return sorted({at for key in keys_of(spelling) for at in self._under(key)})


@lru_cache(1 << 12)
def keys_of(word: str) -> tuple[str, ...]:
    """The keys under which a word is looked for; none of a short one."""
    if len(word) < MIN_LENGTH:
        return ()
    consonants, letters = skeleton(word), canonical(word)
    keys = [f"c{consonants}"] if len(consonants) > 1 else []
    if len(consonants) > 3:
        keys += [f"b{consonants[:3]}", f"e{consonants[-3:]}"]
    if len(letters) > 3:
        keys += [f"p{letters[:3]}", f"s{letters[-3:]}"]
    return tuple(keys)


def words_of(forms: Iterable[str]) -> Iterator[str]:
    """The words of some forms that are parts of names: capitalised, of two letters or more."""
    for form in forms:
        for word in form.split():
            if word[0].isupper() and (len(word) >= MIN_LENGTH or (len(word) >= SHORTEST and word.isalpha())):
                yield word


class ParsedTokens(Tokens):
    """The words of parsed lines."""

    def __init__(self, forms_by_row: Iterable[tuple[int, Sequence[str]]]) -> None:
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, forms in forms_by_row:
            for word in dict.fromkeys(words_of(forms)):
                rows[word].append(row)
        self.its_rows: Mapping[str, Rows] = {word: tuple(its) for word, its in rows.items()}
        words = sorted(rows)
        self.columns = (words, list(map(lower, words)), list(map(canonical, words)))
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            for key in keys_of(word):
                self._by_key[key].append(at)

    def _under(self, key: str) -> Sequence[int]:
        return self._by_key.get(key, ())

    def _texts(self, column: int, words: Iterable[int]) -> list[str]:
        return [self.columns[column][at] for at in words]

    def rows(self, word: str) -> Rows:
        """See Tokens."""
        return self.its_rows.get(word, ())


class MappedTokens(Tokens):
    """The words in a mapped table."""

    def __init__(self, sections: Sequence[memoryview]) -> None:
        *columns, keys, key_words, word_hashes, hash_rows = sections
        self._columns = columns
        self._keys = numbers(keys, "I")
        self._key_words = numbers(key_words, "I")
        self._word_hashes = numbers(word_hashes, "I")
        self._hash_rows = numbers(hash_rows, "I")

    def _texts(self, column: int, words: Iterable[int]) -> list[str]:
        text, starts = self._opened[column]
        return [text[starts[at] : starts[at + 1]] for at in words]

    @cached_property
    def _opened(self) -> list[tuple[str, Sequence[int]]]:
        texts, starts = self._columns[::2], self._columns[1::2]
        return [(str(text, "utf-8"), numbers(its, "I")) for text, its in zip(texts, starts, strict=True)]

    def _under(self, key: str) -> Sequence[int]:
        value = _hash(key)
        at = bisect_left(self._keys, value)
        if at == len(self._keys) or self._keys[at] != value:
            return ()
        return self._key_words[at : bisect_right(self._keys, value, at)]

    def rows(self, word: str) -> Rows:
        """See Tokens."""
        value = _hash(word)
        at = bisect_left(self._word_hashes, value)
        if at == len(self._word_hashes) or self._word_hashes[at] != value:
            return ()
        return tuple(self._hash_rows[at : bisect_right(self._word_hashes, value, at)])


def _hash(key: str) -> int:
    return crc32(key.encode("utf-8", "surrogatepass"))


def open_tokens(folder: Path, made_of: bytes) -> MappedTokens | None:
    """The table of a folder, if it was made from the files that have this digest."""
    try:
        made_from, *sections = open_table(folder / TABLE_NAME, *TABLE).sections
    except (OSError, ValueError):
        return None
    return MappedTokens(sections) if bytes(made_from) == made_of else None


def pack_tokens(tokens: ParsedTokens, made_of: bytes, provenance: str) -> bytes:
    """The bytes of the table."""
    words = tokens.columns[_WRITTEN]
    by_key = sorted({(_hash(key), at) for at, word in enumerate(words) for key in keys_of(word)})
    by_word = sorted({(_hash(word), row) for word in words for row in tokens.rows(word)})
    sections = [made_of]
    for column in tokens.columns:
        sections += ["".join(column).encode(), _pack(list(accumulate(map(len, column), initial=0)))]
    numbered = (
        [key for key, _ in by_key],
        [at for _, at in by_key],
        [key for key, _ in by_word],
        [row for _, row in by_word],
    )
    return pack(*TABLE, provenance, [*sections, *map(_pack, numbered)])


def _pack(values: Sequence[int]) -> bytes:
    return b"".join(value.to_bytes(4, "little") for value in values)
