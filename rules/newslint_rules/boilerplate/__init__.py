"""What a web page put around an article and an extractor left in it, one rule a kind.

The fact ``boilerplate`` looks at every line once and says of which kind it is; ``kind_rule`` declares the rule that
reports the blocks of one kind. A new kind is a rule file, and phrases of the kind in ``data/phrases``.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.article import Span
from newslint.facts.boilerplate import Block, Boilerplate
from newslint.rule import Edit, Example, Hit, Rule, Severity, clean_doc, make

STORY = (
    "The harbour council of Velmora met on Tuesday and agreed to rebuild the northern pier before the winter "
    "storms.\n\n"
    "Work on the pier should start in October, the council said, and is expected to cost four million crowns.\n\n"
    "Fishing boats will use the southern quay until then, and the ferry will call twice a day.\n\n"
    "Residents had asked for the repair since a storm broke the breakwater two years ago.\n\n"
)
"""An article for examples of what stands below one."""


def kind_rule(
    code: str,
    name: str,
    *,
    kind: str,
    what: str,
    doc: str,
    bad: Sequence[Example],
    good: Sequence[Example],
    severity: Severity = "warning",
) -> Rule:
    """The rule that reports the blocks of a ``kind`` and says ``what`` each of them is. Raises RuleError."""

    def check(boilerplate: Boilerplate) -> Sequence[Hit]:
        return [_hit(block, what) for block in boilerplate if block.kind == kind] if boilerplate else ()

    return make(
        code=code,
        name=name,
        severity=severity,
        check=check,
        needs=("boilerplate",),
        doc=clean_doc(doc),
        bad=tuple(bad),
        good=tuple(good),
    )


def _hit(block: Block, what: str) -> Hit:
    """A block as one hit that names its lines; deleting it is a safe edit where it is certain."""
    count = len(block.lines)
    return Hit(
        Span(block.start, block.end),
        what if count == 1 else f"{what} ({count} lines)",
        confidence=block.confidence,
        evidence={"lines": list(block.lines), "cue": block.cue},
        edit=Edit(block.cut, "", safe=block.confidence == "high"),
    )
