from __future__ import annotations

import re
from collections.abc import Iterator
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
        "The pier will stay closed until the spring, harbour master Ida Brandl [[told Agence France-Presse]] (AFP).\n",
    ],
    good=[
        "source: velmora-post.example\n---\n"
        "VELMORA (AFP) - The pier will stay closed until the spring, harbour master Ida Brandl told AFP on Tuesday.\n"
        "Two crews had refused to sail, a union official told AFP.\n",
        "source: velmora-post.example\n---\n"
        "The pier will stay closed until the spring, harbour master Ida Brandl told Reuters on Tuesday.\n"
        "Reuters had asked for the papers in March.\n",
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
            place = Span(found.start(), match.end())
            told.setdefault(_SAME.get(match[1], match[1]), []).append(place)
    for agency, places in told.items():
        names = (agency, *_ALSO.get(agency, ()))
        if not _is_credited(article, names, len(places)):
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


def _is_credited(article: Article, names: tuple[str, ...], told: int) -> bool:
    """Whether the agency is named anywhere but as the one who was told."""
    about = " ".join((article.byline, article.source, article.url, article.title)).casefold()
    if any(re.search(rf"\b{re.escape(name.casefold())}\b", about) for name in names):
        return True
    either = "|".join(map(re.escape, names))
    # "Agence France-Presse (AFP)" is one mention.
    mentions = re.findall(rf"\b(?:{either})\b(?: \((?:{either})\))?", article.text)
    return len(mentions) > told
