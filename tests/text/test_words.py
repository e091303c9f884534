"""The words, signs and runs of words that facts and rules share: faster ways to say what a plain one says."""

from __future__ import annotations

import random
import re
from zlib import crc32

import pytest

from newslint.article import Article
from newslint.facts import Facts
from newslint.facts.basic import anchored, any_stands
from newslint.facts.sketch import BUCKETS, MIN_WORDS, RUN
from newslint.knowledge import Knowledge

_ALPHABET = "ab cd EF,.’“”İıΣσςÉéß中文テスト한국\n\t\r_'\u0307\u2028\ud800x²½٣Ⅷªǅ\x1c\x85\xa0-{}@"
_MASK = (1 << 32) - 1
_FACTORS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F)


def _facts(text: str) -> Facts:
    return Facts(Article("a.txt", text), Knowledge(()))


def _texts() -> list[str]:
    rng = random.Random(7)
    made = ["", "a", " ", "The the. THE", "ÇA ΟΔΟΣ İİ", "".join(map(chr, range(0x20, 0x2100)))]
    made += ["".join(rng.choices(_ALPHABET, k=rng.choice((3, 40, 400)))) for _ in range(300)]
    return made


def test_words_are_those_of_a_plain_scan() -> None:
    for text in _texts():
        facts = _facts(text)
        assert facts["lowered"] == text.replace("İ", "i").lower()
        assert facts["spaced"] == re.sub(r"\W", " ", facts["lowered"])
        assert facts["vocabulary"] == tuple(re.findall(r"\w+", facts["lowered"]))
        assert facts["types"] == set(facts["vocabulary"])


def test_signs_are_all_that_is_no_plain_letter_digit_or_space() -> None:
    for text in _texts():
        facts = _facts(text)
        assert facts["signs"] == set(re.findall(r"[^\n A-Za-z0-9]", text))
        assert facts["specials"] == set(re.findall(r"[^\n -~]", text))


@pytest.mark.parametrize("text", ["a %(name)s", "übersetzt", "the XX", "no such thing: 100 %"])
def test_anchors_are_found_as_by_looking_for_each(text: str) -> None:
    strings = ("%(", "übersetzt", "XX", "{{")
    assert any_stands(anchored(*strings), text, _facts(text)["signs"]) == any(string in text for string in strings)


def _run_hash(words: tuple[str, ...]) -> int:
    mixed = 0
    for word, factor in zip(words, _FACTORS, strict=True):
        mixed ^= crc32(word.encode("utf-8", "surrogatepass")) * factor & _MASK
    return (mixed ^ mixed >> 15) * _FACTORS[0] & _MASK


def test_runs_are_hashed_side_by_side_as_one_by_one() -> None:
    for text in _texts():
        runs = _facts(text)["runs"]
        expected = [_run_hash(runs.words[n : n + RUN]) for n in range(len(runs.words) - RUN + 1)]
        assert sorted(runs.hashes) == sorted(expected)


def test_buckets_hold_the_least_hash_of_their_share() -> None:
    for text in _texts():
        facts = _facts(text)
        hashes, buckets = facts["runs"].hashes, facts["sketch"].buckets
        if len(facts["runs"].words) < MIN_WORDS:
            assert buckets == ()
            continue
        least: dict[int, int] = {}
        for one in hashes:
            bucket = (one >> 16) * BUCKETS >> 16
            least[bucket] = min(one, least.get(bucket, one))
        for bucket, low_bits in enumerate(buckets):
            away = next(n for n in range(BUCKETS) if (bucket + n) % BUCKETS in least)
            one = least[(bucket + away) % BUCKETS]
            assert low_bits == ((one ^ one >> 16) + away * 40503) & 0xFFFF


def _loops(words: tuple[str, ...], most: int) -> bool:
    """Whether two to ``most`` words stand three times in a row."""
    return any(
        words[at : at + 2 * period] == words[at + period : at + 3 * period]
        for period in range(2, most + 1)
        for at in range(len(words) - 3 * period + 1)
    )


def test_no_loop_is_missed() -> None:
    rng = random.Random(11)
    looping = 0
    for _ in range(2000):
        letters = rng.choice(("ab", "abc", "abcdef", "abcdefghijklmnop"))
        phrase = " ".join(rng.choices(letters, k=rng.randint(2, 12)))
        around = [" ".join(rng.choices(letters, k=rng.randint(0, 20))) for _ in range(2)]
        runs = _facts(f"{around[0]} {f'{phrase} ' * rng.choice((1, 2, 3, 4))}{around[1]}")["runs"]
        if _loops(runs.words, 12):
            looping += 1
            assert runs.loops_within(12)
    assert looping > 500
    assert not _facts("The ferry left early. The ferry left late. The crew stayed.")["runs"].loops_within(12)
