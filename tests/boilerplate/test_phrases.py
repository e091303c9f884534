"""The phrase files: their form, and that no phrase fires on what newspapers print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newslint.article import Article
from newslint.engine import Plan, lint
from newslint.facts.boilerplate.glance import END, START, glance_for
from newslint.facts.boilerplate.normal import fold, normalise
from newslint.facts.boilerplate.phrases import BadPhraseError, Mark, PhraseTable, parsed, read_phrases
from newslint.knowledge import Knowledge
from newslint.registry import load, pack_folder
from newslint.testing import article_of

FOLDER = pack_folder("newslint_rules") / "data" / "phrases"
FILES = sorted(FOLDER.glob("*.tsv"))
KNOWLEDGE = Knowledge([pack_folder("newslint_rules") / "data"])
RULES = load()
PLAN = Plan.of([one for one in RULES if one.family == "boilerplate"], KNOWLEDGE)
KINDS = (
    "advertisement agency author callout comments contact contributors copyright embed image legal navigation "
    "newsletter paywall player related share tags tools update"
).split()
LANGUAGES = "en de fr es pt it ru uk pl tr ar zh ja".split()
SCRIPTS = {"ru": "а-яё", "uk": "а-яіїєґ", "ar": "\u0600-\u06ff", "zh": "\u4e00-\u9fff", "ja": "\u3040-\u9fff"}


def rows(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if "\t" in line]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# "), "the first line says what the file is"
    assert lines[1:] == sorted(lines[1:])
    phrases = [row[0] for row in rows(path)]
    assert len(phrases) == len(set(phrases)), "a phrase stands once"
    for phrase, kind, flags in rows(path):
        assert kind in KINDS
        assert set(flags.split()) <= {"weak", "opens", "firm"}
        assert phrase == " ".join(phrase.split())
        assert phrase.strip("* ")
    for phrase, _ in parsed(read_phrases(path)):
        assert normalise(phrase.replace("*", "velmora")) == phrase.replace("*", "velmora"), "it is in normal form"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_fifteen_phrases(language: str) -> None:
    kinds = [row[1] for row in rows(FOLDER / f"{language}.tsv")]
    for kind in KINDS:
        if kind != "embed":
            assert kinds.count(kind) >= 15, kind


@pytest.mark.parametrize(("language", "letters"), SCRIPTS.items())
def test_phrases_are_in_their_script(language: str, letters: str) -> None:
    phrases = [row[0] for row in rows(FOLDER / f"{language}.tsv")]
    assert sum(bool(re.search(f"[{letters}]", one)) for one in phrases) > 0.9 * len(phrases)


def test_bad_files(tmp_path: Path) -> None:
    path = tmp_path / "xx.tsv"
    for line in ("see also * related", "see also *\trelated", " *\trelated\t"):
        path.write_text(f"# xx\n{line}\n", encoding="utf-8")
        with pytest.raises(BadPhraseError, match="line 2"):
            read_phrases(path)
    path.write_text("see also *\trelated\tstrong\n", encoding="utf-8")
    with pytest.raises(BadPhraseError, match="strong"):
        PhraseTable([read_phrases(path)]).find("see also the pier")


def test_normalise() -> None:
    assert normalise("» READ ALSO: 12,500 Shares – Café’s") == "read also: # shares: cafe s"
    assert normalise("Читайте также…") == fold("читайте также")
    assert normalise("（記事・写真）") == "記事 写真"


def table(*phrases: tuple[str, Mark]) -> PhraseTable:
    return PhraseTable([sorted(f"{text}\t{mark.kind}\t{'weak' * mark.weak}" for text, mark in phrases)])


def test_the_longest_phrase_at_the_start_counts() -> None:
    made = table(("see *", Mark("related", weak=True)), ("see also *", Mark("related")))
    assert made.find("see also the pier") == Mark("related")
    assert made.find("see the pier") == Mark("related", weak=True)
    assert made.find("seeing also the pier") is None


def test_of_two_files_the_first_counts() -> None:
    made = PhraseTable([["share\ttools\t"], ["share\tshare\tweak", "share it *\tshare\t", "shared *\trelated\t"]])
    assert made.exact("share") == Mark("tools")
    assert made.find("share it today") == Mark("share")
    assert made.find("shared today") == Mark("related")
    assert made.find("share") == Mark("tools")
    assert not made.begins("sha")


def test_a_short_phrase_does_not_tell_a_sentence() -> None:
    made = table(("we ask *", Mark("callout")), ("what do you think about *", Mark("callout")))
    assert made.find("we ask for more boats and for a longer pier", 4) == Mark("callout", weak=True)
    assert made.find("we ask for boats", 4) == Mark("callout")
    assert made.find("what do you think about the new pier and its boats", 4) == Mark("callout")


ORDINARY = {
    "en": (
        "Research by the harbour office found that the pier had been weak for years.",
        "Copyright law will change in Velmora next year, the council said on Monday.",
        "For the latest round of talks, the mayor took the ferry to Sunport.",
        "Published on Monday, the report blames the storm for the damage.",
        "Comments have been made by both sides since the vote of the council.",
        "Share prices of the ferry company fell by a tenth on Monday.",
        "Sign up for the course at the town hall by Friday, the council told pensioners.",
        "Related cases in Sunport are still before the court.",
        "Read as a warning, the letter of the harbour master was never answered.",
        "Posted at the northern pier, the guards saw the wave first.",
        "Follow the money, the ombudsman told the council of Velmora.",
        "Tags on the nets showed that the boats came from Sunport.",
    ),
    "de": (
        "Ich habe die Hoffnung auf einen neuen Pier nicht aufgegeben.",
        "Sie haben eine Einigung erzielt, mit der beide Städte leben können.",
        "Haben Sie einen Plan für den Winter, fragte die Bürgermeisterin den Rat.",
        "Bei Facebook arbeiten in der Hafenstadt inzwischen vierzig Menschen.",
        "Anzeige erstattete der Hafenmeister erst nach zwei Wochen.",
        "Die Anmeldung der Boote kostet künftig zwölf Kronen.",
        "Indem sie schwiegen, gaben die Fischer dem Rat recht.",
    ),
    "fr": (
        "Aller à Sunport prendra désormais deux heures de plus.",
        "La suite de l'enquête dira pourquoi la jetée a cédé.",
        "Mise à jour des cartes marines, dragage du port : le conseil a tout voté.",
        "Protection des données : le conseil du port change de règles.",
        "Enquête de routine ou non, les pêcheurs attendent les résultats.",
        "À partir de 12 ans, les enfants paieront la traversée.",
    ),
    "es": (
        "Sigue la polémica por el muelle del puerto de Velmora.",
        "Captura de un barco sin licencia frente al puerto de Velmora.",
        "Gracias por la lluvia, dijo el capitán, el incendio se apagó solo.",
        "Este contenido no estaba en el informe que recibió el concejo.",
        "Desde 2012 nadie había reparado el muelle del norte.",
        "Si quieres estar en el puerto a las seis, hay que salir de noche, contó el pescador.",
    ),
    "pt": (
        "Regras para o uso do cais mudam em outubro.",
        "Entre no porto, o barco parou duas vezes por falta de vento.",
        "Captura de baleias continua proibida ao largo de Velmora.",
        "Mais de mil pessoas viram o cais cair na segunda-feira.",
    ),
    "it": (
        "Servizio di emergenza al porto: due barche in avaria nella notte.",
        "Sei in ospedale dopo l'incidente sul molo di Velmora.",
        "Condizioni di lavoro più dure per i pescatori del porto.",
        "Torna su l'onda che ha rotto il molo, tre metri in un'ora.",
        "Mi piace il mare, disse il capitano prima di partire.",
    ),
    "ru": (
        "У меня уже нет лодки, сказал рыбак из Велморы.",
        "Точка зрения капитана порта не изменилась после шторма.",
        "Если у вас есть лодка, в шторм её надо вытащить на берег, советует капитан.",
        "Фото с места аварии передали в суд ещё в понедельник.",
        "Чтобы написать отчёт, комиссии понадобилось два месяца.",
        "Работает на причале с весны, рассказал новый капитан порта.",
    ),
    "uk": (
        "Підтримали рішення про новий причал усі депутати міської ради.",
        "Коментарі капітана порту не переконали рибалок.",
        "Наші партнери з Санпорта дали гроші на причал, сказала мерка.",
    ),
    "pl": (
        "Weź udział w rejsie, a zobaczysz molo od strony morza, mówił kapitan dzieciom.",
        "Wszystkie informacje o burzy zebrał kapitan portu.",
        "Prawa autorskie do planu molo ma miasto Velmora.",
        "Komentarze kapitana nie przekonały rybaków z portu.",
    ),
    "tr": (
        "Telif hakkı davası iki yıl sonra liman kentinde sonuçlandı.",
        "Hava durumu balıkçıları pazartesi günü de limanda tuttu.",
        "İş birliği anlaşmasını iki liman kenti salı günü imzaladı.",
    ),
    "ar": (
        "شارك في الاجتماع رئيس المجلس وعدد من الصيادين من المدينة.",
        "انضم إلى الفريق ثلاثة مهندسين لإصلاح الرصيف الشمالي.",
        "علق على القرار قبطان الميناء في حديث مع الصيادين.",
        "ساهم في إصلاح الرصيف أكثر من مئة متطوع.",
    ),
    "zh": (
        "网络安全法将于明年在港口城市实施。",
        "投票结果显示，多数渔民支持重建北码头。",
        "合作伙伴关系协议由两座港口城市签署。",
        "中国互联网企业参加了港口的展览。",
    ),
    "ja": (
        "個人情報の扱いについて港の議会が話し合った。",
        "アンケートの結果、漁師の多くが新しい桟橋に賛成した。",
        "この記事は事実と違うと港長は話した。",
        "パスワードが盗まれた事件で、港の会社が謝罪した。",
    ),
}


@pytest.mark.parametrize(("language", "sentence"), [(code, one) for code, all_ in ORDINARY.items() for one in all_])
def test_no_phrase_fires_on_ordinary_sentences(language: str, sentence: str) -> None:
    result = lint([Article("a.txt", f"{sentence}\n\n{sentence} 2.", language=language)], PLAN)
    assert not [(one.code, one.text) for one in result.findings if one.confidence != "low" and one.code != "BLP120"]


GOOD = [
    pytest.param(one.languages[0] if one.languages else "en", example, id=f"{one.code}-{n}")
    for one in RULES
    if one.over == "article" and one.family in ("boilerplate", "translation", "figures")
    for n, example in enumerate(one.good)
]


@pytest.mark.parametrize(("language", "example"), GOOD)
def test_no_phrase_fires_on_the_good_examples_of_any_rule(language: str, example: str) -> None:
    article, _ = article_of("a.txt", example, language)
    result = lint([article], PLAN)
    assert not [(one.code, one.text) for one in result.findings if one.confidence != "low"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_glance_misses_no_phrase(path: Path) -> None:
    glance = glance_for(KNOWLEDGE, path.stem)
    for text, _ in parsed(read_phrases(path)):
        filled = text.replace("*", "velmora 2").replace("#", "12").strip()
        for line in (filled, f"• {filled.capitalize()} »", filled.upper()):
            promise = glance.look(line)
            if text[0] != "*":
                assert promise & START, line
            elif text[-1] != "*":
                assert promise & END, line
            else:
                assert glance.phrases.may_hold(line), line
