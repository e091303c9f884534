"""Lines of page furniture in another language than the article: pages are translated, and their frame is not.

"Te puede interesar" or "関連記事" below an English text is known by the phrases of the language that it is in. A
line in another script tells by that which languages may be meant; one in Latin letters below an English article, by
words that English lacks; one or two capitalised words have a short table of their own. Only then are the other
languages' phrases read (40 ms for those in Latin script).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from newslint.facts.boilerplate.normal import normalised_line
from newslint.facts.boilerplate.phrases import Mark, PhraseTable, read_phrases
from newslint.facts.boilerplate.shapes import labels, sections
from newslint.facts.language import dominant_script
from newslint.knowledge import Knowledge
from newslint.knowledge.wordlist import WordList

LONGEST = 120
"""Longer lines are no furniture."""
LATIN = (
    "cs",
    "da",
    "de",
    "es",
    "fi",
    "fr",
    "hr",
    "hu",
    "id",
    "it",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "sv",
    "tr",
    "vi",
)
SHORT_FILE = "strangers.tsv"
"""What a line of so few words in Latin letters says, if English lacks all of them (tools/build_strangers.py)."""
MOST_WORDS = 2
_LONGEST_SHORT = 40
_LANGUAGES = {
    "Latin": LATIN,
    "Cyrillic": ("bg", "ru", "uk"),
    "Greek": ("el",),
    "Arabic": ("ar", "fa"),
    "Hebrew": ("he",),
    "Devanagari": ("hi",),
    "Bengali": ("bn",),
    "Han": ("zh", "ja"),
    "Kana": ("ja",),
    "Hangul": ("ko",),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}(?![\w@/]|\.\w)")
_LEAST_CAPITALISED = 3
"""So many words that English lacks, most of a line in capitals, are a heading; fewer may be somebody's name."""


def strangers_for(language: str, knowledge: Knowledge) -> Callable[[str], Mark | None]:
    """What says of a line of an article of a language whether it is furniture in another: its mark."""

    def mark_of(text: str) -> Mark | None:
        if len(text) > LONGEST or (text.isascii() and language != "en"):
            return None
        script = "Latin" if text.isascii() else dominant_script(text)[0]
        if script == "Latin":
            if language != "en":
                return None
            if not _has_foreign_words(text, knowledge.words) and not _is_field(text, knowledge.words):
                return _short(text, knowledge)
        elif script not in _LANGUAGES or language in _LANGUAGES[script]:
            return None
        return _find(text, _phrases_in(script, knowledge))

    return mark_of


def _find(text: str, phrases: PhraseTable) -> Mark | None:
    """The sure mark of a line, or a weak one of one that is nothing else than a label, or a row of them."""
    line = normalised_line(text)
    whole = phrases.exact(line)
    for mark in (whole, phrases.starting(line), phrases.ending(line)):
        if mark is not None and not mark.weak:
            return mark
    return whole or labels(text, phrases) or sections(text, phrases)


def _is_field(text: str, words: WordList) -> bool:
    """Whether a line begins with a word that English lacks and a colon: "Lesezeit: 2 Minuten"."""
    before, colon, _ = text.partition(":")
    found = _WORD.findall(before) if colon else []
    return bool(found) and len(before) <= _LONGEST_SHORT and all(word not in words for word in found)


def _short(text: str, knowledge: Knowledge) -> Mark | None:
    """What a line of one or two capitalised words says."""
    if len(text) > _LONGEST_SHORT or not 0 < len(found := _WORD.findall(text)) <= MOST_WORDS:
        return None
    if any(word in knowledge.words for word in found):
        return None
    return _short_lines(knowledge).get(normalised_line(text))


def _has_foreign_words(text: str, words: WordList) -> bool:
    """Whether a line has words that are in no English dictionary, and are no names by their capitals."""
    found = _WORD.findall(text)
    capitals = text.isupper()
    if any(word not in words for word in found if capitals or word[0].islower()):
        return True
    foreign = sum(word not in words for word in found)
    return foreign >= _LEAST_CAPITALISED and 2 * foreign > len(found)


@cache
def _phrases_in(script: str, knowledge: Knowledge) -> PhraseTable:
    """The phrases of all languages of a script."""
    files = [knowledge.file(f"phrases/{language}.tsv") for language in _LANGUAGES[script]]
    return PhraseTable(map(read_phrases, files))


@cache
def _short_lines(knowledge: Knowledge) -> dict[str, Mark]:
    lines = knowledge.file(SHORT_FILE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line[0] != "#")
    return {text: Mark(kind, weak=bool(weak)) for kind, text, *weak in rows}
