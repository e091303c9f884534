from __future__ import annotations

from collections.abc import Iterator

from newslint.facts.names import Names
from newslint.knowledge.lexicon import Lexicon
from newslint.rule import Hit, rule


@rule(
    "NAM106",
    "house-style",
    severity="warning",
    bad=["prefer: Kyiv = Kiev\n---\nThe train to [[Kiev]] left at noon. Kyiv has two stations."],
    good=["The train to Kiev and the train to Kyiv left from one platform."],
)
def house_style(names: Names, lexicon: Lexicon) -> Iterator[Hit]:
    """A spelling that the corpus's own house style writes differently.

    The config says which: ``prefer = { Kyiv = ["Kiev"] }``. Without ``prefer`` this rule reports nothing.
    """
    for name in names:
        if (right := lexicon.preferred(name.form)) is not None:
            for span in name.spans:
                yield Hit(span, f"house style: {right}, not {name.form}", suggestion=right)
