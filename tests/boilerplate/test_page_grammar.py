"""Lines that no phrase holds: found by their make or by how they speak to the reader, where pages put them."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.article import Article
from newslint.facts import Facts
from newslint.facts.boilerplate import Block
from newslint.facts.boilerplate.address import address
from newslint.facts.boilerplate.bios import bio
from newslint.facts.boilerplate.furniture import byline, controls, furniture, path, stamp
from newslint.facts.boilerplate.widgets import counter, rates, ticker, weather
from newslint.knowledge import Knowledge
from newslint.registry import pack_folder

KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
ROWS = [
    row.split("\t")
    for row in (Path(__file__).parent / "page_grammar.tsv").read_text(encoding="utf-8").splitlines()
    if not row.startswith("#")
]
FURNITURE = [row for row in ROWS if row[1] != "-"]
STORY = [row[3] for row in ROWS if row[1] == "-"]
TITLE = "Velmora council to rebuild northern pier after storm"
BODY = [
    "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter storms.",
    "Work on the pier should start in October, the council said, and is expected to cost four million crowns.",
    "Fishing boats will use the southern quay until then, and the ferry will call twice a day, the mayor said.",
]
PLACES = {
    "head": lambda line: [TITLE, line, *BODY],
    "mid": lambda line: [TITLE, BODY[0], line, *BODY[1:]],
    "tail": lambda line: [TITLE, *BODY, line],
}


def blocks(line: str, place: str) -> tuple[Block, ...]:
    text = "\n\n".join(PLACES[place](line)) + "\n"
    found: tuple[Block, ...] = Facts(Article("a.txt", text, language="en"), KNOWLEDGE)["boilerplate"]
    assert all(text[one.start : one.end] == line for one in found)
    return found


@pytest.mark.parametrize(("place", "kind", "least", "line"), FURNITURE)
def test_page_furniture_where_pages_have_it(place: str, kind: str, least: str, line: str) -> None:
    (block,) = blocks(line, place)
    assert block.kind == kind
    assert least == "low" or block.confidence != "low"


@pytest.mark.parametrize("line", STORY)
def test_short_lines_of_stories_stay(line: str) -> None:
    assert not any(blocks(line, place) for place in PLACES)


@pytest.mark.parametrize(
    ("part", "yes", "no"),
    [
        (stamp, "Posted Wed 3 May 2023 at 6:02pm", "Velmora Rovers 2-1 Harbour United"),
        (counter, "31 likes 4 restacks", "47 people liked the plan"),
        (ticker, "VLMR 41.20 -0.80 (1.90%) Add to portfolio", "Northquay fell 2.4% to 112.50 crowns"),
        (rates, "USD/EUR 0.92 ▲0.3% Brent 82.15 ▼1.0%", "Prices rose 2% in May and +3% in June"),
        (weather, "Velmora 21°C Partly cloudy", "It was 21°C in Velmora on Monday"),
        (byline, "By Marta Quill, Transport Editor", "By design, the pier bends"),
        (path, "Start » News » Economy", "Roses / violets / tulips"),
        (controls, "Share Save Copy link WhatsApp", "Share the road"),
    ],
)
def test_each_make_of_furniture(part: object, yes: str, no: str) -> None:
    assert callable(part)
    assert part(yes) is not None
    assert part(no) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marta Quill covers ports and shipping for the Velmora Ledger.", "author"),
        ("Marta Quill is a transport reporter at VLMR. Before that she walked the harbours of the north.", "author"),
        ("Quill, a senior reporter, can be reached at newsroom extension 41.", None),
        ("Staff writer Marta Quill can be reached at 555-0148 or mquill@ledger.example.", "author"),
        ("Marta Quill and Tom Reed contributed to this report.", "author"),
        ("Tom is our senior correspondent in Oststad. He has written about boats since he was ten.", "author"),
        ("The writer is a lecturer in history at the University of Oststad.", "author"),
        ("Email Marta Quill at mquill@ledger.example.", "contact"),
        ("The author is expected at the book fair on Friday.", None),
        ("Marta Quill is a reporter who was arrested in May, her lawyer said.", None),
        ("Tom Reed is a fisherman in Velmora.", None),
        ("Snow covers most of the northern province.", None),
    ],
)
def test_notes_about_the_author(text: str, kind: str | None) -> None:
    mark = bio(text, [])
    assert (mark.kind if mark else None) == kind
    surname = "Reed" if "Tom Reed" in text else "Quill"
    if mark and mark.kind == "author" and surname in text:
        assert bio(text, [f"Police questioned {surname} on Friday."]) is None


def test_a_weak_line_counts_at_the_edges_only() -> None:
    line = "Key takeaways"
    assert [bool(blocks(line, place)) for place in PLACES] == [True, False, True]


def test_who_speaks_decides() -> None:
    assert address("Send us your pictures of the storm") == address("Send your pictures of the storm to us")
    for story in (
        "She asked us to send your pictures of the page",
        "“Send us your pictures”, the page says",
        "US news pages carry your photos and your app",
    ):
        mark = address(story)
        assert mark is None or mark.weak


@pytest.mark.parametrize(
    "text",
    [
        "1" * 119,
        ": " * 60,
        "." * 190,
        "By A" * 29,
        "A, " * 39 + "A",
        "12 " * 39 + "1",
        "www.us " * 28,
        "@" * 119,
        "A.B" * 39,
    ],
)
def test_strange_lines_take_no_time(text: str) -> None:
    assert furniture(text, signed=True) is None or text
    assert address(text) is None or text
    assert bio(text, []) is None or text
