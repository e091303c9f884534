"""Records to articles: the fields of JSON objects, table rows and parsed documents."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from newslint.article import Article, Record
from newslint.corpus.files import Notice, Refused
from newslint.corpus.metadata import PathFacts, dateline_date, language_code, parse_date, source_name
from newslint.corpus.readers import OWN_REPORT, ReadOptions
from newslint.corpus.readers.markup import has_markup, text_of
from newslint.corpus.readers.presets import preset_for
from newslint.record import NamedTuple

MAX_DEPTH = 8
"""How deep a text or a metadata value may be nested in its field."""
_OWN_KEYS = tuple(
    frozenset(keys.split())
    for keys in (
        "code name family severity confidence message suggestion fingerprint",  # jsonl, csv, parquet
        "check_name fingerprint severity location",  # gitlab
        "version findings skipped problems articles",  # json
    )
)
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
    if isinstance(inner := value.get("_source"), dict):  # as Elasticsearch wraps what it stores
        value = {"_id": value.get("_id"), **inner}
        record = record._replace(pointer=record.pointer + "/_source")
    folded = _folded(value)
    preset = preset_for(frozenset(folded))

    def found(key: str) -> Iterator[tuple[Any, str]]:
        """What stands at the paths of a field: the config's as they are, the presets' in any case."""
        yield from ((_at(value, path), path) for path in options.fields.get(key, ()))
        yield from ((_at(folded, path), path) for path in preset.fields.get(key, ()))

    def field(key: str) -> Any:
        return next((one for one, _ in found(key) if one not in (None, "", [], {})), None)

    text, where = next(
        ((text, path) for one, path in found("text") if (text := _prose(one)).strip()),
        ("", ""),
    )
    if not text:
        raise NoArticle("record has no text field that is known (see `fields` in the config)")
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


def refuse_report(names: Collection[str]) -> None:
    """Raise Refused for the columns of a table, or the keys of a file's first record, when newslint wrote the file.

    What it quotes of articles would be linted once more.
    """
    if any(keys.issubset(names) for keys in _OWN_KEYS):
        raise Refused("no-article", OWN_REPORT)


def columns_read(names: Sequence[str], options: ReadOptions) -> frozenset[str]:
    """Which columns of a table the config's fields and the presets look at; none when none can hold a text."""
    preset = preset_for(frozenset(name.lower() for name in names))
    if not _there(names, options.fields.get("text", ()), preset.fields["text"]):
        return frozenset()
    own, known = ([path for of in fields.values() for path in of] for fields in (options.fields, preset.fields))
    return _there(names, own, (*known, *preset.marks))


def _there(names: Sequence[str], own: Sequence[str], known: Sequence[str]) -> frozenset[str]:
    """The names that the config's paths start with as they are, or those of presets in any case."""
    exact, folded = ({part for path in paths for part in (path, path.partition(".")[0])} for paths in (own, known))
    return frozenset(name for name in names if name in exact or name.lower() in folded)


def _folded(value: dict[str, Any], depth: int = 2) -> dict[str, Any]:
    """The object with its keys, and those of objects in it, in lower case; a key that is so already goes first."""
    lower = all(key.islower() for key in value) and not any(isinstance(one, dict) for one in value.values())
    if lower or not depth:
        return value
    folded: dict[str, Any] = {}
    for key, one in value.items():
        if key.lower() == key or key.lower() not in folded:
            folded[key.lower()] = _folded(one, depth - 1) if isinstance(one, dict) else one
    return folded


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
    """A metadata value as one line of at most 2,000 characters; lists are joined, objects give their name.

    WordPress writes a title as an object with its HTML.
    """
    if isinstance(value, str):
        return sound(" ".join(value[:2000].split()))
    if isinstance(value, dict) and depth:
        if isinstance(rendered := value.get("rendered"), str):
            return one_line(text_of(rendered[:10_000]))
        return one_line(value.get("name") or value.get("value") or value.get("title"), depth - 1)
    if isinstance(value, list) and depth:
        return ", ".join(part for item in value[:20] if (part := one_line(item, depth - 1)))
    return str(value) if isinstance(value, int) else ""


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
    """The JSON pointer of a path that was found, in the spelling that the keys have in the object."""
    pointer = ""
    while path:
        head, _, rest = path.partition(".")
        if isinstance(value, dict):
            if _key(value, path) in value:
                head, rest = path, ""
            head = _key(value, head)
            value = value.get(head)
        elif isinstance(value, list):
            head, value = "0", value[0]
        pointer += "/" + head.replace("~", "~0").replace("/", "~1")
        path = rest
    return pointer


def _key(value: dict[str, Any], name: str) -> str:
    return name if name in value else next((key for key in value if key.lower() == name), name)


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
