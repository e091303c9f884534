from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.event import Event
from newslint.knowledge import Knowledge
from newslint.namepairs.parallel import read_otherwise
from newslint.rule import Hit, Place, rule

TELLING = 3
"""Names of so many characters seldom have readings in common by chance."""


@rule(
    "NAM204",
    "name-read-otherwise",
    over="event",
    severity="warning",
    languages=("en",),
    bad=[
        {
            "a.example/1.txt": "date: 2024-03-04\n---\n"
            "Firefighters searched the flooded streets of Dubrava on Monday after the Orlenka dam broke. "
            "An engineer from Japan, Haruto [[Takado]], said that two bridges over the Lesna were closed.",
            "b.example/2.txt": "date: 2024-03-04\n---\n"
            "After the Orlenka dam broke, firefighters searched the flooded streets of Dubrava on Monday. "
            "Two bridges over the Lesna were closed, said Haruto [[Kodo]], an engineer from Japan.",
        }
    ],
    good=[
        {
            "a.example/1.txt": "date: 2024-03-04\n---\n"
            "Firefighters searched the flooded streets of Dubrava on Monday after the Orlenka dam broke. "
            "An engineer from Japan, Haruto Takado, said that two bridges over the Lesna were closed.",
            "b.example/2.txt": "date: 2024-03-04\n---\n"
            "After the Orlenka dam broke, firefighters searched the flooded streets of Dubrava on Monday. "
            "Two bridges over the Lesna were closed, said Haruto Kimura, an engineer from Japan.",
        }
    ],
)
def name_read_otherwise(event: Event, knowledge: Knowledge) -> Iterator[Hit]:
    """A Japanese name that other articles on the event read otherwise: the same characters, other sounds.

    高堂 is Takado, Kodo or Takadou, and only the bearer knows which; a machine takes the commonest reading. Reported is
    a name in whose stead other articles have another reading, unless more of them have this one; with low confidence
    where nothing beside the two is the same. Which of them is right is not said: most machines make the same mistake.
    """
    from newslint.knowledge.characters import readings  # an article alone needs none

    misread = {one.name.form for one in event.misreadings}
    found = read_otherwise([one.names for one in event.articles], readings(knowledge.file("characters.tsv")))
    for (name, other, places, supporters, rivals), characters, beside in found:
        if name.form in misread:
            continue
        related = tuple(Place(event.articles[n].article, *span, other) for n, span in places[:4])
        for span in name.spans:
            yield Hit(
                Place(event.article.article, *span, name.form),
                f"{name.form} here, {other} in {rivals} of {rivals + supporters} articles on the event: two readings "
                "of the same characters",
                confidence="medium" if beside or characters >= TELLING else "low",
                related=related,
                evidence={"articles": {name.form: supporters, other: rivals}, "characters": characters},
            )
