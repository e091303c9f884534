from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.facts.language import dominant_script
from newslint.facts.lines import Lines
from newslint.rule import Hit, rule

# Letters outside Latin (which U+1E00 to U+1EFF are): Greek to Georgian, Indic and South-East Asian, kana, Han, Hangul;
# a space may join words.
_LETTER = "\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2dff\u2e80-\u2fdf\u3041-\ua4cf\ua640-\ud7ff\uf900-\ufdff\ufe70-\ufefc"
_RUN = re.compile(f"[{_LETTER}]+(?:[ \u3000·-][{_LETTER}]+)*")
# Greek letters as signs; one or two Cyrillic letters are what a wrong decoding leaves, unless they pass for Latin ones.
_SIGN = re.compile("[\u0391-\u03c9]{1,2}|вЂ.?|(?![АВЕКМНОРСТХасеорх]$)[\u0400-\u04ff]|[\u0400-\u04ff]{2}")
_GLOSS_BEFORE = re.compile(r"[A-Za-z\u00c0-\u024f.’'\"”]\s?[(\[«“\"‘'][^()\[\]]{0,40}$")
_GLOSS_WORDS = re.compile(
    r"\b(?:called|means|meaning|written|word|words|spelled|spelt|sign|signs|reads|read|character)s?\b"
)
MAX_LENGTH = 40
MAX_FOREIGN_SHARE = 0.3


@rule(
    "NAM105",
    "untransliterated-name",
    severity="warning",
    languages=("en",),
    bad=[
        "The mayor of [[Дубрава]] opened the bridge on Monday and thanked the engineers.",
        "The [[С]]-300 stood beside the runway of the old airfield.",
        "The festival was opened by [[田中]] in front of four thousand people on Saturday evening.",
    ],
    good=[
        "The mayor of Dubrava (Дубрава) opened the bridge on Monday.",
        "The paper Tuổi Trẻ is printed in Quảng Bình, too.",
        "The angle α is small, and π is about 3.14.",
        "The Russian word мир means both world and peace, as every pupil learns.",
        "Москва и Петербург: города, которые знает каждый школьник в стране.",
    ],
)
def untransliterated_name(lines: Lines) -> Iterator[Hit]:
    """A word in another script that translation has left in an English sentence.

    Readers cannot read it and search does not find it. A gloss in brackets behind the Latin form, a word that the
    sentence speaks of, Greek letters as signs and passages in another language are left alone.
    """
    for line in lines:
        if line.text.isascii():
            continue
        for run in _RUN.finditer(line.text):
            text = run[0]
            if len(text) > MAX_LENGTH or _SIGN.fullmatch(text) or not any(map(str.isalpha, text)):
                continue
            script, share = dominant_script(line.text)
            if script != "Latin" and share > MAX_FOREIGN_SHARE:
                break
            before = line.text[max(0, run.start() - 60) : run.start()]
            if _GLOSS_BEFORE.search(before) or _GLOSS_WORDS.search(line.text, max(0, run.start() - 40), run.end() + 30):
                continue
            span = Span(line.start + run.start(), line.start + run.end())
            yield Hit(span, f"{text} is left untransliterated in an English sentence", confidence="high")
