"""Texts on both sides of the thresholds of rules, with what is told of them and how surely.

What a rule's examples do not show: where exactly it begins to speak. ``tools/mutate_thresholds.py`` runs these, too.
"""

from __future__ import annotations

from newslint.engine import Plan, lint
from newslint.knowledge import Knowledge
from newslint.record import NamedTuple
from newslint.rule import Example, Rule
from newslint.testing import article_of, run_example

_FILLER = "and the wind blew from the sea over the quay of the old town to the north of the bay " * 30


class Case(NamedTuple):
    """An example with ``[[marks]]``, and the confidences of what is told, each once."""

    example: Example
    confidences: str = ""

    @property
    def wanted(self) -> tuple[bool, str]:
        """What ``outcome_of`` should be."""
        return (True, self.confidences)


def outcome_of(rule: Rule, case: Case, knowledge: Knowledge) -> tuple[bool, str]:
    """Whether what is marked is told, and nothing else, and with which confidences."""
    outcome = run_example(rule, case.example, knowledge)
    texts = {"": case.example} if isinstance(case.example, str) else case.example
    language = rule.languages[0] if rule.languages else "en"
    articles = [article_of(file, text, language)[0] for file, text in texts.items()]
    findings = lint(articles, Plan.of((rule,), knowledge)).findings
    told = " ".join(sorted({one.confidence for one in findings}))
    return (outcome.found == outcome.expected and not outcome.problems, told)


def far(length: int) -> str:
    """Words of about so many characters, without figures, names or a full stop."""
    return _FILLER[: _FILLER.index(" ", length)]
