"""See the rule's documentation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.lexicon import is_people
from newslint.facts.lines import Headline
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import meet, written

_ROLES = ("killed", "injured")
_WORDS = {"killed": "dead", "injured": "injured"}
_ASIDE = frozenset(("another", "background", "hypothetical", "including", "listed", "part", "former"))


@rule(
    "FIG114",
    "headline-body",
    severity="error",
    languages=("en",),
    bad=[
        "Dam breaks above Orlenka, [[41]] dead\n\nAt least [[14]] people were killed when a dam broke above Orlenka, "
        "officials said.\n\nThe bodies were found in the lower streets.",
        "Dam breaks, [[nine]] dead\n\nAt least [[14]] people were killed, officials said. The nine boats were empty.",
        "Tram leaves the rails in Orlenka, 27 injured\n\nA tram left the rails on Monday and injured [[72]] people, "
        "police said.\n\nThe 27 people injured had been on board.",
    ],
    good=[
        "Dam breaks above Orlenka, 14 dead\n\nAt least 14 people were killed when a dam broke, officials said.",
        "Dam breaks above Orlenka, 14 dead\n\nMore than a dozen people were killed when a dam broke, officials said.",
        "Dam breaks, 14 dead\n\nNine people died in Orlenka and five more were killed in Dubrava, officials said.",
        "Storm kills three\n\nThe last storm killed 12 people in 2009.",
    ],
)
def headline_body(headline: Headline, quantities: Quantities) -> Iterator[Hit]:
    """A headline that counts other numbers of dead or injured than the article under it.

    Told only where the article gives exactly one such number of its own for the news at hand, and neither it, nor any
    other count in the article, nor a sum of its parts fits. Either a digit was lost in one of the two, or the headline
    belongs to another day's article.
    """
    if headline.span is None:
        return
    for role in _ROLES:
        here = [one for one in quantities if one.role == role]
        above = [one for one in here if one.start < headline.span.end and not _is_aside(one)]
        below = [one for one in here if one.start >= headline.span.end]
        if len(above) != 1 or not below:
            continue
        if (lead := _lead(above[0], below)) is not None:
            yield _hit(role, lead, above[0], "in the headline and below it")
            continue
        if not _conflict(above[0], below):
            continue
        counts = (one for one in quantities if not one.unit and one.start >= headline.span.end)
        # Nine canoes are no nine dead; what has no noun may be anybody.
        if any(_fits(above[0], one) for one in counts if one.role != "count" or not one.noun or is_people(one.noun)):
            continue
        title = above[0]
        body = next(one for one in below if not _is_aside(one))
        for one, other, place in ((title, body, "in the article"), (body, title, "in the headline")):
            yield _hit(role, one, other, place)


def _hit(role: str, one: Quantity, other: Quantity, place: str) -> Hit:
    title, body = sorted((one, other))
    return Hit(
        one.span,
        f"{_amount(one)} {_WORDS[role]} here, {_amount(other)} {place}",
        confidence="medium",
        related=(other.span,),
        evidence={"role": role, "headline": title.low, "article": body.low},
    )


def _lead(title: Quantity, below: Sequence[Quantity]) -> Quantity | None:
    """The first count under the headline, when all others below are the headline's and it alone is not."""
    lead, *others = below
    if not title.exact or not lead.exact or _is_aside(lead) or lead.low == title.low or min(lead.low, title.low) < 10:
        return None
    same = [one for one in others if one.exact and one.low == title.low and not _is_aside(one)]
    return lead if same and len(same) == len(others) else None


def _is_aside(one: Quantity) -> bool:
    """Whether it counts others than the news does: a part, an earlier number, those of another year."""
    return bool(_ASIDE & set(one.flags)) or (len(one.when) in (4, 7) and one.when[0] != "-")


def _amount(one: Quantity) -> str:
    words = {"~": "about ", "<~": "nearly ", ">=": "at least ", ">": "more than ", "<=": "up to ", "<": "under "}
    number = written(one.low) if one.low == one.high else f"{written(one.low)} to {written(one.high)}"
    return words.get(one.modifier, "") + number


def _conflict(title: Quantity, below: Sequence[Quantity]) -> bool:
    """Whether the body gives one number, and no sum of up to four of its numbers is the headline's."""
    own = [one for one in below if not _is_aside(one)]
    if not own or len({one.low for one in own}) != 1 or own[0].vague:
        return False
    parts = below[:6]
    sums = [sum(one.low for one in some) for size in (2, 3, 4) for some in combinations(parts, size)]
    return title.low not in sums


def _fits(title: Quantity, one: Quantity) -> bool:
    return meet(_widened(title.low, title.high, title.modifier), _widened(one.low, one.high, one.modifier))


def _widened(low: float, high: float, modifier: str) -> tuple[float, float]:
    """The values that a number with a modifier may stand for, as headlines round."""
    if modifier in ("~", "<~"):
        return 0.85 * low, 1.15 * high
    if modifier in (">=", ">"):
        return low, 1.5 * high + 2
    if modifier in ("<", "<="):
        return 0.6 * low, high
    return low, high
