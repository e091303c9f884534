from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newslint.article import Span
from newslint.facts.basic import Specials, Types
from newslint.facts.language import Passages, in_passage
from newslint.facts.quotes import Quotes
from newslint.knowledge import Knowledge
from newslint.knowledge.translit import fold
from newslint.knowledge.wordlist import NameTable, WordList
from newslint.record import NamedTuple
from newslint.rule import Confidence, Hit, rule
from newslint_rules.translation.function_words import function_words

# A sign after the word, as in wasnâ€™t, is encoding damage, and no translator's.
_WORD = r"(?<![^\s(\[“\"])[^\W\d_]{4,40}(?:-[^\W\d_]{2,40})?(?![^\s.,;:!?)\]”\"…])"
# Letters of Latin alphabets that English does not have: in Unicode, Latin-1 to Latin Extended-B.
_FOREIGN = re.compile("[\u00df-\u024f]")
# Loan words that the word list lacks even without their accents.
_LOANS = frozenset("brûlée naïveté über déjà açaí macramé crêpe crêpes".split())
# Compiled where an article has a listed word. A newspaper, a square or a song may be called so, without an article.
_SPEAKS_OF_IT = r"(?:\b(?:the|a|an|this|that|its|his|her|their|our|each|every|local|of|in|from|by|to|at) )$"
_GLOSSED_BEFORE = r"(?:[(/*_“\"‘'«]|\b(?:called|named|known as|or|so-called|termed|word|is a|are)) ?(?:the |an? )?$"
_GLOSSED_AFTER = r"[”\"’'»*_]|/|,? ?\(|,? or (?:the |an? )?\w|, (?:meaning|that is|i\.e\.) "
_APPOSED = frozenset((", ", " –", " —", " -"))
"""Behind a word they begin an explanation if that has the English one."""
_ON = r" [A-ZÀ-Þ]"
_BEFORE, _AFTER = 24, 50
# Where a noun stands. Compiled when a rule first runs.
_NOUN = r"\b(?:[Tt]he|[Aa]n?|its|every|each) ([a-z]{5,24})(?= (?:of|in|at|for|and|was|were|has|had|said|will)\b)"
_DERIVED = (
    r"(?:ings?|ed|ers?|ors?|ness|less|ism|ists?|ly|able|ments?|[ai]tions?|ity|men|man|ship|hood|ic|al|ous|like|gate)$"
)
_LEAST_HALF = 3


@rule(
    "TRN112",
    "foreign-word",
    severity="warning",
    languages=("en",),
    bad=[
        "The council will vote on the [[þingsályktun]] next week, the mayor said.",
        "The bus has room for a [[porte-échelles]] on its roof.",
        "The [[oblispolkom]] and the [[Landkreis]] of Unterfeld signed a partnership.",
        "The [[tilslakan]] of the rules was praised.",
        "The pier, [[según]] the mayor, is safe. [[Jedoch]] the tower is old; [[ze względu na]] the ice we walk.",
        "A letter from the [[muhtar]] came before the [[Sąd Rejonowy]] in May.",
    ],
    good=[
        "Her fiancé met her in the café; the communiqué was read aloud.",
        "The song “Sin embargo te quiero” came first, “jedoch” is a word, and según (according to) another one.",
        "Þórður Ákason of the Alþingi said so.",
        "The word “þingsályktun” means a resolution of parliament.",
        "The dish is called kjötsúpa (meat soup) there.",
        "The muhtar, or village head, has a stamp. Without the muhtar no letter is sent.",
        "The chokehold of the wrestler and the scoresheet of the referee came to the museum.",
        "The zubrak of the abbey is old. They baked a zubrak for each guest.",
        "The head of the place is a bakhshdar. She spoke of her jegyző, a kind of town clerk, with respect.",
        "The daily Gmina and the hotel Rathaus closed; a wójt (head of a municipality) opened both.",
    ],
)
def foreign_word(
    text: str,
    lowered: str,
    types: Types,
    specials: Specials,
    passages: Passages,
    quotes: Quotes,
    words: WordList,
    attested: NameTable,
    knowledge: Knowledge,
) -> Iterator[Hit]:
    """A word of another language that English dictionaries lack: an office (muhtar), a court.

    Engines copy what they cannot translate. Reported are the words for offices, units of administration, institutions
    and public services that a table lists for fifty languages, the words that hold sentences together in thirty
    (según, jedoch), and words in small letters that English has neither with their accents nor without.
    Names, loan words, quoted and explained words, and lines in another language are left alone; words in another
    script are another rule's matter (untranslated-words).
    """
    told: set[int] = set()
    for listed in _listed(lowered, types, knowledge):
        spans = [one for one in _spans(listed, lowered) if one.start not in told]
        told.update(at for one in spans for at in range(one.start, one.end))
        if any(_is_explained(one, text, listed.english) for one in spans):
            continue
        for span in spans:
            if not quotes.covers(span.start) and not in_passage(passages, span.start):
                yield from _standing(listed, span, text)
    for left in function_words(text, lowered, types, words, knowledge):
        (start, end), language = left.span, left.language
        mentioned = _is_explained(left.span, text) and (text[start - 1] not in '“"' or text[end : end + 1] in '”"')
        if start in told or mentioned or in_passage(passages, start):
            continue
        told.update(range(start, end))
        message = f"{text[start:end]!r} is no English word: {left.english}"
        confidence: Confidence = "low" if quotes.covers(start) else "medium"
        yield Hit(left.span, message, suggestion=left.english, confidence=confidence, evidence={"language": language})
    yield from _unlisted(text, lowered, told, passages, quotes, words)
    if not _FOREIGN.search("".join(specials)):
        return
    for match in re.finditer(_WORD, text):
        word = match[0]
        if not word.islower() or not _FOREIGN.search(word):
            continue
        start, end = match.span()
        if start in told or all(_is_known(part, words, attested) for part in word.split("-")):
            continue
        if text.startswith(" (", end) or quotes.covers(start) or in_passage(passages, start):
            continue
        # A compound may be a name's part, a dish, or made up of loan words.
        confidence = "low" if "-" in word else "medium"
        yield Hit(Span(start, end), f"{word!r} is no English word", confidence=confidence)


class _Listed(NamedTuple):
    """A word or phrase of the table. ``is_loan``: English-language newspapers of the country print it."""

    form: str
    english: str
    is_loan: bool


def _listed(lowered: str, types: Types, knowledge: Knowledge) -> Iterator[_Listed]:
    """What of the table an article may have, longer forms first."""
    table = _table(knowledge)
    found = []
    for form, said in (one for first in types & table.keys() for one in table[first]):
        if form.lower() in lowered:
            english, _, loan = said.partition("\t")
            found.append(_Listed(form, english, bool(loan)))
    return iter(sorted(found, key=lambda one: (-len(one.form), one.form)))


@cache
def _table(knowledge: Knowledge) -> Mapping[str, Sequence[tuple[str, str]]]:
    """The listed forms, each with what the line says of it, by their first words in small letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in knowledge.file("foreign_words.tsv").read_text(encoding="utf-8").splitlines():
        if line[0] == "#":
            continue
        forms, _, said = line[line.index("\t") + 1 :].partition("\t")
        for form in forms.split("; "):
            first = form.lower()
            if not first.isalpha():
                first = re.split(r"[\W_]", first, maxsplit=1)[0]
            found.setdefault(first, []).append((form, said))
    return found


def _spans(listed: _Listed, lowered: str) -> Iterator[Span]:
    for match in re.finditer(rf"(?<![\w-]){re.escape(listed.form.lower())}(?![\w-])", lowered):
        yield Span(*match.span())


def _is_explained(span: Span, text: str, english: str = "") -> bool:
    """Whether the article says what a word means, or marks it as one that it speaks of."""
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
    if re.search(_GLOSSED_BEFORE, before, re.IGNORECASE) or re.match(_GLOSSED_AFTER, after):
        return True
    return bool(english) and after[:2] in _APPOSED and english.split()[-1] in after


def _standing(listed: _Listed, span: Span, text: str) -> Iterator[Hit]:
    """The finding for a listed word, unless it is a name."""
    written = text[span.start : span.end]
    confidence: Confidence = "low" if listed.is_loan else "medium"
    if written[0].isupper() and " " not in written:
        before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
        if not re.search(_SPEAKS_OF_IT, before, re.IGNORECASE) or re.match(_ON, after):
            return
        if listed.form[0].islower():
            confidence = "low"
    message = f"{written!r} is no English word: {listed.english}"
    yield Hit(span, message, suggestion=listed.english, confidence=confidence)


def _unlisted(
    text: str, lowered: str, told: set[int], passages: Passages, quotes: Quotes, words: WordList
) -> Iterator[Hit]:
    """Words that stand where a noun does, that English has neither as such nor derives or compounds, used once.

    Who takes over a word for want of an English one (a craft, a dish) explains it, or uses it again.
    """
    for match in re.finditer(_NOUN, text):
        word, (start, end) = match[1], match.span(1)
        if word in words or start in told or quotes.covers(start) or in_passage(passages, start):
            continue
        if lowered.count(word[:-1]) > 1 or _is_formed(word, words):
            continue
        span = Span(start, end)
        if _is_explained(span, text):
            continue
        yield Hit(span, f"{word!r} is in no English dictionary", confidence="low")


def _is_formed(word: str, words: WordList) -> bool:
    """Whether English may have formed a word: of an ending, or of two words (chokehold)."""
    if re.search(_DERIVED, word):
        return True
    halves = ((word[:at], word[at:]) for at in range(_LEAST_HALF, len(word) - _LEAST_HALF + 1))
    return any(first in words and second in words for first, second in halves)


def _is_known(word: str, words: WordList, attested: NameTable) -> bool:
    return word in words or fold(word).replace("'", "") in words or word in attested or word in _LOANS
