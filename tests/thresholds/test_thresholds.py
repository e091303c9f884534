from __future__ import annotations

import pytest

from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder
from thresholds.case import Case, outcome_of
from thresholds.figures import FIGURES
from thresholds.others import OTHERS

RULES = {rule.code: rule for rule in load()}
KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])


@pytest.mark.parametrize(
    ("code", "case"),
    [
        pytest.param(code, case, id=f"{code}-{n}")
        for code, cases in {**FIGURES, **OTHERS}.items()
        for n, case in enumerate(cases)
    ],
)
def test_threshold(code: str, case: Case) -> None:
    assert outcome_of(RULES[code], case, KNOWLEDGE) == case.wanted
