"""BLP120: the headline once more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Article, Span
from newslint.facts.boilerplate.normal import normalise
from newslint.facts.lines import Headline, Lines
from newslint.rule import Edit, Hit, rule

_LEAST_WORDS = 3
_SITE = 40
_SITE_NAME = re.compile(r" [-–—|·:] [^-–—|·:]{2,40}$")
_HEAD = 6
_SLACK = 8
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
"""Where the headline and a line begin with two of these, they differ."""


@rule(
    "BLP120",
    "repeated-headline",
    severity="warning",
    bad=[
        "Storm breaks the pier of Velmora\n\n[[Storm breaks the pier of Velmora]]\n\nA storm broke the pier on Monday.",
        "title: Storm breaks the pier of Velmora\n---\nStorm breaks the pier of Velmora\n\nA storm broke the pier.\n"
        "Boats were moved to the southern quay.\n\n[[STORM BREAKS THE PIER OF VELMORA]]",
        "Storm breaks the pier of Velmora | Velmora Post\n\n[[Storm breaks the pier of Velmora]]\n\nA storm broke it.",
    ],
    good=[
        "title: Storm breaks the pier of Velmora\n---\nStorm breaks the pier of Velmora\n\nA storm broke the pier.",
        "Storm breaks the pier\n\nA storm broke the pier of Velmora on Monday, the harbour master said.",
    ],
)
def repeated_headline(article: Article, lines: Lines, headline: Headline) -> Iterator[Hit]:
    """The headline stands in the text a second time.

    A page prints it above the picture and above the text, or in a box at its end, there or here with the name of the
    site behind a dash or a bar. Filters that count repeated lines drop whole articles for it. The first line that is
    the headline is left alone, also where the metadata has a title.
    """
    bare = _without_site(headline.text)
    first = bare[:1]
    others = _PLAIN - {first.lower(), first.upper()} if first in _PLAIN else frozenset[str]()
    least, most = len(bare) - _SLACK, len(bare) + _SITE + _SLACK
    near = [n for n, line in enumerate(lines) if n and least <= len(line.text) <= most and line.text[0] not in others]
    if not near:
        return
    wanted = normalise(bare)
    if not wanted or (wanted.count(" ") + 1 < _LEAST_WORDS and len(wanted) < 12):
        return
    for n in near:
        line = lines[n]
        text = line.text if len(line.text) <= len(bare) + _SLACK else _without_site(line.text)
        if abs(len(text) - len(bare)) > _SLACK or normalise(text) != wanted:
            continue
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


def _without_site(text: str) -> str:
    """A headline without the name of the site at its end, if four words are left."""
    found = _SITE_NAME.search(text)
    return text[: found.start()] if found and text.count(" ", 0, found.start()) >= _LEAST_WORDS else text
