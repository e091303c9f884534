"""Put the files of rules/newslint_rules/data/lexicon in order, check them, and build their index, lexicon.bin.

    python tools/build_lexicon.py            # writes
    python tools/build_lexicon.py --check    # only says what is not in order; exit status 1

The files are written by hand; run this after each change. It sorts lines and lists, takes out doubles and forms that
the loader accepts by itself (those without diacritics), and adds to the people's surnames the spellings that their
accepted full names give. What it can't put in order, a form that is right and wrong at once, it names and leaves. The
same files give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from rapidfuzz.fuzz import ratio

from newslint.knowledge import lexicon_near
from newslint.knowledge.lexicon_files import COLUMNS, problem
from newslint.knowledge.lexicon_index import TABLE_NAME, pack_folder_index, without_marks

DATA = Path(__file__).parent.parent / "rules" / "newslint_rules" / "data" / "lexicon"
PROVENANCE = (
    "Index of the files of the lexicon, by tools/build_lexicon.py: CRC-32 of each form and the line it stands in."
    " Licence: Apache-2.0."
)
SPELLINGS = ("place", "given name", "surname", "group", "thing")
REGIONS = (
    *("capital", "city", "region", "oblast", "province", "state", "republic", "prefecture"),
    *("sea", "strait", "river", "lake", "canal", "dam", "waterfall", "island", "peninsula", "mountain"),
)
# How alike the word in a surname's place has to be to be taken for another spelling of it: not an alias, a nickname.
ALIKE = 55
ARTICLES = ("al-", "el-", "ad-", "ar-", "as-", "ash-", "at-", "an-", "az-")

Row = dict[str, list[str]]
"""A line's columns; each a list, even the name."""


def read(path: Path) -> tuple[list[str], list[Row]]:
    """Comment lines and rows of a file."""
    lines = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).splitlines()
    columns = COLUMNS[path.stem]
    rows = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            fields = line.split("\t")
            if len(fields) > len(columns):
                raise SystemExit(f"{path}: {line!r}: more than {len(columns)} columns")
            fields += [""] * (len(columns) - len(fields))
            parts = ([fields[0]], *(field.split(";") for field in fields[1:]))
            items = ([item.strip() for item in part if item.strip()] for part in parts)
            rows.append(dict(zip(columns, (list(dict.fromkeys(part)) for part in items), strict=True)))
    return [line for line in lines if line.startswith("#")], rows


def tidy(kind: str, row: Row) -> None:
    """Put a row in order."""
    name, accepted = row["name"][0], row["accepted"]
    implied = {plain for form in (name, *accepted) for plain in without_marks(form) - {form}} | {name}
    if kind == "organisations":
        implied |= {item for item in row["context"] if item[:1].isupper()}
    row["accepted"] = sorted(set(accepted) - implied, key=order)
    if kind == "people":
        row["surnames"] = surnames(row)
    if kind in ("countries", "regions", "people"):
        row["country"] = list(dict.fromkeys(row["country"]))


def surnames(row: Row) -> list[str]:
    """A person's surnames: those given, without the Arabic article, and as the accepted forms spell them."""
    name, forms = row["name"][0].split(), [f" {form} " for form in row["accepted"]]
    found = list(row["surnames"])
    first = found[0]
    width = len(first.split())
    for surname in found:  # grows as it is read
        found += [other for other in respelt(surname, forms) if other not in found]
    if len(name) == width:
        return found
    for form in forms:
        known = {plain for surname in found for plain in (surname, *without_marks(surname))}
        words = form.split()
        if len(words) <= width or any(f" {surname} " in form for surname in known):
            continue
        spelt = ""
        if " ".join(name[-width:]) == first:
            spelt = " ".join(words[-width:])
        elif " ".join(name[:width]) == first:
            spelt = " ".join(words[:width])
        if ratio(spelt.lower(), first.lower()) >= ALIKE:
            found.append(spelt)
            found += [other for other in respelt(spelt, forms) if other not in found]
    return found


def respelt(surname: str, forms: list[str]) -> Iterator[str]:
    """A surname without the Arabic article, and without hyphens where a full form writes it so."""
    if surname.startswith(ARTICLES) and surname.partition("-")[2][:1].isupper():
        yield surname.partition("-")[2]
    parted = surname.replace("-", " ")
    if parted != surname and any(f" {parted} " in form for form in forms):
        yield parted


def order(form: str) -> tuple[str, str]:
    return form.casefold(), form


def write(comments: list[str], rows: list[Row]) -> str:
    lines = ["\t".join("; ".join(items) for items in row.values()).rstrip("\t") for row in rows]
    return "\n".join([*comments, *lines]) + "\n"


def faults(files: dict[str, list[Row]]) -> Iterator[str]:
    """What is not in order and can't be put in order here."""
    codes = {row["country"][0] for row in files["countries"]} | {"INT"}
    right: set[str] = set()
    for kind, rows in files.items():
        bearers = defaultdict(set)
        names = [row["name"][0] for row in rows]
        groups = [row["context"][0] if kind == "romanisations" and row["context"] else "" for row in rows]
        for number, row in enumerate(rows):
            line = write([], [row]).rstrip("\n")
            if complaint := problem(kind, line):
                yield f"{kind}: {line!r}: {complaint}"
            for form in (names[number], *row["accepted"]):
                bearers[groups[number], form].add(number)
                right |= {form, *without_marks(form)}
            yield from (f"{kind}: {line!r}: {text}" for text in row_faults(kind, row, codes))
        for (_, form), who in sorted(bearers.items()):
            # One acronym may mean several organisations; two people, places or spellings must be told apart.
            if len(who) > 1 and not (kind == "organisations" and form not in names):
                yield f"{kind}: {form!r} belongs to several: {', '.join(names[number] for number in sorted(who))}"
    for kind, rows in files.items():
        for row in rows:
            for form in row.get("wrong", ()):
                if form in right:
                    yield f"{kind}: {form!r} is listed as wrong and is a right form"


def row_faults(kind: str, row: Row, codes: set[str]) -> Iterator[str]:
    for code in row.get("country", ()):
        if code not in codes:
            yield f"{code} is no code of countries.tsv"
    if kind == "countries" and len(row["country"]) != 1:
        yield "a country has one code"
    if kind in ("people", "equipment", "organisations", "countries") and not row["country"]:
        yield "no country"
    if kind == "romanisations" and (len(row["context"]) != 1 or row["context"][0] not in SPELLINGS):
        yield f"the kind is one of {', '.join(SPELLINGS)}"
    if kind == "regions" and (len(row["context"]) != 1 or row["context"][0] not in REGIONS):
        yield f"the kind is one of {', '.join(REGIONS)}"
    if kind == "romanisations" and not row["accepted"]:
        yield "no alternative"
    if kind == "people":
        if not row["surnames"]:
            yield "no surname"
        forms = [f" {form} " for form in (row["name"][0], *row["accepted"])]
        for surname in row["surnames"]:
            if not any(f" {surname} " in form or f"-{surname} " in form for form in forms):
                yield f"the surname {surname!r} is in no full name"
        if len(row["context"]) > 4 or any(role != role.lower() for role in row["context"]):
            yield "at most four roles, in small letters"


def build() -> tuple[dict[Path, str], list[str]]:
    """What the text files should hold, and the faults they have."""
    texts, files = {}, {}
    for kind in sorted(set(COLUMNS) - {"names"}):
        path = DATA / f"{kind}.tsv"
        comments, rows = read(path)
        for row in rows:
            tidy(kind, row)
        rows.sort(key=lambda row: order(row["name"][0]))
        files[kind] = rows
        texts[path] = write(comments, rows)
    return texts, list(faults(files))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing")
    check = parser.parse_args().check
    texts, found = build()
    changed = [path for path, text in texts.items() if path.read_text(encoding="utf-8") != text]
    for fault in found:
        print(fault, file=sys.stderr)
    for path in changed:
        print(f"{path.name}: {'not in order' if check else 'put in order'}", file=sys.stderr)
        if not check:
            path.write_text(texts[path], encoding="utf-8", newline="\n")
    stale = False
    for name, packed in zip((TABLE_NAME, lexicon_near.TABLE_NAME), pack_folder_index(DATA, PROVENANCE), strict=True):
        table = DATA / name
        if not table.is_file() or table.read_bytes() != packed:
            stale = True
            print(f"{name}: {'not up to date' if check else 'built'}", file=sys.stderr)
            if not check:
                table.write_bytes(packed)
    return 1 if found or (check and (changed or stale)) else 0


if __name__ == "__main__":
    raise SystemExit(main())
