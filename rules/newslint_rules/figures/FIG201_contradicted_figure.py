from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.event import Event
from newslint.rule import Hit, rule
from newslint_rules.figures.common.across import disagreement_hit


@rule(
    "FIG201",
    "contradicted-figure",
    over="event",
    severity="warning",
    languages=("en",),
    bad=[
        {
            "a.example/1.txt": "The Orlenka dam broke on Monday night and killed 14 people in the lower streets of "
            "Dubrava, the rescue service of the Lesna valley said.",
            "b.example/2.txt": "The rescue service of the Lesna valley said that 14 people were killed in Dubrava when "
            "the Orlenka dam broke on Monday night.",
            "c.example/3.txt": "The Orlenka dam broke on Monday night and killed [[23]] people in Dubrava, "
            "the rescue service of the Lesna valley said.",
        },
    ],
    good=[
        {
            "a.example/1.txt": "The Orlenka dam broke on Monday night and killed at least 14 people in the lower "
            "streets of Dubrava, the rescue service of the Lesna valley said.",
            "b.example/2.txt": "The rescue service of the Lesna valley said that 16 people were killed in Dubrava when "
            "the Orlenka dam broke on Monday night.",
        },
        {
            "a.example/1.txt": "The Orlenka dam broke on Monday night and killed 14 people in the lower streets of "
            "Dubrava, the rescue service of the Lesna valley said.",
            "b.example/2.txt": "The Skerra ferry sank off Tolvik on Monday night and killed 23 people, the coastguard "
            "of Halmora island said.",
        },
    ],
)
def contradicted_figure(event: Event) -> Iterator[Hit]:
    """A figure that other articles on the same event have differently.

    Compared are figures that count the same thing, in sentences that speak alike; "at least 5" agrees with 7, dozens
    with 41, 12 miles with 19 km. Where more articles have one figure, only the others are reported; of one against one,
    both. An article that has the other figure, too, knows both and is left alone. Tolls that rise with the days, two
    parties with two numbers, and lost digits are other rules' matter.
    """
    for one in event.figures_told[0]:
        if one.kind == "conflict":
            yield disagreement_hit(event, one, "in {articles} on the event")
