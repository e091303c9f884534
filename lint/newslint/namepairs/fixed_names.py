"""Things whose spelling is fixed, nearly named: hardware, organisations, and regions and cities of two countries.

A company spells its own name, and its products'; there are no romanisations of it to accept (Gasprom, Hymars, Javlin).
Chinese and Japanese places have one each: pinyin and Hepburn. So a word that nobody is called, that no dictionary and
no gazetteer has, and that is one letter away from such a name is likely to mean it, where the article speaks of the
country, or of what the thing is. More letters may differ where a class word stands right before (the agency Sinkhua).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import DamerauLevenshtein

from newslint.article import Span
from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Entity
from newslint.knowledge.translit import lower, skeleton
from newslint.namepairs.candidates import Candidate, candidates, roles_of
from newslint.namepairs.full_names import LATIN
from newslint.namepairs.surroundings import FIXED, countries_of
from newslint.namepairs.variants import is_inflection
from newslint.record import NamedTuple

LEAST_SIMILARITY: Final = 0.8
MIN_LENGTH: Final = 6
LEAST_NASAL: Final = 0.85
LEAST_USUAL: Final = 0.7
ONE_ROMANISATION: Final = frozenset(("CN", "JP"))
LEAST_WITHIN: Final = 0.72
"""Similarity of a word whose neighbours are those of the name."""
SHORTEST_WITHIN: Final = 4
_ARTICLE: Final = re.compile(r"(?:De|Het|Le|La|Les|El|Los|Il|Lo|Der|Die|Das|The|O|A) (?=\S+$)")
_SECOND: Final = re.compile(r" ([A-Z][a-z]{2,20})\b")
_LEAST_JOINED: Final = 6
_PLACES: Final = frozenset(("regions",))
_CLASS: Final = re.compile(r"[a-z]+(?= $)")
_LONGEST_CLASS: Final = 24
_TRADES: Final = frozenset("company maker airline bank retailer insurer group".split())
_ANY_TRADE: Final = frozenset("company firm giant group corporation".split())
"""What a firm of any of these trades may be called."""
SHORTEST_OF_CLASS: Final = 5
LEAST_OF_CLASS: Final = 0.6
LEAST_OTHERWISE: Final = 0.7
LEAST_OF_TRADE: Final = 0.8
"""Similarities: with its consonants, without them, and of a firm of any trade without them, of which there are many."""


class Meant(NamedTuple):
    """What a name nearly spells."""

    name: Name
    right: str
    entity: str
    reason: str
    """What in the article speaks for it; "" for nothing."""


class Parted(NamedTuple):
    """Two words that are one name."""

    span: Span
    right: str
    entity: str


def fixed_names(text: str, names: Names, knowledge: Knowledge) -> Iterator[Meant]:
    """The names of an article that nearly spell a fixed one, each with the likeliest."""
    unknown = [name for name in names if _is_unknown(name, knowledge)]
    if not unknown:
        return
    countries = countries_of(names, knowledge.lexicon)
    for name in unknown:
        coined = len(name.form) >= MIN_LENGTH and not name.before
        stated = _class_before(name, text)
        found = [
            (near.spelling.spelling, near.right, entity.name, reason)
            for near in candidates(name.form, knowledge)
            for entity in map(knowledge.lexicon.entity, near.lines)
            if (reason := _within(name, near, entity, text) or _of_class(name, near, entity, stated))
            or (
                coined
                and near.spelling.spelling >= LEAST_SIMILARITY
                and _is_fixed(name.form, near, entity, knowledge)
                and ((reason := _support(entity, name, countries)) or _is_vowel_slip(name, near))
            )
        ]
        if found:
            _, right, entity, reason = max(found)
            yield Meant(name, _usual(right, entity), entity, reason)


def _usual(right: str, entity: str) -> str:
    """The usual name of a thing for one that only differs in spelling: Hezbollah for Hizballah."""
    if " " in entity or not right.isalpha():
        return right
    return entity if DamerauLevenshtein.normalized_similarity(lower(right), lower(entity)) >= LEAST_USUAL else right


def parted_names(text: str, names: Names, knowledge: Knowledge) -> Iterator[Parted]:
    """Names of hardware and organisations that an article writes as two words, the first of which it has once only."""
    lexicon = knowledge.lexicon
    for name in names:
        if name.acronym or len(name.spans) > 1:
            continue
        start, end = name.spans[0]
        second = _SECOND.match(text, end)
        if second is None:
            continue
        joined = name.form + second[1].lower()
        if len(joined) < _LEAST_JOINED or not lexicon.knows(joined) or joined in knowledge.words:
            continue
        for entity in map(lexicon.entity, lexicon.bearing(joined)):
            if entity.kind in FIXED and joined in (entity.name, *entity.accepted):
                yield Parted(Span(start, second.end()), joined, entity.name)
                break


def _is_unknown(name: Name, knowledge: Knowledge) -> bool:
    """Whether no dictionary, table or gazetteer has a name."""
    form = name.form
    if name.standing != Standing.UNKNOWN or name.acronym or len(form) < SHORTEST_WITHIN or not form.isalpha():
        return False
    return not (knowledge.lexicon.knows(form) or form in knowledge.places)


def _within(name: Name, near: Candidate, entity: Entity, text: str) -> str:
    """Whether the other words of a fixed name stand around a word where one of that name should."""
    if near.spelling.best < LEAST_WITHIN or entity.kind not in FIXED | _PLACES:
        return ""
    free = LATIN.isdisjoint(entity.country) and ONE_ROMANISATION.isdisjoint(entity.country)
    if (free and (near.spelling.romanised == 1 or entity.kind in _PLACES)) or is_inflection(name.form, near.right):
        return ""
    for full in (entity.name, *entity.accepted):
        words = full.split()
        if len(words) > 1 and near.right in words:
            words[words.index(near.right)] = name.form
            if re.search(rf"(?<!\w){re.escape(' '.join(words))}(?!\w)", text):
                return "the other words of the name stand beside it"
    return ""


def _class_before(name: Name, text: str) -> str:
    """The word right before a name that says what it names, as in "the agency Rojters"; "" for none."""
    if name.before or len(name.form) < SHORTEST_OF_CLASS:
        return ""
    for start, _ in name.spans[:5]:
        if found := _CLASS.search(text, max(0, start - _LONGEST_CLASS), start):
            return found[0]
    return ""


def _of_class(name: Name, near: Candidate, entity: Entity, stated: str) -> str:
    """Whether an article says right before a name that it is such a thing as one that sounds so is."""
    if not stated or entity.kind != "organisations" or near.right not in (entity.name, *entity.accepted):
        return ""
    best, any_trade = near.spelling.best, stated in _ANY_TRADE
    least = LEAST_OF_CLASS if near.spelling.consonants == 1 else LEAST_OF_TRADE if any_trade else LEAST_OTHERWISE
    if best < least or is_inflection(name.form, near.right):
        return ""
    classes = {kind.rpartition(" ")[2] for kind in entity.context if kind.islower()}
    if any(stated.endswith(one) for one in classes) or (any_trade and not classes.isdisjoint(_TRADES)):
        return f"it is called {'an' if stated[0] in 'aeiou' else 'a'} {stated}"
    return ""


def _is_fixed(form: str, near: Candidate, entity: Entity, knowledge: Knowledge) -> bool:
    """Whether the spelling of what a candidate names is fixed; words of English and of longer names are not meant."""
    if near.right not in (entity.name, *entity.accepted, _ARTICLE.sub("", entity.name)):
        return False
    if entity.kind in _PLACES:
        return not ONE_ROMANISATION.isdisjoint(entity.country) and _same_consonants(form, near)
    return entity.kind in FIXED and not knowledge.words.is_ordinary(near.right)


def _same_consonants(form: str, near: Candidate) -> bool:
    """Whether the consonants are those of the right spelling; other scripts do not tell n from ng."""
    return near.spelling.consonants == 1 or (
        near.spelling.spelling >= LEAST_NASAL
        and skeleton(form.replace("ng", "n")) == skeleton(near.right.replace("ng", "n"))
    )


def _is_vowel_slip(name: Name, near: Candidate) -> bool:
    """Whether a word differs from a fixed name in a vowel alone: it may mean that with no more support."""
    return (
        not name.after
        and len(name.form) == len(near.right)
        and near.spelling.consonants == 1
        and not near.spelling.romanisation
    )


def _support(meant: Entity, name: Name, countries: frozenset[str]) -> str:
    """What in the article speaks for a thing, in words."""
    kinds = {word for role in roles_of(meant) for word in role}
    if not kinds.isdisjoint({word.removesuffix("s") for word in name.context}):
        return "the words around it fit"
    if name.after or countries.isdisjoint(meant.country):
        # A name after it makes it a given name, more often than not.
        return ""
    return "the article speaks of the country"
