"""BLP125: what a language model says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.quotes import Quotes
from newslint.rule import Hit, rule

# What must stand in the text, in lower case, before any pattern is tried.
_ANCHORS = (
    "language model", "knowledge cutoff", "knowledge cut-off", "knowledge update", "as an ai", "an ai assistant",
    "rewritten version", "rewritten article", "rephrased version", "i cannot fulfill", "i cannot fulfil",
    "i can't fulfill", "i can't assist", "i cannot assist", "i'm unable to", "regenerate response",
    "here is the translat", "here's the translat", "here is a translat", "here's a translat", "[insert ", "[your name",
    "i hope this helps", "ki-sprachmodell", "modèle de langage", "modelo de lenguaje", "modelo de linguagem",
    "modello linguistico", "языковая модель", "мовна модель", "model językowy", "dil modeli olarak", "نموذج لغوي",
    "语言模型", "語言模型", "言語モデル",
)  # fmt: skip


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"\b(?:as|being) an? (?:(?:large|AI|artificial intelligence) ){1,2}(?:language model|assistant)\b"
            r"[^.!?\n]{0,160}",
            r"\bas (?:an? )?(?:AI|large) language model\b[^.!?\n]{0,160}",
            r"\bI(?:'|’)?(?:m| am) (?:just )?an? (?:(?:large|AI) ){0,2}(?:language model|AI assistant)\b"
            r"[^.!?\n]{0,160}",
            r"\b(?:as of |since )?my (?:last )?knowledge (?:cut-?off|update)\b[^,.!?\n]{0,120}",
            r"\bI (?:cannot|can(?:'|’)t|am unable to) (?:fulfil+|assist with|complete) (?:this|that|your) request\b",
            r"\bI(?:'|’)?m (?:sorry|unable)[^.!?\n]{0,40}\b(?:fulfil+|assist with|complete) (?:this|that|your) "
            r"request\b",
            r"(?m:^(?:certainly|sure|of course)?[!,.:]? ?here(?: is|['’]s) (?:the|a|your) (?:rewritten|rephrased|"
            r"translated|translation|revised)\b[^\n]{0,120})",
            r"\bregenerate response\b",
            r"\[(?:insert (?:name|date|source|link|quote|image)|your name)[^\]\n]{0,40}\]",
            r"\bAls (?:ein )?KI-Sprachmodell\b[^.!?\n]{0,120}",
            r"\ben tant que modèle de langage\b[^.!?\n]{0,120}",
            r"\bcomo (?:un |um )?modelo de (?:lenguaje|linguagem)\b[^.!?\n]{0,120}",
            r"\b(?:in quanto|come) modello linguistico\b[^.!?\n]{0,120}",
            r"\b(?:как|як) (?:языковая|мовна) модель\b[^.!?\n]{0,120}",
            r"\bjako model językowy\b[^.!?\n]{0,120}",
            r"\bdil modeli olarak\b[^.!?\n]{0,120}",
            r"كنموذج لغوي[^.!?\n]{0,120}",
            r"作[为為](?:一个|一個)?(?:ai|人工智能)?[语語]言模型[^。\n]{0,60}",
            r"言語モデルとして[^。\n]{0,60}",
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
def language_model_residue(text: str, quotes: Quotes) -> Iterator[Hit]:
    """A language model speaks of itself in the article's own voice.

    Apologies, refusals, "Here is the rewritten article": the text was written or rewritten by a program and read by
    nobody. Words of programs that the article quotes, in quotation marks, are left alone.
    """
    lowered = text.lower()
    if not any(anchor in lowered for anchor in _ANCHORS):
        return
    last = -1
    found = sorted(match.span() for pattern in _patterns() for match in pattern.finditer(text))
    for start, end in found:
        if start < last or quotes.covers(start):
            continue
        last = end
        yield Hit(Span(start, end), "a language model speaks of itself")
