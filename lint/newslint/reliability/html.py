"""Profiles as one HTML page that loads nothing and runs nothing: tables, with intervals drawn as SVG."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from html import escape
from typing import TextIO

from newslint import __version__
from newslint.reliability.page import CAVEAT, Page, by_kind, came_from, name_of, number, size_of, told
from newslint.reliability.profile import Rate, SourceProfile
from newslint.reliability.signals import ALL_DEFECTS, SIGNALS, TOO_FEW
from newslint.reporters.display import visible

STYLE = """
:root { color-scheme: light dark; --line: #8886; --bar: #4a7ebb; --worse: #b3261e; --better: #1b6e3c; }
@media (prefers-color-scheme: dark) { :root { --bar: #7fb0e6; --worse: #ff8a80; --better: #7fd8a0; } }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.n { text-align: right; } .n, .w { font-variant-numeric: tabular-nums; white-space: nowrap; }
.worse { color: var(--worse); font-weight: 600; } .better { color: var(--better); font-weight: 600; }
.places { font-size: .85em; opacity: .8; overflow-wrap: anywhere; }
svg { display: block; width: 9rem; height: 1rem; } svg line { stroke: var(--line); }
svg rect { fill: var(--bar); opacity: .45; } svg circle { fill: var(--bar); }
@media print { body { max-width: none; margin: 0; } details { break-inside: avoid; } }
"""
_POLICY = f"default-src 'none'; style-src 'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"


def write(page: Page, out: TextIO) -> None:
    """Write the page."""
    out.write(
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="newslint {escape(__version__)}">\n'
        f"<title>Sources</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>Sources</h1>\n"
    )
    out.writelines(fragment(page))
    out.write("</main>\n</body>\n</html>\n")


def fragment(page: Page) -> Iterator[str]:
    """The part of a page that shows the profiles: an overview, then each source with its signals."""
    scales = _scales(page)
    yield f"<p>{escape(CAVEAT)} Under {TOO_FEW} articles or units are too few.</p>\n"
    yield (
        f"<table>\n<caption>Overview: {escape(ALL_DEFECTS.title)}, per {ALL_DEFECTS.per:,} words</caption>\n<thead><tr>"
        '<th scope="col">Source</th><th scope="col" class="n">Articles</th><th scope="col" class="n">Words</th>'
        '<th scope="col" class="n">Rate</th><th scope="col">95 % interval</th><th scope="col">Worse than others in</th>'
        '<th scope="col">Better in</th></tr></thead>\n<tbody>\n'
    )
    for n, profile in enumerate(page.profiles.sources):
        yield _overview_row(n, profile, scales)
    yield "</tbody>\n</table>\n"
    for n, profile in enumerate(page.profiles.sources):
        yield f'<section id="source-{n}">\n<h2>{_safe(name_of(profile))}</h2>\n<p>{escape(size_of(profile))}</p>\n'
        if words := came_from(profile):
            yield f"<p>{escape(words)}</p>\n"
        for heading, rates in by_kind(profile):
            yield (
                f"<table>\n<caption>{escape(heading)}</caption>\n<thead><tr>"
                '<th scope="col">Signal</th><th scope="col" class="n">Rate</th><th scope="col">Per</th>'
                '<th scope="col">95 % interval</th><th scope="col"><span aria-hidden="true"></span></th>'
                '<th scope="col" class="n">Counts</th><th scope="col" class="n">Others</th><th scope="col">Verdict</th>'
                "</tr></thead>\n<tbody>\n"
            )
            for rate in rates:
                yield _row(rate, page, scales)
            yield "</tbody>\n</table>\n"
        yield "</section>\n"


def _safe(text: str) -> str:
    return escape(visible(text))


def _scales(page: Page) -> Mapping[str, float]:
    """For each signal the largest value that is drawn, so that the bars of all sources can be compared."""
    return {
        one.name: max(
            (
                rate.estimate.high
                for profile in page.profiles.sources
                if (rate := profile.rate(one.name)) and not rate.few
            ),
            default=1.0,
        )
        for one in SIGNALS
    }


def _overview_row(n: int, profile: SourceProfile, scales: Mapping[str, float]) -> str:
    rate = profile.rate(ALL_DEFECTS.name)
    worse, better = (
        "; ".join(one.signal.title for one in profile.rates if one.verdict == word) for word in ("worse", "better")
    )
    value = number(rate.estimate.value * rate.signal.per) if rate else ""
    return (
        f'<tr><th scope="row"><a href="#source-{n}">{_safe(name_of(profile))}</a></th>'
        f'<td class="n">{profile.articles:,}</td><td class="n">{profile.words:,}</td><td class="n">{value}</td>'
        f"<td>{_bar(rate, scales) if rate else ''}</td>"
        f'<td class="worse">{escape(worse)}</td><td class="better">{escape(better)}</td></tr>\n'
    )


def _row(rate: Rate, page: Page, scales: Mapping[str, float]) -> str:
    value, interval, counts = told(rate)
    places = "".join(
        f"<br/>{_safe(f'{place.file}:{place.line}:{place.column}')} <q>{_safe(place.text[:60])}</q>"
        if place.text
        else f"<br/>{_safe(f'{place.file}:{place.line}:{place.column}')}"
        for place in map(page.locate, rate.examples)
    )
    others = number(rate.comparison.rest.value * rate.signal.per) if rate.comparison else ""
    verdict = "too few" if rate.few else rate.verdict
    return (
        f'<tr><td>{escape(rate.signal.title)}<span class="places">{places}</span></td><td class="n">{value}</td>'
        f'<td class="w">{rate.signal.per:,} {escape(rate.signal.unit)}</td><td class="w">{interval}</td>'
        f"<td>{_bar(rate, scales)}</td>"
        f'<td class="n">{counts}</td><td class="n">{others}</td><td class="{verdict.replace(" ", "-")}">{verdict}</td>'
        "</tr>\n"
    )


def _bar(rate: Rate, scales: Mapping[str, float]) -> str:
    """The interval as a bar and the rate as a dot, on the scale of the signal."""
    if rate.few:
        return ""
    value, interval, _ = told(rate)
    scale = 100 / (scales[rate.signal.name] or 1.0)
    at, low, high = (one * scale for one in rate.estimate)
    return (
        f'<svg viewBox="-3 0 106 10" role="img" aria-label="{value}, interval {interval}">'
        f'<line x1="0" y1="5" x2="100" y2="5"/><rect x="{low:.1f}" y="2" width="{max(high - low, 0.5):.1f}" '
        f'height="6"/><circle cx="{at:.1f}" cy="5" r="2.5"/></svg>'
    )
