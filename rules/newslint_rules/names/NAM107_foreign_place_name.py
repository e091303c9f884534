"""NAM107: a place under its name in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newslint.article import Span
from newslint.facts.language import Passages, in_passage
from newslint.facts.names import Name, Names
from newslint.facts.quotes import Quotes
from newslint.knowledge import Knowledge
from newslint.rule import Hit, rule

# Compiled where an article has such a name.
_PLACED = r"\b(?:in|to|from|near|at|of|towards?|between|and|outside|left|reached|with|against|for) $"
_NAMED_ON = r" (?:(?:de|des|du|del|della|&) )?[A-ZÀ-Þ]|-[A-ZÀ-Þ]"
_BEFORE = 12
_NAMED_BEFORE = r"\b[A-ZÀ-Þ][\w'’.-]*[ -]$"
_CAPITALISED = r"\b[A-ZÀ-Þ][\w'’.-]* (?:of|for) $"


@rule(
    "NAM107",
    "foreign-place-name",
    severity="warning",
    languages=("en",),
    bad=[
        "The minister flew from [[Londres]] to [[Varsovie]] on Monday.",
        "She came from [[Nowy Jork]] and moved to [[Sankt-Peterburg]].",
        "In [[Monachium]], trains to [[Mailand]] and Venice were late.",
        "Talks between Oslo and [[Moscou]] will be held in [[Ginebra]].",
        "The tour ends with [[Varshava]], [[Lisabon]] and Zurich.",
        "Ships from [[Wolgograd]] reached the [[Mer Noire]] by way of the [[Donau]].",
    ],
    good=[
        "The minister flew from London to Warsaw on Monday.",
        "She writes for the Corriere and for Telefónica España. The Bank of Deutschland AG closed. He sings Granada.",
        "The Hotel Londres in Lisbon burned down, and the café of Londres Street as well.",
        "“I was born in Alemania,” she said.",
    ],
)
def foreign_place_name(
    text: str, names: Names, quotes: Quotes, passages: Passages, knowledge: Knowledge
) -> Iterator[Hit]:
    """A city, region or country under its name in another language ("from Londres to Varsovie").

    Translation engines leave names that they take for those of companies or people. Only names that are no part of a
    longer one are reported, with medium confidence where a place stands, with low elsewhere; quotations and passages in
    another language are left alone.
    """
    exonyms = _exonyms(knowledge)
    for name in names:
        for span, right in _foreign(text, name, exonyms):
            before = text[max(0, span.start - 4 * _BEFORE) : span.start]
            if re.search(_CAPITALISED, before):
                continue
            if re.match(_NAMED_ON, text[span.end : span.end + _BEFORE]) or quotes.covers(span.start):
                continue
            if in_passage(passages, span.start):
                continue
            placed = re.search(_PLACED, before[-_BEFORE:], re.IGNORECASE)
            if not placed and re.search(_NAMED_BEFORE, before):
                continue
            yield Hit(
                span,
                f"{text[span.start : span.end]} is {right} in English",
                suggestion=right,
                confidence="medium" if placed else "low",
            )


def _foreign(text: str, name: Name, exonyms: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[tuple[Span, str]]:
    """Where a name is, or begins, a foreign one, and the English one."""
    for foreign, right in exonyms.get(name.form.partition(" ")[0], ()):
        for start, end in name.spans:
            after = start + len(foreign)
            if after >= end and text.startswith(foreign, start) and not text[after : after + 1].isalnum():
                yield Span(start, after), right


@cache
def _exonyms(knowledge: Knowledge) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Foreign names and their English ones, by the first word of the former."""
    lines = knowledge.file("exonyms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    found: dict[str, list[tuple[str, str]]] = {}
    for right, others in rows:
        for foreign in others.split("; "):
            found.setdefault(foreign.partition(" ")[0], []).append((foreign, right))
    return found
