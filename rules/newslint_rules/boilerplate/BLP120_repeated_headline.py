"""BLP120: the headline once more."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.facts.lines import Headline, Lines
from newslint.facts.phrases import normalise
from newslint.rule import Edit, Hit, rule

_LEAST_WORDS = 3
_HEAD = 6
_SLACK = 8


@rule(
    "BLP120",
    "repeated-headline",
    severity="warning",
    bad=[
        "Storm breaks the pier of Velmora\n\n[[Storm breaks the pier of Velmora]]\n\nA storm broke the pier on Monday.",
        "title: Storm breaks the pier of Velmora\n---\nStorm breaks the pier of Velmora\n\nA storm broke the pier.\n"
        "Boats were moved to the southern quay.\n\n[[STORM BREAKS THE PIER OF VELMORA]]",
    ],
    good=[
        "title: Storm breaks the pier of Velmora\n---\nStorm breaks the pier of Velmora\n\nA storm broke the pier.",
        "Storm breaks the pier\n\nA storm broke the pier of Velmora on Monday, the harbour master said.",
    ],
)
def repeated_headline(article: Article, lines: Lines, headline: Headline) -> Iterator[Hit]:
    """The headline stands in the text a second time.

    A page prints it above the picture and above the text, or in a box at its end. Filters that count repeated lines
    drop whole articles for it. The first line that is the headline is left alone, also where the metadata has a title.
    """
    wanted = normalise(headline.text)
    if not wanted or (wanted.count(" ") + 1 < _LEAST_WORDS and len(wanted) < 12):
        return
    size = len(headline.text)
    seen = False
    for n, line in enumerate(lines):
        if abs(len(line.text) - size) > _SLACK or normalise(line.text) != wanted:
            continue
        if not seen and n == 0:
            seen = True
            continue
        seen = True
        starts = article.line_index.starts
        end = starts[lines[n + 1].number - 1] if n + 1 < len(lines) else len(article.text)
        sure = n < _HEAD
        yield Hit(
            line.span,
            "the headline stands here once more",
            confidence="high" if sure else "medium",
            related=(headline.span,) if headline.span else (),
            evidence={"lines": [line.number]},
            edit=Edit(Span(starts[line.number - 1], end), "", safe=sure),
        )
