"""No text makes a rule or fact take more than its length: pumped strings, and four times as much of them."""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import pytest

from newslint.article import Article
from newslint.engine import examine, lint
from newslint.facts import FACTS, Facts
from newslint.plan import PlanSpec
from newslint.registry import load

RULES = load()
PLAN = PlanSpec(("newslint_rules",), frozenset(one.code for one in RULES)).plan()

# What the rules look for, over and over, and what keeps them looking.
PUMPS = {
    "one word": "a",
    "capitals": "A",
    "words": "word ",
    "names": "Ingrid Halversen-Brodskaya ",
    "other names": "Surovkin met Halvesren. ",
    "figures": "4,200 people, 3.5 million crowns, 12 km and ",
    "digits": "7",
    "numbers": "1 234,56 7.890 ",
    "dates": "Monday, 2 May 2023, at 25:61 ",
    "quotes": '"“”«» ',
    "open quotes": "“word ",
    "straight quotes": '" a"',
    "brackets": "([{<",
    "tags": "<p ",
    "angle": "<",
    "entities": "&amp;amp;#",
    "ampersands": "&",
    "combining": "e\u0301\u0302",
    "marks only": "\u0301",
    "mojibake": "â€™Ã©",
    "latin a": "Ã",
    "cyrillic mojibake": "РС",
    "spaces": " ",
    "spaced": " a  ",
    "lines": "\n",
    "short lines": "a\n",
    "boilerplate": "Share on Facebook\n",
    "headings": "Read also:\n",
    "dashes": "-",
    "dots": ". ",
    "dotted": "a.b.",
    "slashes": "http://",
    "addresses": "www.a.example/x?y=%C3%A9&",
    "at signs": "a@b.",
    "hashes": "#tag ",
    "percent": "%C3",
    "backslashes": "\\u00",
    "invisible": "a\u200b",
    "directions": "\u202e",
    "cyrillic": "слово Имя ",
    "arabic": "كلمة ",
    "chinese": "汉字",
    "mixed scripts": "pаypаl ",
    "surrogates": "\ud800",
    "repeats": "the the ",
    "apostrophes": "'s ",
    "parentheses": "(a ",
    "and": "and of the ",
    "ages": "aged 40, born in 1950, ",
    "ranges": "from 10 to 5 and between ",
    "conversions": "10 km (6 miles) ",
    "times": "at 10:30 a.m. on ",
    "carriage returns": "\r",
    "separators": "\u2028",
}
SMALL, FACTOR = 3_000, 4
# Quadratic work takes sixteen times as long; a bound between leaves room for a busy machine.
MAX_RATIO = 9.0
FLOOR = 0.02
"""Seconds below which a ratio says nothing."""
MEASURED = 3
"""Times that a ratio above the bound is measured before it counts."""
LONG = 5.0
"""Seconds of a run that need no second one: what else the machine does shows little in them."""
ENDS = ("", "!\n\nEnd.")


def pumped(pump: str, size: int, end: str) -> str:
    return (pump * (size // len(pump) + 1))[:size] + end


def cost(text: str, name: str = "") -> float:
    """The least CPU seconds of three runs over a text, of everything or of one fact; of fewer, when they say enough."""
    best = float("inf")
    for _ in range(3):
        article = Article("a.txt", text, title="Title", language="en")
        started = time.process_time()
        if name:
            Facts(article, PLAN.knowledge)[name]
        else:
            examine(article, PLAN)
        best = min(best, time.process_time() - started)
        if best < FLOOR or best > LONG:
            break
    return best


def assert_linear(pump: str, name: str = "", small: int = SMALL, factor: int = FACTOR) -> None:
    for end in ENDS:
        # What takes more than its length does so each time; what else the machine does does not.
        ratios = []
        while not ratios or (ratios[-1] >= MAX_RATIO * factor / FACTOR and len(ratios) < MEASURED):
            large = cost(pumped(pump, small * factor, end), name)
            if large <= FLOOR * factor:
                break
            ratios.append(large / max(cost(pumped(pump, small, end), name), FLOOR / factor))
        assert min(ratios, default=0.0) < MAX_RATIO * factor / FACTOR, (name, end, ratios)


@pytest.mark.parametrize("kind", PUMPS)
def test_examining_is_linear(kind: str) -> None:
    assert_linear(PUMPS[kind])


@pytest.mark.slow
@pytest.mark.parametrize("kind", PUMPS)
def test_what_is_over_groups_bears_it(kind: str) -> None:
    text = pumped(PUMPS[kind], 3_000, "")
    result = lint([Article("a.txt", text), Article("b.txt", text + ".", source="b.example")], PLAN)
    assert not result.problems
    for one in result.findings:
        assert 0 <= one.start <= one.end <= len(text) + 1


# What opens every gate of every rule, so that the rest of the text is looked at closely.
GATES = (
    "Surovkin paid 1,5 million, 1.234,56 or 12,34,5 crowns (40%) on Monday, 2 May 2023 at 10:30. “Yes,” she said – via "
    "pic.twitter.com/x a@b.example, 3 times more, C:\\new &amp; %C3%A9 \u2028 <p> photo\nRead also: x | y\n"
)


@pytest.mark.slow
@pytest.mark.parametrize("kind", PUMPS)
def test_examining_is_linear_behind_every_gate(kind: str) -> None:
    small, large = (cost(GATES + pumped(PUMPS[kind], size, ",\n") + GATES) for size in (SMALL, SMALL * FACTOR))
    assert large < max(MAX_RATIO * small, 0.3)


@pytest.mark.slow
@pytest.mark.parametrize("fact", FACTS)
def test_every_fact_is_linear(fact: str) -> None:
    for pump in PUMPS.values():
        assert_linear(pump, fact)


@pytest.mark.slow
@pytest.mark.parametrize("kind", PUMPS)
def test_cost_grows_with_the_text_up_to_ten_megabytes(kind: str) -> None:
    """From 100 kB to 10 MB the exponent stays below 1.15."""
    from math import log

    sizes = (100_000, 10_000_000)
    costs = [max(cost(pumped(PUMPS[kind], size, ""), ""), 0.01) for size in sizes]
    assert log(costs[1] / costs[0]) / log(sizes[1] / sizes[0]) < 1.15, costs


# --- every regular expression of the built-in code, alone


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """The compiled patterns in the modules of the engine and of the rules, by where they are."""
    for code in RULES:
        for cell in code.check.__closure__ or ():
            made = cell.cell_contents
            for pattern in made() if callable(made) and hasattr(made, "cache_info") else ():
                yield code.code, pattern
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] not in ("newslint", "newslint_rules"):
            continue
        for attribute, value in sorted(vars(module).items()):
            for pattern in _inside(value):
                if isinstance(pattern.pattern, str):
                    yield f"{name}.{attribute}", pattern


def _inside(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif hasattr(value, "cache_info") and depth == 0:
        try:
            yield from _inside(value(), 1)
        except TypeError:
            return
    elif isinstance(value, dict) and depth < 3:
        for one in value.values():
            yield from _inside(one, depth + 1)
    elif isinstance(value, (list, tuple)) and depth < 3:
        for one in value:
            yield from _inside(one, depth + 1)
    elif getattr(value, "__self__", None).__class__ is re.Pattern:
        yield value.__self__


def literals(pattern: str) -> list[str]:
    """Pumps made of a pattern's own words: what it has to look at twice, if anything."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\\.|\(\?P?<?[\w!=:]*>?", " ", pattern))
    return [f"{word} " for word in words[:6]] + [" ".join(words[:8]) + " "] if words else []


# Tried at one place of a text by whoever uses them (match, fullmatch, a slice of bounded length): searching a long text
# for them would take the square of a run that they start with.
ANCHORED = (
    "_CREDIT_START", "_CREDITED", "_HOUSE_PHOTO", "shapes._SEPARATORS", "_PLACE_AFTER", "_multiple", "context._NAME",
    "dates._WORD_BEFORE", "numerals._COMMA_DECIMAL", "numerals._RAGGED", "shapes._ADDRESS", "shapes._POST",
    "shapes._NAMED_AGENCY", "metadata._DOMAIN", "init._ITEM", "numerals._ENGLISH", "practice._PERSON", "_BREAKS_OFF",
    "ENC107_escape_residue._ADDRESS", "TRN108_lower_case_heading._START", "_GOES_ON", "furniture._BARS",
    "furniture._NAME", "furniture._STEP", "FIG116_change_and_levels._two", "FIG129_retold_figure._narrowed",
    "named._aged", "named._person", "named._plain",
)  # fmt: skip


def scanned(pattern: re.Pattern[str], text: str) -> float:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started


def quadratic_patterns(size: int, floor: float) -> list[tuple[str, str, float]]:
    """The built-in patterns for which four times the text takes more than nine times as long."""
    examine(Article("a.txt", "Ingrid Halversen met 40 people on Monday, 2 May 2023. “Yes,” she said.\n" * 3), PLAN)
    found = dict(patterns())
    assert len(found) > 100
    slow = []
    for where, pattern in found.items():
        if where.endswith(ANCHORED):
            continue
        for pump in (*PUMPS.values(), *literals(pattern.pattern)):
            small = scanned(pattern, pumped(pump, size, "!"))
            if small > floor:
                ratio = min(
                    scanned(pattern, pumped(pump, size * 4, "!")) / scanned(pattern, pumped(pump, size, "!"))
                    for _ in range(2)
                )
                if ratio > MAX_RATIO:
                    slow.append((where, pump, round(ratio, 1)))
    return slow


@pytest.mark.slow
def test_every_pattern_is_linear() -> None:
    assert not quadratic_patterns(2_000, 0.01)


# --- texts that a pattern nearly matches: where two parts may take the same letters, it tries all ways to share them

LETTERS = "aaaaabcdeABC019 .,'-_\n«é"
MOST_REPEATED = 12
LONGEST_SAMPLE = 3_000
LONGEST_TRIED = 0.3


def sample(parsed: Iterable[tuple[Any, Any]], choose: random.Random, groups: dict[int, str]) -> str:
    """A text that a parsed pattern matches, but for what it asserts before and behind."""
    found = ""
    for op, value in parsed:
        kind = str(op)
        if kind == "LITERAL":
            found += chr(value)
        elif kind in ("NOT_LITERAL", "ANY"):
            found += "a" if value != ord("a") else "b"
        elif kind == "IN":
            found += next(filter(lambda letter: is_in(value, letter), choose.sample(LETTERS, len(LETTERS))), "x")
        elif kind == "BRANCH":
            found += sample(choose.choice(value[1]), choose, groups)
        elif kind == "SUBPATTERN":
            groups[value[0]] = sample(value[3], choose, groups)
            found += groups[value[0]]
        elif kind.endswith("_REPEAT"):
            least, most, inner = value
            most = min(int(most), least + MOST_REPEATED)
            for _ in range(choose.choice((most, most, choose.randint(least, most)))):
                found += sample(inner, choose, groups)
        elif kind == "ATOMIC_GROUP":
            found += sample(value, choose, groups)
        elif kind == "GROUPREF":
            found += groups.get(value, "")
    return found[:LONGEST_SAMPLE]


def is_in(items: list[tuple[Any, Any]], letter: str) -> bool:
    """Whether a letter is in a set of a parsed pattern."""
    classes = {"DIGIT": str.isdigit, "SPACE": str.isspace, "WORD": lambda one: one.isalnum() or one == "_"}
    held = False
    for op, value in items:
        if str(op) == "LITERAL":
            held |= value == ord(letter)
        elif str(op) == "RANGE":
            held |= value[0] <= ord(letter) <= value[1]
        elif str(op) == "CATEGORY":
            name = str(value).rpartition("_")[2]
            held |= classes[name](letter) != ("_NOT_" in str(value))
    return held != any(str(op) == "NEGATE" for op, _ in items)


def test_no_pattern_tries_all_ways_to_share_letters() -> None:
    examine(Article("a.txt", "Ingrid Halversen met 40 people on Monday, 2 May 2023. “Yes,” she said.\n" * 3), PLAN)
    choose = random.Random(1)
    for where, pattern in patterns():
        parsed = (
            import_module("re._parser").parse(pattern.pattern, pattern.flags) if len(pattern.pattern) < 20_000 else ()
        )
        for _ in range(12):
            text = sample(parsed, choose, {})
            for nearly in (f"{text}!", f"{text[:-1]}\x01", f"{text[: len(text) * 2 // 3]}\x01"):
                started = time.process_time()
                pattern.search(nearly)
                assert time.process_time() - started < LONGEST_TRIED, (where, nearly)
