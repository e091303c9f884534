"""Spellings of a corpus that may name one thing: the values that rules and commands are handed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newslint.facts.names import Standing
from newslint.record import NamedTuple

if TYPE_CHECKING:
    from newslint.article import Span
    from newslint.namepairs.usage import Use


class NameUse(NamedTuple):
    """A spelling in one article: its mentions, and how it is used."""

    article: int
    spans: tuple[Span, ...]
    use: Use


class Spelling(NamedTuple):
    """One spelling in a family. ``recorded``: in the lexicon or the gazetteer; ``uses``: in the sampled articles."""

    key: int
    form: str
    standing: Standing
    recorded: bool
    articles: int
    sources: int
    uses: tuple[NameUse, ...]


class Pair(NamedTuple):
    """Two spellings of a family that the pair model connects, by their index, with the evidence."""

    a: int
    b: int
    probability: float
    evidence: tuple[tuple[str, float], ...]


class NameFamily(NamedTuple):
    """Spellings of one name, as far as the evidence goes; ``pairs`` connect them."""

    spellings: tuple[Spelling, ...]
    pairs: tuple[Pair, ...]
