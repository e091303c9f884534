"""The logistic model of what an unknown spelling means: weights of the evidence, thresholds, what each is in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from newslint.namepairs.candidates import Spelling

LEAST_PROBABILITY = 0.5
"""Of a meaning that is told at all."""
CERTAIN = 0.9
LEAST_LEAD = 1.0
"""Nats by which the likeliest meaning has to be ahead of another."""

# Weights of the logistic model: by hand, from what errors look like, checked on respelt names and on clean news
# (tools/bench_names.py respelt, clean).
BIAS = -9.5
WEIGHTS: Mapping[str, float] = {
    "spelling": 6.0,  # Damerau-Levenshtein similarity
    "romanised": 1.5,  # the same of the canonical forms
    "consonants": 1.0,  # equal consonant skeletons
    "romanisation": -3.0,  # the difference is one of y, i and j, as romanisations make it
    "near_romanisation": -1.0,  # ... or one of c and k, h and kh, doubled letters: of some, though no accepted one
    "free vowels": -2.5,  # ... and of a language whose vowels are written in many ways
    "pivot": 5.0,  # how much less than .3 nats a letter the difference costs through the likeliest foreign script
    "short": -1.0,  # of four letters
    "beside": 4.5,  # another part of the same name stands beside it
    "beside, nearly": 2.5,  # ... in a spelling that is near
    "clash": -6.0,  # a name stands beside it that is no part
    "misplaced": -3.0,  # it stands as a surname and the part is a given name, or the other way round
    "in the article": 1.0,  # another part stands elsewhere in the article
    "named": 3.0,  # the article names the same thing elsewhere, rightly or nearly
    "alike": 2.0,  # ... in a wrong spelling like this one
    "role": 1.5,  # the words around it fit: general, president, missile
    "country": 1.5,  # the article speaks of the country
    "place": 3.2,  # a region or city, and it stands where a place stands: in, near, the village of
    "coined": 2.0,  # a thing that stands by itself, in a spelling that nobody is called by: from 4 letters to 8 or more
    "peer": 2.0,  # ... and the article names another of its kind
    "subject": 1.2,  # ... or speaks of what it is: gas, airline
    "village": 2.5,  # the same of a place that is in the gazetteer only
    "length": 0.5,  # of a village: letters above eight, from -4 to 2; those with short names are many and alike
    "nearby": 1.5,  # the place lies near others of the article
    "far": -1.5,
    "listed": 7.0,  # the lexicon lists the wrong form
    "attested": -0.8,  # somebody is called so: for each doubling of how often Wikidata has it
}
PIVOT_COST = 0.3
HOPELESS = -LEAST_LEAD
"""What cannot reach this sum is neither reported nor a rival of what is."""
UNDECIDED = (-2.0, 3.5)
"""Between these sums the pivot table is asked: it is dear, and elsewhere decides nothing."""
MOST_PIVOT = WEIGHTS["pivot"] * PIVOT_COST
ROUNDING = 1e-6
REASONS = {
    "beside": "another part of the name stands beside it",
    "beside, nearly": "nearly another part of the name stands beside it",
    "in the article": "another part of the name stands in the article",
    "named": "the article names the same elsewhere",
    "role": "the words around it fit",
    "country": "the article speaks of the country",
    "place": "it stands where a place stands",
    "village": "it stands where a place stands",
    "nearby": "others nearby are named",
    "listed": "a known misrendering",
    "peer": "the article names others of its kind",
    "subject": "the article speaks of such things",
}


@lru_cache(1 << 12)
def weight_of(spelling: Spelling) -> float:
    """What the spelling alone adds to the sum, in nats."""
    return weigh(spelling._asdict())


def weigh(found: Mapping[str, float]) -> float:
    """The sum of the evidence, in nats, without ``BIAS``."""
    return sum([WEIGHTS[key] * value for key, value in found.items()])
