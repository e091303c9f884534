"""Profiles as text, JSON, CSV and HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TextIO

from newslint import __version__
from newslint.finding import record_dict
from newslint.reliability.page import CAVEAT, Page, by_kind, came_from, name_of, number, size_of, told
from newslint.reliability.profile import Rate, SourceProfile
from newslint.reliability.signals import TOO_FEW
from newslint.reporters.csv import cell, row_writer
from newslint.reporters.display import json_text, visible, width

_BOLD, _DIM, _RED, _GREEN, _YELLOW, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[33m", "\x1b[0m"
_COLORS = {"worse": _RED, "better": _GREEN, "differs": _YELLOW}


def text(page: Page, out: TextIO, color: bool) -> None:
    """For reading in a terminal: signals that show something, the rest in one line."""

    def paint(words: str, code: str) -> str:
        return f"{code}{words}{_RESET}" if color and words else words

    for profile in page.profiles.sources:
        out.write(f"{paint(visible(name_of(profile)), _BOLD)}  {size_of(profile)}\n")
        if words := came_from(profile):
            out.write(f"  {words}\n")
        for heading, rates in by_kind(profile):
            shown = [one for one in rates if one.k or one.verdict or one.signal.kind == "practice"]
            out.write(f"  {heading}\n")
            for rate in shown:
                value, interval, counts = told(rate)
                label = f"{rate.signal.title}"
                unit = f"per {rate.signal.per:,} {rate.signal.unit}"
                found = rate.comparison
                others = f"others {number(found.rest.value * rate.signal.per)}" if found else ""
                mark = "too few" if rate.few else rate.verdict
                mark = paint(mark, _COLORS.get(mark, _DIM))
                line = f"    {label:52} {value:>6} {unit:18} {interval:>15}  {counts:>18}  {others:14} {mark}"
                out.write(line.rstrip() + "\n")
                for place in map(page.locate, rate.examples):
                    at = visible(f"{place.file}:{place.line}:{place.column}")
                    words = visible(place.text)
                    quoted = f"  {words[:60]}{'…' if width(words) > 60 else ''}" if words else ""
                    out.write(paint(f"        {at}{quoted}", _DIM) + "\n")
            if silent := [one.signal.title for one in rates if one not in shown]:
                out.write(paint(f"    none found: {', '.join(silent)}", _DIM) + "\n")
        out.write("\n")
    out.write(f"{CAVEAT} Under {TOO_FEW} articles or units are too few.\n")


def json(page: Page, out: TextIO, color: bool = False) -> None:
    """One object with everything: the corpus, and each source with all its signals."""
    whole = {
        "newslint": __version__,
        "caveat": CAVEAT,
        "rules": sorted(page.codes),
        "corpus": _profile_dict(page.profiles.corpus, page),
        "sources": [_profile_dict(one, page) for one in page.profiles.sources],
    }
    out.write(json_text(whole, indent=2) + "\n")


def _profile_dict(profile: SourceProfile, page: Page) -> dict[str, Any]:
    days = (profile.first_day, profile.last_day)
    first, last = (date.fromordinal(day).isoformat() if day else None for day in days)
    return {
        "name": profile.name,
        "articles": profile.articles,
        "words": profile.words,
        "first_day": first,
        "last_day": last,
        "through": profile.through or None,
        "signals": [_rate_dict(one, page) for one in profile.rates],
    }


def _rate_dict(rate: Rate, page: Page) -> dict[str, Any]:
    signal, found = rate.signal, rate.comparison
    return {
        "signal": signal.name,
        "title": signal.title,
        "kind": signal.kind,
        "unit": signal.unit,
        "better": signal.better or None,
        "k": rate.k,
        "n": rate.n,
        **_rounded(rate.estimate),
        "too_few": rate.few,
        "others": _rounded(found.rest) if found else None,
        "difference": _rounded(found.difference) if found else None,
        "q": round(found.q, 6) if found else None,
        "verdict": rate.verdict or None,
        "examples": [
            {
                "file": place.file,
                "record": record_dict(place.record),
                "line": place.line,
                "column": place.column,
                "start": place.start,
                "end": place.end,
                "code": one.code or None,
                "text": place.text,
            }
            for one in rate.examples
            for place in (page.locate(one),)
        ],
    }


def _rounded(estimate: tuple[float, float, float]) -> dict[str, float]:
    return dict(zip(("rate", "low", "high"), (round(value, 8) for value in estimate), strict=True))


COLUMNS = (
    "source", "articles", "words", "signal", "kind", "unit", "better", "k", "n", "rate", "low", "high", "too_few",
    "others", "difference", "difference_low", "difference_high", "q", "verdict", "examples",
)  # fmt: skip


def csv(page: Page, out: TextIO, color: bool = False) -> None:
    """A header and a row for each signal of each source; rates per unit."""
    write_row = row_writer(out)
    write_row(COLUMNS)
    for profile in page.profiles.sources:
        for rate in profile.rates:
            found = rate.comparison
            places = (page.locate(one) for one in rate.examples)
            estimate = [round(value, 8) for value in rate.estimate]
            difference = [round(value, 8) for value in found.difference] if found else ["", "", ""]
            compared = (round(found.rest.value, 8) if found else "", *difference, round(found.q, 6) if found else "")
            head = (profile.name, profile.articles, profile.words)
            of = (rate.signal.name, rate.signal.kind, rate.signal.unit, rate.signal.better)
            shown = " ".join(f"{place.file}:{place.line}:{place.column}" for place in places)
            numbers = (rate.k, rate.n, *estimate, int(rate.few), *compared)
            # Numbers are ours, and may start with a minus; words come from the corpus.
            row = (*map(cell, head), *of, *map(str, numbers), rate.verdict, cell(shown))
            write_row(row)


def html(page: Page, out: TextIO, color: bool = False) -> None:
    """A page of its own: no script, nothing loaded."""
    from newslint.reliability.html import write

    write(page, out)


FORMATS: Mapping[str, Callable[[Page, TextIO, bool], None]] = {"text": text, "json": json, "csv": csv, "html": html}
