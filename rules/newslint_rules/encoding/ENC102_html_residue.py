"""ENC102: entities and tags of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.rule import Edit, Hit, rule

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,7}|#[xX][0-9a-fA-F]{2,6});")
_TAG = (
    r"(?i)</?(?:a|abbr|article|aside|b|blockquote|br|cite|code|dd|div|dl|dt|em|embed|figcaption|figure|font|footer|form|h[1-6]"
    r"|header|hr|i|iframe|img|input|label|li|link|main|meta|nav|noscript|object|ol|p|picture|pre|q|script|section|small"
    r"|source|span|strike|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video)(?:\s[^<>\n]{0,400}|/)?>"
)


@rule(
    "ENC102",
    "html-residue",
    severity="warning",
    bad=[
        "The mayor[[&#8217;]]s office and the council [[&amp;]] the harbour",
        "The pier is gone.[[<br/>]]It will be [[<b>]]rebuilt[[</b>]].",
        'The [[<a href="https://velmora.example/">]]council[[</a>]] met.',
    ],
    good=[
        "Waves of < 3 m and > 2 m; R&D; AT&T; a & b;",
        "Bridge &c; the form <name> is empty.",
        "The page tides?lang=en&region;all lists R&notable; harbours.",
    ],
)
def html_residue(text: str) -> Iterator[Hit]:
    """A character entity or a tag of HTML that should have been turned into text.

    `&#8217;` within a word splits it for every tool that comes after. Entities of letters and signs have a safe edit;
    those of line breaks and control characters, and tags, which may hold a link or a picture, one that is not safe.
    """
    if "&" in text:
        from html import unescape
        from html.entities import html5

        for found in _ENTITY.finditer(text):
            # Of a name that is none, unescape resolves the first letters: &region; would be the mark ® and "ion;".
            if found[0][1] == "#" or found[0][1:] in html5:
                right = unescape(found[0])
                span = Span(*found.span())
                safe = right.isprintable()
                yield Hit(span, f"the entity {found[0]} was not resolved", right, edit=Edit(span, right, safe))
    if "<" in text:
        for found in re.finditer(_TAG, text):
            span = Span(*found.span())
            yield Hit(span, "a tag of HTML", edit=Edit(span, "", safe=False))
