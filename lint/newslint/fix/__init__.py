"""Applying edits to files: only where asked for, atomically, and byte for byte the same outside the edits.

``safety``    which edits may be applied without a look
``standing``  how the text of an article stands in its file
``replace``   replacing a file as a whole
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from newslint.article import Article, Record
from newslint.corpus.decode import NotText, decode
from newslint.corpus.files import Notice, file_at
from newslint.corpus.readers import READERS, ReadOptions, distinct, read
from newslint.corpus.readers.json_records import is_document
from newslint.finding import MAX_TEXT, Finding
from newslint.fix.replace import leads_out, replace_file, sweep
from newslint.fix.safety import declared_safe
from newslint.fix.standing import JsonText, Standing, plain
from newslint.record import NamedTuple
from newslint.rule import Edit

__all__ = ["Fixed", "diff", "every_edit", "fix_file", "fixable", "fixed_file", "sweep"]

MAX_BYTES = 256_000_000
"""Larger files, of many articles, are not edited: a file is replaced as a whole."""
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


class Fixed(NamedTuple):
    """A file with its text before and after the edits, and its new bytes."""

    file: str
    before: str
    after: str
    data: bytes
    edits: int
    left: int = 0
    """Edits that were left: not chosen, such as the file cannot hold, or of a record whose text is not one string."""


Choose: TypeAlias = "Callable[[Article, Sequence[Finding]], Sequence[Edit]]"
"""Which edits of an article's findings are applied."""


def fixable(findings: Iterable[Finding], unsafe: bool) -> Iterator[tuple[str, list[Finding]]]:
    """The findings with edits, by file."""
    chosen = (one for one in findings if one.edit is not None and (unsafe or declared_safe(one)))
    for file, group in groupby(chosen, key=lambda one: one.file):
        yield file, list(group)


def every_edit(article: Article, findings: Sequence[Finding]) -> list[Edit]:
    """All edits, also those that want a look."""
    return [one.edit for one in findings if one.edit is not None]


def fix_file(root: str, name: str, findings: Sequence[Finding], options: ReadOptions, choose: Choose) -> Fixed | Notice:
    """Apply the edits of a file's findings and replace the file; a Notice says why nothing was done.

    ``name`` is relative to the root. A link that leads out of the root is not followed.
    """
    fixed = fixed_file(root, name, findings, options, choose)
    if isinstance(fixed, Fixed) and fixed.before != fixed.after:
        try:
            replace_file(os.path.realpath(os.path.join(root, name)), fixed.data)
        except OSError as error:
            return Notice(name, "not-fixed", (error.strerror or type(error).__name__).lower())
    return fixed


def fixed_file(
    root: str, name: str, findings: Sequence[Finding], options: ReadOptions, choose: Choose
) -> Fixed | Notice:
    """A file as it would be with the edits of its findings; of edits that overlap, the first is applied."""
    if leads_out(root, name):
        return Notice(name, "not-fixed", "it is a link that leads out of the corpus")
    file = file_at(root, name)
    if file.size > MAX_BYTES:
        return Notice(name, "not-fixed", f"{file.size:,} bytes; files of up to {MAX_BYTES:,} are edited")
    try:
        with open(file.path, "rb") as stream:
            data = stream.read()
        decoded = decode(data)
    except (OSError, NotText) as error:
        return Notice(name, "not-fixed", str(error))
    articles = {one.record: one for one in distinct(read(file, options)) if isinstance(one, Article)}
    chosen = _edits(decoded.text, name, articles, findings, choose)
    if isinstance(chosen, Notice):
        return chosen
    edits = [edit for edit in chosen if _can_stand(edit.text, decoded.encoding)]
    after = _apply(decoded.text, edits)
    new = decoded.bom + after.encode(decoded.encoding)
    # What is written must read back as what was meant: removing the only non-ASCII word can change a guess.
    try:
        same = decode(new).text == after
    except NotText:
        same = False
    if not same:
        return Notice(name, "not-fixed", f"without the edits its encoding ({decoded.encoding}) could not be told")
    wanted = len({(one.record, one.edit) for one in findings if one.edit is not None})
    return Fixed(name, decoded.text, after, new, len(edits), wanted - len(edits))


def _apply(text: str, edits: Sequence[Edit]) -> str:
    """The text with sorted, distinct edits applied."""
    parts = []
    at = 0
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join(parts) + text[at:]


def _edits(
    text: str,
    name: str,
    articles: Mapping[Record | None, Article],
    findings: Iterable[Finding],
    choose: Choose,
) -> list[Edit] | Notice:
    """The edits of the file's text that the findings want, sorted, none overlapping another."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    reader = READERS.get(suffix, "text")
    by_line = suffix != ".json" and not is_document(text)
    document = JsonText(text, by_line) if reader == "json_records" else None
    edits: list[Edit] = []
    by_record: dict[Record | None, list[Finding]] = {}
    for one in findings:
        by_record.setdefault(one.record, []).append(one)
    for record, own in by_record.items():
        article = articles.get(record)
        if article is None or any(not _stands(one, article) for one in own):
            return Notice(name, "not-fixed", "it has changed since it was linted")
        standing: Standing | None = None
        if record is None and reader in ("text", "markdown"):
            standing = plain(text, article)
        elif document is not None:
            standing = document.standing(article)
        if standing is None:
            if record is None or document is None:
                return Notice(name, "not-fixed", "its text was taken out of markup or other fields; edit it by hand")
            continue  # a text of several strings
        edits += [standing.edit(_within_text(edit, text, article, standing)) for edit in choose(article, own)]
    kept: list[Edit] = []
    for edit in sorted(set(edits)):
        if not kept or edit.span.start >= kept[-1].span.end:
            kept.append(edit)
    return kept


def _stands(finding: Finding, article: Article) -> bool:
    """Whether what a finding reports still stands where it was found."""
    edit = finding.edit
    return article.text[finding.start : finding.end][:MAX_TEXT] == finding.text and (
        edit is None or edit.span.end <= len(article.text)
    )


def _within_text(edit: Edit, text: str, article: Article, standing: Standing) -> Edit:
    """An edit that takes out lines, without what stands in blank lines at its end: comments, code and front matter."""
    start, end = edit.span
    kept = article.text[start:end].rstrip()
    line_end = article.text.find("\n", start + len(kept), end) + 1
    if standing.offsets is None and not edit.text and line_end and text[line_end:end].strip():
        return edit._replace(span=edit.span._replace(end=line_end))
    return edit


def _can_stand(text: str, encoding: str) -> bool:
    """Whether a text file in some encoding can hold a text: control characters make it a binary file."""
    if _CONTROLS.search(text):
        return False
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def diff(fixed: Fixed) -> Iterator[str]:
    """The unified diff of a fixed file, line by line without line ends."""
    from difflib import unified_diff

    before, after = fixed.before.splitlines(), fixed.after.splitlines()
    yield from unified_diff(before, after, f"a/{fixed.file}", f"b/{fixed.file}", lineterm="", n=2)
