"""How alike two sentences are, by words weighted by how much each tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from math import sqrt
from zlib import crc32

from newslint.facts.figures.lexicon import STOPS

_WEIGHTS = (3.4, 6.3, 7.3)
"""Of a word of SCOWL's lists 10 and 20 and of any other: mean inverse document frequencies in bits, measured when the
table of words was made."""
_STEM_BITS = 30


def weighted_words(words: Iterable[str], level: Callable[[str], int]) -> dict[int, float]:
    """The content words of a sentence as hashes of their stems, with weights.

    ``level``: a word's SCOWL list, 0 for one in none.
    """
    weighed = (_weighed(word, level) for word in words if len(word) > 2)
    return dict(one for one in weighed if one)


@lru_cache(1 << 16)
def _weighed(word: str, level: Callable[[str], int]) -> tuple[int, float] | None:
    lower = word.lower()
    if not lower.isalpha() or lower in STOPS:
        return None
    return stem_hash(lower), _WEIGHTS[{10: 0, 20: 1}.get(level(lower), 2)]


def stem_hash(word: str) -> int:
    """The hash of a word\'s stem."""
    return crc32(stem(word).encode("utf-8", "surrogatepass")) >> 32 - _STEM_BITS


def pack_words(words: Mapping[int, float]) -> list[int]:
    """Weighted words as numbers of 32 bits."""
    return [_WEIGHTS.index(weight) << _STEM_BITS | word for word, weight in words.items()]


def unpack_words(numbers: Iterable[int]) -> dict[int, float]:
    """What ``pack_words`` wrote."""
    mask = (1 << _STEM_BITS) - 1
    return {number & mask: _WEIGHTS[number >> _STEM_BITS] for number in numbers}


def stem(word: str) -> str:
    """A word without the endings that verbs and nouns change: killed, kills and killing are one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def similarity(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """The cosine of two sentences' weighted words."""
    shared = sum(weight * weight for word, weight in a.items() if word in b)
    if not shared:
        return 0.0
    return shared / sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
