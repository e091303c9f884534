"""See the rule's documentation."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.dates import Times
from newslint.rule import Hit, Severity, rule


@rule(
    "FIG104",
    "impossible-time",
    severity="error",
    languages=("en",),
    bad=[
        "The suspect was led away at [[24:57 p.m.]] on Friday.",
        "The alarm rang at [[9:75 a.m.]] in the depot.",
        "The train left at [[15:40 a.m.]] as planned.",
        "The flight landed at [[2565 GMT]], two hours late.",
    ],
    good=[
        "The suspect was led away at 12:57 p.m. on Friday; the train left at 15:40.",
        "She ran the race in 25:61 by her own watch. The market closed at 2400 GMT.",
    ],
)
def impossible_time(times: Times) -> Iterator[Hit]:
    """A time of day that no clock shows.

    Hours beyond 24 or minutes beyond 59 are errors, as is an hour after 12 with "a.m."; with "p.m." it says the same
    thing twice and is a note. Without "a.m.", "p.m." or a time zone it may be a duration or a score: left alone.
    """
    for one in times:
        if not one.half and not one.zoned:
            continue
        severity: Severity | None = None
        if (one.minute or 0) > 59:
            fault = f"an hour has 60 minutes, not {one.minute}"
        elif one.hour > 24 or (one.hour == 24 and one.minute):
            fault = f"there is no hour {one.hour} with {one.minute or 0} minutes"
        elif one.half and one.hour == 24:
            fault = f"hour 24 and {one.half} exclude each other"
        elif one.half == "am" and one.hour > 12:
            fault = f"{one.hour} hours is not in the morning"
        elif one.half == "pm" and one.hour > 12:
            fault, severity = f"{one.hour} hours needs no p.m.", "note"
        else:
            continue
        yield Hit(
            one.span, fault, severity=severity, evidence={"hour": one.hour, "minute": one.minute, "half": one.half}
        )
