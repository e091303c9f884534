"""TRN105: punctuation of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.basic import Specials
from newslint.facts.language import Passages, in_passage
from newslint.rule import Edit, Hit, rule
from newslint_rules.translation.typed_marks import typed_marks

_FULL_WIDTH = {
    ord(wide): narrow for wide, narrow in zip("，。！？：；（）［］％＂＇、", ",.!?:;()[]%\"',", strict=True)
}


_MARKS = frozenset("«„‚‹\xa0\u202f，。！？：；（）％、［］¿¡")
_SPACE = "a space before the mark"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return (
        (
            re.compile(
                r"«[^«»\n]{1,300}»|‹[^‹›\n]{1,300}›|„[^„“”\n]{1,300}[“”]|(?<![^\s(])»(?=[^\W_])[^«»\n]{1,300}«(?![^\W_])"
                r"|(?<![^\s(])‚(?=[^\W_])[^‚‘’\n]{1,300}[‘’]"
            ),
            "quotation marks of another language",
        ),
        (re.compile(r"(?<=[\w\"'”’)])[ \xa0\u202f][?!](?=[\s\"”’)]|$)", re.MULTILINE), _SPACE),
        (
            re.compile(r"(?<=[\w\"'”’)])[，。！？：；（）％、]|[（［][^\n（）［］]{1,80}[）］]"),
            "full-width punctuation",
        ),
        (re.compile(r"[¿¡](?=\w)"), "an inverted mark"),
    )


@rule(
    "TRN105",
    "foreign-typography",
    severity="warning",
    languages=("en",),
    bad=[
        "The mayor called the storm [[«a heavy blow»]] to the town.",
        "Will the pier be rebuilt[[ ?]] The council met on Tuesday.",
        "The council met on Tuesday[[，]] and the mayor spoke.",
        "[[¿]]Will the pier be rebuilt?",
        "The mayor spoke of [[„heavy damage“]] on Monday, the council of [[»a heavy blow«]].",
        'The mayor said [[,,]]The pier is gone" and spoke of [[<<a heavy blow>>]] and [[""heavy damage""]].',
        '"The pier is gone[[", -]] said the mayor. "Nobody could help[["."]] The council met on Monday.',
        "The council met.\n\n[[— The pier is gone, —]] said the mayor.",
    ],
    good=[
        "Will the pier be rebuilt? “Yes!” said the mayor.",
        "The council met (on Tuesday): it agreed.",
        "The way up » is steep and the way down « is not.",
        'He wrote "", then "a" , "b", "c". Use << and >> as in cout << a; "The pier" – said to be gone – is there.',
        "- The mayor said the pier - said to be old - is gone.",
        "language: fr\n---\nLe quai sera-t-il reconstruit ? « Oui », a dit le maire.",
    ],
)
def foreign_typography(text: str, specials: Specials, passages: Passages) -> Iterator[Hit]:
    """Punctuation that another language uses, in an English article.

    « » and a space before ? and ! (French), full-width marks (Chinese, Japanese), ¿ ¡ (Spanish), „ “ (German, Polish):
    the translation took the words and left the marks. So are marks that are typed for them (,,low commas", <<angles>>),
    quotation marks that were doubled on the way (""so""), and a dash between a quotation and who speaks. Passages
    that are in another language are left alone.
    """
    for span, fault in typed_marks(text, specials):
        if not in_passage(passages, span.start):
            yield Hit(span, fault, confidence="medium")
    if specials.isdisjoint(_MARKS) and " ?" not in text and " !" not in text:
        return
    for pattern, message in _patterns():
        places = list(pattern.finditer(text))
        # One space too many before a mark is a slip of the hand; several are a habit.
        slip = message == _SPACE and len(places) == 1
        for found in places:
            start, end = found.span()
            if in_passage(passages, start):
                continue
            right = ""
            if message == "full-width punctuation" and end - start == 1:
                right = found[0].translate(_FULL_WIDTH)
                if text[end : end + 1].isalnum() and right not in "(['\"%":
                    right += " "
            elif message == _SPACE:
                right = found[0][-1]
            edit = Edit(Span(start, end), right, safe=False) if right else None
            yield Hit(Span(start, end), message, right.strip(), confidence="low" if slip else "medium", edit=edit)
