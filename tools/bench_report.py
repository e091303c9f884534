"""Measures the HTML report of many findings: its size, how long it takes to write, to open and to search.

    python tools/bench_report.py [FINDINGS]

The findings are made up, on generated articles that do not repeat each other; two in four name a place of another
article, as those on names and figures do.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import chromium
import synthetic
from newslint.article import Article, Span
from newslint.finding import Finding, Related, findings_of, related_in
from newslint.registry import load
from newslint.report.collect import Again, collect
from newslint.report.page import page
from newslint.rule import Hit, Place, Rule

CODES = ("NAM201", "BLP201", "FIG201", "NAM101")
AN_ARTICLE = 5
STATUS = "document.getElementById('status').textContent"


def articles(count: int) -> list[Article]:
    return [
        Article(one.path, one.text, source=one.path.split("/")[-2], date=one.day) for one in synthetic.articles(count)
    ]


def findings(texts: list[Article], rules: dict[str, Rule]) -> Iterator[Finding]:
    rng = random.Random(1)
    for n, one in enumerate(texts):
        other = texts[n - 1]

        def locate(place: Place, other: Article = other) -> Related:
            return related_in(other, Span(place.start, place.end))

        hits = []
        for code in (CODES[k % len(CODES)] for k in range(AN_ARTICLE)):
            here, there = _word(rng, one), _word(rng, other)
            word = one.text[here.start : here.end]
            related = (Place(0, *there, other.text[there.start : there.end]),) if code[3] == "2" else ()
            evidence = {"probability": rng.random(), "articles": {word: n % 7}}
            message = f"{word} here, something else in {n % 7} articles"
            hits.append((rules[code], Hit(here, message, related=related, evidence=evidence)))
        yield from findings_of(one, hits, locate)


def _word(rng: random.Random, one: Article) -> Span:
    start = one.text.index(" ", rng.randrange(len(one.text) // 2)) + 1
    return Span(start, min(len(one.text), start + rng.randrange(4, 12)))


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    rules = {one.code: one for one in load()}
    texts = articles(count // AN_ARTICLE)
    made = list(findings(texts, rules))
    started = time.process_time()
    again = (Again(one.file, one, True) for one in texts)
    html = page(collect(made, lambda also: again, tuple(rules.values()), len(texts)))
    size, seconds = len(html.encode()) / 1e6, time.process_time() - started
    print(f"{len(made):,} findings: {size:.1f} MB, written in {seconds:.1f} s of CPU")
    program = chromium.find()
    if program is None:
        print("no Chromium is installed: not opened")
        return 0
    with tempfile.TemporaryDirectory() as folder, chromium.browser(program) as tab:
        path = Path(folder) / "report.html"
        path.write_text(html, encoding="utf-8")
        started = time.perf_counter()
        tab.open(path)
        tab.wait("document.documentElement.dataset.ready === 'true'")
        print(f"opened in {time.perf_counter() - started:.1f} s: {tab.evaluate(STATUS)}")
        started = time.perf_counter()
        tab.evaluate("document.getElementById('q').value = 'firefighters'")
        tab.evaluate("document.querySelector('.filters').dispatchEvent(new Event('input', { bubbles: true }))")
        tab.wait(f"{STATUS}.includes(' of ')")
        print(f"searched in {time.perf_counter() - started:.1f} s: {tab.evaluate(STATUS)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
