from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.names import Names
from newslint.knowledge.lexicon import Lexicon
from newslint.knowledge.wordlist import NameTable
from newslint.namepairs.inside import Twin, twins
from newslint.rule import Confidence, Hit, rule


@rule(
    "NAM103",
    "inconsistent-name",
    severity="warning",
    languages=("en",),
    bad=[
        "The rescue was led by Ingrid Halversen. Fog hid the sandbank, Halversen said. Later Ingrid [[Halvesren]] "
        "thanked the fishing crews.",
        "Farmer Tomas [[Kapradecchio]] sold wool. Snow fell, and Tomas [[Kapradeccio]] bought hay.",
        "Captain Ivo [[Brodkinov]] left at dawn. Captain Ivo [[Brotkinov]] came back at noon.",
    ],
    good=[
        "Anton Petrov and his wife Vera Petrova opened the school.",
        "The brothers Jan Kowalik and Piotr Kowalek play for the same club.",
        "Ukraine and the Ukrainians, Iceland and Icelandair.",
    ],
)
def inconsistent_name(names: Names, lexicon: Lexicon, attested: NameTable) -> Iterator[Hit]:
    """A name that the article spells in two ways.

    One of the spellings is a slip. It is reported where the other one is used more often, or is known; else both are.
    Inflected forms, accepted romanisations and people with other given names are left alone; but not surnames that
    stand after one and the same given name and differ in more than letters added at the end.
    """
    reported: set[str] = set()
    for found in sorted(twins(names, lexicon, attested), key=lambda one: -one.probability):
        sides = (
            ((found.rare, found.usual),) if found.decided else ((found.rare, found.usual), (found.usual, found.rare))
        )
        for name, other in sides:
            if name.form in reported:
                continue
            reported.add(name.form)
            for span in name.spans:
                yield Hit(
                    span,
                    f"{name.form} here, {other.form} {_times(len(other.spans))} in the same article",
                    suggestion=other.form if found.decided and found.probability >= 0.9 else "",
                    confidence=_confidence(found),
                    related=other.spans[:3],
                    evidence={"probability": round(found.probability, 3)},
                )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _confidence(found: Twin) -> Confidence:
    return "high" if found.probability >= 0.9 else "medium" if found.probability >= 0.6 else "low"
