"""CSV for programs: cells as they are, without the apostrophe that keeps spreadsheets from running formulas."""

from __future__ import annotations

from typing import TextIO

from newslint.reporters import Report
from newslint.reporters import csv as guarded_csv


def write(report: Report, out: TextIO) -> None:
    """Write a header and a row a finding."""
    guarded_csv.write(report, out, guarded=False)
