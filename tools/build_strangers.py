"""Take from the phrases of pages those that are one or two words which English lacks, into data/strangers.tsv.

    python tools/build_strangers.py            # writes
    python tools/build_strangers.py --check    # only says whether the file is up to date; exit status 1

A line that is nothing but "Weiterlesen" begins with a capital, as a name does: the phrases of all languages would have
to be read for each byline. This file holds what they say of so short lines. Run it after changes to data/phrases.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newslint.facts.boilerplate.phrases import parsed, read_phrases
from newslint.facts.boilerplate.strangers import LATIN, MOST_WORDS, SHORT_FILE
from newslint.knowledge import Knowledge

DATA = Path(__file__).parent.parent / "rules" / "newslint_rules" / "data"
HEADER = (
    "# Phrases of data/phrases/*.tsv that are one or two words which English lacks and persons are not called, by\n"
    '# tools/build_strangers.py; folded: kind, phrase, and "weak" for the name of a section. Licence: Apache-2.0, as\n'
    "# the rest of the project.\n"
)
SHORTEST = 4
A_NAME = 4
"""A word alone that is attested so often as a part of names (see ``NameTable.level``) may be somebody's."""


def lines(knowledge: Knowledge) -> list[str]:
    """The lines of the file, in order."""
    found: dict[str, str] = {}
    for language in LATIN:
        for text, mark in parsed(read_phrases(DATA / "phrases" / f"{language}.tsv")):
            words = text.split()
            if (
                (mark.weak and mark.kind != "navigation")
                or not text.replace(" ", "").isalpha()
                or len(words) > MOST_WORDS
                or len(text) < SHORTEST
            ):
                continue
            if any(word in knowledge.words for word in words):
                continue
            if all(knowledge.attested.level(word) >= A_NAME for word in words):
                continue
            found.setdefault(text, f"{mark.kind}\t{text}" + "\tweak" * mark.weak)
    return [line for _, line in sorted(found.items())]


def main() -> int:
    """Write the file, or compare it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true")
    path = DATA / SHORT_FILE
    text = HEADER + "".join(f"{line}\n" for line in lines(Knowledge([DATA])))
    if not parser.parse_args().check:
        path.write_text(text, encoding="utf-8")
        return 0
    return int(path.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main())
