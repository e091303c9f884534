"""Capitalised tokens of a text, and what the tables say of each spelling."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from newslint.knowledge.wordlist import COMMON_NAME, NameTable, WordList
from newslint.memory import Memory
from newslint.record import NamedTuple

_UPPER = "A-Z" + "".join(chr(point) for point in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(point).isupper())
# The look behind stands after the first letter: a pattern that begins with a set is scanned for three times as fast.
_TOKEN = re.compile(rf"[{_UPPER}](?<!\w.)[^\W_]*(?:[’'ʼ-][^\W_]+)*")

WORD, NAME, ACRONYM = 0, 1, 2

# Lower-case tails that belong to the language and not to the name: Karatsu-shi, Suzuki-san, Gangwon-do, Kharkiv-based.
_TAILS = frozenset(
    "san kun chan sama sensei senshu cho machi mura shi ku ken fu gun son ji dori jinja taisha hime "
    "do si gu dong ro ri ssi nim gil "
    "based led backed born style bound era controlled occupied held made run owned speaking wide like type class "
    "trained educated listed".split()
)
MAX_ACRONYM = 8
MAX_TOKEN = 40
_MOST_SPELLINGS = 1 << 17

# English writes these small too, in another sense (china, japan, french windows), and yet they tell of which country an
# article speaks.
_NATIONS = frozenset(
    "Afghan Afghans Argentine Argentines Brazil Chad Chile China Danish Dutch French German Germans Guinea Japan "
    "Mongol Morocco Panama Poles Polish Swede Swedes Tonga Turkey Zaire "
    "Berlin Bologna Cologne Delft Frankfurt Geneva Genoa Hamburg Juba Lucerne Manila Mecca Shanghai Tangier "
    "Tripoli".split()
)

STOP_WORDS = frozenset(
    "the and that for was are with his they this from have but not were which their has had will would there been "
    "who more its she after about him her them than then also into over two three when what where while all one out "
    "can could other some such only new first last year years time day week month people told says say did does said "
    "being very just because before between during under again same any each own how our your you may must many most "
    "much like made make since until against through these those both".split()
)


class Standing(IntEnum):
    """What the shipped tables know of a spelling, from nothing to much."""

    UNKNOWN = 0
    ATTESTED = 1
    """Wikidata attests it as part of somebody's name."""
    KNOWN = 2
    """English dictionaries have it as a proper name: a country, a large city, a common given name."""


class Spelling(NamedTuple):
    """What is known of a token as it is written: how much of it is the name, and how it stands in the tables."""

    length: int
    form: str
    kind: int
    """WORD: English writes it small."""
    standing: Standing
    filler: bool
    """An ordinary word that is no name either (The, General, River): no evidence as a neighbour."""


@lru_cache(maxsize=4)
def spellings(words: WordList, attested: NameTable) -> Memory[Spelling]:
    """What is known of tokens, by how they are written."""
    return Memory(lambda raw: spell(raw, words, attested), _MOST_SPELLINGS)


def tokenize(text: str, words: WordList, attested: NameTable) -> list[tuple[int, Spelling]]:
    """The capitalised tokens of a text and where they start, in order."""
    known = spellings(words, attested)
    return [(match.start(), known[match[0]]) for match in _TOKEN.finditer(text)]


def spell(raw: str, words: WordList, attested: NameTable) -> Spelling:
    """Look a token up: possessives and tails such as -based are no part of the name."""
    form = raw[:MAX_TOKEN].replace("’", "'").replace("ʼ", "'")
    if form.endswith(("'s", "'S")):
        form = form[:-2]
    parts = form.split("-")
    while (
        len(parts) > 1
        and parts[-1].islower()
        and (parts[-1] in _TAILS or (len(parts[-1]) > 3 and words.level(parts[-1])))
    ):
        parts.pop()
    form = "-".join(parts)
    length = len(form)
    if len(raw) > MAX_TOKEN or length < 2 or not form[0].isupper():
        return Spelling(length, form, WORD, Standing.UNKNOWN, True)
    if form.isupper() and length <= MAX_ACRONYM:
        kind = ACRONYM
    elif form not in _NATIONS and words.is_ordinary(form):
        filler = form.lower() in STOP_WORDS or attested.level(form) < COMMON_NAME
        return Spelling(length, form, WORD, Standing.KNOWN, filler)
    else:
        kind = NAME
    return Spelling(length, form, kind, standing_of(form, words, attested), False)


def standing_of(form: str, words: WordList, attested: NameTable) -> Standing:
    """What the tables know of a spelling."""
    if words.is_proper(form):
        return Standing.KNOWN
    return Standing.ATTESTED if form in attested else Standing.UNKNOWN
