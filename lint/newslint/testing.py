"""Running a rule's own examples, for this project's tests and for those of other rule packs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from newslint.article import Article, Span
from newslint.corpus.metadata import parse_date, source_folder
from newslint.engine import Plan, lint
from newslint.knowledge import Knowledge
from newslint.record import NamedTuple
from newslint.rule import Example, Rule

_MARK = re.compile(r"\[\[|\]\]")
_HEADER = re.compile(r"(title|byline|date|source|url|language|prefer): (.*)\n")


class Flagged(NamedTuple):
    """A flagged span: the file of the example ("" where it is one text), its offsets and its text."""

    file: str
    start: int
    end: int
    text: str


class Outcome(NamedTuple):
    """What a rule had to flag in an example, and what it did flag."""

    expected: tuple[Flagged, ...]
    found: tuple[Flagged, ...]
    problems: tuple[str, ...]


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """An example without its ``[[...]]`` marks, and the spans that they mark. Raises ValueError if unpaired."""
    parts, spans, starts, size, last = [], [], list[int](), 0, 0
    for mark in _MARK.finditer(marked):
        parts.append(marked[last : mark.start()])
        size += mark.start() - last
        last = mark.end()
        if mark[0] == "[[":
            starts.append(size)
        elif starts:
            spans.append(Span(starts.pop(), size))
        else:
            raise ValueError(f"unpaired ]] in {marked!r}")
    if starts:
        raise ValueError(f"unpaired [[ in {marked!r}")
    return "".join(parts) + marked[last:], tuple(sorted(spans))


def article_of(file: str, marked: str, language: str) -> tuple[Article, tuple[Span, ...]]:
    """The article of one text of an example.

    Lines ``title: ...``, ``date: ...``, ``source: ...``, ``byline: ...``, ``url: ...``, ``language: ...`` at the top,
    up to a line ``---``, are metadata. A folder named like a domain is the source, as it is for files.
    """
    meta, marked = _header(marked)
    text, spans = unmark(marked)
    published: date | None = parse_date(meta.get("date"))
    article = Article(
        file or "example.txt",
        text,
        title=meta.get("title", ""),
        byline=meta.get("byline", ""),
        date=published,
        source=meta.get("source", source_folder(file)),
        url=meta.get("url", ""),
        language=meta.get("language", language),
    )
    return article, spans


def _header(marked: str) -> tuple[dict[str, str], str]:
    """The metadata at the top of an example, and the rest of it."""
    head, fence, body = marked.partition("---\n")
    if not fence or "".join(found[0] for found in _HEADER.finditer(head)) != head:
        return {}, marked
    return {found[1]: found[2] for found in _HEADER.finditer(head)}, body


def run_example(rule: Rule, example: Example, knowledge: Knowledge) -> Outcome:
    """Lint an example (a text, or several by file name) with one rule alone.

    ``prefer: Kyiv = Kiev`` among the metadata is the house style of the run.
    """
    texts: Mapping[str, str] = {"": example} if isinstance(example, str) else example
    language = rule.languages[0] if rule.languages else "en"
    for text in texts.values():
        if style := _header(text)[0].get("prefer"):
            right, _, other = style.partition(" = ")
            knowledge = knowledge.preferring({right: (other,)})
    built = {file: article_of(file, text, language) for file, text in texts.items()}
    expected = tuple(
        Flagged(file, span.start, span.end, article.text[span.start : span.end])
        for file, (article, spans) in sorted(built.items())
        for span in spans
    )
    result = lint([article for article, _ in built.values()], Plan.of((rule,), knowledge))
    found = tuple(
        sorted(Flagged("" if "" in built else one.file, one.start, one.end, one.text) for one in result.findings)
    )
    return Outcome(tuple(sorted(expected)), found, tuple(f"{one.where}: {one.what}" for one in result.problems))
