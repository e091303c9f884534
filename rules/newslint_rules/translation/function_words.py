"""Words that hold the sentences of another language together, left in an English one: según, jedoch, beziehungsweise.

No name and no loan word is made of them, so that one among English words is a word that nobody translated. They are
read by the letter: in small letters, or with a capital where a sentence begins (nouns of German: as they are listed).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from newslint.article import Span
from newslint.facts.basic import Types
from newslint.knowledge import Knowledge
from newslint.knowledge.wordlist import WordList
from newslint.record import NamedTuple


class Left(NamedTuple):
    """A word left standing, what it means, and its language (ISO 639-1)."""

    span: Span
    english: str
    language: str


_WINDOW: Final = 40
_LEAST_ENGLISH: Final = 2
_SHORT: Final = 4
_WORD: Final = r"[^\W\d_]+(?:['’][^\W\d_]+)?"
_SENTENCE_BEGINS: Final = r"(?:^|[.!?:…\n]) {0,2}[“\"«(‘']{0,2}$"


def function_words(text: str, lowered: str, types: Types, words: WordList, knowledge: Knowledge) -> list[Left]:
    """Those of an article, in order; of those that begin at one place, the longest first."""
    found = _standing(text, lowered, types, words, knowledge)
    return sorted(found, key=lambda one: (one.span.start, -one.span.end, one.language))


def _standing(text: str, lowered: str, types: Types, words: WordList, knowledge: Knowledge) -> Iterator[Left]:
    table = _table(knowledge)
    for word in _keys(knowledge) & types:
        for form, english, language in table[word]:
            small = form.lower()
            if small not in lowered:
                continue
            for match in re.finditer(rf"(?<![\w'’-]){re.escape(small)}(?![\w’'-]|\.\w)", lowered):
                start, end = match.span()
                if _is_word(text, start, end, form) and _among_english(text, start, end, words):
                    yield Left(Span(start, end), english, language)


@cache
def _keys(knowledge: Knowledge) -> frozenset[str]:
    """The words to look for: two sets meet faster than a set and a mapping."""
    return frozenset(_table(knowledge))


@cache
def _table(knowledge: Knowledge) -> Mapping[str, Sequence[tuple[str, str, str]]]:
    """Form, English and language, by the longest word of the form."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for line in knowledge.file("function_words.tsv").read_text(encoding="utf-8").splitlines():
        if line[0] == "#":
            continue
        language, english, forms = line.split("\t")
        for form in forms.split("; "):
            key = form.lower()
            if not key.isalpha():
                key = max(re.findall(r"\w+", key), key=len)
            found.setdefault(key, []).append((form, english, language))
    return found


def _is_word(text: str, start: int, end: int, form: str) -> bool:
    """Whether the letters at a place are cased like the word, and not like a name."""
    written = text[start:end]
    if written == form:
        if form[0].islower():
            return True
        # A noun of German, which may be somebody's surname as well.
        before, after = re.search(r"(\S+) $", text[max(0, start - _WINDOW) : start]), text[end : end + 2]
        return before is not None and not before[1][0].isupper() and not after[1:2].isupper()
    if written[0].isupper() and written[1:] == form[1:] and form[0].islower():
        # Short ones are somebody's name in Iceland or Hungary (Már), unless a comma follows.
        if len(written) <= _SHORT and text[end : end + 1] != ",":
            return False
        return re.search(_SENTENCE_BEGINS, text[max(0, start - 6) : start]) is not None
    return False


def _among_english(text: str, start: int, end: int, words: WordList) -> bool:
    """Whether the words around are English, and no title or sentence in the word's own language."""
    least = max(0, start - _WINDOW)
    before = re.findall(_WORD, text[max(least, text.rfind("\n", least, start) + 1) : start])[-4:]
    line_end = text.find("\n", end, end + _WINDOW)
    after = re.findall(_WORD, text[end : min(end + _WINDOW, line_end if line_end >= 0 else len(text))])
    if len(after) > 1 and end + _WINDOW < len(text):
        after.pop()  # perhaps half a word
    if any(
        word.islower() and word not in words and "'" not in word and "’" not in word for word in before[-1:] + after[:1]
    ):
        return False
    around: list[str] = before[1:] + after[:4]
    english = [word for word in around if word.islower() and len(word) > 1 and word in words]
    return len(english) >= _LEAST_ENGLISH
