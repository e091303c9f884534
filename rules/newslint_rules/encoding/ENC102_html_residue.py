"""ENC102: entities and tags of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.article import Span
from newslint.rule import Edit, Hit, rule
from newslint_rules.encoding.resolved import unresolved

_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,7}|#\d{2,7}|#[xX][0-9a-fA-F]{2,6});")
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
        "The pier is gone.[[&#10;]]It cost [[&frac12;]] a million.",
    ],
    good=[
        "Waves of < 3 m and > 2 m; R&D; AT&T; a & b;",
        "Bridge &c; the form <name> is empty.",
        "The list is at velmora.example/list?lang=en&region;all, the form at R&notable;x.",
    ],
)
def html_residue(text: str) -> Iterator[Hit]:
    """A character entity or a tag of HTML that should have been turned into text.

    `&#8217;` within a word splits it for every tool that comes after. Entities have a safe edit, unless they stand for
    a line break or a control character; tags, which may hold a link or a picture, have one that is not safe.
    """
    if "&" in text:
        from html import unescape
        from html.entities import html5

        for found in _ENTITY.finditer(text):
            # A name must be one with its semicolon: unescape also reads old names that others begin with (&region;).
            if found[0][1] == "#" or found[0][1:] in html5:
                yield unresolved(Span(*found.span()), "the entity", found[0], unescape(found[0]))
    if "<" in text:
        for found in re.finditer(_TAG, text):
            span = Span(*found.span())
            yield Hit(span, "a tag of HTML", edit=Edit(span, "", safe=False))
