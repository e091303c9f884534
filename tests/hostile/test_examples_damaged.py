"""No rule fails on an example whose letters or digits were exchanged for others that expressions take as well."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from newslint.engine import Plan, lint
from newslint.plan import PlanSpec
from newslint.registry import load
from newslint.testing import article_of

# An expression that ignores case takes a long s, a dotless and a dotted i, the sign of kelvin; \d takes all digits.
DAMAGES: Mapping[str, Callable[[str], str]] = {
    "long s": lambda text: text.replace("s", "ſ"),
    "dotless i": lambda text: text.replace("i", "ı"),
    "dotted capital I": lambda text: text.replace("i", "İ"),
    "sign of kelvin": lambda text: text.replace("k", "\u212a"),
    "capitals": str.upper,
    "Arabic digits": lambda text: text.translate({48 + n: 0x660 + n for n in range(10)}),
    "noughts": lambda text: re.sub(r"\d", "0", text),
    "long numbers": lambda text: re.sub(r"\d", "9" * 400, text),
    "groups of digits": lambda text: re.sub(r"\d+", "999," * 1_500 + "999", text),
    "groups with spaces": lambda text: re.sub(r"\d+", "999 " * 150 + "999", text),
    "millions of millions": lambda text: re.sub(r"\d+", "several" + " million" * 60, text),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_no_rule_fails(damage: str) -> None:
    rules = load()
    knowledge = PlanSpec(("newslint_rules",), frozenset(one.code for one in rules)).plan().knowledge
    for rule in rules:
        plan = Plan.of((rule,), knowledge)
        for example in (*rule.bad, *rule.good):
            texts = {"": example} if isinstance(example, str) else example
            language = rule.languages[0] if rule.languages else "en"
            made = [article_of(file, text, language)[0] for file, text in texts.items()]
            result = lint([one._replace(text=DAMAGES[damage](one.text)) for one in made], plan)
            assert not result.problems, (rule.code, example)
