"""What lines say of their neighbours: which unmarked and weakly marked lines go with the sure ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newslint.facts.boilerplate.glance import SENTENCE_END
from newslint.facts.boilerplate.marks import ALONE, CREDITS, MAX_NAME, Unit
from newslint.rule import Confidence

_LINK_WIDTH = 150
"""Headlines of other stories are narrower than this."""
# Kinds that name who wrote and sent an article: up to its last paragraph they are its data rather than clutter.
_DATA = frozenset(("agency", "author", "contributors"))
# Kinds that a section's name, alone on its line, may stand beside: elsewhere it is a subheading.
_MENUS = frozenset(("navigation", "tools", "share", "paywall", "comments", "legal", "copyright", "newsletter"))


def weigh(units: Sequence[Unit], headline: str) -> None:
    """What lines say of their neighbours."""
    marked = [n for n, unit in enumerate(units) if unit.level]
    openers = [n for n in marked if units[n].opens and units[n].level == 2]
    if openers:
        _take_comments(units, marked)
        _take_lists(units, openers, headline)
        _take_bio(units, openers)
    if any(units[n].kind == "ticker" for n in marked):
        _take_tickers(units)
    take_byline(units, headline)
    tail = units[_body_end(units) :]
    _take_tail(tail)
    _take_labels(tail)
    _take_beside(units, marked)
    _take_entries(tail)
    _take_unsure(units)
    _lower(units)


def _last_prose(units: Sequence[Unit]) -> int:
    """The place of the last paragraph, -1 if there is none."""
    return next((n for n in range(len(units) - 1, -1, -1) if units[n].prose), -1)


def _body_end(units: Sequence[Unit]) -> int:
    """Where the last paragraph ends that is no boilerplate; the end of the article if there is none."""
    kept = (n for n in range(len(units) - 1, -1, -1) if units[n].prose and not units[n].taken)
    return next(kept, len(units)) + 1


def _is_link(unit: Unit) -> bool:
    """Whether an unmarked line can be the headline of another story or an entry of a menu."""
    return (
        unit.level < 2
        and not unit.prose
        and unit.width <= _LINK_WIDTH
        and not unit.line.text.endswith((".", ";", "。"))
    )


MIN_BODY = 400
"""Comments follow an article of at least this width."""


def _take_comments(units: Sequence[Unit], marked: Sequence[int]) -> None:
    """Readers' comments: what follows their heading, if what follows the article is full of marks of comments."""
    body = 0.0
    paragraphs: set[str] = set()
    at = 0
    found = [n for n in marked if units[n].kind == "comments"]
    for later, n in zip(range(len(found) - 1, -1, -1), found, strict=True):
        for unit in units[at:n]:
            if unit.prose:
                body += unit.width
                paragraphs.add(unit.line.text)
        at = n
        after = len(units) - n - 1
        if not units[n].opens or units[n].level < 2 or body < MIN_BODY or later < max(2, 0.15 * after):
            continue
        for one in units[n + 1 :]:
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


def _take_lists(units: Sequence[Unit], openers: Sequence[int], headline: str) -> None:
    """What stands below a heading such as "Related stories": the headlines up to the next paragraph."""
    last = _last_prose(units)
    for n in openers:
        unit = units[n]
        if unit.kind not in _ENTRY_WORDS:
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


def _take_tickers(units: Sequence[Unit]) -> None:
    """Three lines in a row that each begin with a time of day are a list of other stories."""
    run: list[Unit] = []
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


def _take_tail(tail: Sequence[Unit]) -> None:
    """After the last paragraph, what stands between and below two or more sure lines goes with them."""
    sure = [n for n, unit in enumerate(tail) if unit.level == 2 and unit.kind not in ALONE]
    if len(sure) < 2:
        return
    kind = ""
    run: list[Unit] = []
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
_LEAST_ENTRIES = 4
_LISTS = frozenset((*_ENTRY_WORDS, "navigation", "contact"))


def _take_labels(tail: Sequence[Unit]) -> None:
    """After the last paragraph, three or more labels in a row below a sure line go with it: topics, sections."""
    for above, row in _rows(tail, _is_label):
        if len(row) >= _LEAST_LABELS and above.level == 2 and above.kind not in ALONE:
            for one in row:
                one.take(one.kind or above.kind, "medium", "tail")


def _take_entries(tail: Sequence[Unit]) -> None:
    """After the last paragraph, four or more headlines or entries in a row below boilerplate may go with it."""
    for above, row in _rows(tail, _is_link):
        if len(row) >= _LEAST_ENTRIES and (above.taken or above.level == 2):
            kind = above.kind if above.kind in _LISTS else "related"
            for one in row:
                one.take(one.kind or kind, "low", "tail")


def _rows(units: Sequence[Unit], belongs: Callable[[Unit], bool]) -> Iterator[tuple[Unit, list[Unit]]]:
    """Lines in a row that nothing has taken, that end no sentence and belong to a list, with the line above them."""
    above: Unit | None = None
    row: list[Unit] = []
    for unit in [*units, None]:
        if unit is not None and not unit.taken and belongs(unit) and not unit.line.text.endswith(SENTENCE_END):
            row.append(unit)
            continue
        if row and above is not None:
            yield above, row
        row, above = [], unit


def _is_label(unit: Unit) -> bool:
    """Whether a line may name a topic or a section of a site."""
    text = unit.line.text
    if unit.width > _LABEL_WIDTH or text.count(" ") >= _LABEL_WORDS:
        return False
    return text[0].isalpha() and not any(map(str.isdigit, text))


_LEAST_ROW = 4


def _take_rows(tail: Sequence[Unit]) -> None:
    """After the last paragraph, four or more headlines or entries in a row below boilerplate may go with it."""
    above: Unit | None = None
    run: list[Unit] = []
    for unit in [*tail, None]:
        if unit is not None and not unit.taken and _is_link(unit) and not unit.line.text.endswith(SENTENCE_END):
            run.append(unit)
            continue
        if len(run) >= _LEAST_ROW and above is not None and (above.taken or above.level == 2):
            for one in run:
                one.take(one.kind or above.kind, "low", "tail")
        run, above = [], unit


def _take_beside(units: Sequence[Unit], marked: Sequence[int]) -> None:
    """A weak mark counts beside a sure one, and where three stand in a row."""
    count = len(units)
    for n in marked:
        unit = units[n]
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


def _take_unsure(units: Sequence[Unit]) -> None:
    """A weak mark between the headline and the first paragraph, or below the last, may be right.

    Not the words of a credit where no name follows ("Above: the new pier").
    """
    prose = [n for n, unit in enumerate(units) if unit.prose and not unit.taken]
    if not prose:
        return
    for unit in (*units[_first_below(units) : prose[0]], *units[prose[-1] + 1 :]):
        if unit.level != 1 or unit.taken or (unit.kind in CREDITS and unit.cue == "phrase"):
            continue
        if any(map(str.isalpha, unit.line.text)):
            unit.take(unit.kind, "low", unit.cue)


def _first_below(units: Sequence[Unit]) -> int:
    """1, as the first line is the headline; 0 where it says what stands above one, and the headline can follow."""
    first, after = units[0], units[1:2]
    return 0 if first.kind in _ABOVE and after and not after[0].prose and not after[0].level else 1


_ABOVE = frozenset(("navigation", "advertisement", "tools", "share"))


def _lower(units: Sequence[Unit]) -> None:
    """What many keep as part of an article: its data up to the last paragraph, a caption's credit within its line."""
    last = _last_prose(units)
    for n, unit in enumerate(units):
        if not unit.taken:
            continue
        if (n < last and unit.kind in _DATA) or unit.kind == "stamp":
            unit.taken = "low"
        if unit.part is not None:
            beside = units[max(n - 1, 0) : n + 2]
            if not any(one.kind == "image" and one.part is None for one in beside):
                unit.taken = "low"


_MAX_BIO = 3


def _take_bio(units: Sequence[Unit], openers: Sequence[int]) -> None:
    """What stands below "About the author", up to the next boilerplate or the end, if it is short."""
    for n in openers:
        if units[n].kind != "author":
            continue
        after = units[n + 1 : n + 2 + _MAX_BIO]
        stop = next((m for m, one in enumerate(after) if one.level == 2), len(after))
        if 0 < stop <= _MAX_BIO:
            for one in after[:stop]:
                one.take("author", "medium", "list")
                one.prose = False


# A longer word than a name has is glued from two.
_NAME = re.compile(
    r"(?:[-–—] ?)?[^\W\d_]\.?(?:[\w.'’-]*)(?: (?:[^\W\d_][\w.'’-]{0,17}|&)){1,3}|[-–—] ?[^\W\d_]{2,}|"
    r"[(（【［][^\W_][\w ./,、・＝-]{0,23}[)）】］]"
)


def take_byline(units: Sequence[Unit], headline: str) -> None:
    """A name, or initials or an agency in brackets, alone on the last line that is nothing else.

    Not a name that the headline holds.
    """
    for n in range(len(units) - 1, 0, -1):
        unit = units[n]
        if unit.taken:
            continue
        text = unit.line.text
        before = units[n - 1]
        if len(text) > MAX_NAME or not (before.prose or before.taken) or not _NAME.fullmatch(text):
            return
        if text[0] in _BRACKETS and unit.kind in _SIGNED:
            unit.take(unit.kind, "medium", "tail")
        elif unit.level == 0:
            words = text.strip("()-–— ").split()
            if " ".join(words[:2]) in headline:
                return
            if text[0] in _BRACKETS or all(word[:1].isupper() or word in _PARTICLES for word in words):
                unit.take("byline", "medium", "tail")
        return


_BRACKETS = "(（【［"
# What stands in brackets at the end of an article is who wrote or sent it: a weak phrase is sure there.
_SIGNED = frozenset(("agency", "image", "contributors"))
_PARTICLES = frozenset("de del della di da dos van von der den la le el al bin and y e und et &".split())
