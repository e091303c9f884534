"""The lexicon: right and accepted forms of the names of people, places, organisations, hardware, and their parts.

It is read from tab-separated files: those of a rule pack (the folder ``data/lexicon``) and those of the user. One
entity a line; ``lexicon_files.COLUMNS`` says what stands in which column of which kind of file; "; " parts the items of
a list; empty columns may be left out at the end of a line; lines that begin with # are comments. A file says its kind
in its first line (``# kind: people``) or by its name; else it is of the kind ``names``, of which a bare list of one
form a line is the simplest case.

Accepted forms are all legitimate: that two texts differ in them is no fault. A wrong form is listed only where nothing
could derive it from the right one. Matching minds capitals, and takes every form without its diacritics too, in both
ways of writing them (Müller: Muller, Mueller).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias

from newslint.digest import blake2b
from newslint.knowledge.lexicon_files import Block, LexiconError, parse, problem, read
from newslint.knowledge.lexicon_index import Index, Parsed, columns_of, open_folder
from newslint.memory import Memory
from newslint.record import NamedTuple

__all__ = ["Entity", "Lexicon", "LexiconError", "Line"]

_ARTICLE: Final = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az|ed|er|es|ez)-", re.IGNORECASE)
_MOST_FORMS: Final = 1 << 13
_MOST_KNOWN: Final = 1 << 16
_MACRONS: Final = str.maketrans("āēīōūĀĒĪŌŪ", "aeiouAEIOU")

Line: TypeAlias = tuple[int, int]
"""What says where an entity stands, before it is read: the number of an index, and of a line in it."""


class Entity(NamedTuple):
    """One line of the lexicon."""

    name: str
    """The right form: the usual one in English-language news."""
    kind: str
    """The kind of its file: people, equipment, organisations, romanisations, countries, regions, names."""
    country: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2, XK for Kosovo, INT for international."""
    accepted: tuple[str, ...] = ()
    """Further legitimate forms."""
    context: tuple[str, ...] = ()
    """What stands beside the name: roles, class words, an acronym's expansion, demonyms, kind of region or spelling."""
    wrong: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    """Of people: what an article calls them after the first mention, in each accepted spelling."""


class Lexicon:
    """Right and accepted forms: what is known, what is the same, who bears a name, which country a word speaks of."""

    def __init__(self, indexes: Sequence[Index], prefer: Mapping[str, str], version: str) -> None:
        self._indexes = tuple(indexes)
        self._prefer = dict(prefer)
        self.version = version
        """A digest of all that the lexicon was made from."""
        # The names of a corpus ask the same again and again.
        self._parsed: dict[Line, Entity] = {}
        self._whole = Memory(self._find_whole, _MOST_FORMS)
        self._people = Memory(self._find_people, _MOST_FORMS)
        self._bearing = Memory(self._find_bearing, _MOST_FORMS)
        self._country = Memory(self._find_country, _MOST_FORMS)
        self._known = Memory(self._find_known, _MOST_KNOWN)

    @classmethod
    def load(
        cls, paths: Sequence[Path] = (), accept: Collection[str] = (), prefer: Mapping[str, Sequence[str]] | None = None
    ) -> Lexicon:
        """Read folders and files.

        A folder is a pack's: its ``*.tsv`` are tested where they are made and taken as they are. A file is a user's: it
        may be anything, every line of it is checked. ``accept``: forms to take for right. ``prefer``: a house style,
        the form to use and the accepted ones it stands for. Raises LexiconError.
        """
        made_of = blake2b(digest_size=16)
        indexes: list[Index] = []
        users: list[Block] = []
        for path in paths:
            if path.is_dir():
                index, content = open_folder(path)
                indexes.append(index)
            else:
                content = read(path)
                block = parse(path, content, checked=True)
                users.append(block)
                content = block.kind.encode() + content
            made_of.update(b"%d\n%b" % (len(content), content))
        own = _own_lines(accept, prefer or {})
        made_of.update("\n".join(own).encode())
        indexes.append(Parsed([*users, Block("names", own)]))
        replaced = {other: right for right, others in (prefer or {}).items() for other in others}
        made_of.update(repr(sorted(replaced.items())).encode())
        return cls(indexes, replaced, made_of.hexdigest())

    # --- questions ---------------------------------------------------------------------------------------------------

    def knows(self, form: str) -> bool:
        """Is this word or phrase a right or accepted form, or this word a part of one (a given name, a surname)?"""
        return self._known[form]

    def entities(self, form: str) -> tuple[Entity, ...]:
        """Who bears a form: a full one, a surname, an acronym or its expansion, a full name respelt word by word."""
        return tuple(map(self.entity, sorted(self._bearers(form)) or self._respelt(form)))

    def same(self, a: str, b: str) -> Entity | None:
        """Are both accepted spellings of one thing, as wholes or word by word? Then that thing, else None.

        Hyphens, apostrophes, capitals after a hyphen and the Arabic article are no difference (Kim Jong-un, Kim Jong
        Un; Saada, Sa'ada; Assad, al-Assad).
        """
        if both := self._shared(a, b):
            return self.entity(min(both))
        some, others = a.replace("-", " ").split(), b.replace("-", " ").split()
        if len(some) != len(others) or (len(some) == 1 and _bare(some[0]) != _bare(others[0])):
            return None
        found: frozenset[Line] = frozenset()
        for one, other in zip(some, others, strict=True):
            if _bare(one) != _bare(other):
                both = self._shared(one, other)
                if not both:
                    return None
                found = found or both
        found = found or self._bearers(a) | self._bearers(b)
        return self.entity(min(found)) if found else None

    def same_as(self, word: str, others: Iterable[str]) -> set[str]:
        """Which of some words are accepted spellings of what a word spells: see ``same``."""
        whole, people, bare = self._whole[word], self._people[word], _bare(word)
        compound = "-" in word or " " in word
        if not (compound or whole or people):
            return {other for other in others if _bare(other) == bare}
        found = set()
        for other in others:
            if compound or "-" in other or " " in other or _bare(other) == bare:
                if self.same(word, other) is not None:
                    found.add(other)
            elif not (whole.isdisjoint(self._whole[other]) and people.isdisjoint(self._people[other])):
                found.add(other)
        return found

    def wrong(self, form: str) -> Entity | None:
        """What a form is listed as a wrong one of. Never for a form that is right or accepted."""
        if any(index.forms.get(form, ()) for index in self._indexes):
            return None
        for number, index in enumerate(self._indexes):
            for row in index.wrong.get(form, ()):
                return self.entity((number, row))
        return None

    def alike(self, spelling: str, least: float) -> frozenset[str]:
        """Words of right and accepted forms that a spelling may mean: candidates, to be verified.

        They have at least that similarity to it, 0 to 1, as they are or in their canonical forms.
        """
        return frozenset().union(*(index.tokens.alike(spelling, least) for index in self._indexes))

    def sounding(self, spelling: str, least: float) -> dict[str, float]:
        """Words of right and accepted forms that sound like a spelling by ear, and how alike the sounds are, 0 to 1."""
        found: dict[str, float] = {}
        for index in self._indexes:
            for word, alike in index.tokens.sounding(spelling, least):
                found[word] = max(alike, found.get(word, 0.0))
        return found

    def bearing(self, word: str) -> tuple[Line, ...]:
        """The lines of which some form holds a word, as a given name, a surname or a part."""
        return self._bearing[word]

    def called(self, surname: str) -> frozenset[Line]:
        """The lines of the people that an article calls so after the first mention."""
        return self._people[surname]

    def entity(self, line: Line) -> Entity:
        """What a line says."""
        if line not in self._parsed:
            number, row = line
            self._parsed[line] = _entity(*self._indexes[number].line(row))
        return self._parsed[line]

    def preferred(self, form: str) -> str | None:
        """What the user's house style writes in place of an accepted form."""
        return self._prefer.get(form)

    def country_of(self, word: str) -> str | None:
        """The country that a word speaks of, by ISO code: country, demonym, capital, region.

        None where it may be one of several (Congolese). A country goes before a capital, a capital before a region of
        another country (Georgia, Tripoli).
        """
        return self._country[word]

    def entries(self) -> Iterator[Entity]:
        """All entities."""
        for index in self._indexes:
            for kind, lines in index.blocks():
                for line in lines:
                    yield _entity(kind, line)

    @cached_property
    def _all_forms(self) -> frozenset[str]:
        return frozenset().union(*(index.every_form() for index in self._indexes))

    def forms(self) -> Collection[str]:
        """All right and accepted forms, with and without diacritics. The first call reads all lines: 50 ms."""
        return self._all_forms

    # --- lines -------------------------------------------------------------------------------------------------------

    def _find_known(self, form: str) -> bool:
        if any(form in index.words or index.forms.get(form, ()) for index in self._indexes):
            return True
        if not form.isascii() and (plain := form.translate(_MACRONS)) != form:
            return self.knows(plain)
        return " " in form and bool(self._respelt(form))

    def _find_people(self, surname: str) -> frozenset[Line]:
        return frozenset(
            (number, row) for number, index in enumerate(self._indexes) for row in index.surnames.get(surname, ())
        )

    def _find_whole(self, form: str) -> frozenset[Line]:
        return frozenset(
            (number, row) for number, index in enumerate(self._indexes) for row in index.forms.get(form, ())
        )

    def _find_bearing(self, word: str) -> tuple[Line, ...]:
        return tuple((number, row) for number, index in enumerate(self._indexes) for row in index.tokens.rows(word))

    def _find_country(self, word: str) -> str | None:
        for number, index in enumerate(self._indexes):
            codes = {self.entity((number, row)).country for row in index.places.get(word, ())}
            if codes:
                return codes.pop()[0] if len(codes) == 1 else None
        return None

    def _bearers(self, form: str) -> frozenset[Line]:
        """The lines of a full form or a surname; failing these, of the word behind the Arabic article."""
        found = self._whole[form] | self._people[form]
        if not found and (article := _ARTICLE.match(form)):
            return self._bearers(form[article.end() :])
        return found

    def _shared(self, a: str, b: str) -> frozenset[Line]:
        """The lines of which both are full forms, or both surnames."""
        if shared := self._whole[a] & self._whole[b] or self._people[a] & self._people[b]:
            return shared
        if "-" not in a and "-" not in b:
            return frozenset()
        bare_a, bare_b = (_ARTICLE.sub("", form) for form in (a, b))
        return self._shared(bare_a, bare_b) if (bare_a, bare_b) != (a, b) else frozenset()

    def _respelt(self, form: str) -> list[Line]:
        """The people of whose full names a phrase differs only in accepted spellings of its words."""
        words = form.split()
        if len(words) < 2:
            return []
        surnames = (words[0], words[-1], " ".join(words[-2:]))
        candidates = {line for surname in surnames for line in self._people[surname]}
        return [line for line in sorted(candidates) if self._is_respelt(words, self.entity(line))]

    def _is_respelt(self, words: list[str], person: Entity) -> bool:
        for full in (person.name, *person.accepted):
            others = full.split()
            if len(words) == len(others) and all(
                one == other or self._shared(one, other) for one, other in zip(words, others, strict=True)
            ):
                return True
        return False


def _entity(kind: str, line: str) -> Entity:
    columns = {column: tuple(items) for column, items in columns_of(kind, line).items()}
    (name,) = columns.pop("name")
    return Entity(name, kind, **columns)


def _bare(word: str) -> str:
    return word.replace("'", "").replace("’", "").casefold()


def _own_lines(accept: Collection[str], prefer: Mapping[str, Sequence[str]]) -> list[str]:
    """The config's forms as lines of the kind ``names``."""
    for form in (*accept, *prefer, *(other for others in prefer.values() for other in others)):
        complaint = "holds a tab; list one form" if "\t" in form else problem("names", form)
        if complaint:
            raise LexiconError(f"accept or prefer in the config: {form[:40]!r}: {complaint}")
    return [*accept, *("\t".join((right, "; ".join(others))) for right, others in prefer.items())]
