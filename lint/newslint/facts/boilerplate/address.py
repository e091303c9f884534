"""The grammar of address: a line that speaks to the reader about the page, or in which the publisher speaks of itself.

"Drop your comments below", "Add our site to your sources", "This page is no longer updated": sites word them anew, but
from small closed classes of words. A line is scored by what is in it: an imperative at the start of a clause, words
for things of a page, the reader, the publisher, "here" and "this page", a channel to write to. A story that tells of
such things has persons and what they said instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from newslint.facts.boilerplate.normal import normalise
from newslint.facts.boilerplate.phrases import Mark

SURE, WEAK = 4, 3
"""So many points make a line sure (if it points to the page itself) or weak."""
_MOST_WORDS = 60

# What readers do to a page only, and what they do to other things too.
_PAGE_VERBS = frozenset("subscribe unsubscribe click tap swipe scroll bookmark refresh reload login download".split())
_VERBS = _PAGE_VERBS | frozenset(
    "add advertise allow ask become become browse buy call catch check choose comment complete consider contact continue create "
    "discover donate drop email enable enjoy enter explore fill find flag follow forward get give have help hear hit "
    "install invite join keep learn leave listen log make message miss nominate open phone pick press read receive "
    "recommend register report see select send set share sign stay submit support switch take tell text tick try tune "
    "turn type update upgrade use view visit vote want watch whatsapp write".split()
)
_BEFORE_VERB = frozenset("please kindly to or and then simply just now also do not never don t so if why".split())
_PARTICLES = {"sign": ("up", "in"), "log": ("in", "on", "out"), "turn": ("on", "off"), "switch": ("on", "off")}
_NO_ADDRESS = frozenset("he she his her him said says told asked i my mine".split())
"""Where one of them stands, persons of a story act and speak."""

_STARTS = _VERBS | _BEFORE_VERB | frozenset(("you", "thanks", "thank", "sorry", "having", "unable", "not"))

# Words for things of a page, with the kind of a line that asks for them; two points, or one where stories have them too.
_THINGS: dict[str, tuple[str, int]] = {
    word: (kind, points)
    for kind, points, words in (
        ("newsletter", 2, "newsletter newsletters inbox"),
        ("newsletter", 1, "email emails e mailbox bulletin briefing digest"),
        ("paywall", 2, "subscriber subscribers subscription subscriptions paywall login logged"),
        ("paywall", 1, "account password access membership member members profile trial username edition epaper"),
        ("comments", 1, "comment comments discussion conversation reply debate commenting poll"),
        ("player", 2, "javascript browser adblocker html5 blocker"),
        ("player", 1, "video videos audio player playback episode device livestream stream podcast podcasts"),
        ("callout", 2, "app journalism ctrl whatsapp telegram facebook twitter instagram youtube linkedin tiktok bluesky google notifications"
                       " alerts hashtag newsroom"),
        ("callout", 1, "story stories article articles page pages site website channel pictures photos photo news headlines"
                       " updates update coverage tip tips question questions feedback review reporter reporters editor"
                       " editors journalists independent wrong missed content post posts source sources form link group community"
                       " correction corrections mistake mistakes error errors typo portal archive reporting interview"
                       " paper blog complaints inquiries enquiries work web desk bio thoughts thought opinions"
                       " views experience experiences notification push homepage thread readers"),
        ("legal", 2, "cookies"),
        ("legal", 1, "privacy terms policy"),
    )
    for word in words.split()
}  # fmt: skip
_SHORTENED = tuple(f"{who}{sign}{end}" for who in ("you", "we") for sign in "'’" for end in ("re", "ve", "ll", "d"))
_HERE = frozenset("here below above ctrl".split())
_US = frozenset("us our we ours".split())
_YOU = frozenset("you your yours yourself".split())
_ASIDE = frozenset(("us", "here", "below"))
_ABROAD = "US"
"""The country is not the publisher."""
_THIS = frozenset(
    "page story article post video blog report content feature live thread form text material link reporter author "
    "series column newsletter episode podcast".split()
)
_ADDRESSED = (
    "if you", "do you", "did you", "have you", "are you", "were you", "can you", "you can", "you are", "you re",
    "you need", "you must", "you have", "you ve", "would you", "got a", "want to", "what do", "what did", "not seeing",
    "see something", "spotted a", "seen a", "know someone", "like what", "your browser", "your account", "did we",
)  # fmt: skip
_TROUBLE = ("not seeing", "having trouble", "trouble viewing", "trouble loading", "can t see", "unable to")
"""What is wrong with a page rather than with the world."""
_THANKS = ("thank you for", "thanks for", "sorry we", "sorry this")
_ACCOUNT = re.compile(r"[\w.+-]@[\w-]{1,60}\.\w|(?<!\w)@\w{3}")
_SITES = ("www.", "http:", "https:", ".com", ".org", ".net", ".info", ".co.")
_PHONE = re.compile(r"\+?\d[\d ()-]{6,}\d")
_CLAUSE = re.compile(r"[.?!:;,…]+(?:\s+|$)|\s[–—-]+\s|\s[|·•]\s")
_ASKED = frozenset(("Q:", "A:", "Q.", "A."))
"""Questions and answers of an interview."""
_QUOTES = ('"', "“", "”", "«", "»", "„")


def address(text: str, prose: bool = False) -> Mark | None:
    """The mark of a line (stripped, English) that addresses the reader or in which the publisher speaks of itself.

    One that leads to what follows ("In this article you can read:") is weak. ``prose``: it is a paragraph by its size, which takes a point more and may not be weak.
    """
    if not _may_address(text, text.split()) or any(quote in text for quote in _QUOTES) or text[:2] in _ASKED:
        return None
    clauses = _clauses(text)
    words = [word for clause in clauses for word in clause]
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    said = not _NO_ADDRESS.isdisjoint(words)
    if found := _notice(words, said, prose):
        return found
    if said:
        return None
    score = _scored(text, clauses, words)
    if not score.things:
        return None
    if score.points >= SURE + prose and score.here and not text.endswith(":"):
        return Mark(score.kind)
    return Mark(score.kind, weak=True) if score.points >= WEAK and not prose else None


def _clauses(text: str) -> list[list[str]]:
    """The words of each clause of a line, as they are compared."""
    clauses: list[list[str]] = [[]]
    for word in normalise(_CLAUSE.sub(" | ", text)).split():
        clauses[-1].append(word.rstrip(":"))
        if word[-1] == ":":
            clauses.append([])
    return [clause for clause in clauses if clause]


def _may_address(text: str, words: Sequence[str]) -> bool:
    """Whether a line (of these words, as they are written) can have a mark: a cheap look before a full one."""
    things, speakers, telling = _cues()
    if not things.isdisjoint(words) or "@" in text:
        first = words[0].lower().rstrip(":,")
        if first in _OWN or first in _STARTS or not speakers.isdisjoint(words):
            return True
    return not telling.isdisjoint(words)


@cache
def _cues() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """As they are written: words for things of a page, words of those who speak of them, words that tell a notice."""
    telling = (word for told, _ in _NOTICES.values() for word in (*told, "responsible", "owners"))
    return (
        _written((*_THINGS, *_ASIDE, *_STATE)),
        _written((*_US, *_YOU, *_HERE, "this", *_SHORTENED)),
        _written(telling),
    )


def _written(words: Iterable[str]) -> frozenset[str]:
    forms = {form for word in words for form in (word, word.capitalize())}
    return frozenset(form + sign for form in forms for sign in ("", *".,?!:;"))


class _Score(NamedTuple):
    """The points of a line; how many of them ``things`` of a page got, whether it points at the page (``here``)."""

    points: int
    things: int
    here: bool
    kind: str


def _scored(text: str, clauses: Sequence[Sequence[str]], words: Sequence[str]) -> _Score:
    line = " ".join(words)
    kinds = [_THINGS[word] for word in dict.fromkeys(words) if word in _THINGS]
    things = min(sum(points for _, points in kinds), 3)
    kind = max(kinds, key=lambda one: one[1])[0] if kinds else "callout"
    yours = not _YOU.isdisjoint(words)
    ours = any(word in _US for word in words if word != "us") or ("us" in words and _ABROAD not in text)
    asked = max(map(_imperative, clauses))
    here = ours or not _HERE.isdisjoint(words) or _points_here(words)
    points = things + asked + ours + yours + (not _HERE.isdisjoint(words)) + _points_here(words)
    addressed = any(" ".join(clause[:2]).startswith(_ADDRESSED) for clause in clauses)
    points += addressed
    if line.startswith(_TROUBLE):
        points, here, addressed = points + 1, True, True
    if line.startswith(_THANKS):
        points, here, addressed = points + 1, True, True
    if (
        ("@" in text and _ACCOUNT.search(text))
        or any(site in text for site in _SITES)
        or (ours and _PHONE.search(text))
    ):
        points, things, here = points + 2, max(things, 1), True
    if asked and not things:
        things = any(map(_asks_for_us, clauses))
    return _Score(points, things, here and bool(asked or addressed or ours or yours), kind)


def _asks_for_us(clause: Sequence[str]) -> bool:
    """Whether a clause tells to do something to the publisher, or at a place of the page: "drop us a line", "tick here"."""
    return any(word in _VERBS and clause[n + 1] in _ASIDE for n, word in enumerate(clause[:-1]))


def _imperative(clause: Sequence[str]) -> int:
    """Two points for a clause that tells to do what is done to pages only, one for what is done to them too."""
    for n, word in enumerate(clause):
        if word in _BEFORE_VERB:
            continue
        if word not in _VERBS:
            return 0
        if word in _PAGE_VERBS:
            return 2
        return 2 if n + 1 < len(clause) and clause[n + 1] in _PARTICLES.get(word, ()) else 1
    return 0


def _points_here(words: Sequence[str]) -> bool:
    """Whether "this" stands before a word for the page or a part of it."""
    return any(word == "this" and not _THIS.isdisjoint(words[n + 1 : n + 3]) for n, word in enumerate(words))


# What notices of a publisher are made of: words that few stories have (two points), and such as they share (one).
_NOTICES = {
    "legal": (
        frozenset(
            "reproduction reproduced reprint reprinting reprinted republish republished republication redistribution "
            "redistributed hyperlink copyright syndication syndicate licensing disclaimer affiliate aggregated "
            "recaptcha cookies aboriginal torres custodians advertisers necessarily editorial unsubscribe moderated".split()
        )
        | {"traditional owners", "not responsible", "press council", "privacy policy", "all rights"},
        frozenset(
            "rights reserved responsible liability liable generated automatically conditions permission permitted "
            "prohibited allowed material materials content use express written links link partner partners commission "
            "terms privacy policy consent acknowledge acknowledges acknowledging respect respects traditional owners "
            "elders author authors opinions views reflect advertising advertisements corrections complaints accuracy "
            "guidelines source service agree purchase editors staff newspaper member committed accurate land".split()
        ),
    ),
    "paywall": (
        frozenset("unlimited anytime billed renews subscription trial subscribe unlock".split()),
        frozenset("digital access cancel offer free month week year monthly plan premium weeks months only".split()),
    ),
}  # fmt: skip
_NOTICE, _NOTICE_SHARE = 5, 5
"""So many points make a notice, if one in so many words is of it."""
_STATE = frozenset(
    "closed ended finished archived updated automatically generated translated aggregated republished published moderated "
    "available provided sponsored supplied displayed loading appeared written produced".split()
)
_BE = frozenset("has have is are was were been be cannot can not isn no".split())
_PAGE = frozenset(
    "page article story blog post comments content video stream livestream text thread coverage chat stories "
    "translation".split()
)
_OWNED = frozenset("this our we us site website page all any i".split())
_OWN = frozenset("this our the these comments".split())


def _notice(words: Sequence[str], said: bool, prose: bool) -> Mark | None:
    """A notice of the publisher: legal, of an offer, or on the state of the page."""
    if said or (prose and _OWNED.isdisjoint(words)):
        return None
    known = {*words, *map(" ".join, pairwise(words))}
    for kind, (telling, common) in _NOTICES.items():
        told, shared = len(known & telling), len(known & common)
        if (
            told
            and told + shared > 2
            and 2 * told + shared >= _NOTICE
            and (told + shared) * _NOTICE_SHARE >= len(words)
        ):
            return Mark(kind)
    if len(words) <= 20 and words[0] in _OWN and not _PAGE.isdisjoint(words[:4]):
        states = _STATE.intersection(words)
        if states and not _BE.isdisjoint(words[1:6]):
            sure = words[0] in ("this", "our", "comments")
            kind = "player" if "video" in words[:4] or "stream" in words[:4] else "update"
            return Mark("comments" if "comments" in words[:4] else kind, weak=not sure)
    return None
