"""One line a finding: file:line:column: name (CODE) message."""

from __future__ import annotations

from typing import TextIO

from newslint.finding import Finding
from newslint.reporters import Report
from newslint.reporters.display import visible


def location(finding: Finding) -> str:
    """Where a finding stands, in a form that terminals and editors open; records after a hash."""
    file = visible(finding.file)
    # A workflow command starts a line with two colons; a file may be named so.
    file = "./" + file if file.startswith(":") else file
    if finding.record is None:
        return f"{file}:{finding.line}:{finding.column}"
    at = f":{finding.record.line}" if finding.record.line else ""
    return f"{file}{at}#{visible(finding.record.id)}:{finding.line}:{finding.column}"


def write(report: Report, out: TextIO) -> None:
    """Write the findings as they come."""
    for finding in report.findings:
        out.write(f"{location(finding)}: {finding.name} ({finding.code}) {visible(finding.message)}\n")
