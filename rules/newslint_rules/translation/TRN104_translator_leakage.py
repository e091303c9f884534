"""TRN104: what a translation engine says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.basic import Signs, anchored, any_stands
from newslint.record import NamedTuple
from newslint.rule import Confidence, Hit, rule

# One of these stands in every text that a pattern fits.
_ANCHORS = anchored(
    "ranslat", "riginal text", "unk>", "⁇", "▁", "@@", "@-@", "@,@", "@.@", "{{", "${", "%(", "XX", "__",
    "traduzione automatica", "traducción automática", "traduction automatique", "übersetzt", "机器翻译", "機械翻訳",
    "машинный перевод",
)  # fmt: skip


_ENGINES = ("machine", "automatically", "auto", "google", "deepl", "bing", "yandex")


class _Leak(NamedTuple):
    """What a pattern finds. ``anchors``: one of these stands in the lower case of every text that it fits."""

    anchors: tuple[str, ...]
    pattern: str
    message: str
    confidence: Confidence


@cache
def _leaks() -> tuple[_Leak, ...]:
    by_engine = "a translation engine is credited"
    template = "template of a translation page"
    note = "a translator's note"
    made: tuple[tuple[tuple[str, ...], str, str, Confidence], ...] = (
        (
            (
                *(f"translated {how}" for how in ("automatically", "by", "with", "using")),
                *(f"{engine}{joint}translated" for engine in _ENGINES for joint in " -"),
            ),
            r"(?i:\b(?:machine|automatically|auto|google|deepl|bing|yandex)[- ]translated\b|"
            r"\btranslated (?:automatically|by (?:google|deepl|bing|yandex|ai|a machine|machine|software)|"
            r"(?:with|using) (?:google|deepl|bing|yandex|ai|a machine|www))\b)[^\n]{0,80}",
            by_engine,
            "high",
        ),
        (
            ("traduzione", "traducción", "traduction", "übersetzt", "机器翻译", "機械翻訳", "машинный"),
            r"(?i:\b(?:traduzione automatica|traducción automática|traduction automatique)\b|"
            r"\b(?:maschinell|automatisch) übersetzt\b|机器翻译|機械翻訳|машинный перевод)",
            by_engine,
            "medium",
        ),
        (("translation",), r"(?i:\bcontribute a better translation\b|\brate this translation\b)", template, "high"),
        (("original text",), r"(?im:^(?:show )?original text:?$)", template, "medium"),
        (
            (" note", "s comment"),
            r"(?i:\[?\btranslat(?:or|ion)['’]?s? note\b:?|\btranslator['’]s comment\b:?)",
            note,
            "medium",
        ),
        (
            ("translation",),
            r"(?i:\((?:free |our |unofficial |machine )?translation(?: by [^()\n]{1,40})?\))",
            note,
            "medium",
        ),
        (
            ("unk>", "⁇", "▁", "@"),
            r"</?unk>|⁇|▁|\w@@(?= |$)|(?<= )@[-.,]@(?= )",
            "a token of a translation engine",
            "high",
        ),
        (
            ("{{", "${", "%("),
            r"\{\{ ?[\w.]{2,30} ?\}\}|\$\{[\w.]{2,30}\}|%\(\w{2,30}\)s",
            "a variable that was not filled in",
            "high",
        ),
        (
            ("xx", "__"),
            r"\bXX[A-Z]{2,12}\d{0,3}XX\b|\b__[A-Z]{3,16}(?:_?\d+)?__",
            "a placeholder that was not put back",
            "high",
        ),
    )
    return tuple(_Leak(*one) for one in made)


@rule(
    "TRN104",
    "translator-leakage",
    severity="error",
    bad=[
        "The council met on Tuesday.\n[[Translated by DeepL]]",
        "The pier of the well [[@-@]] known harbour is gone.",
        "The mayor of [[{{ city_name }}]] met the council.",
        "The mayor, [[XXPERSON12XX]], met the council.",
        "The council met ([[translator's note:]] on a boat) on Tuesday.",
    ],
    good=[
        "The poem was translated by Ana Lima in 1998.",
        "The startup trains engines of machine translation for harbours.",
        "The brand XXL sells shirts on the pier.",
    ],
)
def translator_leakage(text: str, lowered: str, signs: Signs) -> Iterator[Hit]:
    """A translation engine, or the page it ran on, left its own words or marks.

    Credits of an engine, notes of a translator, tokens of a tokeniser (`@-@`, `@@`, `<unk>`), variables and
    placeholders that nobody filled in again: the text went through a machine unread. A credited translator of a book,
    and news about machine translation, are left alone.
    """
    if not any_stands(_ANCHORS, text, signs):
        return
    for leak in _leaks():
        if any(anchor in lowered for anchor in leak.anchors):
            for found in re.finditer(leak.pattern, text):
                yield Hit(Span(*found.span()), leak.message, confidence=leak.confidence)
