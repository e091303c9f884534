"""Fragments of HTML and of the XML news formats as plain text: for bodies that records and feeds carry."""

from __future__ import annotations

import re
from html import unescape

# Forward only: whatever follows "<x" matches, so that no start is tried twice.
_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]*)(?>[^>"'=]+|=\s*(?:"[^"]*"?|'[^']*'?)|[="'])*+>?|<!--|-->"""
)
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|li|[uo]l|blockquote|figure|table|a|span|b|i|em|strong)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r" ?\n[ \n]*")
_LINES = frozenset("br li dt dd tr hr".split())
_BLOCKS = frozenset(
    """address article aside block blockquote body body.content bq caption dateline div dl fieldset figcaption figure
    fn footer form h1 h2 h3 h4 h5 h6 header hl1 hl2 main media media-caption nav note ol p pre section table
    ul""".split()
)
_HIDDEN = frozenset("script style head template noscript media-producer media-metadata".split())


def has_markup(text: str) -> bool:
    """Whether a text holds tags of HTML."""
    return "<" in text and _MARKUP.search(text) is not None


def text_of(fragment: str) -> str:
    """The text of a fragment: blocks as paragraphs, entities as characters, scripts left out.

    White space counts as in HTML when the fragment has paragraphs or line breaks of its own; a plain text with a few
    tags for emphasis in it keeps its lines.
    """
    parts: list[str] = []
    at, hidden, blocks = 0, "", False
    for tag in _TAG.finditer(fragment):
        if not hidden:
            parts.append(fragment[at : tag.start()])
        at = tag.end()
        if tag["name"] is None:  # <!-- or -->
            if tag[0] == "-->" and not hidden:
                parts.append("-->")
            elif hidden in ("", "-->"):
                hidden = "-->" if tag[0] == "<!--" else ""
            continue
        name = tag["name"].rpartition(":")[2].lower()
        if hidden:
            hidden = "" if tag["close"] and name == hidden else hidden
        elif name in _HIDDEN and not tag["close"] and not tag[0].endswith("/>"):
            hidden = name
        elif name in _LINES or name in _BLOCKS:
            blocks = True
            parts.append("\x00" if name in _LINES else "\x01")
    if not hidden:
        parts.append(fragment[at:])
    if not blocks:
        return unescape("".join(parts))
    text = _SPACE.sub(" ", "".join(parts)).replace("\x00", "\n").replace("\x01", "\n\n")
    return unescape(_BREAKS.sub(lambda found: "\n\n" if found[0].count("\n") > 1 else "\n", text).strip())
