"""What an entity or an escape stands for, and whether it may be put in its place."""

from __future__ import annotations

import re

from newslint.article import Span
from newslint.rule import Edit, Hit

_BREAKS = re.compile(r"[\t\n\r\u2028\u2029]")
_NO_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd-\uffff]")


def unresolved(span: Span, kind: str, written: str, right: str) -> Hit:
    """The hit of a code that was not resolved. ``kind``: "the entity"; ``right``: what it stands for, "" for nothing.

    A control character has no edit: no text has it. One that breaks the line has an edit that wants a look.
    """
    message = f"{kind} {written} was not resolved"
    if not right or _NO_CHARACTER.search(right):
        return Hit(span, message)
    if _BREAKS.search(right):
        return Hit(span, message, edit=Edit(span, right, safe=False))
    return Hit(span, message, right, edit=Edit(span, right))
