"""What an article offers as context for its unknown names: the other names, whom they may mean, countries, places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newslint.facts.names import Name, Names
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Line

# Countries whose place names are transliterated in one accepted way, letter by letter. Elsewhere an unknown place is a
# small one; Arabic, Persian and Indic vowels are written in many ways, all of them right; Chinese, Japanese and Korean
# places are many and alike.
TRANSLITERATED = frozenset("AM BG BY GE KG KZ MD MK MN RS RU TJ TM UA UZ".split())

SIGNS: Mapping[str, str] = {
    **dict.fromkeys(("ő", "ű", "forint"), "HU"),
    **dict.fromkeys(("ř", "ů"), "CZ"),
    **dict.fromkeys(("ł", "ż", "ś", "zloty", "złot"), "PL"),
    **dict.fromkeys(("ț", "ș"), "RO"),
    **dict.fromkeys(("ğ", "Ş"), "TR"),
    **dict.fromkeys((" roubles", " rubles"), "RU"),
    **dict.fromkeys((" reais", "R$ "), "BR"),
    "hryvnia": "UA",
    "rupiah": "ID",
    " yuan": "CN",
    " tenge": "KZ",
    " ringgit": "MY",
    " baht": "TH",
    " naira": "NG",
}
"""Letters and currencies that speak of one country: local news need not say in which it is."""


class Surroundings(NamedTuple):
    """The context of one article."""

    text: str
    names: Mapping[str, Name]
    lines: frozenset[Line]
    """Those of the lexicon of whose names one of these is a part,"""
    called: frozenset[Line]
    """... and those of people who are called so after the first mention."""
    countries: frozenset[str]
    points: tuple[tuple[float, float], ...]
    """Latitude and longitude of places that the article names, in countries whose names are transliterated."""
    knowledge: Knowledge


def surroundings(text: str, names: Names, knowledge: Knowledge) -> Surroundings:
    """The context that an article offers."""
    countries = frozenset(code for name in names if (code := knowledge.lexicon.country_of(name.form)))
    countries |= {code for sign, code in SIGNS.items() if sign in text}
    wanted = countries & TRANSLITERATED
    points = [
        (place.latitude, place.longitude)
        for name in (names if wanted else ())
        for place in knowledge.places.find(name.form)
        if place.country in wanted and place.population >= 1000
    ]
    lexicon, forms = knowledge.lexicon, {name.form: name for name in names}
    lines, called = (frozenset().union(*map(ask, forms)) for ask in (lexicon.bearing, lexicon.called))
    return Surroundings(text, forms, lines, called, countries, tuple(points[:50]), knowledge)
