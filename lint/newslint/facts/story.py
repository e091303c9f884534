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
from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

from newslint.facts.dates import WEEKDAYS, Dates
from newslint.facts.names.tokens import ACRONYM, WORD, spell
from newslint.knowledge.translit import canonical, fold
from newslint.knowledge.wordlist import NameTable, WordList
from newslint.months import MONTHS

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
_MAX_TOKEN: Final = 80

_PART = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['ʼ-][^\W\d_]+)*")
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


class Term(NamedTuple):
    """What a token stands for. ``is_key``: a name or word, no number or day."""

    hash: int
    weight: int
    is_key: bool


def story(text: str, published: date | None, dates: Dates, words: WordList, attested: NameTable) -> Story:
    """What an article is about."""
    tokens = text.split()
    lead = set(tokens[:LEAD_TOKENS])
    known = _known(words, attested)
    counts: dict[Term, int] = {}
    leading: set[Term] = set()
    for token, count in Counter(tokens).items():
        terms = known.get(token)
        if terms is None:
            terms = known.learn(token)
        for term in terms:
            counts[term] = counts.get(term, 0) + count
            if token in lead:
                leading.add(term)
    weights = []
    salience = []
    for term, count in counts.items():
        count = min(count, 255)
        hashed, weight, is_key = term
        bonus = _LEADING if term in leading else 0.0
        weights.append((-int(weight * (_REPEATED[count] + bonus)), hashed))
        if is_key:
            salience.append((-int(weight * (_REPEATED_KEY[count] + bonus)), hashed))
    weights.sort()
    salience.sort()
    heaviest: dict[int, int] = {}
    for weight, hashed in weights[:MAX_TERMS]:
        heaviest.setdefault(hashed, min(-weight, TOP_WEIGHT))
    day = published or _opening_day(dates)
    keys = tuple(dict.fromkeys(hashed for _, hashed in salience[:MAX_KEYS]))
    return Story(heaviest, keys, day.toordinal() if day else None, published is not None)


class _Known(dict[str, tuple[Term, ...]]):
    """The terms of the tokens met so far, white space to white space; most have none or one."""

    def __init__(self, words: WordList, attested: NameTable) -> None:
        super().__init__()
        self._words = words
        self._attested = attested

    def learn(self, token: str) -> tuple[Term, ...]:
        """The terms of a token that has not been met."""
        if len(token) > _MAX_TOKEN:
            return ()
        if len(self) > 1 << 18:
            self.clear()
        parts = _PART.findall(token.replace("’", "'"))
        found = (term_of(part, self._words, self._attested) for part in parts)
        terms = self[token] = tuple(term for term in found if term is not None)
        return terms


@lru_cache(maxsize=4)
def _known(words: WordList, attested: NameTable) -> _Known:
    return _Known(words, attested)


def term_of(token: str, words: WordList, attested: NameTable) -> Term | None:
    """The term that a number, word or name stands for; None if it says nothing."""
    if token[0].isdecimal():
        digits = token.replace(",", "")
        return Term(_hash("number", digits), NUMBERS[min(len(digits), 3) - 1], False)
    if token in _CALENDAR:
        return Term(_hash("calendar", token[:3]), CALENDAR_WORD, False)
    word = token
    if token[0].isupper():
        spelling = spell(token, words, attested)
        if spelling.kind != WORD:
            weight = NAME
            if spelling.standing == 2:
                weight = COMMON_NAME if words.level(spelling.form) <= _COMMONEST_NAMES else KNOWN_NAME
            elif spelling.kind == ACRONYM:
                weight = KNOWN_NAME
            return Term(_hash("name", canonical(fold(spelling.form).lower())), weight, True)
        word = spelling.form
    word = word.lower().removesuffix("'s")
    if len(word) < 3 or words.level(word) == _COMMONEST_WORD:
        return None
    return Term(_hash("word", word[:_STEM]), ORDINARY_WORD, True)


def _hash(kind: str, text: str) -> int:
    return crc32(f"{kind} {text}".encode("utf-8", "surrogatepass")) & 0xFFFFFF


def _opening_day(dates: Dates) -> date | None:
    for one in dates:
        if one.start >= LEAD_CHARACTERS:
            break
        if (day := one.in_year()) is not None:
            return day
    return None
