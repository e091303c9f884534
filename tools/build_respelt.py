"""Make rules/newslint_rules/data/respelt.tsv: what becomes of the world's names when other scripts are spelt in Latin.

    pip install pypinyin==0.55.0
    python tools/build_respelt.py NETRANS            # writes
    python tools/build_respelt.py NETRANS --check    # only says whether the file is up to date; exit status 1

NETRANS: the folder ``data`` of https://github.com/steveash/NETransliteration-COLING2018 (Merhav and Ash, "Design
Challenges in Named Entity Transliteration", COLING 2018; names of persons from Wikidata, CC0 1.0). Russian names are
romanised as BGN/PCGN (1947) does, kana by Hepburn, Hangul letter by letter as in the Revised Romanization (2000),
Chinese characters in pinyin (pypinyin, MIT, reads them, when the table is built and only then). Kept is what nobody is
called, in no table of newslint's: no name, word or place. Left out are names that keep a spelling which romanisations
share, those that Russians bear, Chinese and Japanese ones by way of Russian (they are read back syllable by syllable,
see ``by_way_of_russian``), and short or rare ones. Run it after changes to those tables.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from newslint.knowledge import Knowledge
from newslint.knowledge.by_way_of_russian import is_telling
from newslint.knowledge.respelt import KEYS
from newslint.knowledge.translit import canonical, fold
from pivot_netrans import DEVELOPMENT, TEST, TRAIN, katakana

DATA = Path(__file__).parent.parent / "rules" / "newslint_rules" / "data"
HEADER = (
    "# What other scripts make of names, in Latin letters: language, key (see newslint.knowledge.respelt), names,\n"
    "# bearers of the first. Made by tools/build_respelt.py, November 2026, from names of persons in Wikidata as\n"
    "# aligned by Merhav and Ash, NETransliteration-COLING2018, as of 2018. Licence: CC0 1.0, of the source\n"
    "# and of this file.\n"
)
FILES = {"Chinese": "chinese", "Japanese": "katakana", "Korean": "korean", "Russian": "russian"}
BGN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)
LEAST_BEARERS = {4: 50, 5: 20, 6: 5}
"""By the letters of the key: short words are spelt alike by chance."""
LEAST_BEARERS_OF_LONG = {"Russian": 3}
"""Of longer ones; 5 of other languages."""
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


def _russian(characters: Sequence[str]) -> str | None:
    return "".join(BGN.get(letter, "") for letter in characters)


def _japanese(characters: Sequence[str]) -> str | None:
    """Hepburn without long vowels; a small tsu doubles what follows."""
    symbols = katakana(characters)
    if symbols is None:
        return None
    spelt = "".join(symbols).replace(":", "").replace("N", "n")
    return re.sub(r"Q(?:(c)|(\w))", lambda found: "tc" if found[1] else found[2] * 2, spelt).replace("Q", "")


# Initial, medial and final letters, in the order of Unicode.
_INITIALS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_MEDIALS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_FINALS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")
_HANGUL = range(0xAC00, 0xD7A4)


def _korean(characters: Sequence[str]) -> str | None:
    if not all(ord(one) in _HANGUL for one in characters):
        return None
    spelt = ""
    for one in characters:
        at = ord(one) - _HANGUL.start
        initial = _INITIALS[at // 588]
        spelt += (
            ("l" if initial == "r" and spelt.endswith("l") else initial) + _MEDIALS[at // 28 % 21] + _FINALS[at % 28]
        )
    return spelt


def _chinese(characters: Sequence[str]) -> str | None:
    """Pinyin of three characters and more: two are what Chinese persons are called."""
    from pypinyin import lazy_pinyin

    if len(characters) < LEAST_CHARACTERS:
        return None
    return "".join(lazy_pinyin("".join(characters))).replace("ü", "u")


LEAST_CHARACTERS = 3
ROMANISED = {"Chinese": _chinese, "Japanese": _japanese, "Korean": _korean, "Russian": _russian}


def spellings(netrans: Path, language: str) -> Iterator[tuple[str, str, int]]:
    """The spellings of a language in Latin letters, each with a name that is spelt so, and how many bear it."""
    for part in (TRAIN, DEVELOPMENT, TEST):
        path = netrans / f"wd_{FILES[language]}_{part}"
        for line in path.read_text(encoding="utf-8").splitlines():
            name, spaced, bearers = line.split("\t")
            characters = spaced.replace(" ", "")
            spelt = ROMANISED[language](characters) if characters.isalpha() else None
            if spelt and spelt.isascii() and spelt.isalpha() and fold(name).isalpha():
                yield spelt, name, int(bearers)


def is_japanese(spelling: str, name: str) -> bool:
    """Whether a name is spelt as Russian spells Japanese ones."""
    for russian, hepburn in _HEPBURN:
        spelling = spelling.replace(russian, hepburn)
    return _LONG.sub("", spelling) == _LONG.sub("", name.replace("w", "v"))


def lines(netrans: Path, language: str, knowledge: Knowledge) -> Iterator[str]:
    """The lines of a language."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    written: defaultdict[str, set[str]] = defaultdict(set)
    for spelling, name, bearers in spellings(netrans, language):
        key = KEYS[language](spelling)
        names[key][name] += bearers
        written[key].add(spelling)
    for key, its in names.items():
        rights = _rights(language, key, its)
        if rights and not any(_is_used(one, fold(rights[0]).lower(), language, knowledge) for one in written[key]):
            bearers = _plain(its)[fold(rights[0]).lower()]
            yield f"{language}\t{key}\t{'; '.join(map(_capitalised, rights))}\t{bearers}"


def _plain(its: Mapping[str, int]) -> Counter[str]:
    """The bearers of names, diacritics left out."""
    plain: Counter[str] = Counter()
    for name, bearers in its.items():
        plain[fold(name).lower()] += bearers
    return plain


def _rights(language: str, key: str, its: Mapping[str, int]) -> list[str]:
    """The names that a key stands for, the commonest first, as most bearers write them; [] for none that is sure."""
    plain = _plain(its)
    (best, bearers), *_ = plain.most_common(1)
    if len(key) < min(LEAST_BEARERS) or bearers < LEAST_BEARERS.get(len(key), LEAST_BEARERS_OF_LONG.get(language, 5)):
        return []
    if bearers < LEAST_SHARE * plain.total() or KEYS[language](best) == key:
        return []
    least = max(LEAST_BEARERS_OF_OTHERS, LEAST_RIGHT * bearers)
    some = [name for name, count in plain.most_common(MOST_RIGHTS) if count >= least]
    return [max((n, name) for name, n in its.items() if fold(name).lower() == one)[1] for one in some]


def _is_used(spelling: str, right: str, language: str, knowledge: Knowledge) -> bool:
    """Whether a spelling is no mistake, or is read in another way."""
    form = spelling.capitalize()
    if spelling in ACCEPTED or canonical(spelling) == canonical(right):
        return True
    if language == "Russian" and (
        spelling.endswith(SLAVIC)
        or spelling.replace("ch", "c") == right
        or is_telling(spelling)
        or is_japanese(spelling, right)
    ):
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
    knowledge = Knowledge([DATA])
    found = sorted(chain.from_iterable(lines(arguments.netrans, language, knowledge) for language in FILES))
    text = HEADER + "".join(f"{line}\n" for line in found)
    if not arguments.check:
        path.write_text(text, encoding="utf-8")
        return 0
    return int(path.read_text(encoding="utf-8") != text)


if __name__ == "__main__":
    sys.exit(main())
