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

Patterns are regular expressions over the whole text, with ``^`` and ``$`` at line ends; ``{0}`` in the message is the
matched text. A named group ``hit`` narrows what is flagged. ``anchors``: strings one of which stands in every text that
a pattern fits, as written; where there is none, nothing is looked for. The built-in rules, whose patterns are tested to
take linear time, use Python's ``re``; those of other packs run on RE2 (the extra ``newslint[re2]``), which no pattern
can make take longer. RE2 knows no look-around and no back-references, and its ``\\w``, ``\\d`` and ``\\b`` are ASCII:
``\\pL`` is a letter of any script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from newslint.article import Span
from newslint.facts.basic import Anchors, Signs, anchored, any_stands
from newslint.rule import Check, Hit, Rule, RuleError, make

_REQUIRED = ("code", "name", "message", "patterns", "doc", "bad", "good", "severity")
_OPTIONAL = ("languages", "confidence", "preview", "default", "formerly", "ignore_case", "anchors")


# What a message may hold: other fields of a format string could read attributes, or fill the memory.
_PLAIN_MESSAGE = r"(?:[^{}]|\{\{|\}\}|\{0(?:!r)?\})*"


def read_rule(path: Path, trusted: bool = False) -> Rule:
    """The rule in a TOML file. Raises RuleError, naming the file and what is wrong.

    ``trusted``: its patterns are known to take linear time.
    """
    import tomllib

    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise RuleError(f"{path}: {error}") from None
    return rule_from(table, str(path), trusted)


def rule_from(table: dict[str, Any], where: str, trusted: bool = False) -> Rule:
    """The rule that a TOML table declares. Raises RuleError."""
    if missing := [key for key in _REQUIRED if key not in table]:
        raise RuleError(f"{where}: lacks {', '.join(missing)}")
    if unknown := sorted(set(table) - {*_REQUIRED, *_OPTIONAL}):
        raise RuleError(f"{where}: unknown key {unknown[0]!r}; known are {', '.join((*_REQUIRED, *_OPTIONAL))}")
    if not isinstance(table["message"], str) or not re.fullmatch(_PLAIN_MESSAGE, table["message"]):
        raise RuleError(f"{where}: message: a text is expected, with no field but {{0}} or {{0!r}}")
    patterns, ignore_case = table["patterns"], table.get("ignore_case", False)
    if not isinstance(patterns, list) or not all(isinstance(one, str) for one in patterns):
        raise RuleError(f"{where}: patterns: a list of strings is expected")
    compiler = _compiled if trusted else _compiled_by_re2
    compiled = cache(partial(compiler, tuple(patterns), ignore_case, where))
    if not trusted:
        compiled()  # refused when it is loaded, not at the first article
    anchors = anchored(*table.get("anchors", ()))
    check = _matcher(compiled, table["message"], table.get("confidence", "high"), anchors)
    return make(
        code=table["code"],
        name=table["name"],
        severity=table["severity"],
        check=check,
        needs=("text", "signs"),
        doc=table["doc"].strip(),
        bad=tuple(table["bad"]),
        good=tuple(table["good"]),
        languages=tuple(table.get("languages", ())),
        preview=table.get("preview", False),
        default=table.get("default", True),
        formerly=tuple(table.get("formerly", ())),
    )


def _compiled(patterns: tuple[str, ...], ignore_case: bool, where: str) -> list[re.Pattern[str]]:
    flags = re.MULTILINE | (re.IGNORECASE if ignore_case else 0)
    try:
        return [re.compile(pattern, flags) for pattern in patterns]
    except re.error as error:
        raise RuleError(f"{where}: pattern {error.pattern!r}: {error}") from None


def _compiled_by_re2(patterns: tuple[str, ...], ignore_case: bool, where: str) -> list[re.Pattern[str]]:
    try:
        import re2
    except ImportError:
        raise RuleError(
            f"{where}: refused: a pattern of another pack could take Python's re for ever; "
            "with RE2 none can: pip install 'newslint[re2]'"
        ) from None
    options = re2.Options()
    options.log_errors = False
    made: list[re.Pattern[str]] = []
    for pattern in patterns:
        try:
            made.append(re2.compile(f"(?m{'i' if ignore_case else ''}:{pattern})", options))
        except re2.error as error:
            reason = error.args[0] if error.args else "not understood"
            reason = reason.decode("utf-8", "replace") if isinstance(reason, bytes) else reason
            raise RuleError(f"{where}: pattern {pattern!r}: {reason} (patterns are those of RE2)") from None
    return made


def _matcher(compiled: Callable[[], list[re.Pattern[str]]], message: str, confidence: Any, anchors: Anchors) -> Check:
    def check(text: str, signs: Signs) -> Iterator[Hit]:
        if anchors and not any_stands(anchors, text, signs):
            return
        # Built-in patterns are compiled at the first article that the rule is run on: that costs more than a scan.
        for pattern in compiled():
            group = pattern.groupindex.get("hit", 0)
            for found in pattern.finditer(text):
                if found.end(group) > found.start(group):
                    yield Hit(Span(*found.span(group)), message.format(found[group]), confidence=confidence)

    return check
