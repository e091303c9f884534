"""Page furniture by its make: stamps, bylines, paths, rows of buttons, and what ``widgets`` show.

Such lines are put together from small closed vocabularies, in any order and number: a line every piece of which is of
a date and a time is a stamp, whatever the words. None of them is a sentence. Sites of any country word them anew, so
that no list of phrases holds them. What may also be a subheading is weak.
"""

from __future__ import annotations

import re

from newslint.facts.boilerplate.bios import PERSON, ROLES
from newslint.facts.boilerplate.phrases import Mark
from newslint.facts.boilerplate.widgets import COUNT_FILLERS, COUNTED, counter, rates, ticker, weather
from newslint.months import MONTHS

WIDEST = 120
"""Longer lines are sentences or lists."""
_STAMP = Mark("stamp")
_WEAK_STAMP = Mark("stamp", weak=True)
_BYLINE = Mark("author")
_WEAK_BYLINE = Mark("author", weak=True)
_PATH = Mark("navigation")
_WEAK_PATH = Mark("navigation", weak=True)
_TOOLS = Mark("tools")
_WEAK_TOOLS = Mark("tools", weak=True)
_SHARE = Mark("share")
_ENDS = frozenset(".!?”\"’':;,")


def furniture(text: str, signed: bool) -> Mark | None:
    """The mark of a line (stripped, English) that is a piece of page furniture.

    Its first word and its last tell most other lines. ``signed``: whether its article has arrows or strokes at all.
    """
    if len(text) > WIDEST or (text[-1] in _ENDS and text[-2:] != "m."):
        return None
    first, last = text.partition(" ")[0], text[text.rfind(" ") + 1 :]
    if text[0] == "(" and _INITIALS.fullmatch(text):
        return _BYLINE
    mark = _of_numbers(text, first) if _DIGIT.search(text) else None
    if mark is not None or len(first) == len(text):
        return mark
    opens, closes = first.lower(), last.lower()
    if opens in _LEADS or closes in ROLES or "@" in text:
        mark = byline(text)
    if mark is None and (opens == "in" or ", " in text or (signed and _STEPS.search(text))):
        mark = path(text)
    if mark is None and _bare(opens) in _CONTROLS and _bare(closes) in _CONTROLS:
        mark = controls(text)
    return mark


def _of_numbers(text: str, first: str) -> Mark | None:
    if ("°" in text and (mark := weather(text))) or ("%" in text and (mark := rates(text))):
        return mark
    piece = first.lower().strip(",.:;-–—|()[]")
    if not piece or piece[0].isdigit() or piece in _STAMP_WORDS or first.isupper():
        mark = stamp(text) or ticker(text)
        if mark:
            return mark
    return counter(text) if piece in COUNTED or piece in COUNT_FILLERS or piece[:1].isdigit() else None


def _bare(word: str) -> str:
    return word.strip("()#.…|·•-+")


_DIGIT = re.compile(r"\d")
_INITIALS = re.compile(r"\([a-z]{2,5}(?:[/,-] ?[a-z]{2,5}){1,3}\)")
"""Who wrote and who edited, as agencies sign: (abc/de)."""
_LEADS = frozenset(
    "by by: from written words story text reported report posted published analysis opinion comment".split()
    + "review interview guest a".split()
)
_STEPS = re.compile(r" [/>] |[→»›]")


_PIECE = re.compile(r"[^\s,|·•∙()\[\]–—]+")
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d\d){1,2}(?:am|pm|z)?|\d{1,2}(?:am|pm)")
_NUMERIC = re.compile(
    r"(?:\d{1,2}[-/.]\d{1,2}[-/.](?:20)?\d\d|20\d\d[-/.]\d{1,2}[-/.]\d{1,2})(?:t\d\d:\d\d[\d:.+z-]*)?"
)
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_YEAR = re.compile(r"199\d|20\d\d")
_AGE = re.compile(r"\d{1,3}(?:s|m|h|d|w|hrs?|mins?)")
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun".split()
)
_HALVES = frozenset("am pm a.m p.m noon midnight".split())
_ZONES = frozenset(
    "gmt utc bst ist cet cest eet eest est edt et cst cdt ct mst mdt mt pst pdt pt aest aedt acst awst nzst nzdt sast "
    "wat eat pkt sgt hkt jst kst wib msk trt hrs hours uhr local time".split()
)
_ISSUED = frozenset("posted published updated modified created edited issued uploaded dated revised".split())
_AGED = frozenset("second seconds minute minutes min mins hour hours hr hrs day days week weeks month months".split())
_STAMP_FILLERS = frozenset("on at last first by the date time of paid".split())


def stamp(text: str) -> Mark | None:
    """A date and a time in any order and zone, or how long ago and how long to read.

    A date alone, or without its year or zone, may be the heading of a diary: weak.
    """
    seen: set[str] = set()
    for n, found in enumerate(_PIECE.finditer(text)):
        raw = found[0]
        piece = raw.lower().strip(".:;-/")
        if not piece:
            continue
        kind = _stamp_piece(piece)
        if kind is None:
            if n or not raw.isupper() or len(raw) > 5 or not raw.isalpha():
                return None
            kind = "origin"
        seen.add(kind)
    if "numeric" in seen or {"day", "month", "year"} <= seen:
        if "clock" in seen or "issued" in seen:
            return _STAMP
        return None if text.endswith((".", ":")) else _WEAK_STAMP
    if "clock" in seen and ("today" in seen or {"day", "month"} <= seen or "weekday" in seen):
        return _STAMP if seen & {"zone", "issued", "ago"} else _WEAK_STAMP
    if {"ago", "age"} <= seen or {"ago", "number", "aged"} <= seen or {"ago", "day", "aged"} <= seen:
        return _STAMP
    if "read" in seen and seen & {"age", "aged"}:
        return _TOOLS
    if {"issued", "today"} <= seen or {"clock", "zone", "half"} <= seen:
        return _WEAK_STAMP
    return None


def _stamp_piece(piece: str) -> str | None:
    """Of which kind a piece of a stamp is; None if it is none."""
    if piece[0].isalpha():
        return _STAMP_WORDS.get(piece)
    for kind, pattern in _STAMP_FORMS:
        if pattern.fullmatch(piece):
            return kind
    return _hyphened(piece)


def _hyphened(piece: str) -> str | None:
    """What "5-minute" is."""
    number, _, unit = piece.partition("-")
    return "age" if number.isdigit() and unit in _AGED else None


_STAMP_WORDS = {
    word: kind
    for kind, words in (
        ("month", MONTHS),
        ("weekday", _DAYS),
        ("half", _HALVES),
        ("zone", _ZONES),
        ("issued", _ISSUED),
        ("ago", ("ago",)),
        ("aged", _AGED),
        ("read", ("read", "reading")),
        ("today", ("today", "yesterday", "now")),
        ("filler", _STAMP_FILLERS),
    )
    for word in words
}
_STAMP_FORMS = (
    ("clock", _CLOCK),
    ("numeric", _NUMERIC),
    ("year", _YEAR),
    ("age", _AGE),
    ("day", _DAY),
)

_NAME = re.compile(PERSON)
_BY = re.compile(
    r"(?i:(?:(?:a )?guest (?:post|column|essay)|written|words|story|text|reported|report|posted|published|analysis|"
    r"opinion|comment|review|interview) by|by|from our)\b:? +"
)
_AFTER_NAME = re.compile(
    r", ?| ?[|/–—(·•]| - | @| for | edited by | with | in (?=[A-Z])| (?=(?:Staff|Senior|Chief|Special|Political|"
    r"Business|Education|Health|Science|Sports?|Crime|Court|Environment|Transport|Economics|Foreign|City) )| (?=\d)"
)
_ROLE_WORDS = 12


def byline(text: str) -> Mark | None:
    """Who wrote the article: a name behind "By", or before what reporters are called.

    Nothing else may stand in the line than a name, a role, an outlet, a handle, a stamp. Who names nobody ("By our
    staff") has no byline, as profiles of sources count them.
    """
    if text.count(" ") > 14:
        return None
    lead = _BY.match(text)
    if lead is None:
        return _signed(text)
    rest = text[lead.end() :]
    cut = _AFTER_NAME.search(rest)
    name, more = (rest[: cut.start()], rest[cut.start() :]) if cut else (rest, "")
    if not _NAME.fullmatch(name) or name.lower().split()[0] in _NO_NAMES:
        return None
    if not more:
        return _BYLINE if text[0].isupper() else _WEAK_BYLINE
    if "@" in more or _role_in(more) or stamp(more.strip(" ,|/–—(·•-")) or more.startswith((" edited by ", " with ")):
        return _BYLINE
    return _WEAK_BYLINE if _NAME.fullmatch(more.strip(" ,|/–—()·•-").removeprefix("for ").removeprefix("in ")) else None


_NO_NAMES = (
    _DAYS | frozenset(MONTHS) | frozenset("the a an my our this that these those all contrast comparison".split())
)


def _role_in(text: str) -> bool:
    words = [word.strip(".,()|/–—-").lower() for word in text.split()]
    return len(words) <= _ROLE_WORDS and not ROLES.isdisjoint(words)


def _signed(text: str) -> Mark | None:
    """A name and a role, or a handle, with nothing before them."""
    cut = _AFTER_NAME.search(text)
    if cut is None or not _NAME.fullmatch(text[: cut.start()]):
        return None
    more = text[cut.start() :]
    if "@" in more and re.fullmatch(r"[ |/,–—(·•-]*@\w{2,30}\)?", more):
        return _BYLINE
    words = more.strip(" ,|/–—()·•-").split()
    if len(words) <= 4 and words and words[-1].lower() in ROLES:
        return _BYLINE if cut[0].strip() in ("|", "/") else _WEAK_BYLINE
    return None


_HOME = frozenset("home homepage start news frontpage front main index newsroom".split())
SECTIONS = frozenset(
    "news politics business sport sports culture entertainment opinion world local national international economy tech "
    "technology science health lifestyle travel education environment crime weather markets finance features "
    "analysis video videos stories headlines latest agriculture arts books food football cricket "
    "society".split()
)
_STEP = re.compile(r"\s+[/>→]\s+|\s*[»›]\s*")
_LONGEST_STEP, _MOST_STEPS = 90, 8


def path(text: str) -> Mark | None:
    """Where the page stands on the site: "Home / Cities / Velmora", "in Agriculture, Top Stories"."""
    if _STEPS.search(text):
        steps = [step.strip() for step in _STEP.split(text)]
        if not 2 <= len(steps) <= _MOST_STEPS or not all(0 < len(step) <= _LONGEST_STEP for step in steps):
            return None
        if steps[0].lower() in _HOME and len(steps) > 2:
            return _PATH
        if any(step.lower() in SECTIONS for step in steps):
            return _WEAK_PATH
        return _PATH if text.count("»") + text.count("›") > 1 and all(step[0].isupper() for step in steps[1:]) else None
    listed = text.removeprefix("in ").removeprefix("In ").removeprefix("Filed under ")
    names = listed.split(", ")
    if len(names) < 2 and listed is text:
        return None
    if not all(name and name[0].isupper() and name.count(" ") < 3 for name in names):
        return None
    within = {word.lower() for name in names for word in name.split()}
    return _WEAK_PATH if not SECTIONS.isdisjoint(within) else None


_PLATFORMS = frozenset(
    "facebook twitter x whatsapp telegram linkedin reddit pinterest instagram email e-mail mail messenger flipboard "
    "threads bluesky mastodon tiktok youtube viber sms".split()
)
_VERBS = frozenset(
    "share save copy print email tweet pin post like reply comment follow listen watch play read view see show hide "
    "load open close expand enlarge zoom swipe tap click scroll skip jump continue return download bookmark "
    "report gift browse explore sort filter search subscribe join sign log register vote rate add recommend send "
    "enter correct forward".split()
)
_NOUNS = frozenset(
    "link links stories story articles article page pages photos photo images image videos video gallery slideshow "
    "slide caption comments comment replies posts post thread reporter author editor newsletter site website menu "
    "content section fullscreen screen transcript audio text size font map graphic chart results fixtures standings "
    "schedule table tables scorecard score scores chart charts box lineups line-ups stats statistics "
    "highlights report match league "
    "commentary news headlines archive episode episodes podcast podcasts topics tags updates app options settings "
    "preferences discussion conversation play-by-play watchlist fixture team boxscore timeline companies stocks "
    "sources references homepage gallery photographs error errors rules".split()
)
_FILLERS = frozenset(
    "to the a an this in on for of and or by from with our your via at here now all more less next previous prev older "
    "newer full upcoming latest related back formerly as down min mins minute minutes".split()
)
_CONTROLS = _PLATFORMS | _VERBS | _NOUNS | _FILLERS | {"", *"0123456789"}
_LOOSE = frozenset("the a an from".split())
"""Where they stand, the line may be a subheading ("View from the article")."""
_MOST_CONTROLS = 10
_BARS = re.compile(r"\s*[|·•]\s*")


def controls(text: str) -> Mark | None:
    """Buttons and headings of a page in a row, or one that says what it does: "Copy link Share", "Load more posts"."""
    if not text[0].isupper() or text.count(" ") >= _MOST_CONTROLS + 4:
        return None
    words = [word for word in map(_bare, text.lower().split()) if word and not word.isdigit()]
    if not 2 <= len(words) <= _MOST_CONTROLS:
        return None
    verbs = nouns = platforms = 0
    for word in words:
        if word in _PLATFORMS:
            platforms += 1
        elif word in _VERBS:
            verbs += 1
            nouns += word in _NOUNS
        elif word in _NOUNS:
            nouns += 1
        elif word not in _FILLERS:
            return None
    if platforms and verbs + platforms > 1:
        return _SHARE
    if not _LOOSE.isdisjoint(words):
        return _WEAK_TOOLS if verbs and nouns else None
    if words[0] in _VERBS and (nouns or verbs > 1):
        return _TOOLS
    if nouns > 1 and len(_BARS.split(text)) > 1:
        return _TOOLS
    if nouns > 1 and words[-1] == "here":
        return _TOOLS
    return _WEAK_TOOLS if nouns + verbs > 1 or (nouns and _FILLERS.intersection(words)) else None
