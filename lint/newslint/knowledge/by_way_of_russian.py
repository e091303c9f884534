"""Chinese and Japanese names as Russian writes them, in Latin letters again: Chzhao Litszyan for Zhao Lijian.

Russian has one rule for either language: Palladius's for Chinese (1888) and Polivanov's for Japanese (1917). A machine
that does not know the name spells out the Cyrillic letters, as BGN/PCGN (1947) has them or nearly so. What results can
be read back syllable by syllable. Only n and ng fall together, since nothing is left of the soft sign.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product

MOST_READINGS = 16
LONGEST = 24
"""Letters of a word that is read."""

_Syllables = Mapping[str, Sequence[str]]
"""Letters -> what they may stand for."""

# --- Chinese ---------------------------------------------------------------------------------------------------------


def _table(pairs: str) -> Mapping[str, str]:
    """Pinyin -> letters of the Cyrillic that Russian has for it."""
    return {pinyin: russian for pinyin, _, russian in (pair.partition("=") for pair in pairs.split())}


_PLAIN = _table(
    "a=a o=o e=e ai=ay ei=ey ao=ao ou=ou an=an en=en ang=an eng=en ong=un u=u ua=ua uo=o uai=uay ui=uy uan=uan un=un "
    "uang=uan"
)
_SOFT = _table("i=i ie=e iao=yao iu=yu ian=yan in=in ing=in")
_SOFTER = _table("ia=ya iang=yan")
_ROUNDED = _table("iong=yun u=yuy ue=yue uan=yuan un=yun")
_HARD = _table("g=g k=k h=kh zh=chzh ch=ch sh=sh r=zh z=tsz c=ts s=s f=f")
_LIPS_AND_TEETH = _table("b=b p=p m=m d=d t=t n=n l=l")
_PALATAL = _table("j=tsz q=ts x=s")
_LIQUID = _table("n=n l=l")
_WHOLE = _table(
    "zhi=chzhi chi=chi shi=shi ri=zhi zi=tszy ci=tsy si=sy hui=khuey a=a ai=ay an=an ang=an ao=ao e=e en=en er=er "
    "ou=ou yi=i ya=ya ye=ye yao=yao you=yu yan=yan yin=in yang=yan ying=in yong=yun yu=yuy yue=yue yuan=yuan yun=yun "
    "wu=u wa=va wo=vo wai=vay wei=vey wan=van wen=ven wang=van weng=ven lü=lyuy nü=nyuy"
)
_SERIES = (
    (_HARD, _PLAIN), (_LIPS_AND_TEETH, _PLAIN), (_LIPS_AND_TEETH, _SOFT), (_PALATAL, _SOFT), (_PALATAL, _SOFTER),
    (_PALATAL, _ROUNDED), (_LIQUID, _SOFTER),
)  # fmt: skip
# What no other language has: zh of Chinese, and j and z of it before a vowel.
_CHINESE = re.compile(r"chzh|tsz[aeiouy]", re.IGNORECASE)


def is_telling(word: str) -> bool:
    """Whether a word has what only Chinese by way of Russian has."""
    return _CHINESE.search(word) is not None


def pinyin(word: str) -> tuple[str, ...]:
    """What a word may be in pinyin, without tones, if it is a Chinese name by way of Russian; () if it cannot be one.

    Many short words can: whoever asks has to know better, or asks of those that are telling.
    """
    readings = _read(_I_BEFORE.sub("y", _I_BEHIND.sub("y", _H.sub("kh", word.lower()))), _chinese())
    return tuple(dict.fromkeys("".join(_apart(parts)).capitalize() for parts in readings))


# Other romanisations have h for kh, and i for y in diphthongs and before a vowel.
_H = re.compile(r"(?<![ckszt])h")
_I_BEHIND = re.compile(r"(?<=[aeu])i(?![aeiou])")
_I_BEFORE = re.compile(r"(?<=[^aeiouy])i(?=[aeou])")


def _apart(syllables: Sequence[str]) -> Iterator[str]:
    """Syllables with the apostrophe that pinyin has before a vowel: Xi'an."""
    for n, one in enumerate(syllables):
        yield f"'{one}" if n and one[0] in "aoe" else one


@cache
def _chinese() -> _Syllables:
    found: dict[str, list[str]] = defaultdict(list)
    for pinyin_syllable, russian in _WHOLE.items():
        found[russian].append(pinyin_syllable)
    for initials, finals in _SERIES:
        for (initial, first), (final, last) in product(initials.items(), finals.items()):
            found[first + last].append(initial + final)
    return {russian: tuple(dict.fromkeys(its)) for russian, its in found.items()}


# --- Japanese --------------------------------------------------------------------------------------------------------

# Hepburn's consonant -> that of the Cyrillic letters.
_ROWS = _table("k=k g=g s=s z=dz t=t d=d n=n h=kh b=b p=p m=m r=r y=y w=v")
_UNLIKE = _table("si=shi zi=ji ti=chi tu=tsu hu=fu yi= ye= wi= wu= we=")
_BEFORE_Y = {"s": "sh", "z": "j", "t": "ch"}
_JAPANESE = re.compile(r"dz[aiueoy]", re.IGNORECASE)


def hepburn(word: str) -> tuple[str, ...]:
    """What a Japanese name may be in Hepburn's romanisation; () for a word without the dz that Russian has for z and j.

    Georgian and Slavic words have it, too: whoever asks has to know that the name is Japanese.
    """
    if not _JAPANESE.search(word):
        return ()
    return tuple(dict.fromkeys("".join(parts).capitalize() for parts in _read(word.lower(), _japanese())))


@cache
def _japanese() -> _Syllables:
    found: dict[str, Sequence[str]] = {letter: (letter,) for letter in "aiueonm"}
    for initial, russian in _ROWS.items():
        for vowel in "aiueo":
            if syllable := _UNLIKE.get(initial + vowel, initial + vowel):
                found[russian + vowel] = (syllable,)
        for vowel in "auo":
            after = _BEFORE_Y.get(initial)
            found.setdefault(f"{russian}y{vowel}", (f"{after}{vowel}" if after else f"{initial}y{vowel}",))
    return found


# --- both ------------------------------------------------------------------------------------------------------------


def _read(word: str, syllables: _Syllables) -> list[list[str]]:
    """The syllables that a word may stand for, if it is made of such: of as few as it can be."""
    if not word.isascii() or not word.isalpha() or len(word) > LONGEST:
        return []
    readings = (parts for spelt in _parted(word, syllables) for parts in product(*[syllables[one] for one in spelt]))
    return [list(parts) for parts in islice(readings, MOST_READINGS)]


def _parted(word: str, syllables: _Syllables) -> list[tuple[str, ...]]:
    """The ways to part a word into the fewest syllables; found from the end, in square time."""
    ways: list[list[tuple[str, ...]]] = [[] for _ in range(len(word) + 1)]
    ways[-1].append(())
    longest = max(map(len, syllables))
    for start in range(len(word) - 1, -1, -1):
        ends = range(start + 1, min(len(word), start + longest) + 1)
        found = [(word[start:end], *rest) for end in ends if word[start:end] in syllables for rest in ways[end]]
        fewest = min(map(len, found), default=0)
        ways[start] = [one for one in found if len(one) == fewest][:MOST_READINGS]
    return ways[0]
