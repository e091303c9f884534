from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.rule import Hit, rule

# The words come first and are found by what they share with no other; that nothing stands before them is seen after.
_CHAIN = re.compile(r"of the (?<!\w.{7})[a-z]{3,20} (?:[a-z]{3,20} )?of the [a-z]{3,20}\b")
_NOT_NOUNS = re.compile(r"\b(?:and|but|some|most|many|one|two|all|out|because|part|end|rest|top|half|instead)\b")


@rule(
    "TRN121",
    "genitive-chain",
    severity="note",
    languages=("en",),
    bad=["The opening [[of the workshop of the shipyard]] was put off until the spring."],
    good=[
        "The opening of the shipyard's workshop was put off until the spring.",
        "Most of the people and some of the boats were saved.",
        "They met in the hall of the town.",
    ],
)
def genitive_chain(text: str) -> Iterator[Hit]:
    """Two genitives in a row, each written with "of the".

    Languages that stack genitives come out of a translation as "of the X of the Y", where English writes "the Y's X" or
    puts one noun before the other. One such chain is no fault, and is reported with low confidence; many in one source
    are a mark of translation.
    """
    for match in _CHAIN.finditer(text):
        if not _NOT_NOUNS.search(match[0]):
            yield Hit(Span(*match.span()), "two genitives with “of the” in a row", confidence="low")
