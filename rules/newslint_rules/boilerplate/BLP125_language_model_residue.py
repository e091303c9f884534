"""BLP125: what a language model says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from newslint.article import Span
from newslint.rule import Hit, rule

# One of these stands in every text that a pattern fits: of any language, at the beginning or the end, and of its own.
_ANCHORS = ("anguage model", "nowledge cut", "nowledge update", "AI assistant", "ulfil", "ssist with th")
_ANCHORS_AT_ENDS = ("ewritten", "ephrased", "egenerate resp")
_ENDS = 800
_BRACKETED = ("[insert", "[your")
_OWN_ANCHORS = {
    "de": "prachmodell", "fr": "modèle de langage", "es": "modelo de l", "pt": "modelo de l", "it": "modello ling",
    "ru": "языковая мод", "uk": "мовна модель", "pl": "model języ", "tr": "dil modeli", "ar": "نموذج لغوي",
    "zh": "言模型", "ja": "言語モデル",
}  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"\b(?:as|being) an? (?:(?:large|AI|artificial intelligence) ){1,2}(?:language model|assistant)\b"
            r"[^.!?\r\n]{0,160}",
            r"\bas (?:an? )?(?:AI|large) language model\b[^.!?\r\n]{0,160}",
            r"\bI(?:'|’)?(?:m| am) (?:just )?an? (?:(?:large|AI) ){0,2}(?:language model|AI assistant)\b"
            r"[^.!?\r\n]{0,160}",
            r"\b(?:as of |since )?my (?:last )?knowledge (?:cut-?off|update)\b[^,.!?\r\n]{0,120}",
            r"\bI (?:cannot|can(?:'|’)t|am unable to) (?:fulfil+|assist with|complete) (?:this|that|your) request\b",
            r"\bI(?:'|’)?m (?:sorry|unable)[^.!?\r\n]{0,40}\b(?:fulfil+|assist with|complete) (?:this|that|your) "
            r"request\b",
            r"(?m:^(?:certainly|sure|of course)?[!,.:]? ?here(?: is|['’]s) (?:the|a|your) (?:rewritten|rephrased)\b"
            r"[^\r\n]{0,120})",
            r"\bregenerate response\b",
            r"\[(?:insert (?:name|date|source|link|quote|image)|your name)[^\]\r\n]{0,40}\]",
            r"\bAls (?:ein )?KI-Sprachmodell\b[^.!?\r\n]{0,120}",
            r"\ben tant que modèle de langage\b[^.!?\r\n]{0,120}",
            r"\bcomo (?:un |um )?modelo de (?:lenguaje|linguagem)\b[^.!?\r\n]{0,120}",
            r"\b(?:in quanto|come) modello linguistico\b[^.!?\r\n]{0,120}",
            r"\b(?:как|як) (?:языковая|мовна) модель\b[^.!?\r\n]{0,120}",
            r"\bjako model językowy\b[^.!?\r\n]{0,120}",
            r"\bdil modeli olarak\b[^.!?\r\n]{0,120}",
            r"كنموذج لغوي[^.!?\r\n]{0,120}",
            r"作[为為](?:一个|一個)?(?:ai|人工智能)?[语語]言模型[^。\r\n]{0,60}",
            r"言語モデルとして[^。\r\n]{0,60}",
        )
    )


@rule(
    "BLP125",
    "language-model-residue",
    severity="error",
    bad=[
        "The council met on Tuesday.\n\n[[As an AI language model, I cannot confirm the figures of the council]].",
        "[[Certainly! Here is the rewritten article, in plain words:]]\n\nThe council met on Tuesday.",
        "The council met. [[My knowledge cutoff is in September]], so that later meetings are not covered.",
    ],
    good=[
        "“As an AI language model, I cannot vote,” the program answered the council on Tuesday.",
        "The company trained its language model on the minutes of the council.",
        "The council will insert a paragraph on the pier.",
    ],
)
def language_model_residue(text: str, language: str) -> Iterator[Hit]:
    """A language model speaks of itself in the article's own voice.

    Apologies, refusals, "Here is the rewritten article": the text was written or rewritten by a program and read by
    nobody. Words of programs that the article quotes, in quotation marks, are left alone.
    """
    anchors = [anchor for anchor in (*_ANCHORS, _OWN_ANCHORS.get(language)) if anchor and anchor in text]
    ends = text if len(text) <= 2 * _ENDS else f"{text[:_ENDS]}\n{text[-_ENDS:]}"
    anchors += [anchor for anchor in _ANCHORS_AT_ENDS if anchor in ends]
    if "[" in text:
        anchors += [anchor for anchor in _BRACKETED if anchor in text]
    if not anchors:
        return
    near = sorted({_around(text, at) for anchor in anchors for at in _places(text, anchor)})
    found = sorted(
        {match.span() for place in near for pattern in _patterns() for match in pattern.finditer(text, *place)}
    )
    for span in _unquoted(text, found):
        yield Hit(span, "a language model speaks of itself")


def _places(text: str, anchor: str) -> Iterator[int]:
    at = text.find(anchor)
    while at >= 0:
        yield at
        at = text.find(anchor, at + 1)


def _around(text: str, at: int) -> tuple[int, int]:
    """The line around an offset, 200 characters to each side at most."""
    start = text.rfind("\n", max(0, at - 200), at) + 1 or max(0, at - 200)
    stop = text.find("\n", at, at + 200)
    return start, stop if stop >= 0 else min(len(text), at + 200)


def _unquoted(text: str, found: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """The first of spans that overlap, where no quotation is open within the paragraph."""
    # Marks are counted on from span to span: a line may have thousands of both.
    at = opened = straight = last = 0
    for begin, end in found:
        line = text.rfind("\n", at, begin) + 1
        if line:
            at, opened, straight = line, 0, 0
        opened += text.count("“", at, begin) - text.count("”", at, begin)
        straight += text.count('"', at, begin)
        at = begin
        if begin >= last and opened <= 0 and straight % 2 == 0:
            last = end
            yield Span(begin, end)
