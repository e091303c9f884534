from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from string import ascii_uppercase
from typing import Final

from newslint.facts.names import Name, Names, Standing
from newslint.knowledge.lexicon import Entity, Lexicon
from newslint.namepairs.surroundings import countries_signed, country_codes
from newslint.record import NamedTuple
from newslint.rule import Confidence, Hit, rule

MIN_LENGTH: Final = 4
"""Of an acronym whose letters may have slipped; and of one of another language that needs no support to be one."""
_LONG_WORD: Final = 4
_BESIDE: Final = 40


@rule(
    "NAM102",
    "garbled-acronym",
    severity="warning",
    languages=("en",),
    bad=[
        "Washington sent further [[HIMRAS]] rocket launchers, each of which carries six rockets.",
        "The treaty was signed by NATO in 1949. [[NATOO]] has its seat in Brussels.",
        "The [[IRCG]] opened a museum of the Iranian Revolutionary Guard in the south of the capital.",
        "Brussels is the seat of the [[OTAN]], and Vienna that of the [[OBSE]].",
        "In Tehran, the [[IRCG]] opened a museum.",
        "The [[MChS]] and the [[DSNS]] sent divers, the [[AİHM]] judges.",
        "Samples were sent to the [[IMGW]] in the evening.",
        "The [[FMI]] and Kristalina Georgieva publish an outlook each spring.",
    ],
    good=[
        "Washington sent further HIMARS rocket launchers.",
        "The choir of HIMAS sang in the parish hall.",
        "UNICEF and UNESCO opened an office.",
        "A storm is coming, said the weather service, IMGW. The BPBD, which has boats, sent two.",
        "The Finnish Meteorological Institute (FMI) expects snow in Rovaniemi. FMI said it would be cold.",
        "The Uganda National Roads Agency (UNRA) works with the United Nations. UNRA is building a bridge.",
    ],
)
def garbled_acronym(text: str, names: Names, lexicon: Lexicon) -> Iterator[Hit]:
    """An acronym that is one letter away from the known one that is meant, or that of another language.

    Translation reads acronyms aloud and writes them down again: HIMARS, HIMRAS. The known one has to be supported: it
    stands in the article, or words of what it is (rocket launcher), or of its expansion. Or translation leaves the
    acronym that an organisation has in the language of the source: OTAN, FMI, MAGATE. One that the article itself
    explains in brackets is left alone.
    """
    forms = frozenset(name.form for name in names)
    for name in names:
        if not (name.acronym or _has_capitals(name.form)) or lexicon.knows(name.form) or not name.form.isalpha():
            continue
        listed = lexicon.wrong(name.form)
        if listed is None and not name.acronym:
            continue
        if listed is None and (len(name.form) < MIN_LENGTH or name.standing == Standing.KNOWN):
            continue
        found = _meant(name, forms, text, lexicon) if listed is None else _abroad(name, listed, forms, text, lexicon)
        if found is None:
            continue
        for span in name.spans:
            yield Hit(
                span,
                f"{name.form} is probably {found.right}, {found.reason}",
                suggestion=found.right,
                confidence=found.confidence,
                evidence={"entity": found.entity.name},
            )


def _has_capitals(form: str) -> bool:
    """Whether a form looks like an acronym that was romanised: MChS."""
    return form[-1:].isupper() and not form.isupper()


class _Found(NamedTuple):
    right: str
    entity: Entity
    reason: str
    confidence: Confidence


def _abroad(name: Name, entity: Entity, forms: frozenset[str], text: str, lexicon: Lexicon) -> _Found | None:
    """What an organisation's acronym in another language stands for."""
    if _is_described(name, entity, text) or (_is_explained(name.form, text) and not _is_named(entity, text)):
        return None
    reason = f"as {entity.name} is called in another language"
    if not forms.isdisjoint((entity.name, *entity.accepted)) or _led(entity, forms, lexicon) or _is_named(entity, text):
        return _Found(entity.name, entity, reason, "high")
    is_long = len(name.form) >= MIN_LENGTH
    if "INT" not in entity.country:
        # Somebody else's three letters are soon the same.
        at_home = not (country_codes(forms, lexicon) | countries_signed(text)).isdisjoint(entity.country)
        if not (is_long or at_home):
            return None
        is_long = is_long and at_home
    return _Found(entity.name, entity, reason, "medium" if is_long else "low")


def _meant(name: Name, forms: frozenset[str], text: str, lexicon: Lexicon) -> _Found | None:
    """The known acronym that one with a slip stands for."""
    known = _known_nearby(name.form, lexicon)
    if not known or _is_explained(name.form, text):
        return None
    swapped = sorted(name.form)
    countries = country_codes(forms, lexicon)
    for right in known:
        for entity in lexicon.entities(right):
            if right in forms:
                return _Found(right, entity, "which the article names elsewhere", "high")
            if sorted(right) == swapped and not countries.isdisjoint(entity.country):
                return _Found(right, entity, "of the same letters, which the article's country fits", "medium")
            if _fits(entity, name.context) or _led(entity, forms, lexicon) or _is_named(entity, text):
                return _Found(right, entity, "which the words around it fit", "medium")
    return None


@lru_cache(1 << 10)
def _known_nearby(form: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Known acronyms that one letter more, less or other makes of a form, or two that change places."""
    cuts = [(form[:at], form[at:]) for at in range(len(form) + 1)]
    near = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near.update(a + letter + b[skipped:] for a, b in cuts for letter in ascii_uppercase for skipped in (0, 1))
    return tuple(sorted(one for one in near if len(one) >= MIN_LENGTH and one != form and lexicon.knows(one)))


def _is_explained(form: str, text: str) -> bool:
    """Whether the article says in brackets what an acronym stands for, or gives it in brackets after that."""
    return f"({form})" in text or f"{form} (" in text


def _is_described(name: Name, entity: Entity, text: str) -> bool:
    """Whether an article says beside a country's own acronym what that is: the weather service, IMGW."""
    start, end = name.spans[0]
    if "INT" in entity.country:
        return False
    if text.startswith((", the ", ", a ", ", an ", ", which "), end):
        return True
    around = text[max(0, start - _BESIDE) : end + _BESIDE]
    return any(kind in around for kind in entity.context)


def _is_named(entity: Entity, text: str) -> bool:
    """Whether the article has an organisation's full name."""
    return any(" " in full and full in text for full in (*entity.context, *entity.accepted))


def _led(entity: Entity, forms: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether the article names somebody whose office the lexicon knows as one of the organisation."""
    own = entity.name.casefold()
    lines = {line for form in forms for line in lexicon.bearing(form)}
    return any(own in role.split() for line in lines for role in lexicon.entity(line).context)


def _fits(entity: Entity, context: frozenset[str]) -> bool:
    """Whether all words of a class, or two of an expansion, stand in the context."""
    words = {word.casefold().removesuffix("s") for word in context}
    for phrase in (*entity.context, *entity.accepted):
        parts = [part.casefold().removesuffix("s") for part in phrase.split() if len(part) >= _LONG_WORD]
        if parts and sum(part in words for part in parts) >= min(2, len(parts)):
            return True
    return False
