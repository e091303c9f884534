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

from newslint.facts.boilerplate.normal import normalise
from newslint.facts.boilerplate.phrases import Mark
from newslint.record import NamedTuple

SURE, WEAK = 4, 3
"""So many points make a line sure (if it points to the page itself) or weak."""
_MOST_WORDS = 60

# What readers do to a page only, and what they do to other things too.
_PAGE_VERBS = frozenset("subscribe unsubscribe click tap swipe scroll bookmark refresh reload login download".split())
_VERBS = _PAGE_VERBS | frozenset(
    "highlight scan squeeze unlock recommend push "
    "add advertise allow ask become browse buy call catch check choose comment complete consider contact continue "
    "create discover donate drop email enable enjoy enter explore fill find flag follow forward get give have help "
    "hear hit install invite join keep learn leave listen log make message miss nominate open phone pick press read "
    "receive recommend register report see select send set share sign stay submit support switch take tell text "
    "tick try tune turn type update upgrade use view visit vote want watch whatsapp write".split()
)
_BEFORE_VERB = frozenset("please kindly to or and then simply just now also do not never don t so if why".split())
_PARTICLES = {"sign": ("up", "in"), "log": ("in", "on", "out"), "turn": ("on", "off"), "switch": ("on", "off")}
_NO_ADDRESS = frozenset("he she his her him said says told asked i my mine".split())
"""Where one of them stands, persons of a story act and speak."""

_MET = frozenset(("saw", "seen", "found", "noticed", "spotted", "got"))
"""What a reader did who is then told to do something: "Noticed an error? Tell us"."""
_STARTS = _VERBS | _BEFORE_VERB | frozenset(("you", "thanks", "thank", "sorry", "having", "unable", "not", *_MET))

# Words for things of a page with the kind of a line about them: two points, or one where stories have them too.
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
        ("callout", 2, "app journalism ctrl alerts hashtag newsroom notifications whatsapp telegram facebook twitter"
                       " instagram youtube linkedin tiktok bluesky google"),
        ("callout", 1, "story stories article articles page pages site website homepage channel web portal paper"
                       " blog form pictures photos photo news headlines updates update coverage archive content"
                       " post posts source sources thread link group community reporter reporters editor editors"
                       " journalists desk readers tip tips question questions feedback review complaints inquiries"
                       " enquiries thought thoughts opinions views experience experiences correction corrections"
                       " mistake mistakes error errors typo wrong missed independent reporting interview work bio"
                       " notification push"),
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
    "see something", "spotted a", "saw a", "saw an", "found a", "found an", "noticed a", "noticed an", "seen a",
    "know someone", "like what", "your browser", "your account", "did we",
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
_TITLED = re.compile(r"[\"“„«]([^\W\d_][\w-]{0,30}(?: [\w-]{1,30}){0,2})[\"”“»]")
"""What is called something, a newsletter or a button: no speech has so few words."""
_QUOTES = ('"', "“", "”", "«", "»", "„")


def address(text: str) -> Mark | None:
    """The mark of a line (stripped, English) that addresses the reader or in which the publisher speaks of itself.

    One that leads to what follows ("In this article you can read:") is weak.
    """
    if any(quote in text for quote in _QUOTES):
        text = _TITLED.sub(_unquoted, text)
    if not _may_address(text) or any(quote in text for quote in _QUOTES) or text[:2] in _ASKED:
        return None
    clauses = _clauses(text)
    words = [word for clause in clauses for word in clause]
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    if not _NO_ADDRESS.isdisjoint(words):
        return None
    if found := _notice(words) or _state(words):
        return found
    score = _scored(text, clauses, words)
    if not score.things:
        return None
    if score.points >= SURE and score.here and not text.endswith(":"):
        return Mark(score.kind)
    return Mark(score.kind, weak=True) if score.points >= WEAK else None


def _unquoted(found: re.Match[str]) -> str:
    return found[1]


def _clauses(text: str) -> list[list[str]]:
    """The words of each clause of a line, as they are compared."""
    clauses: list[list[str]] = [[]]
    for word in normalise(_CLAUSE.sub(" | ", text)).split():
        clauses[-1].append(word.rstrip(":"))
        if word[-1] == ":":
            clauses.append([])
    return [clause for clause in clauses if clause]


class _Cues(NamedTuple):
    """Words as they are written: for things of a page, of those who speak of them, of a notice, of a story.

    ``either``: the first or the third.
    """

    things: frozenset[str]
    speakers: frozenset[str]
    telling: frozenset[str]
    either: frozenset[str]
    persons: frozenset[str]


@cache
def _cues() -> _Cues:
    things = _written((*_THINGS, *_ASIDE, *_STATE))
    told = [max(phrase.split(), key=len) for phrases, _ in _NOTICES.values() for phrase in phrases]
    telling = _written((*told, "owners", "cancel"))
    speakers = _written((*_US, *_YOU, *_HERE, "this", *_SHORTENED))
    return _Cues(things, speakers, telling, things | telling, _written((*_NO_ADDRESS, "I")))


def _may_address(text: str) -> bool:
    """Whether a line can have a mark: a cheap look at its words before a full one."""
    cues = _cues()
    words = text.split()
    if words[0] in ("Sign", "Log") and _signs_in([word.lower() for word in words[:3]]):
        return cues.persons.isdisjoint(words)
    if (cues.either.isdisjoint(words) and "@" not in text) or not cues.persons.isdisjoint(words):
        return False
    first = words[0].lower().rstrip(":,")
    if first in _OWN or first in _STARTS or not cues.telling.isdisjoint(words):
        return True
    return not cues.speakers.isdisjoint(words)


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
        things = any(map(_asks_for_us, clauses)) or any(map(_signs_in, clauses))
    return _Score(points, things, here and bool(asked or addressed or ours), kind)


def _asks_for_us(clause: Sequence[str]) -> bool:
    """Whether a clause tells to do something for the publisher or on the page: "drop us a line", "tick here"."""
    return any(word in _VERBS and clause[n + 1] in _ASIDE for n, word in enumerate(clause[:-1]))


def _signs_in(clause: Sequence[str]) -> bool:
    """Whether a clause tells to sign in or up, which needs no thing of a page: "Log in to vote for your street"."""
    return len(clause) > 2 and clause[0] in ("sign", "log") and clause[1] in _PARTICLES[clause[0]] and clause[2] == "to"


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
            "recaptcha cookies aboriginal torres custodians advertisers necessarily editorial unsubscribe "
            "moderated".split()
        )
        | {"traditional owners", "not responsible", "press council", "privacy policy", "all rights", "no liability"},
        frozenset(
            "rights reserved responsible publisher linked liability liable generated automatically conditions "
            "permission permitted prohibited "
            "allowed material materials content use express written links link partner partners commission "
            "terms privacy policy consent acknowledge acknowledges acknowledging respect respects traditional owners "
            "elders author authors opinions views reflect advertising advertisements corrections complaints accuracy "
            "guidelines source service agree purchase editors staff newspaper member committed accurate land".split()
        ),
    ),
    "paywall": (
        frozenset("unlimited anytime billed renews subscription trial subscribe unlock".split()) | {"first month"},
        frozenset("digital access cancel offer free month week year monthly plan premium weeks months only".split()),
    ),
    "comments": (
        frozenset("profanity moderator moderators moderated spam trolling commenters commenter commenting".split())
        | {"be civil", "personal attacks", "be removed", "be deleted", "stay on", "your comment", "your comments"},
        frozenset(
            "comments comment posted posting removed deleted approved civil respectful language offensive abusive "
            "rules users user guidelines discussion include contain opinions libellous defamatory hateful threats "
            "account screen views advertising attack topic".split()
        ),
    ),
    "callout": (
        frozenset("fundraiser donate donation donations tax deductible".split())
        | {"listeners like", "readers like", "viewers like", "sustaining member", "reading this", "give now"}
        | {"gift today", "give today", "donate today", "donate now", "your support", "your donation", "your gift"}
        | {"your contribution", "reader supported", "letters to", "letters should", "letters must", "letters may"},
        frozenset(
            "journalism independent reporting newsroom support supported give gift member members membership readers "
            "listeners nonprofit fund funded money possible public radio station paid costs news every contribution "
            "contributions contribute become make makes today free letters letter editor name address phone "
            "number words edited submissions publication publish length clarity submit signed writer".split()
        ),
    ),
    "disclaimer": (
        frozenset("construed disclaimer".split())
        | {"investment advice", "financial advice", "legal advice", "medical advice", "purposes only"}
        | {"auto generated", "automatically generated", "machine generated", "may contain", "without notice"},
        frozenset(
            "information informational general advice constitute professional consult intended provided recommendation "
            "errors transcript audio captions record official accuracy accurate rely liability substitute opinion "
            "article content solicitation website".split()
        ),
    ),
}  # fmt: skip
_TELLING = frozenset(phrase.rpartition(" ")[2] for told, _ in _NOTICES.values() for phrase in told)
_NOTICE, _NOTICE_SHARE = 5, 5
"""So many points make a notice, if one in so many words is of it."""
_STATE = frozenset(
    "closed ended finished archived updated automatically generated translated aggregated republished published "
    "moderated available provided sponsored supplied displayed loading appeared".split()
)
_BE = frozenset("has have is are was were been be cannot can not isn no".split())
_PAGE = {
    **dict.fromkeys("page article story stories blog post coverage chat text thread content".split(), "update"),
    "translation": "update",
    "comments": "comments",
    **dict.fromkeys(("video", "clip", "stream", "livestream"), "player"),
}
_LONGEST_STATE = 20
_SURELY_OWN = frozenset(("this", "our", "comments"))
_OWN = _SURELY_OWN | {"the", "these"}


def _notice(words: Sequence[str]) -> Mark | None:
    """A notice of the publisher: legal, or of an offer."""
    if _TELLING.isdisjoint(words):
        return None
    known = {*words, *map(" ".join, pairwise(words))}
    for kind, (telling, common) in _NOTICES.items():
        told, shared = len(known & telling), len(known & common)
        held = told + shared
        if told and held > 2 and told + held >= _NOTICE and held * _NOTICE_SHARE >= len(words):
            return Mark("legal" if kind == "disclaimer" else kind)
    return None


def _state(words: Sequence[str]) -> Mark | None:
    """What has become of the page: "This live page has now closed", "Comments are closed"."""
    if words[0] not in _OWN or len(words) > _LONGEST_STATE or _STATE.isdisjoint(words) or _BE.isdisjoint(words[1:6]):
        return None
    kind = next((_PAGE[word] for word in words[:4] if word in _PAGE), None)
    return Mark(kind, weak=words[0] not in _SURELY_OWN) if kind else None
