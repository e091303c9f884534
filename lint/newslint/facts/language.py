"""The language of an article and the passages in it that are in another.

Stop words and scripts decide: they cost microseconds and are right on running text of 20 words. langdetect (1.9 ms a
paragraph, 330 ms at its first use) is asked only about passages that hold next to no stop words of the article's
language (see ``passages``); on short text it is confidently wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from newslint.article import Article
from newslint.facts.lines import Lines

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
_BY_WORD: Mapping[str, tuple[str, ...]] = {}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SAMPLE_CHARS = 3000
MIN_WORDS = 12
MIN_SHARE = 0.12

# First letters of blocks, in rising order, to name the script of a character by bisection.
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


def language(article: Article, lines: Lines) -> str:
    """The article's language: from the metadata, else told from its longest lines; "" when nothing can be told."""
    if article.language:
        return article.language
    longest = sorted(lines, key=lambda line: (-len(line.text), line.start))
    sample: list[str] = []
    size = 0
    for line in longest:
        sample.append(line.text)
        size += len(line.text)
        if size >= _SAMPLE_CHARS:
            break
    return language_of(" ".join(sample)[:_SAMPLE_CHARS])


@cache
def _by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, words in _STOP_WORDS.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), code)
    return found


def stop_word_share(text: str, code: str) -> float:
    """The share of a text's words that are stop words of a language (0 for one without a list)."""
    words = _WORD.findall(text.lower())
    stops = _stop_words(code)
    return sum(word in stops for word in words) / len(words) if words else 0.0


@cache
def _stop_words(code: str) -> frozenset[str]:
    return frozenset(_STOP_WORDS.get(code, "").split())


def language_of(text: str) -> str:
    """The language of running text by script and stop words; "" when it is short or none fits."""
    if not text.isascii():
        script, share = dominant_script(text)
        if script != "Latin" and share > 0.5:
            return _language_in_script(script, text)
    words = _WORD.findall(text.lower())
    if len(words) < MIN_WORDS:
        return ""
    counts: dict[str, int] = {}
    by_word = _by_word()
    for word in words:
        for code in by_word.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    if not counts:
        return ""
    code = max(counts, key=lambda one: (counts[one], one))
    return code if counts[code] >= MIN_SHARE * len(words) else ""


def script_of(character: str) -> str:
    """The script of a letter, among those that news is written in; "Latin" for the rest."""
    point = ord(character)
    if point < 0x370:
        return "Latin"
    for name, first, last, _ in _SCRIPTS:
        if first <= point <= last:
            return name
    return "Latin"


def dominant_script(text: str) -> tuple[str, float]:
    """The script of most letters that are not Latin, and its share of all letters (Kana counts Han as its own)."""
    counts: dict[str, int] = {}
    total = 0
    for character in text[:_SAMPLE_CHARS]:
        if character.isalpha():
            total += 1
            if character > "\u036f":
                script = script_of(character)
                counts[script] = counts.get(script, 0) + 1
    if not counts:
        return "Latin", 1.0 if total else 0.0
    if counts.get("Kana", 0) > 0.1 * counts.get("Han", 0):
        counts["Kana"] = counts.get("Kana", 0) + counts.pop("Han", 0)
    script = max(counts, key=lambda one: (counts[one], one))
    return script, counts[script] / total


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
    return next(code for name, _, _, code in _SCRIPTS if name == script)


# A passage that langdetect is asked about has at least this many letters and almost no stop words.
MIN_PASSAGE_LETTERS = 60
MAX_STOP_WORD_SHARE = 0.06


def passages(lines: Lines, language: str) -> Passages:
    """Lines of at least 60 letters in another language than the article's.

    Another script is told by itself. In Latin script the cheap gate (a share of stop words under .06; English
    paragraphs have .12 and more) comes first, then langdetect with a fixed seed.
    """
    if not language:
        return ()
    found = []
    for line in lines:
        if len(line.text) < MIN_PASSAGE_LETTERS:
            continue
        script, share = dominant_script(line.text) if not line.text.isascii() else ("Latin", 1.0)
        if script != "Latin" and share > 0.5:
            code = _language_in_script(script, line.text)
            if code != language and script != _script_of_language(language):
                found.append(Passage(line.start, line.end, code, share))
            continue
        if language not in _STOP_WORDS or stop_word_share(line.text, language) > MAX_STOP_WORD_SHARE:
            continue
        if sum(map(str.isalpha, line.text)) < MIN_PASSAGE_LETTERS:
            continue
        code, probability = _detect(line.text)
        if code and code != language and probability >= 0.9:
            found.append(Passage(line.start, line.end, code, probability))
    return tuple(found)


def _script_of_language(code: str) -> str:
    by_code = {own: name for name, _, _, own in _SCRIPTS if own}
    cyrillic = dict.fromkeys(("ru", "uk", "be", "bg", "sr", "mk"), "Cyrillic")
    return {**by_code, **cyrillic, **dict.fromkeys(("ar", "fa", "ur"), "Arabic")}.get(code, "Latin")


@cache
def _detector() -> object:
    from langdetect import DetectorFactory, detector_factory

    DetectorFactory.seed = 0
    detector_factory.init_factory()
    return detector_factory._factory


def _detect(text: str) -> tuple[str, float]:
    """langdetect's best guess for a passage, and its probability; ("", 0) where it finds no features."""
    _detector()
    from langdetect import detect_langs
    from langdetect.lang_detect_exception import LangDetectException

    try:
        best = detect_langs(text)[0]
    except LangDetectException:
        return "", 0.0
    return best.lang[:2], best.prob
