"""Markdown with front matter: prose with its offsets, everything that is not prose blanked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newslint.article import Article
from newslint.corpus.files import File, Notice, Refused
from newslint.corpus.metadata import dateline_date, language_code, parse_date, source_name
from newslint.corpus.readers import OWN_REPORT, ReadOptions
from newslint.corpus.readers.opening import read_text

MAX_FRONT_MATTER = 32_768
_KEYS = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "date": ("date", "published", "publishdate", "date_published", "pubdate", "datepublished"),
    "source": ("source", "publisher", "outlet", "site", "domain", "newspaper"),
    "url": ("url", "link", "canonical", "canonical_url", "source_url", "permalink"),
    "language": ("lang", "language", "locale"),
}
_FRONT_MATTER = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<body>.*?)^(?P=fence)[ \t]*$", re.DOTALL | re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*[:=][ \t]*(?P<value>.*)")
_ITEM = re.compile(r"[ \t]+-[ \t]+(?P<value>.*)|-[ \t]+(?P<value2>.*)")
# Fences of code, raw HTML tags and comments, link and image targets, reference definitions, emphasis and headings.
_MARKUP = re.compile(
    r"""
    ^(?P<code>```|~~~)[^\n]*\n(?:(?!(?P=code))[^\n]*\n)*(?P=code)[^\n]*   # fenced code
    | <!--(?:[^<]|<(?!!--))*?-->                                          # none that is open when another starts
    | </?[A-Za-z][^<>\n]{0,500}>
    | !\[ (?=[^\]\n]{0,500}\]\()                                          # image: its text is kept
    | (?<=\])\([^()\s]{0,2000}(?:[ ]"[^"\n]{0,300}")?\)                   # link target
    | ^\[[^\]\n]{1,200}\]:[^\n]*                                          # link definition
    | ^[ ]{0,3}\#{1,6}(?=[ \t])
    | ^[ ]{0,3}>(?=[ \t])
    | \*{1,3}(?=\S) | (?<=\S)\*{1,3} | (?<!\w)_{1,2}(?=\w) | (?<=[\w.!?,])_{1,2}(?!\w)
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_LINK_BRACKET = re.compile(r"\[(?=[^\[\]\n]{0,500}\] {2,})|(?<!\s)\](?= {2,})")
_OWN_REPORT = re.compile(r"## newslint: [\d,]+ findings? in [\d,]+ files? \([\d,]+ articles? linted\)")
_NOT_NEWLINE = re.compile(r"[^\r\n]")


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The article of a Markdown file; its front matter (YAML or TOML) gives the metadata."""
    raw = read_text(file, options.max_bytes)
    if _OWN_REPORT.match(raw):
        raise Refused("no-article", OWN_REPORT)
    known = options.path_facts(file.name)
    matter, text = split_front_matter(raw)
    values = {name: next((matter[key] for key in keys if matter.get(key)), "") for name, keys in _KEYS.items()}
    text = blank_markup(text)
    yield Article(
        file.name,
        text,
        title=values["title"],
        byline=values["byline"],
        date=parse_date(values["date"]) or known.date or dateline_date(text.lstrip()),
        source=source_name(values["source"]) or known.source or source_name(values["url"]),
        url=values["url"],
        language=language_code(values["language"]),
    )


def split_front_matter(text: str) -> tuple[Mapping[str, str], str]:
    """The keys of the front matter (lower case; lists joined by ", ") and the text with it blanked.

    Only flat keys, quoted or plain scalars and simple lists are read: no aliases, tags or nesting, so that nothing
    can expand. Front matter over 32 KiB counts as text.
    """
    found = _FRONT_MATTER.match(text, 0, min(len(text), MAX_FRONT_MATTER))
    if not found:
        return {}, text
    values: dict[str, str] = {}
    key = ""
    for line in found["body"].splitlines():
        if entry := _ENTRY.match(line):
            key = entry["key"].lower()
            values[key] = _scalar(entry["value"])
        elif key and (item := _ITEM.match(line)):
            value = _scalar(item["value"] or item["value2"] or "")
            values[key] = f"{values[key]}, {value}" if values[key] else value
    return values, blank(text, found.start(), found.end())


def _scalar(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_scalar(item) for item in value[1:-1].split(","))
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.partition(" #")[0].rstrip()


def blank(text: str, start: int, end: int) -> str:
    """The text with a stretch replaced by spaces; line ends stay."""
    return text[:start] + _NOT_NEWLINE.sub(" ", text[start:end]) + text[end:]


def blank_markup(text: str) -> str:
    """Markdown and inline HTML markup replaced by spaces of the same length."""
    text = _MARKUP.sub(lambda found: _NOT_NEWLINE.sub(" ", found[0]), text)
    return _LINK_BRACKET.sub(" ", text)
