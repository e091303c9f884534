"""TRN107: a sentence that begins in lower case after a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.rule import Hit, rule

_START = re.compile(r"\. (?<=[a-z]{3}..)(?P<word>[a-z]{2,})\b")
_ABBREVIATED = frozenset(
    "approx assoc bros capt comdr corp dept etc gen gov hon hrs inc jan feb mar apr jun jul aug sep sept oct nov dec "
    "jnr ltd maj mins mon tue tues wed thu thur fri sat sun messrs misc mrs prof pres sen rep rev sgt snr univ vols "
    "vs ehf plc pty corps mts mfg intl natl govt admin supt insp cpl adm dist est figs nos pct cont ave blvd "
    "pvt pte gmbh psi com org net edu tel ext attn".split()
)
# States, as the Associated Press shortens them: with a capital.
_STATES = frozenset(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ill Ind Kan Mass Mich Minn Miss Mont Neb Nev Okla Ore Penn Tenn Tex Wash Wis "
    "Wyo Alta Sask Ont Que".split()
)
_SITES = frozenset("com org net edu gov co uk info".split())
_NAMES = frozenset("al bin van von de del della di da du la le el ten ter iPhone eBay".split())


@rule(
    "TRN107",
    "lower-case-sentence",
    severity="warning",
    languages=("en",),
    bad=[
        "The photo was taken on the pier in southern Velmora. [[is]] showing.",
        "The council met on Tuesday. [[the]] mayor spoke.",
    ],
    good=[
        "Lumina Corp. and Harbour Inc. agreed on Friday. The mayor spoke.",
        "“Will the pier be rebuilt?” asked the mayor. The show “Live!” and the band Rock! were there. Stop! now!",
        "The site velmora. com is down. A man from Harlow, Mich. who saw it called the Velmora, Ill. police.",
    ],
)
def lower_case_sentence(text: str) -> Iterator[Hit]:
    """A sentence that begins in lower case.

    Engines that split a long sentence leave its halves as they are; fragments without a subject ("is showing.") come
    about the same way. After an abbreviation nothing is reported, nor after ! and ?, which end many a name.
    """
    for found in _START.finditer(text):
        start = found.start()
        before = text[text.rfind(" ", 0, start) + 1 : start].rpartition("\n")[2].strip("(\"'“‘")
        if before.lower() in _ABBREVIATED or before in _STATES or "." in before:
            continue
        if found["word"] in _NAMES or found["word"] in _SITES:
            continue
        yield Hit(Span(*found.span("word")), "the sentence begins in lower case", confidence="medium")
