from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge.lexicon import Entity, Lexicon
from newslint.rule import Hit, rule

MIN_LENGTH = 4


@rule(
    "NAM102",
    "garbled-acronym",
    severity="warning",
    languages=("en",),
    bad=[
        "Washington sent further [[HIMRAS]] rocket launchers, each of which carries six rockets.",
        "The treaty was signed by NATO in 1949. [[NATOO]] has its seat in Brussels.",
    ],
    good=[
        "Washington sent further HIMARS rocket launchers.",
        "The choir of HIMAS sang in the parish hall.",
        "UNICEF and UNESCO opened an office.",
    ],
)
def garbled_acronym(names: Names, lexicon: Lexicon) -> Iterator[Hit]:
    """An acronym that is one letter away from a known one, where the known one is meant.

    Translation reads acronyms aloud and writes them down again: HIMARS, HIMRAS. The known one has to be supported: it
    stands in the article, or words of what it is (rocket launcher), or of its expansion, stand beside the garbled one.
    """
    forms = {name.form for name in names}
    for name in names:
        if not name.acronym or len(name.form) < MIN_LENGTH or name.standing == Standing.KNOWN:
            continue
        if lexicon.knows(name.form) or not name.form.isalpha():
            continue
        if found := _meant(name, forms, lexicon):
            right, entity, present = found
            for span in name.spans:
                reason = "which the article names elsewhere" if present else "which the words around it fit"
                yield Hit(
                    span,
                    f"{name.form} is probably {right}, {reason}",
                    suggestion=right,
                    confidence="high" if present else "medium",
                    evidence={"entity": entity.name},
                )


def _meant(name: Name, forms: set[str], lexicon: Lexicon) -> tuple[str, Entity, bool] | None:
    for right in sorted(lexicon.near(name.form)):
        if not right.isupper() or len(right) < MIN_LENGTH or not _one_slip(name.form, right):
            continue
        for entity in lexicon.entities(right):
            if right in forms or _fits(entity, name.context):
                return right, entity, right in forms
    return None


def _one_slip(a: str, b: str) -> bool:
    from rapidfuzz.distance import OSA

    return OSA.distance(a, b, score_cutoff=1) == 1


def _fits(entity: Entity, context: frozenset[str]) -> bool:
    """Whether all words of a class, or two of an expansion, stand in the context."""
    words = {word.removesuffix("s") for word in context}
    for phrase in (*entity.context, *entity.accepted):
        parts = [part.casefold().removesuffix("s") for part in phrase.split() if len(part) > 3]
        if parts and sum(part in words for part in parts) >= min(2, len(parts)):
            return True
    return False
