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

from datetime import date
from functools import cached_property
from typing import Literal, TypeAlias

from newslint.facts.figures.lexicon import is_people
from newslint.facts.figures.quantity import Quantity
from newslint.facts.figures.units import dimension, same_currency
from newslint.figurepairs.values import TOLLS, agree, in_unit, is_slip, ratio, same_money
from newslint.figurepairs.words import Words, similarity, stem_hash
from newslint.record import NamedTuple

Kind: TypeAlias = Literal["same", "agree", "conflict", "evolving", "attributed", "slip"]

FIRM_ROLES = frozenset("killed injured missing displaced arrested age".split())
"""The roles whose conflicts were right often enough to be told at medium confidence and above."""

_ASIDE = frozenset(("hypothetical", "former", "rate", "reversed"))
_PARTIAL = frozenset(("including", "listed"))
_CONTEXT_FLAGS = frozenset(("another", "ago"))


class _Fields(NamedTuple):
    quantity: Quantity
    words: Words
    """The content words of its sentence: see ``sentence_words``."""
    published: date | None = None
    text: str = ""
    """As it is written."""


class Figure(_Fields):
    """A quantity with what its comparison needs of its article, all plain strings and numbers."""

    @cached_property
    def context(self) -> Words:
        """The words that are compared: of a count, what is counted is in the key already."""
        one = self.quantity
        return self.words.without(one.whom) if one.role == "count" else self.words

    @property
    def leads(self) -> bool:
        """Whether it stands in the headline or the first sentences, where an article says what happened."""
        return self.quantity.sentence < 4


class Relation(NamedTuple):
    """How two figures stand to each other. ``similarity``: of their contexts, 0 to 1."""

    kind: Kind
    similarity: float


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
    shared_key = key(a.quantity)
    return relation_of(a, b) if shared_key and shared_key == key(b.quantity) else None


def relation_of(a: Figure, b: Figure) -> Relation | None:
    """``comparable`` of two figures that have one key."""
    one, other = a.quantity, b.quantity
    if not _same_kind(one, other) or not _same_time(a, b):
        return None
    close = _closeness(a, b)
    if close < _least(one):
        return None
    kind = _values(a, b)
    if kind is None or (kind not in ("same", "agree", "slip") and _too_far(one, other, close)):
        return None
    return Relation(kind, close)


def _closeness(a: Figure, b: Figure) -> float:
    """How alike the contexts are: the words, and for tolls whether both lead, and whether place and period differ."""
    one, other = a.quantity, b.quantity
    close = similarity(a.context, b.context)
    if one.role == "count":
        return close
    if one.role in TOLLS:
        close += 0.1 * (a.leads and b.leads)
        close -= 0.06 * (not _same_place(one, other))
        close -= 0.15 * (("background" in one.flags) != ("background" in other.flags))
    return max(0.0, min(1.0, close))


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


def _least(one: Quantity) -> float:
    """How alike the contexts have to be. Where no noun says what is measured, the sentence has to."""
    if one.role in _MEASURES and not one.noun:
        return 0.6
    return _LEAST.get(one.role, 0.45)


_MEASURES = frozenset(("share", "measure", "length", "duration"))


def _same_kind(one: Quantity, other: Quantity) -> bool:
    if one.flags or other.flags:
        flags, others = set(one.flags), set(other.flags)
        if (flags | others) & _ASIDE or (flags & _CONTEXT_FLAGS) != (others & _CONTEXT_FLAGS):
            return False
        if one.role in TOLLS and people_class(one) == "" and (flags & _PARTIAL) != (others & _PARTIAL):
            return False
    if one.unit != other.unit and dimension(one.unit) != dimension(other.unit):
        return False
    if one.role == "age":
        return _one_person(one, other)
    if one.role == "sentence":  # "one to three years" may be served as one, and months of it be suspended
        return (one.low == one.high) == (other.low == other.high)
    if one.role == "distance":
        return " " in one.whom and _directions_fit(one.whom, other.whom)
    if one.role == "money":
        return not one.noun or not other.noun or one.noun == other.noun
    if one.role == "count":
        return bool(one.noun) and one.noun == other.noun
    return one.role not in _MEASURES or one.noun == other.noun


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
        return _has_day(one) and _has_day(other)
    (year, month, day), (its_year, its_month, its_day) = _parts(one), _parts(other)
    if year and its_year and year != its_year:
        return False
    if month and its_month and month != its_month:
        return False
    # A sentence may give the day of the event or that of the report.
    return not day or not its_day or abs(int(day) - int(its_day)) <= 2


def _has_day(when: str) -> bool:
    """Whether a date is told to the day, or not at all."""
    return len(when) not in (4, 7) or when.startswith("--")


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


def _values(a: Figure, b: Figure) -> Kind | None:
    one, other = a.quantity, b.quantity
    if dimension(one.unit) == "money" and not same_currency(one.unit, other.unit):
        return "slip" if one.low == other.low and one.exact and other.exact and one.low >= 1000 else None
    first, second = (one.low, one.high), in_unit(other, one.unit)
    if first == second and one.modifier == other.modifier:
        return "same"
    if agree(one, other):
        return "agree"
    if is_slip(one, other):
        return "slip"
    if _evolves(a, b, first, second):
        return "evolving"
    return "attributed" if _claimed_by_two(one.attribution, other.attribution) else "conflict"


MOST_RATIO = {**dict.fromkeys(TOLLS, 3.0), "distance": 1.7, "magnitude": 1.1}
"""By role: what is further apart is of two things, as the dead of one strike and those of the war are. Agencies measure
one earthquake some tenths apart; more is another one, or an aftershock."""


def _too_far(one: Quantity, other: Quantity, close: float) -> bool:
    """Whether two values differ too much for one thing, the less alike their contexts are; or are too vague to tell."""
    most = 5.0 if one.role in TOLLS and close >= 0.5 else MOST_RATIO.get(one.role, 6.0)
    return one.vague or other.vague or ratio((one.low, one.high), in_unit(other, one.unit)) > most


def figures_ratio(a: Figure, b: Figure) -> float:
    """How many times the values of two comparable figures differ."""
    one, other = a.quantity, b.quantity
    return ratio((one.low, one.high), in_unit(other, one.unit))


def values_meet(one: Quantity, other: Quantity) -> bool:
    """Whether the values that two quantities may stand for meet, whatever they count."""
    if dimension(one.unit) != dimension(other.unit) or not same_money(one.unit, other.unit):
        return False
    return agree(one, other)


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
    """Whether the figure is a toll, or an age, that the later article has higher.

    Of articles of one day, or without one, a toll evolves that is said to have risen.
    """
    role = a.quantity.role
    if a.published is None or b.published is None or a.published == b.published:
        higher = a if first[1] > second[1] else b
        return role in TOLLS and not _RISEN.isdisjoint(higher.words)
    years = abs((a.published - b.published).days) / 365.25
    if role == "age" and abs(first[0] - second[0]) > years + 1:
        return False
    return (role in TOLLS or role == "age") and (a.published < b.published) == (first[1] < second[1])


_RISEN = frozenset(map(stem_hash, "climbs climbed jumps jumped rises rose risen rising soared surged updated".split()))
