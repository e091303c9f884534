from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newslint.article import Article, Span
from newslint.rule import Hit, rule

_AGENCIES = (
    "AFP", "Agence France-Presse", "Reuters", "Associated Press", "The AP", "ANSA", "EFE", "dpa", "DPA", "Kyodo News",
    "Anadolu", "Xinhua", "TASS", "Interfax", "RIA Novosti", "Yonhap", "PTI", "IANS", "UNIAN", "Ukrinform", "BNS",
    "CNA", "PA news agency", "AAP", "NTB", "TT", "Ritzau", "STT", "PAP", "CTK", "MTI", "Belga", "ANP", "Lusa", "APA",
)  # fmt: skip
"""Wholesale agencies, as reports name them in English."""
# That no letter stands before the word is seen after its first: a fifth of the time (70 µs an article). Names of
# agencies are looked at where one may stand: they take 1 ms to compile.
_TOLD = re.compile(r"t(?<!\w.)(?:old|ells|elling) (?:the )?(?:news agency |agency )?(?=[A-Zd])")
_SAME = {"Agence France-Presse": "AFP", "The AP": "Associated Press", "DPA": "dpa"}
_ALSO = {"Associated Press": ("AP",), "AFP": ("Agence France-Presse",), "dpa": ("DPA",)}


@rule(
    "SRC101",
    "uncredited-agency-copy",
    severity="note",
    languages=("en",),
    bad=[
        "source: velmora-post.example\n---\n"
        "The pier will stay closed until the spring, harbour master Ida Brandl [[told AFP]] on Tuesday.\n"
        "Two crews had refused to sail, a union official told AFP.\n",
        "source: velmora-post.example\n---\n"
        "The pier will stay closed, harbour master Ida Brandl [[told Agence France-Presse (AFP)]] on Tuesday.\n"
        "Two crews had refused to sail, a union official told AFP.\n",
        "source: velmora-post.example\n---\n"
        "The pier will stay closed, harbour master Ida Brandl [[told the Associated Press (AP)]] on Tuesday.\n",
    ],
    good=[
        "source: velmora-post.example\n---\n"
        "VELMORA (AFP) - The pier will stay closed until the spring, harbour master Ida Brandl told AFP on Tuesday.\n"
        "Two crews had refused to sail, a union official told AFP.\n",
        "source: velmora-post.example\n---\n"
        "The pier will stay closed until the spring, harbour master Ida Brandl told Reuters on Tuesday.\n"
        "Reuters had asked for the papers in March.\n",
        "source: velmora-post.example\n---\n"
        "Harbour master Ida Brandl told Agence France-Presse (AFP) on Tuesday. She told AFP so twice. (AFP)\n",
        "source: afp.com\n---\n"
        "The pier will stay closed, harbour master Ida Brandl told AFP.\nA union official told AFP the same.\n",
    ],
)
def uncredited_agency_copy(article: Article, text: str) -> Iterator[Hit]:
    """Copy of a news agency that credits it nowhere.

    An agency's reporters are told things; where an article says so, and neither byline, dateline nor a credit line
    names the agency, the outlet has most likely printed the agency's copy as its own. A single "told Reuters" may also
    be how one outlet quotes another: low confidence.
    """
    told: dict[str, list[Span]] = {}
    for found in _TOLD.finditer(text):
        if match := _agency().match(text, found.end()):
            agency = _SAME.get(match[1], match[1])
            end = match.end()
            # Its other name in brackets is one naming with the first: told Agence France-Presse (AFP).
            also = (f" ({name})" for name in _names(agency))
            end += max((len(name) for name in also if text.startswith(name, end)), default=0)
            told.setdefault(agency, []).append(Span(found.start(), end))
    for agency, places in told.items():
        if not _is_credited(article, _names(agency), places):
            yield Hit(
                places[0],
                f"copy of {agency} without a credit: {len(places)} × told {agency}",
                confidence="medium" if len(places) > 1 else "low",
                related=tuple(places[1:4]),
                evidence={"agency": agency, "told": len(places)},
            )


@cache
def _agency() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_AGENCIES, key=len, reverse=True)))
    return re.compile(rf"({names})\b(?!['’]s|\s+(?:TV|Radio))")


def _names(agency: str) -> tuple[str, ...]:
    return (agency, *_ALSO.get(agency, ()))


def _is_credited(article: Article, names: tuple[str, ...], told: Sequence[Span]) -> bool:
    """Whether the agency is named anywhere but as the one who was told."""
    about = " ".join((article.byline, article.source, article.url, article.title)).casefold()
    if any(re.search(rf"\b{re.escape(name.casefold())}\b", about) for name in names):
        return True
    mentions = [found.start() for name in names for found in re.finditer(rf"\b{re.escape(name)}\b", article.text)]
    return any(not any(place.start <= at < place.end for place in told) for at in mentions)
