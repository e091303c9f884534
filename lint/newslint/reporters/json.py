"""One JSON object: findings, what was skipped, what failed."""

from __future__ import annotations

from typing import TextIO

from newslint import __version__
from newslint.reporters import Report
from newslint.reporters.display import json_text


def write(report: Report, out: TextIO) -> None:
    """Write the report; findings are streamed."""
    out.write(f'{{"version": {json_text(__version__)}, "findings": [')
    separator = "\n"
    for finding in report.findings:
        out.write(separator + json_text(finding.as_dict()))
        separator = ",\n"
    rest = {
        "skipped": [one._asdict() for one in report.notices],
        "problems": [one._asdict() for one in report.problems],
        "articles": report.articles,
        "ignored": [one._asdict() for ignores in report.ignores for one in ignores.entries()],
    }
    out.write("\n], " + json_text(rest)[1:] + "\n")
