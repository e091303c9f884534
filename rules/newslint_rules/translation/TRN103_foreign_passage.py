"""TRN103: a passage in another language than the article's."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.language import Passages
from newslint.rule import Hit, rule

_BODY = (
    "The harbour council of Velmora met on Tuesday and agreed that the northern pier is to be rebuilt before the "
    "winter storms, said the mayor after the meeting.\n\n"
)


@rule(
    "TRN103",
    "foreign-passage",
    severity="warning",
    bad=[
        _BODY + "[[O conselho do porto decidiu que o cais deve ser reconstruído antes das tempestades do inverno.]]",
        _BODY + "[[Городской совет решил, что северный причал должны восстановить до начала зимних штормов.]]",
    ],
    good=[
        _BODY + "The song “Ai, meu porto” was played twice, and the crowd sang with the fishermen until midnight.",
        _BODY + "On stage: Splot, Afterglow, Koan, Minerva, Mute, Rewolta, Passage, Cockroach, Wondodomu, Rolling Sea.",
    ],
)
def foreign_passage(passages: Passages, language: str) -> Iterator[Hit]:
    """A line in another language than the rest of the article.

    What a translation engine did not touch, or what a site's template left there. Needs 60 letters that hold next to
    no common words of the article's language and some of another, so that names, titles and lists stay alone. In
    articles that are not in English, where verses and statutes are quoted in the original, confidence is low.
    """
    for passage in passages:
        yield Hit(
            Span(passage.start, passage.end),
            f"this passage is in another language ({passage.language or 'unknown'}) than the article ({language})",
            confidence="medium" if language == "en" else "low",
            evidence={"language": passage.language, "probability": round(passage.probability, 3)},
        )
