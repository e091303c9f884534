"""Which of several spellings the evidence speaks against, and in which articles.

The wrong spelling is the majority in a third of the cases, so a count alone settles little: what is recorded elsewhere
counts as well, and where nothing decides, all sides are reported. Counted are articles that tell one story: that a name
is common elsewhere says nothing about the spelling here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from newslint.facts.names import Standing
from newslint.namepairs.family import NameFamily, NameUse, Pair, Spelling
from newslint.namepairs.usage import meet
from newslint.record import NamedTuple

LEAST_RIVAL = 0.5
"""A spelling that is one name with either side at this probability is a third one in their dispute."""
_MOST_LETTERS = 3
_MOST_OTHERS = 4


class Side(NamedTuple):
    """What speaks for and against a spelling in a dispute with another: mostly differences between the two."""

    articles: float
    """Articles of the story that have it: the logarithm of the ratio."""
    known: float
    """1 when only this one is a known or attested personal name, -1 when only the other is."""
    recorded: float
    """The same of the lexicon and the gazetteer."""
    mentions: float
    """Mentions in an article that has it: the logarithm of the ratio. Who misspells a name does so in several ways."""
    letters: float
    """How many more letters it has, at most three: letters are lost more often than added."""
    others: float
    """How many further spellings the story has, at most four: the more there are, the fewer are right."""


# Logistic, fitted by tools/fit_names.py: how likely a spelling is wrong, given its rival.
WEIGHTS = Side(articles=-0.69, known=-0.41, recorded=-1.41, mentions=-0.69, letters=-0.26, others=0.27)
BIAS = 0.36


class Dispute(NamedTuple):
    """A spelling in some articles, and what other articles of the same story write instead."""

    spelling: Spelling
    rival: Spelling
    uses: tuple[NameUse, ...]
    rival_uses: tuple[NameUse, ...]
    pair: Pair
    side: Side

    @property
    def wrong(self) -> float:
        """How likely the spelling is the wrong one, if the two are one name."""
        total = BIAS + sum(weight * value for weight, value in zip(WEIGHTS, self.side, strict=True))
        return 1 / (1 + math.exp(-total))

    @property
    def misspelt(self) -> float:
        """How likely the two are one name and the spelling is the wrong one."""
        return self.pair.probability * self.wrong


class _Met(NamedTuple):
    """A pair of spellings that meet in some stories: the articles of each that tell them, by the spelling's number."""

    pair: Pair
    articles: dict[int, frozenset[int]]


def disputes(family: NameFamily) -> Iterator[Dispute]:
    """Each spelling against each that it is connected with, in the stories in which they meet."""
    met = []
    for pair in family.pairs:
        a, b = family.spellings[pair.a], family.spellings[pair.b]
        meeting = meet(*([(use.article, use.use) for use in one.uses] for one in (a, b)))
        if meeting.a:
            met.append(_Met(pair, {pair.a: meeting.a, pair.b: meeting.b}))
    for one in met:
        others = _others(one, met)
        for this, that in ((one.pair.a, one.pair.b), (one.pair.b, one.pair.a)):
            spelling, rival = family.spellings[this], family.spellings[that]
            uses = tuple(use for use in spelling.uses if use.article in one.articles[this])
            rival_uses = tuple(use for use in rival.uses if use.article in one.articles[that])
            side = Side(
                articles=math.log(len(uses) / len(rival_uses)),
                known=float((spelling.standing > Standing.UNKNOWN) - (rival.standing > Standing.UNKNOWN)),
                recorded=float(spelling.recorded - rival.recorded),
                mentions=math.log(_mentions(uses) / _mentions(rival_uses)),
                letters=float(max(-_MOST_LETTERS, min(_MOST_LETTERS, len(spelling.form) - len(rival.form)))),
                others=float(min(_MOST_OTHERS, others)),
            )
            yield Dispute(spelling, rival, uses, rival_uses, one.pair, side)


def _others(one: _Met, met: list[_Met]) -> int:
    """How many further spellings there are of the name in the story in which two meet."""
    found = set()
    for other in met:
        if other.pair.probability >= LEAST_RIVAL:
            shared = one.articles.keys() & other.articles.keys()
            if any(not one.articles[end].isdisjoint(other.articles[end]) for end in shared):
                found |= other.articles.keys() - one.articles.keys()
    return len(found)


def _mentions(uses: tuple[NameUse, ...]) -> float:
    """Mentions an article."""
    return sum(len(use.spans) for use in uses) / len(uses)
