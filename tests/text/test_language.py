"""The language of articles, passages in another one, and words in another script."""

from __future__ import annotations

import pytest

from newslint.article import Article
from newslint.facts import Facts
from newslint.facts.basic import signs, specials
from newslint.facts.foreign import ForeignRuns
from newslint.facts.language import language_of, passages
from newslint.facts.lines import lines
from newslint.knowledge import Knowledge
from newslint.registry import pack_folder

SENTENCES = {
    "en": "The council of the harbour said that it was to be rebuilt before the storms of the winter.",
    "de": "Der Rat des Hafens sagte, dass die Brücke noch vor den Stürmen des Winters gebaut werden soll.",
    "fr": "Le conseil du port a dit que la jetée sera reconstruite avant les tempêtes de cet hiver dans la ville.",
    "es": "El concejo del puerto dijo que el muelle se va a reparar antes de las tormentas de este invierno.",
    "pt": "O conselho do porto disse que o cais vai ser reparado antes das tempestades do inverno na cidade.",
    "it": "Il consiglio del porto ha detto che il molo sarà riparato prima delle tempeste di questo inverno.",
    "pl": "Rada portu powiedziała, że molo zostanie odbudowane przed burzami, które przyjdą w tym roku do miasta.",
    "tr": "Liman meclisi bu iskelenin kış fırtınaları gelmeden önce yapılacağını ve çok daha uzun olacağını dedi.",
    "ru": "Совет порта сообщил, что причал будет восстановлен до зимних бурь, которые были обещаны.",
    "uk": "Рада порту повідомила, що причал відбудують до зимових бур, які обіцяли в місті.",
    "ar": "قال مجلس الميناء إن الرصيف سيعاد بناؤه قبل عواصف الشتاء في المدينة.",
    "zh": "港口议会表示，码头将在冬季风暴之前重建。",
    "ja": "港の議会は、冬の嵐の前に桟橋を建て直すと発表した。",
}


@pytest.mark.parametrize(("code", "text"), SENTENCES.items())
def test_language_of_a_sentence(code: str, text: str) -> None:
    assert language_of(text) == code


def test_endings_instead_of_small_words_are_told_by_letters() -> None:
    text = (
        "Limandaki yıkılmış iskelenin yapımı tamamlandığında balıkçılar sığınaklarına dönebilecekler, dalgakıran kışın "
        "açılacak, başkan açıkladı."
    )
    assert language_of(text) == "tr"
    assert found(f"{SENTENCES['en']}\n{text}", "en") == ["tr"]
    assert (
        language_of("Mr Yıldız and Ms Şahin met Mr Ağaoğlu on the pier, which is to open soon, and walked on.") == "en"
    )


def test_words_that_two_languages_share_hide_no_passage() -> None:
    text = "Die Hafenbehörde soll nach Angaben der Stadt in diesem Winter die Brücke und den Turm bauen."
    assert found(f"{SENTENCES['en']}\n{text}", "en") == ["de"]
    assert not found(f"{SENTENCES['en']}\nPrices in Bremen, Lübeck, Kiel, Emden, Husum and Cuxhaven fell in May.", "en")


def test_nothing_is_told_of_a_few_words() -> None:
    assert language_of("Storm breaks pier") == ""


def found(text: str, language: str) -> list[str]:
    return [one.language for one in passages(lines(Article("a.txt", text)), language, specials(signs(text)))]


def test_lines_full_of_names_leave_the_others_to_tell() -> None:
    names = "Anna Lindqvist, Oskar Brodski, Halina Berg, Mikael Storm, Jonas Falk, Petra Holm, Erik Sund, Maja Lund\n"
    small = "It was closed on Monday, and then it was opened by the mayor and the council of the town.\n"
    assert Facts(Article("a.txt", names * 4 + small * 3), Knowledge())["language"] == "en"


def test_a_short_line_in_another_script_is_a_passage() -> None:
    assert found(f"{SENTENCES['en']}\nЧитайте новости города", "en") == ["ru"]
    assert found(f"{SENTENCES['en']}\n港口城市新闻中心", "en") == ["zh"]
    assert not found(f"{SENTENCES['en']}\nРусский", "en")
    assert not found(f"{SENTENCES['ja']}\n港口城市新闻中心", "ja")


def runs(text: str, language: str) -> ForeignRuns:
    knowledge = Knowledge([pack_folder("newslint_rules") / "data"])
    found: ForeignRuns = Facts(Article("a.txt", text, language=language), knowledge)["foreign_runs"]
    return found


def test_runs_are_names_or_words() -> None:
    text = "The mayor of Дубрава opened the мост through the old town of Nguyễn and met 田中 on the pier."
    assert [(one.text, one.script, one.is_name) for one in runs(text, "en")] == [
        ("Дубрава", "Cyrillic", True),
        ("мост", "Cyrillic", False),
        ("田中", "Han", True),
    ]
    assert not runs(text, "de")
