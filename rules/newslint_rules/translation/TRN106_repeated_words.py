"""TRN106: a word or a phrase said again and again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from newslint.article import Span
from newslint.facts.basic import Signs
from newslint.facts.lines import Paragraphs
from newslint.facts.sketch import Runs
from newslint.rule import Edit, Hit, rule

# Words that no sentence of English has twice in a row, unlike "had had", "that that", "very very".
_DOUBLED = (
    "the a an of to in and for is was on with at by from are were be it he she they we his her their as or if".split()
)
# Content words that do occur twice in a row, for emphasis or by grammar.
_TWICE = frozenset(
    "that very many much long well more most there here hear bang knock blah chop tick again never really such what "
    "this those these them been quite just only over time step side point word year month week night hand pretty "
    "round never yeah please come wait look gone dear hush chug beep ring yada yadda hubba doom".split()
)
_DOUBLED_CONTENT = r"(?<![\w'’-])([a-z]{4,20}) \1(?![\w'’-])"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LEAST_WORDS = 20
_MOST_DISTINCT = 0.6
_LONGEST = 12
_MOST_WORDS = 400


@rule(
    "TRN106",
    "repeated-words",
    severity="warning",
    languages=("en",),
    bad=[
        "The council met in [[the the]] town hall on Tuesday.",
        "Travellers stay in the [[quarantine quarantine]] for a week.",
        "The mayor said that [[the pier is gone and the pier is gone and the pier is gone and the pier is gone and "
        "the pier is gone]] as well.",
    ],
    good=[
        "The mayor said that that was what had had to be done, and that it is what it is.",
        "He ran and ran and ran. No, no, no, said the mayor; the music of Duran Duran was on.",
        "The Who played The The in the hall.",
    ],
)
def repeated_words(
    text: str, lowered: str, paragraphs: Paragraphs, vocabulary: tuple[str, ...], runs: Runs, signs: Signs
) -> Iterator[Hit]:
    """A word twice in a row, or a phrase of two and more words three times in a row.

    Engines that lose their way say the last words again; where lines are joined, the word at the seam is doubled. Words
    that English does say twice are left alone: "had had", "that that", "very very".
    """
    # Few articles have a word beside itself or say four words twice: told from what other facts need, 30 µs, not 300.
    if any(map(eq, vocabulary, vocabulary[1:])):
        yield from _doubled(text, lowered)
    # A word here is at most two there: those of don't, but the underscore is in a word there, and between words here.
    if runs.loops_within(2 * _LONGEST) or "_" in signs:
        yield from _loops(lowered, paragraphs)


def _doubled(text: str, lowered: str) -> Iterator[Hit]:
    """Words twice in a row."""
    for word in _DOUBLED:
        pair = f" {word} {word} "
        at = lowered.find(pair)
        while at >= 0:
            span = Span(at + 1, at + len(pair) - 1)
            if text[span.start : span.end].islower():
                edit = Edit(span, word, safe=False)
                yield Hit(span, f"{word!r} twice in a row", word, confidence="medium", edit=edit)
            at = lowered.find(pair, at + 1)
    for match in re.finditer(_DOUBLED_CONTENT, text):
        if match[1] not in _TWICE and match[1] not in _DOUBLED:
            edit = Edit(Span(*match.span()), match[1], safe=False)
            yield Hit(Span(*match.span()), f"{match[1]!r} twice in a row", match[1], confidence="medium", edit=edit)


def _loops(lowered: str, paragraphs: Paragraphs) -> Iterator[Hit]:
    """Phrases again and again: each has a run of four words that stands twice."""
    for paragraph in paragraphs:
        text = lowered[paragraph.start : paragraph.end]
        words = _WORD.findall(text)[:_MOST_WORDS]
        if len(words) < _LEAST_WORDS or len(set(words)) > _MOST_DISTINCT * len(words):
            continue
        if found := _loop(words):
            places = list(_WORD.finditer(text))
            first, last = places[found[0]], places[found[1] - 1]
            span = Span(paragraph.start + first.start(), paragraph.start + last.end())
            yield Hit(span, "the same words again and again", confidence="high")


def _loop(words: list[str]) -> tuple[int, int] | None:
    """The first run of words that is one phrase at least three times, as indices."""
    for period in range(2, _LONGEST + 1):
        streak = 0
        for n in range(period, len(words)):
            if words[n] == words[n - period]:
                streak += 1
                continue
            if streak >= 2 * period:
                return n - streak - period, n
            streak = 0
        if streak >= 2 * period:
            return len(words) - streak - period, len(words)
    return None
