"""Which edits may be applied without a look.

Articles are evidence. A safe edit takes out lines that are no part of the article, or undoes damage of its encoding.
It changes no name, no figure and no word inside quotation marks, whatever its rule declares; undoing a misreading byte
for byte is excepted, since nothing but the original can come of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.article import Article, Span
from newslint.facts import Facts
from newslint.finding import Finding
from newslint.knowledge import Knowledge
from newslint.rule import Edit

SAFE_FAMILIES = frozenset({"boilerplate", "encoding"})
"""An edit of any other family touches what an article says."""

_WORD_BEFORE = re.compile(r"\S{0,100}\Z")
_WORD_AFTER = re.compile(r"\S{0,100}")


def declared_safe(finding: Finding) -> bool:
    """Whether a finding's edit is of a kind that can be safe; ``safe_edits`` looks at where it stands."""
    return finding.edit is not None and finding.edit.safe and finding.family in SAFE_FAMILIES


def safe_edits(article: Article, findings: Sequence[Finding], knowledge: Knowledge) -> list[Edit]:
    """The edits of an article's findings that are safe, sorted."""
    declared = [(one.edit, one.family) for one in findings if one.edit is not None and declared_safe(one)]
    exact = {edit for edit, _ in declared if undoes_misreading(_old(article, edit), edit.text)}
    lines = {edit for edit, family in declared if family == "boilerplate" and _takes_whole_lines(article, edit)}
    others = {edit for edit, _ in declared} - exact - lines
    safe = set(exact)
    if lines or others:
        facts = Facts(article, knowledge)
        quoted: Sequence[Span] = [Span(one.start, one.end) for one in facts["quotes"].spans]
        # A quotation may stand in the lines that go, or beside them, but not reach across their edge.
        safe |= {edit for edit in lines if not any(_crosses(one, edit.span) for one in quoted)}
        if others:
            kept = _without_overlaps(others)
            safe |= set(kept) - _touching(article, kept, facts, quoted, knowledge)
    return sorted(safe)


def undoes_misreading(before: str, after: str) -> bool:
    """Whether the text before is the bytes of the text after, read in Windows-1252, Windows-1251 or Latin-1."""
    if not before:
        return False
    for encoding in ("cp1252", "cp1251"):
        text = before
        for _ in range(4):  # damage is done several times over
            try:
                text = b"".join(_byte(char, encoding) for char in text).decode("utf-8")
            except UnicodeError:
                break
            if text == after:
                return True
    try:
        return before.encode("latin-1").decode("cp1252") == after
    except UnicodeError:
        return False


def _byte(char: str, encoding: str) -> bytes:
    # What the encoding leaves open is read as the control character of the same number.
    return char.encode("latin-1") if "\x80" <= char <= "\x9f" else char.encode(encoding)


def _old(article: Article, edit: Edit) -> str:
    return article.text[edit.span.start : edit.span.end]


def _takes_whole_lines(article: Article, edit: Edit) -> bool:
    text, (start, end) = article.text, edit.span
    return (
        not edit.text
        and (start == 0 or text[start - 1] in "\r\n")
        and (end == len(text) or text[end - 1] in "\r\n" or text[end] in "\r\n")
    )


def _crosses(one: Span, lines: Span) -> bool:
    return one.start < lines.end and lines.start < one.end and not (lines.start <= one.start and one.end <= lines.end)


def _without_overlaps(edits: set[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in sorted(edits):
        if not kept or edit.span.start >= kept[-1].span.end:
            kept.append(edit)
    return kept


def _touching(
    article: Article, edits: Sequence[Edit], facts: Facts, quoted: Sequence[Span], knowledge: Knowledge
) -> set[Edit]:
    """The edits that would change a word in a quotation, a name or a figure, as they stand or as they would."""
    parts: list[str] = []
    spans: list[Span] = []
    at = size = 0
    for edit in edits:
        parts += [article.text[at : edit.span.start], edit.text]
        size += edit.span.start - at
        spans.append(Span(size, size + len(edit.text)))
        size += len(edit.text)
        at = edit.span.end
    mended = article._replace(text="".join(parts) + article.text[at:])
    mended_facts = Facts(mended, knowledge)
    touching = set()
    named, named_then = _names_and_figures(facts), _names_and_figures(mended_facts)
    for edit, then in zip(edits, spans, strict=True):
        now_word, then_word = _words(article.text, edit.span), _words(mended.text, then)
        now_words = article.text[now_word.start : now_word.end].split()
        if now_words == mended.text[then_word.start : then_word.end].split():
            continue
        if (
            any(_meet(now_word, one) for one in quoted)
            or any(_meet(now_word, one) for one in named)
            or any(_meet(then_word, one) for one in named_then)
        ):
            touching.add(edit)
    return touching


def _names_and_figures(facts: Facts) -> list[Span]:
    names = [span for one in facts["names"] for span in one.spans]
    figures = [Span(one.start, one.end) for one in facts["quantities"]]
    return [*names, *figures]


def _words(text: str, span: Span) -> Span:
    """A span widened to the words that it touches."""
    before = _WORD_BEFORE.search(text, max(0, span.start - 100), span.start)
    after = _WORD_AFTER.match(text, span.end)
    return Span(before.start() if before else span.start, after.end() if after else span.end)


def _meet(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end
