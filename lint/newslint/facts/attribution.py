"""Who is quoted: the direct speech of an English article, each quotation with the kind of its speaker.

A reporting verb beside the quotation (the water has gone, *said Ida Brandl*; *according to the ministry*, ...) leads
to its subject. A pronoun, and "the captain", stand for somebody named since the last quotation, else for who spoke
last. A quotation without a verb goes on with the speaker of the one before it, in the same paragraph or the last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from typing import TypeAlias

from newslint.article import Span
from newslint.facts.lines import Paragraphs
from newslint.facts.quotes import Quotes
from newslint.knowledge.wordlist import COMMON_NAME, NameTable, WordList
from newslint.record import NamedTuple


class Speaker(Enum):
    """The kind of a speaker, from the most to the least that a reader can check."""

    NAMED = "named"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"
    NONE = "none"


class Attribution(NamedTuple):
    """A quotation that is a sentence of its own, and the kind of its speaker."""

    span: Span
    speaker: Speaker


Attributions: TypeAlias = tuple[Attribution, ...]

MIN_WORDS = 4
"""Fewer quoted words are a term or a title, and nobody's speech."""
REACH = 140
"""How far from the quotation its reporting verb is looked for, in characters."""
_BESIDE = 110
"""How far from the verb its subject is looked for."""
_INTRODUCED = 600
"""How far back somebody is named whom a pronoun may mean."""

_VERB = re.compile(
    # Not "it should be noted", "he was told": nobody speaks there.
    r"(?<!\bbe )(?<!\bbeen )(?<!\bwas )(?<!\bwere )"
    r"\b(?:sa(?:id|ys?|ying)|told|tells?|add(?:ed|s|ing)|stat(?:ed|es|ing)|not(?:ed|es|ing)|explain(?:ed|s|ing)|"
    r"wr(?:ote|ites?|iting)|claim(?:ed|s|ing)|argu(?:ed|es|ing)|insist(?:ed|s|ing)|warn(?:ed|s|ing)|"
    r"admit(?:ted|s|ting)|announc(?:ed|es|ing)|declar(?:ed|es|ing)|emphasi[sz](?:ed|es|ing)|stress(?:ed|es|ing)|"
    r"recall(?:ed|s|ing)|repl(?:ied|ies|ying)|respond(?:ed|s|ing)|ask(?:ed|s|ing)|call(?:ed|s|ing)|"
    r"tweet(?:ed|s|ing)|post(?:ed|s|ing)|report(?:ed|s|ing)|quot(?:ed|es|ing)|conclud(?:ed|es|ing)|"
    r"comment(?:ed|s|ing)|complain(?:ed|s|ing)|joked|shouted|describ(?:ed|es|ing)|remark(?:ed|s|ing)|"
    r"acknowledg(?:ed|es|ing)|maintain(?:ed|s|ing)|predict(?:ed|s|ing)|testif(?:ied|ies|ying)|confirm(?:ed|s|ing)|"
    r"conced(?:ed|es|ing)|continued|quip(?:ped|s)|observ(?:ed|es|ing)|summari[sz](?:ed|es|ing)|narrat(?:ed|es|ing)|"
    r"highlight(?:ed|s|ing)|vow(?:ed|s|ing)|urg(?:ed|es|ing)|recount(?:ed|s|ing)|according to|reads?|"
    r"in the words of)\b"
)
_ANONYMOUS = re.compile(
    r"\b(?:officials?|sources?|witness(?:es)?|insiders?|observers?|analysts?|experts?|residents?|locals|people|person|"
    r"neighbou?rs?|diplomats?|aides?|critics|activists?|users?|passers-?by|man|woman|men|women|someone|somebody|"
    r"others?|anonymity|unnamed|protesters|doctors?|soldiers?|investigators|authorities)\b",
    re.IGNORECASE,
)
# "One park worker told", "said an islander": an article that says no more than that there is such a person.
_SOMEBODY_LEFT = re.compile(r"\b(?:an?|one|another|some|many)(?: [a-z-]+){1,3} ?$", re.IGNORECASE)
_SOMEBODY_RIGHT = re.compile(r" ?(?:an?|one|another|some|many) [a-z]")
_PRONOUN = re.compile(r"\b(?:he|she|I|we|they)\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:ministry|government|company|department|agency|office|police|court|army|military|council|committee|"
    r"commission|union|party|bank|university|institute|association|organi[sz]ation|service|statement|report|"
    r"administration|embassy|headquarters|command|press service|newspaper|channel|club|federation|firm|group|"
    r"authors|researchers|scientists|owners|team|Kremlin|White House|Pentagon|parliament|prosecutors?|"
    r"spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,3}")
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sgt|Const|Gen|Col|Lt|Capt|Maj|Sen|Rep|Gov|Rev|Sir|President|Minister|Mayor|Chancellor|"
    r"Judge|Captain|General|Colonel|Professor|Senator)\.? [^\W\d_a-z]"
)
_OPENERS = frozenset(
    "the a an in on at he she they it i we but and his her their its this that these those one some many as when while "
    "if after before later also another other according".split()
)
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sgt|Const|Gen|Col|Lt|Capt|Maj|Sen|Rep|Gov|Rev|St|Jr|U\.S|U\.K|Jan|Feb|Aug|Sept?|Oct|"
    r"Nov|Dec)$"
)
_ENDS_SENTENCE = re.compile(r"[.!?…]['’)\]]* +(?=[^\W\d_a-z])")


def attributions(
    text: str, paragraphs: Paragraphs, quotes: Quotes, language: str, words: WordList, attested: NameTable
) -> Attributions:
    """The quotations of at least four words that begin a sentence; none in other languages than English."""
    if language != "en":
        return ()
    found: list[Attribution] = []
    starts = [paragraph.start for paragraph in paragraphs]
    last: tuple[int, Speaker] | None = None
    for n, quote in enumerate(quotes.spans):
        said = text[quote.start + 1 : quote.end - 1].strip()
        first_paragraph = bisect_right(starts, quote.start) - 1
        last_paragraph = bisect_right(starts, quote.end - 1) - 1
        until = quotes.spans[n + 1].start if n + 1 < len(quotes.spans) else len(text)
        since = quotes.spans[n - 1].end if n else 0
        after = text[quote.end : min(until, quote.end + REACH, paragraphs[last_paragraph].end)]
        above = first_paragraph and paragraphs[first_paragraph - 1].text.endswith(":")
        line = paragraphs[first_paragraph - 1 if above else first_paragraph].start
        before = text[max(since, quote.start - REACH, line) : quote.start]
        previous = last[1] if last is not None and first_paragraph - last[0] <= 1 else None
        earlier = text[max(since, quote.start - _INTRODUCED) : quote.start]
        beside = _beside(_tail(before), _head(after))
        speaker = previous or Speaker.NONE
        if beside is None and previous is None and (reported := _beside(earlier[-_BESIDE:], "")):
            # The sentence before reports speech without quoting it.
            speaker = _kind(*reported, words, attested) or Speaker.NONE
        elif beside is not None:
            speaker = _kind(*beside, words, attested) or _meant(earlier, previous, words, attested)
        last = (last_paragraph, speaker)
        if said[:1].isupper() and len(said.split()) >= MIN_WORDS:
            found.append(Attribution(Span(quote.start, quote.end), speaker))
    return tuple(found)


def _head(after: str) -> str:
    """What follows a quotation, up to the end of its sentence."""
    return after[: next(_stops(after), len(after))]


def _tail(before: str) -> str:
    """What leads up to a quotation: the end of a sentence that it completes, else nothing."""
    if before.rstrip().endswith((".", "!", "?")):
        return ""
    return before[max(_stops(before), default=0) :]


def _stops(text: str) -> Iterator[int]:
    """Where sentences end; "Lt. Gen. Orlov" and "J. Orlov" end none."""
    for stop in _ENDS_SENTENCE.finditer(text):
        if not _ABBREVIATED.search(text, max(0, stop.start() - 8), stop.start()):
            yield stop.start()


def _beside(before: str, after: str) -> tuple[str, str] | None:
    """The words to the left and right of the first reporting verb; None where there is no verb."""
    for side in (after, before):
        if verb := _VERB.search(side):
            return side[max(0, verb.start() - _BESIDE) : verb.start()], side[verb.end() : verb.end() + _BESIDE]
    return None


def _kind(left: str, right: str, words: WordList, attested: NameTable) -> Speaker | None:
    """The kind of the subject of a verb, from the words to its left and right; None where it refers to another."""
    beside = f"{left}|{right}"
    if _TITLED.search(beside) or _has_person(beside, words, attested):
        return Speaker.NAMED
    for word in (*left.split()[-1:], *right.split()[:1]):
        word = word.strip(",.")
        # Said Wright, said Lucas: a capital beside the verb is a name, even where English has the word.
        if (
            word[:1].isupper()
            and not word.isupper()
            and word.lower() not in _OPENERS
            and (not words.is_proper(word) or attested.level(word) >= COMMON_NAME)
        ):
            return Speaker.ORGANISATION if _ORGANISATION.fullmatch(word) else Speaker.NAMED
    if _PRONOUN.search(" ".join(left.split()[-2:])) or _PRONOUN.match(right.lstrip()):
        return None
    if _SOMEBODY_LEFT.search(left) or _SOMEBODY_RIGHT.match(right):
        return Speaker.ANONYMOUS
    if _ORGANISATION.search(beside) or any(found[0].isupper() for found in _CAPITALISED.finditer(beside)):
        return Speaker.ORGANISATION
    return Speaker.ANONYMOUS if _ANONYMOUS.search(beside) else None


def _meant(earlier: str, previous: Speaker | None, words: WordList, attested: NameTable) -> Speaker:
    """The kind of whoever a pronoun stands for: somebody named since the last quotation, else an unnamed speaker of it.

    A pronoun without either still stands for somebody named further up.
    """
    unnamed = previous is Speaker.ANONYMOUS and not _has_person(earlier, words, attested)
    return Speaker.ANONYMOUS if unnamed else Speaker.NAMED


def _has_person(text: str, words: WordList, attested: NameTable) -> bool:
    return any(_is_person(found[0], words, attested) for found in _CAPITALISED.finditer(text))


def _is_person(name: str, words: WordList, attested: NameTable) -> bool:
    """Whether capitalised words in a row are a person's name: with a word that English lacks, or a given name first."""
    parts = name.split()
    if parts[0].lower() in _OPENERS:
        parts = parts[1:]
    if not parts or _ORGANISATION.search(name) or name.isupper():
        return False
    if any(not words.is_ordinary(part) and not words.is_proper(part) for part in parts):
        return True
    return len(parts) > 1 and (
        attested.level(parts[0]) >= COMMON_NAME or sum(not words.is_ordinary(part) for part in parts) > 1
    )
