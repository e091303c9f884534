"""How alike two sentences are, by words weighted by how much each tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from itertools import accumulate, pairwise
from math import sqrt
from zlib import crc32

from newslint.article import Span
from newslint.facts.figures.lexicon import STOPS
from newslint.memory import Memory

_WEIGHTS = (3.4, 6.3, 7.3)
"""Of a word of SCOWL's lists 10 and 20 and of any other: mean inverse document frequencies in bits, measured when the
table of words was made."""
_SQUARES = tuple(weight * weight for weight in _WEIGHTS)
_STEM_BITS = 30
_STEM = (1 << _STEM_BITS) - 1
_HIGH_BITS = {square: number << _STEM_BITS for number, square in enumerate(_SQUARES)}
_MOST_WORDS = 1 << 15
_WITHOUT_DIGITS = bytes(32 if chr(code).isdecimal() or chr(code) == "_" else code for code in range(256))


class Words(dict[int, float]):
    """Words and the squares of their weights, which are all that is asked of them; not to be changed."""

    @cached_property
    def norm(self) -> float:
        """Of the weights."""
        return sqrt(sum(self.values()))

    def without(self, phrase: str) -> Words:
        """Those that are not in a phrase."""
        if not phrase:
            return self
        stems = {stem_hash(word) for word in phrase.split()}
        return self if stems.isdisjoint(self) else Words(one for one in self.items() if one[0] not in stems)


def sentence_words(spaced: str, level: Callable[[str], int]) -> Callable[[Span], Words]:
    """The content words of a text's sentences, each read once: hashes of their stems, with weights.

    ``spaced``: the fact; ``level``: a word's SCOWL list, 0 for one in none.
    """
    weighed = _weighed(level).__getitem__
    letters = spaced.encode("utf-8", "surrogatepass").translate(_WITHOUT_DIGITS).decode("utf-8", "surrogatepass")

    @cache
    def words_of(sentence: Span) -> Words:
        return Words(filter(None, map(weighed, letters[sentence.start : sentence.end].split())))

    return words_of


@lru_cache(4)
def _weighed(level: Callable[[str], int]) -> Memory[tuple[int, float] | None]:
    """The hash of a word's stem and its weight squared; None for one without content."""

    def weigh(word: str) -> tuple[int, float] | None:
        lower = word.lower()
        if len(word) <= 2 or not lower.isalpha() or lower in STOPS:
            return None
        return stem_hash(lower), _SQUARES[{10: 0, 20: 1}.get(level(lower), 2)]

    return Memory(weigh, _MOST_WORDS)


def stem_hash(word: str) -> int:
    """The hash of a word's stem."""
    return crc32(stem(word).encode("utf-8", "surrogatepass")) >> 32 - _STEM_BITS


def pack_words(words: Mapping[int, float]) -> list[int]:
    """Weighted words as numbers of 32 bits."""
    return [_HIGH_BITS[square] | word for word, square in words.items()]


def unpack_words(numbers: Iterable[int]) -> Words:
    """What ``pack_words`` wrote."""
    return Words([(number & _STEM, _SQUARES[number >> _STEM_BITS]) for number in numbers])


def parted(numbers: Sequence[int], sizes: Iterable[int]) -> list[Sequence[int]]:
    """Numbers of sentences that stand one behind the other, by sentence."""
    ends = list(accumulate(sizes, initial=0))
    return [numbers[start:end] for start, end in pairwise(ends)]


def stem(word: str) -> str:
    """A word without the endings that verbs and nouns change: killed, kills and killing are one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def similarity(a: Words, b: Words) -> float:
    """The cosine of two sentences' weighted words."""
    shared = a.keys() & b.keys()
    return sum(map(a.__getitem__, shared)) / (a.norm * b.norm) if shared else 0.0
