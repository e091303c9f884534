"""Records to articles: the fields of JSON objects, table rows and parsed documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from newslint.article import Article, Record
from newslint.corpus.files import Notice
from newslint.corpus.metadata import PathFacts, dateline_date, language_code, parse_date, source_name
from newslint.corpus.readers import ReadOptions
from newslint.corpus.readers.markup import has_markup, text_of
from newslint.corpus.readers.presets import Preset, preset_for

MAX_DEPTH = 8
"""How deep a text or a metadata value may be nested in its field."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class NoArticle(ValueError):  # noqa: N818 - reads as what it is where it is caught
    """A record holds no article; the message says why."""


class Fields(NamedTuple):
    """What a record says of its article, as it stands there; ``date`` and ``language`` may be of any type."""

    text: str
    title: str = ""
    byline: str = ""
    date: object = None
    source: str = ""
    url: str = ""
    language: object = ""
    id: str = ""


def article_of(fields: Fields, name: str, record: Record, options: ReadOptions, known: PathFacts) -> Article:
    """The article of some fields; ``record.id`` counts where they have no id of their own. Raises NoArticle."""
    if not fields.text.strip():
        raise NoArticle("record has no text")
    if len(fields.text) > options.max_bytes:
        raise NoArticle(f"text of {len(fields.text):,} characters; the limit is {options.max_bytes:,}")
    return Article(
        name,
        fields.text,
        title=fields.title,
        byline=fields.byline,
        date=parse_date(fields.date) or known.date or dateline_date(fields.text),
        source=source_name(fields.source) or known.source or source_name(fields.url),
        url=fields.url,
        language=language_code(fields.language),
        record=record._replace(id=(fields.id or record.id)[:200]),
    )


def article_in(value: object, name: str, record: Record, options: ReadOptions, known: PathFacts) -> Article:
    """The article in a mapping of named values, found by the config's fields and the presets.

    ``record.pointer`` is the pointer of the mapping; the article's is that of its text. Raises NoArticle.
    """
    if not isinstance(value, dict):
        raise NoArticle("record is not an object with fields")
    preset = preset_for(frozenset(value))
    text, where = "", ""
    for path in (*options.fields.get("text", ()), *preset.fields["text"]):
        text, where = _prose(_at(value, path)), path
        if text.strip():
            break
    else:
        raise NoArticle("record has no text field that is known (see `fields` in the config)")

    def field(key: str) -> Any:
        return _first(value, key, options.fields, preset)

    fields = Fields(
        text_of(text) if has_markup(text) else text,
        title=one_line(field("title")),
        byline=one_line(field("byline")),
        date=field("date"),
        source=one_line(field("source")),
        url=one_line(field("url")),
        language=field("language"),
        id=one_line(field("id")),
    )
    pointer = record.pointer + _pointer(value, where)
    return article_of(fields, name, record._replace(pointer=pointer), options, known)


def article_or_notice(
    value: object, name: str, record: Record, options: ReadOptions, known: PathFacts, place: str
) -> Article | Notice:
    """The article in a mapping, or a Notice that names the place of a record without one."""
    try:
        return article_in(value, name, record, options, known)
    except NoArticle as reason:
        return Notice(name, "bad-record", f"{place}: {reason}")


def columns_read(names: Sequence[str], options: ReadOptions) -> frozenset[str]:
    """Which columns of a table the config's fields and the presets look at; none when none can hold a text."""
    preset = preset_for(frozenset(names))
    if not _there(names, (*options.fields.get("text", ()), *preset.fields["text"])):
        return frozenset()
    looked_at = [path for fields in (options.fields, preset.fields) for paths in fields.values() for path in paths]
    return _there(names, (*looked_at, *preset.marks))


def _there(names: Sequence[str], paths: Sequence[str]) -> frozenset[str]:
    return frozenset(names) & {part for path in paths for part in (path, path.partition(".")[0])}


def sound(text: str) -> str:
    """The text with lone surrogates, which JSON can write and UTF-8 cannot, as U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def one_line(value: Any, depth: int = MAX_DEPTH) -> str:
    """A metadata value as one line of at most 2,000 characters; lists are joined, objects give their name."""
    if isinstance(value, str):
        return sound(" ".join(value[:2000].split()))
    if isinstance(value, dict) and depth:
        return one_line(value.get("name") or value.get("value"), depth - 1)
    if isinstance(value, list) and depth:
        return ", ".join(part for item in value[:20] if (part := one_line(item, depth - 1)))
    return str(value) if isinstance(value, int) else ""


def _first(value: dict[str, Any], key: str, own: Mapping[str, Sequence[str]], preset: Preset) -> Any:
    for path in (*own.get(key, ()), *preset.fields.get(key, ())):
        found = _at(value, path)
        if found not in (None, "", [], {}):
            return found
    return None


def _at(value: Any, path: str) -> Any:
    """The value at a dotted path; ``*`` takes the first item of a list. A key may itself hold dots."""
    if isinstance(value, dict) and path in value:
        return value[path]
    head, _, rest = path.partition(".")
    if head == "*" and isinstance(value, list):
        inner = value[0] if value else None
    elif isinstance(value, dict):
        inner = value.get(head)
    else:
        return None
    return _at(inner, rest) if rest and inner is not None else inner


def _pointer(value: Any, path: str) -> str:
    keys = [path] if path in value else ["0" if key == "*" else key for key in path.split(".")]
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in keys)


def _prose(value: Any) -> str:
    """The text of a field: a string, a list of paragraphs, or fundus's body of summary and sections."""
    return "\n\n".join(_paragraphs(value, MAX_DEPTH))


def _paragraphs(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, str) and value:
        yield sound(value)
    elif isinstance(value, list) and depth:
        for item in value[:10_000]:
            yield from _paragraphs(item, depth - 1)
    elif isinstance(value, dict) and depth:
        for key in ("summary", "headline", "paragraphs", "sections", "text", "value"):
            yield from _paragraphs(value.get(key), depth - 1)
