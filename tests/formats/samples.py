"""Findings as the formats may meet them: plain, in a record, with an edit, with hostile text and names."""

from __future__ import annotations

from newslint.article import Record, Span
from newslint.finding import Finding, Related
from newslint.rule import Edit

HOSTILE = (
    "\x1b]0;x\x07<img src=x onerror=alert(1)>\u202e|`[a](javascript:b)` %0A::error::\r\n=cmd&\x00\x85\u2028,\"';\ud83d"
)


def finding(**fields: object) -> Finding:
    """A finding with some fields of its own."""
    plain = Finding(
        file="articles/a.example/1.txt",
        record=None,
        line=3,
        column=8,
        end_line=3,
        end_column=16,
        start=107,
        end=115,
        code="NAM101",
        name="misrendered-name",
        family="names",
        severity="warning",
        confidence="high",
        message="Halvesren is probably Halversen",
        text="Halvesren",
        suggestion="Halversen",
        related=(Related("articles/b.example/1.txt", None, 2, 5, 40, 49, "Halversen"),),
        evidence={"articles": {"Halversen": 3, "Halvesren": 1}, "probability": 0.97},
        fingerprint="0123456789abcdef0123456789abcdef",
        excerpt="Captain Halvesren of the coastguard said so.",
        excerpt_start=8,
    )
    return plain._replace(**fields)  # type: ignore[arg-type]


SAMPLES = (
    finding(),
    finding(
        line=5, end_line=7, column=1, end_column=4, code="BLP101", name="related-links", family="boilerplate",
        severity="error", suggestion="", related=(), evidence={}, fingerprint="1" * 32,
        edit=Edit(Span(107, 115), "", safe=True),
    ),
    finding(
        file="feed.jsonl", record=Record("urn:1", 12, "/text"), severity="note", confidence="low",
        fingerprint="2" * 32, edit=Edit(Span(107, 115), "x", safe=False),
        related=(Related("feed.jsonl", Record("2", None, ""), 1, 1, 0, 0, ""),),
    ),
    finding(
        file=f"../{HOSTILE.replace('/', '')}:a,b%.txt", message=HOSTILE, text=HOSTILE, suggestion="=1+1",
        evidence={HOSTILE: [HOSTILE]}, fingerprint="3" * 32, excerpt=HOSTILE, excerpt_start=0,
        record=Record(HOSTILE, None, HOSTILE), related=(Related(HOSTILE, None, 1, 1, 0, 3, HOSTILE),),
    ),
)  # fmt: skip
