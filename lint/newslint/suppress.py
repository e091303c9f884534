"""What is found but not reported: low confidence, rules that are ignored in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

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


class Ignored:
    """The rules that the config ignores, each with its reason; counts what it keeps from being reported."""

    def __init__(self, ignore: Mapping[str, str], rules: Iterable[Rule]) -> None:
        """Raises KeyError for a word that is no rule."""
        rules = tuple(rules)
        self.reasons = dict(ignore)
        self.counts = dict.fromkeys(ignore, 0)
        self._words = {code: word for word in ignore for code in select(rules, (word,))}

    def __call__(self, finding: Finding) -> bool:
        """Whether a finding is kept."""
        word = self._words.get(finding.code)
        if word is None:
            return True
        self.counts[word] += 1
        return False


def one_a_mention(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings on names that overlap in one article, the surest; of equally sure ones, the lowest code."""
    order: dict[str, int] = {word: n for n, word in enumerate(CONFIDENCES)}
    for _, group in groupby(findings, key=lambda one: (one.file, one.record)):
        in_article = list(group)
        names = (one for one in in_article if one.family == "names")
        dropped: set[int] = set()
        taken: list[Finding] = []
        for one in sorted(names, key=lambda one: (order[one.confidence], not one.suggestion, one.code)):
            if any(one.start < other.end and other.start < one.end for other in taken):
                dropped.add(id(one))
            else:
                taken.append(one)
        yield from (one for one in in_article if id(one) not in dropped)


def kept(findings: Iterable[Finding], tests: Iterable[Callable[[Finding], bool]]) -> Iterator[Finding]:
    """The findings that every test keeps."""
    tests = tuple(tests)
    return (finding for finding in findings if all(test(finding) for test in tests))
