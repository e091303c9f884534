"""CSV (RFC 4180, but for line ends of LF alone) for spreadsheets: no cell can start a formula."""

from __future__ import annotations

import csv
from typing import TextIO

from newslint.reporters import Report
from newslint.reporters.display import visible

COLUMNS = (
    "file", "record", "line", "column", "end_line", "end_column", "start", "end", "code", "name", "family",
    "severity", "confidence", "message", "text", "suggestion", "fingerprint",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # spreadsheets take the wide signs, too


def cell(value: object) -> str:
    """A cell's text; one that a spreadsheet would run gets an apostrophe before it (OWASP, CSV injection)."""
    text = str(value)
    return "'" + visible(text) if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else visible(text)


def write(report: Report, out: TextIO, *, guarded: bool = True) -> None:
    """Write a header and a row a finding; cells as they are, but for controls, when not ``guarded``."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for finding in report.findings:
        fields = {**finding._asdict(), "record": finding.record.id if finding.record else ""}
        fields["family"] = finding.family
        writer.writerow([(cell if guarded else visible)(str(fields[name])) for name in COLUMNS])
