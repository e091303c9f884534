"""Pattern rules: one TOML file, with the same documentation and examples as a rule in Python.

    code = "BLP101"
    name = "read-also-link"
    severity = "warning"
    languages = ["en"]
    message = "link to another story: {0!r}"
    patterns = ['^(?:See|Read) also\\b.*$']
    doc = '''...'''
    bad = ["[[See also  Photos of the harbour]]"]
    good = ["Readers also see the statement."]

Patterns are Python regular expressions over the whole text, with ``^`` and ``$`` at line ends; ``{0}`` in the message
is the matched text. A named group ``hit`` narrows what is flagged. ``anchors``: strings one of which stands in every
text that a pattern fits, as written; where there is none, nothing is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newslint.article import Span
from newslint.rule import Check, Hit, Rule, RuleError, make

_REQUIRED = ("code", "name", "message", "patterns", "doc", "bad", "good", "severity")
_OPTIONAL = ("languages", "confidence", "preview", "default", "formerly", "ignore_case", "anchors")


def read_rule(path: Path) -> Rule:
    """The rule in a TOML file. Raises RuleError, naming the file and what is wrong."""
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RuleError(f"{path}: {error}") from None
    return rule_from(table, str(path))


def rule_from(table: dict[str, Any], where: str) -> Rule:
    """The rule that a TOML table declares. Raises RuleError."""
    if missing := [key for key in _REQUIRED if key not in table]:
        raise RuleError(f"{where}: lacks {', '.join(missing)}")
    if unknown := sorted(set(table) - {*_REQUIRED, *_OPTIONAL}):
        raise RuleError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join((*_REQUIRED, *_OPTIONAL))}")
    check = _matcher(
        table["patterns"],
        table["message"],
        table.get("confidence", "high"),
        table.get("ignore_case", False),
        tuple(table.get("anchors", ())),
        where,
    )
    return make(
        code=table["code"],
        name=table["name"],
        severity=table["severity"],
        check=check,
        needs=("text",),
        doc=table["doc"].strip(),
        bad=tuple(table["bad"]),
        good=tuple(table["good"]),
        languages=tuple(table.get("languages", ())),
        preview=table.get("preview", False),
        default=table.get("default", True),
        formerly=tuple(table.get("formerly", ())),
    )


def _matcher(
    patterns: list[str], message: str, confidence: Any, ignore_case: bool, anchors: tuple[str, ...], where: str
) -> Check:
    flags = re.MULTILINE | (re.IGNORECASE if ignore_case else 0)
    compiled: list[re.Pattern[str]] = []

    def check(text: str) -> Iterator[Hit]:
        if anchors and not any(anchor in text for anchor in anchors):
            return
        # Compiled at the first article that the rule is run on: compiling costs more than a scan.
        if not compiled:
            try:
                compiled.extend(re.compile(pattern, flags) for pattern in patterns)
            except re.error as error:
                compiled.clear()
                raise RuleError(f"{where}: pattern {error.pattern!r}: {error}") from None
        for pattern in compiled:
            group = "hit" if "hit" in pattern.groupindex else 0
            for found in pattern.finditer(text):
                if found.end(group) > found.start(group):
                    yield Hit(Span(*found.span(group)), message.format(found[group]), confidence=confidence)

    return check
