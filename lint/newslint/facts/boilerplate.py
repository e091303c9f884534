"""Boilerplate: what a web page put around and between an article's paragraphs, found in one pass over its lines.

Each line is looked at alone first: stock phrases (``phrases``) and shapes (``shapes``) give it a mark, sure or weak.
Then its neighbours decide what else goes with it: a weak mark counts beside a sure one, a heading such as "Most read"
takes along the headlines below it, a comment form the comments, and after the last paragraph of the article the lines
between two marked ones go with them. Lines of one kind in a row are one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from newslint.article import Article, Span
from newslint.facts.lines import Headline, Line, Paragraphs
from newslint.facts.phrases import Mark, PhraseTable, normalise, normalised_line, phrase_table
from newslint.facts.shapes import CODE_SIGNS, Shape, code, credit_at_end, labels, shape
from newslint.knowledge import Knowledge
from newslint.rule import Confidence


class Block(NamedTuple):
    """Boilerplate of one kind: lines in a row, or (``whole`` false) a part of one line.

    ``cue`` says what gave it away: a ``phrase`` or ``shape`` of its own, or its place: in a ``list`` under a heading,
    among ``comments``, in the ``tail`` of the article, ``beside`` other boilerplate. ``lines`` are their numbers,
    ``cut`` is what to delete to be rid of it: the lines with their ends, and the blank lines below.
    """

    kind: str
    start: int
    end: int
    lines: tuple[int, ...]
    confidence: Confidence
    cue: str
    cut: Span
    whole: bool = True


Boilerplate: TypeAlias = tuple[Block, ...]

_EDGE = 8
"""In so many lines at either end of an article, phrases are sought within paragraphs too."""
MAX_SHORT = 300
"""Longer lines are searched at their two ends only."""
_ENDS = 80
"""How much of a long line's or a paragraph's ends is searched."""
PROSE_WIDTH = 80
"""A sentence at least this wide (in Latin letters) is a paragraph of the article unless marked."""
_LONG_WIDTH = 200
"""So is a line this wide without a full stop."""
_LINK_WIDTH = 150
"""Headlines of other stories are narrower than this."""
_MENU_WIDTH = 120
"""Rows of buttons are no longer than this."""
WIDE = 2.5
"""Width of a Chinese, Japanese or Korean character in Latin letters."""
WIDE_LANGUAGES = frozenset(("zh", "ja", "ko"))
_SENTENCE_END = (".", "!", "?", "”", '"', "’", "»", "。", "！", "？", "」", ")", "…", ":", ";", "'")
_STOPS = (".", "!", "?", "”", '"', "»", "。", "！", "？", "」", "…")
"""How a sentence ends, where its words are to be told from those of a label."""
_TELLING = 4
"""A phrase of so many words is believed where it begins a sentence; one less, or few, beside a word for a site."""
_SITE = re.compile(
    r"@\w|www\.|https?:|\w\.(?:com?|org|net|info|tv)\b|newsletter|twitter|facebook|instagram|youtube|whatsapp|telegram|"
    r"linkedin|tiktok|google|cookies?|browser|javascript|ctrl|inbox|e-?mail|website|\bapp\b",
    re.IGNORECASE,
)
_CAPTION = 20
"""A credit at the end of a line with more text than this before it follows a caption."""
_QUOTED = ("“", '"', "„", "«", "‘", "「", "『", "— ", "– ", "―")
"""How direct speech begins: what follows is somebody's words, whatever they look like."""

# Kinds that stand alone, in the middle of articles too: they say nothing about the lines around them.
_ALONE = frozenset(
    ("image", "contributors", "agency", "author", "contact", "embed", "callout", "stamp", "advertisement")
)
# Kinds that name who wrote and sent an article: up to its last paragraph they are its data rather than clutter.
_DATA = frozenset(("agency", "author", "contributors"))
# Kinds that a section's name, alone on its line, may stand beside: elsewhere it is a subheading.
_MENUS = frozenset(("navigation", "tools", "share", "paywall", "comments", "legal", "copyright", "newsletter"))
# Kinds reported with low confidence even where they are certain: many keep them as part of the article.
_KEPT = frozenset(("embed", "stamp"))


# Kinds whose weak phrases are sure where nothing but a person's name follows: "Texto de Ana Lima".
_CREDITS = frozenset(("author", "contributors", "image"))
_CREDITED = re.compile(
    r"[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2}(?::| by| de| di| da| von| par| por| door| av| af)"
    r"(?: (?!(?:The|El|La|Los|Las|Le|Les|Il|Lo|Die|Der|Das|O|A|Os|As) )[^\W\d_a-zß-ÿа-яё][^\W\d_]*[\w.'’-]*){2,4}"
)


class _Unit:
    """A line while its context is weighed. ``level``: 2 sure, 1 weak, 0 unmarked. Most lines keep the defaults."""

    kind = ""
    level = 0
    opens = False
    part: tuple[int, int] | None = None
    taken: Confidence | None = None
    cue = ""

    def __init__(self, line: Line, width: float, prose: bool) -> None:
        self.line = line
        self.width = width
        self.prose = prose

    def take(self, kind: str, confidence: Confidence, cue: str) -> None:
        self.kind, self.taken, self.cue = kind, confidence, cue


def boilerplate(
    article: Article, paragraphs: Paragraphs, headline: Headline, language: str, knowledge: Knowledge
) -> Boilerplate:
    """The blocks of boilerplate of an article, in order."""
    phrases = phrase_table(knowledge, language)
    has_code = any(sign in article.text for sign in CODE_SIGNS)
    scale = WIDE if language in WIDE_LANGUAGES else 1.0
    units = []
    marked = False
    end = len(paragraphs) - _EDGE
    for n, line in enumerate(paragraphs):
        text = line.text
        width = len(text) * scale
        unit = _Unit(line, width, width >= _LONG_WIDTH or (width >= PROSE_WIDTH and text.endswith(_SENTENCE_END)))
        if unit.prose or len(text) > MAX_SHORT:
            _mark_long(unit, phrases, n < _EDGE or n >= end, has_code)
        else:
            _mark_short(unit, phrases)
        marked = marked or unit.level > 0
        units.append(unit)
    if marked:
        _weigh(units, headline.text)
    else:
        _take_byline(units, headline.text)
    return tuple(_blocks(units, article))


def _mark_long(unit: _Unit, phrases: PhraseTable, at_edge: bool, has_code: bool) -> None:
    """What a paragraph says of itself: little but at its two ends. Most lines of an article go this way."""
    text = unit.line.text
    found: Shape | None = None
    mark: Mark | None = None
    if phrases.may_start(text) and not text.startswith(_QUOTED):
        start = normalise(text[:_ENDS]) + " …"
        mark = phrases.starting(start, _TELLING)
        if mark is not None and mark.weak and _SITE.search(text):
            mark = phrases.starting(start, _TELLING - 1)
    if (mark is None or mark.weak) and phrases.may_end(text):
        end = "… " + normalise(text[-_ENDS:])
        mark = phrases.ending(end, _TELLING)
        if mark is not None and mark.weak and _SITE.search(text):
            mark = phrases.ending(end, _TELLING - 1)
    if (mark is None or mark.weak) and len(text) <= MAX_SHORT:
        if at_edge and phrases.may_hold(text):
            mark = phrases.within(normalise(text))
        if has_code and mark is None:
            found = code(text)
    if mark is not None and mark.weak:
        mark = None
    if mark is None or mark.kind == "image":
        found = credit_at_end(text) or found
    if mark is not None or found is not None:
        _set(unit, mark, found)


def _mark_short(unit: _Unit, phrases: PhraseTable) -> None:
    """What a line that is no paragraph says of itself."""
    text = unit.line.text
    found: Shape | None = None
    norm = normalised_line(text)
    mark = phrases.whole.get(norm)
    if mark is None:
        if not text.startswith(_QUOTED):
            mark = phrases.find(norm)
            if mark is not None and not mark.weak and text.endswith(_STOPS) and not _SITE.search(text):
                mark = phrases.find(norm, _TELLING)
        if mark is None or mark.weak:
            found = shape(text, norm, phrases)
        if mark is None and found is None and len(text) <= _MENU_WIDTH and (mark := labels(text, norm, phrases)):
            found = Shape(mark)
    if mark is None or mark.kind == "image":
        found = credit_at_end(text) or found
    if found is None and mark is not None and mark.weak and mark.kind in _CREDITS and _CREDITED.fullmatch(text):
        mark = Mark(mark.kind)
    if mark is not None or found is not None:
        _set(unit, mark, found)


def _set(unit: _Unit, mark: Mark | None, found: Shape | None) -> None:
    if found is not None:
        mark = found.mark
        if found.part and found.part[0] > _CAPTION:
            unit.part = found.part
    if mark is None:
        return
    unit.kind = "stamp" if mark.kind == "update" and _is_stamp(unit.line.text) else mark.kind
    unit.level = 1 if mark.weak else 2
    unit.opens = mark.opens
    unit.cue = "shape" if found else "phrase"
    if unit.level == 2:
        unit.taken = "low" if unit.kind in _KEPT else "high"
        unit.prose = unit.prose and unit.part is not None


def _is_stamp(text: str) -> bool:
    """Whether a note on publication says no more than when: "Published: 12 May 2021, 10:15"."""
    return len(text) < 110 and any(map(str.isdigit, text))


def _weigh(units: list[_Unit], headline: str) -> None:
    """What lines say of their neighbours."""
    _take_comments(units)
    _take_lists(units, headline)
    _take_bio(units)
    _take_tickers(units)
    _take_byline(units, headline)
    _take_tail(units)
    _take_labels(units)
    _take_beside(units)
    _lower(units)


def _is_link(unit: _Unit) -> bool:
    """Whether an unmarked line can be the headline of another story or an entry of a menu."""
    return (
        unit.level < 2
        and not unit.prose
        and unit.width <= _LINK_WIDTH
        and not unit.line.text.endswith((".", ";", "。"))
    )


MIN_BODY = 400
"""Comments follow an article of at least this width."""


def _take_comments(units: list[_Unit]) -> None:
    """Readers' comments: what follows their heading, if what follows the article is full of marks of comments."""
    body = 0.0
    paragraphs: set[str] = set()
    for n, unit in enumerate(units):
        if unit.prose:
            body += unit.width
            paragraphs.add(unit.line.text)
        elif unit.kind == "comments" and unit.level == 2 and unit.opens and body >= MIN_BODY:
            after = units[n + 1 :]
            if sum(one.kind == "comments" for one in after) < max(2, 0.15 * len(after)):
                continue
            for one in after:
                if one.prose and one.line.text in paragraphs:
                    return  # the page prints the article again
                if one.level < 2:
                    one.take("comments", "medium", "comments")
                    one.prose = False
            return


# How many words an entry may have, by the kind of the heading above the list.
_ENTRY_WORDS = {"related": 28, "tags": 6, "comments": 28}
_MAX_LIST = 12
"""Between paragraphs, and where they are longer, lists are too often the article's own."""


def _take_lists(units: list[_Unit], headline: str) -> None:
    """What stands below a heading such as "Related stories": the headlines up to the next paragraph."""
    last = max((n for n, unit in enumerate(units) if unit.prose), default=-1)
    for n, unit in enumerate(units):
        if not unit.opens or unit.level < 2 or unit.kind not in _ENTRY_WORDS:
            continue
        taken = []
        stop = n + 1
        for stop in range(n + 1, len(units) + 1):
            if stop == len(units) or not _is_link(one := units[stop]) or one.line.text == headline:
                break
            if one.line.text.count(" ") >= _ENTRY_WORDS[unit.kind]:
                break
            taken.append(one)
        confidence: Confidence = "medium" if n > last and len(taken) <= _MAX_LIST else "low"
        if n < last and stop < len(units) and units[stop].level < 2 and len(taken) > 1:
            taken.pop()  # it may be the subheading of the paragraph that follows
        for one in taken:
            one.take(unit.kind, confidence, "list")


def _take_tickers(units: Sequence[_Unit]) -> None:
    """Three lines in a row that each begin with a time of day are a list of other stories."""
    run: list[_Unit] = []
    for unit in [*units, None]:
        if unit is not None and unit.kind == "ticker":
            run.append(unit)
            continue
        for one in run:
            if len(run) >= 3:
                one.take("related", "medium", "list")
            else:
                one.kind, one.level = "", 0
        run = []


def _take_tail(units: Sequence[_Unit]) -> None:
    """After the last paragraph, what stands between and below two or more sure lines goes with them."""
    start = max((n for n, unit in enumerate(units) if unit.prose and not unit.taken), default=len(units)) + 1
    tail = units[start:]
    sure = [n for n, unit in enumerate(tail) if unit.level == 2 and unit.kind not in _ALONE]
    if len(sure) < 2:
        return
    kind = ""
    run: list[_Unit] = []
    for unit in [*tail[sure[0] :], None]:
        if unit is not None and unit.level < 2:
            if unit.taken in (None, "low") and (unit.level == 1 or _is_link(unit)):
                run.append(unit)
            continue
        if len(run) <= _MAX_LIST:
            for one in run:
                one.take(one.kind or kind, "medium", "tail")
        run = []
        if unit is not None:
            kind = unit.kind


_LABEL_WORDS, _LABEL_WIDTH, _LEAST_LABELS = 3, 32, 3


def _take_labels(units: Sequence[_Unit]) -> None:
    """After the last paragraph, three or more labels in a row below a sure line go with it: topics, sections."""
    start = max((n for n, unit in enumerate(units) if unit.prose and not unit.taken), default=len(units)) + 1
    run: list[_Unit] = []
    above: _Unit | None = None
    for unit in [*units[start:], None]:
        if unit is not None and not unit.taken and _is_label(unit):
            run.append(unit)
            continue
        if len(run) >= _LEAST_LABELS and above is not None and above.level == 2 and above.kind not in _ALONE:
            for one in run:
                one.take(one.kind or above.kind, "medium", "tail")
        run, above = [], unit


def _is_label(unit: _Unit) -> bool:
    """Whether a line may name a topic or a section of a site."""
    text = unit.line.text
    if unit.width > _LABEL_WIDTH or text.count(" ") >= _LABEL_WORDS or text.endswith(_SENTENCE_END):
        return False
    return text[0].isalpha() and not any(map(str.isdigit, text))


def _take_beside(units: Sequence[_Unit]) -> None:
    """A weak mark counts beside a sure one, and where three stand in a row."""
    count = len(units)
    for n, unit in enumerate(units):
        if unit.level != 1 or unit.taken:
            continue
        first = last = n
        while first > 0 and units[first - 1].level == 1:
            first -= 1
        while last + 1 < count and units[last + 1].level == 1:
            last += 1
        ends = (units[first - 1] if first else None, units[last + 1] if last + 1 < count else None)
        sure = [
            one for one in ends if one is not None and one.level == 2 and (one.part is None or unit.kind == "image")
        ]
        if unit.kind == "navigation":
            sure = [one for one in sure if one.kind in _MENUS]
        if sure or last - first >= 2:
            for one in units[first : last + 1]:
                if not one.taken:
                    one.take(one.kind, "medium", "beside")


def _lower(units: Sequence[_Unit]) -> None:
    """What many keep as part of an article: its data up to the last paragraph, a caption's credit within its line."""
    last = max((n for n, unit in enumerate(units) if unit.prose), default=-1)
    for n, unit in enumerate(units):
        if unit.kind in _DATA and unit.taken and n < last:
            unit.taken = "low"
        if unit.part is not None:
            beside = units[max(n - 1, 0) : n + 2]
            if not any(one.kind == "image" and one.part is None for one in beside):
                unit.taken = "low"


_MAX_BIO = 3


def _take_bio(units: Sequence[_Unit]) -> None:
    """What stands below "About the author", up to the next boilerplate or the end, if it is short."""
    for n, unit in enumerate(units):
        if unit.kind != "author" or not unit.opens or unit.level < 2:
            continue
        after = units[n + 1 : n + 2 + _MAX_BIO]
        stop = next((m for m, one in enumerate(after) if one.level == 2), len(after))
        if 0 < stop <= _MAX_BIO:
            for one in after[:stop]:
                one.take("author", "medium", "list")
                one.prose = False


_NAME = re.compile(
    r"(?:[-–—] ?)?[^\W\d_]\.?(?:[\w.'’-]*)(?: (?:[^\W\d_][\w.'’-]*|&)){1,3}|\([\w ./,-]{1,24}\)|[-–—] ?[^\W\d_]{2,}"
)


def _take_byline(units: Sequence[_Unit], headline: str) -> None:
    """A name, or initials in brackets, alone on the last line that is nothing else; not one that the headline holds."""
    for n in range(len(units) - 1, 0, -1):
        unit = units[n]
        if unit.taken:
            continue
        text = unit.line.text
        before = units[n - 1]
        if unit.level == 0 and len(text) <= 40 and (before.prose or before.taken) and _NAME.fullmatch(text):
            words = text.strip("()-–— ").split()
            if " ".join(words[:2]) in headline:
                return
            if text[0] == "(" or all(word[:1].isupper() or word in _PARTICLES for word in words):
                unit.take("byline", "medium", "tail")
        return


_PARTICLES = frozenset("de del della di da dos van von der den la le el al bin and y e und et &".split())


def _blocks(units: Sequence[_Unit], article: Article) -> Iterator[Block]:
    row: list[int] = []
    for n, unit in enumerate(units):
        if row and not _joins(units[row[-1]], unit):
            yield _block(units, row, article)
            row = []
        if unit.part is not None and unit.taken:
            span = Span(unit.line.start + unit.part[0], unit.line.start + unit.part[1])
            yield Block(unit.kind, *span, (unit.line.number,), unit.taken, unit.cue, span, whole=False)
        elif unit.taken:
            row.append(n)
    if row:
        yield _block(units, row, article)


def _joins(unit: _Unit, after: _Unit) -> bool:
    """Whether the line after a taken one belongs to the same block."""
    low = (unit.taken == "low", after.taken == "low")
    return after.taken is not None and after.part is None and after.kind == unit.kind and low[0] == low[1]


def _block(units: Sequence[_Unit], row: Sequence[int], article: Article) -> Block:
    """The block of some neighbouring units. It is as certain as two thirds of its lines."""
    first, last = units[row[0]], units[row[-1]]
    confidence = first.taken or "low"
    if confidence != "low":
        sure = sum(units[n].taken == "high" for n in row)
        confidence = "high" if 3 * sure >= 2 * len(row) else "medium"
    starts = article.line_index.starts
    after = row[-1] + 1
    end = starts[units[after].line.number - 1] if after < len(units) else len(article.text)
    numbers = tuple(units[n].line.number for n in row)
    cut = Span(starts[first.line.number - 1], end)
    return Block(first.kind, first.line.start, last.line.end, numbers, confidence, first.cue, cut)
