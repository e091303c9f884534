"""Events: which articles report one, seen from each of them; all invented."""

from __future__ import annotations

import random
from datetime import date
from random import Random

import pytest

from newslint.article import Article
from newslint.engine import MemoryShelf, Plan, examine, find_links
from newslint.facts import Facts
from newslint.figurepairs.pack import pack, unpack
from newslint.figurepairs.parallel import statements
from newslint.figurepairs.words import sentence_words
from newslint.groups import event
from newslint.groups.event.clusters import SCALE, clusters
from newslint.groups.grouping import MAX_NEIGHBOURS, Link, neighbourhood, neighbourhoods, shown
from newslint.knowledge import Knowledge
from newslint.packing import MOST_BYTES
from newslint.registry import pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])

DAM = [
    "The Orlenka dam broke on Monday night and killed 14 people in the lower streets of Dubrava, the rescue service of "
    "the Lesna valley said. Captain Stanislav Marchevsky led the search.",
    "Fourteen people died when the Orlenka dam above Dubrava gave way, Captain Stanislav Marchevsky of the Lesna "
    "valley rescue service told reporters on Tuesday.",
    "Rescuers in the Lesna valley searched the lower streets of Dubrava after the dam at Orlenka had burst. Marchevsky "
    "called it the worst night of his career.",
]
FERRY = [
    "A ferry from Skerra ran aground off Tolvik on Sunday with 210 passengers, the Halmora coastguard said. Ingrid "
    "Halversen, its captain, had asked for a pilot.",
    "Ingrid Halversen, captain of the Skerra ferry that ran aground off Tolvik, had asked the Halmora coastguard for a "
    "pilot, passengers said.",
]


def events(texts: list[str], days: list[date | None] | None = None) -> dict[str, set[str]]:
    """Each article's event, by names of files."""
    articles = [
        Article(f"{n}.txt", text, language="en", date=days[n] if days else None) for n, text in enumerate(texts)
    ]
    plan = Plan((), (event.GROUPING,), KNOWLEDGE)
    shelf = MemoryShelf(event.GROUPING, [examine(one, plan) for one in articles])
    found = {}
    for keys, inside in neighbourhoods(find_links(event.GROUPING, shelf, KNOWLEDGE)):
        keys, inside = shown(event.GROUPING, keys, inside)
        for one in event.GROUPING.view([shelf.member(key) for key in keys], inside, KNOWLEDGE):
            found[one.article.id] = {other.id for other in one.others}
    return found


def test_reports_of_one_event_meet_and_of_two_do_not() -> None:
    found = events([*DAM, *FERRY])
    assert found["0.txt"] >= {"1.txt"}
    assert found["3.txt"] == {"4.txt"}
    assert all({"3.txt", "4.txt"}.isdisjoint(found.get(f"{n}.txt", ())) for n in range(3))


def test_published_months_apart_is_two_events() -> None:
    days = [date(2024, 3, 4), date(2024, 7, 4)]
    assert events(DAM[:2], [days[0], days[0]])
    assert not events(DAM[:2], [days[0], days[1]])


def test_other_languages_are_left_out() -> None:
    article = Article("a.txt", DAM[0], language="fr")
    facts = Facts(article, KNOWLEDGE)
    assert not list(event.entries(*[facts[need] for need in event.GROUPING.needs]))


@pytest.mark.parametrize("seed", range(5))
def test_clusters_do_not_depend_on_the_order_of_pairs(seed: int) -> None:
    rng = Random(seed)
    pairs = [(a, b, rng.randrange(SCALE)) for b in range(12) for a in range(b) if rng.random() < 0.5]
    expected = clusters(pairs, 12)
    assert sorted(n for one in expected for n in one) == list(range(12))
    rng.shuffle(pairs)
    assert clusters([(b, a, p) for a, b, p in pairs], 12) == expected


def test_a_chain_is_cut() -> None:
    high, low = int(0.9 * SCALE), int(0.55 * SCALE)
    within = [(0, 1, high), (0, 2, high), (1, 2, high), (3, 4, high), (3, 5, high), (4, 5, high)]
    assert clusters([*within, (2, 3, low)], 6) == [[0, 1, 2], [3, 4, 5]]


def test_neighbours_are_two_links_away_and_bounded() -> None:
    chain = {0: [(1, 0.9)], 1: [(0, 0.9), (2, 0.9)], 2: [(1, 0.9), (3, 0.9)], 3: [(2, 0.9)]}
    assert neighbourhood(0, chain.__getitem__) == (0, 1, 2)
    star = {0: [(n, 0.5) for n in range(1, 99)]} | {n: [(0, 0.5)] for n in range(1, 99)}
    assert neighbourhood(0, star.__getitem__) == tuple(range(MAX_NEIGHBOURS + 1))
    assert [keys for keys, _ in neighbourhoods([Link(0, 1, 0.9), Link(1, 2, 0.8)])] == [(0, 1, 2), (1, 0, 2), (2, 1, 0)]


def test_figures_survive_packing() -> None:
    text = DAM[0] + " At least $3.5 million was lost by 7 May 2024, some 12 miles north of Vesby."
    facts = Facts(Article("a.txt", text, language="en"), KNOWLEDGE)
    words_of = sentence_words(facts["spaced"], KNOWLEDGE.words.level)
    told = statements(text, facts["sentences"], facts["quantities"], facts["dates"], words_of)
    said = unpack(pack(text, told), date(2024, 3, 4))
    assert said.statements == told
    assert [figure.quantity for figure in said.figures] == list(facts["quantities"])
    assert all(text[span.start : span.end] == its for span, its in said.texts.items())


def test_of_a_page_of_results_the_first_are_kept() -> None:
    rng = random.Random(3)
    lines = (", ".join(f"{rng.randint(2, 99_999)} points in {word}" for word in DAM[0].split()) for _ in range(120))
    text = ".\n".join(lines)
    facts = Facts(Article("a.txt", text, language="en"), KNOWLEDGE)
    words_of = sentence_words(facts["spaced"], KNOWLEDGE.words.level)
    told = statements(text, facts["sentences"], facts["quantities"], facts["dates"], words_of)
    data = pack(text, told)
    assert MOST_BYTES // 4 < len(data) <= MOST_BYTES
    kept = unpack(data, None).statements
    assert kept == told[: len(kept)]
