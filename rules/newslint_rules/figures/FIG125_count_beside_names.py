"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.lines import Sentences
from newslint.rule import Hit, rule
from newslint_rules.figures.common.named import named_people
from newslint_rules.figures.common.sums import usable


@rule(
    "FIG125",
    "count-beside-names",
    severity="error",
    languages=("en",),
    bad=[
        "It has [[three depots, in Orlenka, Dubrava, Lipnik and Holm]].",
        "The pool will be shut for [[two days, on Monday, Tuesday and Friday]].",
        "The order holds in [[five regions: Orlenka, Dubrava and Holm]].",
        "She had [[two sons, Karel, Emil and Jan]].",
        "It sails to [[Orlenka, Dubrava, Lipnik and Holm, five]] in all.",
        "It was the [[third flood in ten years: 2011, 2014, 2018 and 2020]].",
        "Four millers were held on Monday. They were [[named as Jan Holub, 41, a baker from Holm, his aunt Ida Lind, "
        "57, and Emil Roth (52)]].",
        "The flood killed two people. The dead were [[identified as Jan Holub, Ida Lind and Emil Roth]].",
    ],
    good=[
        "It has four depots, in Orlenka, Dubrava, Lipnik and Holm.",
        "It has five depots, in Orlenka, Dubrava, Lipnik and Holm.",
        "The pool will be shut for three days, on Monday, Tuesday and Friday.",
        "The order holds in three regions: Orlenka, Tyne and Wear and Holm.",
        "In two years, Orlenka, Dubrava and Holm grew.",
        "It sails to Orlenka, Dubrava, Lipnik and Holm, four in all.",
        "It was the fourth flood in ten years: 2011, 2014, 2018 and 2020.",
        "Three millers were held on Monday. They were named as Jan Holub, 41, a baker from Holm, his aunt Ida Lind, "
        "57, and Emil Roth (52).",
        "Four millers were held on Monday. They were named as Jan Holub, 41, his aunt Ida Lind, 57, and Emil Roth, 52. "
        "The fourth is a minor.",
        "The flood killed four people and hurt three. The injured were named as Jan Holub, Ida Lind and Emil Roth.",
        "The five men played in Holm. The founders of the band were named as Jan Holub, Ida Lind and Emil Roth.",
        "Four millers were held on Monday. Two of them were named as Jan Holub, 41, and Emil Roth, 52.",
    ],
)
def count_beside_names(text: str, quantities: Quantities, sentences: Sentences) -> Iterator[Hit]:
    """A count beside a list of names, days or years that has more of them, or fewer.

    "Three depots, in" four towns; "two days, on" three of them; "five regions:" and three names; "the third flood:" and
    four years. Several may stand in one town, so that a list of places behind "in" may be shorter, not longer. People
    who are "named as" are as many as the sentences before count, where these count people once.
    """
    for one in quantities:
        if one.low > 12 or one.low < 2 or not usable(one) or one.unit not in ("", "day"):
            continue
        found = _names().match(text, one.end)
        if found is None and _in_total().match(text, one.end):
            yield from _behind_names(text, one)
        if found is None or (one.unit == "day") != (found["day"] is not None):
            continue
        count = _count(found["list"])
        if count > one.low or (0 < count < one.low and found["at"] in (None, "on ")):
            yield Hit(Span(one.start, found.end("list")), f"{count} are named, not {one.low:g}", confidence="medium")
    if any(word in text for word in _NAMING):
        for at, count, told in named_people(text, quantities, sentences):
            yield Hit(at, f"{count} are named, not {told.low:g}", confidence="medium", related=(told.span,))
    if ": 1" in text or ": 2" in text:
        for found in _years().finditer(text):
            count = _count(found["list"])
            if count != (said := _ORDINALS[found["nth"]]):
                yield Hit(
                    Span(found.start(), found.end("list")), f"{count} are listed, not {said}", confidence="medium"
                )


_NAMING = ("named", "identified", "listed", "hey are", "hey were", " are: ", " were: ")
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_ORDINALS = {word: n for n, word in enumerate("third fourth fifth sixth seventh eighth".split(), 3)}


@cache
def _names() -> re.Pattern[str]:
    name = r"(?:the\s)?[A-Z][^\W\d]+(?:[\s-][A-Z][^\W\d]+){0,2}"
    said = r"that\sis,?\s|namely\s"
    return re.compile(
        r"(?:\s(?:daughters|sons|children|sisters|brothers|grandchildren),\s(?=[A-Z][a-z]+,)|(?:\s[a-z][a-z-]+){0,6}"
        rf"(?:(?::|\s[–—])\s(?:{said})?|,\s(?:{said}|(?P<at>in\s|at\s|on\s|from\s))))"
        rf"(?P<list>(?:(?P<day>{_DAY})(?:,\s{_DAY}){{0,6}}|{name}(?:,\s{name}){{1,9}}),?\sand\s{name})(?=[.;]|,\s(?:and|which|but|all|who|of)\b|\n)"
    )


@cache
def _years() -> re.Pattern[str]:
    year = r"(?:1[5-9]|20)\d\d"
    return re.compile(
        rf"\b(?P<nth>{'|'.join(_ORDINALS)})(?:\s[^\W\d]+){{1,6}}:\s(?P<list>{year}(?:,\s{year}){{1,8}},?\sand\s(?:now|{year}))\b"
    )


@cache
def _in_total() -> re.Pattern[str]:
    return re.compile(r"(?:\s[^\W\d]+)?\s(?:in\sall|in\stotal|altogether|all\stold)\b")


@cache
def _list_before() -> re.Pattern[str]:
    name = r"(?:the\s)?[A-Z][^\W\d]+(?:[\s-][A-Z][^\W\d]+){0,2}"
    return re.compile(rf"(?<=\s)(?P<list>{name}(?:,\s{name}){{1,9}},?\sand\s{name})(?:,|\s[–—]|:)\s(?:that\sis,?\s)?$")


def _behind_names(text: str, one: Quantity) -> Iterator[Hit]:
    """Orlenka, Dubrava, Lipnik and Holm, five in all."""
    found = _list_before().search(text, max(0, one.start - 160), one.start)
    if found is not None and (count := _count(found["list"])) not in (0, one.low):
        yield Hit(Span(found.start("list"), one.end), f"{count} are named, not {one.low:g}", confidence="medium")


def _count(names: str) -> int:
    """How many a list has; 0 where an "and" may belong to a name (Tyne and Wear)."""
    return 0 if names.count(" and ") != 1 else names.replace(", and ", " and ").count(",") + 2
