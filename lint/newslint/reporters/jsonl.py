"""One JSON object a finding, with the keys of ``Finding.as_dict``."""

from __future__ import annotations

import json
from typing import TextIO

from newslint.finding import Finding
from newslint.reporters import Report
from newslint.reporters.display import scalars


def write(report: Report, out: TextIO) -> None:
    """Write the findings as they come."""
    for finding in report.findings:
        out.write(line_of(finding) + "\n")


def line_of(finding: Finding) -> str:
    """The line of a finding, without its end."""
    return json.dumps(scalars(finding.as_dict()), ensure_ascii=False)
