"""Costs of Latin spellings through foreign scripts, the script that names came through, and how the table is made."""

from __future__ import annotations

import math
import os
import random
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newslint_rules
from newslint.knowledge.pivot import CEILING, LONGEST, SLIP, PivotTable, came_through, pivot_posterior
from pivot_align import Pair, train
from pivot_confusion import overlap_costs, renderings, slip_costs, thinned
from pivot_evaluate import average_precision, fit_posterior, typo
from pivot_netrans import READINGS, Name, read
from respell import respell
from train_pivot import HEADER, costs, sections, written

DATA = Path(newslint_rules.__file__).parent / "data" / "pivot.tsv"
TABLE = PivotTable.load(DATA)
SCRIPTS = ("arabic", "chinese", "hebrew", "katakana", "korean", "russian")
NAMES = (
    "Valentina Lambert Robertson Shevchenko Philippa Barlow Goldberg Hutchinson Pavlova Everett Fairfax Bellamy".split()
)

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


@given(words, words, scripts)
def test_the_explanation_accounts_for_the_cost(a, b, script):
    substitutions = TABLE.explain(a, b, script)
    letters = max(sum(map(str.isalnum, a)), sum(map(str.isalnum, b)))
    assert sum(part.cost for part in substitutions) == pytest.approx(letters * TABLE.cost(a, b, script))
    assert all(part.right != part.wrong for part in substitutions)


def test_the_explanation_names_the_letters():
    assert ", ".join(map(str, TABLE.explain("Valerie", "Barelie", "katakana"))) == "v/b, l/r, r/l"
    assert ", ".join(map(str, TABLE.explain("Mbappé", "Embappe", "katakana"))) == "-/e"
    assert TABLE.explain("Anna", "ANNA", "katakana") == ()


@pytest.mark.parametrize("a", ["", " ", "日本", "中国", "\0", "\ud800", "ﷺ" * 50, "7", "ə", "a" * 100_000, "-\t\n[]"])
@pytest.mark.parametrize("b", ["", "日本", "Anna", "b" * 100_000, "\U0001f600"])
def test_hostile_spellings_have_a_cost(a, b):
    for script in SCRIPTS:
        cost = TABLE.cost(a, b, script)
        assert 0 <= cost <= CEILING / 100
        assert cost == TABLE.cost(b, a, script)
    assert sum(pivot_posterior([(a, b)], TABLE).values()) == pytest.approx(1)
    TABLE.explain(a, b, "katakana")


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


# --- misspelling on purpose ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_respelt_name_is_cheap_through_its_script(script):
    rng = random.Random(1)
    wrong = [(name, respell(name, script, rng, 0.3, TABLE)) for name in NAMES * 5]
    slips = [(name, typo(name.lower(), rng)) for name in NAMES * 5]
    through, other = (sum(TABLE.cost(a, b, script) for a, b in pairs) for pairs in (wrong, slips))
    assert through < other


def test_respelling_is_reproducible_and_keeps_the_form():
    def wrong(seed, name="Valerie O'Lambert-Cole"):
        return respell(name, "katakana", random.Random(seed), 0.4, TABLE)

    assert wrong(3) == wrong(3)
    assert len({wrong(seed) for seed in range(20)}) > 10
    for seed in range(20):
        first, second = wrong(seed).split(" ")
        assert first.istitle()
        assert second.count("-") == second.count("'") == 1
    assert wrong(2, "HIMARS").isupper()


@pytest.mark.parametrize("name", ["", "日本", "1941", "–"])
def test_what_cannot_be_respelt_stays_ascii_or_goes(name):
    assert respell(name, "katakana", random.Random(0), 1, TABLE).isascii()


def test_no_strength_changes_nothing():
    assert respell("Lambert", "katakana", random.Random(0), 0, TABLE) == "Lambert"


# --- making the table ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "written_as", "sounds"),
    [
        ("katakana", "ジェニファー", "j e n i f a :"),
        ("katakana", "キャロル", "k y a r o r u"),
        ("katakana", "ウィッティ", "w i Q t i"),
        ("katakana", "バトリー", "b a t o r i :"),
        ("katakana", "ジョン＝ポール", "j o N p o : r u"),
        ("hebrew", "ג׳ון", "ג ' ו נ"),
        ("arabic", "مُحَمَّد", "م ح م د"),
        ("russian", "щукин", "щ у к и н"),
    ],
)
def test_scripts_are_read_by_sound(script, written_as, sounds):
    assert READINGS[script](list(written_as)) == tuple(sounds.split())


def test_hangul_is_read_by_letters():
    assert READINGS["korean"](["안", "나"]) == ("\u1161", "\u11ab", "\u1102", "\u1161")


def test_chinese_is_read_in_pinyin():
    pytest.importorskip("pypinyin")
    assert READINGS["chinese"](list("利文斯頓")) == tuple("l i w e n s i d u n".split())


@pytest.mark.parametrize("script", ["katakana", "korean", "hebrew", "arabic", "russian"])
def test_what_the_script_does_not_spell_is_not_read(script):
    assert READINGS[script](["x", "y"]) is None


# A toy script that does not tell p from b, and writes ks for x.
TOY = dict(zip("abdegiklmnoprstvx", "а б д е г и к л м н о б р с т в кс".split(), strict=True))


TOY_SYLLABLES = [start + vowel + end for start in "bdgklmnprstvx" for vowel in "aeio" for end in ("", "", "k", "s")]


def toy_names(count, seed=0):
    """Invented names and how the toy script spells them."""
    rng = random.Random(seed)
    found = {}
    while len(found) < count:
        latin = "".join(rng.choice(TOY_SYLLABLES) for _ in range(rng.randint(2, 4)))
        spelling = "".join(TOY[letter] for letter in latin)
        found[latin] = Name(latin, tuple(spelling), spelling, 1.0)
    return list(found.values())


def mismatched(names):
    return [name._replace(symbols=other.symbols) for name, other in zip(names, names[1:] + names[:1], strict=True)]


def without_final_e(names):
    return [name._replace(latin=name.latin[:-1]) for name in names if name.latin.endswith("e")]


def aligned(names):
    return train([Pair(name.latin, name.symbols, name.weight) for name in names])


def test_training_finds_what_the_script_confuses():
    names = toy_names(400)
    found = overlap_costs(renderings(aligned(names), names))
    assert found["b", "p"] < 0.05
    assert found["x", "ks"] < 0.3
    assert found.get(("b", "v"), 9) > 2
    assert found.get(("k", "t"), 9) > 2
    assert found["b", "p"] == found["p", "b"]


def test_a_model_tells_names_from_mismatched_pairs():
    names = toy_names(500)
    seen, unseen = mismatched(names[:40]) + names[40:400], names[400:]
    model = aligned(seen)
    assert sum(model.explains(name.latin, name.symbols) for name in unseen) >= 99
    assert sum(model.explains(name.latin, name.symbols) for name in mismatched(unseen)) <= 5
    assert not model.explains("anna", ())
    assert not model.explains("ольга", ("о", "л"))


def test_slips_are_learnt_from_spellings_of_one_name():
    names = toy_names(300)
    names += without_final_e(names)
    found = slip_costs(names, aligned(names))
    assert found["e", ""] == found["", "e"]
    assert found["e", ""] < found.get(("a", ""), math.inf)


def test_a_thinned_table_leaves_out_what_smaller_units_say():
    full = {("b", "p"): 0.1, ("bb", "p"): 0.3, ("ab", "ap"): 0.1, ("k", "t"): 2.9}
    table = thinned(full | {(v, u): cost for (u, v), cost in full.items()}, {("a", "e"): 1.0, ("e", "a"): 1.0})
    assert table == {"b": {"p": 10}, "p": {"b": 10, "bb": 30}, "bb": {"p": 30}, "a": {"e": 100}, "e": {"a": 100}}


def test_training_is_deterministic():
    code = (
        "from test_pivot import aligned, toy_names, without_final_e\n"
        "from train_pivot import costs, sections, written\n"
        "names = {'russian': [*toy_names(120), *without_final_e(toy_names(120))]}\n"
        "print(written(sections(costs({'russian': aligned(names['russian'])}, names), {'a': 1})))"
    )
    root = Path(__file__).parent.parent
    path = os.pathsep.join(str(root / folder) for folder in ("lint", "rules", "tests", "tools"))
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_what_is_written_is_what_is_read(tmp_path):
    names = {"russian": [*toy_names(120), *without_final_e(toy_names(120))]}
    tables = costs({"russian": aligned(names["russian"])}, names)
    path = tmp_path / "pivot.tsv"
    path.write_text(written(sections(tables, {"a": 7}, {"russian": [0.5, -1, 2, 0.25], SLIP: [0, 0, 0, 1]})), "utf-8")
    table = PivotTable.load(path)
    assert table.units("russian") == tables["russian"]
    assert table.units(SLIP) == tables[SLIP]
    assert table.frequencies == {"a": 7}
    assert table.hypotheses["russian"] == (0.5, -1, 2, 0.25)


def test_files_of_names_are_read_in_one_order(tmp_path):
    lines = ["anna\tа н н а\t3", "o'neil\tо н и л\t1", "x\tк с\t1", "latin\tl a t i n\t1", "Żółć\tж у л ч ь\t1"]
    for part, order in (("64", lines), ("16", lines[::-1])):
        (tmp_path / f"wd_russian_{part}").write_text("\n".join(order) + "\n", encoding="utf-8")
    names = read(tmp_path, "russian", "64")
    assert names == read(tmp_path, "russian", "16")
    assert {name.latin for name in names} == {"anna", "zolc"}
    assert next(name for name in names if name.latin == "anna") == ("anna", tuple("анна"), "анна", 1 + math.log(3))


# --- measuring -------------------------------------------------------------------------------------------------------


def test_average_precision():
    def cost(a, _):
        return float(a)

    assert average_precision([("1", ""), ("2", "")], [("3", ""), ("4", "")], cost) == 1
    assert average_precision([("2", "")], [("1", "")], cost) == 0.5
    assert average_precision([("1", "")], [("1", "")], cost) == pytest.approx((0.5 + 0.5) / 2)


def test_a_fitted_posterior_prefers_the_script_that_explains_its_pairs():
    rng = random.Random(2)
    scripts = ("arabic", "katakana")
    pairs = {script: [(name, respell(name, script, rng, 0.4, TABLE)) for name in NAMES * 2] for script in scripts}
    weights = fit_posterior({**pairs, SLIP: [(name, typo(name.lower(), rng)) for name in NAMES * 2]}, TABLE)
    place = {name: at for at, name in enumerate(TABLE.tables, 2)}
    for script, other in (scripts, scripts[::-1]):
        assert weights[script][place[script]] < weights[other][place[script]]


def test_many_names_tell_the_language_that_they_came_through_and_few_do_not():
    rng = random.Random(4)
    pairs = [(name, respell(name, "katakana", rng, 0.4, TABLE)) for name in NAMES * 3]
    assert came_through(pairs, TABLE) == "Japanese"
    assert came_through(pairs[:2], TABLE) == ""
    assert came_through([(name, typo(name.lower(), rng)) for name in NAMES], TABLE) == ""
