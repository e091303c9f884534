"""Annotations of a GitHub workflow (workflow commands of actions/toolkit)."""

from __future__ import annotations

from typing import TextIO

from newslint.reporters import Report
from newslint.reporters.display import visible

_LEVEL = {"error": "error", "warning": "warning", "note": "notice"}


def _data(text: str) -> str:
    """The command's data: % first, then line ends (others are made visible before)."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def write(report: Report, out: TextIO) -> None:
    """Write one workflow command a finding; for records of larger files, at the line of the record."""
    for one in report.findings:
        line, end_line = one.line, one.end_line
        where = f",line={line},endLine={end_line},col={one.column},endColumn={one.end_column}"
        message = one.message
        if one.record is not None:
            where = f",line={one.record.line or 1}"
            message = f"record {one.record.id}, line {line}: {message}"
        elif end_line != line:  # columns only hold within one line
            where = f",line={line},endLine={end_line}"
        title = _property(f"{one.name} ({one.code})")
        out.write(
            f"::{_LEVEL[one.severity]} file={_property(visible(one.file))}{where},title={title}::"
            f"{_data(visible(message))}\n"
        )
