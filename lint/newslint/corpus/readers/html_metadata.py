"""What a web page says of its article: JSON-LD of schema.org, OpenGraph, and the older meta elements, in this order.

Only what the page states is taken; nothing is guessed from its prose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from newslint.corpus.readers.markup import has_markup, text_of
from newslint.corpus.readers.records import one_line, sound
from newslint.record import NamedTuple

_MAX_JSON_LD = 2_000_000
_MAX_NODES = 1000
_OPENING = re.compile(r"\s*(?:<!--\s*)?(?:(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)?\s*")
"""What hides JSON-LD from browsers of the past. It always matches, so that nothing is tried twice."""
_DECODER = json.JSONDecoder(strict=False)
_META: Mapping[str, tuple[str, ...]] = {
    "title": ("og:title", "dc.title", "dcterms.title", "parsely-title", "twitter:title"),
    "byline": ("author", "dc.creator", "dcterms.creator", "parsely-author", "article:author", "byl"),
    "date": (
        "article:published_time", "og:article:published_time", "datepublished", "publish-date", "pubdate", "date",
        "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
    ),
    "source": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url", "parsely-link"),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip


class PageFacts(NamedTuple):
    """What a page states; "" where it says nothing. ``text``: the article's text where JSON-LD carries it."""

    title: str = ""
    byline: str = ""
    date: str = ""
    source: str = ""
    url: str = ""
    language: str = ""
    text: str = ""


def page_facts(tree: Any) -> PageFacts:
    """The facts that a parsed page (an lxml tree) states."""
    ld = _json_ld(tree)
    meta = _meta(tree)

    def said(key: str) -> str:
        return next((meta[name] for name in _META[key] if meta.get(name)), "")

    bylines = (one_line(ld.get("author")), said("byline"))
    text = ld.get("articleBody")
    text = sound(text) if isinstance(text, str) else ""
    return PageFacts(
        title=one_line(ld.get("headline")) or said("title") or one_line(tree.findtext(".//title")),
        byline=next((one for one in bylines if one and "://" not in one), ""),
        date=one_line(ld.get("datePublished")) or said("date") or _marked_date(tree),
        source=one_line(ld.get("publisher")) or said("source"),
        url=_canonical(tree) or said("url") or _address(ld),
        language=one_line(ld.get("inLanguage")) or str(tree.get("lang") or "") or said("language"),
        text=text_of(text) if has_markup(text) else text,
    )


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and (content := element.get("content")):
            found.setdefault(name.strip().lower(), one_line(content))
    return found


def _canonical(tree: Any) -> str:
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and "://" in (address := link.get("href") or ""):
            return one_line(address)
    return ""


def _marked_date(tree: Any) -> str:
    """The date of the first ``time`` element that says it is that of publication, or stands alone."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [one for one in times if "datePublished" in (one.get("itemprop") or "") or one.get("pubdate") is not None]
    chosen = marked or (times if len(times) == 1 else [])
    return one_line(chosen[0].get("datetime")) if chosen else ""


def _json_ld(tree: Any) -> Mapping[str, Any]:
    """The first article in the page's JSON-LD: of a type like NewsArticle or ReportageNewsArticle.

    Its author and publisher may stand elsewhere in the page, as nodes that it names by ``@id``.
    """
    found: Mapping[str, Any] = {}
    named: dict[str, Mapping[str, Any]] = {}
    for script in tree.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() != "application/ld+json":
            continue
        text = (script.text or "")[:_MAX_JSON_LD]
        try:
            value, _ = _DECODER.raw_decode(text, opening.end() if (opening := _OPENING.match(text)) else 0)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(value):
            if isinstance(own := node.get("@id"), str) and "name" in node:
                named.setdefault(own, node)
            kinds = node.get("@type")
            if not found and any(_is_article(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                found = node
    return {key: _resolved(value, named) for key, value in found.items()}


def _resolved(value: Any, named: Mapping[str, Mapping[str, Any]]) -> Any:
    """A value, or a list, with what it names only by ``@id`` in its place."""
    if isinstance(value, list):
        return [_resolved(one, named) if isinstance(one, dict) else one for one in value[:_MAX_NODES]]
    if isinstance(value, dict) and "name" not in value and isinstance(key := value.get("@id"), str):
        return named.get(key, value)
    return value


def _is_article(kind: Any) -> bool:
    return isinstance(kind, str) and kind.rpartition("/")[2].endswith(("Article", "BlogPosting", "ReportageNews"))


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects at the top, in lists, and under @graph and mainEntity."""
    waiting = [value]
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting += node[:_MAX_NODES]
        elif isinstance(node, dict):
            yield node
            waiting += [node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node]


def _address(ld: Mapping[str, Any]) -> str:
    page = ld.get("mainEntityOfPage")
    page = page.get("@id") if isinstance(page, dict) else page
    return next((one for one in (one_line(ld.get("url")), one_line(page)) if "://" in one), "")
