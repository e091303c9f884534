"""Who is quoted: each direct quotation of an English article with the kind of its speaker.

A reporting verb near the quotation (the water has gone, *said Ida Brandl*; *according to the ministry*, ...) leads to
the words beside it. Quotations that follow another in one paragraph without a verb of their own go on with its speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import Enum
from typing import NamedTuple, TypeAlias

from newslint.article import Span
from newslint.facts.lines import Paragraphs
from newslint.facts.quotes import Quotes
from newslint.knowledge.wordlist import WordList


class Speaker(Enum):
    """The kind of a speaker, from the most to the least that a reader can check."""

    NAMED = "named"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    NONE = "none"


class Attribution(NamedTuple):
    """A direct quotation and the kind of its speaker."""

    span: Span
    speaker: Speaker


Attributions: TypeAlias = tuple[Attribution, ...]

MIN_WORDS = 4
"""Fewer quoted words are a term or a title, and nobody's speech."""
REACH = 140
"""How far from the quotation its reporting verb is looked for, in characters."""
_BESIDE = 70
"""How far from the verb its subject is looked for."""

_VERB = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|told|tells?|add(?:ed|s|ing)|stat(?:ed|es|ing)|not(?:ed|es|ing)|explain(?:ed|s|ing)|"
    r"wr(?:ote|ites?|iting)|claim(?:ed|s|ing)|argu(?:ed|es|ing)|insist(?:ed|s|ing)|warn(?:ed|s|ing)|"
    r"admit(?:ted|s|ting)|announc(?:ed|es|ing)|declar(?:ed|es|ing)|emphasi[sz](?:ed|es|ing)|stress(?:ed|es|ing)|"
    r"recall(?:ed|s|ing)|repl(?:ied|ies|ying)|respond(?:ed|s|ing)|ask(?:ed|s|ing)|call(?:ed|s|ing)|"
    r"tweet(?:ed|s|ing)|post(?:ed|s|ing)|report(?:ed|s|ing)|quot(?:ed|es|ing)|conclud(?:ed|es|ing)|"
    r"comment(?:ed|s|ing)|complain(?:ed|s|ing)|joked|shouted|describ(?:ed|es|ing)|remark(?:ed|s|ing)|"
    r"acknowledg(?:ed|es|ing)|according to|reads?|in the words of)\b"
)
_ANONYMOUS = re.compile(
    r"\b(?:officials?|sources?|witness(?:es)?|insiders?|observers?|analysts?|experts?|residents?|locals|people|person|"
    r"neighbou?rs?|diplomats?|aides?|critics|activists?|users?|passers-?by|man|woman|men|women|someone|somebody|"
    r"one|some|many|others?|they|anonymity|unnamed|protesters|doctors?|soldiers?|investigators|authorities)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:ministry|government|company|department|agency|office|police|court|army|military|council|committee|"
    r"commission|union|party|bank|university|institute|association|organi[sz]ation|service|statement|report|"
    r"administration|embassy|headquarters|command|press service|newspaper|channel|club|federation|firm|group|"
    r"Kremlin|White House|Pentagon|parliament|administration|prosecutors?|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|I|we)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,3}")
_ENDS_SENTENCE = re.compile(r"[.!?…]['’)\]]* +(?=[^\W\d_a-z])")


def attributions(text: str, paragraphs: Paragraphs, quotes: Quotes, language: str, words: WordList) -> Attributions:
    """The direct quotations of at least four words, with their speakers; none in other languages than English."""
    if language != "en":
        return ()
    found: list[Attribution] = []
    starts = [paragraph.start for paragraph in paragraphs]
    previous: tuple[int, Speaker] | None = None
    introduced = False
    for n, quote in enumerate(quotes.spans):
        if len(text[quote.start : quote.end].split()) < MIN_WORDS:
            continue
        number = bisect_right(starts, quote.start) - 1
        last = bisect_right(starts, quote.end - 1) - 1
        after_end = quotes.spans[n + 1].start if n + 1 < len(quotes.spans) else len(text)
        before_start = quotes.spans[n - 1].end if n else 0
        after = text[quote.end : min(after_end, quote.end + REACH, paragraphs[last].end)]
        before = text[max(before_start, quote.start - REACH, paragraphs[number].start) : quote.start]
        speaker = _speaker(_tail(before), _head(after, text[quote.end - 2 : quote.end]), words, introduced)
        if speaker is None and previous is not None and previous[0] == number:
            speaker = previous[1]
        speaker = speaker or Speaker.NONE
        introduced = introduced or speaker is Speaker.NAMED
        previous = (last, speaker)
        found.append(Attribution(Span(quote.start, quote.end), speaker))
    return tuple(found)


def _head(after: str, end: str) -> str:
    """What follows a quotation, up to the end of its sentence: none where the quotation ended it."""
    if end[:1] in ".!?…" and after[:2].strip() and after.lstrip()[:1].isupper():
        # "It is gone." Ida Brandl said: a new sentence; but a speaker who follows directly is the quotation's own.
        after = after[:60]
    stop = _ENDS_SENTENCE.search(after)
    return after[: stop.start()] if stop else after


def _tail(before: str) -> str:
    """What leads up to a quotation: the last sentence, which a colon, a comma or a verb ties to it."""
    stops = list(_ENDS_SENTENCE.finditer(before))
    if before.rstrip().endswith((".", "!", "?")):
        return ""
    return before[stops[-1].end() :] if stops else before


def _speaker(before: str, after: str, words: WordList, introduced: bool) -> Speaker | None:
    """The speaker named beside the first reporting verb; None where there is no verb."""
    for side in (after, before):
        if verb := _VERB.search(side):
            beside = side[max(0, verb.start() - _BESIDE) : verb.end() + _BESIDE]
            return _kind(beside, words, introduced)
    return None


def _kind(beside: str, words: WordList, introduced: bool) -> Speaker:
    """The kind of whoever stands beside a verb."""
    organisation = _ORGANISATION.search(beside)
    names = [found[0] for found in _CAPITALISED.finditer(beside)]
    people = [one for one in names if _is_person(one, words)]
    if people:
        return Speaker.NAMED
    if _PRONOUN.search(beside) and introduced:
        return Speaker.NAMED
    if organisation or any(one.isupper() and len(one) > 1 for one in names):
        return Speaker.ORGANISATION
    if _ANONYMOUS.search(beside) or _PRONOUN.search(beside):
        return Speaker.ANONYMOUS
    return Speaker.NONE


def _is_person(name: str, words: WordList) -> bool:
    """Whether capitalised words in a row hold one that English writes small only as a name, and no organisation."""
    if _ORGANISATION.search(name):
        return False
    parts = name.split()
    return any(not part.isupper() and not words.is_ordinary(part) and not words.is_proper(part) for part in parts) or (
        len(parts) > 1 and sum(not words.is_ordinary(part) for part in parts) > 1
    )
