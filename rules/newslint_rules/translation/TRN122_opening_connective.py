from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.lines import Sentences
from newslint.rule import Hit, rule

_CONNECTIVE = re.compile(
    r"[“\"]?(Additionally|Also|As a result|At the same time|Besides|Consequently|First of all|For example|Furthermore|"
    r"In addition|In connection with this|In particular|In this regard|Moreover|On the other hand|Thereby|Therefore|"
    r"Thus)\b(?! (?:to|of|from)\b)"
)


@rule(
    "TRN122",
    "opening-connective",
    severity="note",
    languages=("en",),
    bad=["The bridge was closed. [[In addition]], two ferries were stopped for the night."],
    good=[
        "The bridge was closed, and two ferries were stopped for the night in addition.",
        "In addition to the bridge, two ferries were stopped for the night.",
    ],
)
def opening_connective(text: str, sentences: Sentences) -> Iterator[Hit]:
    """A sentence that opens by saying how it follows from the one before it.

    Translators, and engines more than they, spell out links that the source leaves to the reader, and news written in
    English seldom has (Blum-Kulka 1986; Volansky, Ordan and Wintner 2015, "On the features of translationese"). One is
    no fault, and is reported with low confidence; many in one source are a mark of translation.
    """
    for sentence in sentences:
        if match := _CONNECTIVE.match(text, sentence.start, sentence.end):
            yield Hit(Span(*match.span(1)), f"a sentence opens with {match[1]!r}", confidence="low")
