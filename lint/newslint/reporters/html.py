"""One self-contained HTML file with everything a reader needs to judge the findings (see ``newslint.report``)."""

from __future__ import annotations

from typing import TextIO

from newslint.reporters import Report


def write(report: Report, out: TextIO) -> None:
    """Write the page."""
    from newslint.report.collect import collect
    from newslint.report.page import page

    notes = [f"{one.where}: {one.what}" for one in report.problems]
    notes += [f"{one.file}: {one.reason}" if one.file else one.reason for one in report.notices]
    out.write(page(collect(report.findings, report.reread, report.rules, report.articles, notes)))
