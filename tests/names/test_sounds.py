"""Names and their spellings by ear meet; names of other sounds do not."""

from __future__ import annotations

from pathlib import Path

import pytest

import newslint_rules
from newslint.knowledge import Knowledge
from newslint.knowledge.sounds import consonants, heard, similarity, spoken

KNOWLEDGE = Knowledge([Path(newslint_rules.__file__).parent / "data"])


@pytest.mark.parametrize(
    ("by_ear", "right", "language"),
    [
        ("Dyuma", "Dumas", "fr"),
        ("Bordo", "Bordeaux", "fr"),
        ("Russo", "Rousseau", "fr"),
        ("Gete", "Goethe", "de"),
        ("Shroder", "Schröder", "de"),
        ("Doitschland", "Deutschland", "de"),
        ("Servantes", "Cervantes", "es"),
        ("Kihote", "Quijote", "es"),
        ("Machado", "Machado", "pt"),
        ("Jovanni", "Giovanni", "it"),
        ("Pinokkio", "Pinocchio", "it"),
        ("Shopen", "Szopen", "pl"),
        ("Chenstohova", "Częstochowa", "pl"),
        ("Atatyurk", "Atatürk", "tr"),
        ("Chankaya", "Çankaya", "tr"),
        ("Petefi", "Petőfi", "hu"),
        ("Chaushesku", "Ceaușescu", "ro"),
        ("Chapek", "Čapek", "cs"),
        ("Khodzha", "Hoxha", "sq"),
        ("Kerkegor", "Kirkegår", "da"),
        ("Shyamen", "Xiamen", "zh"),
        ("Djambi", "Jambi", "id"),
    ],
)
def test_a_spelling_by_ear_sounds_like_the_name(by_ear: str, right: str, language: str) -> None:
    assert max(similarity(sound, spoken(right, language)) for sound in heard(by_ear)) >= 0.7
    assert consonants(spoken(right, language)) in map(consonants, heard(by_ear))


@pytest.mark.parametrize(
    ("form", "right", "language"),
    [("Harrison", "Gascón", "es"), ("Berlin", "Bordeaux", "fr"), ("Novak", "Nowitzki", "de")],
)
def test_other_names_sound_different(form: str, right: str, language: str) -> None:
    assert max(similarity(sound, spoken(right, language)) for sound in heard(form)) < 0.8


def test_who_writes_diacritics_does_not_spell_by_ear() -> None:
    assert heard("Jónsson") == ()


def test_a_short_sound_has_no_key() -> None:
    assert consonants("bn") == consonants("aia") == ""


@pytest.mark.parametrize(("by_ear", "right"), [("Kurtua", "Courtois"), ("Lekler", "Leclerc"), ("Yetten", "Jetten")])
def test_the_lexicon_finds_what_sounds_like_a_spelling(by_ear: str, right: str) -> None:
    assert KNOWLEDGE.lexicon.sounding(by_ear, 0.8)[right] == 1.0
