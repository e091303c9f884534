"""Formats of the report, one module each.

A module holds ``write(report, out)``. ``FORMATS`` says what each is for; a module is imported when it is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from newslint.corpus.files import Notice
from newslint.finding import Finding, Problem
from newslint.record import NamedTuple
from newslint.rule import Rule
from newslint.suppress import Ignores

if TYPE_CHECKING:
    from newslint.report.collect import Reread

FORMATS: Mapping[str, str] = {
    "full": "the source around each finding, for reading",
    "concise": "one line a finding",
    "json": "one JSON object with everything",
    "jsonl": "one JSON object a finding",
    "github": "annotations of a GitHub workflow",
    "gitlab": "GitLab's code quality report",
    "sarif": "SARIF 2.1.0, for code scanning services",
    "junit": "JUnit XML",
    "csv": "comma-separated values, safe for spreadsheets",
    "csv-raw": "comma-separated values as they are, for programs",
    "markdown": "a summary for a pull request",
    "html": "one self-contained page with pictures, for people to judge by",
}


class Report(NamedTuple):
    """What a format is made from. ``findings`` may be read once, in order."""

    findings: Iterable[Finding]
    notices: tuple[Notice, ...] = ()
    problems: tuple[Problem, ...] = ()
    articles: int = 0
    color: bool = False
    width: int = 100
    rules: tuple[Rule, ...] = ()
    """The rules that ran."""
    links: bool = False
    """Whether the terminal makes hyperlinks of OSC 8 sequences."""
    reread: Reread | None = None
    """Reads the corpus again, for formats that show more of it than findings carry."""
    ignores: tuple[Ignores, ...] = ()
    """What is ignored, with reasons and counts; the counts are right once the findings have been read."""


def writer(name: str) -> Callable[[Report, TextIO], None]:
    """The function that writes a format."""
    found: Callable[[Report, TextIO], None] = import_module(f"newslint.reporters.{name.replace('-', '_')}").write
    return found
