"""CSV (RFC 4180, but for line ends of LF alone) for spreadsheets: no cell can start a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable
from typing import TextIO

from newslint.reporters import Report
from newslint.reporters.display import visible

COLUMNS = (
    "file", "record", "line", "column", "end_line", "end_column", "start", "end", "code", "name", "family",
    "severity", "confidence", "message", "text", "suggestion", "fingerprint",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # spreadsheets take the wide signs, too
# Where decimals have a comma, spreadsheets take a semicolon for the end of a cell, even within quotation marks.
_NEXT_CELL = re.compile(rf';(?=[\s"]*[{re.escape("".join(_FORMULA))}])')


def cell(value: object) -> str:
    """A cell's text; what a spreadsheet would run gets an apostrophe before it (OWASP, CSV injection)."""
    text = _NEXT_CELL.sub(";'", str(value))
    return "'" + visible(text) if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else visible(text)


def row_writer(out: TextIO, end: str = "\n") -> Callable[[Iterable[object]], object]:
    """What writes a row, every cell of it in quotation marks: no other separator within one ends it."""
    return csv.writer(out, lineterminator=end, quoting=csv.QUOTE_ALL).writerow


def write(report: Report, out: TextIO, *, guarded: bool = True) -> None:
    """Write a header and a row a finding; cells as they are, but for controls, when not ``guarded``."""
    write_row = row_writer(out)
    write_row(COLUMNS)
    for finding in report.findings:
        fields = {**finding._asdict(), "record": finding.record.id if finding.record else ""}
        fields["family"] = finding.family
        write_row([(cell if guarded else visible)(str(fields[name])) for name in COLUMNS])
