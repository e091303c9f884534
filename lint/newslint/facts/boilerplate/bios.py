"""Who wrote the article: the sentence about its author that stands below it.

"Ana Lima covers shipping for the Ledger": somebody whom the story does not name does what only those do who write for
a paper, or says what they are to it. Sites word it as they like; the verbs and the trades are a closed class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newslint.facts.boilerplate.phrases import Mark

LONGEST = 500
"""Longer paragraphs are no notes about an author."""
PERSON = (
    r"[^\W\d_a-z][\w'’.-]*"
    r"(?: (?:de|del|della|van|von|der|den|la|le|al|bin|bint|ibn|da|dos|das|di|ter|and|&|[^\W\d_a-z][\w'’.-]*)){1,6}"
)
"""A pattern of a person's name: capitalised words and the small ones that stand between them."""
ROLES = frozenset(
    "correspondent correspondents reporter reporters editor editors writer writers columnist journalist journalists "
    "bureau contributor producer photographer intern critic staff newsroom desk analyst blogger".split()
)
"""What those are called who make a paper."""
_BIO = Mark("author")
_WEAK_BIO = Mark("author", weak=True)
_CONTACT = Mark("contact")
_TRADES = ROLES | frozenset("freelancer freelance author broadcaster anchor host presenter cartoonist essayist".split())
_LEARNED = frozenset(
    "professor lecturer fellow researcher scientist historian economist strategist director founder president chair "
    "novelist lawyer".split()
)
"""What authors of opinion pieces are, and many whom a story quotes."""
_SUBJECT = (
    rf"(?:(?:(?i:the|our) )?(?:(?i:staff|senior|freelance|chief) )?(?:(?i:{'|'.join(sorted(_TRADES))}) ))?"
    rf"(?P<name>{PERSON})|(?i:the|this) (?i:author|writer|columnist|reporter)"
)
_DOES = (
    r"(?:also |regularly |now |previously |currently )*(?:"
    r"(?:cover(?:s|ed)|report(?:s|ed) on|writes? about|wrote about) [^.!?]{2,120}?(?: for| at) (?:the |The )?[A-Z]|"
    r"(?:writes|reports|blogs|freelances) (?:for|from) |edits |"
    r"(?:contributed|assisted) (?:to|in|with) (?:this|the) (?:report|story|article|piece)|contributed reporting|"
    r"can be (?:reached|contacted|followed|found) (?:at|on|by|via)|may be reached|"
    r"tweets (?:at|as|from)|(?:is|can be found) on (?:Twitter|X|Bluesky|Mastodon|LinkedIn|Instagram) |"
    r"joined (?:the |The )?[A-Z][^.!?]{2,60}? in (?:19|20)\d\d|"
    r"has (?:covered|reported|written|edited|worked)[^.!?]{2,120}?(?: since| for (?:the |The )?[A-Z]| as an? )|"
    r"covers [^.!?,\"“]{3,90}[.]"
    r")"
)
_IS = r"(?:is|was|’s|'s) (?P<what>[^.!?;]{3,160})"


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(rf"\A(?:{_SUBJECT})(?:, [^,.;]{{3,80}},)? (?:(?P<does>{_DOES})|{_IS})")


@cache
def _ours() -> re.Pattern[str]:
    return re.compile(rf"\A[^\W\d_a-z][\w'’-]+ is our (?:[\w-]+ ){{0,4}}(?:{'|'.join(sorted(ROLES))})\b")


@cache
def _reach() -> re.Pattern[str]:
    return re.compile(
        rf"\A(?:E-?mail|Contact|Reach|Follow|Text|Tweet|Write to|Call) (?:(?i:the|our) )?(?:(?i:staff|senior) )?"
        rf"(?:(?i:{'|'.join(sorted(ROLES))})(?: |,? ))?(?:{PERSON}|(?<=er )) ?(?:at|on|via|by|@)\s?[^.!?]*[@\d]"
    )


_SOON = 16
"""In so many words one of the cues stands."""
_CUES = frozenset(
    word + sign
    for word in _TRADES
    | _LEARNED
    | frozenset(
        "covers covered reports reported writes write wrote written edits edited contributed assisted reached "
        "contacted followed tweets joined blogs freelances worked Twitter X Bluesky Mastodon LinkedIn Instagram".split()
    )
    for sign in ("", ",", ".")
)
_REACHED = ("Email", "E-mail", "Contact", "Reach", "Follow", "Text", "Tweet", "Write", "Call")
_TRADE_SOON = 10
"""In so many words behind "is" the trade is named."""
_BESIDE = frozenset("for at with of in who whose based covering and from on".split())
_NO_NAMES = ("The ", "A ", "An ", "This ", "That ", "These ", "His ", "Her ", "Its ", "Their ", "Our ", "My ")


@cache
def _says() -> re.Pattern[str]:
    return re.compile(r"[\"“”«»„]|\b(?:said|says|told|added)\b")


def bio(text: str, others: Iterable[str]) -> Mark | None:
    """The mark of a paragraph (stripped, English) about the author; ``others``: the article's other paragraphs.

    Weak where it is somebody's calling rather than that of a reporter. Whom another paragraph names is of the story.
    """
    if len(text) > LONGEST:
        return None
    if text.startswith(_REACHED) and _reach().match(text):
        return _CONTACT
    if _CUES.isdisjoint(text.split(None, _SOON)[1:_SOON]) or _says().search(text):
        return None
    if _ours().match(text):
        return _BIO
    found = _sentence().match(text)
    if found is None or (found["name"] or "").startswith(_NO_NAMES):
        return None
    mark = _BIO if found["does"] else _of_trade(found["what"])
    if mark is not None and found["name"]:
        surname = found["name"].rpartition(" ")[2]
        if any(surname in other for other in others):
            return None
    return mark


def _of_trade(what: str) -> Mark | None:
    """What somebody is who is called so: "a transport reporter at KSKR"."""
    words = what.replace(",", " , ").split()[:_TRADE_SOON]
    for n, word in enumerate(words):
        bare = word.lower().strip(".")
        if bare not in _TRADES and bare not in _LEARNED:
            continue
        after = words[n + 1] if n + 1 < len(words) else "."
        if after in _BESIDE or after in (",", ".", "and") or n + 1 == len(words):
            return _BIO if bare in _TRADES else _WEAK_BIO
    return None
