"""A seeded generator of news-like corpora: invented places, people and events, about 3 KB an article.

What matters for measuring is kept like news: events with one to six articles by different outlets; few names that
stand everywhere and many that stand in one event (the vocabulary grows with the corpus); template lines that some
outlets leave in every page; here and there a name misspelt, a figure changed, a quote damaged.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

_ONSETS = "b br d dr f g gr h k kl kr l m n p pr r s sk st t tr v z zh kh sh ts".split()
_VOWELS = "a a a e e i i o o u ai ei ia io".split()
_CODAS = ["", "", "", "l", "n", "n", "r", "s", "k", "m", "v"]
_PERSON_ENDINGS = "ov enko sky ski ian vich er sen son dze ova man a i u in ez".split()
_PLACE_ENDINGS = "ka sk ville burg polis ivka tal ford vo ia grad berg a".split()
_GIVEN = (
    "Anna Boris Carla David Elena Farid Greta Hassan Irina Jonas Karim Laila Marta Nikolai Olga Pavel Quentin Rosa "
    "Samir Tamara Ulrich Vera Walter Xenia Yusuf Zoya Andrei Bella Chidi Diego Esther Fatima Gabor Hana Igor Jana"
).split()
_ROLES = (
    "Governor|Mayor|General|Foreign Minister|Interior Minister|Professor|Captain|Judge|President|spokesman|engineer"
).split("|")
_OUTLETS = "Herald Gazette Courier Observer Tribune Wire Monitor Chronicle Post Dispatch Echo Mirror Star Times".split()
_CAUSES = "flood|fire|strike|storm|landslide|blackout|protest|derailment|explosion|outbreak|election|drought".split("|")
# What every article of an event says, with its figures.
_FACTS = (
    "{role} {given} {person} said on {weekday} that {count} people had been taken to {noun}s in {town}.",
    "At least {killed} people were killed and {injured} others injured in the {cause} near {place}, officials said.",
    "The {cause} began shortly after {hour} a.m. and cut the road between {place} and {town} for most of the day.",
    "Damage was put at {money} million by the regional bank.",
    "The ministry sent {count2} firefighters and {few} helicopters to {place}, according to a statement.",
    "In {town}, {km} km ({miles} miles) to the west of {place}, {noun}s stayed closed.",
    "{role2} {given2} {person2} called the work of the volunteers {adjective}.",
)
# The rest of an article: grammar filled with ordinary words, so that one event is not worded like another.
_PATTERNS = (
    "The {adjective} {noun} {verb} the {noun} of {place}, and the {noun} {verb} a {adjective} {noun}.",
    "“{Adverb}, the {noun} {verb} us,” said {given2} {person2}, who {verb} the {noun} in {town}.",
    "{person} {verb} that the {noun} {adverb} {verb} the {adjective} {noun}.",
    "In {place} a {adjective} {noun} {verb} the {noun}, while a {noun} {adverb} {verb} its {noun}.",
    "{Adverb} the {adjective} {noun} {verb}, and {person2} {verb} the {noun} near the {adjective} {noun}.",
    "A {noun} from {capital} {verb} the {adjective} {noun} for {days} days, the {noun} {verb}.",
    "Some {noun}s {verb} a {adjective} {noun}; others {adverb} {verb} the {noun} and the {noun}.",
    "The {noun} {verb} {percent} percent of the {noun}s since {year}, a {adjective} {noun} that the {noun} {verb}.",
    "“A {noun} is a {noun},” {person} {verb} the {adjective} {noun}. “We {adverb} {verb} the {noun}.”",
)
_NOUNS = (
    "garden river teacher bridge engine letter market summer window factory doctor harbour library winter farmer "
    "ticket village budget hospital theatre lawyer station kitchen forest candle journey baker carpet shadow ladder "
    "pocket mirror island border council treaty budget witness verdict tenant landlord studio painter singer "
    "drummer captain sailor anchor cargo pilot runway signal tunnel valley meadow orchard harvest tractor granary "
    "weather thunder rainfall glacier climber rescue shelter blanket lantern battery cable antenna website password "
    "software machine sensor laboratory vaccine patient surgeon clinic pharmacy bandage diet recipe kettle bakery "
    "coffee tea sugar butter apple school pupil lesson exam textbook museum statue gallery archive museum parish "
    "choir organ festival parade costume wedding funeral cousin widow orphan pension mortgage invoice auditor "
    "banker broker share dividend tariff customs"
).split()
_VERBS = (
    "reached left watched repaired praised blamed opened closed questioned ignored followed described crossed "
    "painted rebuilt inspected delayed doubled halved welcomed refused accepted measured counted photographed "
    "remembered forgot carried lifted dropped borrowed returned explained announced confirmed denied signed "
    "rejected delivered collected protected threatened replaced restored examined discovered recorded published "
    "translated corrected predicted"
).split()
_ADJECTIVES = (
    "quiet narrow ancient bitter careful distant eager faithful gentle hollow idle joint keen local modest nervous "
    "open patient public rapid silent steady tired unusual vacant wealthy young empty frozen golden heavy humble "
    "jealous loyal muddy noisy orderly plain remote rusty salty shallow sturdy tidy upper vivid wooden yearly "
    "broken crowded curious"
).split()
_ADVERBS = "slowly suddenly quietly often rarely gladly barely nearly twice soon later again always never still".split()
_TEMPLATE_LINES = (
    "Share on Facebook", "Subscribe to our newsletter", "Read more: What we know so far", "Advertisement",
    "All rights reserved.", "Sign in to comment", "Most read", "Print this page", "Follow us on social media",
)  # fmt: skip


class Synthetic(NamedTuple):
    """One article. ``path``: relative, ``outlet/date-number.txt``."""

    path: str
    outlet: str
    day: date
    title: str
    text: str


class _Words:
    """Invented names; the more articles, the more of them."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self.people: list[str] = []
        self.places: list[str] = []

    def _stem(self) -> str:
        rng = self._rng
        parts = (rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(rng.choice((1, 2, 2))))
        return "".join(parts)

    def name(self, known: list[str], endings: list[str], new: float) -> str:
        """A new name, or one of the known ones: early ones are used most."""
        rng = self._rng
        if known and rng.random() > new:
            return known[int(len(known) * rng.random() ** 1.5)]
        known.append((self._stem() + rng.choice(endings)).capitalize())
        return known[-1]


def articles(count: int, seed: int = 1) -> Iterator[Synthetic]:
    """``count`` articles; the first of a larger corpus of the same seed are those of a smaller one."""
    return islice(_events(seed), count)


def _events(seed: int) -> Iterator[Synthetic]:
    rng = random.Random(seed)
    words = _Words(rng)
    outlets = _outlets(rng)
    day = date(2022, 1, 3)
    number = 0
    while True:
        day += timedelta(days=rng.random() < 0.02)
        facts = _facts(rng, words, day)
        for outlet, template in rng.sample(outlets, rng.choice((1, 1, 2, 3, 4, 6))):
            number += 1
            title, text = _article(rng, dict(facts), template)
            yield Synthetic(f"{outlet}/{day.isoformat()}-{number:07}.txt", outlet, day, title, text)


def _outlets(rng: random.Random) -> list[tuple[str, tuple[str, ...]]]:
    names = [f"{rng.choice(_PLACE_ENDINGS)}{n}{outlet.lower()}.example" for n, outlet in enumerate(_OUTLETS * 6)]
    return [(name, tuple(rng.sample(_TEMPLATE_LINES, 3)) if rng.random() < 0.3 else ()) for name in names]


def _facts(rng: random.Random, words: _Words, day: date) -> dict[str, str]:
    person = lambda: words.name(words.people, _PERSON_ENDINGS, 0.5)  # noqa: E731
    place = lambda new: words.name(words.places, _PLACE_ENDINGS, new)  # noqa: E731
    km = rng.randint(8, 320)
    numbers = {
        "count": rng.randint(120, 9000), "killed": rng.randint(2, 60), "injured": rng.randint(61, 300),
        "hour": rng.randint(2, 11), "money": rng.randint(3, 900), "count2": rng.randint(40, 900),
        "few": rng.randint(2, 9),
        "days": rng.randint(10, 90), "km": km, "miles": round(km / 1.609344), "years": rng.randint(12, 80),
        "months": rng.randint(3, 24), "percent": rng.randint(2, 30), "degrees": rng.randint(4, 30),
        "year": rng.randint(1950, 2010),
    }  # fmt: skip
    return {
        **{name: f"{value:,}" if name != "year" else str(value) for name, value in numbers.items()},
        "given": rng.choice(_GIVEN), "given2": rng.choice(_GIVEN), "person": person(), "person2": person(),
        "role": rng.choice(_ROLES), "role2": rng.choice(_ROLES), "place": place(0.5), "town": place(0.3),
        "capital": place(0.02), "cause": rng.choice(_CAUSES), "weekday": day.strftime("%A"),
    }  # fmt: skip


def _article(rng: random.Random, facts: dict[str, str], template: tuple[str, ...]) -> tuple[str, str]:
    if rng.random() < 0.04:
        facts["person"] = _misspelt(rng, facts["person"])
    if rng.random() < 0.03:
        facts["killed"] = str(int(facts["killed"].replace(",", "")) * 10)
    title = f"{facts['cause'].capitalize()} near {facts['place']} leaves {facts['killed']} dead"
    patterns = [*rng.sample(_FACTS, 5), *rng.choices(_PATTERNS, k=26)]
    rng.shuffle(patterns)
    sentences = [_filled(rng, pattern, facts) for pattern in patterns]
    paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
    if rng.random() < 0.02:
        paragraphs[2] = paragraphs[2].replace(",” ", ", ”", 1)
    return title, "\n\n".join([title, *paragraphs, *template]) + "\n"


_WORDS = {"noun": _NOUNS, "verb": _VERBS, "adjective": _ADJECTIVES, "adverb": _ADVERBS}
_SLOT = re.compile(r"\{(\w+)\}")


def _filled(rng: random.Random, pattern: str, facts: dict[str, str]) -> str:
    def fill(slot: re.Match[str]) -> str:
        name = slot[1]
        if name == "Adverb":
            return rng.choice(_ADVERBS).capitalize()
        return rng.choice(_WORDS[name]) if name in _WORDS else facts[name]

    return _SLOT.sub(fill, pattern)


def _misspelt(rng: random.Random, name: str) -> str:
    at = rng.randrange(1, len(name) - 1)
    return name[:at] + name[at + 1 :] if rng.random() < 0.5 else name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def write_folders(folder: Path, count: int, seed: int = 1) -> int:
    """Write articles as text files; the bytes written."""
    written = 0
    for one in articles(count, seed):
        path = folder / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(one.text.encode())
    return written


def write_jsonl(path: Path, count: int, seed: int = 1) -> int:
    """Write articles as JSON Lines; the bytes written."""
    with path.open("w", encoding="utf-8") as out:
        for n, one in enumerate(articles(count, seed)):
            row = {
                "id": str(n),
                "title": one.title,
                "text": one.text,
                "date": one.day.isoformat(),
                "domain": one.outlet,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path.stat().st_size
