"""Write docs/rules.md from the rules: ``python tools/build_docs.py``; ``--check`` says whether it is up to date."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from newslint.registry import load
from newslint.rule import Example, Rule

DOCS = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
INTRODUCTION = """\
# Rules

<!-- Written by tools/build_docs.py from the rules themselves; change a rule's docstring or examples, not this file. -->

`newslint rule NAME` prints one of these, `newslint rules` lists them. Select and ignore by name, by code, by the
letters of a code (`NAM`, `FIG2`) or by family. Codes that begin with 1 look at one article, with 2 at several, with 3
at a whole source. In the examples, `[[...]]` marks what is flagged.
"""
_FAMILIES = {
    "names": "Names that translation has garbled, and spellings in which articles differ.",
    "translation": "What translation leaves in a text: quotation marks, foreign passages, borrowed constructions.",
    "encoding": "Damage to the characters themselves.",
    "boilerplate": "What belongs to the page and not to the article.",
    "figures": "Numbers, dates and amounts that cannot be right, or that articles on one event contradict.",
    "sources": "How articles depend on each other and on agencies.",
}
_OVER = {
    "article": "one article",
    "name": "a name across the corpus",
    "romanisation": "a name across the corpus",
    "line": "a line of a source",
    "copies": "near copies",
    "event": "the articles on an event",
}


def page() -> str:
    """The whole page."""
    families = list(_FAMILIES)
    rules = sorted(load(), key=lambda one: (families.index(one.family), one.code))
    return "\n".join([INTRODUCTION, *_table(rules), *(line for part in _sections(rules) for line in part)]) + "\n"


def _table(rules: Sequence[Rule]) -> Iterator[str]:
    yield "| code | rule | severity | looks at | what it finds |"
    yield "|---|---|---|---|---|"
    for one in rules:
        title = one.title.replace("|", "\\|").rstrip(".")
        yield f"| {one.code} | [{one.name}](#{one.name}) | {one.severity} | {_scope(one)} | {title}{_marks(one)} |"
    yield ""


def _scope(one: Rule) -> str:
    """What the rule is called with, in words."""
    return "a whole source" if one.code[3] == "3" else _OVER.get(one.over, one.over)


def _marks(one: Rule) -> str:
    words = [word for word, on in (("preview", one.preview), ("off by default", not one.default)) if on]
    return f" ({', '.join(words)})" if words else ""


def _sections(rules: Sequence[Rule]) -> Iterator[list[str]]:
    for family, its in groupby(rules, key=lambda one: one.family):
        yield [f"## {family}", "", _FAMILIES[family], ""]
        for one in its:
            yield list(_section(one))


def _section(one: Rule) -> Iterator[str]:
    languages = f"articles in {', '.join(one.languages)}" if one.languages else "articles in any language"
    yield f"### {one.name}"
    yield ""
    yield f"`{one.code}` · {one.severity} · {_scope(one)} · {languages}{_marks(one)}"
    yield ""
    yield one.doc
    yield ""
    for title, examples in (("Flagged", one.bad), ("Left alone", one.good)):
        if examples:
            yield f"{title}:"
            yield ""
            yield from _fenced(examples)


def _fenced(examples: Sequence[Example]) -> Iterator[str]:
    """The examples in one block, with a blank line between them."""
    text = "\n\n".join(
        one if isinstance(one, str) else "\n".join(f"{file}: {its}" for file, its in one.items()) for one in examples
    )
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    yield from (f"{fence}text", *(_seen(line) for line in text.splitlines()), fence, "")


def _seen(line: str) -> str:
    """A line of which nothing is hidden: controls and characters that take no room are written as escapes."""
    return "".join(one if one.isprintable() or one == "\u3000" else f"\\u{ord(one):04x}" for one in line.rstrip())


def main() -> int:
    text = page()
    if "--check" in sys.argv[1:]:
        return 0 if DOCS.is_file() and DOCS.read_text(encoding="utf-8") == text else 1
    DOCS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
