"""The whole page: one HTML file that loads nothing, runs no script but its own, and can be read without any."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files

from newslint import __version__
from newslint.report import sections, views
from newslint.report.collect import Collected
from newslint.report.escape import text
from newslint.report.listing import STATIC, Listing, listing
from newslint.report.sections import count
from newslint.report.timelines import events
from newslint.rule import CONFIDENCES, FAMILIES, SEVERITIES

_HEADS = {
    "overview": "Overview",
    "sources": "Sources",
    "names": "Names",
    "figures": "Figures",
    "boilerplate": "Boilerplate",
    "copies": "Copies",
    "findings": "Findings",
}


def page(collected: Collected) -> str:
    """The report as the text of an HTML file."""
    listed = listing(collected)
    collected = collected._replace(shown=collected.shown[: listed.held])
    items, shown = collected.items, collected.shown
    bodies = {
        "overview": sections.overview(collected.overview, sum(map(bool, collected.sources))),
        "sources": sections.sources(views.source_table(collected)),
        "names": sections.names(views.families(shown), items),
        "figures": sections.figures(*events(shown, items), items),
        "boilerplate": sections.boilerplate(views.line_map(collected)),
        "copies": sections.copies(views.copy_groups(shown, items), items),
        "findings": _findings(collected, listed),
    }
    there = {name: body for name, body in bodies.items() if body}
    links = "".join(f'<li><a href="#{name}">{_HEADS[name]}</a></li>' for name in there)
    body = "\n".join(there.values())
    found = collected.overview
    summary = f"{count(found.findings, 'finding')} in {count(found.articles, 'article')}"
    style, script = _asset("report.css"), _asset("report.js")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f'<meta name="generator" content="newslint {text(__version__)}">\n<title>newslint: {summary}</title>\n'
        f'<style>{style}</style>\n</head>\n<body>\n<a class="skip" href="#findings">Skip to the findings</a>\n'
        f"<header><h1>newslint <span>report</span></h1><p>{summary}</p></header>\n"
        f'<nav aria-label="Sections"><ul>{links}</ul></nav>\n<main>\n{body}\n'
        f"</main>\n<footer><p>Made by newslint {text(__version__)}. This page holds everything it shows and loads "
        "nothing.</p></footer>\n"
        f'<script type="text/plain" id="data">{listed.island}</script>\n<script>{script}</script>\n</body>\n</html>\n'
    )


def _asset(name: str) -> str:
    return files("newslint.report").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """The content security policy: this very style sheet, this very script, nothing else, from nowhere."""
    hashes = [b64encode(sha256(one.encode()).digest()).decode() for one in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{hashes[0]}'; script-src 'sha256-{hashes[1]}'; base-uri 'none'; "
        "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _findings(collected: Collected, listed: Listing) -> str:
    found = collected.overview
    if not found.findings:
        return ""
    told = [f"The first {STATIC} findings; the script of this page shows all." if listed.held > STATIC else ""]
    capped = ""
    if listed.held < found.findings:
        capped = (
            f'<p class="capped">This page holds the first {listed.held:,} of {found.findings:,} findings, so that it '
            "stays small enough to open. The overview and the sources count all; the rest is made from these. "
            "<code>--format jsonl</code> has every one.</p>"
        )
    controls = (
        '<form class="filters" role="search" aria-label="Filter the findings" hidden>'
        '<label class="search">Search<input type="search" id="q" autocomplete="off" spellcheck="false"></label>'
        + _select("rule", "Rule", [(code, f"{name} ({code})") for code, name in listed.rules])
        + _select("source", "Source", [(name, name) for name in listed.sources])
        + _select("confidence", "Confidence", [(level, level) for level in CONFIDENCES])
        + _select("severity", "Severity", [(level, level) for level in SEVERITIES])
        + _select("family", "Family", [(name, name) for name in FAMILIES.values()])
        + '<button type="reset">Clear</button></form>'
    )
    body = (
        capped,
        controls,
        f'<p id="status" role="status">{"".join(told)}</p>',
        f'<div id="list">{listed.first}</div>',
        f'<p><button type="button" id="more" data-step="{STATIC}" hidden>Show more</button></p>',
    )
    return sections.section("findings", "Findings", body)


def _select(name: str, label: str, options: Sequence[tuple[str, str]]) -> str:
    choices = "".join(f'<option value="{text(value)}">{text(shown)}</option>' for value, shown in options)
    return f'<label>{label}<select id="{name}"><option value="">all</option>{choices}</select></label>'
