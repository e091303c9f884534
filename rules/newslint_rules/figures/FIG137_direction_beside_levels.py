"""See the rule's documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newslint.article import Span
from newslint.facts.basic import Types, lower_as_matched
from newslint.facts.figures import Quantities, Quantity
from newslint.facts.lines import Sentences
from newslint.record import NamedTuple
from newslint.rule import Confidence, Hit, rule
from newslint_rules.figures.common.amounts import written


@rule(
    "FIG137",
    "direction-beside-levels",
    severity="warning",
    languages=("en",),
    bad=[
        "Unemployment falls in Velmora\n\nThe harbour hired more hands in May, the council said on Monday.\n\n"
        "Unemployment stood at [[6.4 percent, after 6.1 percent]] in April.",
        "Mill cuts its debt\n\nThe mill had a good year, its owner said on Monday.\n\n"
        "The debt came to [[84 million crowns, compared with 61 million crowns]] a year earlier.",
        "The rate was [[6.4 percent, up from 6.9 percent]] in April.",
    ],
    good=[
        "Unemployment falls in Velmora\n\nThe harbour hired more hands in May, the council said on Monday.\n\n"
        "Unemployment stood at 6.1 percent, after 6.4 percent in April.",
        "Unemployment falls in Velmora\n\nUnemployment stood at 6.1 percent, after 6.4 percent in April, the council "
        "said on Monday.\n\nYouth unemployment was 12.2 percent, after 11.5 percent in April.",
        "Unemployment falls in Velmora\n\nThe council spoke of a good month for the harbour on Monday.\n\n"
        "Landings came to 84 tonnes, compared with 61 tonnes a year earlier.",
        "The rate was 6.4 percent, up from 6.1 percent in April.",
    ],
)
def direction_beside_levels(text: str, types: Types, sentences: Sentences, quantities: Quantities) -> Iterator[Hit]:
    """What is said to rise or fall, beside two levels of it that go the other way.

    "Unemployment falls" above "unemployment stood at 6.4 percent, after 6.1 percent in April": a level was misread, two
    were exchanged, or the verb is that of another article. The headline or one of the first sentences says where
    something goes, and of all later pairs of levels that name it none goes there. "6.4 percent, up from 6.9" says both
    itself. Confidence is low, and medium where one clause says all.
    """
    if types.isdisjoint(_CUES):
        return
    pairs = list(_pairs(text, sentences, quantities))
    if not pairs:
        return
    for pair in pairs:
        if pair.said and pair.said != pair.moved:
            yield _hit(pair, "up" if pair.said > 0 else "down", "medium")
    open_ones = [pair for pair in pairs if not pair.said]
    for claim in _claims(text, sentences) if open_ones else ():
        about = [pair for pair in pairs if claim.words & pair.words and pair.start > claim.span.end]
        if about and all(pair.moved != claim.sign for pair in about):
            for pair in about:
                if not pair.said:
                    yield _hit(pair, text[claim.span.start : claim.span.end], "low", claim.span)
            return


_CUES = frozenset("after compared against versus from".split())
_FIRST = 4
"""So many sentences, the headline included, tell what the article is about."""
_RISES = (
    "rise rises rose climb climbs climbed jump jumps jumped grow grows grew increase increases increased soar soars "
    "soared surge surges surged swell swells"
).split()
_FALLS = (
    "fall falls fell drop drops dropped slip slips slipped decline declines declined dip dips dipped ease eases eased "
    "shrink shrinks shrank tumble tumbles tumbled plunge plunges plunged sink sinks sank decrease decreases "
    "decreased".split()
)
_RAISES = "raise raises raised lift lifts lifted hike hikes hiked boost boosts boosted widen widens widened".split()
_CUTS = (
    "cut cuts lower lowers lowered reduce reduces reduced slash slashes slashed narrow narrows narrowed trim trims "
    "trimmed".split()
)
_SIGNS = {
    **dict.fromkeys((*_RISES, *_RAISES), 1),
    **dict.fromkeys((*_FALLS, *_CUTS), -1),
}
_COMMON = frozenset(
    "after against also among been before being between both could does during each even every from have here however "
    "into just last like made many million billion more most much next only other over percent same says said since "
    "some such than that their them then there these they this those told total under until very were what when "
    "where which while will with would year years month months week quarter rate number level first second third "
    "fourth new average monday tuesday wednesday thursday friday saturday sunday".split()
)


class _Pair(NamedTuple):
    """Two levels of one thing, the later first. ``said``: where its own words say it went (1, -1; 0: nowhere)."""

    start: int
    after: Quantity
    before: Quantity
    said: int
    moved: int
    words: frozenset[str]


class _Claim(NamedTuple):
    """Where the words about something say that it went."""

    span: Span
    sign: int
    words: frozenset[str]


@cache
def _between() -> re.Pattern[str]:
    return re.compile(
        r"[^\W\d]{0,12}(?:\s[^\W\d]{1,12}){0,2},?\s(?:(?P<way>up|down)\sfrom|after|compared\s(?:with|to)|against|versus|from)"
        r"(?:\sa|\ssome)?\s[$€£¥]?"
    )


@cache
def _earlier() -> re.Pattern[str]:
    return re.compile(
        r"[^.;,\d]{0,25}?\s(?:in\s(?:the\s(?:previous|same|preceding|prior)|[A-Z12]\w*)|a\s(?:year|month|week|quarter)\s(?:ago|earlier|before)|"
        r"(?:one|two|twelve)\s\w+\s(?:ago|earlier|before)|last\s(?:year|month|week|quarter|season)|the\s(?:previous|year\sbefore|"
        r"month\sbefore|week\sbefore|day\sbefore|quarter\sbefore)|at\sthe\s(?:same|end|beginning)|previously)\b"
    )


@cache
def _own_way() -> re.Pattern[str]:
    """What in the words around two levels says that they are no such pair."""
    return re.compile(
        rf"(?i)\b(?:{'|'.join(_SIGNS)}|up|down|more|less|higher|lower|fewer|better|worse|forecast|expect\w*|estimate\w*|target|"
        r"average|would|could|may|should|improv\w+|gain\w*|lost|loss)\b"
    )


_AROUND = 70


def _pairs(text: str, sentences: Sentences, quantities: Quantities) -> Iterator[_Pair]:
    for after, before in pairwise(quantities):
        if after.sentence != before.sentence or not _are_levels(after, before):
            continue
        between = _between().fullmatch(text, after.end, before.start)
        if between is None or not _earlier().match(text, before.end):
            continue
        start = max(sentences[after.sentence].start, after.start - _AROUND)
        lead = text[start : after.start]
        said = {"up": 1, "down": -1}.get(between["way"] or "", 0)
        if not said and _own_way().search(lead):
            continue
        moved = 1 if after.low > before.low else -1
        yield _Pair(start, after, before, said, moved, _words(lead))


def _are_levels(after: Quantity, before: Quantity) -> bool:
    exact = after.exact and before.exact and after.low == after.high and before.low == before.high
    return exact and after.unit == before.unit and after.low != before.low and after.role == before.role


@cache
def _way() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w'’-])(?P<subject>(?:[\w'’-]+\s){{1,4}})(?P<goes>{'|'.join((*_RISES, *_FALLS))})\b|"
        rf"\b(?P<makes>{'|'.join((*_RAISES, *_CUTS))})\s(?P<object>(?:[\w'’-]+\s?){{1,3}})",
        re.IGNORECASE,
    )


def _claims(text: str, sentences: Sentences) -> Iterator[_Claim]:
    for sentence in sentences[:_FIRST]:
        for found in _way().finditer(text, sentence.start, sentence.end):
            verb = lower_as_matched(found["goes"] or found["makes"])
            words = _words(found["subject"] or found["object"])
            if words:
                yield _Claim(Span(found.start(), found.end()), _SIGNS[verb], words)


def _words(text: str) -> frozenset[str]:
    """What a piece of text may be about."""
    return frozenset(
        word.removesuffix("s") for word in re.findall(r"[^\W\d_]{4,}", text.lower()) if word not in _COMMON
    )


def _hit(pair: _Pair, way: str, confidence: Confidence, claim: Span | None = None) -> Hit:
    after, before = written(pair.after.low, pair.after.unit), written(pair.before.low, pair.before.unit)
    moved = "rise" if pair.moved > 0 else "fall"
    return Hit(
        Span(pair.after.start, pair.before.end),
        f"from {before} to {after} is a {moved}, beside {' '.join(way.split())!r}",
        confidence=confidence,
        related=(claim,) if claim else (),
    )
