"""Findings: what is reported, in the order and with the fields that every format is made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from newslint.article import Article, Record, Span
from newslint.digest import blake2b
from newslint.record import NamedTuple
from newslint.rule import Edit, Everywhere, Hit, Json, Place, Rule

MAX_TEXT = 1000


class Related(NamedTuple):
    """Another place that a finding speaks of."""

    file: str
    record: Record | None
    line: int
    column: int
    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """One finding. Offsets count characters of the linted text; line and column are counted from 1."""

    file: str
    record: Record | None
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    code: str
    name: str
    family: str
    severity: str
    confidence: str
    message: str
    text: str
    suggestion: str
    related: tuple[Related, ...]
    evidence: Mapping[str, Json]
    fingerprint: str
    excerpt: str = ""
    """The line of ``start``, cut to a window around the span; ``excerpt_start`` is where the span starts in it."""
    excerpt_start: int = 0
    print: str = ""
    """The fingerprint without the file: what a finding is recognised by when its file was renamed."""
    edit: Edit | None = None

    @property
    def order(self) -> tuple[str, int, int, int, str, str]:
        """Findings are reported in this order."""
        line = (self.record.line or 0) if self.record else 0
        return (self.file, line, self.start, self.end, self.code, self.message)

    def as_dict(self) -> dict[str, Any]:
        """The machine formats' object, with exactly the documented keys."""
        return {
            "file": self.file,
            "record": record_dict(self.record),
            **{key: getattr(self, key) for key in _PLAIN_KEYS},
            "related": [{**one._asdict(), "record": record_dict(one.record)} for one in self.related],
            "evidence": dict(self.evidence),
            "fingerprint": self.fingerprint,
        }


_PLAIN_KEYS = (
    "line", "column", "end_line", "end_column", "start", "end", "code", "name", "family", "severity", "confidence",
    "message", "text", "suggestion",
)  # fmt: skip


def record_dict(record: Record | None) -> dict[str, Any] | None:
    """A record as machine formats write it, with exactly the documented keys."""
    return None if record is None else {"id": record.id, "line": record.line, "pointer": record.pointer}


Locate = Callable[[Place], Related]


def findings_of(article: Article, hits: Iterable[tuple[Rule, Hit]], locate: Locate | None = None) -> list[Finding]:
    """The findings of one article's hits, in order, each reported once.

    ``locate`` turns places in other articles into Related. Where one rule reports one span several times (in two
    groups), the first in the order of message counts.
    """
    made: dict[tuple[str, int, int], tuple[Rule, Hit, Span]] = {}
    for one, hit in hits:
        if isinstance(hit.at, Everywhere):
            raise TypeError(f"{one.code}: a hit on a member must be expanded to places first")
        span = _within(article.text, hit.at)
        key = (one.code, *span)
        if key not in made or (hit.message, hit.suggestion) < (made[key][1].message, made[key][1].suggestion):
            made[key] = (one, hit, span)
    found = []
    seen: Counter[tuple[str, str]] = Counter()
    for (code, start, end), (one, hit, span) in sorted(made.items(), key=lambda item: (item[0][1:], item[0][0])):
        context = _context(article.text, span)
        seen[code, context] += 1
        text = article.text[start:end]
        first, last = article.position(start), article.position(end)
        excerpt, excerpt_start = _excerpt(article.text, start, end)
        found.append(
            Finding(
                file=article.file,
                record=article.record,
                line=first.line,
                column=first.column,
                end_line=last.line,
                end_column=last.column,
                start=start,
                end=end,
                code=code,
                name=one.name,
                family=one.family,
                severity=hit.severity or one.severity,
                confidence=hit.confidence,
                message=hit.message,
                text=text[:MAX_TEXT],
                suggestion=hit.suggestion,
                related=tuple(_related(article, place, locate) for place in hit.related),
                evidence=hit.evidence,
                fingerprint=_digest(code, article.id, context, str(seen[code, context])),
                print=_digest(code, context)[:16],
                excerpt=excerpt,
                excerpt_start=excerpt_start,
                edit=hit.edit,
            )
        )
    return found


def _within(text: str, at: Span | Place) -> Span:
    start, end = (at.start, at.end)
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span {start}-{end} lies outside the text of {len(text)} characters")
    return Span(start, end)


def _related(article: Article, place: Span | Place, locate: Locate | None) -> Related:
    if isinstance(place, Place):
        if locate is None:
            raise TypeError("a place in another article needs the corpus to be located")
        return locate(place)
    return related_in(article, place)


def related_in(article: Article, span: Span) -> Related:
    """A span of an article as a related place."""
    position = article.position(span.start)
    text = article.text[span.start : span.end][:MAX_TEXT]
    return Related(article.file, article.record, position.line, position.column, span.start, span.end, text)


_WINDOW = 160


def _excerpt(text: str, start: int, end: int) -> tuple[str, int]:
    """The line that a span starts on, at most 160 characters to either side of the span's start and end."""
    begin = max(start - _WINDOW, 0)
    begin = max(begin, text.rfind("\n", begin, start) + 1, text.rfind("\r", begin, start) + 1)
    stop = min(end, start + _WINDOW) + _WINDOW
    for ending in "\n\r":
        at = text.find(ending, start, stop)
        stop = at if at >= 0 else stop
    return text[begin:stop], start - begin


_CONTEXT = 24


def _context(text: str, span: Span) -> str:
    """The reported text and a little around it on its line, normalised: what a finding is recognised by."""
    start = max(text.rfind("\n", max(0, span.start - _CONTEXT), span.start) + 1, span.start - _CONTEXT, 0)
    stop = text.find("\n", span.end, span.end + _CONTEXT)
    end = min(stop if stop >= 0 else span.end + _CONTEXT, len(text))
    parts = (text[start : span.start], text[span.start : span.end], text[span.end : end])
    return "\x1f".join([" ".join(part.split()).casefold() for part in parts])


def _digest(*parts: str) -> str:
    data = "\x1e".join(parts)
    return blake2b(data.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


class Problem(NamedTuple):
    """An internal failure: a rule or grouping raised on an article or a group. The rest was done."""

    where: str
    what: str
