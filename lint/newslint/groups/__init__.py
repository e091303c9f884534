"""Groupings: what brings facts of several articles together, so that a rule can look at them at once.

``GROUPINGS`` says which module defines a grouping (as ``GROUPING``); it is imported when a rule over it runs.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.groups.grouping import Grouping

GROUPINGS: Mapping[str, str] = {
    "name": "newslint.groups.name",
    "line": "newslint.groups.line",
    "copies": "newslint.groups.copies",
    "event": "newslint.groups.event",
    "romanisation": "newslint.groups.romanisation",
    "style": "newslint.groups.style",
    "source": "newslint.groups.source",
}
"""Grouping -> module. The order of the names is the order of their numbers in the index: add at the end."""


@cache
def find_grouping(name: str) -> Grouping:
    """The grouping of a name. Raises LookupError, naming those there are."""
    if name not in GROUPINGS:
        raise LookupError(f"no grouping is called {name!r}; there are article, {', '.join(GROUPINGS)}")
    found: Grouping = import_module(GROUPINGS[name]).GROUPING
    return found
