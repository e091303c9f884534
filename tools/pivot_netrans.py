"""Names in Latin letters beside the same names in another script: reading the files, and the scripts by their sounds.

The files are those of NETransliteration-COLING2018 (Merhav and Ash 2018, from Wikidata, CC0): a Latin token, TAB, the
characters of its rendering, spaced, TAB, how many persons bear it. ``wd_<script>_64``, ``_16`` and ``_20`` split the
tokens of a script into 64, 16 and 20 %: no token is in two of them, and each has one rendering.

A character that stands for a whole syllable tells an aligner little: バ, ビ and ブ would be three unrelated symbols. So
syllabaries are read by sounds, one symbol each: kana in Hepburn's romanisation, Hangul by its letters, Chinese
characters in pinyin, which also joins traditional and simplified forms. Alphabets are left as they are.
"""

from __future__ import annotations

import hashlib
import math
import unicodedata
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path
from typing import Final, NamedTuple

from newslint.knowledge.translit import fold

Symbols = tuple[str, ...]

TRAIN: Final = "64"
DEVELOPMENT: Final = "16"
TEST: Final = "20"

# What may stand between the names of one person.
_SEPARATORS: Final = frozenset('・･·‧•=＝. -‐–—’‘ʼ"“”')
_LONGEST: Final = 16  # letters; longer tokens are often two names


class Name(NamedTuple):
    """A name in both scripts."""

    latin: str
    """Small ASCII letters."""
    symbols: Symbols
    """How the script reads, sound by sound."""
    spelling: str
    """How the script writes it."""
    weight: float
    """1 + log of the number of persons."""


def read(folder: Path, script: str, part: str) -> list[Name]:
    """The names of one file, in an order that depends on the tokens alone. Raises OSError and KeyError."""
    symbols_of = READINGS[script]
    names = []
    for line in (folder / f"wd_{script}_{part}").read_text(encoding="utf-8").splitlines():
        token, spaced, persons = line.split("\t")
        latin = fold(token).lower()
        symbols = symbols_of(spaced.split())
        if latin.isalpha() and 2 <= len(latin) <= _LONGEST and symbols:
            names.append(Name(latin, symbols, spaced.replace(" ", ""), 1 + math.log(int(persons))))
    return sorted(names, key=lambda name: (shuffled(name.latin), name))


def shuffled(text: str) -> bytes:
    """A key that sorts texts at random, the same on every run."""
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


# --- readings: characters -> symbols, None for what the script does not spell ---------------------------------------

# Hepburn, where it departs from the names that Unicode gives the letters.
_HEPBURN: Final = {
    "SI": "sh i",
    "TI": "ch i",
    "TU": "ts u",
    "HU": "f u",
    "ZI": "j i",
    "DI": "j i",
    "DU": "z u",
    "WO": "o",
}


def katakana(characters: Iterable[str]) -> Symbols | None:
    """Morae as consonants and a vowel; small letters change the mora before them: ジェ is j e, ティ is t i."""
    morae: list[list[str]] = []
    for character in characters:
        kind, _, letter = unicodedata.name(character, "").rpartition(" ")
        if character == "ー":
            morae.append([":"])
        elif kind == "KATAKANA LETTER":
            morae.append(_HEPBURN[letter].split() if letter in _HEPBURN else list(letter.lower()))
        elif kind == "KATAKANA LETTER SMALL" and letter == "TU":
            morae.append(["Q"])
        elif kind == "KATAKANA LETTER SMALL":
            changed = morae.pop() if morae and morae[-1][-1] in "aiueo" else []
            morae.append([*_onset(changed, letter), letter[-1].lower()])
        elif character not in _SEPARATORS:
            return None
    # ン has no vowel: a symbol of its own, apart from the n of ナ.
    return tuple(chain.from_iterable(["N"] if mora == ["n"] else mora for mora in morae))


def _onset(mora: list[str], small: str) -> list[str]:
    *onset, vowel = mora or [""]
    if small.startswith("Y"):
        glide = "" if onset in (["sh"], ["ch"], ["j"]) else "y"
    elif not onset:
        glide = {"u": "w", "i": "y"}.get(vowel, vowel)
    else:
        glide = "w" if vowel == "u" and onset[-1] in ("k", "g") else ""
    return [*onset, glide] if glide else onset


def hangul(characters: Iterable[str]) -> Symbols | None:
    """The letters of each syllable, initial and final ones apart; the initial of no sound is left out."""
    letters = unicodedata.normalize("NFD", "".join(c for c in characters if c not in _SEPARATORS))
    return tuple(c for c in letters if c != "\u110b") if all("\u1100" <= c <= "\u11ff" for c in letters) else None


def pinyin(characters: Iterable[str]) -> Symbols | None:
    """The commonest reading of each character without its tone; zh, ch, sh and ng are one symbol."""
    from pypinyin import lazy_pinyin

    symbols: list[str] = []
    for character in characters:
        if character in _SEPARATORS:
            continue
        if not unicodedata.name(character, "").startswith("CJK UNIFIED IDEOGRAPH"):
            return None
        reading = lazy_pinyin(character)[0]
        while reading:
            size = 2 if reading.startswith(("zh", "ch", "sh", "ng")) else 1
            symbols.append(reading[:size])
            reading = reading[size:]
    return tuple(symbols)


def alphabet(script: str) -> Callable[[Iterable[str]], Symbols | None]:
    """Letters as they are, without points and stress; an apostrophe changes the letter before it (Hebrew ג׳)."""

    def letters(characters: Iterable[str]) -> Symbols | None:
        text = unicodedata.normalize("NFKC", "".join(characters)).translate(_SAME)
        kept = [c for c in text if c == "'" or unicodedata.category(c)[0] not in "MPSZC"]
        return tuple(kept) if all(c == "'" or unicodedata.name(c, "").startswith(script) for c in kept) else None

    return letters


# Final forms of Hebrew and Persian forms of Arabic letters, which a keyboard chooses and not a sound.
_SAME: Final = str.maketrans("׳ךםןףץیکەـ", "'כמנפצيكه\u200b")

READINGS: Final[dict[str, Callable[[Iterable[str]], Symbols | None]]] = {
    "arabic": alphabet("ARABIC LETTER"),
    "chinese": pinyin,
    "hebrew": alphabet("HEBREW LETTER"),
    "katakana": katakana,
    "korean": hangul,
    "russian": alphabet("CYRILLIC SMALL LETTER"),
}
"""Script -> how it reads. There is no Ukrainian file, and wd_japanese is wd_katakana with names in kanji added, which
say nothing of Latin letters."""
