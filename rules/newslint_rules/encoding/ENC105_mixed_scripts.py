"""ENC105: letters of two scripts in one word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.basic import Specials
from newslint.rule import Confidence, Edit, Hit, rule

_WORD = re.compile(r"[^\W\d_]{2,40}")
_LATIN = "aceopxyABCEHIKMOPTXYijsSJdhqwk"
_CYRILLIC = "асеорхуАВСЕНІКМОРТХУіјѕЅЈԁһԛԝк"
_GREEK_PAIRS = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi", strict=True))
_TO_LATIN = {**dict(zip(_CYRILLIC, _LATIN, strict=True)), **_GREEK_PAIRS}
_TO_CYRILLIC = dict(zip(_LATIN, _CYRILLIC, strict=True))
_TO_GREEK = {latin: greek for greek, latin in _GREEK_PAIRS.items()}
_SCRIPTS = (("Cyrillic", "\u0400", "\u052f", _TO_CYRILLIC), ("Greek", "\u0370", "\u03ff", _TO_GREEK))


@rule(
    "ENC105",
    "mixed-scripts",
    severity="warning",
    bad=[
        "President [[Pоutain]] met the council of Velmora.",
        "language: ru\n---\nПричал [[Bелмора]] закрыт.",
    ],
    good=[
        "President Poutain met the council; 5 μg of β-carotene, Δt, Ωm.",
        "language: ru\n---\nIT-компания и SMSка, интернет-магазин YouTube.",
        "language: el\n---\nΗ Βελμόρα είναι κλειστή.",
    ],
)
def mixed_scripts(text: str, specials: Specials) -> Iterator[Hit]:
    """Letters of another script that look like those around them ("Pоutin" with a Cyrillic о).

    They come from careless typing, from recognition of print, or are put there to escape filters: no search finds the
    word. Reported when all foreign letters of a word are look-alikes; words with a foreign ending ("SMSка") and
    symbols ("Δt") are left alone. In Cyrillic and Greek words, where keyboards cause it, confidence is low.
    """
    if not any("\u0370" <= sign <= "\u052f" for sign in specials):  # Greek, Cyrillic
        return
    for found in _WORD.finditer(text):
        word = found[0]
        if word.isascii():
            continue
        for script, first, last, table in _SCRIPTS:
            foreign = [char for char in word if first <= char <= last]
            latin = [char for char in word if char < "\u0250"]
            if not foreign or not latin:
                continue
            if _has_foreign_ending(word, len(foreign), first):
                break
            span = Span(*found.span())
            right = ""
            confidence: Confidence = "low"
            if len(foreign) < len(latin) and all(char in _TO_LATIN for char in foreign):
                right = "".join(_TO_LATIN.get(char, char) for char in word)
                confidence = "high"
                script = "Latin"
            elif len(latin) < len(foreign) and all(char in table for char in latin):
                right = "".join(table.get(char, char) for char in word)
            if right and len(word) > 2:
                message = f"{word!r} mixes two scripts; in {script} letters it is {right!r}"
                yield Hit(span, message, right, confidence=confidence, edit=Edit(span, right, safe=False))
            break


def _has_foreign_ending(word: str, count: int, first: str) -> bool:
    """Whether the foreign letters are an ending put to a word or an abbreviation in Latin letters."""
    stem, ending = word[:-count], word[-count:]
    return (
        min(ending) >= first
        and max(stem) < first
        and len(stem) > 1
        and (count > 1 or stem.isupper())
        and ending.islower()
    )
