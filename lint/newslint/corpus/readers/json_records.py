"""JSON and JSON Lines: one file, one article or many."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.article import Article, Record
from newslint.corpus.decode import NotText, decode
from newslint.corpus.files import File, Notice
from newslint.corpus.metadata import PathFacts, dateline_date, language_code, parse_date, source_name
from newslint.corpus.readers import ReadOptions
from newslint.corpus.readers.markdown import blank_markup
from newslint.corpus.readers.presets import Preset, preset_for
from newslint.corpus.readers.text import too_large

# A file with one JSON value is parsed whole; JSON Lines are streamed and have no limit but that of a record.
MAX_JSON_BYTES = 256_000_000
_LIST_KEYS = ("articles", "items", "data", "documents", "results", "stories", "news")
_SPACE = re.compile(r"[ \t\r\n]*")
_TAG = re.compile(r"<(?:p|div|br|h[1-6]|a|span|b|i|em|strong|ul|li|figure|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
MAX_BAD_RECORDS_TOLD = 3


def read(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    """The articles of a .json or .jsonl file, told apart by their contents."""
    if file.name.lower().endswith(".json"):
        yield from _read_document(file, options)
    else:
        yield from _read_lines(file, options)


def _read_lines(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    known = options.path_facts(file.name)
    # JSON escapes can write one character in six bytes.
    limit = options.max_bytes * 6
    bad = number = line_number = 0
    with open(file.path, "rb") as stream:
        while line := stream.readline(limit + 1):
            line_number += 1
            problem = ""
            if len(line) > limit:
                while line and not line.endswith(b"\n"):
                    line = stream.readline(1 << 20)
                problem = f"record of over {limit:,} bytes"
            elif not line.strip() or line.startswith(b"\x1e\n"):
                continue
            number += 1
            found: Article | Notice | None = None
            if not problem:
                try:
                    value = json.loads(decode(line.lstrip(b"\x1e")).text)
                except (ValueError, RecursionError) as error:
                    problem = _json_reason(error)
                else:
                    found = article_of(value, file.name, Record(str(number), line_number), options, known)
                    problem = "" if found else "record has no text field that is known (see `fields` in the config)"
            if found:
                yield found
            elif problem:
                bad += 1
                if bad <= MAX_BAD_RECORDS_TOLD:
                    yield Notice(file.name, "bad-record", f"line {line_number}: {problem}")
    if bad > MAX_BAD_RECORDS_TOLD:
        yield Notice(file.name, "bad-record", f"{bad - MAX_BAD_RECORDS_TOLD} more records passed over")


def _read_document(file: File, options: ReadOptions) -> Iterator[Article | Notice]:
    if file.size > MAX_JSON_BYTES:
        yield too_large(file.name, file.size, MAX_JSON_BYTES)
        return
    with open(file.path, "rb", buffering=0) as stream:
        data = stream.read(MAX_JSON_BYTES + 1) or b""
    try:
        text = decode(data).text
    except NotText as reason:
        yield Notice(file.name, "not-text", str(reason))
        return
    known = options.path_facts(file.name)
    start = _skip(text, 0)
    try:
        if text[start : start + 1] == "[":
            yield from _read_array(text, start, "", file.name, options, known)
            return
        value = json.JSONDecoder().raw_decode(text, start)[0]
    except (ValueError, RecursionError) as error:
        yield Notice(file.name, "bad-json", _json_reason(error))
        return
    if isinstance(value, dict):
        for key in _LIST_KEYS:
            items = value.get(key)
            if isinstance(items, list) and items and all(isinstance(item, dict) for item in items):
                for number, item in enumerate(items):
                    record = Record(str(number + 1), None, f"/{key}/{number}")
                    if article := article_of(item, file.name, record, options, known):
                        yield article
                return
        if article := article_of(value, file.name, Record("1", 1), options, known):
            yield article
            return
    yield Notice(file.name, "no-article", "holds no article text that is known (see `fields` in the config)")


def _read_array(
    text: str, start: int, pointer: str, name: str, options: ReadOptions, known: PathFacts
) -> Iterator[Article | Notice]:
    """The items of an array, one at a time, with the line on which each starts."""
    decoder = json.JSONDecoder()
    at, number, found, line, counted = _skip(text, start + 1), 0, False, 1, 0
    while text[at : at + 1] not in ("]", ""):
        line += text.count("\n", counted, at)
        counted = at
        value, at = decoder.raw_decode(text, at)
        if isinstance(value, dict):
            record = Record(str(number + 1), line, f"{pointer}/{number}")
            if article := article_of(value, name, record, options, known):
                found = True
                yield article
        number += 1
        at = _skip(text, at)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise json.JSONDecodeError("Expecting ',' or ']'", text, at)
    if not found:
        yield Notice(name, "no-article", "holds no article text that is known (see `fields` in the config)")


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def article_of(value: object, name: str, record: Record, options: ReadOptions, known: PathFacts) -> Article | None:
    """The article in a decoded record; None when no text is found in it. ``record.pointer`` is its prefix."""
    if not isinstance(value, dict):
        return None
    preset = preset_for(frozenset(value))
    text, where = "", ""
    for path in (*options.fields.get("text", ()), *preset.fields["text"]):
        text, where = _prose(_at(value, path)), path
        if text.strip():
            break
    if not text.strip():
        return None
    if _TAG.search(text):
        text = blank_markup(text)

    def field(key: str) -> Any:
        return _first(value, key, options.fields, preset)

    url = _one_line(field("url"))
    published = parse_date(field("date"))
    record_id = _one_line(field("id")) or record.id
    pointer = f"{record.pointer}/{where.replace('.', '/')}"
    return Article(
        name,
        text,
        title=_one_line(field("title")),
        byline=_one_line(field("byline")),
        date=published or known.date or dateline_date(text),
        source=source_name(_one_line(field("source"))) or known.source or source_name(url),
        url=url,
        language=language_code(field("language")),
        record=Record(record_id[:200], record.line, pointer),
    )


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


def _prose(value: Any) -> str:
    """The text of a field: a string, a list of paragraphs, or fundus's body of summary and sections."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n\n".join(part for part in map(_prose, value[:10_000]) if part)
    if isinstance(value, dict):
        parts = [_prose(value.get(key)) for key in ("summary", "headline", "paragraphs", "sections", "text", "value")]
        return "\n\n".join(part for part in parts if part)
    return ""


def _one_line(value: Any) -> str:
    """A metadata value as one line of at most 2,000 characters; lists are joined, objects give their name."""
    if isinstance(value, str):
        return " ".join(value[:2000].split())
    if isinstance(value, dict):
        return _one_line(value.get("name") or value.get("value"))
    if isinstance(value, list):
        return ", ".join(part for part in map(_one_line, value[:20]) if part)
    return str(value) if isinstance(value, int) else ""


def _json_reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "JSON nested too deeply"
    if isinstance(error, json.JSONDecodeError):
        return f"not JSON: {error.msg} (line {error.lineno}, column {error.colno})"
    return f"not JSON: {error}"[:200]
