from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.romanisation import Romanisations
from newslint.rule import Everywhere, Hit, rule


@rule(
    "NAM202",
    "romanisation-differs-across-articles",
    over="romanisation",
    severity="note",
    languages=("en",),
    default=False,
    bad=[
        {
            "a.example/1.txt": "The ferry from Kharkiv was late on Monday.",
            "b.example/2.txt": "In [[Kharkov]] the station was closed on Tuesday.",
            "c.example/3.txt": "The mayor of Kharkiv opened the station again.",
        },
    ],
    good=[
        {
            "a.example/1.txt": "The ferry from Kharkiv was late on Monday.",
            "b.example/2.txt": "In Kharkiv the station was closed on Tuesday.",
        },
        {
            "a.example/1.txt": "The river Dnieper rose on Monday.",
            "b.example/2.txt": "The mayor of Dnipro opened the station.",
        },
    ],
)
def romanisation_differs(romanisations: Romanisations) -> Iterator[Hit]:
    """Two accepted romanisations of one place or surname in the articles of a corpus.

    Neither is wrong, and outlets have their own styles: the rule is off unless it is selected. Who counts or links
    names wants to know all forms that are in use. Every form but the one that most articles use is reported.
    """
    usual, *others = romanisations.forms
    for form in others:
        yield Hit(
            Everywhere(form.member),
            f"{form.form} in {form.articles} articles of the corpus, {usual.form} in {usual.articles}: "
            "both are accepted",
            related=usual.places[:3],
            evidence={"articles": {one.form: one.articles for one in romanisations.forms}},
        )
