"""Differences between two spellings that are no mistake of anybody's."""

from __future__ import annotations

from functools import lru_cache

from newslint.knowledge.translit import canonical, lower

# Endings of inflected and derived forms: plurals, demonyms, Slavic gender and case, Icelandic and Baltic case.
_ENDINGS = frozenset(
    "s es ' n an ian ean ish ese ic er ers ans ians ite i ism ist ists "
    "a ya y yi iy ii ov ev ova eva ovo evo in ina yn yna sky skaya skiy ski ska skyi skyy skii oy oi oye ogo oe ye "
    "u i e o om em am ami ur r ir ar inn inum innar unum us as is os ai".split()
)
MIN_STEM = 4
MOST_LOST = 2


@lru_cache(1 << 13)
def plain(form: str) -> str:
    """A spelling without case, diacritics, hyphens and apostrophes."""
    return lower(form).replace("-", "").replace("'", "")


def is_inflection(a: str, b: str) -> bool:
    """Whether two spellings differ by an ending that grammar gives: Ukraine, Ukrainian; Petrov, Petrova.

    The stem they share has at least four letters; an ending may be empty.
    """
    a, b = plain(a), plain(b)
    stem = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    cuts = range(stem, max(MIN_STEM, stem - 2) - 1, -1)
    return any(_are_endings(a[cut:], b[cut:]) for cut in cuts)


def _are_endings(a: str, b: str) -> bool:
    """Two endings of one word; not one vowel for another, which is what a slip looks like (Brigitta, Brigitte)."""
    if len(a) == len(b) == 1 and a in "aeiou" and b in "aeiou":
        return False
    return all(not tail or tail in _ENDINGS for tail in (a, b))


def contains(a: str, b: str) -> bool:
    """Whether one spelling is a part of the other: Iceland, Icelandair; Toyo, Toyotaka; Oka, Fukuoka.

    One or two letters more at the front are none (Koyama, Oyama), but for a part of its own: Goweiny, Al-Goweiny.
    """
    if a in b.split("-") or b in a.split("-"):
        return True
    a, b = sorted((plain(a), plain(b)), key=len)
    return b.startswith(a) or (len(b) - len(a) > 2 and a in b)


def digits(form: str) -> str:
    """The digits of a spelling: S-300 and S-400 are two things."""
    return "".join(filter(str.isdigit, form))


def unlike(a: str, b: str) -> tuple[str, str]:
    """Two hyphenated spellings without the parts that both begin or end with: Ust-Orda and Ust-Luga are no more alike
    than Orda and Luga.
    """
    left, right = a.split("-"), b.split("-")
    while left and right and left[0].casefold() == right[0].casefold():
        del left[0], right[0]
    while left and right and left[-1].casefold() == right[-1].casefold():
        del left[-1], right[-1]
    return "-".join(left), "-".join(right)


def is_near_ending(a: str, b: str) -> bool:
    """Whether two spellings differ by an ending or beginning so small that it may have been lost: Egill, Egil.

    Not a hyphenated part, nor a plural or possessive.
    """
    if a.count("-") != b.count("-"):
        return False
    a, b = plain(a), plain(b)
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return len(longer) - len(shorter) <= MOST_LOST and longer not in (shorter + "s", shorter + "es")


def same_romanised(a: str, b: str) -> bool:
    """Whether the two are accepted romanisations of one original, as far as letters tell: Sergei, Serhii."""
    return plain(a) == plain(b) or canonical(a) == canonical(b) != ""


_ABROAD = ("sch", "tch", "dj", "ou", "sz", "cz", "oo")


def is_spelt_abroad(form: str, right: str) -> bool:
    """Whether a spelling romanises for German, French or Polish what the right one does for English: Peskow, Nablous.

    Not which of y and i stands for a letter: English spellings differ in that.
    """
    form, right = plain(form), plain(right)
    if any(letters in form and letters not in right for letters in _ABROAD):
        return True
    return (form.count("w") > right.count("w") and form.count("v") < right.count("v")) or (
        form.count("j") > right.count("j") and form.count("y") < right.count("y")
    )
