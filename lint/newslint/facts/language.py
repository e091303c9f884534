"""The language of an article and the passages in it that are in another.

Stop words and scripts decide: they cost microseconds and are right on running text of 20 words. langdetect (4 ms a
paragraph, 90 ms at its first use) is asked only about passages that hold next to no stop words of the article's
language (see ``passages``); on short text it is confidently wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from heapq import nlargest
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeAlias

from newslint.article import Article
from newslint.facts.basic import Specials
from newslint.facts.lines import Lines
from newslint.record import NamedTuple

_STOP_WORDS = {
    "en": "the of and to in a is that for it was on are with as his they at be this from have or by but not were "
    "which their has had an will would there been who more if said its he she after about",
    "de": "der die das und in zu den von ist mit des sich nicht ein eine dem auf für im auch es an werden aus er hat "
    "dass sie nach wird bei einer um am sind noch wie einem über",
    "fr": "le la les de des et en un une du à est que dans pour qui sur par au il ce pas plus ne se sont avec son "
    "aux ont cette mais été sa ou nous elle leur",
    "es": "el la los las de que y en un una del se por con no para es su al lo como más o pero sus ha fue este "
    "desde son entre está cuando muy sin sobre también",
    "pt": "o a os as de que e do da em um uma para é com não no na se por mais dos como mas foi ao das à pelo pela "
    "seu sua ser são também há nos já está",
    "it": "il la lo i gli le di che e in un una per è non con del della si da sono al dei nel alla ha più anche come "
    "ma dal delle questo loro stato",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door naar maar werd heeft uit "
    "wordt hij nog over dan deze",
    "pl": "w i na z do nie się że jest o to po jak od za przez dla ale był jego tym oraz jako są może które czy już "
    "został także tego",
    "cs": "v a na se je že z do s o to i jako pro by za od po jeho ale podle byl který jsou také které při však",
    "sv": "och i att det som en på är av för med den till inte har de om ett han men var jag från vid så kan efter",
    "no": "og i det er som på en av for til med at har ikke de om et var fra den han men vi ble etter ved skal kan",
    "da": "og i at det er en til på som med af for de den har ikke der et om var fra han men ved blev efter også",
    "fi": "ja on ei että se oli hän mutta ovat myös kun kuin mukaan tai joka ole sen hänen jo voi vain",
    "tr": "ve bir bu da de için ile olarak çok daha en olan ise gibi ancak sonra kadar var olduğu göre ne dedi",
    "id": "yang dan di dari untuk dengan pada ini dalam itu tidak ke akan oleh adalah juga telah kata mereka ada",
    "vi": "và của là có cho các được trong một những với người không này đã khi đến từ ở về",
    "ro": "și în de la a cu pe care nu este un o din că mai sau pentru au fost prin să fi după ca lui",
    "hu": "a az és hogy nem is egy azt de ez meg volt csak el már mint még van ki után szerint",
    "sw": "ya na wa kwa ni katika za la kuwa cha hii huo amesema alisema kama hiyo baada",
    "is": "og að í á er sem það um ekki við til með hann en var af fyrir þetta hafa verið",
}
# Letters of few other languages. Where words take endings instead of small words beside them, they tell more.
_TELLING_LETTERS = {
    "tr": "ğışĞİŞ",
    "pl": "łąęśżńŁŚŻ",
    "cs": "řěůŘ",
    "hu": "őűŐŰ",
    "ro": "țșăȚȘ",
    "is": "þðÞÐ",
}
_LEAST_TELLING = 3
_TELLING_SHARE = 0.015
"""Of the characters of a text."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE_CHARS = 500
_SAMPLE_LINES = 4
_LARGER_SAMPLE = 3000
MIN_WORDS = 12
MIN_SHARE = 0.12

# Letters outside the Latin blocks (the general punctuation, U+2000 and on, is everybody's).
_FOREIGN = "[\u0370-\u1dff\u1f00-\u1fff\u2c80-\ud7ff\uf900-\ufdff\ufe70-\uffdc]"
_COMMON_MARKS = frozenset("‘’“”–—…•\u2009\u202f\u200b€™")
_SCRIPTS = (
    ("Greek", 0x370, 0x3FF, "el"), ("Cyrillic", 0x400, 0x52F, ""), ("Armenian", 0x530, 0x58F, "hy"),
    ("Hebrew", 0x590, 0x5FF, "he"), ("Arabic", 0x600, 0x77F, ""), ("Devanagari", 0x900, 0x97F, "hi"),
    ("Bengali", 0x980, 0x9FF, "bn"), ("Tamil", 0xB80, 0xBFF, "ta"), ("Thai", 0xE00, 0xE7F, "th"),
    ("Georgian", 0x10A0, 0x10FF, "ka"), ("Ethiopic", 0x1200, 0x137F, "am"), ("Khmer", 0x1780, 0x17FF, "km"),
    ("Greek", 0x1F00, 0x1FFF, "el"), ("Kana", 0x3040, 0x30FF, "ja"), ("Han", 0x3400, 0x9FFF, "zh"),
    ("Hangul", 0xAC00, 0xD7AF, "ko"), ("Arabic", 0xFB50, 0xFDFF, ""), ("Arabic", 0xFE70, 0xFEFC, ""),
)  # fmt: skip


class Passage(NamedTuple):
    """A line in another language than the article's. ``language``: two letters; ``probability`` as langdetect says."""

    start: int
    end: int
    language: str
    probability: float


Passages: TypeAlias = tuple[Passage, ...]
_START = attrgetter("start")


def in_passage(passages: Passages, at: int) -> bool:
    """Whether an offset of the text lies in one of its passages."""
    before = bisect_right(passages, at, key=_START) if passages else 0
    return before > 0 and at < passages[before - 1].end


def language(article: Article, lines: Lines) -> str:
    """The article's language: from the metadata, else told from its longest lines; "" when nothing can be told.

    Each of these lines has the same say: one long legal notice in English makes no English article.
    """
    if article.language:
        return article.language
    longest = nlargest(_SAMPLE_LINES, lines, key=lambda line: len(line.text))
    share = _SAMPLE_CHARS // max(1, len(longest))
    found = language_of(" ".join([line.text[:share] for line in longest]))
    # Lines full of names have few small words: the more of them, the surer.
    return found or language_of(" ".join([line.text for line in lines])[:_LARGER_SAMPLE])


@cache
def _by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _STOP_WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), code)
    return found


@cache
def _stop_words(code: str) -> frozenset[str]:
    return frozenset(_STOP_WORDS.get(code, "").split())


def stop_word_share(text: str, code: str) -> float:
    """The share of a text's words that are stop words of a language (0 for one without a list)."""
    words = _WORD.findall(text.lower())
    stops = _stop_words(code)
    return sum(word in stops for word in words) / len(words) if words else 0.0


def language_of(text: str) -> str:
    """The language of running text by script and stop words; "" when it is short or none fits."""
    if not text.isascii():
        script, share = dominant_script(text)
        if script != "Latin" and share > 0.5:
            return _language_in_script(script, text)
    words = text.lower().split()
    if len(words) < MIN_WORDS:
        return ""
    counts: dict[str, int] = {}
    for codes, count in Counter(map(_by_word().get, words)).items():
        for code in codes or ():
            counts[code] = counts.get(code, 0) + count
    code = max(counts, key=lambda one: (counts[one], one), default="")
    if code and counts[code] >= MIN_SHARE * len(words):
        return code
    return _language_by_letters(text)


def _language_by_letters(text: str) -> str:
    """The language whose own letters a text has enough of; "" if none."""
    if text.isascii():
        return ""
    found = {code: sum(map(text.count, letters)) for code, letters in _TELLING_LETTERS.items()}
    code = max(found, key=lambda one: (found[one], one))
    return code if found[code] >= max(_LEAST_TELLING, _TELLING_SHARE * len(text)) and "ə" not in text else ""


def script_of(character: str) -> str:
    """The script of a letter, among those that news is written in; "Latin" for the rest."""
    point = ord(character)
    if point >= 0x370:
        for name, first, last, _ in _SCRIPTS:
            if first <= point <= last:
                return name
    return "Latin"


def dominant_script(text: str) -> tuple[str, float]:
    """The script of most letters, and its share of all letters, in the first 500 characters.

    Kana counts the Han characters beside it as its own.
    """
    text = text[:_SAMPLE_CHARS]
    foreign = _foreign_letters(text)
    letters = sum(map(str.isalpha, text)) if foreign else len(text)
    if not foreign or len(foreign) * 2 < letters:
        return "Latin", 1 - len(foreign) / letters if letters else 0.0
    counts: dict[str, int] = {}
    for character in foreign:
        script = script_of(character)
        counts[script] = counts.get(script, 0) + 1
    if counts.get("Kana", 0) > 0.1 * counts.get("Han", 0):
        counts["Kana"] = counts.get("Kana", 0) + counts.pop("Han", 0)
    script = max(counts, key=lambda one: (counts[one], one))
    return script, counts[script] / letters if letters else 0.0


def _foreign_letters(text: str) -> list[str]:
    """The letters outside the Latin blocks."""
    return re.findall(_FOREIGN, text) if _has_foreign_letters(set(text)) else []


def _has_foreign_letters(characters: AbstractSet[str]) -> bool:
    """Whether there are such letters. The pattern takes 5 ms to compile: not for quotation marks and dashes."""
    beyond = "".join([character for character in characters if character > "\u036f"])
    return not _COMMON_MARKS.issuperset(beyond) and re.search(_FOREIGN, beyond) is not None


def _language_in_script(script: str, text: str) -> str:
    if script == "Cyrillic":
        lowered = text.lower()
        if any(letter in lowered for letter in "іїєґ"):
            return "be" if "ў" in lowered else "uk"
        if any(letter in lowered for letter in "ыэё"):
            return "ru"
        if any(letter in lowered for letter in "јљњ"):
            return "mk" if "ѓ" in lowered or "ќ" in lowered else "sr"
        return "bg" if " на " in lowered and "ъ" in lowered else "ru"
    if script == "Arabic":
        if any(letter in text for letter in "ٹڈڑںے"):
            return "ur"
        return "fa" if any(letter in text for letter in "پچژگ") else "ar"
    return next((code for name, _, _, code in _SCRIPTS if name == script), "")


# A passage that langdetect is asked about has at least this many letters and almost no stop words.
MIN_PASSAGE_LETTERS = 60
MIN_SCRIPT_LETTERS = 16
MAX_STOP_WORD_SHARE = 0.06
MAX_SHARED = 0.12
"""Up to this share they may be words that another language has as well: in, an, was."""
MIN_OTHER_SHARE = 0.25
MIN_OWN_SHARE = 0.14
"""Of the words of a foreign passage, so many are stop words of its language: lists of names have none."""
MIN_PROBABILITY = 0.9


def passages(lines: Lines, language: str, specials: Specials) -> Passages:
    """Lines of at least 60 letters, or 16 in another script, in another language than the article's.

    Another script is told by itself; a character of Chinese, Japanese or Korean counts as two letters. In Latin script
    the cheap gate (a share of stop words under .06; English paragraphs have .12 and more) comes first, then langdetect
    with a fixed seed, then the stop words of the language that it names, or its letters.
    """
    if not language:
        return ()
    found = []
    own = _script_of_language(language)
    compared = own == "Latin" and language in _STOP_WORDS
    is_stop_word = _stop_words(language).__contains__
    scripted = _has_foreign_letters(specials)
    for line in lines:
        text = line.text
        if scripted and not text.isascii() and len(text) >= MIN_SCRIPT_LETTERS // 2:
            script, share = dominant_script(text)
            if script != "Latin" and share > 0.5:
                if script != own and not (script == "Han" and own == "Kana") and _is_long(text, script):
                    found.append(Passage(line.start, line.end, _language_in_script(script, text), min(share, 1.0)))
                continue
        if not compared or len(text) < MIN_PASSAGE_LETTERS:
            continue
        # Were every other character a word, the stop words between spaces would be enough: true of nearly all lines of
        # the article's language, and told in a tenth of the time that it takes to look at their words.
        if sum(map(is_stop_word, text.split())) > MAX_STOP_WORD_SHARE * (len(text) + 1) / 2:
            continue
        own_share = stop_word_share(text, language)
        if own_share > MAX_STOP_WORD_SHARE and not (own_share <= MAX_SHARED and _is_another(text, language)):
            continue
        if sum(map(str.isalpha, text)) < MIN_PASSAGE_LETTERS:
            continue
        code, probability = _detect(text)
        if code == language or probability < MIN_PROBABILITY:
            continue
        own_letters = _language_by_letters(text) == code
        if code not in _STOP_WORDS or own_letters or stop_word_share(text, code) >= MIN_OWN_SHARE:
            found.append(Passage(line.start, line.end, code, probability))
    return tuple(found)


def _is_another(text: str, language: str) -> bool:
    """Whether a line has so many stop words of another language that the article's own may be these."""
    words = _WORD.findall(text.lower())
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(_by_word().get(word, ()))
    del counts[language]
    return max(counts.values(), default=0) >= MIN_OTHER_SHARE * len(words)


def _is_long(text: str, script: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters * (2 if script in ("Han", "Kana", "Hangul") else 1) >= MIN_SCRIPT_LETTERS


_CYRILLIC = frozenset(("ru", "uk", "be", "bg", "sr", "mk"))


def _script_of_language(code: str) -> str:
    if code in _CYRILLIC:
        return "Cyrillic"
    if code in ("ar", "fa", "ur"):
        return "Arabic"
    return next((name for name, _, _, own in _SCRIPTS if own == code), "Latin")


# Languages in Latin script that langdetect has profiles of; it is never asked about others.
_PROFILES = "af ca cs cy da de en es et fi fr hr hu id it lt lv nl no pl pt ro sk sl so sq sv sw tl tr vi".split()


@cache
def _factory() -> Any:
    """langdetect's factory. Importing it and loading 31 profiles takes 90 ms of CPU, once; all 55 take 320 ms."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.seed = 0
    factory.load_json_profile([Path(PROFILES_DIRECTORY, name).read_text(encoding="utf-8") for name in _PROFILES])
    return factory


def _detect(text: str) -> tuple[str, float]:
    """langdetect's best guess for a passage in Latin script, and its probability; ("", 0) where it finds nothing."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        best = detector.get_probabilities()
    except LangDetectException:
        return "", 0.0
    return (best[0].lang, best[0].prob) if best else ("", 0.0)
