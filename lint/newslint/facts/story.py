"""What an English article is about: a set of weighted terms, and the day that it speaks from.

Terms are names, words, numbers, weekdays and months. What a term weighs is a matter of its class and little of how
often it stands in the article: in news, that two articles share a name or a number at all says whether they report one
event. A word stands for its first letters, a name for its canonical romanisation, so that inflections, and many
misspellings of translated names, meet. Classes come from shipped tables, never from a corpus.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from typing import Final
from zlib import crc32

from newslint.facts.dates import WEEKDAYS, Dates
from newslint.facts.names.tokens import ACRONYM, WORD, spellings
from newslint.knowledge.translit import canonical, fold
from newslint.knowledge.wordlist import NameTable, WordList
from newslint.memory import LONGEST, Memory
from newslint.months import MONTHS
from newslint.record import NamedTuple

MAX_TERMS: Final = 80
"""The heaviest are kept. With 48 the area under the ROC curve is the same; an article of 2 kB has 45 to 60."""
MAX_KEYS: Final = 8
LEAD_TOKENS: Final = 100
"""Terms among an article's first tokens weigh more."""
LEAD_CHARACTERS: Final = 400
"""A full date that begins here is the day an article speaks from."""
TOP_WEIGHT: Final = 255

# What a term weighs, by class, in eighths. Chosen in whole numbers by the area under the ROC curve within look-alike
# stories (tools/fit_events.py); none is critical. Ordinary words are those beyond SCOWL's 4,000 commonest, which weigh
# nothing; years are among the longest numbers.
NAME: Final = 6 * 8
KNOWN_NAME: Final = 5 * 8
COMMON_NAME: Final = 3 * 8
ORDINARY_WORD: Final = 4 * 8
CALENDAR_WORD: Final = 5 * 8
NUMBERS: Final = (2 * 8, 6 * 8, 8 * 8)
"""Of one, two, and three or more characters."""
_LEADING: Final = 0.5
# A term that stands n times weighs n to this power; as a key, the square root.
_REPEATED: Final = [n**0.25 for n in range(256)]
_REPEATED_KEY: Final = [n**0.5 for n in range(256)]
_COMMONEST_WORD: Final = 10
_COMMONEST_NAMES: Final = 20
_STEM: Final = 5
_MOST_TOKENS: Final = 1 << 15
_HASH_BITS: Final = 24
_HASH_MASK: Final = (1 << _HASH_BITS) - 1

_PART = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['ʼ-][^\W\d_]+)*")
_SIGNS: Final = ".,:;!?\"“”‘’'()"
_CALENDAR = frozenset(name.capitalize() for name in (*MONTHS, *WEEKDAYS))


class Story(NamedTuple):
    """What an article is about."""

    terms: Mapping[int, int]
    """24-bit hashes of the heaviest terms, heaviest first, and what each weighs, 1 to 255."""
    keys: tuple[int, ...]
    """Hashes of the names and words that stand out most, the first first: what the article is looked up by."""
    day: int | None
    """The day that it speaks from, as ``date.toordinal`` counts."""
    dated: bool
    """The day is that of publication, not just one that the text opens with."""


def story(text: str, published: date | None, dates: Dates, words: WordList, attested: NameTable) -> Story:
    """What an article is about."""
    # With the signs around it a word would be found out several times.
    tokens = [token.strip(_SIGNS) for token in text.split()]
    # Terms are whole numbers that are dealt with by maps, counters and sorting alone: a third of the time of tuples.
    terms_of = _known(words, attested).__getitem__
    counts = Counter(chain.from_iterable(map(terms_of, tokens)))
    leading = set(chain.from_iterable(map(terms_of, tokens[:LEAD_TOKENS])))
    ranks = []
    salience = []
    for term, count in counts.items():
        rank, rank_as_key = _ranks(term >> _HASH_BITS, min(count, 255), term in leading)
        hashed = term & _HASH_MASK
        ranks.append(rank + hashed)
        if rank_as_key:
            salience.append(rank_as_key + hashed)
    ranks.sort()
    salience.sort()
    heaviest: dict[int, int] = {}
    for rank in ranks[:MAX_TERMS]:
        heaviest.setdefault(rank & _HASH_MASK, min(-(rank >> _HASH_BITS), TOP_WEIGHT))
    keys = tuple(dict.fromkeys([rank & _HASH_MASK for rank in salience[:MAX_KEYS]]))
    day = published or _opening_day(dates)
    return Story(heaviest, keys, day.toordinal() if day else None, published is not None)


@cache
def _ranks(kind: int, count: int, leads: bool) -> tuple[int, int]:
    """What terms of a kind (see ``_term``) sort by, the heaviest first, and as keys (0: none); their hash is added."""
    weight, is_key = divmod(kind, 2)
    bonus = _LEADING if leads else 0.0
    rank = -int(weight * (_REPEATED[count] + bonus)) << _HASH_BITS
    return rank, (-int(weight * (_REPEATED_KEY[count] + bonus)) << _HASH_BITS if is_key else 0)


@lru_cache(maxsize=4)
def _known(words: WordList, attested: NameTable) -> Memory[tuple[int, ...]]:
    """The terms of tokens, white space to white space; most have none or one, a token that is no word has none."""

    def terms_of(token: str) -> tuple[int, ...]:
        if len(token) > LONGEST:
            return ()
        found = (term_of(part, words, attested) for part in _PART.findall(token.replace("’", "'")))
        return tuple(term for term in found if term is not None)

    return Memory(terms_of, _MOST_TOKENS)


def term_of(token: str, words: WordList, attested: NameTable) -> int | None:
    """The term that a number, word or name stands for; None if it says nothing."""
    if token[0].isdecimal():
        digits = token.replace(",", "")
        return _term("number", digits, NUMBERS[min(len(digits), 3) - 1], False)
    if token in _CALENDAR:
        return _term("calendar", token[:3], CALENDAR_WORD, False)
    word = token
    if token[0].isupper():
        spelling = spellings(words, attested)[token]
        if spelling.kind != WORD:
            weight = NAME
            if spelling.standing == 2:
                weight = COMMON_NAME if words.level(spelling.form) <= _COMMONEST_NAMES else KNOWN_NAME
            elif spelling.kind == ACRONYM:
                weight = KNOWN_NAME
            return _term("name", canonical(fold(spelling.form).lower()), weight, True)
        word = spelling.form
    word = word.lower().removesuffix("'s")
    if len(word) < 3 or words.level(word) == _COMMONEST_WORD:
        return None
    return _term("word", word[:_STEM], ORDINARY_WORD, True)


def _term(kind: str, text: str, weight: int, is_key: bool) -> int:
    """A term: above its hash its weight, and whether it is a key: a name or word, no number or day."""
    hashed = crc32(f"{kind} {text}".encode("utf-8", "surrogatepass")) & _HASH_MASK
    return (2 * weight + is_key) << _HASH_BITS | hashed


def _opening_day(dates: Dates) -> date | None:
    for one in dates:
        if one.start >= LEAD_CHARACTERS:
            break
        if (day := one.in_year()) is not None:
            return day
    return None
