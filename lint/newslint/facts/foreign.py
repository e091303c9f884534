"""Words in another script within lines of Latin script."""

from __future__ import annotations

import re
from typing import TypeAlias

from newslint.facts.basic import Specials
from newslint.facts.language import dominant_script, script_of
from newslint.facts.lines import Lines
from newslint.record import NamedTuple


class ForeignRun(NamedTuple):
    """Words in another script in a line in Latin script, with the signs between them. ``script``: of its first letter.

    ``is_name``: it has the shape of a name: in scripts with capitals up to four capitalised words, in Han and Hangul
    two to four characters, in katakana three to ten, in other scripts up to three words.
    """

    start: int
    end: int
    text: str
    script: str
    is_name: bool


ForeignRuns: TypeAlias = tuple[ForeignRun, ...]

# Letters outside Latin (whose Vietnamese letters begin at U+1E00): Greek to Georgian, Indic and South-East Asian,
# kana, Han, Hangul. Spaces and the signs of East Asian print may join words.
_LETTER = (
    "\u0370-\u1dff\u1f00-\u1fff\u2c80-\u2dff\u2e80-\u2fdf\u3041-\ua4cf\ua640-\ua69f\ua840-\ud7ff"
    "\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc"
)
# Compiled where there are such letters: the first takes 5 ms.
_RUN = f"[{_LETTER}]+(?:[ \u3000\u3001\u3002\uff0c·・,-]{{1,2}}[{_LETTER}]+)*"
# Greek letters as signs; one or two Cyrillic letters are what a wrong decoding leaves, unless they pass for Latin ones.
_SIGN = "[\u0391-\u03c9]{1,2}|вЂ.?|(?![АВЕКМНОРСТХасеорх]$)[\u0400-\u04ff]|[\u0400-\u04ff]{2}"
# A straight mark behind a letter is an apostrophe, or closes.
_GLOSS_BEFORE = r"[A-Za-z\u00c0-\u024f.’'\"”](?:\s?[(\[«“]|\s[\"‘'])[^()\[\]]{0,40}$"
# “Ну, поїхали,” the driver said: well, let's go.
_GLOSS_AFTER = r"[,.!?]{0,2}[”\"»’'][^”\"»]{0,60}?(?::|[—–]|\()\s?[A-Za-z“\"‘']"
_GLOSS_WORDS = r"\b(?:called|means|meaning|written|word|words|spelled|spelt|sign|signs|reads|read|character)s?\b"
MAX_FOREIGN_SHARE = 0.5
"""Lines of which more is in another script are passages (see ``newslint.facts.language``)."""
_CASED = frozenset(("Cyrillic", "Greek", "Armenian"))
_KATAKANA = "[\u30a1-\u30fa\u30fc]{3,10}"


def foreign_runs(lines: Lines, language: str, specials: Specials) -> ForeignRuns:
    """The runs of an English article, in order; none in other languages.

    Glosses in brackets behind a Latin form, words that the sentence speaks of, and letters used as signs are left out.
    """
    if language != "en" or not any(map(_may_be_letter, specials)):
        return ()
    found = []
    runs, gloss_words = re.compile(_RUN), re.compile(_GLOSS_WORDS)
    for line in lines:
        if line.text.isascii():
            continue
        checked = False
        for run in runs.finditer(line.text):
            text = run[0]
            if re.fullmatch(_SIGN, text) or not any(map(str.isalpha, text)):
                continue
            if not checked:
                script, share = dominant_script(line.text)
                if script != "Latin" and share > MAX_FOREIGN_SHARE:
                    break
                checked = True
            before = line.text[max(0, run.start() - 60) : run.start()]
            spoken_of = gloss_words.search(line.text, max(0, run.start() - 40), run.end() + 30)
            quoted = before.endswith(("“", '"', "«", "‘", "'"))
            if quoted and re.match(_GLOSS_AFTER, line.text[run.end() : run.end() + 90]):
                continue
            if spoken_of or re.search(_GLOSS_BEFORE, before):
                continue
            script = script_of(text[0])
            start = line.start + run.start()
            found.append(ForeignRun(start, start + len(text), text, script, _is_name(text, script)))
    return tuple(found)


def _may_be_letter(character: str) -> bool:
    """Whether it is more than a Latin letter, a quotation mark or a dash (U+2000 and on)."""
    return "\u0370" <= character <= "\u1fff" or character >= "\u2c00"


def _is_name(text: str, script: str) -> bool:
    words = text.split()
    if script in _CASED:
        return len(words) <= 4 and all(word[0].isupper() for word in words)
    if script in ("Han", "Hangul"):
        return 2 <= len(text) <= 4 and text.isalpha()
    if script == "Kana":
        return re.fullmatch(_KATAKANA, text) is not None
    return len(words) <= 3
