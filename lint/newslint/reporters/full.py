"""The format for reading: by article, the source around each finding, a caret line, the related places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TextIO, TypeAlias

from newslint.finding import Finding, Related
from newslint.reporters import Report
from newslint.reporters.concise import location
from newslint.reporters.display import cut, harmless, link, visible, width, window
from newslint.reporters.places import line_of

Style: TypeAlias = "Callable[[str, str], str]"
_STYLE = {"error": "1;31", "warning": "1;33", "note": "1;36", "bold": "1", "dim": "2", "name": "1;35", "file": "1;4"}
MAX_RELATED = 3
RELATED_COLUMNS = 72
"""What is shown of the line of a related place."""


def write(report: Report, out: TextIO) -> None:
    """Write the findings; repeats of one form in one article are folded into the first."""
    style = _styled if report.color else _plain
    for (file, record), group in groupby(report.findings, key=lambda one: (one.file, one.record)):
        findings = list(group)
        if len(findings) > 1:
            name = visible(file) + ("" if record is None else f"#{visible(record.id)}")
            out.write(harmless(f"{style(name, 'file')}: {len(findings):,} findings") + "\n\n")
        for finding, more in _folded(findings):
            for line in _block(finding, more, report, style):
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
    return f"\x1b[{_STYLE[kind]}m{text}\x1b[0m" if text else ""


def _block(finding: Finding, more: list[Finding], report: Report, style: Style) -> Iterator[str]:
    head = f"{style(finding.severity, finding.severity)} {style(finding.name, 'name')} ({finding.code})"
    yield f"{head} {visible(finding.message)}"
    number = str(finding.line)
    margin = " " * len(number)
    where = location(finding)
    yield f"{margin} {style('-->', 'dim')} {link(where, finding.file) if report.links else where}"
    size = max(0, finding.end - finding.start)
    before, marked, after = window(finding.excerpt, finding.excerpt_start, size, report.width - len(number) - 4)
    bar = style("|", "dim")
    yield f"{style(number, 'dim')} {bar} {before}{style(marked, 'bold')}{after}"
    yield f"{margin} {bar} {' ' * width(before)}{style('^' * max(1, width(marked)), finding.severity)}"
    if finding.suggestion:
        yield f"{margin} = suggestion: {visible(finding.suggestion)}"
    elsewhere = [place for place in finding.related if not _is_within(place, finding)]
    for place in elsewhere[:MAX_RELATED]:
        yield from _related(place, finding, f"{margin} = ", report, style)
    if len(elsewhere) > MAX_RELATED:
        yield f"{margin} = related: {len(elsewhere) - MAX_RELATED} more places"
    if more:
        lines = ", ".join(dict.fromkeys(str(one.line) for one in more))
        yield f"{margin} = also on line {lines}"


def _is_within(place: Related, finding: Finding) -> bool:
    """Whether a place is a part of what is marked already."""
    same = (place.file, place.record) == (finding.file, finding.record)
    return same and finding.start <= place.start and place.end <= finding.end


def _related(place: Related, finding: Finding, start: str, report: Report, style: Style) -> Iterator[str]:
    """A related place, with the words around it where they are not those of the finding."""
    file = visible(place.file) + ("" if place.record is None else f"#{visible(place.record.id)}")
    at = f"{file}:{place.line}:{place.column}"
    shown = link(at, place.file) if report.links else at
    yield f"{start}related: {shown}: {cut(visible(place.text), report.width)}"
    if (place.file, place.record, place.line) == (finding.file, finding.record, finding.line):
        return
    line = line_of(place)
    if line is not None and len(line.strip()) > len(place.text):
        columns = min(RELATED_COLUMNS, report.width - len(start))
        before, marked, after = window(line, place.column - 1, len(place.text), columns)
        yield f"{' ' * len(start)}{style(before, 'dim')}{style(marked, 'bold')}{style(after, 'dim')}"
