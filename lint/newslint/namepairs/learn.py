"""Names learned from articles that are trusted: full names of people, and what articles call them afterwards.

A chain of names with nothing but spaces and particles between them (Ingrid Halversen, Ursula von der Leyen) is taken
for somebody's full name when an article goes on to call them by one part of it. That keeps out most places and firms,
and says which part is the surname.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import TypeAlias

from newslint.article import Span
from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.translit import canonical
from newslint.namepairs.lookup import lookups
from newslint.record import NamedTuple

PARTICLES = frozenset(
    "da dal dalla das de dei del della der di do dos du van von den ter ten zu zum zur la le al el bin bint ibn af "
    "av".split()
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)
MAX_PARTS = 4
_LONGEST_GAP = 12

_Mention: TypeAlias = tuple[Span, str]


class FullName(NamedTuple):
    """A full name in one article.

    ``parts``: the names in it; ``surname``: what the article goes on to call its bearer, with the particles before it;
    "" when it does not.
    """

    form: str
    parts: tuple[str, ...]
    surname: str


def full_names(text: str, names: Names, knowledge: Knowledge) -> Iterator[FullName]:
    """The full names of an article, each once, in the order of their first mentions."""
    parts = [name for name in names if _may_be_part(name, knowledge)]
    chains = list(_chains(text, sorted((span, name.form) for name in parts for span in name.spans)))
    last_alone = {chain[0][1]: chain[0][0].start for chain in chains if len(chain) == 1}
    seen = set()
    for chain in chains:
        form = text[chain[0][0].start : chain[-1][0].end]
        if 2 <= len(chain) <= MAX_PARTS and form not in seen:
            seen.add(form)
            # By the last part mostly, by the first in East Asia, by one between them in Spain.
            order = (len(chain) - 1, *range(1, len(chain) - 1), 0)
            called = next((n for n in order if last_alone.get(chain[n][1], -1) > chain[-1][0].end), None)
            surname = ""
            if called is not None:
                start = text.index(" ", chain[called - 1][0].end) + 1 if called else chain[0][0].start
                surname = text[start : chain[called][0].end]
            yield FullName(form, tuple(part for _, part in chain), surname)


def _may_be_part(name: Name, knowledge: Knowledge) -> bool:
    """Whether a name may be part of a person's: no acronym, title, country, weekday or month."""
    form = name.form
    if name.acronym or form in _CALENDAR or knowledge.lexicon.country_of(form):
        return False
    attested = all(part in knowledge.attested for part in form.split("-"))
    return name.standing != Standing.KNOWN or attested or knowledge.lexicon.knows(form)


def _chains(text: str, mentions: Iterable[_Mention]) -> Iterator[list[_Mention]]:
    chain: list[_Mention] = []
    for mention in mentions:
        if chain and not _joins(text[chain[-1][0].end : mention[0].start][: _LONGEST_GAP + 1]):
            yield chain
            chain = []
        chain.append(mention)
    if chain:
        yield chain


def _joins(gap: str) -> bool:
    """Whether what stands between two names is one space, or particles of a name with single spaces around them."""
    if gap == " ":
        return True
    words = gap.split(" ")
    inner = words[1:-1]
    return len(gap) <= _LONGEST_GAP and words[0] == words[-1] == "" and bool(inner) and PARTICLES.issuperset(inner)


class Learned(NamedTuple):
    """A line of the lexicon: the usual form, what people of the name are called, other romanisations of it."""

    name: str
    surnames: tuple[str, ...]
    accepted: tuple[str, ...]


class Lesson:
    """What was seen so far, article by article; the result does not depend on their order."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.articles = 0
        self._seen: Counter[str] = Counter()
        self._parts: dict[str, tuple[str, ...]] = {}
        self._surnames: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._doubted: set[str] = set()

    def add(self, text: str, names: Names) -> None:
        """Take in one article."""
        self.articles += 1
        self._doubted.update(found.name.form for found in lookups(text, names, self._knowledge))
        for one in full_names(text, names, self._knowledge):
            self._seen[one.form] += 1
            self._parts[one.form] = one.parts
            if one.surname:
                self._surnames[one.form][one.surname] += 1

    def result(self, least: int, disputed: Collection[str]) -> tuple[list[Learned], list[str]]:
        """The names in at least ``least`` articles, sorted, and the full names left out as disputed.

        ``disputed``: spellings that the articles themselves dispute; those that look like misrenderings of what the
        shipped lexicon knows are disputed as well. Names that the lexicon has are left out silently.
        """
        groups: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        left_out = []
        for form, articles in sorted(self._seen.items()):
            if articles < least or not self._surnames[form] or self._knowledge.lexicon.knows(form):
                continue
            parts = self._parts[form]
            if not self._doubted.union(disputed).isdisjoint(parts):
                left_out.append(form)
                continue
            groups[tuple(map(canonical, parts))].append(form)
        return sorted(map(self._line, groups.values())), left_out

    def _line(self, forms: list[str]) -> Learned:
        forms = sorted(forms, key=lambda form: (-self._seen[form], form))
        usual = [min(votes, key=lambda one: (-votes[one], one)) for form in forms for votes in (self._surnames[form],)]
        return Learned(forms[0], tuple(dict.fromkeys(usual)), tuple(forms[1:]))
