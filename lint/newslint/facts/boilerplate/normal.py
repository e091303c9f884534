"""How lines and phrases are compared: without case, accents, punctuation and the values of numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Combining accents, the vowel signs and hamzas of Arabic, the voicing marks of kana.
_ACCENTS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u3099\u309a]+")
# Signs other than letters, digits and apostrophes become spaces, dashes and bars between words become colons. The vowel
# signs of Indic scripts are no letters for Python.
_SIGNS = re.compile("[^\\w#:'\u0900-\u0963\u0966-\u0dff]+|_+")
_COLONS = re.compile(r"[:|–—―：｜]+")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d.,]*")
_ASCII_SIGNS = {
    **{ord(sign): " " for sign in map(chr, range(128)) if not sign.isalnum() and sign not in "#:|"},
    ord("|"): ":",
}
_TYPOGRAPHY = (("’", "'"), ("“", " "), ("”", " "), ("–", ":"), ("—", ":"), ("‘", "'"), ("\xa0", " "), ("…", " "))


def fold(text: str) -> str:
    """A text without case and accents; the dotless i of Turkish is an i, as its capital is that of an i."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()).casefold()).replace("ı", "i")


def normalise(text: str) -> str:
    """A line as phrases are compared: no case, accents, punctuation (but colons) or bullets; ``#`` for numbers."""
    if not text.isascii():
        for sign, plain in _TYPOGRAPHY:
            text = text.replace(sign, plain)
    if _DIGIT.search(text):
        text = _NUMBER.sub("#", text)
    if text.isascii():
        text = text.lower().translate(_ASCII_SIGNS)
    else:
        text = _SIGNS.sub(" ", _COLONS.sub(":", fold(text))).replace("'", " ")
    if ":" not in text:
        return " ".join(text.split())
    return " ".join(text.replace(":", ": ").split()).replace(" :", ":").strip(": ")


normalised_line = lru_cache(1 << 13)(normalise)
"""``normalise`` for short lines, which pages repeat and which several facts and groupings look at."""
