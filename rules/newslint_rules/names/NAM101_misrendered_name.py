from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from newslint.article import Span
from newslint.facts.names import Name, Names, Standing
from newslint.knowledge import Knowledge
from newslint.knowledge.pivot import LEAST_PAIRS, came_through
from newslint.knowledge.respelt import respellings
from newslint.namepairs.fixed_names import fixed_names, parted_names
from newslint.namepairs.full_names import ENOUGH, respelt_parts
from newslint.namepairs.inflected import inflected_names
from newslint.namepairs.lookup import Lookup, lookups
from newslint.rule import Confidence, Hit, rule

LIKELY = 0.8
_RANKS: Final[Mapping[Confidence, int]] = {"low": 0, "medium": 1, "high": 2}
_REASONS: Final = {
    "close": "another part of the name stands beside it",
    "country": "the article speaks of the country",
    "role": "the words around it fit",
    "in the article": "the article names the same elsewhere",
}


@rule(
    "NAM101",
    "misrendered-name",
    severity="warning",
    languages=("en",),
    bad=[
        "The writer Salman [[Ruzhdie]] of the United Kingdom was born in Bombay.",
        "In Moscow, General Sergei [[Surovkin]] was named commander of the Russian forces in October 2022.",
        "The museum in Washington shows an American [[Hemar]] rocket launcher.",
        "The sunflower fields begin behind the village of [[Vlahodatne]] north of Kherson in southern Ukraine.",
        "Kylian [[Embape]] was born in Paris and plays for France.",
        "In South Africa and in the United States, Elon [[Mask]] is a well-known name.",
        "Hungary is a country in Europe. Viktor [[Orbane]] was born in Alcsútdoboz.",
        "Russia's largest producer of gas, [[Gasprom]], has its seat in Saint Petersburg.",
        "He reads Le [[Figuaro]] in bed. [[Ukr Energo]] is a grid operator.",
        "The strike was first reported by the agency [[Sinkhua]].",
        "The novel was put into verse by [[Dzheyson]] [[Uolter]] of Leeds, and the tune is by [[Maikeru]] of Hull.",
    ],
    good=[
        "In Moscow, General Sergei Surovikin was named commander of the Russian forces in October 2022.",
        "The museum in Washington shows an American HIMARS rocket launcher.",
        "Sergey Surovikin and Sergei Surovikin are the same general in Russia.",
        "The baker Anna Surovkina lives in Riga.",
        "In the United States, the writer Omair Sharif keeps bees.",
        "The singer Elon Masters came second at the fair in Johannesburg, South Africa.",
        "Ukraine's president, Volodymyr Zelenskiy, and Zelenskyy are one man.",
        "The boots are made by the company Krosbi.",
    ],
)
def misrendered_name(text: str, names: Names, knowledge: Knowledge) -> Iterator[Hit]:
    """A well-known name in a spelling that a translation machine, or haste, has given it.

    Back-translation drops, adds and swaps letters of transliterated names: Surovikin becomes Surovkin or Slovikhin,
    Mbappé becomes Embape, HIMARS becomes Hemar. Search and entity linking then miss them. A spelling is reported when
    a name of the lexicon, or a place of the country in question, is near it and the article supports that it is meant:
    the given name beside it, the office, the country. A word of English, too, is meant for a surname where a given name
    says so (Elon Mask). Names that are nobody's, and are how Russian, Japanese, Korean or Chinese spell common ones,
    are reported whoever bears them (Uolter). Accepted romanisations and people of similar names are left alone. Where
    the misspelt names of an article together look as if they had come through a foreign script, with a probability of
    at least .9, the language is named.
    """
    told: dict[Span, Hit] = {}
    inflected = {span for one in inflected_names(names, knowledge) for span in one.name.spans}  # NAM110 tells more
    for hit in chain(
        _looked_up(text, names, knowledge),
        _respelt(text, names, knowledge),
        _nearly_fixed(text, names, knowledge),
        _parted(text, names, knowledge),
        _spelt_elsewhere(names, knowledge),
    ):
        assert isinstance(hit.at, Span)
        if hit.at in inflected:
            continue
        if hit.at not in told or _RANKS[hit.confidence] > _RANKS[told[hit.at].confidence]:
            told[hit.at] = hit
    yield from told.values()


def _looked_up(text: str, names: Names, knowledge: Knowledge) -> Iterator[Hit]:
    all_found = list(lookups(text, names, knowledge))
    likely = [(one.right, one.name.form) for one in all_found if one.probability >= LIKELY]
    through = came_through(likely, knowledge.pivots) if len(likely) >= LEAST_PAIRS else ""
    because = f"; the names of the article look translated through {through}" if through else ""
    forms = frozenset(name.form for name in names)
    for found in all_found:
        if _is_namesake(found, forms):
            continue
        whom = f" ({found.entity})" if found.entity != found.right else ""
        for span in found.name.spans:
            yield Hit(
                span,
                f"{found.name.form} is probably {found.right}{whom}: {found.reasons}{because}",
                suggestion=found.right,
                confidence=_confidence(found.probability),
                evidence={"entity": found.entity, "probability": round(found.probability, 3), **dict(found.evidence)}
                | ({"through": through} if through else {}),
            )


def _is_namesake(found: Lookup, forms: frozenset[str]) -> bool:
    """Whether all that speaks for a given name is the surname after it, which others share."""
    held = dict(found.evidence).keys()
    return held >= {"beside", "named"} and held.isdisjoint(("country", "role")) and found.right not in forms


def _confidence(probability: float) -> Confidence:
    return "high" if probability >= 0.95 else "medium" if probability >= LIKELY else "low"


def _respelt(text: str, names: Names, knowledge: Knowledge) -> Iterator[Hit]:
    spans = {name.form: name.spans for name in names}
    for found in respelt_parts(text, names, knowledge):
        reasons = ", ".join(_REASONS[key] for key in found.points if key in _REASONS)
        for span in spans.get(found.form, (found.span,)):
            yield Hit(
                span,
                f"{found.form} is probably {found.right} ({found.entity}): {reasons}",
                suggestion=found.right,
                confidence="high" if found.total > ENOUGH else "medium" if found.total == ENOUGH else "low",
                evidence={"entity": found.entity, **found.points},
            )


def _nearly_fixed(text: str, names: Names, knowledge: Knowledge) -> Iterator[Hit]:
    for found in fixed_names(text, names, knowledge):
        because = f", {found.reason}" if found.reason else ""
        for span in found.name.spans:
            yield Hit(
                span,
                f"{found.name.form} is probably {found.right}: nothing else is called so{because}",
                suggestion=found.right,
                confidence="medium" if found.reason else "low",
                evidence={"entity": found.entity},
            )


def _parted(text: str, names: Names, knowledge: Knowledge) -> Iterator[Hit]:
    for found in parted_names(text, names, knowledge):
        yield Hit(
            found.span,
            f"{text[found.span.start : found.span.end]} is probably {found.right}, which is one word",
            suggestion=found.right,
            confidence="medium",
            evidence={"entity": found.entity},
        )


_TELLING = re.compile(r"dzh|Dzh|\bU[aeioy]|[aeou]y(?![aeiou])|[bdfgklmnprstvz]yu|\w{9}")
"""Letters for sounds that Russian spells out, and no other language so, or many letters."""
_LEAST_BEARERS = 20
_SHORTEST_RESPELT = 4
_LEVELS: Final[tuple[Confidence, ...]] = ("low", "medium", "high")


def _spelt_elsewhere(names: Names, knowledge: Knowledge) -> Iterator[Hit]:
    """Names that another script spells so, whoever bears them. Where an article has two, both are surer."""
    unknown = [name for name in names if _is_nobodys(name)]
    if not unknown:
        return
    find = respellings(knowledge.file("respelt.tsv")).find
    found = [(name, respelt) for name in unknown if (respelt := find(name.form))]
    for name, (language, rights, bearers) in found:
        if knowledge.lexicon.knows(name.form) or name.form in knowledge.places:
            continue
        level = bool(_TELLING.search(name.form)) + (bearers >= _LEAST_BEARERS) + (len(found) > 1)
        for span in name.spans:
            yield Hit(
                span,
                f"{name.form} is probably {' or '.join(rights)}: {language} spells it so",
                suggestion=rights[0] if len(rights) == 1 else "",
                confidence=_LEVELS[min(level, 2)],
                evidence={"through": language, "bearers": bearers},
            )


def _is_nobodys(name: Name) -> bool:
    return name.standing == Standing.UNKNOWN and not name.acronym and len(name.form) >= _SHORTEST_RESPELT
