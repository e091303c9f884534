"""What is found but not reported: low confidence, rules that are ignored in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from newslint.corpus.files import Exclusion
from newslint.finding import Finding
from newslint.registry import select
from newslint.rule import CONFIDENCES, SEVERITIES, Rule


def confident(minimum: str) -> Callable[[Finding], bool]:
    """A test whether a finding has at least some confidence."""
    kept = frozenset(CONFIDENCES[: CONFIDENCES.index(minimum) + 1])
    return lambda finding: finding.confidence in kept


def fails(level: str) -> Callable[[Finding], bool]:
    """A test whether a finding makes the run fail at a level of ``--fail-on``."""
    if level == "never":
        return lambda finding: False
    counted = frozenset(SEVERITIES[: SEVERITIES.index(level) + 1])
    return lambda finding: finding.severity in counted


def per_file(ignores: Mapping[str, tuple[str, ...]], rules: Iterable[Rule]) -> Callable[[Finding], bool]:
    """A test whether a finding is kept by per-file ignores. Raises KeyError for a word that is no rule."""
    rules = tuple(rules)
    tests = [(Exclusion((glob,)).matcher(), select(rules, words)) for glob, words in ignores.items()]
    return lambda finding: not any(finding.code in codes and matches(finding.file) for matches, codes in tests)


def kept(findings: Iterable[Finding], tests: Iterable[Callable[[Finding], bool]]) -> Iterator[Finding]:
    """The findings that every test keeps."""
    tests = tuple(tests)
    return (finding for finding in findings if all(test(finding) for test in tests))
