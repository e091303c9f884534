"""TRN101: a quotation mark with its spaces on the wrong side."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.quotes import Quotes
from newslint.rule import Confidence, Edit, Hit, rule

_MESSAGES = {
    "glued": "no space between the quotation mark and the next word",
    "spaced": "a space on the inner side of the quotation mark",
    "reversed": "a closing quotation mark where one opens",
}


@rule(
    "TRN101",
    "misspaced-quotation",
    severity="warning",
    languages=("en",),
    bad=[
        "“The pier is gone,[[ ”s]]aid the mayor.",
        "“The pier will be rebuilt soon,[[”s]]aid the mayor.",
        "The mayor said[[:“]]The pier is gone.”",
        "The council spoke of [[”]]heavy damage” on Monday.",
        "The mayor spoke of a [[“ ]]heavy blow” to the town.",
    ],
    good=[
        "“The pier is gone,” said the mayor. “It will be rebuilt.”",
        '"The pier is gone," said the mayor. The mast is 6\'2" high.',
        "“He told me: ‘The pier is gone.’ ” said the mayor.",
        "“The pier is gone.\n\n“It will be rebuilt,” said the mayor.",
    ],
)
def misspaced_quotation(quotes: Quotes) -> Iterator[Hit]:
    """The spaces around a quotation mark stand on its wrong side.

    Systems that translate word by word put marks back by rule, and the rules of another language: `defined, ”said`.
    Who reads quotations by their marks attributes the wrong words. Straight marks are reported only where a space
    stands on both sides (low confidence if it is the only flaw) or on none; inches, and the pair ’ ” at the end of a
    quotation within a quotation, never.
    """
    flaws = [flaw for flaw in quotes.flaws if flaw.kind in _MESSAGES]
    for flaw in flaws:
        # Words within quotation marks are never changed by a safe fix.
        edit = Edit(flaw.span, flaw.text, safe=False) if flaw.text else None
        confidence: Confidence = "high" if flaw.text else "medium" if len(flaws) > 1 else "low"
        yield Hit(flaw.span, _MESSAGES[flaw.kind], flaw.text, confidence=confidence, edit=edit)
