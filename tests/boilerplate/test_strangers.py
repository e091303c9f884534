"""Page furniture in another language than the article."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newslint.facts.boilerplate.strangers import strangers_for
from newslint.plan import PlanSpec

KNOWLEDGE = PlanSpec(("newslint_rules",), frozenset()).knowledge()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Te puede interesar", "related"),
        ("LEER TAMBIÉN", "related"),
        ("Baca juga: Jembatan ditutup", "related"),
        ("Devamını oku", "related"),
        ("Читайте также", "related"),
        ("اقرأ أيضا", "related"),
        ("責任編輯：王小明", "contributors"),
        ("関連記事", "related"),
        ("무단 전재 및 재배포 금지", "copyright"),
        ("Διαβάστε επίσης", "related"),
        ("यह भी पढ़ें: पुल बंद", "related"),
        ("همچنین بخوانید", "related"),
        ("קראו גם", "related"),
        ("Olvassa el ezt is", "related"),
        ("Có thể bạn quan tâm", "related"),
        ("আরও পড়ুন", "related"),
        ("Weiterlesen", "related"),
        ("Reklama", "advertisement"),
    ],
)
def test_furniture_in_other_languages(line: str, kind: str) -> None:
    mark = strangers_for("en", KNOWLEDGE)(line)
    assert mark is not None
    assert (mark.kind, mark.weak) == (kind, False)


@pytest.mark.parametrize(
    ("line", "kind", "weak"),
    [
        ("Lesezeit: 4 Minuten", "tools", False),
        ("Czas czytania: 3 min", "tools", False),
        ("Anasayfa Gündem Ekonomi Spor", "navigation", False),
        ("Общество", "navigation", True),
        ("Inrikes", "navigation", True),
        ("Mitwirkende: Jana Quill", None, False),
    ],
)
def test_fields_and_names_of_sections(line: str, kind: str | None, weak: bool) -> None:
    mark = strangers_for("en", KNOWLEDGE)(line)
    assert (mark and (mark.kind, mark.weak)) == (kind and (kind, weak))


@pytest.mark.parametrize(
    "line",
    [
        "Bon appétit",
        "Jiří Novotný",
        "Novotný",
        "Melnyk Kovalchuk",
        "Dmytro Kovalchuk, Oksana Melnyk",
        "Deutsche Welle",
        "The ferry of Port Else is late",
        "Мост закрыли утром",
        "橋は朝に閉鎖された",
        "เรื่องที่เกี่ยวข้อง",
        "Lesen Sie auch " + "den ganzen Bericht über die Brücke " * 4,
    ],
)
def test_names_and_sentences_are_none(line: str) -> None:
    assert strangers_for("en", KNOWLEDGE)(line) is None


def test_an_article_of_the_language_has_its_own_phrases() -> None:
    assert strangers_for("ru", KNOWLEDGE)("Читайте также") is None
    assert strangers_for("ru", KNOWLEDGE)("関連記事") is not None
    assert strangers_for("es", KNOWLEDGE)("Lesen Sie auch") is None


def test_the_short_lines_are_those_of_the_phrases() -> None:
    tool = Path(__file__).parents[2] / "tools" / "build_strangers.py"
    assert subprocess.run([sys.executable, str(tool), "--check"], check=False).returncode == 0
