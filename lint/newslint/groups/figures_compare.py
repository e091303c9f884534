"""Whether two quantities, read in two articles on one event, speak of the same thing, and whether they then agree.

Pure functions of two figures: nothing here knows an article, an index or a corpus. A **figure** is a quantity with the
words of its sentence, weighted by how much each tells (``newslint.knowledge.wordlist``). Two figures are *comparable*
when their role, what narrows it down (whom, whose, where, of what) and their contexts fit; comparable figures *agree*
when the values that they may stand for meet (dozens and 41, at least 5 and 7, 12 miles and 19 km). Those that do not
are told apart:

- ``slip``: a power of ten, or the same digits under another currency: what translation does to numbers;
- ``attributed``: two parties claim two numbers, which is information and no fault;
- ``evolving``: a toll that the later article has higher;
- ``conflict``: anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from math import log10, sqrt
from typing import Literal, NamedTuple, TypeAlias
from zlib import crc32

from newslint.facts.figures.lexicon import STOPS, is_people
from newslint.facts.figures.quantity import Quantity
from newslint.facts.figures.units import convert, dimension, same_currency

Kind: TypeAlias = Literal["same", "agree", "conflict", "evolving", "attributed", "slip"]

TOLLS = frozenset("killed injured casualty missing displaced arrested rescued abducted infected".split())
FIRM_ROLES = frozenset("killed injured missing displaced arrested age".split())
"""The roles whose conflicts were right often enough to be told at medium confidence and above."""

_ASIDE = frozenset(("hypothetical", "former", "rate", "reversed"))
_PARTIAL = frozenset(("including", "listed"))
_CONTEXT_FLAGS = frozenset(("another", "ago"))


class Figure(NamedTuple):
    """A quantity with what its comparison needs of its article, all plain strings and numbers."""

    quantity: Quantity
    words: Mapping[int, float]
    """The content words of its sentence: see ``weighted_words``."""
    published: date | None = None
    text: str = ""
    """As it is written."""

    @property
    def leads(self) -> bool:
        """Whether it stands in the headline or the first sentences, where an article says what happened."""
        return self.quantity.sentence < 4


class Relation(NamedTuple):
    """How two figures stand to each other. ``similarity``: of their contexts, 0 to 1."""

    kind: Kind
    similarity: float


_WEIGHTS = (3.4, 6.3, 7.3)
"""Of a word of SCOWL's lists 10 and 20 and of any other: mean inverse document frequencies in bits, measured when the
table of words was made."""
_STEM_BITS = 30


def weighted_words(words: Iterable[str], level: Callable[[str], int]) -> dict[int, float]:
    """The content words of a sentence as hashes of their stems, with weights.

    ``level``: a word's SCOWL list, 0 for one in none.
    """
    weighed = (_weighed(word, level) for word in words if len(word) > 2)
    return dict(one for one in weighed if one)


@lru_cache(1 << 16)
def _weighed(word: str, level: Callable[[str], int]) -> tuple[int, float] | None:
    lower = word.lower()
    if not lower.isalpha() or lower in STOPS:
        return None
    return _stem_hash(lower), _WEIGHTS[{10: 0, 20: 1}.get(level(lower), 2)]


def _stem_hash(word: str) -> int:
    return crc32(stem(word).encode("utf-8", "surrogatepass")) >> 32 - _STEM_BITS


def pack_words(words: Mapping[int, float]) -> list[int]:
    """Weighted words as numbers of 32 bits."""
    return [_WEIGHTS.index(weight) << _STEM_BITS | word for word, weight in words.items()]


def unpack_words(numbers: Iterable[int]) -> dict[int, float]:
    """What ``pack_words`` wrote."""
    mask = (1 << _STEM_BITS) - 1
    return {number & mask: _WEIGHTS[number >> _STEM_BITS] for number in numbers}


def stem(word: str) -> str:
    """A word without the endings that verbs and nouns change: killed, kills and killing are one."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e") if len(word) > 4 else word


def similarity(a: Mapping[int, float], b: Mapping[int, float]) -> float:
    """The cosine of two sentences' weighted words."""
    shared = sum(weight * weight for word, weight in a.items() if word in b)
    if not shared:
        return 0.0
    return shared / sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))


def key(one: Quantity) -> str:
    """What two quantities must share to be compared at all: the role, and the person, thing or kind of unit."""
    if one.role == "age":
        name = one.whom.rpartition(" ")[2]
        return f"age {name}" if name else ""
    if one.role in TOLLS:
        return f"{one.role} {people_class(one)}"
    if one.role == "magnitude":
        return "magnitude"
    if one.role == "money":
        return "money"
    if one.role in ("share", "measure", "length", "duration", "sentence"):
        return f"{one.role} {dimension(one.unit)} {one.noun}"
    if one.role == "distance":
        return f"distance {one.whom.rpartition(' ')[2]}"
    return f"count {people_class(one) or one.noun}" if one.noun else ""


_CLASSES = {
    "child": "child kid infant baby boy girl minor toddler youngster schoolchild",
    "fighter": "militant rebel fighter insurgent terrorist jihadist gunman attacker extremist guerrilla combatant",
    "soldier": "soldier troop serviceman marine officer police policeman guard",
    "woman": "woman",
    "student": "student pupil",
    "medic": "medic doctor nurse paramedic",
    "worker": "worker employee miner staff",
    "member": "member relative",
    "journalist": "journalist reporter",
    "passenger": "passenger",
    "": "person people civilian victim resident life body death fatality casualty other man soul human villager "
    "adult injury",
}
_CLASS_OF = {word: name for name, words in _CLASSES.items() for word in words.split()}


def people_class(one: Quantity) -> str:
    """The kind of people counted: child, fighter, soldier ...; "" for people at large; else the noun itself."""
    if one.noun in _CLASS_OF:
        return _CLASS_OF[one.noun]
    if is_people(one.noun) or is_people(one.noun + "s"):
        # Palestinians, Syrians: people at large where tolls are told.
        return "" if one.noun.endswith(("ian", "an", "i", "ese")) else one.noun
    return one.noun


def comparable(a: Figure, b: Figure) -> Relation | None:
    """How two figures stand to each other; None if they need not speak of the same thing."""
    one, other = a.quantity, b.quantity
    shared_key = key(one)
    if not shared_key or shared_key != key(other) or not _same_kind(one, other):
        return None
    if not _same_time(a, b):
        return None
    close = _closeness(a, b)
    if close < _LEAST.get(one.role, 0.45):
        return None
    kind = _values(a, b)
    if kind is None or (kind not in ("same", "agree", "slip") and _too_far(one, other, close)):
        return None
    return Relation(kind, close)


def _closeness(a: Figure, b: Figure) -> float:
    """How alike the contexts are: the words, and for tolls whether both lead, and whether place and period differ."""
    one, other = a.quantity, b.quantity
    if one.role == "count":
        # What is counted is in the key already.
        return similarity(_without(a.words, one.whom), _without(b.words, other.whom))
    close = similarity(a.words, b.words)
    if one.role in TOLLS:
        close += 0.1 * (a.leads and b.leads)
        close -= 0.06 * (not _same_place(one, other))
        close -= 0.15 * (("background" in one.flags) != ("background" in other.flags))
    return max(0.0, min(1.0, close))


def _without(words: Mapping[int, float], phrase: str) -> dict[int, float]:
    stems = {_stem_hash(word) for word in phrase.split()}
    return {word: weight for word, weight in words.items() if word not in stems}


# How alike two sentences must be, by role: tolls, ages and distances carry what they speak of in their key.
_LEAST = dict.fromkeys(TOLLS, 0.12) | {
    "age": 0.0,
    "distance": 0.1,
    "magnitude": 0.15,
    "money": 0.4,
    "duration": 0.6,
    "share": 0.6,
    "sentence": 0.3,
}


def _same_kind(one: Quantity, other: Quantity) -> bool:
    flags, others = set(one.flags), set(other.flags)
    if (flags | others) & _ASIDE or (flags & _CONTEXT_FLAGS) != (others & _CONTEXT_FLAGS):
        return False
    if dimension(one.unit) != dimension(other.unit):
        return False
    if one.role in TOLLS and people_class(one) == "" and (flags & _PARTIAL) != (others & _PARTIAL):
        return False
    if one.role == "age":
        return _one_person(one, other)
    if one.role == "distance":
        return " " in one.whom and _directions_fit(one.whom, other.whom)
    if one.role == "money":
        return not one.noun or not other.noun or one.noun == other.noun
    if one.role in ("count", "share", "measure", "length", "duration"):
        return bool(one.noun) and one.noun == other.noun
    return True


def _directions_fit(one: str, other: str) -> bool:
    """Whether the directions, where both have one, are the same or neighbours: north and northwest."""
    first, _, _ = one.partition(" ")
    second, _, _ = other.partition(" ")
    directed = all(word.startswith(("north", "south", "east", "west")) for word in (first, second))
    return not directed or first.startswith(second) or second.startswith(first) or first.endswith(second)


def _one_person(one: Quantity, other: Quantity) -> bool:
    """Whether two ages may be one person's: the shorter name is part of the longer.

    A surname alone may be a son's or a mother's: then the ages must be near, or the same digits.
    """
    first, second = set(one.whom.split()), set(other.whom.split())
    if not (first and second and (first <= second or second <= first)):
        return False
    near = abs(one.low - other.low) <= 3 or sorted(f"{one.low:.0f}") == sorted(f"{other.low:.0f}")
    return near or min(len(first), len(second)) > 1


def _same_time(a: Figure, b: Figure) -> bool:
    """Whether the sentences do not name two different times."""
    one, other = a.quantity.when, b.quantity.when
    if not one or not other:
        # "In 2009", "in August 2013" beside a sentence without a date: an earlier event.
        return not any(re.fullmatch(r"\d{4}(-\d\d)?", when) for when in (one, other))
    (year, month, day), (its_year, its_month, its_day) = _parts(one), _parts(other)
    if year and its_year and year != its_year:
        return False
    if month and its_month and month != its_month:
        return False
    # A sentence may give the day of the event or that of the report.
    return not day or not its_day or abs(int(day) - int(its_day)) <= 2


def _parts(when: str) -> tuple[str, str, str]:
    """Year, month and day of a date as a quantity has it, each "" when it is not told."""
    if when.startswith("--"):
        month, _, day = when[2:].partition("-")
        return "", month, day
    year, _, rest = when.partition("-")
    month, _, day = rest.partition("-")
    return year, month, day


def _same_place(one: Quantity, other: Quantity) -> bool:
    """Whether the places, where both are named, share a word."""
    if not one.place or not other.place:
        return True
    return not set(one.place.split()).isdisjoint(other.place.split())


# --- values ---


def _values(a: Figure, b: Figure) -> Kind | None:
    one, other = a.quantity, b.quantity
    if dimension(one.unit) == "money" and not same_currency(one.unit, other.unit):
        return "slip" if one.low == other.low and one.exact and other.exact and one.low >= 1000 else None
    first, second = (one.low, one.high), _in_unit(other, one.unit)
    if first == second and one.modifier == other.modifier:
        return "same"
    if _agree(one, other):
        return "agree"
    if is_slip(one, other):
        return "slip"
    if _evolves(a, b, first, second):
        return "evolving"
    return "attributed" if _claimed_by_two(one.attribution, other.attribution) else "conflict"


# Counts that are further apart are of two things: the dead of one strike and those of the war.
_MOST_RATIO = {**dict.fromkeys(TOLLS, 3.0), "distance": 1.7}


def _too_far(one: Quantity, other: Quantity, close: float) -> bool:
    """Whether two values differ too much for one thing, the less alike their contexts are; or are too vague to tell."""
    most = 5.0 if one.role in TOLLS and close >= 0.5 else _MOST_RATIO.get(one.role, 6.0)
    return one.vague or other.vague or ratio((one.low, one.high), _in_unit(other, one.unit)) > most


def ratio(a: tuple[float, float], b: tuple[float, float]) -> float:
    """How many times the nearer ends of two intervals that do not meet differ."""
    low, high = (a[1], b[0]) if a[1] < b[0] else (b[1], a[0])
    return high / low if low > 0 else float("inf")


def figures_ratio(a: Figure, b: Figure) -> float:
    """How many times the values of two comparable figures differ."""
    one, other = a.quantity, b.quantity
    return ratio((one.low, one.high), _in_unit(other, one.unit))


def values_meet(a: Figure, b: Figure) -> bool:
    """Whether the values that two figures may stand for meet, whatever they count."""
    one, other = a.quantity, b.quantity
    if dimension(one.unit) != dimension(other.unit) or not _same_money(one.unit, other.unit):
        return False
    return _agree(one, other)


def _in_unit(one: Quantity, unit: str) -> tuple[float, float]:
    if one.unit == unit or dimension(unit) in ("", "money"):
        return one.low, one.high
    return convert(one.low, one.unit, unit), convert(one.high, one.unit, unit)


_ROUGHNESS = {"": 0.0, "=": 0.0, "~": 0.12, "<~": 0.12}
# Measured, and told in round numbers of two systems of units.
_TOLERANCE = {
    **dict.fromkeys(TOLLS, 0.02),
    "distance": 0.12,
    "length": 0.12,
    "measure": 0.08,
    "money": 0.04,
    "duration": 0.1,
    "share": 0.02,
}


_AT_LEAST = frozenset((">=", ">"))
_AT_MOST = frozenset(("<=", "<"))


def widened(one: Quantity, other: Quantity, unit: str) -> tuple[float, float]:
    """The values, in a unit, that a quantity beside another may stand for.

    Its modifier, its vagueness and its rounding are taken into account: "at least 5" may be 7. Two lower bounds are
    compared as they stand: who knows of more than 680 would not say more than 600.
    """
    low, high = _in_unit(one, unit)
    rough = max(_ROUGHNESS.get(one.modifier, 0.0), _TOLERANCE.get(one.role, 0.0))
    least, most = low * (1 - rough), high * (1 + rough)
    bounds = {one.modifier, other.modifier}
    if one.modifier in _AT_LEAST and not bounds <= _AT_LEAST:
        most = max(most, 1.3 * high, high + 2)
    elif one.modifier in _AT_MOST and not bounds <= _AT_MOST:
        least = min(least, 0.3 * low)
    elif one.modifier == "<~":
        most = high
    if one.vague:
        least, most = 0.75 * least, 1.2 * most
    return least, most


def _agree(one: Quantity, other: Quantity) -> bool:
    return _meet(widened(one, other, one.unit), widened(other, one, one.unit))


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def is_slip(one: Quantity, other: Quantity, digits: int = 2) -> bool:
    """Whether two values are the same digits a power of ten apart, and how many digits other than 0 that asks for."""
    if one.low != one.high or other.low != other.high or dimension(one.unit) != dimension(other.unit):
        return False
    first, second = one.low, _in_unit(other, one.unit)[0]
    if min(first, second) <= 0 or one.role in ("age", "magnitude", "share"):
        return False
    powers = log10(max(first, second) / min(first, second))
    written = f"{min(first, second):.6g}".replace(".", "").strip("0")
    return round(powers) >= 1 and abs(powers - round(powers)) < 1e-6 and len(written) >= digits


def _same_money(unit: str, other: str) -> bool:
    return dimension(unit) != "money" or same_currency(unit, other)


def same_value(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are the same but for rounding, whatever bounds them."""
    if dimension(one.unit) != dimension(other.unit) or not _same_money(one.unit, other.unit):
        return False
    (low, high), (its_low, its_high) = (one.low, one.high), _in_unit(other, one.unit)
    return abs(low - its_low) <= 0.02 * abs(low) and abs(high - its_high) <= 0.02 * abs(high)


# Whoever reports calls his sources so: two such attributions may be of one party.
_NO_PARTY = frozenset(
    "official officials authority authorities police source sources report reports reporter reporters media "
    "agency agencies news television state-run statement spokesman spokeswoman spokesperson local witness witnesses "
    "rescuers rescue service services department doctors medics figures".split()
)


def _claimed_by_two(one: str, other: str) -> bool:
    """Whether two attributions name two parties: they share no word that tells."""
    first, second = (
        {word for word in text.lower().split() if len(word) > 3 and word not in _NO_PARTY} for text in (one, other)
    )
    return bool(first) and bool(second) and first.isdisjoint(second)


def _evolves(a: Figure, b: Figure, first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Whether the figure is a toll, or an age, that the later article has higher."""
    if a.quantity.role not in TOLLS and a.quantity.role != "age":
        return False
    if a.published is None or b.published is None or a.published == b.published:
        return False
    if a.quantity.role == "age":
        years = abs((a.published - b.published).days) / 365.25
        return abs(first[0] - second[0]) <= years + 1 and (a.published < b.published) == (first[0] < second[0])
    return (a.published < b.published) == (first[1] < second[1])
