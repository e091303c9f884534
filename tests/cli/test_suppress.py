"""Of findings on names that overlap, one is kept."""

from __future__ import annotations

import random

from newslint.finding import Finding
from newslint.rule import CONFIDENCES
from newslint.suppress import one_a_mention


def finding(start: int, end: int, confidence: str, code: str) -> Finding:
    return Finding(
        file="a.txt", record=None, line=1, column=start + 1, end_line=1, end_column=end + 1, start=start, end=end,
        code=code, name=code.lower(), family="names", severity="warning", confidence=confidence, message="", text="x",
        suggestion="", related=(), evidence={}, fingerprint="",
    )  # fmt: skip


def by_comparing_all(findings: list[Finding]) -> list[Finding]:
    taken: list[Finding] = []
    for one in sorted(findings, key=lambda one: (CONFIDENCES.index(one.confidence), not one.suggestion, one.code)):
        if not any(one.start < other.end and other.start < one.end for other in taken):
            taken.append(one)
    return [one for one in findings if any(one is other for other in taken)]


def test_it_keeps_what_comparing_all_with_all_keeps() -> None:
    draw = random.Random(5)
    for _ in range(300):
        findings = []
        for number in range(draw.randrange(25)):
            start = draw.randrange(60)
            end = start + draw.randrange(12)  # 0: where something is missing
            findings.append(finding(start, end, draw.choice(CONFIDENCES), f"NAM{100 + number}"))
        assert list(one_a_mention(findings)) == by_comparing_all(findings)
