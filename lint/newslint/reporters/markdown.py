"""A summary in Markdown, for a pull request or a job summary: counts by rule and by file, then the first findings."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from typing import TextIO

from newslint.finding import Finding
from newslint.reporters import Report
from newslint.reporters.concise import location
from newslint.reporters.display import visible

MAX_FILES = 50
MAX_PER_FILE = 20
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&@-])")


def _plain(text: str) -> str:
    """Text that Markdown and HTML show as it is."""
    return _SPECIAL.sub(lambda found: f"&#{ord(found[0])};", visible(text))


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def write(report: Report, out: TextIO) -> None:
    """Write the summary."""
    by_rule: Counter[tuple[str, str]] = Counter()
    sections: list[tuple[str, list[Finding], int]] = []
    files = total = 0
    for file, group in groupby(report.findings, key=lambda one: one.file):
        files += 1
        shown: list[Finding] = []
        count = 0
        for finding in group:
            count += 1
            by_rule[finding.name, finding.code] += 1
            if len(shown) < MAX_PER_FILE:
                shown.append(finding)
        total += count
        if len(sections) < MAX_FILES:
            sections.append((file, shown, count))
    counts = (_count(total, "finding"), _count(files, "file"), _count(report.articles, "article"))
    out.write(f"## newslint: {counts[0]} in {counts[1]} ({counts[2]} linted)\n\n")
    if by_rule:
        out.write("| rule | findings |\n|---|---:|\n")
        for (name, code), count in sorted(by_rule.items(), key=lambda item: (-item[1], item[0])):
            out.write(f"| {name} ({code}) | {count:,} |\n")
    for one in (entry for ignores in report.ignores for entry in ignores.entries() if entry.findings):
        where = f" in {_plain(one.files)}" if one.files else ""
        reason = f": {_plain(one.reason)}" if one.reason else ""
        out.write(f"\nIgnored{where}: {_plain(one.rule)} ({one.findings:,} findings){reason}\n")
    for file, shown, count in sections:
        out.write(f"\n### {_plain(file)}\n\n")
        for finding in shown:
            suggestion = f" Suggestion: {_plain(finding.suggestion)}." if finding.suggestion else ""
            where = _plain(location(finding).removeprefix(visible(file)).lstrip(":#"))
            out.write(f"- {where}: **{finding.name}** {_plain(finding.message)}.{suggestion}\n")
        if count > len(shown):
            out.write(f"- and {count - len(shown):,} more\n")
    if files > len(sections):
        out.write(f"\nand {files - len(sections):,} more files\n")
