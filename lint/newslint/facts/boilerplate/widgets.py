"""What pages show in figures: how often they were read, prices of shares, the weather."""

from __future__ import annotations

import re

from newslint.facts.boilerplate.phrases import Mark

_TOOLS = Mark("tools")
_WEAK_TOOLS = Mark("tools", weak=True)

_COUNT = re.compile(r"(?:\d[\d,.]*[kKmM]?\+?|\(\d[\d,.]*[kKmM]?\))[.:]?")
COUNTED = frozenset(
    "like likes share shares view views read reads comment comments reply replies response responses restack restacks "
    "repost reposts retweet retweets clap claps reaction reactions follower followers subscriber subscribers "
    "citation citations altmetric download downloads bookmark bookmarks watching viewing reading viewers listeners "
    "listening online".split()
)
COUNT_FILLERS = frozenset(
    "people person readers users are is currently viewing watching reading following this page article story post "
    "stream right now live and over more than join other others our article metrics see all total "
    "with of already".split()
)


def counter(text: str) -> Mark | None:
    """How often a page was read, liked or shared: "47 likes 6 restacks", "18 people are reading this"."""
    words = text.lower().replace(":", " ").replace("|", " ").replace("·", " ").split()
    if len(words) > 12:
        return None
    numbers = counted = 0
    for word in words:
        bare = word.strip("().,")
        if _COUNT.fullmatch(word):
            numbers += 1
        elif bare in COUNTED:
            counted += 1
        elif bare not in COUNT_FILLERS:
            return None
    return _TOOLS if numbers and counted else None


_TICKER = re.compile(
    r"[A-Z]{2,10}(?:[.:][A-Z]{1,6})?"
    r"(?: [$€£]?[+\-−▲▼]?\d[\d.,]*%?| [▲▼]| \([+\-−]?\d[\d.,]*%\)){1,4}((?: [A-Za-z]+){0,4})"
)


def ticker(text: str) -> Mark | None:
    """The price of a share: "VLMR 28.00 +3.00 (12.00%) Add to watchlist"."""
    found = _TICKER.fullmatch(text) if "%" in text else None
    return _TOOLS if found and set(found[1].lower().split()) <= _TICKER_FILLERS else None


_SIGNED_RATE = re.compile(r"[▲▼△▽↑↓+−-] ?\d[\d.,]*%?")


def rates(text: str) -> Mark | None:
    """The prices of several shares or currencies in a row: "USD/EUR 0.92 ▲0.3% Brent 82.15 ▼1.0%"."""
    if text.count("%") < _LEAST_RATES or len(_SIGNED_RATE.findall(text)) < _LEAST_RATES:
        return None
    return None if any(word.islower() for word in text.split()) else _TOOLS


_LEAST_RATES = 2
_SKIES = frozenset(
    "clear cloudy sunny fine fair rain rainy showers shower snow sleet fog foggy haze hazy mist windy overcast storms "
    "thunderstorms thunderstorm drizzle feels forecast humidity weather high low wind tonight".split()
)
_WEATHER_FILLERS = _SKIES | frozenset("like and with of in at to mph km/h kph mostly partly light heavy".split())


def weather(text: str) -> Mark | None:
    """The weather of one place or more: "Velmora 21°C Partly cloudy", "Weather: Oststad 4° | Nordhavn 2°"."""
    words = [word.strip("|,:;·•()") for word in text.split()]
    if any(word.islower() and word not in _WEATHER_FILLERS for word in words):
        return None
    if text.count("°") > 1 or not _SKIES.isdisjoint(map(str.lower, words)):
        return _TOOLS
    return _WEAK_TOOLS


_TICKER_FILLERS = frozenset("add to watchlist portfolio follow buy sell trade now view chart".split())
