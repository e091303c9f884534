"""Web pages: the article's text as trafilatura finds it, and what the page states about it."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import lxml.html
import trafilatura
from lxml import etree

from newslint.article import Article, Record
from newslint.corpus.decode import NotText, decode
from newslint.corpus.files import File, Notice, Refused
from newslint.corpus.metadata import PathFacts, source_name
from newslint.corpus.readers import OWN_REPORT, ReadOptions
from newslint.corpus.readers.html_metadata import page_facts
from newslint.corpus.readers.opening import read_whole
from newslint.corpus.readers.records import Fields, NoArticle, article_of

MAX_TAGS = 20_000
"""Start tags of a page: what trafilatura takes for them grows faster than their number."""
FALLBACK_TAGS = 5_000
"""Start tags up to which trafilatura may compare what it finds with what other algorithms find: jusText's quadratic."""
MAX_INLINE = 2_000
"""Inline tags that are left in a page; of more, none is: taking them out one by one has quadratic cost."""
MAX_ATTRIBUTES = 2_000
"""Attributes of one tag: libxml2 takes quadratic time for them."""

# Forward only, as in newslint.corpus.readers.markup: every byte of a tag is looked at once.
_TAG = re.compile(
    r"""<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*) (?>[^>"'=]+ | =\s*(?:"[^"]*"?|'[^']*'?) | [="'])*+ >?""", re.VERBOSE
)
_VALUE = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_OWN_REPORT = re.compile(r'<meta name="generator" content="newslint[ "]')
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,30})""", re.IGNORECASE)
# Encodings of the web; Python has codecs by other names that take quadratic time or run no decoder of text.
_CHARSET = re.compile(
    r"utf-?8|us-ascii|(?:windows|cp)-?125\d|windows-874|iso-?8859-?\d{1,2}|latin-?1|koi8-[ru]"
    r"|gb(?:k|2312|18030)|big5|euc-(?:jp|kr)|shift_jis",
    re.IGNORECASE,
)
_BLOCKS = frozenset(
    """html head title body meta link base script style noscript template address article aside blockquote div dl dd dt
    fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody thead
    tfoot tr td th ul br img picture source video audio iframe svg path input button label option select
    textarea time""".split()
)


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The article of a page."""
    data = read_whole(file, options.max_bytes)
    try:
        page = page_text(data)
        article = page_article(page, file.name, Record("1"), options, options.path_facts(file.name))
        # Where the text starts, if its first words stand in the page as they are.
        at = page.find(article.text.lstrip()[:40].partition("\n")[0])
        line = page.count("\n", 0, at) + 1 if at >= 0 else None
        yield article._replace(record=Record("1", line))
    except NotText as reason:
        raise Refused("not-text", str(reason)) from None
    except NoArticle as reason:
        raise Refused("no-article", str(reason)) from None


def page_text(data: bytes, charset: str = "") -> str:
    """The decoded page; ``charset`` is what its sender said. Raises NotText."""
    if b"\x00" in data or data.startswith(b"\xef\xbb\xbf"):  # UTF-16 or none, and UTF-8, whatever anybody says
        return decode(data).text
    found = _META_CHARSET.search(data, 0, 4096)
    for name in (charset, found[1].decode("ascii", "replace") if found else ""):
        if _CHARSET.fullmatch(name):
            try:
                return data.decode(_python_codec(name))
            except (UnicodeDecodeError, LookupError):
                continue
    return decode(data).text


def _python_codec(name: str) -> str:
    """What browsers take a name for: pages that say ISO 8859-1 or ASCII are in cp1252."""
    return "cp1252" if name.lower() in ("us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1") else name


def page_article(
    page: str, name: str, record: Record, options: ReadOptions, known: PathFacts, url: str = ""
) -> Article:
    """The article of a decoded page; ``url``: where it was fetched from. Raises NoArticle.

    The source is the host of the page's address, so that it is the same however a page names its publisher.
    """
    if _OWN_REPORT.search(page, 0, 4096):
        raise NoArticle(OWN_REPORT)
    tamed, tags = _tamed(page)
    tree = _parse(tamed)
    facts = page_facts(tree)
    text = _main_text(tree, fast=tags > FALLBACK_TAGS)
    # A page that a script fills has its text in JSON-LD alone; trafilatura finds it there, but joins its paragraphs.
    if len(text) * 2 < len(facts.text) or text.split() == facts.text.split():
        text = facts.text
    if not text.strip():
        raise NoArticle("no article text is found in the page")
    address = facts.url or url
    fields = Fields(
        text, facts.title, facts.byline, facts.date, source_name(address) or facts.source, address, facts.language
    )
    return article_of(fields, name, record, options, known)


def _parse(page: str) -> Any:
    try:
        # libxml2 takes bytes; its parser would obey a meta element that names another encoding.
        parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        return lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NoArticle(f"not HTML: {error}"[:300]) from None


def _main_text(tree: Any, fast: bool) -> str:
    try:
        found = trafilatura.extract(tree, fast=fast, include_comments=False, include_tables=False, config=_settings())
    except Exception as error:  # whatever it fails on, the page is passed over and the rest goes on
        raise NoArticle(f"trafilatura failed: {type(error).__name__}: {error}"[:300]) from None
    return found or ""


@cache
def _settings() -> Any:
    """trafilatura's own settings. Its log is not ours to print."""
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return use_config()


def _tamed(page: str) -> tuple[str, int]:
    """The page, without what costs quadratic time, and its number of start tags. Raises NoArticle for too many."""
    tags = inline = 0
    for tag in _TAG.finditer(page):
        if not tag["close"]:
            tags += 1
            inline += tag["name"].lower() not in _BLOCKS
            if tag.end() - tag.start() > MAX_ATTRIBUTES * 2 and _attributes(tag[0]) > MAX_ATTRIBUTES:
                raise NoArticle(f"a tag of over {MAX_ATTRIBUTES:,} attributes")
    if tags > MAX_TAGS:
        raise NoArticle(f"{tags:,} tags; the limit for a page is {MAX_TAGS:,}")
    if inline <= MAX_INLINE:
        return page, tags
    return _TAG.sub(lambda tag: tag[0] if tag["name"].lower() in _BLOCKS else "", page), tags


def _attributes(tag: str) -> int:
    return len(re.split(r"[\s/]+", _VALUE.sub("= ", tag)))
