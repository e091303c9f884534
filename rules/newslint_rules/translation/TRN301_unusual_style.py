"""TRN301: sentences unlike those of the source's other articles."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.groups.style import Style
from newslint.rule import Everywhere, Hit, rule

MIN_ARTICLES = 20
"""Fewer articles have no range of their own."""
FENCE = 3.0
"""So many interquartile ranges beyond a quartile is "far out" (Tukey, Exploratory Data Analysis, 1977)."""
MAX_SHARE = 0.05
"""What more of the articles are like is a genre of the source (tickers, essays) rather than an accident."""
_LEAST_RANGE = {"sentence": 3.0, "lix": 4.0, "coleman_liau": 1.0}
_WHAT = {
    "sentence": "mean length of a sentence, in words,",
    "lix": "readability score LIX",
    "coleman_liau": "Coleman-Liau grade",
}


def _article(words: int, number: int, mark: str = "{}") -> str:
    """An article of twelve sentences of about so many words, the first of them a paragraph by itself."""
    filler = "of the pier and the quay by the sea in the old town on the north side of the bay ".split()
    sentences = []
    for n in range(12):
        middle = [filler[(n + at) % len(filler)] for at in range(words - 4 + (n + number) % 3)]
        sentences.append(" ".join(["The", "council", "spoke", *middle, "again."]))
    return mark.format(sentences[0]) + "\n\n" + " ".join(sentences[1:])


def _corpus(odd: str) -> dict[str, str]:
    return {"velmorapost.example/odd.txt": odd} | {
        f"velmorapost.example/{n:02}.txt": _article(19 + n % 4, n) for n in range(24)
    }


@rule(
    "TRN301",
    "unusual-style",
    over="style",
    severity="note",
    default=False,
    bad=[_corpus(_article(38, 0, "[[{}]]"))],
    good=[_corpus(_article(27, 0)), {"velmorapost.example/odd.txt": _article(60, 0), "b.txt": _article(18, 0)}],
)
def unusual_style(style: Style) -> Iterator[Hit]:
    """An article whose sentences are far longer or harder than those of its source's other articles.

    Copy that was translated, spun or taken from elsewhere reads differently. Compared are the mean length of a
    sentence, LIX and Coleman-Liau, over running text of 150 words and more, within one source of at least 20 such
    articles; reported is what lies three interquartile ranges beyond a quartile. Confidence is low, since interviews
    and court reports differ as well; the rule is off unless it is selected, and imports textstat when it is.
    """
    total = style.articles
    if total < MIN_ARTICLES:
        return
    low, high = style.quantile(0.25), style.quantile(0.75)
    reach = FENCE * max(high - low, _LEAST_RANGE[style.measure])
    for one in style.bins:
        if low - reach <= one.value <= high + reach or one.articles > MAX_SHARE * total:
            continue
        yield Hit(
            Everywhere(one.member),
            f"the {_WHAT[style.measure]} is about {one.value:g} here, {low:g} to {high:g} in half of the source's "
            f"{total} articles",
            confidence="low",
            evidence={"measure": style.measure, "value": one.value, "quartiles": [low, high], "articles": total},
        )
