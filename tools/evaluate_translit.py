"""Measure the keys of newslint.knowledge.translit on names that are known to be one name or two.

    python tools/evaluate_translit.py NETRANS

NETRANS is the folder ``data`` of NETransliteration-COLING2018 (Merhav and Ash, from Wikidata, CC0): files
``wd_<script>_<n>`` of Latin token, TAB, spaced symbols in another script, TAB, count. Two Latin spellings that two
scripts or more write alike are taken for one name; two that three scripts know and each writes differently, for two
names. Prints how often the keys of each kind of pair are equal, and how often two attested tokens that differ in one
letter only are one name, which is what the merges of ``canonical`` rest on.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein

from newslint.knowledge.translit import canonical, fold, skeleton

Pair = tuple[str, str]

# A foreign spelling that more Latin tokens than this share is an alignment error or a word, no name.
MOST_SPELLINGS = 60


def spellings(folder: Path) -> dict[str, dict[str, set[str]]]:
    """Folded token -> script -> the ways that script writes it."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for file in sorted(folder.glob("wd_*_[126]*")):
        script = file.name.split("_")[1].replace("katakana", "japanese")
        for line in file.read_text(encoding="utf-8").splitlines():
            token, foreign, _ = line.split("\t")
            key = fold(token).lower()
            if len(key) >= 4 and key.isalpha():
                found[key][script].add(foreign)
    return found


def pairs(tokens: Iterable[str]) -> Iterator[Pair]:
    return combinations(sorted(set(tokens)), 2)


def sharing(found: dict[str, dict[str, set[str]]]) -> dict[Pair, set[str]]:
    """Two tokens -> the scripts that write them alike."""
    tokens_of = defaultdict(list)
    for token, scripts in found.items():
        for script, foreign in scripts.items():
            for spelling in foreign:
                tokens_of[script, spelling].append(token)
    shared: dict[Pair, set[str]] = defaultdict(set)
    for (script, _), tokens in tokens_of.items():
        if len(tokens) <= MOST_SPELLINGS:
            for pair in pairs(tokens):
                shared[pair].add(script)
    return shared


def neighbours(tokens: Iterable[str]) -> set[Pair]:
    """Pairs that differ in one letter: one is missing, one is added or one is another."""
    by_deletion = defaultdict(list)
    for token in tokens:
        for key in {token, *(token[:i] + token[i + 1 :] for i in range(len(token)))}:
            by_deletion[key].append(token)
    return {pair for group in by_deletion.values() for pair in pairs(group)}


def rate(key: object, some: list[Pair]) -> str:
    equal = sum(key(a) == key(b) for a, b in some)  # type: ignore[operator]
    return f"{equal / len(some):.5f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("netrans", type=Path)
    found = spellings(parser.parse_args().netrans)
    shared = sharing(found)
    one = [
        pair
        for pair, scripts in shared.items()
        if len(scripts) >= 2
        and scripts & {"russian", "arabic", "hebrew"}  # alphabets; syllables and characters say too little
        and DamerauLevenshtein.normalized_similarity(*pair) >= 0.55
    ]
    known = [token for token, scripts in found.items() if len(scripts) >= 3]
    near = [pair for pair in neighbours(known) if len(found[pair[0]].keys() & found[pair[1]].keys()) >= 3]
    two = [pair for pair in near if pair not in shared]
    rng = random.Random(0)
    chance = [(rng.choice(known), rng.choice(known)) for _ in range(200_000)]
    for label, some in (("one name", one), ("two names, one letter apart", two), ("at random", chance)):
        print(f"{label:28} {len(some):7} pairs   canonical {rate(canonical, some)}   skeleton {rate(skeleton, some)}")

    same, other = Counter[Pair](), Counter[Pair]()
    for a, b in near:
        if len(a) == len(b):
            letters = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
            if len(letters) == 1:
                scripts = len(shared.get((a, b), ()))
                x, y = sorted(letters[0])
                if scripts != 1:
                    (same if scripts else other)[x, y] += 1
    print("\none letter apart, share that is one name:")
    for (x, y), count in same.most_common(24):
        print(f"{x}/{y} {count / (count + other[x, y]):.2f} of {count + other[x, y]}")


if __name__ == "__main__":
    main()
