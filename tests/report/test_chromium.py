"""The page in a real browser: it shows all it holds, filters, loads nothing, runs nothing that came with a corpus."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import chromium
from newslint.report.collect import Collected
from newslint.report.page import page
from report_hostile import hostile
from report_samples import article, collected, finding

READY = "document.documentElement.dataset.ready === 'true'"
CARDS = "document.querySelectorAll('#list .finding').length"


@pytest.fixture(scope="module")
def tab() -> Iterator[chromium.Page]:
    program = chromium.find()
    if program is None:
        pytest.skip("no Chromium is installed (Debian: apt-get install chromium)")
    try:
        with chromium.browser(program) as page:
            yield page
    except chromium.BrowserError as error:
        pytest.skip(f"Chromium does not start here: {error}")


@pytest.fixture
def open_page(tab: chromium.Page, tmp_path: Path) -> Any:
    def opened(whole: Collected, scripts: bool = True, anchor: str = "") -> Path:
        path = tmp_path / "report.html"
        path.write_text(page(whole), encoding="utf-8")
        tab.requests.clear()
        tab.complaints.clear()
        tab.open(path, scripts=scripts, anchor=anchor)
        if scripts:
            tab.wait(READY)
        return path

    return opened


def _choose(tab: chromium.Page, name: str, value: str) -> int:
    """Fill in a control as a user does, and wait; how many findings are shown."""
    tab.evaluate(f"document.documentElement.dataset.ready = ''; document.getElementById({name!r}).value = {value!r}")
    tab.evaluate("document.querySelector('.filters').dispatchEvent(new Event('input', { bubbles: true }))")
    tab.evaluate("new Promise((done) => setTimeout(done, 200))")
    return int(tab.evaluate(CARDS))


def test_it_opens_without_a_request_or_a_complaint(tab: chromium.Page, open_page: Any) -> None:
    path = open_page(collected())
    assert tab.evaluate(CARDS) == 7
    assert tab.requests == [path.resolve().as_uri()]
    assert tab.complaints == []


def test_the_script_shows_what_the_static_list_shows(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected(), scripts=False)
    # Scripts are off for the page, not for the debugger.
    static = tab.evaluate("document.getElementById('list').innerHTML")
    assert tab.evaluate("document.querySelector('.filters').hidden")
    open_page(collected())
    assert tab.evaluate("document.getElementById('list').innerHTML") == static


def test_filters(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected())
    assert _choose(tab, "rule", "FIG201") == 1
    assert tab.evaluate("document.querySelector('#list .code').textContent") == "FIG201"
    assert tab.evaluate("document.getElementById('status').textContent") == "1 of 7 findings"
    assert tab.evaluate("location.hash") == "#rule=FIG201"
    assert _choose(tab, "rule", "") == 7
    assert _choose(tab, "source", "wire.example") == 2
    assert _choose(tab, "source", "") == 7
    assert _choose(tab, "confidence", "low") == 2
    assert _choose(tab, "severity", "note") == 0
    tab.evaluate("document.querySelector('[type=reset]').click()")
    tab.wait(f"{CARDS} === 7")


def test_search_reads_both_sides_of_a_conflict(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected())
    assert _choose(tab, "q", "ZELINKO") == 3
    assert _choose(tab, "q", "zelinko herald") == 2
    assert _choose(tab, "q", "nowhere at all") == 0


def test_a_link_of_a_table_filters(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected())
    tab.evaluate("document.querySelector('[data-filter=\"source=today.example\"]').click()")
    assert tab.evaluate(CARDS) == 3
    assert tab.evaluate("document.activeElement.id") == "status"


def test_a_view_can_be_passed_on(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected(), anchor="#rule=BLP201&confidence=low")
    assert tab.evaluate(CARDS) == 1


def test_sources_are_sorted(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected())
    first = "document.querySelector('.sortable tbody th a').textContent"
    click = "document.querySelectorAll('.sortable thead button')[{}].click()"
    assert tab.evaluate(first) == "herald.example"
    tab.evaluate(click.format(0))
    tab.evaluate(click.format(0))
    assert tab.evaluate(first) == "wire.example"
    assert tab.evaluate("document.querySelector('.sortable thead th').ariaSort") == "descending"


def test_hostile_texts_do_nothing(tab: chromium.Page, open_page: Any) -> None:
    path = open_page(hostile())
    while tab.evaluate("!document.getElementById('more').hidden"):
        tab.evaluate("document.getElementById('more').click()")
    assert tab.evaluate(CARDS) == len(hostile().shown)
    count = "document.querySelectorAll('{}').length"
    assert (
        tab.evaluate(count.format("img, iframe, object, embed, link, base, video, audio, image, math, template")) == 0
    )
    assert tab.evaluate(count.format("script")) == 2
    assert tab.evaluate(count.format("form")) == 1
    handlers = ".some((one) => one.getAttributeNames().some((name) => name.startsWith('on')))"
    assert not tab.evaluate(f"[...document.querySelectorAll('*')]{handlers}")
    assert tab.requests == [path.resolve().as_uri()]
    assert tab.complaints == []


def test_every_hostile_source_can_be_chosen(tab: chromium.Page, open_page: Any) -> None:
    open_page(hostile())
    links = "document.querySelectorAll('#sources [data-filter]')"
    for n in range(tab.evaluate(f"{links}.length")):
        tab.evaluate(f"{links}[{n}].click()")
        assert tab.evaluate(CARDS) == 4


def test_the_page_can_be_used_by_keyboard(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected())
    wide = "[...document.querySelectorAll('.scroll')].filter((one) => one.scrollWidth > one.clientWidth)"
    assert tab.evaluate(f"{wide}.every((one) => one.tabIndex === 0)")
    key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
    tab.call("Input.dispatchKeyEvent", type="keyDown", **key)
    tab.call("Input.dispatchKeyEvent", type="keyUp", **key)
    assert tab.evaluate("document.activeElement.className") == "skip"


def test_what_a_screen_reader_is_told(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected())
    nodes = tab.call("Accessibility.getFullAXTree")["nodes"]
    told = {(one["role"]["value"], one.get("name", {}).get("value", "")) for one in nodes if not one["ignored"]}
    unnamed = {role for role, name in told if role in ("image", "link", "button", "combobox", "searchbox") and not name}
    assert unnamed == set()
    assert ("image", "killed, by date of the article") in told
    assert ("region", "Sources") in told
    assert ("status", "") in told
    levels = tab.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((one) => Number(one.tagName[1]))")
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_a_narrow_window_does_not_scroll_sideways(tab: chromium.Page, open_page: Any) -> None:
    tab.size(360)
    open_page(collected())
    assert tab.evaluate("document.documentElement.scrollWidth") == 360
    tab.call("Emulation.clearDeviceMetricsOverride")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read_in_either_scheme(tab: chromium.Page, open_page: Any, scheme: str) -> None:
    path = open_page(collected())
    tab.open(path, media={"prefers-color-scheme": scheme})
    tab.wait(READY)
    shades = (
        "document.querySelectorAll('.map td').forEach((cell, n) => { cell.className = `n s${n % 6}`; cell.append(n) })"
    )
    tab.evaluate(shades)
    assert tab.evaluate(_CONTRAST) == []


# Texts with less contrast than 4.5 to 1 (WCAG 2.2, 1.4.3) against the nearest background that is painted.
_CONTRAST = """(() => {
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
    .map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4))
    .reduce((sum, one, n) => sum + one * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const color = rgb(getComputedStyle(one).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const one of document.querySelectorAll("body *:not(svg *, script)")) {
    if (![...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const [a, b] = [light(rgb(getComputedStyle(one).color)), light(behind(one))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(`${one.tagName}.${one.className} ${one.textContent.slice(0, 30)}`);
  }
  return poor;
})()"""


def test_it_prints(tab: chromium.Page, open_page: Any) -> None:
    open_page(collected())
    assert tab.pdf().startswith(b"%PDF-")
    tab.call("Emulation.setEmulatedMedia", media="print")
    assert tab.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
    tab.call("Emulation.setEmulatedMedia", media="")


def test_a_hundred_thousand_findings_open(tab: chromium.Page, open_page: Any) -> None:
    one = article("herald.example/1.txt", "The pier of Velmora is shut.")
    its = [finding("BLP201", one, "pier", confidence="medium")] * 99_999 + [finding("BLP201", one, "shut")]
    open_page(collected(its, [one]))
    assert tab.evaluate(CARDS) == 100
    assert tab.evaluate("document.getElementById('status').textContent") == ("100,000 findings, the first 100 shown")
    tab.evaluate("document.getElementById('more').click()")
    assert tab.evaluate(CARDS) == 200
    assert _choose(tab, "confidence", "high") == 1
