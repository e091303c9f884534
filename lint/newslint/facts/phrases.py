"""Stock phrases of page templates, and the look-up that finds one in a line.

The phrases are data: ``data/phrases/LANGUAGE.tsv`` of a rule pack, one phrase a line, sorted:

    kind <tab> phrase <tab> flags

A phrase is written in lower case, without punctuation but colons and apostrophes, with ``#`` for a number. Alone it is
a whole line; ``*`` stands for any words, so that ``see also *`` starts a line, ``* all rights reserved`` ends one and
``* sign up for our newsletter *`` is anywhere in it. Flags: ``weak`` where the phrase means something beside other
boilerplate only, ``opens`` where it heads a list (of links, of comments, of tags), ``firm`` where it says what it says
even if it is short and begins a whole sentence.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newslint.knowledge import Knowledge


class Mark(NamedTuple):
    """What a phrase says about a line."""

    kind: str
    weak: bool = False
    opens: bool = False
    firm: bool = False


class BadPhraseError(ValueError):
    """A line of a phrase file cannot be read; the message names file and line."""


# Combining accents, the vowel signs and hamzas of Arabic, the voicing marks of kana.
_ACCENTS = re.compile("[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u3099\u309a]+")
# Signs other than letters, digits and apostrophes become spaces, dashes and bars between words become colons.
_SIGNS = re.compile(r"[^\w#:']+|_+")
_COLONS = re.compile(r"[:|–—―：｜]+")
_NUMBER = re.compile(r"\d[\d.,]*")
_ASCII_SIGNS = {
    **{ord(sign): " " for sign in map(chr, range(128)) if not sign.isalnum() and sign not in "#:|"},
    ord("|"): ":",
}


def fold(text: str) -> str:
    """A text without case and accents."""
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()).casefold())


def normalise(text: str) -> str:
    """A line as phrases are compared: no case, accents, punctuation (but colons) or bullets; ``#`` for numbers."""
    if text.isascii():
        text = text.lower().translate(_ASCII_SIGNS)
    else:
        text = _SIGNS.sub(" ", _COLONS.sub(":", fold(text))).replace("'", " ")
    text = _NUMBER.sub("#", text)
    text = " ".join(text.replace(":", ": ").split()).replace(" :", ":")
    return text.strip(": ")


class Phrase(NamedTuple):
    """A phrase that is not a whole line: its parts between the stars, and whether it is tied to the line's ends."""

    parts: tuple[str, ...]
    from_start: bool
    to_end: bool
    mark: Mark

    @property
    def firm(self) -> bool:
        """Whether it is long or plain enough to be believed even where it begins a whole sentence."""
        first = self.parts[0]
        words = sum(part.count(" ") + 1 for part in self.parts)
        wide = first[0] > "\u2e80" and len(first) >= 4
        return self.mark.firm or self.mark.kind in _PLAIN or words >= 3 or wide or first.endswith(":")

    def fits(self, line: str) -> bool:
        """Whether a normalised line holds the parts in order, at word boundaries."""
        at = 0
        last = len(self.parts) - 1
        for number, part in enumerate(self.parts):
            if number == 0 and self.from_start:
                start = 0 if line.startswith(part) else -1
            elif number == last and self.to_end:
                start = len(line) - len(part) if line.endswith(part) else -1
            else:
                start = line.find(part, at)
            end = start + len(part)
            if start < at or not (_breaks(line, start, part[0]) and _breaks(line, end, part[-1])):
                return False
            at = end
        return True


# "Reporting by", "Photo by": few sentences of an article begin like this.
_PLAIN = frozenset(("contributors", "copyright", "image"))


def _breaks(line: str, at: int, letter: str) -> bool:
    """Whether a word begins or ends at an offset; scripts without spaces have no words."""
    if at == 0 or at >= len(line) or letter > "\u2e80" or not letter.isalnum():
        return True
    return not (line[at - 1].isalnum() and line[at].isalnum())


class PhraseTable:
    """Phrases for look-up by whole line, by its first and last two letters and by words in it."""

    def __init__(self, phrases: Iterable[tuple[str, Mark]]) -> None:
        self.whole: dict[str, Mark] = {}
        self._open: dict[str, list[tuple[str, Mark]]] = {}
        self._shut: dict[str, list[tuple[str, Mark]]] = {}
        self._inside: dict[str, list[Phrase]] = {}
        for text, mark in phrases:
            if "*" not in text:
                self.whole.setdefault(text, mark)
            elif text[0] != "*":
                self._open.setdefault(text[:2], []).append((text, mark))
            elif text[-1] != "*":
                self._shut.setdefault(text[-2:], []).append((text, mark))
            else:
                phrase = _phrase(text, mark)
                self._inside.setdefault(max(phrase.parts[0].split(), key=len), []).append(phrase)
        self._ready: dict[tuple[bool, str], _Bucket] = {}

    def find(self, line: str, sentence: bool = False) -> Mark | None:
        """The mark of the phrase that fits a normalised line best: the whole line, its start, its end, its inside."""
        return self.whole.get(line) or self.tied(line, sentence) or self.within(line)

    def tied(self, line: str, sentence: bool = False) -> Mark | None:
        """The mark of the longest phrase at the start of a normalised line, else at its end; a sure one first.

        Where the line is a whole ``sentence``, phrases must be firm.
        """
        weak = None
        for shut, key, test in ((False, line[:2], line.startswith), (True, line[-2:], line.endswith)):
            if key not in (self._shut if shut else self._open):
                continue
            bucket = self._bucket(shut, key)
            if not test(bucket.anchors):
                continue
            for phrase in bucket.phrases:
                if (not sentence or phrase.firm) and phrase.fits(line):
                    if not phrase.mark.weak:
                        return phrase.mark
                    weak = weak or phrase.mark
        return weak

    def within(self, line: str) -> Mark | None:
        """The mark of a phrase anywhere in a normalised line."""
        inside = self._inside
        if inside and not inside.keys().isdisjoint(words := line.replace(":", "").split()):
            for word in words:
                for phrase in inside.get(word, ()):
                    if phrase.fits(line):
                        return phrase.mark
        return None

    def _bucket(self, shut: bool, key: str) -> _Bucket:
        """The phrases that share their first (or, ``shut``, last) two letters; arranged when first met."""
        if (shut, key) not in self._ready:
            part = -1 if shut else 0
            phrases = [_phrase(text, mark) for text, mark in (self._shut if shut else self._open)[key]]
            phrases.sort(key=lambda one: (-len(one.parts[part]), one))
            anchors = tuple(sorted({one.parts[part] for one in phrases}))
            self._ready[shut, key] = _Bucket(anchors, tuple(phrases))
        return self._ready[shut, key]


class _Bucket(NamedTuple):
    anchors: tuple[str, ...]
    phrases: tuple[Phrase, ...]


def _phrase(text: str, mark: Mark) -> Phrase:
    parts = tuple([part for part in map(str.strip, text.split("*")) if part])
    return Phrase(parts, text[0] != "*", text[-1] != "*", mark)


@cache
def phrase_table(knowledge: Knowledge, language: str) -> PhraseTable:
    """The phrases for an article of a language: its own and those that pages of any language carry.

    Raises BadPhraseError. English takes 7 ms, other languages 3 ms.
    """
    files = []
    for name in dict.fromkeys((language or "en", "any")):
        try:
            files.append(knowledge.file(f"phrases/{name}.tsv"))
        except FileNotFoundError:
            continue
    return PhraseTable(found for path in files for found in read_phrases(path))


_FLAGS = frozenset(("weak", "opens", "firm"))


def read_phrases(path: Path) -> Iterator[tuple[str, Mark]]:
    """The phrases of a file, folded; lines that start with ``# `` are comments. Raises BadPhraseError."""
    content = path.read_text(encoding="utf-8")
    folded = (content if content.isascii() else fold(content)).replace("'", " ")
    marks: dict[tuple[str, str], Mark] = {}
    for number, line in enumerate(folded.split("\n"), start=1):
        if not line or line.startswith("# "):
            continue
        try:
            kind, text, flags = line.split("\t")
            mark = marks.get((kind, flags))
            if mark is None:
                mark = marks[kind, flags] = Mark(kind, **dict.fromkeys(_checked(flags), True))
        except ValueError:
            raise BadPhraseError(f"{path}, line {number}: not kind, phrase and flags: {line!r}") from None
        if not text.strip("* "):
            raise BadPhraseError(f"{path}, line {number}: a phrase needs words beside the star")
        yield text, mark


def _checked(flags: str) -> list[str]:
    words = flags.split()
    if not _FLAGS.issuperset(words):
        raise ValueError(flags)
    return words
