"""See the rule's documentation."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.figures import Quantities, Quantity
from newslint.rule import Hit, rule


@rule(
    "FIG112",
    "two-ages",
    severity="error",
    languages=("en",),
    bad=[
        "Halina Brodska, [[61]], was lifted from her roof.\nNeighbours said Halina Brodska, [[16]], had lived alone.",
        "The court heard Oskar Lindqvist, [[34]], on Monday.\nThe [[43-year-old]] Oskar Lindqvist denies the theft.",
    ],
    good=[
        "Halina Brodska, 61, was lifted from her roof.\nHalina Brodska, 61, had lived alone.",
        "Oskar Lindqvist, 34, was heard on Monday.\nOskar Lindqvist, aged 35, denies the theft.",
        "Oskar Lindqvist, 34, lives with his son Per Lindqvist, 6.",
        "Halina Brodska, 61, is a widow.\nHalina Brodska was 19 years old when she came to the valley.",
    ],
)
def two_ages(quantities: Quantities) -> Iterator[Hit]:
    """One person with two ages that differ by more than a year.

    The ages must stand beside the same full name, as news gives them: "Maria Lopez, 34," or "the 34-year-old Maria
    Lopez". A difference of one may be a birthday.
    """
    by_name: dict[str, list[Quantity]] = {}
    for one in quantities:
        present = not one.when and "background" not in one.flags
        if one.role == "age" and " " in one.whom and one.exact and one.unit == "year-of-age" and present:
            by_name.setdefault(one.whom, []).append(one)
    for name, ages in by_name.items():
        first: dict[float, Quantity] = {}
        for one in ages:
            first.setdefault(one.low, one)
        for one in ages:
            other = next((two for age, two in first.items() if abs(age - one.low) > 1), None)
            if other is not None:
                yield Hit(
                    one.span,
                    f"{name.title()} is {one.low:.0f} here and {other.low:.0f} elsewhere in the article",
                    confidence="high",
                    related=(other.span,),
                    evidence={"person": name, "ages": sorted(first)},
                )
