from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from io import StringIO

import pytest

from newslint.report import svg
from newslint.report.escape import Island, rows, text
from newslint.report.listing import listing
from newslint.report.page import page
from newslint.report.values import Rate
from newslint.reporters import Report, writer
from report_hostile import HOSTILE, Elements, benign, hostile
from report_samples import ARTICLES, RULES, article, collected, finding, findings, reread_of


def test_the_page_has_every_section() -> None:
    html = page(collected())
    for name in ("overview", "sources", "names", "figures", "boilerplate", "copies", "findings"):
        assert f'<section id="{name}"' in html
        assert f'<a href="#{name}">' in html


def test_a_clean_corpus_has_a_page() -> None:
    html = page(collected([], []))
    assert "Nothing to report" in html
    assert 'id="findings"' not in html


def test_the_page_is_the_same_each_time() -> None:
    assert page(collected()) == page(collected())


def test_the_page_loads_nothing_and_ids_are_unique() -> None:
    elements = Elements(page(collected()))
    assert elements.loads == []
    assert set(elements.ids.values()) == {1}
    assert elements.tags["script"] == 2


def test_the_policy_allows_the_pages_own_style_and_script_alone() -> None:
    html = page(collected())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        own = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert own is not None
        digest = b64encode(sha256(own[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]


def test_both_sides_of_a_conflict_stand_together() -> None:
    html = page(collected())
    block = next(one for one in re.findall(r"<article.*?</article>", html) if "FIG201" in one)
    assert "<mark>41 people</mark>" in block
    assert block.count("<mark>14 people</mark>") == 2
    assert "herald.example/1.txt" in block


def test_hostile_text_adds_no_element() -> None:
    bad, good = Elements(page(hostile())), Elements(page(benign()))
    assert len(HOSTILE) >= 40
    assert bad.loads == good.loads == []
    assert bad.tags == good.tags
    assert bad.attributes == good.attributes


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_text_is_inert_and_visible(bad: str) -> None:
    shown = text(bad)
    assert not set("<>\"'\x00\x1b\n\u202e") & set(shown)
    island = Island()
    island.add([bad])
    data = island.finish()
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", data)
    assert len(list(rows(data))) == 1


def test_the_data_has_every_finding() -> None:
    whole = collected()
    told = list(rows(listing(whole).island))
    its = [one for one in told if isinstance(one, list)]
    items = {one["article"]: one["name"] for one in told if "article" in one}
    assert [one[0] for one in its] == [one.code for one in findings()]
    assert {one["code"] for one in told if "rule" in one} == {one.code for one in findings()}
    assert [items[one[5][0][0]].partition("#")[0] for one in its] == [one.file for one in findings()]


def test_the_sources_to_choose_from_are_those_with_most_findings() -> None:
    pages = [article(f"{n:04}.example/1.txt", "pier pier") for n in range(600)]
    made = [finding("BLP201", one, "pier") for one in [*pages, pages[-1]]]
    listed = listing(collected(made, pages))
    assert len(listed.sources) == 500
    assert "0599.example" in listed.sources


def test_the_cap_is_told() -> None:
    html = page(collected(most=3))
    assert "the first 3 of 7 findings" in html
    assert "first" not in page(collected()).partition('id="findings"')[2].partition('id="list"')[0]


def test_a_hundred_thousand_findings_stay_under_fifteen_megabytes() -> None:
    # Texts that do not repeat: what compresses badly.
    words = [sha256(str(n).encode()).hexdigest() for n in range(3000)]
    pages = [article(f"s{n % 300}.example/{n}.txt", " ".join(words[n : n + 8])) for n in range(2500)]
    other = article("other.example/1.txt", "Another article altogether.")
    made = [
        finding("NAM201", one, one.text[65:129], [(other, "Another")], f"{one.text[:64]} here", confidence="medium")
        for one in pages
    ]
    whole = collected([one for one in made for _ in range(41)], [*pages, other])
    html = page(whole)
    assert len(html.encode()) < 15_000_000
    assert "the first 100,000 of 102,500 findings" in html


def test_the_data_stops_at_its_limit() -> None:
    pages = [article(f"{n}.txt", sha256(str(n).encode()).hexdigest() * 3) for n in range(4000)]
    whole = collected([finding("BLP201", one, one.text[:40]) for one in pages], pages)
    cut = listing(whole, most=50_000)
    assert 0 < cut.held < 4000
    assert len(cut.island) < 150_000  # the compressor holds some back


def test_pictures_say_what_they_show() -> None:
    bar = svg.interval_bar(Rate.of(5, 10), 1.0, "herald.example, names")
    assert 'role="img"' in bar
    assert "<title>herald.example, names: 50 %, 95 % interval 24 % to 76 %</title>" in bar


@pytest.mark.parametrize(
    ("values", "first", "last"),
    [
        ([14, 41], 0, 50),
        ([14, 14], 0, 20),
        ([0, 0], 0, 1),
        ([1e9, 1.8e9], 0, 2.5e9),
        ([1000, 1010], 990, 1020),
        ([6e7, 6e10], 1e7, 1e11),
    ],
)
def test_an_axis_holds_its_values(values: list[float], first: float, last: float) -> None:
    ticks = svg.axis(values)
    assert ticks[0] <= min(values)
    assert max(values) <= ticks[-1]
    assert 2 <= len(ticks) <= 9
    assert ticks[0] >= first
    assert ticks[-1] <= last


def test_the_format_writes_the_page() -> None:
    out = StringIO()
    its, rules = findings(), tuple(RULES.values())
    writer("html")(Report(its, articles=4, rules=rules, reread=reread_of(ARTICLES)), out)
    assert out.getvalue() == page(collected())
