"""What an article offers as context for its unknown names: the other names, whom they may mean, countries, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from newslint.facts.names import Name, Names
from newslint.knowledge import Knowledge
from newslint.knowledge.lexicon import Lexicon, Line
from newslint.record import NamedTuple

FIXED: Final = frozenset(("equipment", "organisations"))
"""The kinds of things that have a spelling of their own, and no romanisations."""

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
    "Kremlin": "RU",
    "West Bank": "PS",
    **dict.fromkeys(("United States", "U.S. "), "US"),
    **dict.fromkeys(("United Kingdom", "U.K. "), "GB"),
    **dict.fromkeys((" reais", "R$ "), "BR"),
    "hryvnia": "UA",
    "rupiah": "ID",
    " yuan": "CN",
    " tenge": "KZ",
    " ringgit": "MY",
    " baht": "TH",
    " naira": "NG",
}
"""Letters, currencies and names of two words that speak of one country: local news need not say in which it is."""

METONYMS: Mapping[str, str] = {
    **dict.fromkeys(("Duma", "FSB", "Roskomnadzor"), "RU"),
    **dict.fromkeys(("Bundestag", "Bundesrat", "Bundesliga", "Bundeswehr", "AfD", "CDU"), "DE"),
    **dict.fromkeys(("Élysée", "Elysée", "Elysee", "Matignon"), "FR"),
    **dict.fromkeys(("Quirinale", "Chigi", "Montecitorio"), "IT"),
    **dict.fromkeys(("Moncloa", "PSOE", "Vox"), "ES"),
    **dict.fromkeys(("Planalto",), "BR"),
    **dict.fromkeys(("Knesset", "Likud"), "IL"),
    **dict.fromkeys(("Sejm", "Ekstraklasa", "PiS"), "PL"),
    **dict.fromkeys(("Rada", "Bankova"), "UA"),
    **dict.fromkeys(("AKP", "CHP", "MHP"), "TR"),
    **dict.fromkeys(("BJP", "Sabha"), "IN"),
    **dict.fromkeys(("Majlis", "IRGC"), "IR"),
    **dict.fromkeys(("Korea", "Koreans"), "KR"),
    "Emirates": "AE",
    "Burkina": "BF",
    "Lanka": "LK",
    "Rica": "CR",
    "Kong": "HK",
    "Riksdag": "SE",
    "Storting": "NO",
    "Folketing": "DK",
    "Eduskunta": "FI",
    "Saeima": "LV",
    "Seimas": "LT",
    "Riigikogu": "EE",
    "Eredivisie": "NL",
    "Fidesz": "HU",
    "Zhongnanhai": "CN",
}
"""Parliaments, parties, leagues and parts of countries' names that speak of one country as its capital does."""


class Surroundings(NamedTuple):
    """The context of one article."""

    text: str
    names: Mapping[str, Name]
    lines: frozenset[Line]
    """Those of the lexicon of whose names one of these is a part,"""
    called: frozenset[Line]
    """... and those of people who are called so after the first mention."""
    countries: frozenset[str]
    kinds: frozenset[str]
    """What the organisations and things are that the article names: football club, oil company."""
    points: tuple[tuple[float, float], ...]
    """Latitude and longitude of places that the article names, in countries whose names are transliterated."""
    knowledge: Knowledge


def countries_of(names: Names, lexicon: Lexicon) -> frozenset[str]:
    """The countries that the names of an article speak of, by ISO code."""
    return country_codes((name.form for name in names), lexicon)


def countries_signed(text: str) -> frozenset[str]:
    """The countries of whose letters, currencies and names of two words a text has some."""
    return frozenset(code for sign, code in SIGNS.items() if sign in text)


def country_codes(forms: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """The countries that some words speak of, by ISO code."""
    return frozenset(code for form in forms if (code := lexicon.country_of(form) or METONYMS.get(form)))


def surroundings(text: str, names: Names, knowledge: Knowledge) -> Surroundings:
    """The context that an article offers."""
    countries = countries_of(names, knowledge.lexicon) | countries_signed(text)
    wanted = countries & TRANSLITERATED
    points = [
        (place.latitude, place.longitude)
        for name in (names if wanted else ())
        for place in knowledge.places.find(name.form)
        if place.country in wanted and place.population >= 1000
    ]
    lexicon, forms = knowledge.lexicon, {name.form: name for name in names}
    lines, called = (frozenset().union(*map(ask, forms)) for ask in (lexicon.bearing, lexicon.called))
    kinds = frozenset().union(*[_kinds(form, lexicon) for form in forms])
    return Surroundings(text, forms, lines, called, countries, kinds, tuple(points[:50]), knowledge)


@lru_cache(1 << 13)
def _kinds(form: str, lexicon: Lexicon) -> frozenset[str]:
    """What the organisations and things of a name are."""
    things = (entity for entity in lexicon.entities(form) if entity.kind in FIXED) if lexicon.knows(form) else ()
    return frozenset(kind for entity in things for kind in entity.context if kind.islower())
