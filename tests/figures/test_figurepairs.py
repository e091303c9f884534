"""Figures of several articles beside each other; events and people are invented."""

from __future__ import annotations

from datetime import date

import pytest

from figures_helpers import read
from newslint.article import Article, Span
from newslint.facts import Facts
from newslint.figurepairs.compare import Figure, comparable, key, people_class
from newslint.figurepairs.disagreement import Disagreement, Figures, disagreements
from newslint.figurepairs.parallel import Discrepancy, Sentences, beside, discrepancies, statements
from newslint.figurepairs.values import is_slip, same_value
from newslint.figurepairs.words import Words, pack_words, sentence_words, similarity, stem, unpack_words
from newslint.knowledge import Knowledge


def level(word: str) -> int:
    """Every word is rare."""
    return 0


def figures(text: str, published: date | None = None) -> list[Figure]:
    facts = Facts(Article("a.txt", text, language="en"), Knowledge())
    spans = facts["sentences"]
    words_of = sentence_words(facts["spaced"], level)
    return [Figure(one, words_of(spans[one.sentence]), published) for one in facts["quantities"]]


def relation(a: str, b: str, days: tuple[date | None, date | None] = (None, None)) -> str | None:
    found = comparable(figures(a, days[0])[0], figures(b, days[1])[0])
    return found.kind if found else None


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("The dam near Orlenka killed 14 people.", "The dam near Orlenka killed 14 people.", "same"),
        ("The dam near Orlenka killed at least 14 people.", "The Orlenka dam killed 16 people.", "agree"),
        ("The dam near Orlenka killed dozens of people.", "The Orlenka dam killed 41 people.", "agree"),
        ("The dam near Orlenka killed 14 people.", "The Orlenka dam killed 41 people.", "conflict"),
        ("The dam near Orlenka killed 140 people.", "The Orlenka dam killed 14 people.", "slip"),
        ("The dam near Orlenka killed 14 people.", "The Orlenka dam injured 41 people.", None),
        ("The dam near Orlenka killed 14 children.", "The Orlenka dam killed 41 soldiers.", None),
        ("The dam near Orlenka killed 14 people.", "In 2009 the Orlenka dam killed 41 people.", None),
        ("The dam near Orlenka killed 14 people.", "The Orlenka dam could kill 41 people.", None),
        ("The dam near Orlenka killed 14 people.", "The Orlenka dam killed 400 people.", None),
        ("The shelter lies 12 miles west of Orlenka.", "The shelter lies 19 km west of Orlenka.", "agree"),
        ("The shelter lies 12 miles west of Orlenka.", "The shelter lies 26 km west of Orlenka.", "conflict"),
        ("The shelter lies 12 miles west of Orlenka.", "The shelter lies 26 km east of Orlenka.", None),
        ("Halina Brodska, 61, was freed.", "They freed Halina Brodska, 63, at night.", "conflict"),
        ("Halina Brodska, 61, was freed.", "They freed Brodska, 16, at night.", "conflict"),
        ("Halina Brodska, 61, was freed.", "They freed Jan Brodska, 34, at night.", None),
        ("The loan for the tunnel is worth $35 million.", "The loan for the tunnel is worth 35 million yen.", "slip"),
        ("The loan for the tunnel is worth $35 million.", "The loan for the tunnel is worth $48 million.", "conflict"),
    ],
)
def test_relations(a: str, b: str, kind: str | None) -> None:
    assert relation(a, b) == kind
    assert relation(b, a) == kind


def test_two_lower_bounds_are_compared_as_they_stand() -> None:
    assert (
        relation("The flood in Vesby killed more than 600.", "The flood in Vesby killed more than 680.") == "conflict"
    )


def test_a_later_higher_toll_evolves() -> None:
    early, late = "The dam near Orlenka killed 14 people.", "The Orlenka dam killed 23 people."
    assert relation(early, late, (date(2023, 5, 9), date(2023, 5, 11))) == "evolving"
    assert relation(early, late, (date(2023, 5, 11), date(2023, 5, 9))) == "conflict"


def test_two_parties_with_two_numbers() -> None:
    a = "The raid near Vesby killed 14 people, the ministry said."
    b = "The raid near Vesby killed 23 people, rebel commanders said."
    assert relation(a, b) == "attributed"


def test_contexts_count() -> None:
    assert relation("They sold 40 boats in spring.", "He carved 25 boats for children.") is None
    assert relation("The yard in Vesby sold 40 boats in May.", "The Vesby yard sold 25 boats in May.") == "conflict"


def test_words() -> None:
    assert [stem(word) for word in ("kills", "killed", "killing", "raised", "boat")] == [
        "kill",
        "kill",
        "kill",
        "rais",
        "boat",
    ]
    assert similarity(Words([(1, 3.4 * 3.4)]), Words([(1, 3.4 * 3.4)])) == 1.0
    assert similarity(Words([(1, 3.4 * 3.4)]), Words([(2, 3.4 * 3.4)])) == 0.0
    levels = {"dam": 10, "dams": 10, "broke": 20}
    words_of = sentence_words("the dams and dam 3 dams broke again", lambda word: levels.get(word, 0))
    assert words_of(Span(0, 8)) == words_of(Span(9, 16))
    words = words_of(Span(17, 35))
    assert list(words.values()) == [3.4 * 3.4, 6.3 * 6.3, 7.3 * 7.3]
    assert unpack_words(pack_words(words)) == words


def test_keys() -> None:
    killed, boats, share = read("It killed 12 rebels. They sold 40 boats. Some 7 percent of voters came.")
    assert (key(killed), key(boats), key(share)) == ("killed fighter", "count boat", "share percent voter")
    assert people_class(killed) == "fighter"


def test_values() -> None:
    a, b, c = read("It cost 27 million kronor. It cost ISK 27 million. It cost ISK 2.7 million.")
    assert same_value(a, b)
    assert not same_value(b, c)
    assert is_slip(b, c)


def disagree(*texts: str) -> list[tuple[int, Disagreement]]:
    articles = [Figures.of(figures(text)) for text in texts]
    return [(of, one) for of in range(len(articles)) for one in disagreements(of, articles)]


def test_the_minority_is_told() -> None:
    right = "The dam near Orlenka killed 14 people."
    ((article, found),) = disagree(right, "The Orlenka dam killed 41 people.", right, right)
    assert (article, found.figure.quantity.low, found.kind) == (1, 41, "conflict")
    assert len(found.others) == 3


def test_one_against_one_tells_both() -> None:
    found = disagree("The dam near Orlenka killed 14 people.", "The Orlenka dam killed 23 people.")
    assert [(article, one.confidence) for article, one in found] == [(0, "medium"), (1, "medium")]


def test_several_against_one_are_believed_of_what_has_no_firm_role() -> None:
    home = "The ferry sank off the island of Halmora, home to {} people."
    ((_, alone), *_) = disagree(home.format("12,000"), home.format("9,000"))
    ((of, found),) = disagree(home.format("12,000"), *[home.format("9,000")] * 2)
    assert (alone.confidence, of, found.confidence) == ("low", 0, "medium")
    game = "Vesby beat Tolvik with {} hits in the cup final on Sunday."
    assert [one.confidence for _, one in disagree(game.format("6"), *[game.format("4")] * 2)] == ["low"]


def test_what_measures_without_a_noun_is_compared_in_sentences_much_alike() -> None:
    fall = "Rescuers found the climber Ida Brandl, who fell {} down a face of Mount Tolvik on Sunday."
    assert disagree(fall.format("900 metres"), fall.format("600 metres"))
    assert disagree(fall.format("900 metres"), "The face of Mount Tolvik that they climb is 600 metres of ice.") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A quake of magnitude 6.1 struck Halmora island.", "A quake of magnitude 5.2 struck Halmora island."),
        ("He was sentenced to one to three years in prison.", "He was sentenced to four months in prison."),
        ("The fire in Vesby burned three houses down.", "The fire in Vesby burned two other houses down."),
    ],
)
def test_two_things_are_not_one(one: str, other: str) -> None:
    assert disagree(one, other) == []


def test_an_article_that_knows_both_values_is_not_told() -> None:
    found = disagree(
        "The dam near Orlenka killed 14 people.",
        "The Orlenka dam killed 23 people. At first the dam was said to have killed 14 people near Orlenka.",
    )
    assert found == []


def test_a_number_of_nothing_is_known_too() -> None:
    found = disagree(
        "The dam near Orlenka killed 14 people.",
        "The Orlenka dam killed 23 people. Police had given a figure of 14 for the dam near Orlenka.",
    )
    assert found == []


def test_order_of_articles_changes_nothing() -> None:
    texts = ["The dam near Orlenka killed 14 people.", "The Orlenka dam killed 23 people.", "It rained on Vesby."]
    values = {(one.figure.quantity.low, one.kind, one.confidence) for _, one in disagree(*texts)}
    assert {(one.figure.quantity.low, one.kind, one.confidence) for _, one in disagree(*reversed(texts))} == values


def parallel(*texts: str) -> list[tuple[int, str, str, str]]:
    articles: list[Sentences] = []
    for text in texts:
        facts = Facts(Article("a.txt", text, language="en"), Knowledge())
        told = statements(
            text, facts["sentences"], facts["quantities"], facts["dates"], sentence_words(facts["spaced"], level)
        )
        articles.append(Sentences.of(told))
    found: list[tuple[int, Discrepancy]] = [
        (of, one) for of in range(len(articles)) for one in discrepancies(beside(of, articles))
    ]
    return [(of, texts[of][one.span.start : one.span.end], one.kind, one.confidence) for of, one in found]


SAME = "The lamp factory in Vesby shipped {} lamps to the coastal islands, its director said."


@pytest.mark.parametrize(
    ("frame", "right", "wrong", "told"),
    [
        (SAME, "11,000", "1,100", "1,100"),
        (SAME, "10,000", "1 million", "1 million"),
        ("The Vesby bank lent the harbour company {} for cranes.", "27 million kronor", "$27 million", "$27 million"),
        (
            "The harbour company of Vesby opened its ferry terminal on {}, residents recall.",
            "July 24",
            "May 24",
            "May 24",
        ),
        (
            "The harbour company of Vesby opened its ferry terminal on {}, residents recall.",
            "the 24th",
            "May 24",
            "May 24",
        ),
        ("The harbour company of Vesby opens its ferry terminal every {}, residents say.", "July", "7 May", "7 May"),
        ("The harbour company of Vesby opened its ferry terminal in {}, residents recall.", "2014", "2002", "2002"),
    ],
)
def test_what_translation_changed(frame: str, right: str, wrong: str, told: str) -> None:
    texts = [frame.format(right), frame.format(wrong), frame.format(right)]
    assert parallel(*texts) == [(1, told, "slip", "medium")]


def test_a_changed_digit() -> None:
    texts = [SAME.format(number) for number in ("14,092", "14,092", "13,092")]
    assert parallel(*texts) == [(2, "13,092", "conflict", "medium")]


def test_other_sentences_are_left_alone() -> None:
    assert (
        parallel(SAME.format("11,000"), "A yard in Calder sold 1,100 boats before the war began.", "It rained.") == []
    )
    assert parallel(SAME.format("11,000"), SAME.format("1,100")) == []
