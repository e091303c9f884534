"""How a name sounds, roughly: keys under which a name and its spelling by ear meet.

Translation through a script that writes what it hears (Cyrillic, Arabic, kana) brings a name back as it sounds, in the
letters that English would use: Courtois as Kurtua, Jetten as Yetten, Xiaomi as Shyaomi. Letters alone are then too far
apart. ``spoken`` reads the right spelling by the rules of its language, ``heard`` reads the other one as English does,
or German, French and Slavic where their letters say so; both give the same small alphabet:

    a e i u b p v f d t h k s S l r m n      S: sh, zh, ch, j and ts; h: g too; u: o too; s: z too

The rules are those of school grammars, a few a language, and no phonetic transcription: keys are to be compared, not
read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from newslint.knowledge.translit import fold

_COUNTRIES: Final = {
    "de": "DE AT CH LI LU",
    "fr": "FR BE CH CA HT MC CI SN ML BF NE BJ TG CM GA CG CD BI RW MG GN",
    "es": "ES AR MX CO CL PE VE EC BO PY UY CR PA CU DO GT HN NI SV",
    "pt": "PT BR AO MZ CV GW",
    "it": "IT SM VA CH",
    "nl": "NL BE SR ZA",
    "pl": "PL",
    "tr": "TR AZ",
    "hu": "HU",
    "ro": "RO MD",
    "cs": "CZ SK LT LV HR RS BA SI ME MK",
    "sq": "AL XK",
    "da": "DK NO SE IS FI EE",
    "zh": "CN TW SG",
    "id": "ID MY BN",
    "ko": "KR KP",
    "en": "GB US AU NZ IE CA",
    "xx": "RU UA BY BG KZ KG UZ TJ TM MN GE AM RS MK IL SA AE QA KW BH OM YE IQ SY LB JO PS EG SD LY TN DZ MA IR AF PK"
    " IN BD NP LK MM TH KH JP GR CY ET ER SO KE TZ UG RW INT",
}
LANGUAGES: Final[Mapping[str, tuple[str, ...]]] = {
    country: tuple(sorted(one for one, countries in _COUNTRIES.items() if country in countries.split()))
    for country in {country for countries in _COUNTRIES.values() for country in countries.split()}
}
"""The languages by whose rules a country's names are read; xx for those that are romanised for English."""

# What replaces what, in order: pattern, sound. Capital S stands for itself from then on.
_RULES: Final[Mapping[str, str]] = {
    "de": "qu ku  ^ch k  tsch S  sch S  chs ks  ch h  [eä]u oi  ei ai  ie i  [öä] e  ü u  t?z S  v f  w v  j i  dt t"
    "  (?<=[aeiou])h(?![aeiou])|(?<=t)h 0",
    "fr": "sch S  m[bp]s?$ n  eaux?|au[lx]?t?$|au o  oi ua  ou u  aill aï  eill ei  ill i  ch S  gn ni  qu k"
    "  g(?=[eiyéèê])|j S  ç|c(?=[eiy]) s  (?<=r)[cdgt]s?$|e?[dtpsxz]+$|e$|(?<=i)er$ 0  œu|eu|[êèé] e  ai(?!$) e"
    "  (?<=[^aeiou])p$ 0  ph f  h 0",
    "es": "ll i  ñ ni  j|g(?=[eií]) !  qu k  gu(?=[eií]) g  [cz](?=[eií])|z s  ch S  h 0  ! h",
    "pt": "nh ni  lh li  ch|x S  ão an  õe oni  qu(?=[eiéí]) k  gu(?=[eiéí]) g  ç|c(?=[eiéí]) s  j|g(?=[eiéí]) S"
    "  ^r|rr h  h 0  e$ i",
    "it": "qu ku  sc(?=[ei]) S  (?<=S)i(?=[aou]) 0  sch sk  ch k  gh g"
    "  cc?i(?=[aou])|cc?(?=[ei])|gg?i(?=[aou])|gg?(?=[ei]) S  gn ni  gl(?=i) l  zz?(?=i) S  h 0",
    "nl": "qu ku  sch sh  ch h  ij|ui ai  oe u  eu e  ou au  (?<=[a-z])tj S  j i  w v",
    "pl": "sz?cz|[sc]z|rz|dż|dź|dz|[żźść] S  [csz]i(?=[aouóąę])|si(?=e) S  ch h  c S  w v  ó u  ę en  ą on  ł l  j i",
    "tr": "[cçşj] S  ğ g  ı i  x h  ə a",
    "hu": "cs|zs|cz S  sz !  s S  ! s  gy di  ny ni  ty ti  ly i  c S  [öő] e  j i",
    "ro": "ch(?=[eif]) k  gh(?=[ei]) g  [șşțţ]i$|[șşțţj]|c(?=[ei])|g(?=[ei]) S  [âî] i  ă a",
    "cs": "ch h  dž|[čćšžđc] S  ř rs  j i  ě|ė e  [ůųū] u",
    "sq": "[ç]|xh|sh|zh|gj|x|q|c S  th t  dh d  ë e  j i",
    "da": "qu ku  skj|stj|sj|tj|kj S  [øöæä] e  aa|å o  j i",
    "zh": "zh|ch|sh|[xqjcz] S  ü u",
    "id": "sy|[cj] S  ny ni",
    "ko": "eo u  eu u  ae e  oe e  ui i  ch|j S",
    "en": "igh ai  oo u  ee|ea i  sh|ch|j S  th t  ck k  wh v  ph f  i(?=[^aeiouy]es?$) ai  a(?=[^aeiouy]es?$) ei"
    "  ace(?=[a-z]) eis  c(?=[eiy]) s  (?<=t)es$ s  e$ 0  qu ku  t[sz] S",
    "xx": "tsch|shch|tch|sh|ch|zh|dzh|dj|t[sz]|j S  kh h  gh g  ph f  th t  dh d  bh b  ck k  ee i  oo|ou u"
    "  (?<=[aeo])h(?![aeiouy]) 0  ah$ a",
}
_HEARD: Final = (
    "shch|tsch|sch|tch|ch|sh|zh|dzh|dj|t[sz]|dz S  kh h  gh g  ph f  th t  ck k  c(?=[ei]) s  ee i  oo|ou u"
    "  (?<=[aeo])h(?![aeiouy]) 0"
)
# After the letters of a language: what all of them share.
_SHARED: Final = (
    "x ks  qu? k  [yj] i  (?<=k)[vw](?=[aeiou])|(?<=[bdfghlmnprstS])w(?=[aeiou]) u  w v  ei ai  iu u  ng n  ii i"
    "  i[uo](?=[^aeiou]) u"
)
_MERGED: Final = str.maketrans("cgoz", "khus")
_DOUBLE: Final = re.compile(r"(.)\1+")
_CONSONANTS: Final = str.maketrans("bpvfhkSlrd", "ppppkksrrt", "aeiu")
_BLURRED: Final = str.maketrans("bdveuS", "ptfias")
_CACHED: Final = 1 << 13
LEAST_LENGTH: Final = 4
"""Of a sound: shorter ones say little."""


@lru_cache(32)
def _compiled(rules: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    parts = rules.split("  ")
    pairs = (part.rsplit(" ", 1) for part in parts)
    return tuple((re.compile(pattern), "" if sound == "0" else sound) for pattern, sound in pairs)


def _read(word: str, rules: str) -> str:
    for pattern, sound in _compiled(rules):
        word = pattern.sub(sound, word)
    return word


def _merge(word: str) -> str:
    """The letters that all readings share; S is no letter of any word by now."""
    kept = "".join(letter if letter == "S" else fold(letter).lower() for letter in word)
    kept = "".join(filter(str.isalpha, _read(kept, _SHARED)))
    return _DOUBLE.sub(r"\1", kept.translate(_MERGED))


@lru_cache(_CACHED)
def spoken(word: str, language: str) -> str:
    """The sound of a word of a language, by its spelling there."""
    return _merge(_read(word.lower(), _RULES[language]))


@lru_cache(_CACHED)
def heard(word: str) -> tuple[str, ...]:
    """The sounds that a spelling by ear may stand for: two where it has a j, which is English or German.

    None of a spelling with diacritics: who writes them has seen the name.
    """
    if not word.isascii():
        return ()
    lowered = word.lower()
    found = [_merge(_read(lowered, _HEARD))]
    if "j" in lowered:
        found.append(_merge(_read(lowered.replace("j", "S"), _HEARD)))
    return tuple(dict.fromkeys(found))


def consonants(sound: str) -> str:
    """The consonants of a sound in classes, to look for candidates by; "" where there are not two."""
    found = sound.translate(_CONSONANTS)
    return found if len(found) > 1 and len(sound) >= LEAST_LENGTH else ""


def similarity(ours: str, theirs: str) -> float:
    """How alike two sounds are, 0 to 1, by Damerau and Levenshtein.

    Voice, the nearest vowel and s for sh are a part of a slip only: by ear, they are what goes wrong first.
    """
    from rapidfuzz.distance import OSA

    if ours == theirs:
        return 1.0
    measure = OSA.normalized_similarity
    blurred = measure(ours.translate(_BLURRED), theirs.translate(_BLURRED))
    return (measure(ours, theirs) + measure(ours.lower(), theirs.lower()) + blurred) / 3
