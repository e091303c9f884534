"""Where the fields of an article stand in the records of known tools.

A preset is chosen by the keys that mark it; its fields are paths, tried in order (``body.summary`` = the key
``summary`` of the object ``body``). Keys were read from the output of the tools named, ninjs from its specification
(1.x writes them in lower case, 2 and 3 in camel case). All is in lower case here, and found in any case.
"""

from __future__ import annotations

from collections.abc import Mapping

from newslint.record import NamedTuple


class Preset(NamedTuple):
    """How one tool names things. All keys of ``marks`` must be there; ``text`` must hold something."""

    name: str
    marks: frozenset[str]
    fields: Mapping[str, tuple[str, ...]]


_COMMON: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "maintext", "body", "content.rendered", "content", "article", "articlebody", "plain_text", "plaintext",
        "raw_text", "body_text", "bodytext", "article_text", "full_text", "fulltext", "content_text", "content_html",
        "fields.bodytext", "fields.body",
    ),
    "title": ("title", "headline", "heading", "webtitle"),
    "byline": ("byline", "authors", "author", "creator", "fields.byline"),
    "date": (
        "date", "published", "publish_date", "date_publish", "publishing_date", "pubdate", "datepublished",
        "date_published", "published_date", "published_at", "publishedat", "pub_date", "webpublicationdate",
        "timestamp",
    ),
    "source": (
        "source", "publisher", "outlet", "domain", "source_domain", "site", "newspaper", "publication", "sitename",
        "site_name", "source_name",
    ),
    "url": ("url", "link", "weburl", "pageurl", "canonical_url"),
    "language": ("language", "lang", "inlanguage", "humanlanguage"),
    "id": ("id", "_id", "guid", "uuid"),
}  # fmt: skip
"""What crawlers, data sets, schema.org's NewsArticle, JSON Feed, WordPress and the interfaces of news sites say."""


def _preset(name: str, marks: str, **fields: str) -> Preset:
    return Preset(
        name, frozenset(marks.split()), {**_COMMON, **{key: tuple(paths.split()) for key, paths in fields.items()}}
    )


PRESETS = (
    _preset(
        "news-please", "maintext date_publish",
        text="maintext", date="date_publish date_modify", source="source_domain", byline="authors",
    ),
    _preset(
        "newspaper4k", "text publish_date source_url",
        text="text", date="publish_date", source="source_url", language="meta_lang", byline="authors",
    ),
    _preset(
        "fundus", "title publishing_date",
        text="plain_text plaintext body", date="publishing_date", source="publisher", byline="authors",
        url="html.requested_url html.responded_url url", language="lang",
    ),
    # trafilatura's "source" is the page's address; the host is the outlet.
    _preset(
        "trafilatura", "raw_text source-hostname",
        text="text raw_text", source="hostname source-hostname sitename", url="source", byline="author",
    ),
    _preset("trafilatura", "text hostname", source="hostname sitename", url="source url", byline="author"),
    _preset("cc_news", "text domain", source="domain"),
    _preset(
        "ninjs", "uri versioncreated",
        text="body_text body_xhtml body_html bodies.*.value", title="headline headlines.*.value", byline="byline by",
        date="firstcreated versioncreated", source="infosources.*.name source provider usageterms.provider",
        id="uri", language="language",
    ),
)  # fmt: skip

GENERIC = Preset("generic", frozenset(), _COMMON)


def preset_for(keys: frozenset[str]) -> Preset:
    """The first preset whose marking keys are all there, else the generic one."""
    return next((one for one in PRESETS if one.marks <= keys), GENERIC)
