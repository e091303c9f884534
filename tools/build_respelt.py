"""Make rules/newslint_rules/data/respelt.tsv: what becomes of the world's names when Russian is spelt in Latin letters.

    python tools/build_respelt.py NETRANS            # writes
    python tools/build_respelt.py NETRANS --check    # only says whether the file is up to date; exit status 1

NETRANS: the folder ``data`` of https://github.com/steveash/NETransliteration-COLING2018 (Merhav and Ash, "Design
Challenges in Named Entity Transliteration", COLING 2018; names of persons from Wikidata, CC0 1.0). Each Russian name is
romanised as BGN/PCGN (1947) does. Kept is what nobody is called, in no table of newslint's: no name, word or place.
Left out are names that keep a spelling which romanisations share, those that Russians bear, Japanese and Chinese ones
(they are read back syllable by syllable, see ``by_way_of_russian``), and short or rare ones. Run it after changes to
those tables.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from newslint.knowledge import Knowledge
from newslint.knowledge.by_way_of_russian import is_telling
from newslint.knowledge.respelt import respelt_key
from newslint.knowledge.translit import canonical, fold

DATA = Path(__file__).parent.parent / "rules" / "newslint_rules" / "data"
HEADER = (
    "# What Russian makes of names, in Latin letters: key (see newslint.knowledge.respelt), names, bearers.\n"
    "# Made by tools/build_respelt.py, November 2026, from names of persons in Wikidata as aligned by Merhav and Ash,\n"
    "# NETransliteration-COLING2018, as of 2018. Licence: CC0 1.0, of the source and of this file.\n"
)
BGN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
LEAST_BEARERS = {4: 50, 5: 20, 6: 5}
"""By the letters of the key: short words are spelt alike by chance. Of longer ones 3."""
LEAST_SHARE = 0.6
"""Of the bearers that the commonest name has, of all that Russian spells so."""
MOST_RIGHTS, LEAST_RIGHT = 3, 0.15
LEAST_BEARERS_OF_OTHERS = 3
SLAVIC = ("skiy", "tskiy", "vich", "enko", "ov", "ova", "ev", "eva")
"""Ends of surnames that Russians bear, too, who are spelt so rightly."""
ACCEPTED = frozenset(
    "abderrakhman dzhevanshir itskhak khadzhzhadzh khanokh menakhem mordekhay nakhayan pekhlevi pinkhas rerikh "
    "shirakh trakhtenberg".split()
)
"""Romanisations that bearers use, or news."""
# Polivanov's syllables for Japanese, as they are romanised, and Hepburn's.
_HEPBURN = (
    ("kh", "h"), ("dzy", "j"), ("dzi", "ji"), ("dz", "z"), ("sy", "sh"), ("si", "shi"), ("ty", "ch"), ("ti", "chi"),
    ("tsch", "tch"),
)  # fmt: skip
_LONG = re.compile(r"(?<=[aiueo])[aiueoy](?=[^aiueo]|$)|[aiueo]$")  # vowels that are long, or written in two ways


def spellings(netrans: Path) -> Iterator[tuple[str, str, int]]:
    """Russian spellings in Latin letters, each with a name that is spelt so, and how many bear it."""
    for part in ("64", "16", "20"):
        for line in (netrans / f"wd_russian_{part}").read_text(encoding="utf-8").splitlines():
            name, spaced, bearers = line.split("\t")
            russian = spaced.replace(" ", "")
            if russian.isalpha() and fold(name).isalpha():
                yield "".join(BGN.get(letter, "") for letter in russian), name, int(bearers)


def is_japanese(spelling: str, name: str) -> bool:
    """Whether a name is spelt as Russian spells Japanese ones."""
    for russian, hepburn in _HEPBURN:
        spelling = spelling.replace(russian, hepburn)
    return _LONG.sub("", spelling) == _LONG.sub("", name.replace("w", "v"))


def lines(netrans: Path, knowledge: Knowledge) -> list[str]:
    """The lines of the file, in order."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    written: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, name, bearers in spellings(netrans):
        key = respelt_key(spelling)
        names[key][name] += bearers
        written[key].add(spelling)
    found = []
    for key, its in sorted(names.items()):
        rights = _rights(key, its)
        if rights and not any(_is_used(one, fold(rights[0]).lower(), knowledge) for one in written[key]):
            found.append(f"{key}\t{'; '.join(map(_capitalised, rights))}\t{_plain(its)[fold(rights[0]).lower()]}")
    return found


def _plain(its: Mapping[str, int]) -> Counter[str]:
    """The bearers of names, diacritics left out."""
    plain: Counter[str] = Counter()
    for name, bearers in its.items():
        plain[fold(name).lower()] += bearers
    return plain


def _rights(key: str, its: Mapping[str, int]) -> list[str]:
    """The names that a key stands for, the commonest first, as most bearers write them; [] for none that is sure."""
    plain = _plain(its)
    (best, bearers), *_ = plain.most_common(1)
    if bearers < LEAST_BEARERS.get(len(key), 3) or len(key) < min(LEAST_BEARERS):
        return []
    if bearers < LEAST_SHARE * plain.total() or respelt_key(best) == key:
        return []
    least = max(LEAST_BEARERS_OF_OTHERS, LEAST_RIGHT * bearers)
    some = [name for name, count in plain.most_common(MOST_RIGHTS) if count >= least]
    return [max((n, name) for name, n in its.items() if fold(name).lower() == one)[1] for one in some]


def _is_used(spelling: str, right: str, knowledge: Knowledge) -> bool:
    """Whether a spelling is no mistake, or is read in another way."""
    form = spelling.capitalize()
    if spelling in ACCEPTED or canonical(spelling) == canonical(right):
        return True
    if spelling.endswith(SLAVIC) or spelling.replace("ch", "c") == right:
        return True
    if is_telling(spelling) or is_japanese(spelling, right):
        return True
    if knowledge.words.level(form) or spelling in knowledge.words or form in knowledge.attested:
        return True
    return bool(knowledge.places.find(form)) or knowledge.lexicon.knows(form)


def _capitalised(name: str) -> str:
    if name.startswith("mc") and len(name) > 4:
        return f"Mc{name[2:].capitalize()}"
    return name.capitalize()


def main() -> int:
    """Write the file, or compare it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("netrans", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    path = DATA / "respelt.tsv"
    text = HEADER + "".join(f"{line}\n" for line in lines(arguments.netrans, Knowledge([DATA])))
    if not arguments.check:
        path.write_text(text, encoding="utf-8")
        return 0
    return int(path.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main())
