from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.event import Event
from newslint.rule import Hit, rule
from newslint_rules.figures.common.across import disagreement_hit


@rule(
    "FIG204",
    "attributed-figures",
    over="event",
    severity="note",
    languages=("en",),
    bad=[
        {
            "a.example/1.txt": "The Orlenka dam broke on Monday night and killed [[14]] people in the lower streets "
            "of Dubrava, according to the valley council.",
            "b.example/2.txt": "According to the miners' union, [[23]] people were killed in the lower streets of "
            "Dubrava when the Orlenka dam broke on Monday night.",
        },
    ],
    good=[
        {
            "a.example/1.txt": "The Orlenka dam broke on Monday night and killed 14 people in the lower streets "
            "of Dubrava, according to the valley council.",
            "b.example/2.txt": "According to the miners' union, 14 people were killed in the lower streets of "
            "Dubrava when the Orlenka dam broke on Monday night.",
        },
    ],
)
def attributed_figures(event: Event) -> Iterator[Hit]:
    """A figure that another party puts differently.

    No fault where each article says whose number it is: the parties contradict each other, not the articles.
    """
    for one in event.figures_told[0]:
        if one.kind == "attributed":
            yield disagreement_hit(event, one, "from another party in {articles}")
