from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.event import Event
from newslint.rule import Hit, Place, rule

_STORIES = {
    "a.example/1.txt": "date: 2024-03-04\n---\n"
    "Firefighters searched the flooded streets of Dubrava on Monday after the Orlenka dam broke. "
    "The fire chief of Dubrava, Haruto Kazutake, said that two bridges over the Lesna were closed.",
    "b.example/2.txt": "date: 2024-03-04\n---\n"
    "After the Orlenka dam broke, firefighters searched the flooded streets of Dubrava on Monday. "
    "Two bridges over the Lesna were closed, said the fire chief of Dubrava, Haruto Kazutake.",
}


@rule(
    "NAM203",
    "misread-name",
    over="event",
    severity="warning",
    languages=("en",),
    bad=[
        {
            **_STORIES,
            "c.example/3.txt": "date: 2024-03-04\n---\n"
            "The Orlenka dam broke, and firefighters searched the flooded streets of Dubrava on Monday. "
            "The fire chief of Dubrava, Haruto [[Ichijo]], said two bridges over the Lesna were closed.",
        }
    ],
    good=[
        {
            **_STORIES,
            "c.example/3.txt": "date: 2024-03-04\n---\n"
            "The Orlenka dam broke, and firefighters searched the flooded streets of Dubrava on Monday. "
            "A teacher of the village school, Mirela Ichijo, counted the children in the gymnasium.",
        }
    ],
)
def misread_name(event: Event) -> Iterator[Hit]:
    """A name in whose place most articles on the event have another one.

    Translation reads names wrongly (一丈 is Kazutake or Ichijo), translates half of them or takes one for a word; the
    result is spelt like nothing that it should be, so that no comparison of spellings finds it. Reported is the only
    name that a sentence does not share with the same sentence of at least two other articles, where those have one and
    the same other name instead, between the same words or beside the same name, and at least twice as many articles of
    the event have that one. It may be another person after all: the right name is not suggested.
    """
    for one in event.misreadings:
        related = tuple(Place(event.articles[n].article, *span, one.other) for n, span in one.places[:4])
        for span in one.name.spans:
            yield Hit(
                Place(event.article.article, *span, one.name.form),
                f"{one.name.form} here, {one.other} in its place in {one.rivals} of {one.rivals + one.supporters} "
                "articles on the event",
                confidence="medium",
                related=related,
                evidence={"articles": {one.name.form: one.supporters, one.other: one.rivals}},
            )
