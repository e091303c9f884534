from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.event import Event
from newslint.rule import Hit, rule
from newslint_rules.figures.common.across import discrepancy_hit


@rule(
    "FIG205",
    "altered-figure",
    over="event",
    severity="warning",
    languages=("en",),
    bad=[
        {
            "a.example/1.txt": "The lamp factory in Vesby shipped 14,092 lamps to the coastal islands last year, "
            "director Ida Brandl said on Tuesday.",
            "b.example/2.txt": "Director Ida Brandl said on Tuesday that the lamp factory in Vesby shipped 14,092 "
            "lamps to the coastal islands last year.",
            "c.example/3.txt": "The lamp factory in Vesby shipped [[13,092]] lamps to the coastal islands last year, "
            "its director Ida Brandl said on Tuesday.",
        },
    ],
    good=[
        {
            "a.example/1.txt": "The lamp factory in Vesby shipped 14,092 lamps to the coastal islands last year, "
            "director Ida Brandl said on Tuesday.",
            "b.example/2.txt": "The yard in Vesby built 13 boats for the coastal islands last year, manager "
            "Karl Tervo said on Tuesday.",
        },
    ],
)
def altered_figure(event: Event) -> Iterator[Hit]:
    """A number that several other articles have differently in the same sentence.

    Outlets copy and translate each other; where two articles have a sentence in common, almost word for word, its
    numbers must be the same, whatever they count.
    """
    for one in event.figures_told[1]:
        if one.kind == "conflict":
            yield discrepancy_hit(event, one)
