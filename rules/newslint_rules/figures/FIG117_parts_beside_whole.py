"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, pairwise

from newslint.facts.figures import Quantities, Quantity
from newslint.facts.figures.lexicon import is_people
from newslint.facts.lines import Sentences
from newslint.rule import Hit, rule
from newslint_rules.figures.common.amounts import written
from newslint_rules.figures.common.sums import IN_ALL, before, fits, hit, kindred, listed, near, slack, usable


@rule(
    "FIG117",
    "parts-beside-whole",
    severity="error",
    languages=("en",),
    bad=[
        "The regatta had 640 boats, of which [[590 came in. The other 150]] turned back.",
        "The pier costs 90 million crowns. The region pays [[60 million and the port the remaining 40 million]].",
        "The yard employs [[3,100 people, 1,200 of them in Orlenka and 2,300]] in Dubrava.",
        "The ferry carried [[88 people. Nine died, 70 were rescued and 13]] are still missing.",
        "The prize went to [[30 schools: 12 in the north and 21]] in the south.",
        "The clinic paid [[40,000 crowns in rent and 9,000 for heat, 59,000]] in all.",
    ],
    good=[
        "The regatta had 640 boats, of which 590 came in. The other 50 turned back.",
        "The pier costs 90 million crowns. The region pays 60 million and the port the remaining 30 million.",
        "The yard employs 3,100 people, 1,200 of them in Orlenka and 1,300 in Dubrava. Another 900 sail.",
        "The ferry carried 88 people. Nine died, 70 were rescued and nine are still missing.",
        "Of the 500 welders, 300 stayed. Another 400 welders work in Dubrava.",
        "The clinic paid 40,000 crowns in rent and 9,000 for heat, 49,000 in all.",
    ],
)
def parts_beside_whole(text: str, sentences: Sentences, quantities: Quantities) -> Iterator[Hit]:
    """Parts that do not add up to their whole.

    "640 boats, of which 590 came in. The other 150 turned back"; "1,200 of them in one town and 2,300 in another";
    dead, rescued and missing beside all who were aboard; lists behind a colon; "59,000 in all". Told where the words
    say that the parts are those of the whole and do not overlap, and where no sum or difference of the numbers around
    fits. What rounding allows is no fault.
    """
    for n, one in enumerate(quantities):
        if n < 1 or not usable(one):
            continue
        if text.endswith(_REST, 0, one.start):
            yield from _rest(text, quantities, n)
        elif text.startswith(IN_ALL, one.end):
            yield from _in_all(text, quantities, n)
        elif text.endswith(" and ", 0, one.start) and n > 1:
            yield from _two_parts(text, quantities, n) or _list(text, sentences, quantities, n)
    if len(quantities) > 2:
        yield from _aboard(text, quantities)


_REST = ("other ", "remaining ", "ing else ", "the rest ", "the rest, ")


@cache
def _definite() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s(?:other|remaining)\s$")


@cache
def _of_them_before() -> re.Pattern[str]:
    """What stands between a whole and a part that words bind to it."""
    they = "this|these|them|those|which|whom"
    return re.compile(rf"[^.;:\n]{{0,60}}(?:,\s(?:and\s)?of\s(?:{they})|[.;]\sOf\s(?:{they})),?\s(?:only\s|just\s)?")


@cache
def _of_them_behind() -> re.Pattern[str]:
    return re.compile(r"\sof\s(?:them|these|those|which|whom)\b")


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|all|a\stotal\sof)\s){1,2}")


@cache
def _of_the_whole() -> re.Pattern[str]:
    return re.compile(r"\bOf\s(?:(?:the|its|their|his|her|all|these|those)\s){1,2}$")


_CLAUSE = 60


def _link(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether words make the second of two neighbours a part of the first."""
    between = text[whole.end : part.start]
    if len(between) > _CLAUSE + 20 or whole.low <= part.low:
        return False
    if " of " in between.lower() and _of_them_before().fullmatch(between):
        return True
    if between.endswith(": ") and not part.noun and "\n" not in between and ". " not in between:
        return True
    if not set(between).isdisjoint(".;:\n"):
        return False
    if _of_them_behind().match(text, part.end) and between.rstrip().endswith((",", "and", "with", "–", "—", "(")):
        return True
    return _of_the_whole().search(text, max(0, whole.start - 20), whole.start) is not None


def _linked(text: str, around: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """The whole and the first of its parts, of numbers in the order of the text."""
    for first, second in pairwise(around):
        if _link(text, first, second):
            return first, second
        if first.low < second.low and _of().fullmatch(text, first.end, second.start):
            return second, first
    return None


def _rest(text: str, quantities: Quantities, n: int) -> Iterator[Hit]:
    """The other 150, the remaining 40 million, another 410, everything else 21 million."""
    rest = quantities[n]
    around = list(before(quantities, n, text, 1))[::-1]
    if not around or text.endswith(("ing else ", "the rest ", "the rest, "), 0, rest.start):
        if around and rest.unit != "percent":
            yield from _everything_else(text, quantities, n)
        return
    definite = _definite().search(text, max(0, rest.start - 16), rest.start) is not None
    if not definite and "another" not in rest.flags:
        return
    if rest.unit == "percent":
        parts = [one for one in around if one.unit == "percent" and one.sentence == rest.sentence]
        if definite and parts and "remaining" in text[rest.start - 10 : rest.start] and not fits(around, rest, 100):
            # The rest of a hundred; "30 percent of the remaining" is none, nor are rates of growth.
            total = sum(one.low for one in parts) + rest.low
            if total > 100 or len(parts) > 1:
                message = f"{listed(written(one.low) for one in (*parts, rest))} is {total:.4g}, not 100%"
                yield hit(parts[0], rest, message)
        return
    if fits(around, rest):
        return
    found = _linked(text, around)
    if found is None:
        found = _unlinked(around, rest) if definite and "remaining" in text[rest.start - 10 : rest.start] else None
        if found is None:
            return
    whole, part = found
    if rest.noun and (not definite or rest.noun not in (whole.noun, part.noun)):
        return
    left = whole.low - part.low
    if not definite and near(left, (whole, part, rest), rest.low):
        return
    several = [one for one in around if one.start >= part.start and one not in (whole, part)]
    if definite and several:
        return
    if not definite and part.low + rest.low <= whole.low + slack(whole) + slack(part) + slack(rest):
        return
    said = written(left, whole.unit)
    # Another 400 may be others altogether: most likely so where the two come to far more than the whole.
    sure = definite or part.low + rest.low < _FEW_MORE * whole.low
    message = f"{written(part.low)} of {written(whole.low, whole.unit)} leave {said}, not {written(rest.low)}"
    yield hit(part, rest, message, confidence="medium" if sure else "low")


_FEW_MORE = 1.2


def _unlinked(around: Sequence[Quantity], rest: Quantity) -> tuple[Quantity, Quantity] | None:
    """An amount of money or of another measure, and the one part of it: only where there are no others."""
    if rest.form != "mixed" and not rest.unit:
        return None
    part = around[-1]
    wholes = {one.low: one for one in around[:-1] if one.low > part.low and (one.unit or one.form == "mixed")}
    if part.sentence != rest.sentence or len(wholes) != 1 or "rate" in part.flags:
        return None
    whole = next(iter(wholes.values()))
    if not (whole.unit and (part.form == whole.form)):
        return None
    return whole, part


def _everything_else(text: str, quantities: Quantities, n: int) -> Iterator[Hit]:
    """A list that covers all, and the one total that was told before it."""
    rest = quantities[n]
    parts = [one for one in before(quantities, n, text, 0) if one.form == rest.form][::-1]
    if len(parts) < 2 or (rest.form != "mixed" and not rest.unit):
        return
    parts.append(rest)
    total = sum(one.low for one in parts)
    most = max(one.low for one in parts)
    wholes = {
        one.low: one
        for one in quantities[max(0, n - 20) : n - len(parts) + 1]
        if rest.sentence - one.sentence <= 3 and usable(one) and one.form == rest.form and one.unit != "percent"
        and kindred(one, rest) and one.low > most
    }  # fmt: skip
    if len(wholes) != 1:
        return
    whole = next(iter(wholes.values()))
    if _another_year().search(text, whole.end, parts[0].start):
        return
    if not near(total, (*parts, whole), whole.low) and 0.5 < total / whole.low < 2:
        yield hit(parts[0], rest, _not_total(parts, whole))


@cache
def _another_year() -> re.Pattern[str]:
    return re.compile(r"\b(?:In|For|Next)\s(?:\d{4}|year)\b")


def _not_total(parts: Sequence[Quantity], whole: Quantity) -> str:
    total = written(sum(one.low for one in parts), parts[0].unit)
    return f"{listed(written(one.low) for one in parts)} is {total}, not {written(whole.low, whole.unit)}"


def _in_all(text: str, quantities: Quantities, n: int) -> Iterator[Hit]:
    """Two amounts, and what they come to in all."""
    whole = quantities[n]
    here = [one for one in quantities[max(0, n - 5) : n] if one.sentence == whole.sentence]
    parts = [one for one in here if usable(one) and kindred(one, whole)]
    if len(parts) != 2 or len(here) != 2 or not _joined().fullmatch(text, parts[0].end, parts[1].start):
        return
    if not _comma().fullmatch(text, parts[1].end, whole.start) or not all(
        one.unit or whole.noun == "" for one in parts
    ):
        return
    a, b = parts
    if b.noun not in ("", a.noun) and not b.unit:
        return
    if not near(a.low + b.low, (*parts, whole), whole.low) and not near(a.low * b.low, parts, whole.low):
        yield hit(a, whole, _not_total(parts, whole))


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"[^.;:,\d\n]{0,40}\s(?:and|plus)\s[^.;:,\d\n]{0,30}")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile(r"[^.;:,\d\n]{0,40},\s(?:or\s|a\stotal\sof\s)?")


@cache
def _place() -> re.Pattern[str]:
    """In Orlenka and; in the north and: the words between two parts that lie apart."""
    return re.compile(
        r"(?:\sof\s\w{4,5})?(?:\s[^\W\d]+)?\s(in|from|for|against)\s((?:the\s)?[^\W\d]\w*)[^.;:\d\n]{0,30}\sand\s"
    )


@cache
def _place_behind() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+)?\s(in|from|for|against)\s((?:the\s)?[^\W\d]\w*)")


_SEXES = (("men", "women"), ("women", "men"), ("boys", "girls"), ("girls", "boys"), ("adults", "children"))


def _apart(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers count things that cannot be the same: in one town and in another, men and women."""
    a, b = _place().fullmatch(text, first.end, second.start), _place_behind().match(text, second.end)
    if a is not None and b is not None and a[2] != b[2]:
        if a[1] == b[1] and a[1] in ("in", "from"):
            names = a[2].removeprefix("the ")[0].isupper() and b[2].removeprefix("the ")[0].isupper()
            return names or a[2][:4] == b[2][:4] == "the "
        return {a[1], b[1]} == {"for", "against"}
    return any(
        text.startswith((f" {one}", f" were {one}", f" are {one}"), first.end)
        and text.startswith((f" {other}", f" were {other}", f" are {other}"), second.end)
        for one, other in _SEXES
    )


def _two_parts(text: str, quantities: Quantities, n: int) -> list[Hit]:
    """3,100 people, 1,200 of them in Orlenka and 2,300 in Dubrava."""
    whole, first, second = quantities[n - 2 : n + 1]
    if not (usable(whole) and usable(first)) or whole.unit == "percent":
        return []
    if not (whole.sentence == second.sentence and kindred(whole, first) and kindred(whole, second)):
        return []
    if not _apart(text, first, second):
        return []
    sexes = text[whole.end : first.start] == f" {_word(text, whole.end)}, " and _word(text, first.end) in dict(_SEXES)
    if not sexes and not _link(text, whole, first):
        return []
    if first.low + second.low <= whole.low + slack(whole) + slack(first) + slack(second):
        return []
    return [hit(whole, second, _not_total((first, second), whole))]


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(r"[^.;:\d\n]{0,60}:\s")


_PART_NOUNS = frozenset(("gold", "silver", "bronze"))


def _list(text: str, sentences: Sentences, quantities: Quantities, n: int) -> Iterator[Hit]:
    """30 schools: 12 in the north and 21 in the south."""
    last = quantities[n]
    if n + 1 < len(quantities) and quantities[n + 1].sentence == last.sentence:
        return
    start = n
    while start and quantities[start - 1].sentence == last.sentence and text[quantities[start].start - 2] != ":":
        start -= 1
    if start in (0, n) or n - start > 5 or text[quantities[start].start - 2] != ":":
        return
    whole, parts = quantities[start - 1], quantities[start : n + 1]
    if whole.sentence != last.sentence or whole.unit or not usable(whole) or (not whole.noun and not whole.role):
        return
    if not _colon().fullmatch(text, whole.end, parts[0].start) or ", including" in text[whole.end : last.start]:
        return
    for one in parts:
        if not usable(one) or one.unit or not text.endswith((": ", ", ", " and "), 0, one.start):
            return
        if one.noun not in ("", whole.noun) and one.noun not in _PART_NOUNS and not is_people(_word(text, one.end)):
            return
        if text.startswith((" with ", " have ", " had ", " of "), one.end):
            return
    total = sum(one.low for one in parts)
    if total < whole.low and "," in text[last.end : sentences[last.sentence].end]:
        return
    if not near(total, (*parts, whole), whole.low):
        yield hit(whole, last, _not_total(parts, whole))


def _word(text: str, at: int) -> str:
    return text[at : at + 30].split(maxsplit=1)[0].strip(",.;:").lower() if text[at : at + 30].strip() else ""


_FATES = {
    "dead": r"died|dead|killed|drowned|perished",
    "saved": r"rescued|saved|survived|survivors|pulled\s(?:out|from)|brought\sashore|picked\sup|alive",
    "missing": r"missing|unaccounted",
}


@cache
def _fate() -> re.Pattern[str]:
    fates = "|".join(f"(?P<{name}>{words})" for name, words in _FATES.items())
    return re.compile(
        rf"\s(?:(?:people|others|more|were|was|are|is|have|had|been|still|bodies|of\sthem)\s){{0,4}}(?:{fates})\b"
    )


@cache
def _carried() -> re.Pattern[str]:
    return re.compile(r"\b(?:carried|carrying|had)\s$")


@cache
def _on_board() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:people|passengers|persons|men|migrants|sailors)(?:\swere)?\s(?:aboard|on\sboard)\b|\speople\b"
    )


def _aboard(text: str, quantities: Quantities) -> Iterator[Hit]:
    """All who were aboard, beside the dead, the rescued and the missing of one sentence."""
    fates: dict[str, Quantity] = {}
    for n, one in enumerate(quantities):
        if one.role not in ("killed", "missing", "rescued", "count"):
            continue
        if fates and next(iter(fates.values())).sentence != one.sentence:
            fates = {}
        if not usable(one) or one.unit or not (fate := _fate().match(text, one.end)):
            continue
        if fate.lastgroup in fates or fate.lastgroup is None:
            fates = {}
            continue
        fates[fate.lastgroup] = one
        if len(fates) < 3:
            continue
        parts = list(fates.values())
        if len([two for two in quantities[max(0, n - 4) : n + 2] if two.sentence == one.sentence]) > len(parts):
            return
        window = [two for two in before(quantities, n, text, 2) if two not in parts][::-1]
        wholes = [two for two in window if _is_load(text, two)]
        if len(wholes) != 1 or len(window) > 5:
            continue
        whole, total = wholes[0], sum(two.low for two in parts)
        others = [two.low for two in window if two is not whole and two.sentence == whole.sentence]
        sums = {whole.low + sum(some) for size in range(len(others) + 1) for some in combinations(others, size)}
        if all(abs(total - value) > slack(whole) + 1 for value in sums):
            yield hit(whole, one, _not_total(parts, whole))


def _is_load(text: str, one: Quantity) -> bool:
    """Whether so many people were aboard."""
    behind = _on_board().match(text, one.end)
    if behind is None:
        return False
    return behind[0] != " people" or _carried().search(text, max(0, one.start - 10), one.start) is not None
