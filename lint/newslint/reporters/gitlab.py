"""GitLab's code quality report: a JSON array (docs.gitlab.com, "Code Quality report format")."""

from __future__ import annotations

from typing import TextIO

from newslint.reporters import Report
from newslint.reporters.display import json_text, visible

_SEVERITY = {"error": "major", "warning": "minor", "note": "info"}


def write(report: Report, out: TextIO) -> None:
    """Write the findings; of a record in a larger file, the record's line."""
    out.write("[")
    separator = "\n"
    for one in report.findings:
        line = one.line if one.record is None else one.record.line or 1
        issue = {
            "description": visible(one.message),
            "check_name": one.name,
            "fingerprint": one.fingerprint,
            "severity": _SEVERITY[one.severity],
            "location": {"path": one.file, "lines": {"begin": line}},
        }
        out.write(separator + json_text(issue))
        separator = ",\n"
    out.write("\n]\n")
