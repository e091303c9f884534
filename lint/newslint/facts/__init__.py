"""Facts: what is known of one article, each a pure function of the article and of other facts.

A fact is asked for by name: a rule, a grouping or another fact that has a parameter ``quotes`` is handed the value of
``quotes``. ``FACTS`` says which module defines it, as a function of that very name; the module is imported when the
fact is first needed. Besides facts, the shipped and the user's knowledge (``lexicon``, ``words`` ...) can be asked for
in the same way (see ``newslint.knowledge``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from newslint.article import Article

if TYPE_CHECKING:
    from newslint.knowledge import Knowledge

FACTS: Mapping[str, str] = {
    "text": "newslint.facts.basic",
    "signs": "newslint.facts.basic",
    "specials": "newslint.facts.basic",
    "lowered": "newslint.facts.basic",
    "spaced": "newslint.facts.basic",
    "vocabulary": "newslint.facts.basic",
    "types": "newslint.facts.basic",
    "title": "newslint.facts.basic",
    "published": "newslint.facts.basic",
    "source": "newslint.facts.basic",
    "lines": "newslint.facts.lines",
    "paragraphs": "newslint.facts.lines",
    "sentences": "newslint.facts.lines",
    "headline": "newslint.facts.lines",
    "language": "newslint.facts.language",
    "passages": "newslint.facts.language",
    "foreign_runs": "newslint.facts.foreign",
    "runs": "newslint.facts.sketch",
    "sketch": "newslint.facts.sketch",
    "boilerplate": "newslint.facts.boilerplate",
    "quotes": "newslint.facts.quotes",
    "attributions": "newslint.facts.attribution",
    "readability": "newslint.facts.readability",
    "dates": "newslint.facts.dates",
    "moments": "newslint.facts.dates",
    "times": "newslint.facts.dates",
    "names": "newslint.facts.names",
    "quantities": "newslint.facts.figures",
    "practice": "newslint.facts.practice",
    "story": "newslint.facts.story",
}


class UnknownFactError(LookupError):
    """A rule, grouping or fact asks for a fact that nothing defines."""


@cache
def extractor(name: str) -> tuple[Callable[..., Any], tuple[str, ...]]:
    """The function that computes a fact, and the names of the facts that it needs. Raises UnknownFactError."""
    if name not in FACTS:
        raise UnknownFactError(f"no fact is called {name!r}; there are {', '.join(sorted(FACTS))}")
    function = getattr(import_module(FACTS[name]), name)
    return function, function.__code__.co_varnames[: function.__code__.co_argcount]


class Facts(dict[str, Any]):
    """The facts of one article, each computed when it is first looked up and then kept."""

    __slots__ = ("_knowledge",)

    def __init__(self, article: Article, knowledge: Knowledge) -> None:
        super().__init__(article=article)
        self._knowledge = knowledge

    def __missing__(self, name: str) -> Any:
        if name in self._knowledge.RESOURCES:
            value = getattr(self._knowledge, name)
        else:
            function, needs = extractor(name)
            value = function(*[self[need] for need in needs])
        self[name] = value
        return value
