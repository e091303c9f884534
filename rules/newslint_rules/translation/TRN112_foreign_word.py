from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.basic import Specials
from newslint.facts.language import Passages, in_passage
from newslint.facts.quotes import Quotes
from newslint.knowledge.translit import fold
from newslint.knowledge.wordlist import NameTable, WordList
from newslint.rule import Confidence, Hit, rule

# A sign after the word, as in wasnâ€™t, is encoding damage, and no translator's.
_WORD = r"(?<![^\s(\[“\"])[^\W\d_]{4,40}(?:-[^\W\d_]{2,40})?(?![^\s.,;:!?)\]”\"…])"
# Letters of Latin alphabets that English does not have: in Unicode, Latin-1 to Latin Extended-B.
_FOREIGN = re.compile("[\u00df-\u024f]")
# Loan words that the word list lacks even without their accents.
_LOANS = frozenset("brûlée naïveté über déjà açaí macramé crêpe crêpes".split())


@rule(
    "TRN112",
    "foreign-word",
    severity="warning",
    languages=("en",),
    bad=[
        "The council will vote on the [[þingsályktun]] next week, the mayor said.",
        "The bus has room for a [[porte-échelles]] on its roof.",
    ],
    good=[
        "Her fiancé met her in the café; the communiqué was read aloud.",
        "Þórður Ákason of the Alþingi said so.",
        "The word “þingsályktun” means a resolution of parliament.",
        "The dish is called kjötsúpa (meat soup) there.",
    ],
)
def foreign_word(
    text: str, specials: Specials, passages: Passages, quotes: Quotes, words: WordList, attested: NameTable
) -> Iterator[Hit]:
    """A word in small letters that English has neither with its accents nor without.

    Engines copy what they cannot translate. Only words with letters that English does not have are looked at, as
    others may be technical terms. Names, loan words, quoted and explained words, and lines in another language are
    left alone; words in another script are another rule's matter (untranslated-words).
    """
    if not _FOREIGN.search("".join(specials)):
        return
    for match in re.finditer(_WORD, text):
        word = match[0]
        if not word.islower() or not _FOREIGN.search(word):
            continue
        if all(_is_known(part, words, attested) for part in word.split("-")):
            continue
        start, end = match.span()
        explained = text.startswith(" (", end)
        if explained or quotes.covers(start) or in_passage(passages, start):
            continue
        # A compound may be a name's part, a dish, or made up of loan words.
        confidence: Confidence = "low" if "-" in word else "medium"
        yield Hit(Span(start, end), f"{word!r} is no English word", confidence=confidence)


def _is_known(word: str, words: WordList, attested: NameTable) -> bool:
    return word in words or fold(word).replace("'", "") in words or word in attested or word in _LOANS
