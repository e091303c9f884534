"""What the report shows: frozen values, in the order of the page. Articles are numbers: indexes into ``articles``."""

from __future__ import annotations

from datetime import date

from newslint.finding import Finding
from newslint.record import NamedTuple
from newslint.reliability.statistics import wilson

UNKNOWN_SOURCE = "unknown source"


class Item(NamedTuple):
    """An article that a finding stands in or speaks of. ``record``: its id in a file of many, "" otherwise."""

    file: str
    record: str = ""
    title: str = ""
    source: str = ""
    date: date | None = None

    @property
    def name(self) -> str:
        """What names it within the corpus."""
        return f"{self.file}#{self.record}" if self.record else self.file

    @property
    def where(self) -> str:
        """Its source and date, as far as they are known."""
        return " · ".join(part for part in (self.source, self.date.isoformat() if self.date else "") if part)


class Excerpt(NamedTuple):
    """A stretch of an article's line around a span; an ellipsis stands where it was cut."""

    before: str
    marked: str
    after: str


class Side(NamedTuple):
    """A place in an article, with its surroundings."""

    article: int
    line: int
    column: int
    excerpt: Excerpt


class Shown(NamedTuple):
    """A finding as the report shows it: where it stands, and the other places that it speaks of."""

    finding: Finding
    here: Side
    others: tuple[Side, ...]


class Rate(NamedTuple):
    """``k`` of ``n``, with the bounds of a 95 % interval; all within 0 and 1, 0 to 1 for n = 0."""

    k: int
    n: int
    low: float
    high: float

    @classmethod
    def of(cls, k: int, n: int) -> Rate:
        """A share with Wilson's score interval, as profiles of sources have it: 5 of 10 is .24 to .76."""
        _, low, high = wilson(k, n)
        return cls(k, n, low, high)

    @property
    def value(self) -> float:
        """The share."""
        return self.k / self.n if self.n else 0.0


class SourceRow(NamedTuple):
    """A source: how many articles, and a rate for each signal of the table."""

    name: str
    articles: int
    rates: tuple[Rate, ...]


class SourceTable(NamedTuple):
    """The sources. ``signals``: the heads of the columns; ``note``: what is to be known."""

    signals: tuple[str, ...]
    rows: tuple[SourceRow, ...]
    note: str


class Spelling(NamedTuple):
    """A spelling of a family: articles known to have it, how many have it at least, whether it is suggested."""

    form: str
    articles: tuple[int, ...]
    total: int
    suggested: bool
    doubted: bool
    """Findings stand at it that are more than notes."""


class Family(NamedTuple):
    """Spellings that findings connect, most used first; ``codes``: the rules behind it."""

    spellings: tuple[Spelling, ...]
    codes: tuple[str, ...]
    findings: int


class Point(NamedTuple):
    """A figure in an article, in the unit of its timeline. ``standing``: agrees, conflicts or differs (and may)."""

    article: int
    date: date | None
    value: float
    text: str
    standing: str
    line: int


class Timeline(NamedTuple):
    """One thing that articles count, by date. ``agreed``: the value that most of them have, if one has most."""

    role: str
    unit: str
    points: tuple[Point, ...]
    agreed: float | None
    message: str
    left_out: int = 0
    """Figures that are too many to be drawn."""


class Event(NamedTuple):
    """Articles whose figures are compared, from the earliest on, and the figures."""

    articles: tuple[int, ...]
    timelines: tuple[Timeline, ...]


class RepeatedLine(NamedTuple):
    """A line of boilerplate and how many articles of each source it stands in."""

    text: str
    articles: int
    by_source: tuple[int, ...]
    name: str
    """The rule that found it."""


class LineMap(NamedTuple):
    """Lines by source; ``left_out``: lines that are not shown."""

    sources: tuple[str, ...]
    totals: tuple[int, ...]
    """How many articles of each source there are, 0 where nobody knows."""
    lines: tuple[RepeatedLine, ...]
    left_out: int


class Copy(NamedTuple):
    """An article of a group of copies: how much of it is as in which other article, and whether that is retold.

    The first of a group is like none.
    """

    article: int
    share: float = 1.0
    like: int | None = None
    retold: bool = False


class CopyGroup(NamedTuple):
    """Articles that repeat each other, the earliest first; ``articles``: how many are alike in all."""

    copies: tuple[Copy, ...]
    articles: int


class RuleCount(NamedTuple):
    """How often a rule reported, by confidence (high, medium, low), and in how many files."""

    code: str
    name: str
    title: str
    severity: str
    findings: int
    by_confidence: tuple[int, int, int]
    files: int


class Overview(NamedTuple):
    """The counts that the page begins with: of all findings, whether the page holds them or not."""

    findings: int
    articles: int
    files_with_findings: int
    by_severity: tuple[int, int, int]
    rules: tuple[RuleCount, ...]
    notes: tuple[str, ...]
    """What was skipped, and what failed."""
