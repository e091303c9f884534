"""Every rule's own examples, and the rules themselves as they are declared."""

from __future__ import annotations

import pytest

from newslint.groups import GROUPINGS
from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder
from newslint.rule import Example, Rule
from newslint.testing import run_example

RULES = load()
KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
CASES = [
    pytest.param(rule, example, bad, id=f"{rule.code}-{'bad' if bad else 'good'}-{n}")
    for rule in RULES
    for bad in (True, False)
    for n, example in enumerate(rule.bad if bad else rule.good)
]


def with_crlf(example: Example) -> Example:
    """The example with the text, not its metadata, in lines that end as those of Windows do."""
    if not isinstance(example, str):
        return {file: str(with_crlf(text)) for file, text in example.items()}
    head, fence, body = example.partition("---\n")
    return head + fence + body.replace("\n", "\r\n") if fence else head.replace("\n", "\r\n")


@pytest.mark.parametrize(("rule", "example", "bad"), CASES)
def test_example(rule: Rule, example: str, bad: bool) -> None:
    outcome = run_example(rule, example, KNOWLEDGE)
    assert not outcome.problems
    assert outcome.found == outcome.expected
    assert bool(outcome.expected) == bad, "a bad example has a [[mark]], a good one none"


@pytest.mark.parametrize(("rule", "example", "bad"), [case for case in CASES if r"\n" in repr(case.values[1])])
def test_example_with_other_line_ends(rule: Rule, example: Example, bad: bool) -> None:
    outcome = run_example(rule, with_crlf(example), KNOWLEDGE)
    assert not outcome.problems
    assert outcome.found == outcome.expected
    assert bool(outcome.found) == bad


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_declaration(rule: Rule) -> None:
    assert rule.bad, "a rule shows what it flags"
    assert rule.good, "a rule shows what it leaves alone"
    first, _, rest = rule.doc.partition("\n")
    assert first.endswith("."), "the first line of the documentation is one sentence"
    assert len(first) <= 100
    assert rest.strip(), "the documentation says why it matters and what is left alone"
    assert rule.over == "article" or rule.over in GROUPINGS
    assert rule.code[3] in {"article": "1"}.get(rule.over, "23")
