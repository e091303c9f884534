"""Two spellings of one name within one article."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import combinations

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge.lexicon import Lexicon
from newslint.knowledge.lexicon_near import keys_of
from newslint.knowledge.translit import canonical, lower, skeleton
from newslint.knowledge.wordlist import NameTable
from newslint.namepairs.variants import contains, is_inflection, plain, same_romanised
from newslint.record import NamedTuple

MIN_LENGTH = 5
LEAST_SIMILARITY = 0.7
LEAST_PROBABILITY = 0.5
"""Of two spellings in one article that are told at all."""
GIVEN_LEVEL = 2
"""A name before another is somebody's given name from this level on."""

MIN_RARE = 7
RARE_LEVEL = 1
"""Two people of one article do not both have a name that long and that rare, in two romanisations."""


class Twin(NamedTuple):
    """Two spellings that an article uses for one name. ``rare``: the one that is probably wrong."""

    rare: Name
    usual: Name
    probability: float
    decided: bool
    """Whether mentions or the tables decide between the two."""


# By hand, checked on clean news: an article rarely names two people whose names are as near as a slip.
BIAS = -8.5
PER_SPELLING = 8.0
PER_CONSONANTS = 1.0
PER_NEIGHBOUR = 2.0
PER_CLASH = -4.0
PER_CONTEXT = 2.0
PER_REPEAT = 0.5
PER_BOTH_ATTESTED = -2.0
PER_KNOWN = -0.5


def twins(names: Names, lexicon: Lexicon, attested: NameTable) -> Iterator[Twin]:
    """The pairs of spellings in an article that are probably one name."""
    considered = [name for name in names if len(name.form) >= MIN_LENGTH and not name.acronym]
    by_key: dict[str, list[Name]] = {}
    for name in considered:
        for key in keys_of(name.form):
            by_key.setdefault(key, []).append(name)
    seen: set[tuple[str, str]] = set()
    for sharing in by_key.values():
        for a, b in combinations(sharing, 2):
            pair = (a.form, b.form) if a.form < b.form else (b.form, a.form)
            if pair in seen:
                continue
            seen.add(pair)
            if found := _compare(a, b, lexicon, attested):
                yield found


def _compare(a: Name, b: Name, lexicon: Lexicon, attested: NameTable) -> Twin | None:
    if a.standing == b.standing == Standing.KNOWN:
        return None
    from rapidfuzz.distance import DamerauLevenshtein

    similarity = DamerauLevenshtein.normalized_similarity
    spelling = similarity(lower(a.form), lower(b.form))
    # Most pairs share a few letters and no more.
    if max(spelling, similarity(canonical(a.form), canonical(b.form))) < LEAST_SIMILARITY:
        return None
    if contains(a.form, b.form):
        return None
    excused = is_inflection(a.form, b.form) or same_romanised(a.form, b.form)
    if excused and not _is_one_person(a, b, lexicon, attested):
        return None
    if same_romanised(a.form, b.form):
        # That two spellings may be of one original speaks for one person: grammar has been ruled out.
        spelling = 1.0
    if lexicon.knows(a.form) and lexicon.knows(b.form):
        return None
    before_a, before_b = _romanised(a.before), _romanised(b.before)
    after_a, after_b = _romanised(a.after), _romanised(b.after)
    overlap = len(a.context & b.context) / max(4, min(len(a.context), len(b.context)))
    level_a, level_b = attested.level(a.form), attested.level(b.form)
    total = (
        BIAS
        + PER_SPELLING * spelling
        + PER_CONSONANTS * (skeleton(a.form) == skeleton(b.form))
        + PER_NEIGHBOUR * bool((before_a | after_a) & (before_b | after_b))
        + PER_CLASH * bool(before_a and before_b and not before_a & before_b)
        + PER_CLASH * bool(after_a and after_b and not after_a & after_b)
        + PER_CONTEXT * overlap
        + PER_REPEAT * min(4, abs(len(a.spans) - len(b.spans)))
        + PER_BOTH_ATTESTED * (level_a > 1 and level_b > 1)
        + PER_KNOWN * (Standing.KNOWN in (a.standing, b.standing))
    )
    probability = 1 / (1 + math.exp(-total))
    if probability < LEAST_PROBABILITY:
        return None
    weight_a, weight_b = (
        (name.standing == Standing.KNOWN or lexicon.knows(name.form), len(name.spans)) for name in (a, b)
    )
    rare, usual = (a, b) if weight_a < weight_b else (b, a)
    return Twin(rare, usual, probability, weight_a != weight_b)


def _is_one_person(a: Name, b: Name, lexicon: Lexicon, attested: NameTable) -> bool:
    """Whether two surnames stand after one given name, however romanised, and differ in more than letters added.

    Grammar and romanisation explain why two articles differ; one article speaks of a person in one way.
    """
    if Standing.KNOWN in (a.standing, b.standing) or lexicon.knows(a.form) or lexicon.knows(b.form):
        return False
    one, other = sorted((plain(a.form), plain(b.form)), key=len)
    if other.startswith(one) or one == other:
        return False
    rare = len(one) >= MIN_RARE and max(attested.level(a.form), attested.level(b.form)) <= RARE_LEVEL
    if rare and same_romanised(a.form, b.form) and not is_inflection(a.form, b.form):
        return True
    shared = _romanised(a.before) & _romanised(b.before)
    return any(attested.level(given) >= GIVEN_LEVEL and canonical(given) in shared for given in a.before)


def _romanised(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(map(canonical, forms))
