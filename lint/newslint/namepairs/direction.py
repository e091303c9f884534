"""Which of several spellings the evidence speaks against.

The wrong spelling is the majority in a third of the cases, so a count alone settles little: what is attested elsewhere
counts as well, and where nothing decides, all sides are reported.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from newslint.groups.name import Spelling

# Logistic, fitted by tools/fit_names.py: how likely a spelling is wrong, given its strongest rival.
BIAS = 0.35
PER_LOG_ARTICLES = -0.97
PER_STANDING = -0.55
PER_LOG_ATTESTED = -0.1


def probability_wrong(one: Spelling, rivals: Sequence[Spelling]) -> float:
    """How likely a spelling is wrong, beside the spellings that it is connected with (at least one)."""
    rival = max(rivals, key=lambda other: (other.articles, other.standing, other.attested, other.form))
    total = (
        BIAS
        + PER_LOG_ARTICLES * math.log(one.articles / rival.articles)
        + PER_STANDING * (one.standing - rival.standing)
        + PER_LOG_ATTESTED * (one.attested - rival.attested)
    )
    return 1 / (1 + math.exp(-total))
