"""Which words of the lexicon an unknown spelling may mean: candidates, to be verified by whoever asks.

Every word of a name has a few keys: its consonant skeleton, the skeleton's first and last three letters, the first and
the last three letters of its canonical form. Words that share a key with a spelling are its candidates. So are those
that sound like it, read by the rules of their languages (``newslint.knowledge.sounds``). As with the forms, the index
of the shipped files is a table that is mapped, ``near.bin``; users' files are parsed.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from math import ceil
from pathlib import Path
from typing import Final
from zlib import crc32

from newslint.knowledge.sounds import LANGUAGES, consonants, heard, similarity, spoken
from newslint.knowledge.table_file import numbers, open_table, pack
from newslint.knowledge.translit import canonical, lower, skeleton

TABLE: Final = ("near", 3)
TABLE_NAME: Final = "near.bin"
MIN_LENGTH: Final = 4
"""Of a word that others may mean: shorter ones are near to everything, and known only as parts of a name (Xi, Pep)."""
SHORTEST: Final = 2
_FEW: Final = 200
"""Look-ups of some words after which all are listed: that takes 10 ms, and makes the next ones four times as fast."""
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
    def _sounds(self, key: str, lengths: range) -> Iterable[tuple[int, str]]:
        """The numbers of the words that have a sound of these consonants and of such a length, each with that sound."""

    @abstractmethod
    def rows(self, word: str) -> Rows:
        """The lines of which some right or accepted form holds a word."""

    def alike(self, spelling: str, least: float) -> Iterable[str]:
        """The words that share a key with a spelling and are as similar to it, as they are or in their canonical forms.

        By optimal string alignment: as Damerau and Levenshtein, but for letters between transposed ones. It is five
        times as fast.
        """
        sharing = self._sharing(spelling)
        if not sharing:
            return ()
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        measure = OSA.normalized_similarity
        found: set[int] = set()
        for column, ours in ((_LOWER, lower(spelling)), (_CANONICAL, canonical(spelling))):
            # Hundreds share a key: one call for all of them takes a tenth of the time of one for each.
            theirs = self._texts(column, sharing)
            near = process.extract(ours, theirs, scorer=measure, score_cutoff=least, limit=None)
            found.update(sharing[n] for _, _, n in near)
        return self._texts(_WRITTEN, found)

    def sounding(self, spelling: str, least: float) -> Iterable[tuple[str, float]]:
        """The words that sound like a spelling by ear, and how alike the sounds are."""
        found: dict[int, float] = {}
        for ours in heard(spelling):
            key, size = consonants(ours), len(ours)
            lengths = range(ceil(size * least), int(size / least) + 1)
            for at, theirs in self._sounds(key, lengths) if key else ():
                found[at] = max(found.get(at, 0.0), similarity(ours, theirs))
        near = {at: alike for at, alike in found.items() if alike >= least}
        return zip(self._texts(_WRITTEN, near), near.values(), strict=True)

    def _sharing(self, spelling: str) -> list[int]:
        return list({at for key in keys_of(spelling) for at in self._under(key)})


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

    def __init__(self, forms_by_row: Iterable[tuple[int, Sequence[str], Sequence[str]]]) -> None:
        """Of the number, the forms and the countries of each line."""
        rows: defaultdict[str, list[int]] = defaultdict(list)
        sounds: set[tuple[str, str]] = set()
        for row, forms, countries in forms_by_row:
            languages = dict.fromkeys(language for code in countries for language in LANGUAGES.get(code, ()))
            for word in dict.fromkeys(words_of(forms)):
                rows[word].append(row)
                if len(word) >= MIN_LENGTH:
                    sounds.update((word, spoken(word, language)) for language in languages)
        self.its_rows: Mapping[str, Rows] = {word: tuple(its) for word, its in rows.items()}
        words = sorted(rows)
        self.columns = (words, list(map(lower, words)), list(map(canonical, words)))
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(words):
            for key in keys_of(word):
                self._by_key[key].append(at)
        numbered = {word: at for at, word in enumerate(words)}
        self.by_sound: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for word, sound in sorted(sounds):
            if key := consonants(sound):
                self.by_sound[key].append((numbered[word], sound))

    def _sounds(self, key: str, lengths: range) -> Iterable[tuple[int, str]]:
        return [(at, sound) for at, sound in self.by_sound.get(key, ()) if len(sound) in lengths]

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
        *columns, keys, key_words, sound_keys, sound_words, sounds, sound_starts, word_hashes, hash_rows = sections
        self._columns = columns
        self._keys = numbers(keys, "I")
        self._key_words = numbers(key_words, "I")
        self._sound_keys = numbers(sound_keys, "I")
        self._sound_words = numbers(sound_words, "I")
        self._sound_texts = sounds
        self._sound_starts = numbers(sound_starts, "I")
        self._word_hashes = numbers(word_hashes, "I")
        self._hash_rows = numbers(hash_rows, "I")
        self._asked = 0

    def _texts(self, column: int, words: Iterable[int]) -> list[str]:
        self._asked += 1
        if self._asked > _FEW:
            return list(map(self._listed[column].__getitem__, words))
        text, starts = self._opened[column]
        return [text[starts[at] : starts[at + 1]] for at in words]

    @cached_property
    def _listed(self) -> list[list[str]]:
        return [[text[a:b] for a, b in pairwise(starts)] for text, starts in self._opened]

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

    def _sounds(self, key: str, lengths: range) -> Iterator[tuple[int, str]]:
        value = _hash(key)
        first = bisect_left(self._sound_keys, value)
        last = bisect_right(self._sound_keys, value, first)
        starts = list(self._sound_starts[first : last + 1])
        for n, (start, end) in enumerate(pairwise(starts), first):
            if end - start in lengths:
                yield self._sound_words[n], str(self._sound_texts[start:end], "ascii")

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
    by_sound = sorted((_hash(key), at, sound) for key, found in tokens.by_sound.items() for at, sound in found)
    sections += map(_pack, zip(*by_key, strict=True))
    sections += [_pack([key for key, *_ in by_sound]), _pack([at for _, at, _ in by_sound])]
    sounds = [sound for *_, sound in by_sound]
    sections += ["".join(sounds).encode("ascii"), _pack(list(accumulate(map(len, sounds), initial=0)))]
    sections += map(_pack, zip(*by_word, strict=True))
    return pack(*TABLE, provenance, sections)


def _pack(values: Sequence[int]) -> bytes:
    return b"".join(value.to_bytes(4, "little") for value in values)
