from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.lines import Sentences
from newslint.rule import Hit, rule

_CONNECTIVE = re.compile(
    r"[ABCFIMOT](?:(?<=A)(?:dditionally|lso|s a result|t the same time)|(?<=B)esides|(?<=C)onsequently|"
    r"(?<=F)(?:irst of all|or example|urthermore)|(?<=I)n (?:addition|connection with this|particular|this regard)|"
    r"(?<=M)oreover|(?<=O)n the other hand|(?<=T)h(?:ereby|erefore|us))\b(?! (?:to|of|from)\b)"
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
    # One scan for the words, of which an article has few, is half of what it takes to try them at each sentence.
    found = list(_CONNECTIVE.finditer(text))
    starts = {sentence.start for sentence in sentences} if found else ()
    for match in found:
        start = match.start()
        if start in starts or (start - 1 in starts and text[start - 1] in '“"'):
            yield Hit(Span(*match.span()), f"a sentence opens with {match[0]!r}", confidence="low")
