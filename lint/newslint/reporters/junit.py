"""JUnit XML as CI servers read it: a test suite a file with findings, a failed test case a finding."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from newslint.reporters import Report
from newslint.reporters.concise import location
from newslint.reporters.display import visible

# What XML 1.0 cannot hold, even as a reference.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", visible(text))


def write(report: Report, out: TextIO) -> None:
    """Write the findings by file; files without findings are not named, since there may be millions."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="newslint">\n')
    for file, group in groupby(report.findings, key=lambda one: one.file):
        findings = list(group)
        count = len(findings)
        out.write(
            f'  <testsuite name={quoteattr(_text(file))} tests="{count}" failures="{count}" errors="0" skipped="0">\n'
        )
        for one in findings:
            name = quoteattr(f"{one.name} ({one.code}) {one.line}:{one.column}")
            message = quoteattr(_text(one.message))
            out.write(f"    <testcase name={name} classname={quoteattr(_text(file))}>\n")
            out.write(f"      <failure message={message} type={quoteattr(one.name)}>")
            out.write(escape(_text(f"{location(one)}: {one.message}")) + "</failure>\n    </testcase>\n")
        out.write("  </testsuite>\n")
    if report.problems:
        count = len(report.problems)
        out.write(f'  <testsuite name="internal" tests="{count}" failures="0" errors="{count}" skipped="0">\n')
        for problem in report.problems:
            out.write(f'    <testcase name={quoteattr(_text(problem.where))} classname="newslint">\n')
            out.write(f"      <error message={quoteattr(_text(problem.what))}/>\n    </testcase>\n")
        out.write("  </testsuite>\n")
    out.write("</testsuites>\n")
