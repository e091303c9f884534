"""What quantities say: roles, whom they count, attribution, flags."""

from __future__ import annotations

import pytest

from figures_helpers import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 people.", [("killed", 12)]),
        ("The blast killed at least 12 and wounded 30 others.", [("killed", 12), ("injured", 30)]),
        ("Twelve dead, 30 injured in Vesby fire", [("killed", 12), ("injured", 30)]),
        ("12 miners were killed and 30 wounded.", [("killed", 12), ("injured", 30)]),
        ("12 miners killed 30 injured in Vesby", [("killed", 12), ("injured", 30)]),
        ("At least 12 people have died in Vesby.", [("killed", 12)]),
        ("The death toll from the flood rose to 41.", [("killed", 41)]),
        ("The flood claimed 41 lives.", [("killed", 41)]),
        ("Rescuers found 41 bodies.", [("killed", 41)]),
        ("The storm left 41 people dead.", [("killed", 41)]),
        ("He was charged with the deaths of two women.", [("killed", 2)]),
        ("The number of injured climbed to 64.", [("injured", 64)]),
        ("Five wounded men were carried out.", [("injured", 5)]),
        ("Some 70 people were killed or injured.", [("casualty", 70)]),
        ("There were 70 casualties.", [("casualty", 70)]),
        ("Nine people are still missing.", [("missing", 9)]),
        ("Police arrested 18 protesters.", [("arrested", 18)]),
        ("The police made 18 arrests.", [("arrested", 18)]),
        ("Some 4,000 residents were evacuated.", [("displaced", 4000)]),
        ("Thousands have fled.", [("displaced", 2000)]),
        ("Divers rescued seven sailors.", [("rescued", 7)]),
        ("Gunmen abducted seven sailors.", [("abducted", 7)]),
        ("Six children, including two babies, were killed.", [("killed", 6), ("killed", 2)]),
        ("The dead included seven children.", [("killed", 7)]),
        ("Two nurses were among the dead.", [("killed", 2)]),
        ("Five gunmen killed three guards.", [("count", 5), ("killed", 3)]),
        ("Fire destroyed 35 houses and killed nobody.", [("count", 35)]),
        ("She was killed by two soldiers.", [("count", 2)]),
        ("The mother of 12 was killed.", [("count", 12)]),
        ("A magnitude 5.9 quake shook Vesby.", [("magnitude", 5.9)]),
        ("A 5.9 magnitude quake destroyed seven villages.", [("magnitude", 5.9), ("count", 7)]),
        ("It had a preliminary magnitude of at least 5.9.", [("magnitude", 5.9)]),
    ],
)
def test_people(text: str, expected: list[tuple[str, float]]) -> None:
    assert [(one.role, one.low) for one in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "role", "noun", "whom"),
    [
        ("The blast killed 12 young miners.", "killed", "miner", "young miners"),
        ("They sold 40 wooden boats.", "count", "boat", "wooden boats"),
        ("They paid a $30 million bailout.", "money", "bailout", ""),
        ("They got $30 million in aid.", "money", "aid", ""),
        ("It won 46 percent of voters.", "share", "voter", "voters"),
        ("It lies 12 miles north of Vesby.", "distance", "", "north of vesby"),
        ("It lies 12 miles (19 km) from the coast.", "distance", "", "from coast"),
        ("The wall is 12 feet high.", "length", "height", ""),
        ("It struck at a depth of 10 km.", "length", "depth", ""),
        ("He got 12 years in prison.", "sentence", "", ""),
        ("It ended 12 years ago.", "duration", "ago", ""),
        ("They agreed on a 12-hour truce.", "duration", "truce", ""),
        ("It burned 300 hectares of forest.", "measure", "forest", "forest"),
    ],
)
def test_what_is_measured(text: str, role: str, noun: str, whom: str) -> None:
    one = read(text)[0]
    assert (one.role, one.noun, one.whom) == (role, noun, whom)


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("Halina Brodska, 61, was lifted from her roof.", "halina brodska", 61),
        ("They freed 61-year-old Halina Brodska on Monday.", "halina brodska", 61),
        ("They freed 61-year-old widow Halina Brodska on Monday.", "halina brodska", 61),
        ("Halina Brodska, a 61-year-old widow, was freed.", "halina brodska", 61),
        ("Halina Brodska, aged 61, was freed.", "halina brodska", 61),
        ("Dr. Halina van Brodska, 61, was freed.", "halina van brodska", 61),
        ("The 61-year-old Lisbon baker was freed.", "", 61),
        ("Painter Oskar Lind dies at 75", "", 75),
    ],
)
def test_ages(text: str, name: str, age: int) -> None:
    (one,) = read(text)
    assert (one.role, one.unit, one.low) == ("age", "year-of-age", age)
    assert one.whom == name or not name


def test_attribution() -> None:
    first, second = read(
        "According to the energy ministry, 12 people died. Some 12 people died, the mayor of Vesby said."
    )
    assert first.attribution == "energy ministry"
    assert second.attribution in ("mayor", "vesby", "mayor of vesby")


def test_place_and_date() -> None:
    (one,) = read("The flood killed 12 people in Dubrava on 9 May 2023.")
    assert (one.place, one.when) == ("dubrava", "2023-05-09")


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("The war has killed 4,000 people since 2011.", "background"),
        ("Another 12 people were killed.", "another"),
        ("The fire killed 20 people, including 4 children.", "including"),
        ("Twelve of the 20 jurors left.", "part"),
        ("They make 40 boats a year.", "rate"),
        ("The dam could kill up to 400 people.", "hypothetical"),
    ],
)
def test_flags(text: str, flag: str) -> None:
    assert any(flag in one.flags for one in read(text))


def test_sentences_are_numbered() -> None:
    assert [one.sentence for one in read("It rained. Two boats sank.\nFive came back.")] == [1, 2]
