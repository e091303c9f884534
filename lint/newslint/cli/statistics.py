"""Counting findings as they pass, and ``--statistics``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from newslint.finding import Finding
from newslint.record import NamedTuple
from newslint.reporters.display import visible


class Count(NamedTuple):
    """What was found by one rule. ``safe``, ``unsafe``: the findings that --fix mends, and with --unsafe-fixes."""

    code: str
    name: str
    severity: str
    findings: int = 0
    articles: int = 0
    safe: int = 0
    unsafe: int = 0


class Tally:
    """Counts findings as they pass to the reports."""

    def __init__(self, failing: Callable[[Finding], bool]) -> None:
        self._fails = failing
        self._by_rule: dict[str, Count] = {}
        self._last: dict[str, tuple[str, object]] = {}
        self.failing = 0

    def through(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings, counted; those of one article come together."""
        for one in findings:
            count = self._by_rule.get(one.code) or Count(one.code, one.name, one.severity)
            article = (one.file, one.record)
            self._by_rule[one.code] = count._replace(
                findings=count.findings + 1,
                articles=count.articles + (self._last.get(one.code) != article),
                safe=count.safe + (one.edit is not None and one.edit.safe),
                unsafe=count.unsafe + (one.edit is not None and not one.edit.safe),
            )
            self._last[one.code] = article
            self.failing += self._fails(one)
            yield one

    @property
    def counts(self) -> list[Count]:
        """By rule, the most frequent first."""
        return sorted(self._by_rule.values(), key=lambda one: (-one.findings, one.code))

    @property
    def total(self) -> int:
        """How many findings passed."""
        return sum(one.findings for one in self._by_rule.values())

    @property
    def safe(self) -> int:
        """How many of them --fix mends."""
        return sum(one.safe for one in self._by_rule.values())

    @property
    def unsafe(self) -> int:
        """How many more --unsafe-fixes mends."""
        return sum(one.unsafe for one in self._by_rule.values())


def write_statistics(format: str, tally: Tally, out: TextIO) -> None:
    """Write a line a rule: findings, articles with one, rule, severity, and how many --fix mends; or JSON."""
    if format == "json":
        import json

        out.write(json.dumps([one._asdict() for one in tally.counts], indent=1) + "\n")
        return
    widest = max((len(one.name) for one in tally.counts), default=0)
    if tally.counts:
        out.write(f"findings  articles  rule{' ' * (widest + 7)}severity\n")
    for one in tally.counts:
        mended = f"  --fix mends {one.safe:,}" if one.safe else ""
        line = f"{one.findings:8,}  {one.articles:8,}  {visible(one.name):{widest}} ({one.code})  {one.severity:8}"
        out.write((line + mended).rstrip() + "\n")
