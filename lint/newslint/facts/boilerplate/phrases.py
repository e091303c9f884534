"""Stock phrases of page templates, and the look-up that finds one in a line.

The phrases are data: ``data/phrases/LANGUAGE.tsv`` of a rule pack, one phrase a line, sorted:

    phrase <tab> kind <tab> flags

A phrase is written in lower case, without punctuation but colons and apostrophes, with ``#`` for a number. Alone it is
a whole line; ``*`` stands for any words, so that ``see also *`` starts a line, ``* all rights reserved`` ends one and
``* sign up for our newsletter *`` is anywhere in it. Flags: ``weak`` where the phrase means something beside other
boilerplate only, ``opens`` where it heads a list (of links, of comments, of tags), ``firm`` where it says what it says
even if it is short and begins a whole sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.facts.boilerplate.normal import fold
from newslint.record import NamedTuple

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


class Phrase(NamedTuple):
    """A phrase that is not a whole line: its parts between the stars, and whether it is tied to the line's ends."""

    parts: tuple[str, ...]
    from_start: bool
    to_end: bool
    mark: Mark

    def tells(self, line: str, words: int, cues: frozenset[str]) -> bool:
        """Whether it says enough of a sentence that it begins or ends: so many words, or a third of the sentence.

        One word less does if a cue stands in the rest. A colon tells enough, and so do kinds of which few sentences
        speak. In scripts without spaces three characters are two words.
        """
        part = self.parts[0] if self.from_start else self.parts[-1]
        if self.mark.firm or self.mark.kind in _PLAIN or part.endswith(":"):
            return True
        size = sum(map(len, self.parts))
        count = 2 * size // 3 if part[0] > SPACELESS else sum(part.count(" ") + 1 for part in self.parts)
        if count >= words or (count > 1 and size * _TELLING_SHARE >= len(line)):
            return True
        rest = line[len(part) :] if self.from_start else line[: -len(part)]
        return count == words - 1 and not cues.isdisjoint(rest.split())

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


_TELLING_SHARE = 3
_CUE_LETTERS, _CUE_COUNT = 6, 8
# "Reporting by", "Photo by": few sentences of an article begin like this.
_PLAIN = frozenset(("contributors", "copyright", "image"))


def _breaks(line: str, at: int, letter: str) -> bool:
    """Whether a word begins or ends at an offset; scripts without spaces have no words."""
    if at == 0 or at >= len(line) or not letter.isalnum():
        return True
    before, after = line[at - 1], line[at]
    return before > SPACELESS or after > SPACELESS or not (before.isalnum() and after.isalnum())


SPACELESS = "\u2e80"
"""Chinese and Japanese letters, which no spaces set apart, lie above it; Korean in normal form does not."""
# Too common in news to tell whether a phrase may be in a text.
_ORDINARY = frozenset(
    "additional article author authors based become below comment commission conditions create daily direct editor "
    "every first follow free leave media member report reporter right senior service sign social staff story straight "
    "those through today weekly writer".split()
)


class _Starts(NamedTuple):
    """What begins with a word: whole lines, the pairs (see ``first_words``), and by pair the phrases that go on."""

    whole: Mapping[str, Mark]
    pairs: frozenset[str]
    open: Mapping[str, list[tuple[str, Mark]]]


class PhraseTable:
    """Phrases for look-up by whole line, by its first and last words and by words in it.

    The lines of the files are in order, and what begins with a word is found by bisection when that word is first met:
    of thousands of phrases an article asks for some dozens. Where files differ about a phrase, the first counts.
    """

    def __init__(self, files: Iterable[Sequence[str]], spelt: Iterable[str] = ()) -> None:
        """``files``: what ``read_phrases`` gave. ``spelt``: words of phrases anywhere in a line, with their accents."""
        self._files = tuple(files)
        self._shut: dict[str, list[tuple[str, Mark]]] = {}
        self._inside: dict[str, list[Phrase]] = {}
        for lines in self._files:
            for text, mark in parsed(_starting_with(lines, "*")):
                if text[-1] != "*":
                    self._shut.setdefault(last_words(text[text.rindex("*") + 1 :])[1], []).append((text, mark))
                    continue
                phrase = _phrase(text, mark)
                word = max(phrase.parts[0].split(), key=lambda one: (len(one) > 4 and one not in _ORDINARY, len(one)))
                self._inside.setdefault(word, []).append(phrase)
        words = {*self._inside, *(word for word in spelt if fold(word) in self._inside)}
        forms = {form for word in words for form in (word, word.title(), word.upper())}
        self._anchors = frozenset(form + sign for form in forms for sign in ("", *".,;:!?)”"))
        self._runs = tuple(word for word in self._inside if word > SPACELESS)
        self._last = frozenset(map(last_of, self._shut))
        self._starts: dict[str, _Starts] = {}
        self._ready: dict[tuple[bool, str], tuple[Phrase, ...]] = {}

    def exact(self, line: str) -> Mark | None:
        """The mark of the phrase that is all of a normalised line."""
        return self._starts_with(first_words(line)[0]).whole.get(line)

    def begins(self, first: str, pair: str = "") -> bool:
        """Whether some phrase, be it a whole line, begins with a first word, or with a pair (see ``first_words``)."""
        pairs = self._starts_with(first).pairs
        return pair in pairs if pair else bool(pairs)

    def opens(self, first: str) -> bool:
        """Whether a first word is all that some phrase has before it goes on."""
        return first in self._starts_with(first).open

    def _starts_with(self, first: str) -> _Starts:
        if (known := self._starts.get(first)) is not None:
            return known
        whole: dict[str, Mark] = {}
        pairs: set[str] = set()
        goes_on: dict[str, list[tuple[str, Mark]]] = {}
        for lines in self._files:
            for text, mark in parsed(_of_word(lines, first)):
                star = text.find("*")
                one, pair = first_words(text if star < 0 else text[:star])
                if one != first:
                    continue
                pairs.add(pair)
                if star < 0:
                    whole.setdefault(text, mark)
                else:
                    goes_on.setdefault(pair, []).append((text, mark))
        if not pairs:
            return _NOTHING
        known = self._starts[first] = _Starts(whole, frozenset(pairs), goes_on)
        return known

    @property
    def endings(self) -> Set[str]:
        """The last word or the last two (see ``last_words``) of the phrases that end a line."""
        return self._shut.keys()

    @cached_property
    def cues(self) -> frozenset[str]:
        """The words of pages in this language: long ones that stand in many phrases (article, comment, subscribe)."""
        texts = (line.partition("\t")[0] for lines in self._files for line in lines)
        counts = Counter(" ".join(texts).split())
        return frozenset(word for word, count in counts.items() if count >= _CUE_COUNT and len(word) >= _CUE_LETTERS)

    def find(self, line: str, words: int = 0) -> Mark | None:
        """The mark of the phrase that fits a normalised line best: the whole line, its start, its end, its inside.

        Where several fit its ends, the longest at its start counts, and a sure one before a weak one. A phrase
        of fewer words is weak (see ``Phrase.tells``).
        """
        if mark := self.exact(line):
            return mark
        start = self.starting(line, words)
        if start is not None and not start.weak:
            return start
        end = self.ending(line, words)
        if end is not None and (start is None or not end.weak):
            return end
        return start or self.within(line)

    def starting(self, line: str, words: int = 0) -> Mark | None:
        """The mark of the longest phrase at the start of a normalised line."""
        one, two = first_words(line)
        opening = self._starts_with(one).open
        mark = self._look(False, opening, two, line, words)
        if one == two or (mark is not None and not mark.weak):
            return mark
        return self._look(False, opening, one, line, words) or mark

    def ending(self, line: str, words: int = 0) -> Mark | None:
        """The mark of the longest phrase at the end of a normalised line."""
        one, two = last_words(line)
        if one not in self._last:
            return None
        mark = self._look(True, self._shut, two, line, words)
        if one == two or (mark is not None and not mark.weak):
            return mark
        return self._look(True, self._shut, one, line, words) or mark

    def may_hold(self, text: str) -> bool:
        """Whether some phrase may stand anywhere in a text (as it is): a cheap look before a full one."""
        if not self._anchors.isdisjoint(text.split()):
            return True
        return bool(self._runs) and any(run in text for run in self._runs)

    def within(self, line: str) -> Mark | None:
        """The mark of a phrase anywhere in a normalised line."""
        if self._anchors.isdisjoint(words := line.split()):
            return None
        for word in words:
            for phrase in self._inside.get(word.rstrip(":"), ()):
                if phrase.fits(line):
                    return phrase.mark
        return None

    def _look(
        self, shut: bool, table: Mapping[str, list[tuple[str, Mark]]], key: str, line: str, words: int
    ) -> Mark | None:
        if key not in table:
            return None
        if (phrases := self._ready.get((shut, key))) is None:
            part = -1 if shut else 0
            made = [_phrase(text, mark) for text, mark in table[key]]
            phrases = self._ready[shut, key] = tuple(sorted(made, key=lambda one: (-len(one.parts[part]), one)))
        weak = None
        for phrase in phrases:
            if phrase.fits(line):
                if not phrase.mark.weak and (not words or phrase.tells(line, words, self.cues)):
                    return phrase.mark
                weak = weak or phrase.mark._replace(weak=True)
        return weak


_NOTHING = _Starts({}, frozenset(), {})
_LAST = "\U0010ffff"


def _starting_with(lines: Sequence[str], start: str) -> Sequence[str]:
    """Those of lines in order that start with some text."""
    return lines[bisect_left(lines, start) : bisect_left(lines, start + _LAST)]


def _of_word(lines: Sequence[str], first: str) -> Iterator[str]:
    """Those of lines in order that begin with a word, or with two letters where words have no spaces."""
    if first == "*" or not first:
        return
    for sign in ("",) if first[0] > SPACELESS else ("\t", " ", ":"):
        yield from _starting_with(lines, first + sign)


def parsed(lines: Iterable[str]) -> Iterator[tuple[str, Mark]]:
    """The phrases and marks of lines. Raises BadPhraseError."""
    for line in lines:
        text, kind, flags = line.split("\t")
        yield text, _MARKS[kind, flags]


def first_words(text: str) -> tuple[str, str]:
    """The first word and the first two of a normalised text; two letters where words have no spaces."""
    if text[:1] > SPACELESS:
        return text[:2], text[:2]
    words = text.split(None, 2)
    if not words:
        return "", ""
    first = words[0].rstrip(":")
    return first, f"{first} {words[1].rstrip(':')}" if len(words) > 1 else first


def last_words(text: str) -> tuple[str, str]:
    """The last word and the last two of a normalised text; two letters where words have no spaces."""
    text = text.rstrip()
    if text[-1:] > SPACELESS:
        return text[-2:], text[-2:]
    words = text.rsplit(None, 2)
    if not words:
        return "", ""
    last = words[-1].rstrip(":")
    return last, f"{words[-2].rstrip(':')} {last}" if len(words) > 1 else last


def last_of(key: str) -> str:
    """The last word of what ``last_words`` gave."""
    return key if key[-1:] > SPACELESS else key.rpartition(" ")[2]


def _phrase(text: str, mark: Mark) -> Phrase:
    parts = tuple([part for part in map(str.strip, text.split("*")) if part])
    return Phrase(parts, text[0] != "*", text[-1] != "*", mark)


@cache
def phrase_table(knowledge: Knowledge, language: str) -> PhraseTable:
    """The phrases for an article of a language: its own and those that pages of any language carry.

    Raises BadPhraseError.
    """
    files = []
    for name in dict.fromkeys((language or "en", "any")):
        try:
            files.append(knowledge.file(f"phrases/{name}.tsv"))
        except FileNotFoundError:
            continue
    return PhraseTable(map(read_phrases, files), {word for path in files for word in _spelt_inside(path)})


_INSIDE = re.compile(r"^(\* .+ \*)\t", re.MULTILINE)


def _spelt_inside(path: Path) -> set[str]:
    """The words of the phrases of a file that are anywhere in a line."""
    return set(" ".join(_INSIDE.findall(path.read_text(encoding="utf-8"))).split())


_FLAGS = frozenset(("weak", "opens", "firm"))


class _Marks(dict[tuple[str, str], Mark]):
    """Marks by kind and flags, made when a phrase has them first. Raises BadPhraseError for unknown flags."""

    def __missing__(self, key: tuple[str, str]) -> Mark:
        flags = key[1].split()
        if not _FLAGS.issuperset(flags):
            raise BadPhraseError(f"phrases: {key[1]!r} are no flags of a phrase; known are {', '.join(sorted(_FLAGS))}")
        mark = self[key] = Mark(key[0], **dict.fromkeys(flags, True))
        return mark


_MARKS = _Marks()
_WORDLESS = re.compile(r"^[* ]*\t", re.MULTILINE)


def read_phrases(path: Path) -> list[str]:
    """The lines of a file but those that say what it is, folded and in order. Raises BadPhraseError."""
    content = path.read_text(encoding="utf-8")
    folded = (content if content.isascii() else fold(content)).replace("'", " ")
    lines = [line for line in folded.split("\n") if line and not _is_comment(line)]
    if folded.count("\t") != 2 * len(lines) or _WORDLESS.search(folded):
        raise _first_bad(path, folded)
    lines.sort()
    return lines


def _is_comment(line: str) -> bool:
    return line[0] == "#" and "\t" not in line


def _first_bad(path: Path, folded: str) -> BadPhraseError:
    for number, line in enumerate(folded.split("\n"), start=1):
        if line and not _is_comment(line) and line.count("\t") != 2:
            return BadPhraseError(f"{path}, line {number}: not phrase, kind and flags: {line!r}")
        if _WORDLESS.match(line):
            return BadPhraseError(f"{path}, line {number}: a phrase needs words beside the star")
    raise AssertionError(path)
