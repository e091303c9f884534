"""RSS 0.9 to 2.0 and Atom: an item or entry is an article."""

from __future__ import annotations

from typing import Any

from newslint.corpus.readers.records import Fields
from newslint.corpus.readers.xml_tree import attribute, body, first, language, line, local_name

_MEDIA = "{http://search.yahoo.com/mrss/}"


def entry_fields(entry: Any) -> Fields:
    """The article of an item: its full text (``content:encoded``, ``content``), else its summary."""
    above = entry.getparent()
    channel = first(above, "channel") if local_name(above) == "RDF" else above
    if channel is None:
        channel = above
    url = _link(entry)
    return Fields(
        _text(entry),
        title=line(entry, "title"),
        byline=line(entry, "creator", "author/name", "author"),
        date=line(entry, "pubDate", "published", "date", "issued", "updated"),
        source=attribute(entry, "source", "url") or ("" if url else line(channel, "title")),
        url=url,
        language=line(channel, "language") or language(entry),
        id=line(entry, "guid", "id") or url,
    )


def _text(entry: Any) -> str:
    for name in ("encoded", "content", "description", "summary"):
        for element in entry.iterchildren(f"{{*}}{name}"):
            if not element.tag.startswith(_MEDIA) and (text := body(element)):
                return text
    return ""


def _link(entry: Any) -> str:
    """The address of the article: RSS writes it as text, Atom as an attribute of the link that is no other one."""
    for link in entry.iterchildren("{*}link"):
        found = link.get("href") or link.text or ""
        if link.get("rel", "alternate") == "alternate" and found.strip():
            return str(found.strip()[:2000])
    return ""
