"""Idioms of other languages in English words: figures of speech and set phrases that a translation left as they are.

No two engines render an idiom alike ("the monkey comes out of the sleeve", "out of the sleeve came the monkey"), but
all keep its nouns. So an idiom is a few words that stand near each other in one sentence, in any order: ``monkey
sleeve``. In a line of ``idioms.tsv`` ``bag/sack`` is one of the two. A word of four letters or more stands for its
plural and the regular forms of a verb as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from newslint.record import NamedTuple

MOST_BETWEEN: Final = 2
"""So many other words at most stand between two words of an idiom; of one that has two words only, one fewer.

Articles, prepositions, pronouns and forms of to be are not counted.
"""
_SHORT: Final = 3
_LIGHT: Final = frozenset(
    "a an the of in on at to for by with from into onto over out up off down and or not as than that this it its his "
    "her their our my your he she they we you i is are was were be been being has have had will would do does "
    "did".split()
)
_AROUND: Final = 120
_WORD: Final = r"\w+"
_STOP: Final = r"[.!?;\n\"“”]"


class Idiom(NamedTuple):
    """An idiom: the words to find, what English says, the original, and its language (ISO 639-1)."""

    words: tuple[frozenset[str], ...]
    usual: str
    origin: str
    language: str


def read_idioms(path: Path) -> Mapping[str, Sequence[str]]:
    """The lines of a file, each under the forms of the word to look for it by: the first, which is the rarest."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").split("\n"):
        anchor = line.partition(" ")[0]
        if "/" in anchor:
            for one in anchor.split("/"):
                found[one].append(line)
        elif anchor and anchor != "#":
            found[anchor].append(line)
    plurals = {anchor + "s": lines for anchor, lines in found.items()}
    for both in plurals.keys() & found.keys():
        plurals[both] = plurals[both] + found[both]
    return found | plurals


def find_idioms(
    lowered: str, types: frozenset[str], lines: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, int, Idiom]]:
    """Where a text in small letters has an idiom, by what ``read_idioms`` gave; ``types``: the text's words.

    Several languages share some: of those that overlap, the longest.
    """
    end = 0
    for place in sorted(_places(lowered, types, lines), key=lambda place: (place[0], -place[1], place[2].language)):
        if place[0] >= end:
            yield place
            end = place[1]


def _places(
    lowered: str, types: frozenset[str], lines: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, int, Idiom]]:
    for anchor in sorted(lines.keys() & types):
        for line in lines[anchor]:
            idiom = _parse(line)
            for forms in idiom.words:
                if types.isdisjoint(forms):
                    break
            else:
                for match in re.finditer(rf"(?<![\w-]){re.escape(anchor)}(?![\w-])", lowered):
                    if place := _around(lowered, match.start(), match.end(), idiom):
                        yield *place, idiom


@lru_cache(1 << 12)
def _parse(line: str) -> Idiom:
    words, usual, origin, language = line.split("\t")
    return Idiom(tuple(_forms(word) for word in words.split(" ")), usual, origin, language)


def _forms(word: str) -> frozenset[str]:
    found = set()
    for one in word.split("/"):
        found.add(one)
        if len(one) >= _SHORT:
            found |= {one + "s", one + "es"}
        if len(one) > _SHORT:
            stem = one.removesuffix("e")
            found |= {stem + "ed", stem + "ing"}
    return frozenset(found)


def _around(text: str, start: int, end: int, idiom: Idiom) -> tuple[int, int] | None:
    """The extent of an idiom with a word at a place, if its other words stand around that in the sentence."""
    before = re.split(_STOP, text[max(0, start - _AROUND) : start])[-1]
    after = re.split(_STOP, text[end : end + _AROUND], maxsplit=1)[0]
    first = start - len(before)
    own = frozenset().union(*idiom.words)
    words = re.finditer(_WORD, text[first : end + len(after)])
    tokens = [(match[0], first + match.start()) for match in words if match[0] in own or match[0] not in _LIGHT]
    here = next(n for n, (_, at) in enumerate(tokens) if at == start)
    reach = MOST_BETWEEN + 1 - (len(idiom.words) == 2)
    chain = {here}
    for step in (-1, 1):
        last, n = here, here + step
        while 0 <= n < len(tokens) and abs(n - last) <= reach:
            if tokens[n][0] in own:
                chain.add(n)
                last = n
            n += step
    found = [tokens[n] for n in sorted(chain)]
    complete = all(any(word in forms for word, _ in found) for forms in idiom.words)
    if not complete or len(found) < len(idiom.words):
        return None
    return found[0][1], found[-1][1] + len(found[-1][0])
