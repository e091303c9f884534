"""CSV (RFC 4180) for spreadsheets: no cell can start a formula."""

from __future__ import annotations

import csv
from typing import TextIO

from newslint.reporters import Report
from newslint.reporters.display import scalar

COLUMNS = (
    "file", "record", "line", "column", "end_line", "end_column", "start", "end", "code", "name", "family",
    "severity", "confidence", "message", "text", "suggestion", "fingerprint",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def cell(value: object) -> str:
    """A cell's text; one that a spreadsheet would run gets an apostrophe before it (OWASP, CSV injection)."""
    text = scalar(str(value))
    return "'" + text if text.startswith(_FORMULA) else text


def write(report: Report, out: TextIO) -> None:
    """Write a header and a row a finding."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        fields = {**finding._asdict(), "record": finding.record.id if finding.record else ""}
        fields["family"] = finding.family
        writer.writerow([cell(fields[name]) for name in COLUMNS])
