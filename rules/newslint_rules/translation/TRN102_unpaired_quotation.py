"""TRN102: a quotation mark without its partner."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.quotes import Quotes
from newslint.rule import Confidence, Hit, rule


@rule(
    "TRN102",
    "unpaired-quotation",
    severity="warning",
    languages=("en",),
    bad=[
        "The council met on Tuesday. [[The mayor said: The pier will be rebuilt before the winter.”]]",
        "[[“The pier will be rebuilt before the winter, said the mayor.]]\n\nThe ferry calls twice a day.",
        'The mayor added: [["The pier will be rebuilt.]]\n\nThe ferry calls twice a day.',
        '[[«The pier will be rebuilt before the winter"]], said the mayor.',
        '[["The pier is a part of the town »]], said the mayor. [["We will rebuild it“]], he added.',
        "[[“The pier will be rebuilt before the winter»]], said the mayor.",
        """[['We will rebuild the pier"]] the mayor said.""",
    ],
    good=[
        "“The pier will be rebuilt,” said the mayor.",
        "“The pier is gone.\n\n“It will be rebuilt before the winter,” said the mayor.",
        "“The pier is gone.\n\nIt will be rebuilt before the winter,” said the mayor.",
        'The mayor said: The pier will be rebuilt before the winter."',
        """"'Rebuild it,' they said," the mayor said. It was the '90s" sort of thing.""",
    ],
)
def unpaired_quotation(quotes: Quotes) -> Iterator[Hit]:
    """A quotation that closes but never opens, or opens but never closes.

    Where the mark was lost in translation, nobody can tell whose words they are; where it is of another kind than its
    partner («...", "...» in English), one of them was left from the source; confidence is low where one is straight
    and one curly, which typing explains. A speech of several paragraphs, of which each opens and only the last closes,
    is left alone, and so are straight marks that close and never open, or confuse one another.
    """
    for flaw in quotes.flaws:
        if flaw.kind == "unopened":
            yield Hit(flaw.span, "a quotation closes here that nowhere opens", confidence="medium")
        elif flaw.kind == "unclosed":
            yield Hit(flaw.span, "a quotation opens here that nowhere closes", confidence="medium")
        elif flaw.kind in ("mismatched", "mixed"):
            confidence: Confidence = "medium" if flaw.kind == "mismatched" else "low"
            yield Hit(
                flaw.span, "the quotation closes with a mark of another kind than opens it", confidence=confidence
            )
