"""What each line says of itself: stock phrases (``phrases``) and shapes (``shapes``) mark it, surely or weakly."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newslint.facts.boilerplate.glance import BRACKET, CREDIT, END, LABEL, SENTENCE, START, Glance
from newslint.facts.boilerplate.normal import normalise, normalised_line
from newslint.facts.boilerplate.phrases import Mark, PhraseTable
from newslint.facts.boilerplate.shapes import (
    COPYRIGHT,
    SIGNS,
    Shape,
    code,
    credit_at_end,
    credit_behind_caption,
    holds_code,
    labels,
    sections,
    shape,
)
from newslint.facts.lines import Line, Paragraphs
from newslint.record import NamedTuple
from newslint.rule import Confidence

_EDGE = 4
"""In so many lines at either end of an article, and beside marked ones, phrases are sought within paragraphs too."""
MAX_SHORT = 300
"""Longer lines are searched at their two ends only."""
_ENDS = 80
"""How much of a long line's or a paragraph's ends is searched."""
PROSE_WIDTH = 80
"""A sentence at least this wide (in Latin letters) is a paragraph of the article unless marked."""
_LONG_WIDTH = 200
"""So is a line this wide without a full stop."""
_MENU_WIDTH = 120
"""Rows of buttons are no longer than this."""
_STOPS = (".", "!", "?", "”", '"', "»", "。", "！", "？", "」", "…")
"""How a sentence ends, where its words are to be told from those of a label."""
_TELLING = 4
"""A phrase of so many words is believed where it begins a sentence; one less, or few, beside a word for a site."""
_SITE = re.compile(
    r"@\w|www\.|https?:|\w\.(?:com?|org|net|info|tv)\b|newsletter|twitter|facebook|instagram|youtube|whatsapp|telegram|"
    r"linkedin|tiktok|google|cookies?|browser|javascript|ctrl|inbox|e-?mail|website|\bapp\b",
    re.IGNORECASE,
)
MAX_NAME = 40
"""A name alone on its line is no longer than this."""
_CAPTION = 20
"""A credit at the end of a line with more text than this before it follows a caption."""
_QUOTED = ("“", '"', "„", "«", "‘", "「", "『", "— ", "– ", "―")
"""How direct speech begins: what follows is somebody's words, whatever they look like."""
# Kinds that stand alone, in the middle of articles too: they say nothing about the lines around them.
ALONE = frozenset(
    ("image", "contributors", "agency", "author", "contact", "embed", "callout", "stamp", "advertisement")
)
# Kinds reported with low confidence even where they are certain: many keep them as part of the article.
_KEPT = frozenset(("embed", "stamp"))
# Kinds whose weak phrases are sure where nothing but a person's name follows: "Texto de Ana Lima".
CREDITS = frozenset(("author", "contributors", "image"))
_CREDITED = re.compile(
    r"[^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,2}(?::| by| de| di| da| von| par| por| door| av| af)"
    r"(?: (?!(?:The|El|La|Los|Las|Le|Les|Il|Lo|Die|Der|Das|O|A|Os|As) )[^\W\d_a-zß-ÿа-яё][^\W\d_]*[\w.'’-]*){2,4}"
)


class Unit:
    """A line while its context is weighed. ``level``: 2 sure, 1 weak, 0 unmarked. Most lines keep the defaults."""

    kind = ""
    level = 0
    opens = False
    part: tuple[int, int] | None = None
    """The offsets of the boilerplate in the line, where it is not all."""
    taken: Confidence | None = None
    cue = ""

    def __init__(self, line: Line, width: float, prose: bool) -> None:
        self.line = line
        self.width = width
        self.prose = prose

    def take(self, kind: str, confidence: Confidence, cue: str) -> None:
        """Make the line boilerplate of a kind."""
        self.kind, self.taken, self.cue = kind, confidence, cue

    def mark(self, mark: Mark | None, shape: Shape | None, read: bool = False) -> None:
        """Note what the line's own words say; a shape says more than a phrase. ``read``: less than certain."""
        if shape is not None:
            mark = shape.mark
            if shape.part and shape.part[0] > _CAPTION:
                self.part = shape.part
        if mark is None:
            return
        self.kind = "stamp" if mark.kind == "update" and _is_stamp(self.line.text) else mark.kind
        self.level = 1 if mark.weak else 2
        self.opens = mark.opens
        self.cue = "shape" if shape else "phrase"
        if self.level == 2:
            self.taken = "low" if self.kind in _KEPT else "medium" if read else "high"
            self.prose = self.prose and self.part is not None


def _is_stamp(text: str) -> bool:
    """Whether a note on publication says no more than when: "Published: 12 May 2021, 10:15"."""
    return len(text) < 110 and any(map(str.isdigit, text))


class Said(NamedTuple):
    """What a line says of itself: by a phrase, by its shape, or both; ``read``: as a paragraph that was understood."""

    mark: Mark | None
    shape: Shape | None
    read: bool = False

    @property
    def weak(self) -> bool:
        """Whether it says nothing sure."""
        mark = self.shape.mark if self.shape else self.mark
        return mark is None or mark.weak


def _by_grammar(text: str, signed: bool) -> Said | None:
    """What a line says that no phrase or sign knows: by its make, or by how it speaks to the reader."""
    # Their patterns and tables take 5 ms, and many articles have no such line.
    from newslint.facts.boilerplate.address import address
    from newslint.facts.boilerplate.furniture import furniture

    mark = furniture(text, signed)
    if mark is None or mark.weak:
        mark = address(text) or mark
    return Said(None, Shape(mark)) if mark else None


def _near_end(text: str, paragraphs: Paragraphs) -> Said | None:
    """What a paragraph near the end says that is about the author, or surely speaks to the reader about the page."""
    from newslint.facts.boilerplate.address import address
    from newslint.facts.boilerplate.bios import bio

    mark = bio(text, (line.text for line in paragraphs if len(line.text) >= PROSE_WIDTH and line.text != text))
    # Whom to write to is what many articles end with.
    if mark is None and len(text) <= _SHORT_ADDRESS and "@" not in text and "www." not in text:
        mark = address(text)
        if mark is not None and mark.weak:
            return None
    return Said(None, Shape(mark), read=True) if mark else None


def marked_units(
    paragraphs: Paragraphs,
    text: str,
    glance: Glance,
    scale: float,
    english: bool,
    stranger: Callable[[str], Mark | None],
) -> list[Unit]:
    """The lines of an article with their marks; none where no line has one, and the last is too long for a name.

    ``scale``: the width of a letter of its language; ``english``: whether its lines are read for the grammar of
    English page furniture and address; ``stranger``: the mark of a line in another language, if it is furniture.
    """
    look, phrases = glance.look, glance.phrases
    has_code = holds_code(text)
    signs = [sign for sign in SIGNS if sign in text]
    said: dict[int, Said] = {}
    prose = []
    end = len(paragraphs) - _EDGE
    for n, line in enumerate(paragraphs):
        text = line.text
        promise = look(text)
        size = len(text)
        width = size * scale
        if width >= PROSE_WIDTH and (width >= _LONG_WIDTH or promise & SENTENCE):
            prose.append(True)
            short = size <= MAX_SHORT
            held = short and (n < _EDGE or n >= end) and phrases.may_hold(text)
            found = None
            if held or promise & _AT_ENDS or (short and has_code) or text[0] == "©":
                found = _of_paragraph(text, promise, held, short and has_code, phrases)
            if found is None and english and n >= max(end - _EDGE, 1):
                found = _near_end(text, paragraphs)
        else:
            prose.append(False)
            found = _of_line(text, promise, signs, phrases)
            if found is None or found.weak:
                mark = stranger(text)
                if mark is not None:
                    found = Said(mark, None)
                elif english and (n or text[-1].isdigit() or text[0].isdigit()):
                    found = _by_grammar(text, bool(signs)) or found
        if found is not None:
            said[n] = found
    if not said and (not paragraphs or len(paragraphs[-1].text) > MAX_NAME):
        return []
    units = [Unit(line, len(line.text) * scale, prose[n]) for n, line in enumerate(paragraphs)]
    for n, found in said.items():
        units[n].mark(*found)
    _mark_beside(units, phrases)
    return units


def _mark_beside(units: Sequence[Unit], phrases: PhraseTable) -> None:
    """Seek phrases within the paragraphs beside boilerplate, and beside what is thereby found."""
    todo = [n for n, unit in enumerate(units) if unit.level]
    while todo:
        n = todo.pop()
        if units[n].kind in ALONE:
            continue
        for beside in range(max(n - 1, 0), min(n + 2, len(units))):
            unit = units[beside]
            text = unit.line.text
            if unit.prose and not unit.level and len(text) <= MAX_SHORT and phrases.may_hold(text):
                mark = phrases.within(normalise(text))
                if mark is not None and not mark.weak:
                    unit.mark(mark, None)
                    todo.append(beside)


_SHORT_ADDRESS = 160
_CREDIT_SIGNS = (":", "：", "ot. ")
_AT_ENDS = START | END | BRACKET


def _of_paragraph(text: str, promise: int, held: bool, coded: bool, phrases: PhraseTable) -> Said | None:
    """What a paragraph says of itself: little but at its two ends.

    ``held``: a phrase may stand within it; ``coded``: it may be page code.
    """
    if text[0] == "©":
        return Said(None, COPYRIGHT)
    found: Shape | None = None
    mark: Mark | None = None
    if promise & START and not text.startswith(_QUOTED):
        start = normalise(text[:_ENDS]) + " …"
        mark = phrases.starting(start, _TELLING)
        if mark is not None and mark.weak and _SITE.search(text):
            mark = phrases.starting(start, _TELLING - 1)
    if promise & END and (mark is None or mark.weak):
        end = "… " + normalise(text[-_ENDS:])
        mark = phrases.ending(end, _TELLING)
        if mark is not None and mark.weak and _SITE.search(text):
            mark = phrases.ending(end, _TELLING - 1)
    if mark is None or mark.weak:
        if held:
            mark = phrases.within(normalise(text))
        if coded and mark is None:
            found = code(text)
    if mark is not None and mark.weak:
        mark = None
    if promise & BRACKET and (mark is None or mark.kind == "image"):
        found = credit_at_end(text) or found
    return Said(mark, found) if mark is not None or found is not None else None


def _of_line(text: str, promise: int, signs: Sequence[str], phrases: PhraseTable) -> Said | None:
    """What a line that is no paragraph says of itself. ``signs``: those of shapes that the article has."""
    found: Shape | None = None
    mark: Mark | None = None
    whole: Mark | None = None
    if promise & (START | END) or phrases.may_hold(text):
        norm = normalised_line(text)
        mark = whole = phrases.exact(norm)
        if whole is None and not text.startswith(_QUOTED):
            mark = phrases.find(norm)
            if mark is not None and not mark.weak and text.endswith(_STOPS) and not _SITE.search(text):
                mark = phrases.find(norm, _TELLING)
    if whole is None:
        credit = promise & CREDIT != 0
        telling = credit or text[0].isdigit() or text[-1] in ")]）】" or (signs and any(sign in text for sign in signs))
        if telling and (mark is None or mark.weak):
            found = shape(text, credit, phrases)
        if mark is None and found is None and promise & LABEL and len(text) <= _MENU_WIDTH:
            row = labels(text, phrases) or sections(text, phrases)
            found = Shape(row) if row else None
    if promise & BRACKET and (mark is None or mark.kind == "image"):
        found = credit_at_end(text) or found
    elif found is None and (mark is None or mark.weak) and any(sign in text for sign in _CREDIT_SIGNS):
        found = credit_behind_caption(text)
    if found is None and mark is not None and mark.weak and mark.kind in CREDITS and _CREDITED.fullmatch(text):
        mark = Mark(mark.kind)
    return Said(mark, found) if mark is not None or found is not None else None
