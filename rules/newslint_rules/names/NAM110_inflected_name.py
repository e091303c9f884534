"""NAM110: a name in a case of the source language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.language import Passages, in_passage
from newslint.facts.names import Names
from newslint.knowledge import Knowledge
from newslint.namepairs.inflected import inflected_names
from newslint.rule import Hit, rule


@cache
def _turkish() -> re.Pattern[str]:
    """A name with a Turkish ending behind an apostrophe; not Hawai'i, Sana'a, Ch'in."""
    return re.compile(
        r"([A-ZÇĞİÖŞÜ](?<![\w'’-]{2})[a-zçğıöşüâîû]{3,23})['’]"
        r"(?:n?[ıiuü]n|[dt][ae]n?|y[aeıiuü]|l[ae]|yl[ae]|nd[ae]n?|[dt]aki|[dt]eki|l[ıiuü]|c[ae])(?![\w'’])"
    )


@rule(
    "NAM110",
    "inflected-name",
    severity="warning",
    languages=("en",),
    bad=[
        "The letters of [[Alberta]] [[Einsteina]] are kept beside those of [[Charlese]] [[Darwina]].",
        "The school read the books of [[Ernestem]] [[Hemingwayem]], and of Margaret [[Thatcherovou]].",
        "A speech of [[Atatürk’ün]] hangs in the hall.",
        "[[Winstonas]] [[Churchillis]] painted. [[Churchillis]] did so in Marrakesh.",
    ],
    good=[
        "The letters of Albert Einstein are kept beside those of Charles Darwin.",
        "Alberta Einstein runs a bakery in Darwin. Roberta Newtona does not. The Churchills painted.",
        "Hawai’i and Sana’a are far apart, and the Ch’in came before the Han.",
    ],
)
def inflected_name(text: str, names: Names, passages: Passages, knowledge: Knowledge) -> Iterator[Hit]:
    """A name in a case of the source language (Donalda Trumpa, Merkelová, Erdoğan'ın).

    Where a language has cases, names have them, and a machine that does not know a name leaves it as it stands. English
    has the first case. Reported is a person of the lexicon whose given name and surname both have an ending of another,
    or the surname one that no English word has, and a name that has a Turkish ending behind an apostrophe.
    """
    for name, right, entity, sure in inflected_names(names, knowledge):
        for span in name.spans:
            yield Hit(
                span,
                f"{name.form} is {right} ({entity.name}) in a case of another language",
                suggestion=right,
                confidence="high" if sure else "medium",
                evidence={"entity": entity.name},
            )
    if "'" not in text and "’" not in text:
        return
    for found in _turkish().finditer(text):
        if not in_passage(passages, found.start()):
            yield Hit(
                Span(*found.span()),
                f"{found[0]} is {found[1]} with a Turkish ending",
                suggestion=found[1],
                confidence="medium",
            )
