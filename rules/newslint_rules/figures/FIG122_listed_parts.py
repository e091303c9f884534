"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.lexicon import is_people
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.digits import slipped
from newslint_rules.figures.common.sums import IN_ALL, hit, kindred, listed, slack, usable


@rule(
    "FIG122",
    "listed-parts",
    severity="error",
    languages=("en",),
    bad=[
        "Of the [[60 boats in the harbour, 31 were moored, 22 lay on land and 14]] had sunk.",
        "The choir has [[five sopranos, four altos and three basses, altogether 14]] voices.",
        "Labour holds [[12 of the 25 seats, the Greens 9, the Liberals 4 and others 3]].",
        "The clinic saw [[40 patients. Twenty of them had burns, 15 had cuts and 12]] had broken bones.",
        "The survey asked [[900 people: 500 cooks, 300 waiters and 200]] porters.",
        "[[Forty guests were brought out, 25 women and 19]] men.",
        "The mill costs [[€5.3m. The region gives €3.1m, the bank €1.6m and the village €900,000]].",
    ],
    good=[
        "Of the 60 boats in the harbour, 31 were moored, 22 lay on land and 7 had sunk.",
        "The choir has five sopranos, four altos and three basses, altogether 12 voices.",
        "Labour holds 12 of the 25 seats, the Greens 9, the Liberals 3 and others 1.",
        "Of the 60 boats, 31 were moored and 22 lay on land, and in May 90 more are due.",
        "The survey asked 900 people: 400 cooks, 300 waiters and 200 porters.",
        "The mill costs €5.3m. The region gives €3.1m, the bank €1.6m and the village €600,000.",
        "The fair lasts three days: 30 films, 20 concerts and 10 plays.",
    ],
)
def listed_parts(text: str, quantities: Quantities) -> Iterator[Hit]:
    """A list of parts that comes to another number than the whole it belongs to.

    "Of the 60, 31 ..., 22 ... and 14": the parts come to more than there are. "Altogether 14", or a colon behind the
    whole: they come to more or to less. Of people and things of whom one may be in two parts (hurt and trapped), the
    first kind is told at low confidence. Without such words, a list is told that nearly comes to the number before it:
    by chance that is rare. The list has to be closed by "and", and to hold all numbers of its sentence but the whole,
    so that nothing else was meant to be counted.
    """
    if len(quantities) < 3:
        return
    done = 0
    for _, group in groupby(quantities, key=lambda one: one.sentence):
        here = list(group)
        first, done = done, done + len(here)
        if 2 <= len(here) <= _MOST:
            hits = list(_of_sentence(text, here, quantities[first - 1] if first else None))
            yield from hits or _nearly(text, here, quantities[max(0, first - 2) : first])


_MOST = 8
_SHORT = 0.7
"""What comes to less than this share of a total is not all of it."""
_CLAUSE = 60
_OVERLAP = 1.35
"""Parts that come to more than so many times the whole were not meant as its parts."""


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[^.;:,\d\n()]{0,70}(?:,?\s(?P<and>and|plus)|,)\s(?:[^.;:,\d\n()]{1,40}\s)?[£€$]?")


def _is_list(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether numbers are items of one list with "and" before the last."""
    last = False
    for n in range(1, len(parts)):
        joint = _joint().fullmatch(text, parts[n - 1].end, parts[n].start)
        if joint is None:
            return False
        last = joint["and"] is not None
    return last and all(usable(one) and one.low > 0 and not _FOREIGN.intersection(one.flags) for one in parts)


_FOREIGN = frozenset(("rate", "ago", "another", "former", "hypothetical"))


def _alike(whole: Quantity, parts: Sequence[Quantity]) -> bool:
    return usable(whole) and all(
        one.unit == whole.unit or (kindred(whole, one) and (not one.noun or not one.unit)) for one in parts
    )


@cache
def _total_before() -> re.Pattern[str]:
    return re.compile(r"[^.;:,\d\n]{0,40}(?:,|:|\s[–—-])\s(?:altogether|in\sall|in\stotal|a\stotal\sof|making)\s")


@cache
def _total_behind() -> re.Pattern[str]:
    return re.compile(r"[^.;:,\d\n]{0,40}(?:,|:|\s[–—-])\s(?:or\s|that\sis,?\s)?")


@cache
def _in_total() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+){0,2}\s(?:in\sall|in\stotal|altogether)\b")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"(?:\bOf|\bout\sof|\bOut\sof)\s(?:(?:the|its|their|all|these|those)\s){0,2}$")


@cache
def _of_the() -> re.Pattern[str]:
    return re.compile(r"\s(?:[^\W\d]+\s)?(?:out\s)?of\s(?:the|its|their|all)\s(?:[^\W\d]+['’]s\s)?")


_NUMBER = re.compile(r"\d+")
_FEW = 5


@cache
def _bare() -> re.Pattern[str]:
    """Behind "12 of the 25": seats, the Greens 9 and the Liberals 7."""
    name = r"(?:the\s)?[^\W\d]+(?:\s[^\W\d]+){0,3}?"
    return re.compile(rf"\s[a-z]+(?:,\s{name}\s\d{{1,4}}){{1,8}},?\sand\s{name}\s\d{{1,4}}(?=[.;])")


@cache
def _of_which() -> re.Pattern[str]:
    they = "whom|which|them|these|those"
    return re.compile(rf"[^.;:\d\n]{{0,60}},\s(?:(?:of|among)\s(?:{they}),?|including)\s")


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(r"\sof\s(?:them|these|those|whom|which)\b")


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+){0,5}\s?(?::|\s[–—])\s")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"[^.;:,\d\n]{1,50},\s")


@cache
def _sexes() -> re.Pattern[str]:
    return re.compile(r"\s(?P<one>men|women|boys|girls|children|adults)\b")


def _of_sentence(text: str, here: list[Quantity], previous: Quantity | None) -> Iterator[Hit]:
    first, last = here[0], here[-1]
    # Altogether 14 voices; 14 voices in all: the parts before it.
    behind = text.startswith(IN_ALL, last.end) or _in_total().match(text, last.end) is not None
    link = _total_behind() if behind else _total_before()
    if len(here) > 2 and link.fullmatch(text, here[-2].end, last.start):
        parts = here[:-1]
        if _alike(last, parts) and _is_list(text, parts):
            product = len(parts) == 2 and abs(parts[0].low * parts[1].low - last.low) < 0.02 * last.low
            far = not _SHORT <= sum(one.low for one in parts) / last.low <= _OVERLAP if last.low else True
            if not product and not far and not _near(parts, last):
                yield _hit(parts, last, "medium" if all(not one.unit for one in parts) or len(parts) > 2 else "low")
        return
    for part, whole in pairwise(here):
        if _of_the().fullmatch(text, part.end, whole.start) and (bare := _bare().match(text, whole.end)):
            numbers = [part.low, *map(float, _NUMBER.findall(bare[0]))]
            if all(map(usable, (part, whole))) and _OVERLAP * whole.low >= sum(numbers) > whole.low >= _FEW:
                said = listed(written(one) for one in numbers)
                message = f"{said} is {written(sum(numbers))}, not {written(whole.low)}"
                yield Hit(Span(part.start, bare.end()), message, confidence="medium", related=(whole.span,))
                return
    if len(here) > 2 and _of_the().fullmatch(text, first.end, here[1].start):  # 12 of the 25 seats, the Greens 9
        yield from _above(text, here[1], [first, *here[2:]], "medium" if len(here) > 3 else "low")
    if _of_the().fullmatch(text, first.end, here[1].start):
        return
    if previous is not None and _of_them().match(text, first.end) and first.sentence - previous.sentence == 1:
        if len(here) > 2 and "\n" not in text[previous.end : first.start]:
            yield from _above(text, previous, here, "low")
        return
    if len(here) > 3 and _of().search(text, max(0, first.start - 20), first.start):
        yield from _above(text, first, here[1:], "low")
        return
    for n, whole in enumerate(here[:-2], 1):
        between, parts = (whole.end, here[n].start), here[n:]
        if _of_which().fullmatch(text, *between):
            yield from _above(text, whole, parts, "medium" if len(parts) > 2 else "low")
        elif _colon().fullmatch(text, *between):
            yield from _divided(text, whole, parts)
        elif _comma().fullmatch(text, *between):
            one, other = _sexes().match(text, parts[0].end), _sexes().match(text, parts[1].end)
            if one and other and one["one"] != other["one"]:
                yield from _above(text, whole, parts[:2], "medium")


def _above(text: str, whole: Quantity, parts: Sequence[Quantity], confidence: Confidence) -> Iterator[Hit]:
    """Parts that come to more than the whole, but to less than what overlapping kinds of it come to."""
    rest = [parts[0], *parts[1:]]
    if parts[0].start < whole.start < parts[-1].start:  # 12 of the 25 seats, the Greens 9
        rest[0] = parts[0]._replace(start=whole.start, end=whole.end)
    if not _alike(whole, parts) or whole.low <= max(one.low for one in parts) or whole.unit == "percent":
        return
    total = sum(one.low for one in parts)
    fits = not whole.low < total <= _OVERLAP * whole.low or _near(parts, whole)
    if not fits and _is_list(text, rest):
        yield _hit(parts, whole, confidence)


def _divided(text: str, whole: Quantity, parts: Sequence[Quantity]) -> Iterator[Hit]:
    """900 people: 500 cooks, 300 waiters and 200 porters."""
    total, most = sum(one.low for one in parts), max(one.low for one in parts)
    if not _alike(whole, parts) or most >= whole.low or whole.unit == "percent" or not _is_list(text, parts):
        return
    if 0.7 * whole.low < total <= _OVERLAP * whole.low and not _near(parts, whole):
        same = all(one.noun in ("", whole.noun) for one in parts)
        if not same or whole.unit:  # parts of the same noun are for parts-beside-whole
            yield _hit(parts, whole, "medium" if same or (total > whole.low >= 10) else "low")


def _near(parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether the parts may come to the whole. All numbers of a list are rounded like the finest of them."""
    finest = min(map(slack, parts))
    rough = sum(finest if one.modifier != "~" else slack(one) for one in parts) + slack(whole)
    return abs(sum(one.low for one in parts) - whole.low) <= 0.95 * rough + 1e-9


def _hit(parts: Sequence[Quantity], whole: Quantity, confidence: Confidence) -> Hit:
    ends = sorted((*parts, whole))
    total = written(sum(one.low for one in parts), parts[0].unit)
    message = f"{listed(written(one.low) for one in parts)} is {total}, not {written(whole.low, whole.unit)}"
    return hit(ends[0], ends[-1], message, confidence=confidence)


@cache
def _item() -> re.Pattern[str]:
    """What stands between two items of a list: " in the north, the bank "."""
    return re.compile(r"[^.;:\d\n()]{0,80}?(?P<joint>,?\sand|,?\splus|,?\swhile|,)\s(?:[^.;:,\d\n()]{1,60}\s)?[£€$]?")


@cache
def _no_part() -> re.Pattern[str]:
    """Words of a list whose numbers are compared, told for another time, or of games."""
    return re.compile(
        r"\b(?:(?:[Ii]n|[Ff]or|[Nn]ext)\s(?:\d{4}|year)|up|down|from|than|compared|versus|including|years?\sago|earlier|previous|respectively|average\w*|games?|scor\w+|"
        r"per|each|every|against|followed|rose|fell|grew|another)\b"
    )


@cache
def _of_others() -> re.Pattern[str]:
    """Of the dead, ten: a whole that no number tells."""
    return re.compile(r"\b[Oo]f\s(?:the|its|all)\s(?P<noun>[^\W\d]+)")


_MEASURED = frozenset(("age", "magnitude", "duration", "distance", "length", "sentence"))


def _nearly(text: str, here: Sequence[Quantity], earlier: Sequence[Quantity]) -> Iterator[Hit]:
    """A list that nearly comes to one of the two numbers before it, and to none of them."""
    for start, end in _runs(text, here):
        parts = here[start:end]
        behind = here[end] if end < len(here) else None
        if behind is not None and (behind.unit == parts[0].unit and behind.noun in ("", parts[-1].noun)):
            continue
        wholes = [(one, parts) for one in (*earlier, *here[:start])[-2:] if "\n" not in text[one.end : parts[0].start]]
        if len(parts) > 2 and (parts[0].noun or parts[0].unit) and not _parallel(text, parts):
            wholes.append((parts[0], parts[1:]))
        if any(some[0].unit in ("", one.unit) and _near(some, one) for one, some in wholes):
            continue
        whole, parts = next(((one, some) for one, some in reversed(wholes) if _may_be(text, one, some)), (None, parts))
        if whole is not None:
            total = sum(one.low for one in parts)
            sure = len(parts) > 2 and (whole.unit or total > whole.low)
            yield _hit(parts, whole, "medium" if sure else "low")


@cache
def _where() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+)?\s(?P<where>in|over|from|for|to|at|on|near|by)\s")


def _parallel(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether the first item of a list is like the others: 40 over Orlenka, 25 over Lipnik and 14 over Holm."""
    where = _where().match(text, parts[1].end)
    return where is not None and f" {where['where']} " in text[parts[0].end : parts[1].start]


def _runs(text: str, here: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Where lists begin and end: amounts of one unit, which the later ones need not repeat, up to the first "and"."""
    start = 0
    while start < len(here) - 1:
        end, closed = start + 1, False
        while end < len(here) and not closed and here[end].unit in ("", here[start].unit):
            joint = _item().fullmatch(text, here[end - 1].end, here[end].start)
            if joint is None:
                break
            closed = joint["joint"] != ","
            end += 1
        if closed:
            yield start, end
        start = end


def _may_be(text: str, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a number may be the whole of parts which nearly come to it: of one kind, and close."""
    total = sum(one.low for one in parts)
    if not all(map(usable, (whole, *parts))) or whole.unit in ("percent", "cent") or whole.role in _MEASURED:
        return False
    if any(_FOREIGN.intersection(one.flags) for one in (whole, *parts)) or parts[0].unit not in ("", whole.unit):
        return False
    if not whole.unit and not is_people(whole.noun) and any(one.noun not in ("", whole.noun) for one in parts):
        return False
    if [one.low for one in parts] == list(range(1, len(parts) + 1)):  # numbers of items
        return False
    if not whole.low > max(one.low for one in parts) or _no_part().search(text, whole.end, parts[-1].end + 20):
        return False
    if (other := _of_others().search(text, whole.end, parts[0].start)) and not other["noun"].startswith(whole.noun):
        return False
    if parts[0].unit != whole.unit and whole.end + _CLAUSE < parts[0].start:
        return False
    if slipped(total, whole.low):
        return 0.5 < total / whole.low < 2
    return (0.9 if len(parts) > 2 else 1.0) * whole.low < total <= (1.25 if len(parts) > 2 else 1.15) * whole.low
