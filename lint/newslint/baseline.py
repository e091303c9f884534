"""Findings that are known: a file that keeps them from being reported, and that only shrinks.

For each file and rule the baseline holds prints of what was found: hashes of the reported text and a little around
it, without the file's name or line numbers. So findings stay known when lines move, when counts change elsewhere, and
when a file is renamed.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Set

from newslint.finding import Finding
from newslint.record import NamedTuple

VERSION = 1
MAX_BYTES = 200_000_000


class BaselineError(ValueError):
    """The baseline cannot be read; the message names the file and says what to do."""


class Baseline(NamedTuple):
    """Known findings: file -> rule code -> print -> count."""

    findings: Mapping[str, Mapping[str, Mapping[str, int]]]


def size(baseline: Baseline) -> int:
    """How many findings a baseline knows."""
    return sum(count for rules in baseline.findings.values() for prints in rules.values() for count in prints.values())


class Matched(NamedTuple):
    """What a run's findings and a baseline have in common."""

    new: tuple[Finding, ...]
    known: int
    stale: int
    """Entries that nothing matches any more."""
    left: Baseline
    """The baseline without what is stale."""


def read(path: str) -> Baseline:
    """Read a baseline. Raises BaselineError."""
    try:
        if os.path.getsize(path) > MAX_BYTES:
            raise BaselineError(f"{path}: over {MAX_BYTES:,} bytes is no baseline")
        with open(path, encoding="utf-8") as file:
            value = json.load(file)
    except OSError as error:
        raise BaselineError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from None
    except (ValueError, RecursionError):
        raise BaselineError(f"{path}: not valid JSON; make it anew with `newslint baseline create`") from None
    if not isinstance(value, dict) or value.get("version") != VERSION or not _is_valid(value.get("findings")):
        raise BaselineError(f"{path}: no baseline of version {VERSION}; make it anew with `newslint baseline create`")
    return Baseline(value["findings"])


def _is_valid(findings: object) -> bool:
    return isinstance(findings, dict) and all(
        isinstance(rules, dict)
        and all(
            isinstance(prints, dict) and all(type(count) is int and count > 0 for count in prints.values())
            for prints in rules.values()
        )
        for rules in findings.values()
    )


def of(findings: Iterable[Finding]) -> Baseline:
    """The baseline of some findings."""
    counted: dict[str, dict[str, Counter[str]]] = {}
    for one in findings:
        counted.setdefault(one.file, {}).setdefault(one.code, Counter())[one.print] += 1
    return Baseline(counted)


def dump(baseline: Baseline) -> str:
    """The baseline as JSON, sorted, so that a version control system shows what changed."""
    value = {"version": VERSION, "findings": baseline.findings}
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=True) + "\n"


def match(
    baseline: Baseline, findings: Iterable[Finding], linted: Set[str], gone: Set[str], whole: bool = True
) -> Matched:
    """Tell new findings from known ones.

    ``linted``: the files that the findings are of; ``gone``: files of the baseline that are no longer there, so that
    others may be what they were renamed to. Entries of files that are neither are kept as they are; those of files that
    are gone only count as stale when the ``whole`` corpus was linted.
    """
    listed = list(findings)
    renamed = _renamed(baseline, listed, gone)
    open_entries = {
        file: {code: Counter(prints) for code, prints in rules.items()} for file, rules in baseline.findings.items()
    }
    new: list[Finding] = []
    matched: list[Finding] = []
    for one in listed:
        file = one.file if one.file in open_entries else renamed.get(one.file, one.file)
        prints = open_entries.get(file, {}).get(one.code, Counter())
        if prints[one.print] > 0:
            prints[one.print] -= 1
            matched.append(one)
        else:
            new.append(one)
    settled = {file for file in open_entries if file in linted or (file in gone and whole)}
    stale = sum(sum(prints.values()) for file in settled for prints in open_entries[file].values())
    left: dict[str, dict[str, Counter[str]]] = {}
    for one in matched:
        left.setdefault(one.file, {}).setdefault(one.code, Counter())[one.print] += 1
    for file, rules in open_entries.items():
        for code, prints in rules.items():
            if file not in settled and +prints:
                left.setdefault(file, {}).setdefault(code, Counter()).update(+prints)
    return Matched(tuple(new), len(matched), stale, Baseline(left))


def _renamed(baseline: Baseline, findings: list[Finding], gone: Set[str]) -> dict[str, str]:
    """New file -> file of the baseline that it was: one that is gone, with which it shares most prints.

    Every file that is gone became at most one other: that with most in common, then the first by name.
    """
    holders: dict[str, set[str]] = {}
    for file in gone:
        for prints in baseline.findings.get(file, {}).values():
            for print_ in prints:
                holders.setdefault(print_, set()).add(file)
    votes: Counter[tuple[str, str]] = Counter()
    for one in findings if holders else ():
        if one.file not in baseline.findings:
            votes.update((one.file, old) for old in holders.get(one.print, ()))
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for (new, old), _ in sorted(votes.items(), key=lambda item: (-item[1], item[0])):
        if new not in renamed and old not in taken:
            renamed[new] = old
            taken.add(old)
    return renamed
