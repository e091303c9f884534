"""Measure how well figures are read and checked.

    python tools/bench_figures.py values SENTENCES.jsonl [--errors]   read values against labelled ones
    python tools/bench_figures.py findings FOLDER... [--low]          every finding of the FIG1xx rules, to be read
    python tools/bench_figures.py seeded                              errors put into sentences: found, and false alarms
    python tools/bench_figures.py speed FOLDER...                     MB/s of CPU time on one core
    python tools/bench_figures.py read FILE...                        every quantity of a file

A line of SENTENCES.jsonl is {"text": ..., "quantities": [[low, high, unit, modifier], ...]}; units are the kinds len,
dur, cur, age, pct, wt, temp, spd, area, dat or null, modifiers "~", ">", "<" or null. Folders hold .txt files, which
are taken as English.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from newslint.article import Article
from newslint.engine import Plan, examine
from newslint.facts import Facts
from newslint.facts.figures import Quantity
from newslint.facts.figures.units import convert, dimension
from newslint.knowledge import Knowledge
from newslint.registry import load

KNOWLEDGE = Knowledge()
# The labels' names for what a unit measures; an angle is labelled like a temperature.
KINDS = {
    "length": "len", "time": "dur", "age": "age", "percent": "pct", "points": "pct", "temperature": "temp",
    "angle": "temp", "speed": "spd", "area": "area", "mass": "wt", "money": "cur", "data": "dat", "frequency": "dat",
    "pixels": "dat", "": None,
}  # fmt: skip
MODIFIERS = {"": None, "=": None, "~": "~", "<~": "~", ">=": ">", ">": ">", "<=": "<", "<": "<"}


def articles(folders: Iterable[str]) -> list[Article]:
    found = []
    for folder in folders:
        path = Path(folder)
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            found.append(Article(str(file), file.read_bytes().decode("utf-8"), language="en"))
    return found


def quantities(text: str) -> tuple[Quantity, ...]:
    found: tuple[Quantity, ...] = Facts(Article("-", text, language="en"), KNOWLEDGE)["quantities"]
    return found


def values(path: str, show: bool) -> None:
    """Values are matched within 1.1 percent (of both ends), each labelled one once."""
    right = missed = extra = modifiers = units = 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        left = list(quantities(row["text"]))
        faults = []
        for low, high, unit, modifier in row["quantities"]:
            near = [one for one in left if _near(one.low, low) and _near(one.high, high)]
            near.sort(key=lambda one: (_kind(one) != unit, MODIFIERS[one.modifier] != modifier))
            if not near:
                missed += 1
                faults.append(f"missed {low}-{high} {unit}")
                continue
            one = near[0]
            left.remove(one)
            right += 1
            modifiers += MODIFIERS[one.modifier] == modifier
            units += _kind(one) == unit
            if MODIFIERS[one.modifier] != modifier:
                faults.append(f"modifier of {low}: {one.modifier!r}, labelled {modifier!r}")
            if _kind(one) != unit:
                faults.append(f"unit of {low}: {one.unit!r}, labelled {unit!r}")
        extra += len(left)
        faults += [f"not labelled: {one.low}-{one.high} {one.unit}" for one in left]
        if show and faults:
            print(row["text"], *faults, sep="\n    ")
    print(f"values: recall {right / (right + missed):.3f} precision {right / (right + extra):.3f} of {right + missed}")
    print(f"of those read: modifier {modifiers / right:.3f}, unit {units / right:.3f}")


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= 0.011 * abs(b)


def _kind(one: Quantity) -> str | None:
    kind = dimension(one.unit)
    return KINDS.get(kind, kind)


def findings(folders: list[str], low: bool) -> None:
    """Print every finding with its surroundings."""
    plan = Plan.of([one for one in load() if one.code.startswith("FIG1")], KNOWLEDGE)
    counts: Counter[tuple[str, str]] = Counter()
    read = articles(folders)
    for article in read:
        examined = examine(article, plan)
        for problem in examined.problems:
            print("PROBLEM", problem)
        for one in examined.findings:
            if one.confidence == "low" and not low:
                continue
            counts[f"{one.code} {one.name}", one.confidence] += 1
            around = article.text[max(0, one.start - 70) : one.start], article.text[one.end : one.end + 50]
            before, after = (part.replace("\n", "¶") for part in around)
            print(f"{one.code} {one.confidence} {article.file}\n    {one.message}\n    {before}[[{one.text}]]{after}")
    print(len(read), "articles")
    for (rule, confidence), count in sorted(counts.items()):
        print(f"{rule} {confidence}: {count}")


# --- errors put into sentences written for this purpose ---

PLACES = "Skerra Tolvik Dubrava Orlenka Marnholt Vesby Calder Ronne Hastrup Bellmere".split()
CONVERSION_FRAMES = (
    "The shelter in {p} is {a} ({b}) from the dam.",
    "Rescuers walked about {a} ({b}) to reach {p}.",
    "The crack in the wall of {p} is {a} ({b}) long, engineers said.",
    "A road of {a}, or {b}, will link {p} to the coast.",
    "Smoke was seen {a} ({b}) north of {p}.",
    "It lies {a} [{b}] off {p}.",
)
MASS_FRAMES = (
    "The bell of {p} weighs {a} ({b}).",
    "Divers raised {a} ({b}) of copper near {p}.",
    "Farmers in {p} lost {a}, or {b}, of grain.",
)
PAIRS = {
    ("mile", "km"): ("miles", "km", CONVERSION_FRAMES),
    ("km", "mile"): ("kilometres", "miles", CONVERSION_FRAMES),
    ("m", "foot"): ("metres", "feet", CONVERSION_FRAMES),
    ("foot", "m"): ("feet", "meters", CONVERSION_FRAMES),
    ("kg", "lb"): ("kilograms", "pounds", MASS_FRAMES),
    ("lb", "kg"): ("pounds", "kg", MASS_FRAMES),
    ("hectare", "acre"): ("hectares", "acres", ("Fire burned {a} ({b}) of forest near {p}.",)),
    ("km/h", "mph"): ("km/h", "mph", ("Gusts of {a} ({b}) hit {p}.", "The train passed {p} at {a} ({b}).")),
}
DATE_FRAMES = (
    "The ferry to {p} sank on {d}, the coastguard said.",
    "Voters in {p} go to the polls on {d}.",
    "{d} was the last day of work at the mill of {p}.",
    "A hearing in {p} is set for {d}.",
    "{p}, {d} — The council met behind closed doors.",
)
DAY_FORMS = ("{w}, {n} {m} {y}", "{w}, {m} {n}, {y}", "{w} {n} {m} {y}", "{m} {n}, {y} ({w})", "{w}, {s}. {n}, {y}")
COUNT_FRAMES = (
    "{n} people marched through {p}.",
    "The ministry counted {n} deaths in the district of {p}.",
    "Some {n} houses in {p} were without power.",
    "More than {n} residents of {p} signed the letter.",
    "The army sent {n} soldiers to {p}.",
    "Organisers in {p} sold {n} tickets.",
)
SCALED_FRAMES = (
    "The repair of the port of {p} will cost {n} billion crowns.",
    "Losses in {p} grew to {n} million euros.",
    "The region around {p} has {n} million inhabitants.",
    "Prices in {p} rose by {n} percent in a year.",
    "The mill in {p} made {n} billion bricks.",
)
TWICE_FRAMES = (
    (
        "The parliament approved a loan of {a} for the tunnel under {p} on Monday.",
        "The loan of {b} for the tunnel covers half of the cost, a member of parliament from {p} said.",
    ),
    (
        "The harbour company of {p} reported a yearly profit of {a}.",
        "A yearly profit of {b} is the best that the harbour company ever had, its director in {p} said.",
    ),
    (
        "Insurers put the flood damage in {p} at {a} in a first report.",
        "The flood damage of {b} does not yet hold the cost of the bridge, insurers added.",
    ),
)
HEADLINE_FRAMES = (
    ("Dam breaks above {p}, {a} dead", "At least {b} people were killed when a dam broke above {p}, officials said."),
    ("Bus crash near {p} kills {a}", "{b} people died when a bus left the road near {p} on Sunday."),
    ("{a} injured in {p} factory fire", "{b} workers were injured in a fire at a factory in {p}, the police said."),
)


def _round(value: float) -> str:
    """A converted value as news writes it: two or three digits."""
    digits = 3 if value >= 100 else 2
    rounded = float(f"{value:.{digits}g}")
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"


def seeds(rng: random.Random) -> Iterator[tuple[str, str, str]]:
    """Kind of error, the code that should find it, and a text; codes are "" where nothing is wrong."""
    for (unit, other), (name, other_name, frames) in PAIRS.items():
        for frame in frames:
            for _ in range(4):
                value = rng.choice((rng.randint(6, 99), rng.randint(10, 99) * 10, rng.randint(11, 300)))
                true = convert(value, unit, other)
                for kind, said in (("none", _round(true)), ("x10", _round(true * 10)), ("/10", _round(true / 10)),
                                   ("copied", f"{value}"), ("x1.3", _round(true * 1.3))):  # fmt: skip
                    if kind == "copied" and 0.85 < true / value < 1.18:
                        continue
                    text = frame.format(p=rng.choice(PLACES), a=f"{value} {name}", b=f"{said} {other_name}")
                    yield f"conversion {kind}", "" if kind == "none" else "FIG101", text
    for frame in DATE_FRAMES:
        for form in DAY_FORMS:
            for shift in (0, 0, 1, 2, 4):
                day = date(1990, 1, 1) + timedelta(rng.randint(0, 14000))
                weekday = day + timedelta(shift)
                text = form.format(w=f"{weekday:%A}", n=day.day, m=f"{day:%B}", s=f"{day:%b}", y=day.year)
                filled = frame.format(p=rng.choice(PLACES), d=text)
                yield ("weekday shifted", "FIG102", filled) if shift else ("weekday right", "", filled)
    for frame in COUNT_FRAMES:
        for _ in range(6):
            number = rng.randint(2, 400) * 1000 + rng.choice((0, 0, 500, rng.randint(1, 999)))
            fill = {"p": rng.choice(PLACES)}
            yield "dot groups", "FIG108", frame.format(n=f"{number:,}".replace(",", "."), **fill)
            yield "comma groups", "", frame.format(n=f"{number:,}", **fill)
            yield "thousand in words", "FIG109", frame.format(n=f"{number // 1000} thousand", **fill)
    for frame in SCALED_FRAMES:
        for _ in range(6):
            number = f"{rng.randint(11, 99) / 10:.1f}"
            fill = {"p": rng.choice(PLACES)}
            yield "decimal comma", "FIG108", frame.format(n=number.replace(".", ","), **fill)
            yield "decimal point", "", frame.format(n=number, **fill)
    for frames in TWICE_FRAMES:
        for _ in range(8):
            number = rng.choice((f"{rng.randint(11, 99) / 10:.1f}", f"{rng.randint(11, 999)}"))
            currency = rng.choice(("{} euros", "${}", "{} crowns", "£{}"))
            small, large = currency.format(f"{number} million"), currency.format(f"{number} billion")
            place = rng.choice(PLACES)
            yield "x1000 in one article", "FIG111", _two(frames, place, small, large)
            yield "same twice", "", _two(frames, place, small, small)
    for frames in HEADLINE_FRAMES:
        for _ in range(8):
            number = rng.randint(11, 400)
            place = rng.choice(PLACES)
            for kind, other_number in (("dropped digit", number // 10 or 1), ("x10", number * 10), ("same", number)):
                if other_number != 1:
                    text = "\n\n".join(frames).format(p=place, a=number, b=other_number)
                    yield f"headline {kind}", "" if kind == "same" else "FIG114", text + "\n\nThe inquiry goes on."


def _two(frames: tuple[str, str], place: str, first: str, second: str) -> str:
    between = "\nThe council had debated it for weeks.\n"
    return frames[0].format(p=place, a=first) + between + frames[1].format(p=place, b=second)


def seeded() -> None:
    """Found errors by kind; in sentences without an error, false alarms."""
    plan = Plan.of([one for one in load() if one.code.startswith("FIG1")], KNOWLEDGE)
    totals: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    wrong = 0
    for kind, code, text in seeds(random.Random(20)):
        codes = {
            one.code for one in examine(Article("-", text, language="en"), plan).findings if one.confidence != "low"
        }
        totals[kind] += 1
        hits[kind] += code in codes if code else bool(codes)
        if codes - {code}:
            wrong += 1
            print("false:", codes - {code}, text)
    for kind, total in totals.items():
        print(f"{kind}: {hits[kind]} of {total}")
    found = sum(hits[kind] for kind in totals if _is_error(kind))
    print(f"errors found: {found / sum(totals[kind] for kind in totals if _is_error(kind)):.3f}; false alarms: {wrong}")


def _is_error(kind: str) -> bool:
    return kind not in (
        "conversion none",
        "weekday right",
        "comma groups",
        "decimal point",
        "same twice",
        "headline same",
    )


def speed(folders: list[str]) -> None:
    """CPU time of the facts, the best of three passes."""
    read = articles(folders)
    size = sum(len(article.text.encode()) for article in read)
    best: dict[str, float] = {}
    count = 0
    for _ in range(3):
        spent: Counter[str] = Counter()
        count = 0
        for article in read:
            facts = Facts(article, KNOWLEDGE)
            for name in ("lines", "paragraphs", "sentences", "moments", "dates", "times", "quantities"):
                start = time.process_time()
                facts[name]
                spent[name] += time.process_time() - start  # type: ignore[assignment]
            count += len(facts["quantities"])
        for name, seconds in spent.items():
            best[name] = min(best.get(name, seconds), seconds)
    for name, seconds in best.items():
        print(f"{name}: {size / seconds / 1e6:.1f} MB/s")
    print(f"together: {size / sum(best.values()) / 1e6:.2f} MB/s; {count} quantities in {size:,} bytes")


def read_file(paths: list[str]) -> None:
    for article in articles(paths):
        for one in Facts(article, KNOWLEDGE)["quantities"]:
            fields: dict[str, Any] = {name: value for name, value in one._asdict().items() if value not in ("", ())}
            fields.pop("start"), fields.pop("end")
            print(f"{article.position(one.start).line}: {article.text[one.start : one.end]!r}", fields)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("values", "findings", "seeded", "speed", "read"))
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--errors", action="store_true", help="print what was read wrong")
    parser.add_argument("--low", action="store_true", help="findings of low confidence too")
    options = parser.parse_intermixed_args()
    if options.what == "values":
        values(options.paths[0], options.errors)
    elif options.what == "findings":
        findings(options.paths, options.low)
    elif options.what == "seeded":
        seeded()
    elif options.what == "speed":
        speed(options.paths)
    else:
        read_file(options.paths)


if __name__ == "__main__":
    main()
