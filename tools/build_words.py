"""Build rules/newslint_rules/data/words.bin and names.bin.

    apt-get download scowl && dpkg-deb -x scowl_*.deb scowl
    python tools/build_words.py --scowl scowl --netrans NETRANS

SCOWL (Spell Checker Oriented Word Lists) is taken from Debian's package of its lists by size and category; sizes up to
70. Size 80 would double the table; in news it knows half of the small words that 70 does not (sashimi, lockdown) but
also a fifth more of the names that machine translation got wrong, and one of its sources wants a licence of its own.
NETRANS is the folder ``data`` of NETransliteration-COLING2018 (Merhav and Ash, from Wikidata, CC0), of which the files
``wd_<script>_<16, 20 and 64>`` are read: Latin token, TAB, spaced symbols in another script, TAB, count.
The same input gives the same bytes. See the README beside the data for licences and figures.
"""

from __future__ import annotations

import argparse
import gzip
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from newslint.knowledge.wordlist import LEVELS, NAMES, WORDS, name_key, pack_words

DATA = Path(__file__).parent.parent / "rules" / "newslint_rules" / "data"
# special-hacker holds jargon, variant_3 spellings that no dictionary accepts.
LEFT_OUT = ("special-hacker", "variant_3")
# A token that is an everyday word and no proper name in SCOWL needs this count: stage names and misalignments.
EVERYDAY_LEVEL = 20
EVERYDAY_COUNT = 8
LONGEST = 24

WORDS_PROVENANCE = """\
English words, from SCOWL by Kevin Atkinson and others, Debian package scowl {version}, sizes up to {size}.
Made by tools/build_words.py. SCOWL's licence and copyright notices: LICENSE-SCOWL.txt.
"""
NAMES_PROVENANCE = """\
Parts of personal names attested in two scripts, from Wikidata's labels by way of NETransliteration-COLING2018
(Merhav and Ash), CC0 1.0.
Made by tools/build_words.py; everyday words taken out by SCOWL, Debian package scowl {version}.
"""


def scowl_words(folder: Path) -> Iterator[tuple[str, int]]:
    """Every word of the lists in use and the size of its list; possessives left out."""
    for file in sorted((folder / "usr/share/dict/scowl").iterdir()):
        category, _, size = file.name.rpartition(".")
        if int(size) <= LEVELS[-1] and not category.startswith(LEFT_OUT):
            for word in file.read_text(encoding="utf-8").split():
                if not word.endswith("'s"):
                    yield word, int(size)


def word_classes(folder: Path) -> dict[str, int]:
    """Lower-cased word -> class byte, see WordList."""
    ordinary: dict[str, int] = {}
    proper: dict[str, int] = {}
    for word, size in scowl_words(folder):
        key = word.lower()
        level = LEVELS.index(size)
        levels = ordinary if word == key else proper
        levels[key] = min(levels.get(key, level), level)
    return {key: ordinary.get(key, 0) | proper.get(key, 0) << 4 for key in ordinary.keys() | proper.keys()}


def name_classes(folder: Path, words: dict[str, int]) -> dict[str, int]:
    """Name key -> class byte, see NameTable."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for file in sorted(folder.glob("wd_*_[126]*")):
        script = file.name.split("_")[1].replace("katakana", "japanese")
        for line in file.read_text(encoding="utf-8").splitlines():
            token, _, count = line.split("\t")
            key = name_key(token)
            counts[key][script] = max(counts[key][script], int(count))
    classes = {}
    for key, by_script in counts.items():
        most = max(by_script.values())
        if is_name(key) and not (is_everyday(words.get(key, 0)) and most < EVERYDAY_COUNT):
            classes[key] = min(most.bit_length(), 15) | len(by_script) << 4
    return classes


def is_name(key: str) -> bool:
    """Not an initial, an abbreviation, an ordinal or what is left of markup."""
    return key.isascii() and key.isalpha() and 2 <= len(key) <= LONGEST and not set("aeiouy").isdisjoint(key)


def is_everyday(word_class: int) -> bool:
    return 0 < LEVELS[word_class & 15] <= EVERYDAY_LEVEL and not word_class >> 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scowl", type=Path, required=True, help="the package, extracted")
    parser.add_argument("--netrans", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=DATA)
    args = parser.parse_args()
    changelog = args.scowl / "usr/share/doc/scowl/changelog.Debian.gz"
    with gzip.open(changelog, "rt", encoding="utf-8") as lines:
        version = next(lines).split("(")[1].split(")")[0]
    words = word_classes(args.scowl)
    names = name_classes(args.netrans, words)
    for name, kind, provenance, classes in (
        ("words.bin", WORDS, WORDS_PROVENANCE.format(version=version, size=LEVELS[-1]), words),
        ("names.bin", NAMES, NAMES_PROVENANCE.format(version=version), names),
    ):
        data = pack_words(kind, provenance, classes)
        (args.out / name).write_bytes(data)
        print(f"{name}: {len(classes)} keys, {len(data)} bytes")


if __name__ == "__main__":
    main()
