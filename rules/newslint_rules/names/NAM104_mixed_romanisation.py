from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.names import Name, Names
from newslint.groups.romanisation import one_thing
from newslint.knowledge.lexicon import Lexicon
from newslint.knowledge.translit import fold
from newslint.rule import Hit, rule


@rule(
    "NAM104",
    "mixed-romanisation",
    severity="note",
    languages=("en",),
    bad=[
        "The ferry from Kharkiv was late. In [[Kharkov]] the station was closed; Kharkiv has two stations.",
        "Referendums were announced in Luhansk and Donetsk; Luhansk came first. The [[Lugansk]] office stayed closed.",
    ],
    good=[
        "The ferry from Kharkiv was late. In Kharkiv the station was closed.",
        "Sergei Petrov met Sergey Ivanov.",
        "The river Dnieper passes the city of Dnipro.",
    ],
)
def mixed_romanisation(names: Names, lexicon: Lexicon) -> Iterator[Hit]:
    """Two accepted romanisations of one place or surname in one article.

    Neither is wrong (Luhansk and Lugansk romanise the Ukrainian and the Russian name), but together they look like two
    places, and counts and links are split between them. The form that is used less is reported. Given names are left
    alone, since they belong to different people, and so are forms that may mean two things. Where only diacritics
    differ (Reykjavík, Reykjavik), confidence is low.
    """
    used: dict[str, list[Name]] = {}
    for name in names:
        if not name.acronym and (entity := one_thing(name.form, lexicon)):
            used.setdefault(entity, []).append(name)
    for spellings in used.values():
        usual = max(spellings, key=lambda one: (len(one.spans), -one.spans[0].start))
        for name in spellings:
            if name is usual:
                continue
            for span in name.spans:
                yield Hit(
                    span,
                    f"{name.form} here, {usual.form} elsewhere in the article: both are accepted",
                    suggestion=usual.form,
                    confidence="low" if fold(name.form) == fold(usual.form) else "high",
                    related=usual.spans[:3],
                )
