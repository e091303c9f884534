"""TRN114: a date with the month's name, or in the form, of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newslint.article import Span
from newslint.facts.basic import Types
from newslint.facts.language import Passages, in_passage
from newslint.facts.quotes import Quotes
from newslint.months import FULL_NAMES
from newslint.rule import Hit, rule
from newslint_rules.translation.date_forms import date_forms

# Names of the months, January to December, as dates have them; those that English writes alike are left out (-).
# Turkish and German have capitals, the others none: an avenue is called 9 de Julio, a date 9 de julio.
_MONTHS = {
    "de": "Januar Februar März - Mai Juni Juli - - Oktober - Dezember",
    "tr": "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "cs": "ledna února března dubna května června července srpna září října listopadu prosince",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    # In Latin letters, as machines spell what they take for a name.
    "ru-Latn": "yanvarya fevralya marta aprelya maya iyunya iyulya avgusta sentyabrya oktyabrya noyabrya dekabrya",
    "ru-Latn-2": "janvarja fevralja - aprelja - ijunja ijulja - sentjabrja oktjabrja nojabrja dekabrja",
    "uk-Latn": "sichnya lyutoho bereznya kvitnya travnya chervnya lypnya serpnya veresnya zhovtnya lystopada hrudnya",
    "bg-Latn": "yanuari fevruari - - - yuni yuli - septemvri oktomvri noemvri dekemvri",
    "el-Latn": "ianouariou fevrouariou martiou apriliou maiou iouniou iouliou avgoustou septemvriou oktovriou "
    "noemvriou dekemvriou",
    # As keyboards without the language's letters have them.
    "de-ascii": "- - Maerz - - - - - - - - -",
    "tr-ascii": "- Subat - - Mayis - - Agustos Eylul - Kasim Aralik",
    "fr-ascii": "- fevrier - - - - - aout - - - decembre",
    "pt-ascii": "- - marco - - - - - - - - -",
    "pl-ascii": "- - - - - - - - wrzesnia pazdziernika - -",
    "ro": "ianuarie februarie martie aprilie - iunie iulie - septembrie octombrie noiembrie decembrie",
    "sv": "januari februari - - maj - - augusti - oktober - -",
    "hr": "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
    "sr-Latn": "januara februara - aprila - juna jula avgusta septembra oktobra novembra decembra",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
_ENGLISH = frozenset(map(str.lower, FULL_NAMES))
# Words before a date; anything else that begins in upper case may be a street or a movement that is called so.
_NAMED = r"(?:\b[A-ZÀ-Þ]\w*|\b(?:du|del|della|of)) (?:(?:de|do|da|of|the|el|le) )?$"
_BEFORE = 24
_NO_NAME = (
    r"\b(?:On|Since|Until|By|From|After|Before|The|And|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) $"
)


@rule(
    "TRN114",
    "foreign-date",
    severity="warning",
    languages=("en",),
    bad=[
        "The council will vote on [[12 mars]] in the town hall.",
        "The pier was closed on [[14. März]] and opened again on [[9 de agosto de 2023]].",
        "The act enters into force on [[1 stycznia]], the mayor said.",
        "The ferry sank on [[3月5日]] off the northern pier.",
        "The council meets on [[7 oktyabrya]], the choir on [[1º dicembre]]; the fair ends on [[2. Mayis]].",
        "The pier opens on [[14 of March]], the fair on [[Martes 3 of May]]; the choir met [[on the day of 5 July]].",
        "A bridge was built [[9 May of 1988]] and fell in [[1997 year]]. Doors open at [[19 o'clock]], the [[21-st]].",
        "The permit of [[6 June of the current year]] runs out [[on 2. August]].",
    ],
    good=[
        "The pier opens on the 14th of March at 7 o'clock, on the day of the 5 July fair. 3 men left.",
        "By the end of the current year all left. In the 1997 year group were 14 of March's best runners. ",
        "A 21-storey house stands in Section 14. March was wet.",
        "The council will vote on 12 March. The Place du 8 mai and the Avenida 9 de Julio are closed.",
        "The Movimiento 26 de julio met in the town hall. In 1917 mars and venus were in line.",
        "“El 9 de agosto,” she wrote. The lot is marked 13月5日.",
    ],
)
def foreign_date(text: str, types: Types, quotes: Quotes, passages: Passages) -> Iterator[Hit]:
    """A date with the month's name in another language ("on 12 mars").

    Translation engines take such names for names of somebody or something, and leave them. Streets, squares, parties
    and hospitals that are called after a day are left alone, and so are quotations and passages in another language.
    Reported as well are dates and times that are put together as another language does: "14 of March", "in 2023 year",
    "18 o'clock", a weekday that nobody translated; these in quotations, too, which nobody spoke in that form.
    """
    for form in date_forms(text, _ENGLISH & types):
        if not in_passage(passages, form.start):
            right = f": {form.right}" if form.right else ""
            message = f"{text[form.start : form.end]!r} is another language's way to write a date{right}"
            yield Hit(Span(form.start, form.end), message, suggestion=form.right, confidence=form.confidence)
    months = _months()
    if months.keys().isdisjoint(types) and "月" not in text:
        return
    for match in _date().finditer(text):
        start, end = match.span()
        before = text[max(0, start - _BEFORE) : start]
        if (re.search(_NAMED, before) and not re.search(_NO_NAME, before)) or quotes.covers(start):
            continue
        if in_passage(passages, start):
            continue
        number = int(match["number"]) if match["number"] else months[match["month"].casefold()]
        if not 1 <= number <= len(FULL_NAMES):
            continue
        right = f"{match['day'] or match['later']} {FULL_NAMES[number - 1]}"
        if match["year"]:
            right += f" {match['year']}"
        yield Hit(Span(start, end), f"{match[0]} is {right} in English", suggestion=right, confidence="high")


@cache
def _months() -> dict[str, int]:
    """The number of each name, in lower case."""
    found: dict[str, int] = {}
    for names in _MONTHS.values():
        found.update({name.casefold(): n for n, name in enumerate(names.split(), 1) if name.isalpha()})
    return {name: n for name, n in found.items() if name.capitalize() not in FULL_NAMES}


@cache
def _date() -> re.Pattern[str]:
    names = {name for all_names in _MONTHS.values() for name in all_names.split() if name.casefold() in _months()}
    return re.compile(
        rf"(?<![\w.,])(?:(?P<day>[0-3]?\d)(?:er|re|[°º.ª]|-?(?:go|ho|ogo|oho))?\s(?:de\s)?(?P<month>{'|'.join(sorted(names))})\b"
        r"(?:\s(?:de\s)?(?P<year>(?:19|20)\d\d)\b)?"
        r"|(?P<number>[01]?\d)月(?P<later>[0-3]?\d)日)"
    )
