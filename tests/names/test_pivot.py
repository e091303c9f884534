"""Costs of Latin spellings through foreign scripts, and the script that names came through."""

from __future__ import annotations

import math
import random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.knowledge.pivot import LONGEST, SLIP, PivotTable, came_through, pivot_posterior
from newslint.knowledge.unit_alignment import CEILING
from pivot_evaluate import typo
from pivot_helpers import DATA, NAMES, SCRIPTS, TABLE
from respell import respell
from train_pivot import HEADER

words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzé'- 7", max_size=12)
scripts = st.sampled_from(TABLE.tables)


# --- the file --------------------------------------------------------------------------------------------------------


def test_the_file_says_where_it_comes_from():
    header = [line for line in DATA.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert "\n".join(header) + "\n" == HEADER
    for said in ("Method:", "Source:", "Licence: CC0", "Made by: python tools/train_pivot.py", "as of"):
        assert any(said in line for line in header)


def test_the_file_is_small_and_sorted():
    assert DATA.stat().st_size < 400_000
    text = DATA.read_text(encoding="utf-8").removeprefix(HEADER)
    names = [line for line in text.splitlines() if line.startswith("[")]
    assert names == sorted(names)
    for section in text.removeprefix("[").split("\n["):
        lines = section.splitlines()[1:]
        units = [line.split("\t")[0] for line in lines]
        assert units == sorted(set(units))


def test_costs_are_sorted_and_within_bounds():
    for script in TABLE.tables:
        units = TABLE.units(script)
        for unit, others in units.items():
            assert len(unit) <= 2
            for other, cost in others.items():
                assert unit != other
                assert 0 <= cost < CEILING
                assert units[other][unit] == cost


def test_a_table_for_every_script_and_one_for_slips():
    assert TABLE.scripts == SCRIPTS
    assert TABLE.tables == tuple(sorted((*SCRIPTS, SLIP)))
    assert set(TABLE.hypotheses) == set(TABLE.tables)


def test_an_unknown_script_is_an_error():
    with pytest.raises(KeyError):
        TABLE.cost("a", "b", "ukrainian")


@pytest.mark.parametrize("text", ["", "# only a header\n", "[cost katakana\na\tb 1\n", "[frequency]\na\t1\n"])
def test_a_file_that_is_no_table_is_an_error(tmp_path, text):
    path = tmp_path / "pivot.tsv"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"pivot\.tsv"):
        PivotTable.load(path)


# --- costs -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "script"),
    [
        ("Orson", "Olson", "katakana"),  # l, r
        ("Vasquez", "Basquez", "katakana"),  # v, b
        ("Pavel", "Bavel", "arabic"),  # p, b
        ("Farid", "Parid", "hebrew"),  # f, p
        ("Hitchens", "Gitchens", "russian"),  # h, g
        ("Zidane", "Jidane", "korean"),  # z, j
    ],
)
def test_what_a_script_does_not_tell_apart_is_cheap(a, b, script):
    assert TABLE.cost(a, b, script) < 0.25
    assert TABLE.cost(a, b, script) < TABLE.cost(a[:-1] + "k", a, script)


def test_what_one_script_confuses_another_may_keep_apart():
    assert TABLE.cost("Orson", "Olson", "katakana") < TABLE.cost("Orson", "Olson", "arabic") / 10
    assert TABLE.cost("Pavel", "Bavel", "arabic") < TABLE.cost("Pavel", "Bavel", "russian") / 10


@pytest.mark.parametrize("table", ["russian", SLIP])
def test_a_dropped_vowel_costs_less_than_most_dropped_consonants(table):
    dropped = {letter: TABLE.units(table)[""].get(letter, CEILING) for letter in "abcdefghijklmnopqrstuvwxyz"}
    consonants = [cost for letter, cost in dropped.items() if letter not in "aeiouy"]
    assert all(dropped[vowel] < median(consonants) for vowel in "aeiouy")


@given(words, words, scripts)
def test_cost_is_symmetric_finite_and_bounded(a, b, script):
    cost = TABLE.cost(a, b, script)
    assert cost == TABLE.cost(b, a, script)
    assert 0 <= cost <= CEILING / 100


@given(words, scripts)
def test_a_name_costs_nothing_against_itself(name, script):
    assert TABLE.cost(name, name, script) == 0
    assert TABLE.cost(name, name.upper(), script) == 0


def test_accents_and_punctuation_cost_nothing():
    assert TABLE.cost("Mbappé", "Mbappe", "katakana") == 0
    assert TABLE.cost("O'Neill-Łowicz", "Oneill Lowicz", "russian") == 0


@given(words, words, scripts, st.floats(0, 4))
def test_a_cutoff_changes_nothing_below_it(a, b, script, cutoff):
    cost = TABLE.cost(a, b, script)
    assert TABLE.cost(a, b, script, cutoff) == (cost if cost <= cutoff else math.inf)


@given(words, words)
def test_features_summarise_the_costs(a, b):
    found = TABLE.costs(a, b)
    assert tuple(found) == SCRIPTS
    features = TABLE.features(a, b)
    assert features.least == min(found.values()) == found[features.script]
    assert features.mean == pytest.approx(sum(found.values()) / len(found))


@pytest.mark.parametrize("a", ["", " ", "日本", "中国", "\0", "\ud800", "ﷺ" * 50, "7", "ə", "a" * 100_000, "-\t\n[]"])
@pytest.mark.parametrize("b", ["", "日本", "Anna", "b" * 100_000, "\U0001f600"])
def test_hostile_spellings_have_a_cost(a, b):
    for script in SCRIPTS:
        cost = TABLE.cost(a, b, script)
        assert 0 <= cost <= CEILING / 100
        assert cost == TABLE.cost(b, a, script)
    assert sum(pivot_posterior([(a, b)], TABLE).values()) == pytest.approx(1)


def test_letters_that_no_table_knows_are_unlike_any_other():
    assert TABLE.cost("日本", "日本", "katakana") == 0
    assert TABLE.cost("日本", "中国", "katakana") == CEILING / 100


def test_spellings_too_long_to_align_cost_the_ceiling():
    assert TABLE.cost("l" * LONGEST, "r" * LONGEST, "katakana") < 0.3
    assert TABLE.cost("l" * (LONGEST + 1), "r" * (LONGEST + 1), "katakana") == CEILING / 100


# --- the script of several names -------------------------------------------------------------------------------------


def test_no_evidence_leaves_all_hypotheses_equal():
    for pairs in ([], [("Anna", "Anna"), ("Zoë", "zoe")]):
        found = pivot_posterior(pairs, TABLE)
        assert set(found) == {*SCRIPTS, SLIP}
        assert all(value == pytest.approx(1 / 7) for value in found.values())


def test_neither_order_nor_repetition_counts():
    pairs = [("Orson", "Olson"), ("Vasquez", "Basquez"), ("Lambert", "Rambert")]
    assert pivot_posterior(pairs, TABLE) == pivot_posterior([*pairs[::-1], pairs[0]], TABLE)


@pytest.mark.parametrize("script", SCRIPTS)
def test_names_that_a_script_misspelt_point_to_it(script):
    rng = random.Random(5)
    pairs = [(name, respell(name, script, rng, 0.5, TABLE)) for name in NAMES * 4]
    found = pivot_posterior(pairs, TABLE)
    assert max(found, key=found.__getitem__) == script


def test_typing_errors_point_to_no_script():
    rng = random.Random(5)
    found = pivot_posterior([(name, typo(name.lower(), rng)) for name in NAMES * 2], TABLE)
    assert max(found, key=found.__getitem__) == SLIP


def test_one_pair_is_not_enough():
    assert max(pivot_posterior([("Surovikin", "Surovkin")], TABLE).values()) < 0.9


def test_many_names_tell_the_language_that_they_came_through_and_few_do_not():
    rng = random.Random(4)
    pairs = [(name, respell(name, "katakana", rng, 0.4, TABLE)) for name in NAMES * 3]
    assert came_through(pairs, TABLE) == "Japanese"
    assert came_through(pairs[:2], TABLE) == ""
    assert came_through([(name, typo(name.lower(), rng)) for name in NAMES], TABLE) == ""
