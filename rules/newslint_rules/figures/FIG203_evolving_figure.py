from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.event import Event
from newslint.rule import Hit, rule
from newslint_rules.figures.common.across import disagreement_hit


@rule(
    "FIG203",
    "evolving-figure",
    over="event",
    severity="note",
    languages=("en",),
    bad=[
        {
            "a.example/1.txt": "date: 2024-03-04\n---\n"
            "The Orlenka dam broke on Monday night and killed [[14]] people in the lower streets of "
            "Dubrava, the rescue service of the Lesna valley said.",
            "b.example/2.txt": "date: 2024-03-05\n---\n"
            "The rescue service of the Lesna valley said that [[17]] people were killed in Dubrava when "
            "the Orlenka dam broke on Monday night.",
        },
        {
            "a.example/1.txt": "The Orlenka dam broke on Monday night and killed [[14]] people in the lower streets of "
            "Dubrava, the rescue service of the Lesna valley said.",
            "b.example/2.txt": "The death toll in Dubrava, where the Orlenka dam broke on Monday night, rose to "
            "[[17]], the rescue service of the Lesna valley said.",
        },
    ],
    good=[
        {
            "a.example/1.txt": "date: 2024-03-04\n---\n"
            "The Orlenka dam broke on Monday night and killed 14 people in the lower streets of "
            "Dubrava, the rescue service of the Lesna valley said.",
            "b.example/2.txt": "date: 2024-03-05\n---\n"
            "The rescue service of the Lesna valley said that 14 people were killed in Dubrava when "
            "the Orlenka dam broke on Monday night.",
        },
    ],
)
def evolving_figure(event: Event) -> Iterator[Hit]:
    """A toll that a later article on the event has higher, or that is said to have risen there.

    No fault: what was known has changed. Whoever takes the figure from the earlier article wants to know.
    """
    for one in event.figures_told[0]:
        if one.kind == "evolving":
            yield disagreement_hit(event, one, "in {articles} of another time")
