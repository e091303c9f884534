"""A rule is one declaration: a function, its documentation and its examples.

    @rule("FIG110", "weekday-date", severity="error", bad=["[[Monday, 2 May 2023]]"], good=["Tuesday, 2 May 2023"])
    def weekday_date(dates: Dates) -> Iterator[Hit]:
        \"\"\"A weekday that the date does not fall on. ...\"\"\"

The names of the function's parameters are the facts that it needs (see ``newslint.facts``); ``over`` says what it is
called with: the facts of one ``article``, or one merged group of a grouping (see ``newslint.groups``). A rule knows no
file, cache, process or hook. In an example, ``[[...]]`` marks exactly what must be flagged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, TypeAlias

from newslint.article import Span
from newslint.record import NamedTuple

Severity: TypeAlias = Literal["error", "warning", "note"]
Confidence: TypeAlias = Literal["high", "medium", "low"]
Example: TypeAlias = "str | Mapping[str, str]"
Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
CONFIDENCES: tuple[Confidence, ...] = ("high", "medium", "low")

FAMILIES = {
    "NAM": "names",
    "TRN": "translation",
    "ENC": "encoding",
    "BLP": "boilerplate",
    "FIG": "figures",
    "SRC": "sources",
}
_CODE = re.compile(r"([A-Z]{3})([123])\d\d")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class RuleError(ValueError):
    """A rule is badly declared, or two rules clash; the message names the rule and what to mend."""


class Place(NamedTuple):
    """A span in some article of the corpus, with the text that stands there."""

    article: int
    """The article's 64-bit key (see ``newslint.digest.key_of``)."""
    start: int
    end: int
    text: str


class Everywhere(NamedTuple):
    """All places where one member of a group (a spelling, a line) stands in the corpus."""

    member: int
    """The member's 64-bit key."""


class Edit(NamedTuple):
    """A change that would mend a finding: the span's text is replaced by ``text``."""

    span: Span
    text: str
    safe: bool = True


class Hit(NamedTuple):
    """What a rule reports. ``at``: a span of the article at hand; over a group, a place or a member everywhere."""

    at: Span | Place | Everywhere
    message: str
    suggestion: str = ""
    confidence: Confidence = "high"
    related: tuple[Span | Place, ...] = ()
    evidence: Mapping[str, Json] = {}
    edit: Edit | None = None
    severity: Severity | None = None
    """Overrides the rule's own severity, for a rule whose mildest case is information and no fault."""


Check: TypeAlias = "Callable[..., Iterable[Hit]]"


class Rule(NamedTuple):
    """One declared rule. ``needs``: names of facts; empty ``languages``: the rule holds for all."""

    code: str
    name: str
    severity: Severity
    check: Check
    needs: tuple[str, ...]
    doc: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]
    over: str = "article"
    languages: tuple[str, ...] = ()
    preview: bool = False
    default: bool = True
    formerly: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The family that the code's letters stand for."""
        return FAMILIES[self.code[:3]]

    @property
    def title(self) -> str:
        """The first line of the documentation."""
        return self.doc.partition("\n")[0]

    def holds_for(self, language: str) -> bool:
        """Whether the rule applies to text in a language; "" is a language nobody could tell."""
        return not self.languages or language in self.languages


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    bad: Sequence[Example],
    good: Sequence[Example],
    over: str = "article",
    languages: Sequence[str] = (),
    preview: bool = False,
    default: bool = True,
    formerly: Sequence[str] = (),
) -> Callable[[Check], Rule]:
    """Declare a rule by its check. Raises RuleError for a malformed code or name."""

    def declare(check: Check) -> Rule:
        function: Any = check
        return make(
            code=code,
            name=name,
            severity=severity,
            check=check,
            needs=function.__code__.co_varnames[: function.__code__.co_argcount],
            doc=clean_doc(function.__doc__ or ""),
            bad=tuple(bad),
            good=tuple(good),
            over=over,
            languages=tuple(languages),
            preview=preview,
            default=default,
            formerly=tuple(formerly),
        )

    return declare


def make(**fields: Any) -> Rule:
    """Build a Rule, checked. Raises RuleError."""
    made = Rule(**fields)
    if not (match := _CODE.fullmatch(made.code)) or match[1] not in FAMILIES:
        raise RuleError(
            f"rule {made.name}: code {made.code!r} is not one of {', '.join(FAMILIES)} "
            "followed by 1, 2 or 3 and two digits"
        )
    if not _NAME.fullmatch(made.name):
        raise RuleError(f"rule {made.code}: name {made.name!r} is not lower-case words joined by hyphens")
    if made.severity not in SEVERITIES:
        raise RuleError(f"rule {made.code}: severity {made.severity!r} is not one of {', '.join(SEVERITIES)}")
    return made


def clean_doc(doc: str) -> str:
    """A docstring without its indentation (``inspect.cleandoc`` without importing inspect)."""
    lines = doc.expandtabs().strip().splitlines()
    indents = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    cut = min(indents, default=0)
    return "\n".join([line[cut:].rstrip() if n else line.rstrip() for n, line in enumerate(lines)])
