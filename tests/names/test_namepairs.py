"""Two spellings in stories: what stands in whose place, and which side the evidence speaks against."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.facts import Facts
from newslint.facts.names import Standing
from newslint.figurepairs.words import sentence_words
from newslint.groups.name import comparable
from newslint.namepairs.direction import disputes
from newslint.namepairs.family import NameFamily, NameUse, Pair, Spelling
from newslint.namepairs.parallel import Misreading, misreadings, pack, unpack
from newslint.namepairs.usage import Use, pack_use, unpack_use
from newslint.namepairs.variants import is_near_ending
from newslint.plan import PlanSpec

KNOWLEDGE = PlanSpec(("newslint_rules",), frozenset()).knowledge()
SAID = "The fire chief of Tolvik, Haruto {0}, said that two bridges over the Skerra were closed."


def telling(text: str) -> bytes:
    facts = Facts(Article("a.txt", text, language="en"), KNOWLEDGE)
    return pack(facts["sentences"], facts["names"], sentence_words(facts["spaced"], KNOWLEDGE.words.level))


def found(*texts: str) -> list[Misreading]:
    return list(misreadings(0, [unpack(telling(text)) for text in texts]))


def test_a_name_in_the_place_of_another() -> None:
    (one,) = found(SAID.format("Ichijo"), SAID.format("Kazutake"), SAID.format("Kazutake") + " The fog was thick.")
    assert (one.name.form, one.other, one.supporters, one.rivals) == ("Ichijo", "Kazutake", 1, 2)
    assert [number for number, _ in one.places] == [1, 2]


@pytest.mark.parametrize(
    "texts",
    [
        (SAID.format("Ichijo"), SAID.format("Kazutake")),  # one article is no majority
        (SAID.format("Ichijo"), SAID.format("Ichijo"), SAID.format("Kazutake"), SAID.format("Kazutake")),
        (SAID.format("Kazutake"), SAID.format("Kazutakeshi"), SAID.format("Kazutakeshi")),  # spelling tells
        (SAID.format("Ichijo"), SAID.format("Kazutake") + " Ichijo slept.", SAID.format("Kazutake") + " Ichijo slept."),
        ("", SAID.format("Kazutake"), SAID.format("Kazutake")),
    ],
)
def test_no_name_in_the_place_of_another(texts: tuple[str, ...]) -> None:
    assert not found(*texts)


def test_what_is_too_large_to_be_kept_is_left_out() -> None:
    text = " ".join(f"Zorin{chr(97 + n % 26) * 3}vo{n % 7}k Balta{n}." for n in range(40_000))
    assert len(telling(text)) <= 65_535


def test_a_use_survives_packing() -> None:
    text = SAID.format("Kazutake")
    names = Facts(Article("a.txt", text, language="en"), KNOWLEDGE)["names"]
    (name,) = (one for one in names if one.form == "Kazutake")
    assert name.slots == {"tolvik haruto|", "haruto|said", "|said that"}
    use = unpack_use(pack_use(name, (3, 70_00), 738_000))
    assert (len(use.slots), use.day, use.story) == (3, 738_000, frozenset({3, 7000}))


@pytest.mark.parametrize(
    ("a", "b", "may_differ"),
    [
        ("Halversen", "Halvesren", True),
        ("Brodkinov", "Brodkinova", True),  # in no table: the model has to see how they are used
        ("Zorinvok", "Zorinwock", True),  # romanisations that nobody uses
        ("Skerravik", "Skérravik", False),
        ("Skerravik", "Skerra-vik", False),
        ("Sergei", "Sergey", False),
        ("Petrov", "Petrova", False),
        ("Iceland", "Icelandair", False),
        ("Zorinvok", "Zorinvoks", False),
        ("Ust-Orda", "Ust-Luga", False),
        ("Nordhavn-Tolvik", "Nordhavn-Tolvig", True),
        ("Skerra-C1", "Skerra-S1", False),
        ("Halversen46", "Halvesren", False),
    ],
)
def test_what_may_be_a_mistake(a: str, b: str, may_differ: bool) -> None:
    assert comparable(a, b, KNOWLEDGE) is comparable(b, a, KNOWLEDGE) is may_differ


def test_near_endings() -> None:
    assert is_near_ending("Egill", "Egil")
    assert not is_near_ending("Toyosawacho", "Toyosawa")
    assert not is_near_ending("Al-Goweiny", "Goweiny")


def family(recorded: tuple[bool, bool], articles: tuple[int, int]) -> NameFamily:
    story = frozenset(range(8))
    use = Use(frozenset(), frozenset(), frozenset(), story, frozenset())
    spellings = []
    first = 0
    for form, known, count in zip(("Halversen", "Halvesren"), recorded, articles, strict=True):
        uses = tuple(NameUse(first + n, ((0, 9),), use) for n in range(count))  # type: ignore[arg-type]
        first += count
        spellings.append(Spelling(len(spellings), form, Standing.UNKNOWN, known, count, 0, uses))
    return NameFamily(tuple(spellings), (Pair(0, 1, 0.9, ()),))


def test_what_is_recorded_outweighs_a_majority() -> None:
    even, other = disputes(family((False, False), (1, 1)))
    assert even.wrong == pytest.approx(other.wrong)
    many, few = disputes(family((False, False), (4, 1)))
    assert many.wrong < 0.5 < few.wrong
    many, few = disputes(family((False, True), (4, 1)))
    assert few.wrong < 0.5 < many.wrong


def test_what_may_be_two_names_is_less_likely_misspelt() -> None:
    spellings, _ = family((False, False), (1, 1))
    for probability in (0.9, 0.5):
        one, _ = disputes(NameFamily(spellings, (Pair(0, 1, probability, ()),)))
        assert one.misspelt == pytest.approx(probability * one.wrong)
