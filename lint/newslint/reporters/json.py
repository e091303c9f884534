"""One JSON object: findings, what was skipped, what failed."""

from __future__ import annotations

import json
from typing import TextIO

from newslint import __version__
from newslint.reporters import Report
from newslint.reporters.display import scalars


def write(report: Report, out: TextIO) -> None:
    """Write the report; findings are streamed."""
    out.write(f'{{"version": {json.dumps(__version__)}, "findings": [')
    separator = "\n"
    for finding in report.findings:
        out.write(separator + json.dumps(scalars(finding.as_dict()), ensure_ascii=False))
        separator = ",\n"
    rest = {
        "skipped": [one._asdict() for one in report.notices],
        "problems": [one._asdict() for one in report.problems],
        "articles": report.articles,
    }
    out.write("\n], " + json.dumps(scalars(rest), ensure_ascii=False)[1:] + "\n")
