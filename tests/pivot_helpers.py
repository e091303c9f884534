"""What the tests of the pivot table share."""

from __future__ import annotations

from pathlib import Path

import newslint_rules
from newslint.knowledge.pivot import PivotTable

DATA = Path(newslint_rules.__file__).parent / "data" / "pivot.tsv"
TABLE = PivotTable.load(DATA)
SCRIPTS = ("arabic", "chinese", "hebrew", "katakana", "korean", "russian")
NAMES = (
    "Valentina Lambert Robertson Shevchenko Philippa Barlow Goldberg Hutchinson Pavlova Everett Fairfax Bellamy".split()
)
