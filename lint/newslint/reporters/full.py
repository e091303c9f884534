"""The format for reading: the source around each finding, a caret line, the related places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TextIO, TypeAlias

from newslint.finding import Finding
from newslint.reporters import Report
from newslint.reporters.concise import location
from newslint.reporters.display import harmless, visible, width

Style: TypeAlias = "Callable[[str, str], str]"
_STYLE = {"error": "1;31", "warning": "1;33", "note": "1;36", "bold": "1", "dim": "2", "name": "1;35"}
MAX_RELATED = 3
_ELLIPSIS = "…"


def write(report: Report, out: TextIO) -> None:
    """Write the findings; repeats of one form in one article are folded into the first."""
    style = _styled if report.color else _plain
    for _, group in groupby(report.findings, key=lambda one: (one.file, one.record)):
        for finding, more in _folded(group):
            for line in _block(finding, more, report.width, style):
                out.write(harmless(line) + "\n")  # its parts may make a command together
            out.write("\n")


def _folded(group: Iterable[Finding]) -> Iterator[tuple[Finding, list[Finding]]]:
    folded: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in group:
        folded.setdefault((finding.code, finding.text, finding.message), []).append(finding)
    for first, *more in folded.values():
        yield first, more


def _plain(text: str, kind: str) -> str:
    return text


def _styled(text: str, kind: str) -> str:
    return f"\x1b[{_STYLE[kind]}m{text}\x1b[0m"


def _block(finding: Finding, more: list[Finding], columns: int, style: Style) -> Iterator[str]:
    head = f"{style(finding.severity, finding.severity)} {style(finding.name, 'name')} ({finding.code})"
    yield f"{head} {visible(finding.message)}"
    number = str(finding.line)
    margin = " " * len(number)
    yield f"{margin} {style('-->', 'dim')} {location(finding)}"
    before, marked, after = _window(finding, columns - len(number) - 4)
    bar = style("|", "dim")
    yield f"{style(number, 'dim')} {bar} {before}{style(marked, 'bold')}{after}"
    yield f"{margin} {bar} {' ' * width(before)}{style('^' * max(1, width(marked)), finding.severity)}"
    if finding.suggestion:
        yield f"{margin} = suggestion: {visible(finding.suggestion)}"
    for place in finding.related[:MAX_RELATED]:
        at = place.file if place.record is None else f"{place.file}#{place.record.id}"
        yield f"{margin} = related: {visible(at)}:{place.line}:{place.column}: {visible(place.text)[:columns]}"
    if len(finding.related) > MAX_RELATED:
        yield f"{margin} = related: {len(finding.related) - MAX_RELATED} more places"
    if more:
        lines = ", ".join(dict.fromkeys(str(one.line) for one in more))
        yield f"{margin} = also on line {lines}"


def _window(finding: Finding, columns: int) -> tuple[str, str, str]:
    """The excerpt before, in and after the span, cut to the columns at hand: news paragraphs are long lines."""
    start = finding.excerpt_start
    size = max(0, finding.end - finding.start)
    before = visible(finding.excerpt[:start]).lstrip()
    marked = visible(finding.excerpt[start : start + size])
    after = visible(finding.excerpt[start + size :]).rstrip()
    columns = max(columns, 40)
    marked = _cut(marked, columns - 2) if width(marked) > columns - 2 else marked
    room = columns - width(marked)
    if width(before) + width(after) > room:
        left = max(room // 2, room - width(after)) if width(before) > room // 2 else width(before)
        before = _cut_left(before, left) if width(before) > left else before
        after = _cut(after, room - width(before)) if width(after) > room - width(before) else after
    return before, marked, after


def _cut(text: str, columns: int) -> str:
    kept, used = [], 0
    for one in text:
        used += width(one)
        if used > columns - 1:
            break
        kept.append(one)
    return "".join(kept) + _ELLIPSIS


def _cut_left(text: str, columns: int) -> str:
    kept, used = [], 0
    for one in reversed(text):
        used += width(one)
        if used > columns - 1:
            break
        kept.append(one)
    return _ELLIPSIS + "".join(reversed(kept))
