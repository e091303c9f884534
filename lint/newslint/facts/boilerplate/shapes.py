"""Shapes of boilerplate lines that no list of phrases can hold: credits, addresses, menus, page code, sign-offs.

Each test looks at one line alone, is gated by a cheap look at its characters, and takes time linear in the line. Most
patterns are compiled when a line first gets past the look: few articles have such a line.
"""

from __future__ import annotations

import re

from newslint.facts.boilerplate.normal import normalise
from newslint.facts.boilerplate.phrases import Mark, PhraseTable
from newslint.record import NamedTuple


class Shape(NamedTuple):
    """What a shape says about a line. ``part``: the offsets of the boilerplate in the line, where it is not all."""

    mark: Mark
    part: tuple[int, int] | None = None


# Who provides pictures and copy: what a credit names after a slash, a comma or "via".
AGENCIES = frozenset(
    "aap|afp|afp photo|agence france presse|alamy|alamy stock photo|anadolu|anadolu agency|anp|ansa|ap|ap photo|apa|"
    "associated press|the associated press|ats|belga|bloomberg|bta|canadian press|the canadian press|cp|ctk|dpa|efe|"
    "epa|epa efe|eyevine|fotolia|getty|getty images|gallo images|ians|imago|imago images|istock|istockphoto|keystone|"
    "kyodo|lusa|magnum|nurphoto|pa|pa images|pa wire|pap|picture alliance|press association|pti|reuters|reuters file|"
    "reuters photo|rex|rex features|ria novosti|scanpix|sda|shutterstock|sipa|sipa usa|sputnik|tass|thinkstock|"
    "unsplash|upi|usa today sports|wenn|wireimage|xinhua|yonhap|zuma|zuma press|unian|ukrinform|interfax|риа новости|"
    "тасс|reuters ria|sid|afp getty|ntb|tt|stt lehtikuva|ritzau scanpix|apa images|pixabay|pexels|adobe stock|flickr|"
    "wikimedia|wikimedia commons|nasa|handout|pool|file|archive|staff|facebook|twitter|youtube|instagram".split("|")
)
# Too common beside a comma or slash to be a credit alone.
_WEAK_AGENCIES = frozenset("pa cp tt file archive staff pool handout facebook twitter youtube instagram nasa".split())
CREDIT_ENDS = frozenset((*(name.rpartition(" ")[2] for name in AGENCIES), "photo", "image"))
"""The last words of credits that stand in no brackets."""
_PICTURE_WORDS = (
    r"(?i)\b(?:photos?|photograph(?:s|er|y)?|images?|pictures?|pics?|credits?|courtesy|file|via|screengrab|screenshot|fot|"
    r"foto|fotos|photographe|bild|quelle|crédits?|фото|foto's|imagen|imagem|immagine)\b"
)
_HOUSE_PHOTO = r"[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4} (?:[Pp]hotos?|PHOTOS?|[Ii]mages?)"
# "REUTERS/Ana Lima", "AFP / Ana Lima"
_NAMED_AGENCY = r"[^\W\d_][\w ]{1,24}? ?/ ?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}"
_BY = ("by ", "von ", "par ", "por ")
_SENTENCE_END = (".", "!", "?", "”", '"', "。", "！", "？", "…")
_ADDRESS = r"(?i)\(?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*\)?|@\w{2,30}"
_LINK = r"(?i)\(?https?://\S+"
_POST = r"(?:[—–-]|--|&mdash;)\s?[^()]{1,60}\(@\w{1,30}\)|.*(?:pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+)\s*$"
_CODE = (
    r"document\.(?:write|getElement)|\bfunction ?\w*\([^)]{0,40}\) ?\{|navigator\.\w|window\.\w+ ?[=(]|"
    r"googletag|adsbygoogle|"
    r"</?(?:script|style|iframe|div|noscript)\b|<!\[CDATA\[|\]\]>|<!--|-->|[{;]\s*(?:display|color|margin|font|width)\s?:|"
    r"\[/?(?:caption|gallery|embed|button|youtube|video|vc_\w+|et_pb_\w+|adrotate|wp_\w+)\b|\);\s*\}|^\s*var \w+ ?="
)
_CODE_START = re.compile(r"[{<\[;=>]")
_TICKER = r"(?:\d{1,2}[/.]\d{1,2}\.?\s+)?\d{1,2}[:.]\d\d(?!\d)"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:/\d{1,2}:\d\d(?::\d\d)?)?"
"""How long a film is, or where it stands."""
_DATED = r"[(\[（【]\s?\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?(?:,? \d{1,2}[:.]\d\d(?:[:.]\d\d)?)?\s?[)\]）】]$"
_SEPARATORS = r"\s*[|｜¦•·]\s*|\s+[»›>→/]+\s+|\s*::\s*|\s*>>\s*|\s*»\s*"
_MENU_SIGNS = re.compile(r"[|｜¦•·»›→>/]|::")
_CRUMBS = r"[»›→>]"


SIGNS = (*"©@|/{<[;=>»›→•·¦｜", "::")
"""Shapes that neither the first nor the last sign of a line promises have one of these in it."""


def shape(text: str, credit: bool, phrases: PhraseTable) -> Shape | None:
    """The first shape that fits a line (stripped, at most a few hundred characters).

    ``credit``: whether its last word may name an agency or a picture.
    """
    if "©" in text and (len(text) < 40 or text.startswith(("©", "(©"))):
        return COPYRIGHT
    if ("(@" in text or "pic." in text or "t.co/" in text) and re.match(_POST, text):
        return Shape(_EMBED)
    if " " not in text.strip("() "):
        if text[0].isdigit():
            return Shape(_LENGTH) if re.fullmatch(_CLOCK, text) else None
        if "//" in text and re.fullmatch(_LINK, text):
            return Shape(_WEAK_LINK)
        return Shape(_CONTACT) if "@" in text and re.fullmatch(_ADDRESS, text) else None
    if found := code(text):
        return found
    if credit:
        if len(text) < 90 and not text.endswith(_SENTENCE_END) and (mark := name_credit(text)):
            return Shape(mark)
        if re.fullmatch(_HOUSE_PHOTO, text):
            return Shape(_WEAK_IMAGE)
    if "/" in text and re.fullmatch(_NAMED_AGENCY, text) and normalise(text[: text.index("/")]) in AGENCIES:
        return Shape(_IMAGE)
    if text[0].isdigit() and not text.endswith(_SENTENCE_END) and (tick := re.match(_TICKER, text)):
        return Shape(_TICK) if tick.end() < len(text) - 8 else None
    if text[-1] in ")]）】" and (dated := re.search(_DATED, text)):
        return Shape(_TICK) if dated.start() > 8 else None
    if _MENU_SIGNS.search(text) and (mark := menu(text, phrases)):
        return Shape(mark)
    return None


COPYRIGHT = Shape(Mark("copyright"))
_CONTACT = Mark("contact")
_WEAK_LINK = Mark("related", weak=True)
_EMBED = Mark("embed")
_CODE_MARK = Mark("code")
_IMAGE = Mark("image")
_WEAK_IMAGE = Mark("image", weak=True)
_LENGTH = Mark("player", weak=True)
_TICK = Mark("ticker", weak=True)
_NAVIGATION = Mark("navigation")


def holds_code(article: str) -> bool:
    """Whether an article may hold page code at all: few have one of these signs."""
    if "{" in article or "<" in article:
        return True
    return (">" in article and ("]]>" in article or "-->" in article)) or ("[" in article and "[/" in article)


def code(text: str) -> Shape | None:
    """Scripts, style sheets and shortcodes of the page."""
    return Shape(_CODE_MARK) if _CODE_START.search(text) and re.search(_CODE, text) else None


def credit_at_end(text: str) -> Shape | None:
    """A picture's credit in brackets that ends a line: "(Ana Lima/AFP via Getty Images)", "(AP Photo/Ana Lima)."."""
    if not text.endswith((")", ").")):
        return None
    stop = text.rindex(")")
    start = text.rfind("(", max(0, stop - 120))
    inner = text[start + 1 : stop]
    if start < 0 or ")" in inner or (inner.endswith(_SENTENCE_END) and len(inner) > 60):
        return None
    words = [normalise(part) for part in re.split(r"[/|,]| via ", inner)]
    named = any(word in AGENCIES or word.startswith(("ap photo", "afp photo", "photo")) for word in words)
    pictured = re.search(_PICTURE_WORDS, inner) is not None
    if (named and (len(words) > 1 or pictured)) or (pictured and len(inner) < 60 and re.match(_CREDIT_START, inner)):
        return Shape(_IMAGE, (start, stop + 1))
    return None


def credit_behind_caption(text: str) -> Shape | None:
    """A picture's credit without brackets that ends a line, or is all of it: "... on Sunday. Foto: Ana Lima/dpa"."""
    found = re.search(_LABELLED, text)
    if found is None or (found.start() and text[: found.start()].rstrip()[-1:] not in _CAPTION_ENDS):
        return None
    names = found["names"].rstrip(".")
    if found["label"].islower() and found.start() == 0 and " " not in names:
        return None
    return Shape(_IMAGE, (found.start(), len(text)))


_CAPTION_ENDS = (".", "!", "?", "”", "’", '"', ")", "…", "|")
_PICTURE = (
    "photos?(?:graph(?:s|ed|er)?)?|pictures?|images?|(?:photo|image|picture) credit|crédits? ?photos?|crédits?|fotos?|"
    "fotografía|fotografia|fotocredit|fotó|foto's|bild|bilder|bildquelle|billede|kuva|beeld|fot\\.|zdjęcie|fotoğraf|"
    "fotoğraflar|imagen|imagem|imágenes|immagine|créditos?|снимка|фото|фотография|фотографія|снимок|φωτογραφία|φωτο|"
    "ảnh|gambar"
)
_LABELLED = (
    rf"(?<!\w)(?P<label>(?i:{_PICTURE}))(?i: by| de| von| par| di| av| af)?\s?(?:[:：]|(?<=\.)) ?"
    r"(?P<names>[^\W\d_a-z][\w.'’&-]*(?:(?: ?[/|,] ?| - | – | via | for | pour | für | & | and | und | )"
    r"(?:(?:de|del|van|von|der|di|da|dos|al|el|the) )?[^\W\d_a-z][\w.'’&-]*){0,8})\s*$"
)

_CREDIT_START = (
    r"(?i)\s*(?:(?:file |stock |courtesy )?(?:photos?|images?|pictures?|pics?|photograph|credit|foto|fot|bild|фото)\b"
    r"\s*(?:[.:/]|by |courtesy|credit|via|from |supplied|provided)|courtesy (?:of|photo)|via )"
)


_DIVIDERS = ("/", ",", "|", " via ", " - ", " – ")


def name_credit(text: str) -> Mark | None:
    """The mark of a short line that only names who took a picture: "Ana Lima / Pool via Reuters".

    Weak where only a comma or a dash stands before the agency: "Ana Lima, AP" may be a byline.
    """
    at, divider = max((text.rfind(divider), divider) for divider in _DIVIDERS)
    if at < 0 or not (text[0].isupper() or text[0] in "(["):
        return None
    last = normalise(text[at + len(divider) :])
    if last not in AGENCIES or last in _WEAK_AGENCIES:
        return None
    norm = normalise(text)
    if norm.count(" ") > 11 or norm.startswith(_BY):
        return None
    return _WEAK_IMAGE if divider in (",", " - ", " – ") else _IMAGE


_LABEL_AND_LINK = 2
"""Parts of "Also read | Storm closes the port"."""


def menu(text: str, phrases: PhraseTable) -> Mark | None:
    """The mark of a line of links set apart by bars, bullets or arrows: "Home | News | Sport"."""
    parts = [part for part in re.split(_SEPARATORS, text) if part]
    if len(parts) < 2 or max(len(part) for part in parts) > 60:
        return None
    marks = [phrases.find(normalise(part)) for part in parts]
    found = [mark for mark in marks if mark]
    sure = [mark for mark in found if not mark.weak]
    if marks[0] is not None and marks[0].kind == "related" and len(parts) == _LABEL_AND_LINK:
        return Mark("related")
    if sure and len(found) > 1:
        return Mark(sure[0].kind)
    if len(found) >= 2 and len(found) * 2 >= len(parts):
        return Mark(found[0].kind)
    if len(parts) >= _ROW:
        if found and re.search(_CRUMBS, text):
            return _NAVIGATION
        if all(map(_is_label, parts)):
            return _WEAK_NAVIGATION
    return None


_ROW = 3
_WEAK_NAVIGATION = Mark("navigation", weak=True)


def _is_label(part: str) -> bool:
    """Whether a part of a row looks like the label of a link: a few words with a capital in front, and no figures."""
    return (
        part[0].isupper()
        and part.count(" ") < 4
        and part[-1] not in ".,;:"
        and part.isprintable()
        and not any(map(str.isdecimal, part))
    )


SEAM = re.compile(r"(?<=[a-zß-ÿа-яёα-ώ])(?=[A-ZÀ-ÞА-ЯЁΑ-Ω])")
_COMPOUND = r"\w-\w"
_LONGEST_LABEL = 5
_MOST_LABELS = 12


def labels(text: str, phrases: PhraseTable) -> Mark | None:
    """The mark of a line that is labels of buttons one after the other: "Share Print", glued: "CommentsShare".

    Every word must belong to some label that is known as a whole line. One sure label makes the line sure; a line of
    weak ones ("News Sport") is weak. Compounds ("Live-Ticker") are one word.
    """
    if re.search(_COMPOUND, text):
        return None
    words = normalise(SEAM.sub(" ", text)).split()
    if not 2 <= len(words) <= 3 * _MOST_LABELS:
        return None
    found: list[Mark] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + _LONGEST_LABEL), at, -1):
            # Names such as WhatsApp have a seam of their own.
            run = words[at:end]
            mark = phrases.exact(" ".join(run)) or (phrases.exact("".join(run)) if len(run) == 2 else None)
            if mark:
                found.append(mark)
                at = end
                break
        else:
            return None
    if len(found) < 2 or len(found) > _MOST_LABELS:
        return None
    sure = [mark for mark in found if not mark.weak]
    return Mark(sure[0].kind) if sure else Mark(found[0].kind, weak=True)


_LEAST_SECTIONS = 3


def sections(text: str, phrases: PhraseTable) -> Mark | None:
    """The mark of a line that names the sections of a site, one after the other: "News Sport Obits e-Edition".

    Each word has a capital, and at least two and half of them are, alone or with the next, known as labels of a
    menu. Three known ones make it sure.
    """
    written = text.split()
    if len(written) < _LEAST_SECTIONS or not text[-1].isalpha():
        return None
    if not all(word[0].isupper() or word in _JOINERS or "-" in word for word in written):
        return None
    words = normalise(text).split()
    known = held = at = 0
    while at < len(words):
        step = 1
        for end in (at + 2, at + 1):
            mark = phrases.exact(" ".join(words[at:end]))
            if mark is not None and mark.kind in _SECTION_KINDS:
                known, step = known + 1, end - at
                held += step
                break
        at += step
    if known < 2 or 2 * held < len(words):
        return None
    return _NAVIGATION if known >= _LEAST_SECTIONS else _WEAK_NAVIGATION


_JOINERS = frozenset("& and e y et und i и".split())
_SECTION_KINDS = frozenset(("navigation", "tools", "tags"))
