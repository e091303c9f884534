from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.names import Names
from newslint.knowledge import Knowledge
from newslint.knowledge.pivot import LEAST_PAIRS, came_through
from newslint.namepairs.lookup import lookups
from newslint.rule import Confidence, Hit, rule

LIKELY = 0.8


@rule(
    "NAM101",
    "misrendered-name",
    severity="warning",
    languages=("en",),
    bad=[
        "The writer Salman [[Ruzhdie]] of the United Kingdom was born in Bombay.",
        "In Moscow, General Sergei [[Surovkin]] was named commander of the Russian forces in October 2022.",
        "The museum in Washington shows an American [[Hemar]] rocket launcher.",
        "The sunflower fields begin behind the village of [[Vlahodatne]] north of Kherson in southern Ukraine.",
        "Kylian [[Embape]] was born in Paris and plays for France.",
    ],
    good=[
        "In Moscow, General Sergei Surovikin was named commander of the Russian forces in October 2022.",
        "The museum in Washington shows an American HIMARS rocket launcher.",
        "Sergey Surovikin and Sergei Surovikin are the same general in Russia.",
        "The baker Anna Surovkina lives in Riga.",
        "Ukraine's president, Volodymyr Zelenskiy, and Zelenskyy are one man.",
    ],
)
def misrendered_name(text: str, names: Names, knowledge: Knowledge) -> Iterator[Hit]:
    """A well-known name in a spelling that a translation machine, or haste, has given it.

    Back-translation drops, adds and swaps letters of transliterated names: Surovikin becomes Surovkin or Slovikhin,
    Mbappé becomes Embape, HIMARS becomes Hemar. Search and entity linking then miss them. A spelling is reported when
    a name of the lexicon, or a place of the country in question, is near it and the article supports that it is meant:
    the given name beside it, the office, the country. Accepted romanisations and people of similar names are left
    alone. Where the misspelt names of an article together look as if they had come through a foreign script, with a
    probability of at least .9, the language is named.
    """
    all_found = list(lookups(text, names, knowledge))
    likely = [(one.right, one.name.form) for one in all_found if one.probability >= LIKELY]
    through = came_through(likely, knowledge.pivots) if len(likely) >= LEAST_PAIRS else ""
    because = f"; the names of the article look translated through {through}" if through else ""
    for found in all_found:
        whom = f" ({found.entity})" if found.entity != found.right else ""
        for span in found.name.spans:
            yield Hit(
                span,
                f"{found.name.form} is probably {found.right}{whom}: {found.reasons}{because}",
                suggestion=found.right,
                confidence=_confidence(found.probability),
                evidence={"entity": found.entity, "probability": round(found.probability, 3), **dict(found.evidence)}
                | ({"through": through} if through else {}),
            )


def _confidence(probability: float) -> Confidence:
    return "high" if probability >= 0.95 else "medium" if probability >= LIKELY else "low"
