"""What is found but not reported: low confidence, rules that are ignored in a file."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Protocol

from newslint.corpus.globs import matching
from newslint.finding import Finding
from newslint.record import NamedTuple
from newslint.registry import select
from newslint.rule import CONFIDENCES, SEVERITIES, Rule


def confident(minimum: str) -> Callable[[Finding], bool]:
    """A test whether a finding has at least some confidence."""
    kept = frozenset(CONFIDENCES[: CONFIDENCES.index(minimum) + 1])
    return lambda finding: finding.confidence in kept


def fails(level: str) -> Callable[[Finding], bool]:
    """A test whether a finding makes the run fail at a level of ``--fail-on``."""
    fatal = fatal_severities(level)
    return lambda finding: finding.severity in fatal


def fatal_severities(level: str) -> frozenset[str]:
    """The severities that make the run fail at a level of ``--fail-on``."""
    return frozenset(() if level == "never" else SEVERITIES[: SEVERITIES.index(level) + 1])


class Entry(NamedTuple):
    """One ignore of the config: the rule as it is written there, and how many findings it kept from being reported.

    ``files``: the glob of a per-file ignore.
    """

    rule: str
    reason: str
    findings: int
    files: str = ""


class Ignores(Protocol):
    """A kind of ignores: a test whether a finding is kept, which counts those that are not."""

    def __call__(self, finding: Finding) -> bool:
        """Whether a finding is kept."""

    def entries(self) -> Iterator[Entry]:
        """The ignores, as they stand in the config."""


class PerFileIgnores:
    """The rules that the config ignores in some files."""

    def __init__(self, ignores: Mapping[str, tuple[str, ...]], rules: Iterable[Rule]) -> None:
        """Raises UnknownRuleError for a word that is no rule."""
        rules = tuple(rules)
        self._ignores = ignores
        self._counts: Counter[tuple[str, str]] = Counter()
        self._tests = [
            (matching((glob,)), glob, {code: word for word in words for code in select(rules, (word,))})
            for glob, words in ignores.items()
        ]

    def __call__(self, finding: Finding) -> bool:
        """Whether a finding is kept."""
        kept = True
        for matches, glob, codes in self._tests:
            if finding.code in codes and matches(finding.file):
                self._counts[glob, codes[finding.code]] += 1
                kept = False
        return kept

    def entries(self) -> Iterator[Entry]:
        """See Ignores."""
        for glob, words in self._ignores.items():
            for word in words:
                yield Entry(word, "", self._counts[glob, word], glob)


class Ignored:
    """The rules that the config ignores everywhere, each with its reason."""

    def __init__(self, ignore: Mapping[str, str], rules: Iterable[Rule]) -> None:
        """Raises UnknownRuleError for a word that is no rule."""
        rules = tuple(rules)
        self._reasons = dict(ignore)
        self._counts = dict.fromkeys(ignore, 0)
        self._words = {code: word for word in ignore for code in select(rules, (word,))}

    def __call__(self, finding: Finding) -> bool:
        """Whether a finding is kept."""
        word = self._words.get(finding.code)
        if word is None:
            return True
        self._counts[word] += 1
        return False

    def entries(self) -> Iterator[Entry]:
        """See Ignores."""
        return (Entry(word, reason, self._counts[word]) for word, reason in self._reasons.items())


def kept_by_all(ignores: Iterable[Ignores], finding: Finding) -> bool:
    """Whether a finding is kept; every ignore that it falls under counts it."""
    kept = True
    for ignore in ignores:
        kept &= ignore(finding)
    return kept


def one_a_mention(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings on names that overlap in one article, the surest; of equally sure ones, the lowest code."""
    order: dict[str, int] = {word: n for n, word in enumerate(CONFIDENCES)}
    for _, group in groupby(findings, key=lambda one: (one.file, one.record)):
        in_article = list(group)
        names = (one for one in in_article if one.family == "names")
        dropped: set[int] = set()
        # What is taken does not overlap: in order, the ends ascend as the starts do.
        starts: list[int] = []
        ends: list[int] = []
        for one in sorted(names, key=lambda one: (order[one.confidence], not one.suggestion, one.code)):
            at = bisect_right(ends, one.start)
            if at < len(starts) and starts[at] < one.end:
                dropped.add(id(one))
            else:
                starts.insert(at, one.start)
                ends.insert(at, one.end)
        yield from (one for one in in_article if id(one) not in dropped)


def kept(findings: Iterable[Finding], tests: Iterable[Callable[[Finding], bool]]) -> Iterator[Finding]:
    """The findings that every test keeps."""
    tests = tuple(tests)
    return (finding for finding in findings if all(test(finding) for test in tests))
