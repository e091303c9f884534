"""How names are misspelt on purpose, how the pivot table is made, and how it is measured."""

from __future__ import annotations

import math
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.knowledge.pivot import SLIP, PivotTable
from pivot_align import Pair, train
from pivot_confusion import overlap_costs, renderings, slip_costs, thinned
from pivot_evaluate import average_precision, fit_posterior, typo
from pivot_helpers import NAMES, SCRIPTS, TABLE
from pivot_netrans import READINGS, Name, read
from respell import frequencies, respell
from train_pivot import costs, sections, written


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
        "from test_pivot_tools import aligned, toy_names, without_final_e\n"
        "from train_pivot import costs, sections, written\n"
        "names = {'russian': [*toy_names(120), *without_final_e(toy_names(120))]}\n"
        "print(written(sections(costs({'russian': aligned(names['russian'])}, names), {'a': 1})))"
    )
    here = Path(__file__).parent
    root = here.parents[1]
    path = os.pathsep.join(map(str, (root / "lint", root / "rules", root / "tools", root / "tests", here)))
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
    assert frequencies(table) == {"a": 7}
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
