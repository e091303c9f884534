"""ENC104: characters that nobody sees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.basic import Specials
from newslint.rule import Edit, Hit, rule

_NAMES = {
    "\xad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u200c": "zero-width non-joiner",
    "\u200d": "zero-width joiner",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
    "\u180e": "Mongolian vowel separator",
    "\u200e": "left-to-right mark",
    "\u200f": "right-to-left mark",
    "\u061c": "Arabic letter mark",
}
# Control characters behind such a letter are what is left of a damaged sign.
_DAMAGED = "\x81\x8d\x8f\x90\x9d"
_UNSEEN = (
    "\x00-\x08\x0b\x0e-\x1f\x7f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ue000-\uf8ff"
)
_INVISIBLE = f"(?<![Â-ô€])[{_DAMAGED}]+|[{_UNSEEN}]+"
_ANY = f"[{_DAMAGED}{_UNSEEN}]"
# Most articles have no other; the patterns take 3 ms to compile.
_COMMON = frozenset("‘’“”–—…•€£éè")
_DIRECTIONS = "[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]+"
_JOINERS = "[\u200c\u200d]+"
# Scripts that are written from right to left, and those in which joiners shape letters.
_RIGHT_TO_LEFT = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_JOINING = "[\u0600-\u08ff\u0900-\u0fff\u1780-\u18af\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]"


@rule(
    "ENC104",
    "invisible-character",
    severity="warning",
    bad=[
        "The har[[\u200b]]bour council",
        "The har[[\xad]]bour council",
        "[[\u202e]]The council met.",
        "The council\x07 met.".replace("\x07", "[[\x07]]"),
        "The coun[[\u200d]]cil met.",
    ],
    good=[
        "language: fa\n---\nمی\u200cخواهم به بندر بروم",
        "A family: 👨\u200d👩\u200d👧 on the pier",
        "language: he\n---\nהנמל (\u200eVelmora\u200e) סגור",
    ],
)
def invisible_character(text: str, specials: Specials) -> Iterator[Hit]:
    """A character that takes no place and changes the text for every program.

    A zero-width space or soft hyphen splits a name; a bidirectional control can make a reader see another text than
    the one a program reads; control characters break other tools. Joiners are left alone between letters of scripts
    that they shape (Persian, Hindi ...) and in emoji, marks of direction beside text that runs from right to left.
    """
    if _COMMON.issuperset(specials) or not re.search(_ANY, "".join(specials)):
        return
    for found in re.finditer(_INVISIBLE, text):
        run = found[0]
        around = text[max(0, found.start() - 2) : found.end() + 2]
        if re.fullmatch(_JOINERS, run) and re.search(_JOINING, around):
            continue
        wide = text[max(0, found.start() - 60) : found.end() + 60]
        if re.fullmatch(_DIRECTIONS, run) and re.search(_RIGHT_TO_LEFT, wide):
            continue
        span = Span(*found.span())
        name = _NAMES.get(run[0], f"control character U+{ord(run[0]):04X}")
        if "\ue000" <= run[0] <= "\uf8ff":
            yield Hit(span, "a character of private use: a symbol of the page's own font", confidence="medium")
            continue
        yield Hit(span, f"an invisible character: {name}", edit=Edit(span, ""))
