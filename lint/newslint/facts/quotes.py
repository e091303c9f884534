"""Quotations of an article, and what is wrong with their marks.

Curly marks, guillemets, low-high marks and corner brackets say themselves whether they open or close. Straight marks
are told apart by the spaces around them. A quotation may run over several paragraphs: either each of them opens again
and only the last closes, as newspapers print a long speech, or the first opens and the last closes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TypeAlias

from newslint.article import Span
from newslint.facts.lines import Paragraphs
from newslint.record import NamedTuple


class Quote(NamedTuple):
    """A quotation with its marks."""

    start: int
    end: int


class Flaw(NamedTuple):
    """A mark that is misplaced.

    ``kind``: ``glued`` (no space between the mark and a word outside), ``spaced`` (a space between the mark and its
    quotation), ``reversed`` (a closing mark that opens), ``unopened`` and ``unclosed`` (its partner is missing).
    ``mismatched``: the two marks are of two kinds, ``mixed``: one is straight, and one curly.
    ``text``: what should stand in the span, "" where nobody can tell.
    """

    kind: str
    span: Span
    text: str = ""


class Quotes(NamedTuple):
    """The quotations of an article in order, and the flaws of their marks."""

    spans: tuple[Quote, ...]
    flaws: tuple[Flaw, ...]

    def covers(self, offset: int) -> bool:
        """Whether an offset lies within a quotation."""
        at = bisect_right(self.spans, (offset, 1 << 62)) - 1
        return at >= 0 and offset < self.spans[at].end


Marks: TypeAlias = "list[tuple[int, str]]"

MAX_PARAGRAPHS = 8
"""A quotation that has not closed after so many paragraphs never did."""
_MARK = re.compile('["“”„‟«»「」『』＂〝〞]')
_PARTNERS = {
    "“": "”",
    "„": "“”‟",
    "‟": "”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "〝": "〞",
    '"': '"',
    "＂": "＂",
}
_STANDS_IN = {
    "“": '"“»', '"': "”“»", "„": '"»', "«": '"”“', "»": '"”“', "「": '"”', "『": '"”', "〝": '"”'
}  # fmt: skip
"""What closes a quotation though it is no partner of its mark."""
_MIXED = (("“", '"'), ('"', "”"))
"""Marks that English has: typed and pasted text mixes them."""
_FOREIGN = "„«「『"
_STRAIGHT = '"＂'
_OUTER_LEFT = "([{—–―-/‘’'“«„"
_OUTER_RIGHT = ".,;:!?)]}—–―-/’'”»…"
_INNER_STOP = ".,!?…"
_SHOWN = 60
_LONGEST_SENTENCE = 1000
_SINGLE = r"(?:^|(?<=[\s(:]))['‘](?=[A-Z])"
_SINGLE_END = r"['’](?!\w)"


class _Open(NamedTuple):
    at: int
    mark: str
    paragraph: int


class _Mark(NamedTuple):
    """A mark at a place of a paragraph's text. ``offset``: where the paragraph begins; ``paragraph``: its number."""

    text: str
    at: int
    offset: int
    paragraph: int

    def span(self, start: int) -> Span:
        """From a place of the paragraph to behind the mark."""
        return Span(self.offset + start, self.offset + self.at + 1)


def quotes(paragraphs: Paragraphs) -> Quotes:
    """The quotations of the paragraphs and the flaws of their marks."""
    spans: list[Quote] = []
    flaws: list[Flaw] = []
    stack: list[_Open] = []
    for number, paragraph in enumerate(paragraphs):
        if stack and number - stack[0].paragraph > MAX_PARAGRAPHS:
            flaws += _unclosed(paragraphs, stack)
            stack.clear()
        for found in _MARK.finditer(paragraph.text):
            mark = _Mark(paragraph.text, found.start(), paragraph.start, number)
            role = _role(mark, stack)
            if role == "spaced":
                flaws.append(Flaw("spaced", mark.span(mark.at)))
            elif role == "open":
                flaws += _opened(mark, paragraphs, stack)
            elif role == "close":
                closed, wrong = _closed(mark, stack)
                flaws += wrong
                if closed:
                    spans.append(closed)
    if stack:
        flaws += _unclosed(paragraphs, stack)
    return Quotes(tuple(sorted(spans)), tuple(sorted(set(flaws), key=lambda one: (one.span, one.kind))))


def _role(one: _Mark, stack: list[_Open]) -> str:
    """What a mark does with the quotations that are open: ``open``, ``close``, ``spaced``, or nothing ("")."""
    text, at = one.text, one.at
    mark, before = text[at], text[at - 1 : at]
    if before == "=":
        return ""  # an attribute of markup
    if mark in _STRAIGHT:
        role = _straight_role(before, text[at + 1 : at + 2], at)
        if role == "spaced" and text[at - 2 : at - 1] in ("’", "'"):
            return "close"
        # No inches where a quotation is open: "Channel 1"
        return "close" if not role and stack and stack[-1].mark in _STRAIGHT and before.isdigit() else role
    if mark in "“„‟«「『〝":
        ends = bool(stack) and (mark in _PARTNERS[stack[-1].mark] or (mark == "“" and _ends(stack[-1], one)))
        return "close" if ends else "open"
    if mark == "»":
        return "close" if stack and (stack[-1].mark == "«" or _ends(stack[-1], one)) else "open"
    return "close"


def _opened(one: _Mark, paragraphs: Paragraphs, stack: list[_Open]) -> list[Flaw]:
    """Put a mark that opens on the stack; the flaws that come to light."""
    mark = one.text[one.at]
    flaws: list[Flaw] = []
    if one.at <= 1 and stack:
        flaws = _restart(paragraphs, stack, mark)
        stack.clear()
    stack.append(_Open(one.offset + one.at, mark, one.paragraph))
    if flaw := _opening_flaw(one.text, one.at, one.offset):
        flaws.append(flaw)
    return flaws


def _closed(one: _Mark, stack: list[_Open]) -> tuple[Quote | None, list[Flaw]]:
    """Take off the stack what a mark closes: the quotation, if it is an outermost one, and the flaws."""
    mark = one.text[one.at]
    flaw = _closing_flaw(one.text, one.at, one.offset, bool(stack))
    flaws = [flaw] if flaw else []
    if not stack or (mark not in _PARTNERS[stack[-1].mark] and mark not in _STANDS_IN.get(stack[-1].mark, "")):
        return None, flaws + _partnerless(one, stack)
    opened = stack.pop()
    whole = Quote(opened.at, one.offset + one.at + 1)
    if mark not in _PARTNERS[opened.mark] and (opened.mark in _FOREIGN or _is_clear(opened, stack, one.paragraph)):
        flaws.append(Flaw("mixed" if (opened.mark, mark) in _MIXED else "mismatched", Span(*whole)))
    return (None if stack else whole), flaws


def _partnerless(one: _Mark, stack: list[_Open]) -> list[Flaw]:
    """The flaw of a mark that closes nothing that is open; one that is reversed opens a quotation."""
    text, at = one.text, one.at
    if text[at] in _STRAIGHT:
        if not stack and _opens_singly(text, at):
            return [Flaw("mismatched", one.span(_sentence_start(text, at)))]
    elif text[at] in "”」』〞":
        if text[at - 1 : at] in ("", " ", "(") and text[at + 1 : at + 2].isalnum():
            stack.append(_Open(one.offset + at, "“", one.paragraph))
            return [Flaw("reversed", one.span(at), "“")]
        if not stack:
            return [Flaw("unopened", one.span(_sentence_start(text, at)))]
    return []


def _straight_role(before: str, after: str, at: int) -> str:
    """What a straight mark does: ``open``, ``close``, ``spaced`` (it does neither well), "" (inches, code)."""
    free_left = not before or before.isspace() or before in _OUTER_LEFT
    free_right = not after or after.isspace() or after in _OUTER_RIGHT
    if free_left and free_right:
        if before.isspace() and after.isspace():
            return "spaced"
        return "open" if at == 0 else "close" if not after or after.isspace() else ""
    if free_left:
        return "open"
    if free_right:
        return "" if before.isdigit() else "close"
    return (
        "close" if before in _INNER_STOP and after.islower() else "open" if before in ",:" and after.isupper() else ""
    )


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that a mark ends; no farther away than sentences are long."""
    least = max(0, at - _LONGEST_SENTENCE)
    stop = text.rfind(". ", least, max(0, at - 1))
    return min(stop + 2 if stop >= 0 else least, at)


def _ends(opened: _Open, one: _Mark) -> bool:
    """Whether a mark that opens in English ends the quotation that is open: by the spaces around it."""
    mark, before, after = one.text[one.at], one.text[one.at - 1 : one.at], one.text[one.at + 1 : one.at + 2]
    if opened.paragraph != one.paragraph or mark not in _STANDS_IN.get(opened.mark, ""):
        return False
    # The French mark has a space on its inner side.
    inner = before.isalnum() or before in _INNER_STOP or (mark == "»" and before.isspace())
    return inner and (not after or after.isspace() or after in _OUTER_RIGHT)


def _is_clear(opened: _Open, others: list[_Open], paragraph: int) -> bool:
    """Whether the partner of a mark is beyond doubt: in the same paragraph, with nothing else open."""
    return not others and opened.paragraph == paragraph


def _opens_singly(text: str, at: int) -> bool:
    """Whether a quotation that ends in a double mark begins with a single one, and has no other."""
    start = text.rfind('"', 0, at) + 1
    found = re.search(_SINGLE, text[start:at])
    return found is not None and not re.search(_SINGLE_END, text[start + found.end() : at])


def _opening_flaw(text: str, at: int, offset: int) -> Flaw | None:
    if text[at] not in '“"':
        return None
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if after == " " and text[at] == "“":
        return Flaw("spaced", Span(offset + at, offset + at + 2), text[at])
    if before and before in ",:" and after.isupper():
        return Flaw("glued", Span(offset + at - 1, offset + at + 1), f"{before} {text[at]}")
    return None


def _closing_flaw(text: str, at: int, offset: int, opened: bool) -> Flaw | None:
    if text[at] not in '”"' or at == 0:
        return None
    before, after = text[at - 1], text[at + 1 : at + 2]
    glued = after.isalpha()
    # ’ ” closes an inner and an outer quotation, with a thin space in good setting.
    if before == " " and text[at] == "”" and text[at - 2 : at - 1] not in ("’", "'") and (opened or not glued):
        return Flaw("spaced", Span(offset + at - 1, offset + at + 1 + glued), text[at] + (f" {after}" if glued else ""))
    if glued and before in _INNER_STOP:
        return Flaw("glued", Span(offset + at, offset + at + 2), f"{text[at]} {after}")
    return None


def _restart(paragraphs: Paragraphs, stack: list[_Open], mark: str) -> list[Flaw]:
    """Flaws of quotations that are open where a paragraph opens again: none, if it is the speech going on."""
    return [] if stack[-1].mark == mark else _unclosed(paragraphs, stack)


def _unclosed(paragraphs: Paragraphs, stack: list[_Open]) -> list[Flaw]:
    """The flaw of a quotation that never closes. Straight marks say so only where no other one confuses them."""
    opened = stack[0]
    if opened.mark in _STRAIGHT and len(stack) > 1:
        return []
    if opened.mark == "»":
        return []  # an arrow or a bullet, more often than not
    end = min(paragraphs[opened.paragraph].end, opened.at + _SHOWN)
    return [Flaw("unclosed", Span(opened.at, end))]
