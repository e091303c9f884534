"""Dates in English words that are put together as another language does: 14 of March, 2023 year, 18 o'clock.

Each form is a piece of grammar: what stands before the name of a month, what stands behind it, and the few that need
no month. A form that English has too (the 30th of September, the end of the current year) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Final

from newslint.record import NamedTuple
from newslint.rule import Confidence


class Form(NamedTuple):
    """A date in a foreign form, and what English has ("" where that depends on the rest of the sentence)."""

    start: int
    end: int
    right: str
    confidence: Confidence


_WINDOW: Final = 44
# Days of the week in 25 languages, as pages and keyboards spell them; what is a name as well (Domingo) is left out.
_WEEKDAYS: Final = (
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag maandag dinsdag woensdag donderdag "
    "vrijdag zaterdag zondag måndag mandag tisdag tirsdag onsdag torsdag fredag lördag lørdag söndag søndag lundi "
    "mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles miercoles jueves viernes sábado sabado "
    "lunedì lunedi martedì martedi mercoledì mercoledi giovedì giovedi venerdì venerdi domenica segunda-feira "
    "terça-feira terca-feira quarta-feira quinta-feira sexta-feira luni marți marti miercuri vineri sâmbătă sambata "
    "duminică duminica poniedziałek poniedzialek wtorek środa sroda środę czwartek piątek piatek sobota sobotę "
    "niedziela niedzielę pondělí pondeli úterý utery středa streda středu čtvrtek ctvrtek pátek patek sobotu neděle "
    "neděli pondelok utorok štvrtok piatok nedeľa ponedjeljak ponedeljak utorak srijeda sreda srijedu četvrtak "
    "cetvrtak petak subota subotu nedjelja nedjelju ponedeljek četrtek petek nedelja hétfő hetfo kedd szerda "
    "csütörtök csutortok péntek pentek szombat vasárnap vasarnap pazartesi salı çarşamba carsamba perşembe persembe "
    "cuma cumartesi maanantai maanantaina tiistai tiistaina keskiviikko keskiviikkona torstai torstaina perjantai "
    "perjantaina lauantai lauantaina sunnuntai sunnuntaina senin selasa rabu kamis jumat sabtu ponedelnik vtornik "
    "chetverg pyatnitsa ponedilok vivtorok chetver pyatnytsia deftera triti tetarti pempti paraskevi savvato "
    "kyriaki"
)
_PREPOSITION: Final = r"\b(?:[Oo]n|[Uu]ntil|[Tt]ill|[Ss]ince|[Bb]y|[Ff]rom|[Aa]fter|[Bb]efore|[Dd]ated)"
_DAY: Final = r"(?<![\d.,:/$£€-])(?P<day>\d{1,2})"
_SUFFIX: Final = r"(?:st|nd|rd|th)?"
# What stands before a month's name, and how sure it is.
_BEFORE: Final[tuple[tuple[str, Confidence], ...]] = (
    (rf"(?:\b(?:{{weekdays}})[.,]? (?:(?:the|day|el|le|il|den|dia) )?){_DAY}(?:st|nd|rd|th|[.º°])? (?:of )?$", "high"),
    (rf"\b(?:[Oo]n )?(?:[Tt]he )?(?:[Dd]ay|[Dd]ate)(?: of)? {_DAY}{_SUFFIX} (?:of )?$", "medium"),
    (rf"(?:\b[Tt]he )?{_DAY} of (?:the )?$", "medium"),
    (rf"{_PREPOSITION} {_DAY}\. ?$", "medium"),
    (rf"{_DAY}(?:er|re|[º°ª]|ème|eme|-?(?:go|ho|te|e|ogo|oho)) (?:of )?$", "medium"),
    (rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince) the {_DAY} $", "low"),
    (rf"{_PREPOSITION} (?P<year>(?:19|20)\d\d)\.?,? $", "low"),
    (r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Dd]uring) (?:the )?month (?:of the )?$", "low"),
)  # fmt: skip
_OF_LOWER: Final = rf"(?:\b[Tt]he )?{_DAY}(?:st|nd|rd|th)? of (?:the )?$"
_ATTRIBUTE: Final = (
    r"(?:['’]s|s['’]| [a-z-]+s? (?:bombing|attack|protest|movement|election|deadline|meeting|accord|summit)"
    r"| Madness| Day\b)"
)
_STANDS: Final = r"(?: (?:19|20)\d\d)?(?:[.,;:)]|\s*$)"
_BEHIND_DAY: Final = (
    r",? of (?:the )?(?:current|present|running|ongoing) year\b|,? of the year (?P<year>(?:19|20)\d\d)\b"
    r"| of (?P<year2>(?:19|20)\d\d)(?![\d-])"
)
_BEHIND: Final = (
    r",? of (?:the )?(?:current|running) year\b|,? (?:19|20)\d\d(?:-?th)? (?:year\b(?![- ](?:end|old))|[gr]\.|y\.)"
    r"|,? \d{1,2}(?:st|nd|rd|th)? of (?:19|20)\d\d(?![\d-])|,? of (?:the )?(?:19|20)\d\d(?:-?th)? year\b"
)
_DAY_BEFORE: Final = r"(?<![\d.,:/$£€-])(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? $"


def date_forms(text: str, months: AbstractSet[str]) -> Iterator[Form]:
    """The foreign forms of a text. ``months``: the names of months that it has, in small letters."""
    for lower in sorted(months):
        for name in (lower.capitalize(), lower):
            at = text.find(name)
            while at >= 0:
                end = at + len(name)
                if not text[end : end + 1].isalnum() and (found := _around(text, at, end)):
                    yield found
                at = text.find(name, end)
    yield from _without_month(text)


@cache
def _before_month() -> tuple[tuple[re.Pattern[str], Confidence], ...]:
    names = _WEEKDAYS.split()
    weekdays = "|".join(sorted((*names, *(name.capitalize() for name in names)), key=len, reverse=True))
    return tuple((re.compile(form.replace("{weekdays}", weekdays)), sure) for form, sure in _BEFORE)


def _around(text: str, start: int, end: int) -> Form | None:
    """The form with a month's name at a place."""
    if text[start - 1 : start] not in (" ", "."):
        return None
    least = max(0, start - _WINDOW)
    least = max(least, text.rfind("\n", least, start) + 1)
    before, month = text[least:start], text[start:end]
    if month.islower():
        found = re.search(_OF_LOWER, before)
        month = month.capitalize()
        return Form(least + found.start(), end, f"{int(found['day'])} {month}", "medium") if found else None
    behind = _behind_month().match(text, end)
    dated = re.search(_DAY_BEFORE, before) if before[-2:-1].isalnum() else None
    if dated and (more := _behind_day().match(text, end)):
        year = more["year"] or more["year2"]
        return Form(least + dated.start(), more.end(), f"{int(dated['day'])} {month} {year or 'this year'}", "medium")
    if behind and not (dated is None and "current" in behind[0] and not behind[0].startswith(" of")):
        at = least + dated.start() if dated else start
        return Form(at, behind.end(), "", "medium" if dated else "low")
    if not (before[-2:-1].isalnum() or before[-2:-1] in ".,º°ª"):
        return None
    if re.match(_ATTRIBUTE, text[end : end + _WINDOW]):
        return None
    for pattern, sure in _before_month():
        found = pattern.search(before)
        if found is None:
            continue
        day = found.groupdict().get("day")
        if day is None and found.groupdict().get("year"):
            day_after = re.match(r" (\d{1,2})(?:st|nd|rd|th)?(?![\d,.:]\d|\d|%| [a-z]+s\b)", text[end : end + 8])
            if day_after is None:
                continue
            return Form(least + found.start(), end + day_after.end(), f"{day_after[1]} {month} {found['year']}", sure)
        if sure == "low" and day and not re.match(_STANDS, text[end : end + 12]):
            continue
        return Form(least + found.start(), end, f"{int(day)} {month}" if day else "", sure)
    return None


@cache
def _behind_day() -> re.Pattern[str]:
    return re.compile(_BEHIND_DAY)


@cache
def _behind_month() -> re.Pattern[str]:
    return re.compile(_BEHIND)


@cache
def _digits() -> re.Pattern[str]:
    # Begins at a digit behind no other: the forms that need no month.
    return re.compile(
        r"[0-9](?<![\w.,:/$£€-].)(?:"
        r"(?P<ordinal>\d{0,3}-(?:st|nd|rd|th))\b(?!-)"
        r"|(?P<decade>(?:\d{2})?0-(?:s|ies|ties|x))(?![\w-])"
        r"|(?P<year>\d{3}(?:-?th)? year)"
        r"(?=[.,;:)]| (?:and|he|she|it|in|was|were|there|at|by|with|when|that|this|on)\b|$)"
        r"|(?P<clock>\d(?:[:.]\d\d)? o['’]clock)"
        r"|(?P<hours>\d? hours (?:in|of) the (?:morning|afternoon|evening))"
        r"|(?P<hour>\d?(?:h[0-5]\d\b(?! ?m(?:in)?\b)|:[0-5]\d ?h\b))"
        r"|(?P<spaced>\d?\. \d{1,2}\. (?:19|20)\d\d\b|\d{3}\. \d{1,2}\. \d{1,2}\b)"
        r"|(?P<marked>(?:\d?\.\d\d?\.\d{2,4}|\d{3}) ?(?:[gгр]|r|yr|god|roku)\.)"
        r")",
        re.MULTILINE,
    )


_YEAR_BEFORE: Final = (
    r"\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Dd]uring|[Bb]efore|[Aa]fter|[Oo]n) (?P<the>the )?$"
)
_LATEST_HOUR, _NOON = 24, 12


def _without_month(text: str) -> Iterator[Form]:
    for match in _digits().finditer(text):
        start, end = match.span()
        before = re.search(_YEAR_BEFORE, text[max(0, start - 16) : start])
        written = match[0]
        if match["ordinal"]:
            yield Form(start, end, written.replace("-", ""), "medium")
        elif match["decade"]:
            yield Form(start, end, f"{written.partition('-')[0]}s", "medium")
        elif match["year"]:
            if before and written[:2] in ("19", "20") and (not before["the"] or "th" in written):
                yield Form(start, end, written[:4], "medium")
        elif match["clock"]:
            hour = int(re.split(r"\D", written)[0])
            if _NOON < hour <= _LATEST_HOUR:
                yield Form(start, end, f"{hour - _NOON} {'p.m.' if hour < _LATEST_HOUR else 'a.m.'}", "medium")
        elif match["hours"]:
            if re.search(r"\b[Aa]t $", text[max(0, start - 3) : start]):
                yield Form(start, end, written.replace("hours", "o'clock"), "medium")
        elif match["hour"]:
            if int(re.split(r"\D", written)[0]) < _LATEST_HOUR and (before or text[max(0, start - 3) : start] == "at "):
                yield Form(start, end, written.replace("h", ":" if ":" not in written else "").strip(" "), "low")
        elif match["spaced"] or before:
            yield Form(start, end, "", "low")
