"""Whether two articles report one event: log-odds from the terms that they share and from their days.

The cosine of the weighted terms says nearly all; longer articles share more by chance, so the larger norm counts
against. Fitted by ``tools/fit_events.py`` on pairs of articles on 58 events, most of which have a look-alike (the same
people in the next fight, the same island in the next earthquake), and on 240 stories of one day.
"""

from __future__ import annotations

import math
from array import array
from functools import lru_cache
from itertools import repeat
from operator import mul
from typing import Final

from newslint.facts.story import Story
from newslint.record import NamedTuple

INTERCEPT: Final = 13.8
COSINE: Final = 21.3
LARGER_NORM: Final = -3.35
"""Of the natural logarithm of the larger norm, in the weights' own unit."""

# Log-odds by days apart: up to so many, that much. Days that texts open with are not always those of publication;
# published days further apart than the last step speak of two events, whatever the words.
_OPENING_DAYS: Final = ((0, 1.5), (1, 1.25), (2, 1.0), (3, 0.5), (5, 0.25), (8, 0.0), (14, -0.5), (30, -0.75))
_LATER: Final = -1.0
_PUBLISHED_DAYS: Final = ((1, 1.0), (3, 0.5), (7, 0.0), (14, -1.5), (30, -3.0))

_NO_DAY: Final = 0
_SIZE: Final = array("I").itemsize
_HEAD: Final = 3 * _SIZE


class Sketch(NamedTuple):
    """A story as pairs are compared by it, in 1 kB. ``weights``: of the terms, ``norm``: of the weights."""

    terms: bytes
    """Their hashes, as an array of 32 bits each."""
    weights: bytes
    norm: float
    keys: tuple[int, ...]
    day: int | None
    dated: bool


class Likeness(NamedTuple):
    """How two articles compare. ``days``: how far apart they are, None if unknown; ``log_odds``: of one event."""

    cosine: float
    days: int | None
    log_odds: float

    @property
    def probability(self) -> float:
        """That both report one event."""
        return 1 / (1 + math.exp(-self.log_odds)) if self.log_odds > -30 else 0.0


def pack(story: Story) -> bytes:
    """A story in at most 440 bytes."""
    head = (story.day or _NO_DAY) << 1 | story.dated
    numbers = array("I", [head, len(story.keys), len(story.terms), *story.keys, *story.terms])
    return numbers.tobytes() + bytes(story.terms.values())


def unpack(data: bytes) -> Sketch:
    """What ``pack`` wrote."""
    head, *counts = array("I", data[:_HEAD])
    keys_end = _HEAD + counts[0] * _SIZE
    terms_end = keys_end + counts[1] * _SIZE
    weights = data[terms_end:]
    norm = math.sqrt(sum(map(mul, weights, weights)))
    keys = tuple(array("I", data[_HEAD:keys_end]))
    return Sketch(data[keys_end:terms_end], weights, norm, keys, head >> 1 or None, bool(head & 1))


def far_apart(a: Sketch, b: Sketch) -> bool:
    """Whether two articles were published too many days apart to report one event, whatever their words."""
    if not (a.dated and b.dated and a.day and b.day):
        return False
    return abs(a.day - b.day) > _PUBLISHED_DAYS[-1][0]


def likeness(a: Sketch, b: Sketch) -> Likeness:
    """Compare two articles."""
    ours = map(_weights(a).get, memoryview(b.terms).cast("I"), repeat(0))
    cosine = sum(map(mul, ours, b.weights)) / (a.norm * b.norm)
    days = abs(a.day - b.day) if a.day and b.day else None
    odds = INTERCEPT + COSINE * cosine + LARGER_NORM * math.log(max(a.norm, b.norm))
    return Likeness(cosine, days, odds + _of_days(days, a.dated and b.dated))


@lru_cache(1 << 3)
def _weights(sketch: Sketch) -> dict[int, int]:
    """The weight of each term: one article is compared with many in turn."""
    return dict(zip(memoryview(sketch.terms).cast("I"), sketch.weights, strict=True))


def _of_days(days: int | None, published: bool) -> float:
    if days is None:
        return 0.0
    for up_to, odds in _PUBLISHED_DAYS if published else _OPENING_DAYS:
        if days <= up_to:
            return odds
    return -math.inf if published else _LATER
