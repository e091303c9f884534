"""Keys under which different romanisations of one name meet.

Three steps, each coarser than the one before; the result of each is ASCII, the same on every run and every platform:

``fold``       Petropavlívka -> Petropavlivka     only diacritics, ligatures and Cyrillic letters are replaced
``canonical``  Sergey, Sergei, Serhii -> serhi    accepted romanisations of one original are equal
``skeleton``   Vlahodatne, Blagodatne -> blhdtn   consonants only, in merged classes: a key to look for candidates

``canonical`` merges what two people who transliterate correctly write differently; it must not merge what only a
mistake writes differently (Surovkin, Surovikin). ``skeleton`` merges more than is true: what it finds has to be
verified. Both are keys and no spellings: nobody should read them. Equal keys of two names say nothing when the key is
empty (a name in a script that ``fold`` does not know).

``places.bin`` is hashed by ``canonical`` and sorted by ``skeleton``, ``names.bin`` is hashed by ``fold``: after a
change here run tools/build_words.py and tools/build_places.py.

How far each merge below is from the truth was measured on Wikidata's names in seven scripts, with
``tools/evaluate_translit.py``; single letters, how often two attested names that differ in nothing else are one name:
q/k .87, i/y .88, c/k .78, v/w .61, i/j .59, j/y .55, o/u .38; the merges left out: s/z .36, e/i .17, a/e .16, l/r .17.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_CACHED: Final = 1 << 15

# Cyrillic: BGN/PCGN 1947 (Russian) for the letters that languages share; Ukraine's Cabinet resolution 55 of 2010, the
# BGN/PCGN tables of Serbian, Macedonian, Belarusian and Kazakh for the rest. Where one letter has two readings
# (Ukrainian and Russian г), ``canonical`` merges them.
_CYRILLIC: Final = (
    "а a б b в v г g д d е e ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch "
    "ъ ' ы y ь ' э e ю yu я ya ё yo і i ї i є ye ґ g ў w ј j љ lj њ nj ћ c ђ dj џ dz ѓ gj ќ kj ѕ dz "
    "ә a ғ g қ k ң n ө o ұ u ү u һ h ѣ e ѳ f ѵ i"
).split()
# Latin letters that Unicode does not decompose. ø, å, ö and ü lose their mark rather than gain an e or an a, which is
# how news writes them; ``canonical`` then reads "ae", "oe" and "ue" the same way.
_LATIN: Final = (
    "ß ss ø o ł l đ d ð d þ th æ ae œ oe ı i ȷ j ħ h ŧ t ŋ n ə a ɛ e ɔ o ɓ b ɗ d ƙ k ŀ l ƒ f ƶ z ǥ g ɨ i ʉ u ɫ l ĳ ij"
).split()
_APOSTROPHES: Final = "'’‘ʼʹ′ʻʿʾ`´"
_DASHES: Final = "‐‑‒–—"


def _letters() -> dict[int, str]:
    table = {}
    for letters in (_CYRILLIC, _LATIN):
        for letter, latin in zip(letters[::2], letters[1::2], strict=True):
            table[ord(letter)] = latin
            if len(letter.upper()) == 1:
                table[ord(letter.upper())] = latin.capitalize()
    table[ord("ẞ")] = "SS"
    return table | {ord(mark): "'" for mark in _APOSTROPHES} | {ord(dash): "-" for dash in _DASHES}


_LETTERS: Final = _letters()


def fold(text: str) -> str:
    """A text without diacritics, ligatures and Cyrillic letters; case, digits and punctuation stay.

    ASCII comes back as it is. A character of any other script is left out.
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return decomposed.translate(_LETTERS).encode("ascii", "ignore").decode()


@lru_cache(_CACHED)
def lower(name: str) -> str:
    """A name without diacritics and capitals."""
    return fold(name).casefold()


# --- canonical -------------------------------------------------------------------------------------------------------
# What replaces what, in order, in a lower-case ASCII word. C stands for the sound of "church" and of "ts" until the
# end, when every other c is k. Plain replacements, no regex: three times faster on words of this size.

# Digraphs with h, longest first.
_WITH_H: Final = (
    ("shch", "s"),  # щ: BGN/PCGN shch, ISO 9 ŝ, today pronounced as a long sh
    ("tsch", "C"), ("tch", "C"),  # ч: German and French
    ("dzh", "j"),  # дж, џ, ج: BGN/PCGN dzh; English j, French dj
    ("sch", "s"), ("sh", "s"),  # ш: German; English. ISO 9, Czech, Croatian š lose their mark in English print
    ("chr", "kr"),  # Greek chi: Christos, Kristos
    ("ch", "C"),  # ч: English; č loses its mark
    ("zh", "z"),  # ж: BGN/PCGN; ISO 9 ž
    ("kh", "h"),  # х, خ: BGN/PCGN and English kh, ISO 9 h
    ("gh", "g"),  # غ: Baghdad, Bagdad; Afghan
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("bh", "b"),  # Greek, Arabic and Indic aspirates; not rh: Serhii
    ("wh", "v"),
)  # fmt: skip
_DIGRAPHS: Final = (
    ("cz", "C"), ("sz", "s"),  # Polish
    ("dj", "j"), ("dz", "j"),  # French dj, Serbo-Croatian đ and dž
    ("ts", "C"), ("tz", "C"),  # ц: BGN/PCGN ts, ISO 9 and Slavic Latin c; Hebrew צ ts, tz
    ("ce", "Ce"), ("ci", "Ci"), ("cy", "Cy"),  # c is k but before front vowels
    ("ck", "k"),
)  # fmt: skip
# y, j: й, ы, ю, я, ي: English y, ISO 9 and German j, Ukrainian 2010 i. o, u: Arabic and Persian short u, and long
# vowels of Japanese (Hepburn ō, oh, ou, oo). w: German and Polish v, Arabic و.
_MERGED: Final = str.maketrans(
    dict.fromkeys(map(chr, range(128)), "")  # spaces, digits, punctuation and the soft sign's apostrophe go
    | {letter: letter for letter in "abdefghiklmnprstuvz"}
    | {"y": "i", "j": "i", "o": "u", "w": "v", "q": "k", "c": "k", "C": "c", "x": "ks"}
)
# After the merging: i is i, y or j; u is o or u.
_VOWELS: Final = (
    ("eev", "ev"), ("aiev", "aev"), ("eiev", "ev"),  # Alekseev, Alekseyev; Dudaev, Dudayev
    ("ee", "i"),  # Raheem, Rahim
    ("ei", "ai"),  # Hussein, Husain, Husayn; Feisal, Faisal
    ("ae", "a"), ("ue", "u"),  # ä, ö and ü written with e
)  # fmt: skip
_SOFT_IEV: Final = tuple((f"{letter}iev", f"{letter}ev") for letter in "bdfklmnprstvz")  # Soloviev, Solovyev, Solovev
_ENDINGS: Final = {
    "ine": "in",  # Poutine, Putin: French -ine
    "med": "mad",  # Ahmed, Ahmad; Mohamed, Muhammad
    "ei": "i", "ie": "i",  # Sergei, Sergey and Serhii, Sergiy; Valerie, Valery
    "ah": "a", "uh": "u",  # Abdullah, Abdulla; Satoh, Sato
    "br": "ber", "dr": "der", "tr": "ter", "pr": "per", "vr": "ver", "kr": "ker",  # Aleksandr, Alexander; Petr, Peter
}  # fmt: skip
_DOUBLES: Final = tuple((letter * 2, letter) for letter in "abcdefhiklmnprstuvz")
# ё: yo by sound, e where the dots are left out: Gorbachyov, Gorbachev. Not Kyoto, Ryota, Pyongyang.
_YO: Final = re.compile(r"yo(?:(?<=[bdflmnpstvz]yo)|(?<=[csz]hyo))(?=[b-df-hj-np-tvwxz](?!g))")
# The Arabic article before a further word: al-Assad, El Sisi; assimilated only before its letter: Deir ez-Zor.
_ARTICLE: Final = re.compile(r"\b[aeu](?:l|(sh|[dnrstz])(?=[ -]\1))[ -](?=\w)")


@lru_cache(_CACHED)
def canonical(name: str) -> str:
    """A key that accepted romanisations of one name share: Zelensky, Zelenskyy and Zelenskiy give ``zelenski``.

    Spaces, punctuation, digits and the Arabic article are left out, so that a name of several words gives one key.
    """
    word = fold(name).lower()
    if not word.isalpha():
        word = _ARTICLE.sub("", word)
    if "yo" in word:
        word = _YO.sub("e", word)
    if word.endswith("vic"):  # -vić, -vich, -vitch
        word = word[:-1] + "C"
    elif word.endswith(("off", "eff")):  # French -off for -ov
        word = word[:-2] + "v"
    if "h" in word:
        word = _replace(word, _WITH_H)
    word = _replace(word, _DIGRAPHS)
    if "g" in word:  # г is g in Russian and h in Ukrainian; at the start too, but there Gill and Hill would meet
        word = word[:1] + word[1:].replace("g", "h")
    word = word.translate(_MERGED)
    if word.startswith("ie"):  # Yevgeny, Jewgeni, Evgeny
        word = word[1:]
    if "iev" in word:
        word = _replace(word, _SOFT_IEV)
    word = word.replace("liu", "lu")  # Lyudmila, Ljudmila, Ludmila
    for size in (3, 2):
        ending = _ENDINGS.get(word[-size:])
        if ending:
            word = word[:-size] + ending
            break
    return _replace(_replace(word, _VOWELS), _DOUBLES)


def _replace(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for old, new in rules:
        while old in word:
            word = word.replace(old, new)
    return word


# --- skeleton --------------------------------------------------------------------------------------------------------
# Sounds that a pivot script writes with one letter, and that translation machines therefore confuse: b and v (Greek,
# katakana, Cyrillic в read as Latin), b and p (Arabic), f and p (Hebrew, Korean), v and f (German); g and h (Ukrainian,
# Belarusian, Czech г/h); s, z and ts (Hebrew, Spanish; Wade-Giles ts, tz); l and r (katakana, Korean).
_CLASSES: Final = ("bpvf", "hg", "szc", "lr")
_SKELETON: Final = str.maketrans(
    dict.fromkeys("aeiou", "") | {letter: group[0] for group in _CLASSES for letter in group}
)


@lru_cache(_CACHED)
def skeleton(name: str) -> str:
    """The consonants of the canonical form in merged classes: Novoraisk and Novorayask give ``nblsk``.

    A key to look for candidates by, alone or by its parts. Empty for a name without consonants.
    """
    return canonical(name).translate(_SKELETON)
