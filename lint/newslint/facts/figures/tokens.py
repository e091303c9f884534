"""The tokens of a sentence that holds numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, chain

from newslint.record import NamedTuple

# Digits with their separators; letters with an apostrophe inside; letters that run on into digits (G20, H1N1); signs.
# With the space behind each, the tokens of a sentence are all of it: adding up their lengths gives their places.
# Words that begin with an ASCII letter come first, though the next alternative but one has them too: a third faster.
_REST = r"(?:['’][^\W\d_]++|\d\w*+)?"
_TOKEN = rf"(?:[A-Za-z]++[^\W\d_]*+{_REST}|\d++(?:[.,]\d++)*+|[^\W\d_]++{_REST}|[^\w\s]|_)\s*+"


@cache
def _token() -> re.Pattern[str]:
    return re.compile(_TOKEN)


class Tokens(NamedTuple):
    """The tokens of one sentence, side by side, as written and in lower case; ``starts`` are offsets in the text.

    ``masked``: the tokens of dates and times, which no quantity is read from.
    """

    raw: list[str]
    low: list[str]
    starts: list[int]
    masked: frozenset[int]

    def end(self, n: int) -> int:
        """Where token n ends in the text."""
        return self.starts[n] + len(self.raw[n])

    def glued(self, n: int) -> bool:
        """Whether nothing stands between token n and the one before it."""
        return 0 < n < len(self.starts) and self.starts[n] == self.starts[n - 1] + len(self.raw[n - 1])

    @property
    def capitals(self) -> bool:
        """Whether most words begin with a capital, as in a headline: then a capital says nothing."""
        words = [word for word in self.raw if word[0].isalpha()]
        upper = len([word for word in words if word[0].isupper()])
        return upper > 0.6 * len(words) and self.raw[-1] not in '.!?”"'


_NONE: frozenset[int] = frozenset()


def tokenize(text: str, start: int, end: int, masks: Sequence[tuple[int, int]]) -> Tokens:
    """The tokens of the sentence that stands from ``start`` to ``end``; ``masks`` are the dates and times in it."""
    chunk = text[start:end]
    pieces = _token().findall(chunk)
    lead = len(chunk) - len(chunk.lstrip())
    starts = list(accumulate(map(len, pieces), initial=start + lead))
    starts.pop()
    raw = list(map(str.rstrip, pieces))
    masked = _NONE
    if masks:
        ranges = [range(bisect_left(starts, first), bisect_left(starts, last)) for first, last in masks]
        masked = frozenset(chain.from_iterable(ranges))
    return Tokens(raw, list(map(str.lower, raw)), starts, masked)
