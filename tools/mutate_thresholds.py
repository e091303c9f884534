"""Which thresholds of rules nothing would notice: each number is set to a third and to three times its value.

    python tools/mutate_thresholds.py [CODE ...] [--either]

A rule's examples and its cases in tests/thresholds/ are run with each change. Listed are the numbers that may be
both so low and so high, with --either also those that may be one of them: an example on that side is missing.
"""

from __future__ import annotations

import argparse
import ast
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder
from newslint.rule import Rule
from newslint.testing import run_example

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from thresholds.case import outcome_of
from thresholds.figures import FIGURES
from thresholds.others import OTHERS

CASES = {**FIGURES, **OTHERS}
KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])


def holds(rule: Rule) -> bool:
    """Whether all examples and cases of a rule give what they should."""
    try:
        for example in (*rule.bad, *rule.good):
            outcome = run_example(rule, example, KNOWLEDGE)
            if outcome.problems or outcome.found != outcome.expected:
                return False
        return all(outcome_of(rule, case, KNOWLEDGE) == case.wanted for case in CASES.get(rule.code, ()))
    except Exception:  # a mutant may fail in any way, and is noticed then
        return False


def thresholds(tree: ast.Module) -> Iterator[tuple[str, ast.Constant]]:
    """The numbers that a module names, where they stand in it."""
    for one in tree.body:
        if isinstance(one, ast.Assign):
            target, value = one.targets[0], one.value
            names, values = (one.elts if isinstance(one, ast.Tuple) else [one] for one in (target, value))
            for name, number in zip(names, values, strict=False):
                if (
                    isinstance(name, ast.Name)
                    and isinstance(number, ast.Constant)
                    and type(number.value) in (int, float)
                ):
                    yield name.id, number


def survivors(rule: Rule, tree: ast.Module, number: ast.Constant) -> list[float]:
    """With which of its other values a threshold goes unnoticed."""
    value = number.value
    assert isinstance(value, int | float)
    found = []
    for other in (value // 3 if isinstance(value, int) else value / 3, 3 * value or 3):
        number.value = other
        mutant = ModuleType(rule.check.__module__)
        exec(compile(tree, mutant.__name__, "exec"), mutant.__dict__)
        if any(holds(one) for one in vars(mutant).values() if isinstance(one, Rule)):
            found.append(other)
    number.value = value
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="*", metavar="CODE")
    parser.add_argument("--either", action="store_true")
    arguments = parser.parse_args()
    least = 1 if arguments.either else 2
    count = 0
    for rule in load():
        module = sys.modules[rule.check.__module__]
        # The check of a pattern, or of a kind of boilerplate, is made in a module that has no thresholds of the rule.
        if rule.code not in module.__name__ or (arguments.codes and rule.code not in arguments.codes):
            continue
        if not holds(rule):
            sys.exit(f"{rule.code}: an example or a case fails as it is")
        tree = ast.parse(inspect.getsource(module))
        for name, number in thresholds(tree):
            value = number.value
            if len(others := survivors(rule, tree, number)) >= least:
                count += 1
                print(rule.code, name, value, *(f"{one:g}" for one in others))
    print(f"{count} thresholds that nothing would notice")


if __name__ == "__main__":
    main()
