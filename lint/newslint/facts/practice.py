"""The fact ``practice``: what an article shows of the habits of whoever published it, counted.

Byline, date, credit, attribution, corrections: what the codes of the trade ask for and a program can see without
knowing what is true. Nothing here is a fault by itself; the rate over a source's articles says how it works.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from newslint.article import Article, Span
from newslint.corpus.metadata import dateline_date
from newslint.facts.attribution import Attributions, Speaker
from newslint.facts.boilerplate import Boilerplate
from newslint.facts.dates import Dates
from newslint.facts.figures.quantity import Quantities
from newslint.facts.lines import Headline, Lines
from newslint.facts.names import Names
from newslint.facts.quotes import Quotes
from newslint.facts.sketch import Sketch
from newslint.record import NamedTuple

PRACTICES = (
    "byline", "named-byline", "dateline", "dated", "plausible-date", "agency-credit", "quotes-closed",
    "named-speaker", "organisation-speaker", "anonymous-speaker", "no-speaker", "correction", "label",
    "headline-terms", "headline-figures",
)  # fmt: skip


class Count(NamedTuple):
    """k of n. ``span``: the first place that shows it or where it is missed, else the article's first line."""

    k: int = 0
    n: int = 0
    span: Span = Span(0, 0)


class Practice(NamedTuple):
    """The size of an article in several units, its day (an ordinal, 0 unknown), and a count for each of PRACTICES."""

    words: int
    lines: int
    names: int
    figures: int
    day: int
    counts: tuple[Count, ...]

    def units(self) -> dict[str, int]:
        """How many opportunities for a finding the article holds, by unit."""
        return {
            "articles": 1, "words": self.words, "lines": self.lines, "names": self.names, "figures": self.figures,
        }  # fmt: skip


HEAD, FOOT = 6, 4
"""Bylines and datelines stand within the first six lines, bylines within the last four too."""
_MAX_BYLINE = 120
_BY = re.compile(
    r"(?:By|Written by|Words by|Author|Reporter|Text|Von|Par|Por|Di|Door|Av|Af|Автор)\s?:?\s+"
    r"(?P<who>[^\W\d_a-z][^\n|•]{2,100})"
)
_PERSON = re.compile(
    r"[^\W\d_a-z][\w'’.-]+(?: (?:[^\W\d_a-z]\.|de|van|von|der|al|bin|la|da|dos)){0,3} [^\W\d_a-z][\w'’-]+"
)
_NOBODY = re.compile(
    r"\b(?:staff|news ?room|editors?|editorial|desk|team|agenc(?:y|ies)|admin|reporters?|correspondents?|redaktion|"
    r"rédaction|redacción|redazione|news|press|bureau|service|online|web|media|times|post|daily|radio|tv)\b",
    re.IGNORECASE,
)
_AGENCIES = (
    "AFP|Agence France-Presse|Reuters|Associated Press|AP|ANSA|EFE|dpa|DPA|Kyodo(?: News)?|Anadolu(?: Agency)?|Xinhua|"
    "TASS|Interfax|RIA Novosti|Yonhap|PTI|IANS|UNIAN|Ukrinform|BNS|AAP|NTB|Ritzau|STT|PAP|CTK|ČTK|MTI|Belga|ANP|Lusa|"
    "UPI|Bloomberg|PA Media|Press Association"
)
_AGENCY = re.compile(rf"(?<!\w)(?:{_AGENCIES})(?!\w)")
_DATELINE = re.compile(
    r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’ -]){2,40}(?:,[^()\n–—]{1,50})?\s?(?:\([^\W\d_][^()\n]{1,30}\))?\s?[-–—]{1,2}\s"
    rf"|[^\W\d_][^()\n–—:]{{2,60}} \((?:{_AGENCIES})\)\s?[-–—:]"
)
_CORRECTION = re.compile(
    r"(?:corrections?|clarifications?|editor['’]?s['’]? note|corrected|rectificatif|richtigstellung|korrektur|"
    r"korrigering|corrección|fe de erratas|rettifica|sprostowanie|поправка|уточнение)\s?[:(—–-]"
    r"|(?:an )?earlier version of this (?:article|story|report)"
    r"|this (?:article|story|report|post) (?:was|has been) (?:updated|corrected|amended|clarified)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:opinion|op-ed|editorial|analysis|commentary|column|review|explainer|fact[ -]check|interview|live(?: blog)?|"
    r"sponsored(?: content| post)?|advertorial|partner content|paid (?:content|post)|promoted|press release|"
    r"meinung|kommentar|analyse|tribune|opinión|análisis|editoriale|commento|мнение|колонка)(?:\s?[|:/–—-]\s?.{0,200})?",
    re.IGNORECASE,
)
_MAX_LABEL = 40
EARLIEST = date(1995, 1, 1).toordinal()
"""Before newspapers were on the web, a date is what a program fills in."""
DATELINE_DAYS = 7
"""Between a dateline's day and that of publication."""
_AHEAD = range(2, 61)
"""A day so far after publication that is told as past speaks against the date; farther ones are plans and typos."""
_PAST = re.compile(r"\b(?:was|were|died|killed|took place|happened|began|came|went|fell)\b")
_FUTURE = re.compile(
    r"\b(?:will|would|shall|until|till|by|before|due|plan\w*|schedul\w*|expect\w*|deadline|expir\w*|next|from|valid|"
    r"going to|to be|is|are|can|may)\b"
)
_TERM = re.compile(r"[^\W\d_]{4,}")
_STEM, _ENDING = 4, 2
"""A word of the headline is in the body when one there begins like it, two letters of its ending or so aside."""
_LONGEST = 30
_COMMON = frozenset(
    "about after again against amid before behind being between could every first from have here into just later "
    "makes more most much near news over says should since some than that their them then there these they this "
    "those three through today under until what when where which while will with within without would year years "
    "your live watch video photos exclusive breaking update opinion analysis".split()
)
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*")
_UNSPACED = frozenset(("zh", "ja", "th", "km", "lo", "my"))


def practice(
    article: Article,
    lines: Lines,
    headline: Headline,
    boilerplate: Boilerplate,
    quotes: Quotes,
    attributions: Attributions,
    dates: Dates,
    names: Names,
    quantities: Quantities,
    sketch: Sketch,
    language: str,
) -> Practice:
    """The practice of an article. Names and figures are counted in English, where the rules on them hold."""
    counts = {
        **_byline(article, lines, boilerplate),
        **_dates(article, lines, dates),
        **_quotations(quotes, attributions),
        "correction": _seen(_first_match(_CORRECTION, lines)),
        "label": _seen(_label(lines, headline)),
        **_headline(article.text, headline, language),
    }
    english = language == "en"
    return Practice(
        sketch.words,
        len(lines),
        sum(len(name.spans) for name in names) if english else 0,
        len(quantities) + len(dates) if english else 0,
        article.date.toordinal() if article.date else 0,
        tuple(_placed(counts.get(name, Count()), lines) for name in PRACTICES),
    )


def _placed(count: Count, lines: Lines) -> Count:
    return count._replace(span=lines[0].span) if count.n and count.span == (0, 0) and lines else count


def _seen(span: Span | None) -> Count:
    """One article that shows something, or does not."""
    return Count(1, 1, span) if span is not None else Count(0, 1)


def _byline(article: Article, lines: Lines, boilerplate: Boilerplate) -> dict[str, Count]:
    who = article.byline.strip()[:_MAX_BYLINE]
    span = Span(0, 0)
    if not who:
        for line in (*lines[:HEAD], *lines[HEAD:][-FOOT:]):
            if len(line.text) <= _MAX_BYLINE and (found := _BY.match(line.text)):
                who, span = found["who"], line.span
                break
        else:
            credit = next((block for block in boilerplate if block.kind in ("author", "contributors")), None)
            if credit:
                span = Span(credit.start, credit.end)
                who = article.text[span.start : span.end]
    if not who:
        return {"byline": Count(0, 1), "agency-credit": _agency(article, lines, boilerplate, who)}
    named = _PERSON.search(who) is not None and not _NOBODY.search(who) and not _AGENCY.fullmatch(who)
    return {
        "byline": Count(1, 1, span),
        "named-byline": Count(int(named), 1, span),
        "agency-credit": _agency(article, lines, boilerplate, who),
    }


def _agency(article: Article, lines: Lines, boilerplate: Boilerplate, byline: str) -> Count:
    """Whether a news agency is credited: in the byline, the dateline or a credit line."""
    if _AGENCY.search(byline) or _AGENCY.fullmatch(article.source):
        return Count(1, 1)
    for line in lines[:HEAD]:
        if (found := _DATELINE.match(line.text)) and _AGENCY.search(found[0]):
            return Count(1, 1, Span(line.start, line.start + found.end()))
    return _seen(next((Span(block.start, block.end) for block in boilerplate if block.kind == "agency"), None))


def _dates(article: Article, lines: Lines, dates: Dates) -> dict[str, Count]:
    dateline = next(
        (Span(line.start, line.start + found.end()) for line in lines[:HEAD] if (found := _DATELINE.match(line.text))),
        None,
    )
    counts = {"dateline": _seen(dateline), "dated": Count(int(article.date is not None), 1)}
    if article.date is not None:
        against = _against(article, article.date, dates)
        counts["plausible-date"] = Count(int(against is None), 1, against or Span(0, 0))
    return counts


def _against(article: Article, published: date, dates: Dates) -> Span | None:
    """What speaks against the day of publication: the day itself, another dateline, a later day told as past."""
    day = published.toordinal()
    told = dateline_date(article.text)
    if day < EARLIEST or (told is not None and abs(told.toordinal() - day) > DATELINE_DAYS):
        return Span(0, 0)
    for mention in dates:
        on = mention.in_year()
        if on is None or on.toordinal() - day not in _AHEAD:
            continue
        start = article.text.rfind("\n", max(0, mention.start - 120), mention.start) + 1 or max(0, mention.start - 120)
        around = article.text[start : mention.end + 60].partition("\n")[0]
        if _PAST.search(around) and not _FUTURE.search(around):
            return mention.span
    return None


def _quotations(quotes: Quotes, attributions: Attributions) -> dict[str, Count]:
    broken = [flaw.span for flaw in quotes.flaws if flaw.kind in ("unopened", "unclosed")]
    closed = len(quotes.spans)
    counts = {"quotes-closed": Count(closed, closed + len(broken), broken[0] if broken else Span(0, 0))}
    total = len(attributions)
    for speaker, name in (
        (Speaker.NAMED, "named-speaker"),
        (Speaker.ORGANISATION, "organisation-speaker"),
        (Speaker.ANONYMOUS, "anonymous-speaker"),
        (Speaker.NONE, "no-speaker"),
    ):
        # What speaks for a source shows where it is missing, the rest where it is.
        shown = [one.span for one in attributions if (one.speaker is speaker) != (speaker is Speaker.NAMED)]
        k = sum(one.speaker is speaker for one in attributions)
        counts[name] = Count(k, total, shown[0] if shown else Span(0, 0))
    return counts


def _first_match(pattern: re.Pattern[str], lines: Lines) -> Span | None:
    return next((line.span for line in lines if pattern.match(line.text)), None)


def _label(lines: Lines, headline: Headline) -> Span | None:
    for line in lines[:HEAD]:
        short = len(line.text) <= _MAX_LABEL or (headline.span is not None and line.start == headline.span.start)
        if short and _LABEL.fullmatch(line.text):
            return line.span
    return headline.span or Span(0, 0) if headline.span is None and _LABEL.fullmatch(headline.text) else None


def _headline(text: str, headline: Headline, language: str) -> dict[str, Count]:
    """Which words and numbers of the headline the body has."""
    if not headline.text or language in _UNSPACED:
        return {}
    span = headline.span or Span(0, 0)
    body = text[: span.start] + text[span.end :]
    if not body.strip():
        return {}
    words = set(_TERM.findall(body.lower()))
    beginnings = {word[:end] for word in words for end in range(_STEM, min(len(word), _LONGEST) + 1)}
    terms = [word for word in dict.fromkeys(_TERM.findall(headline.text.lower())) if word not in _COMMON]
    figures = set(_digits(_NUMBER.findall(body)))
    numbers = list(dict.fromkeys(_digits(_NUMBER.findall(headline.text))))
    return {
        "headline-terms": Count(sum(_stem(word) in beginnings for word in terms), len(terms), span),
        "headline-figures": Count(sum(number in figures for number in numbers), len(numbers), span),
    }


def _stem(word: str) -> str:
    return word[: max(_STEM, min(len(word), _LONGEST) - _ENDING)]


def _digits(numbers: Sequence[str]) -> Iterable[str]:
    """Numbers without separators."""
    return [re.sub(r"\D", "", number) for number in numbers]
