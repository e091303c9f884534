"""NAM108: a Chinese, Japanese or Korean name as it comes out of Russian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newslint.article import Span
from newslint.facts.language import Passages, in_passage
from newslint.facts.names import Names
from newslint.knowledge import Knowledge
from newslint.knowledge.by_way_of_russian import hepburn, is_telling, pinyin
from newslint.knowledge.lexicon import Lexicon
from newslint.namepairs.surroundings import countries_of
from newslint.rule import Hit, rule

_WORD = re.compile(r"[A-Z](?<![\w'’-]{2})[a-z]{3,23}(?![\w'’-])")
_SIGNS = ("chzh", "Chzh", "tsz", "Tsz", "dz", "Dz")
_BEFORE = re.compile(r"(?<![\w'’-])([A-Z][a-z]{0,9}) \Z")
_AFTER = re.compile(r" ([A-Z][a-z]{0,9})(?![\w'’-])")
_LONGEST_BESIDE = 12
_KOREANS = {
    "Kim Chen Ir": "Kim Jong Il", "Kim Chen Un": "Kim Jong Un", "Kim Chen Yn": "Kim Jong Un",
    "Kim De Chzhun": "Kim Dae-jung", "Kim Ir Sen": "Kim Il Sung", "Kim Yo Chzhon": "Kim Yo Jong",
    "Khan Dok Su": "Han Duck-soo", "Li Chzhe Men": "Lee Jae-myung", "Li Men Bak": "Lee Myung-bak",
    "Li Myon Bak": "Lee Myung-bak", "Li Syn Man": "Syngman Rhee", "Mun Chzhe In": "Moon Jae-in",
    "No Mu Khyon": "Roh Moo-hyun", "Pak Chzhon Khi": "Park Chung-hee", "Pak Kyn Khe": "Park Geun-hye",
    "Pan Gi Mun": "Ban Ki-moon", "Tsoy Son Khi": "Choe Son Hui", "Yun Sok Yol": "Yoon Suk-yeol",
}  # fmt: skip
"""Known Koreans as Russian has them, by Kontsevich's rule and by custom."""
# Spelt so by those who bear them.
_THEIR_OWN = frozenset(("Tszyu",))


@rule(
    "NAM108",
    "name-by-way-of-russian",
    severity="warning",
    languages=("en",),
    bad=[
        "Foreign ministry spokesman [[Chzhao Litszyan]] said that the dam in [[Chzhentszyan]] was safe.",
        "Chinese leader [[Si Tszinpin]] arrived in Moscow on Monday.",
        "Floods hit the cities of [[Guanchzhou]] and [[Tyantszin]], officials said.",
        "In Japan, Prime Minister [[Sindzo]] Abe called an election.",
        "President [[Mun Chzhe In]] met [[Kim Chen Yn]], a grandson of [[Kim Ir Sen]], at the border.",
    ],
    good=[
        "Foreign ministry spokesman Zhao Lijian said that the dam in Zhenjiang was safe.",
        "The boxer Kostya Tszyu won. Lam Tsz-kin of Hong Kong spoke to the Hertz company in Zhytomyr.",
        "Edin Dzeko scored twice against Japan, and Dzerzhinsky Square was empty.",
    ],
)
def name_by_way_of_russian(text: str, names: Names, passages: Passages, knowledge: Knowledge) -> Iterator[Hit]:
    """A name of the Far East spelt as Russian has it (Chzhao Litszyan for Zhao Lijian, Kim Chen Yn).

    Russian has a rule for Chinese and one for Japanese, and what comes out of it can be read back: chzh is zh, tsz
    before a vowel j or z, dz in Japanese z or j. Only final n and ng fall together: a name is suggested where the
    lexicon knows it, or where there is but one. Japanese names are reported in articles that speak of Japan. Koreans
    choose their Latin letters themselves: of them those are known who are in the news.
    """
    koreans = list(_koreans(text))
    for span, right in koreans:
        written = text[span.start : span.end]
        yield Hit(span, f"{written} is how Russian writes {right}", suggestion=right, confidence="high")
    if not any(sign in text for sign in _SIGNS):
        return
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end or in_passage(passages, word.start()) or not _is_unknown(word[0], knowledge):
            continue
        if any(one.start <= word.start() < one.end for one, _ in koreans):
            continue
        found = _chinese(text, word, knowledge.lexicon) or _japanese(word, names, knowledge.lexicon)
        if found is None:
            continue
        span, readings = found
        end = span.end
        written = text[span.start : span.end]
        right = readings[0] if len(readings) == 1 else ""
        yield Hit(
            span,
            f"{written} is a name as Russian writes it: {' or '.join(readings[:_SHOWN])}",
            suggestion=right,
            confidence="high" if right and is_telling(written) else "medium",
        )


_SHOWN = 4


def _koreans(text: str) -> Iterator[tuple[Span, str]]:
    for russian, right in _KOREANS.items():
        at = text.find(russian)
        while at >= 0:
            end = at + len(russian)
            if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
                yield Span(at, end), right
            at = text.find(russian, end)


def _is_unknown(form: str, knowledge: Knowledge) -> bool:
    return form not in _THEIR_OWN and not knowledge.lexicon.knows(form) and form not in knowledge.words


def _chinese(text: str, word: re.Match[str], lexicon: Lexicon) -> tuple[Span, Sequence[str]] | None:
    """The place of a Chinese name, and what it may be: one that the lexicon knows, with the name beside it, or all."""
    if not is_telling(word[0]) or not (readings := pinyin(word[0])):
        return None
    before, after = (
        _BEFORE.search(text, max(0, word.start() - _LONGEST_BESIDE), word.start()),
        _AFTER.match(text, word.end()),
    )
    if before:
        whole = [f"{one} {two}" for one in pinyin(before[1]) for two in readings]
        if known := [one for one in whole if lexicon.knows(one)]:
            return Span(before.start(), word.end()), known
    if after := _AFTER.match(text, word.end()):
        whole = [f"{one} {two}" for one in readings for two in pinyin(after[1])]
        if known := [one for one in whole if lexicon.knows(one)]:
            return Span(word.start(), after.end()), known
    return Span(*word.span()), [one for one in readings if lexicon.knows(one)] or readings


def _japanese(word: re.Match[str], names: Names, lexicon: Lexicon) -> tuple[Span, Sequence[str]] | None:
    """The same of a Japanese name, in an article that speaks of Japan."""
    readings = hepburn(word[0])
    if not readings or "JP" not in countries_of(names, lexicon):
        return None
    return Span(*word.span()), [one for one in readings if lexicon.knows(one)] or readings
