"""One JSON object a finding, with the keys of ``Finding.as_dict``."""

from __future__ import annotations

from typing import TextIO

from newslint.finding import Finding
from newslint.reporters import Report
from newslint.reporters.display import json_text


def write(report: Report, out: TextIO) -> None:
    """Write the findings as they come."""
    for finding in report.findings:
        out.write(line_of(finding) + "\n")


def line_of(finding: Finding) -> str:
    """The line of a finding, without its end."""
    return json_text(finding.as_dict())
