"""What a web page put around an article and an extractor left in it, one rule a kind.

All rules read the fact ``boilerplate``, which looks at every line once; a rule reports the blocks of its kind.
"""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.boilerplate import Boilerplate
from newslint.rule import Edit, Hit


def hits(boilerplate: Boilerplate, kind: str, what: str) -> Iterator[Hit]:
    """The blocks of a kind, each one hit that names its lines; deleting it is a safe edit where it is certain."""
    for block in boilerplate:
        if block.kind != kind:
            continue
        count = len(block.lines)
        yield Hit(
            Span(block.start, block.end),
            what if count == 1 else f"{what} ({count} lines)",
            confidence=block.confidence,
            evidence={"lines": list(block.lines), "cue": block.cue},
            edit=Edit(block.cut, "", safe=block.confidence == "high"),
        )
