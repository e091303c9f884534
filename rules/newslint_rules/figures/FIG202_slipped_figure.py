from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.event import Event
from newslint.rule import Hit, rule
from newslint_rules.figures.common.across import disagreement_hit, discrepancy_hit


@rule(
    "FIG202",
    "slipped-figure",
    over="event",
    severity="warning",
    languages=("en",),
    bad=[
        {
            "a.example/1.txt": "The lamp factory in Vesby shipped 11,000 lamps to the coastal islands last year, "
            "director Ida Brandl said on Tuesday.",
            "b.example/2.txt": "Director Ida Brandl said on Tuesday that the lamp factory in Vesby shipped 11,000 "
            "lamps to the coastal islands last year.",
            "c.example/3.txt": "The lamp factory in Vesby shipped [[1,100]] lamps to the coastal islands last year, "
            "its director Ida Brandl said on Tuesday.",
        },
        {
            "a.example/1.txt": "The harbour company of Vesby will open its new ferry terminal on 24 July, director "
            "Ida Brandl told residents on Tuesday.",
            "b.example/2.txt": "Director Ida Brandl told residents on Tuesday that the harbour company of Vesby will "
            "open its new ferry terminal on 24 July.",
            "c.example/3.txt": "The harbour company of Vesby will open its new ferry terminal on [[24 May]], director "
            "Ida Brandl told residents on Tuesday.",
        },
    ],
    good=[
        {
            "a.example/1.txt": "The lamp factory in Vesby shipped 11,000 lamps to the coastal islands last year, "
            "director Ida Brandl said on Tuesday.",
            "b.example/2.txt": "The lamp factory in Vesby shipped 11,000 lamps to the coastal islands last year and "
            "1,100 to the capital, director Ida Brandl said on Tuesday.",
        },
    ],
)
def slipped_figure(event: Event) -> Iterator[Hit]:
    """A figure that differs from that of other articles as translation changes figures.

    The same digits a power of ten apart (a myriad read as a thousand, a decimal comma as a group), the same number in
    another currency, a date with another month, or with one that nobody else has. Compared are figures that count the
    same thing, and all numbers and dates of sentences that are the same but for a few words.
    """
    by_likeness, in_common = event.figures_told
    for one in by_likeness:
        if one.kind == "slip":
            yield disagreement_hit(event, one, "in {articles} on the event")
    for other in in_common:
        if other.kind == "slip":
            yield discrepancy_hit(event, other)
