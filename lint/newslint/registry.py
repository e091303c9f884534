"""Loading rules: packs named in the config, each a folder of one-file rules.

A pack is an installed top-level package whose folder holds a file ``newslint-pack.toml``. The marker is looked for
before anything is imported, so that a config that comes with a corpus can name packs but cannot make newslint
import, and so run, whatever Python code happens to be reachable.

In a pack, every ``CODE_name.py`` below it declares one rule with ``@rule``; every ``CODE_name.toml`` is a pattern
rule. Nothing has to be listed anywhere.
"""

from __future__ import annotations

import importlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.machinery import PathFinder
from pathlib import Path

from newslint.rule import FAMILIES, Rule, RuleError

MARKER = "newslint-pack.toml"
BUILTIN = ("newslint_rules",)
_RULE_FILE = re.compile(rf"(?:{'|'.join(FAMILIES)})[123]\d\d_(\w+)\.(py|toml)")
_PACK = re.compile(r"[A-Za-z_]\w*")


class PackError(ValueError):
    """A pack cannot be used; the message says why and what to do."""


class UnknownRuleError(ValueError):
    """A word picks no rule; the message says which, and where the rules are listed."""


def pack_folder(pack: str) -> Path:
    """The folder of an installed pack. Raises PackError; imports nothing."""
    if not _PACK.fullmatch(pack):
        raise PackError(f"packs: {pack!r} is not the name of a top-level Python package")
    spec = PathFinder.find_spec(pack)
    folders = list(spec.submodule_search_locations or ()) if spec else []
    if not folders:
        raise PackError(f"packs: no package {pack!r} is installed beside newslint")
    folder = Path(folders[0])
    if not (folder / MARKER).is_file():
        raise PackError(f"packs: package {pack!r} is not a rule pack (its folder holds no {MARKER})")
    return folder


def load(packs: Sequence[str] = BUILTIN) -> tuple[Rule, ...]:
    """All rules of the packs, by code. Raises PackError and RuleError."""
    return check_distinct(found for pack in packs for found in _pack_rules(pack, pack_folder(pack)))


def check_distinct(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules by code; raises RuleError when two share a code or a name, today's or a former one."""
    taken: dict[str, Rule] = {}
    ordered = sorted(rules, key=lambda one: one.code)
    for one in ordered:
        for handle in (one.code, one.name, *one.formerly):
            if handle in taken:
                other = taken[handle]
                raise RuleError(f"{handle} is both {other.code} {other.name} and {one.code} {one.name}")
            taken[handle] = one
    return tuple(ordered)


def _pack_rules(pack: str, folder: Path) -> Iterator[Rule]:
    for entry in _rule_files(str(folder)):
        path = os.path.relpath(entry, folder)
        if entry.endswith(".toml"):
            from newslint.pattern_rule import read_rule

            yield read_rule(Path(entry), trusted=pack in BUILTIN)
            continue
        dotted = path[:-3].replace(os.sep, ".")
        module = importlib.import_module(f"{pack}.{dotted}")
        declared = [value for value in vars(module).values() if isinstance(value, Rule)]
        if len(declared) != 1:
            raise RuleError(f"{entry}: declares {len(declared)} rules; a rule file holds exactly one")
        if not os.path.basename(entry).startswith(declared[0].code + "_"):
            raise RuleError(f"{entry}: the rule's code is {declared[0].code}; name the file after it")
        yield declared[0]


def _rule_files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_dir() and not entry.name.startswith((".", "__")):
                yield from _rule_files(entry.path)
            elif _RULE_FILE.fullmatch(entry.name):
                yield entry.path


def select(rules: Iterable[Rule], wanted: Sequence[str]) -> frozenset[str]:
    """The codes that codes, code prefixes, names or families pick. Raises UnknownRuleError for a word without."""
    rules = tuple(rules)
    picked: set[str] = set()
    for word in wanted:
        found = {one.code for one in rules if _matches(one, word)}
        if not found:
            raise UnknownRuleError(f"no rule, prefix or family is called {word!r} (`newslint rules` lists them)")
        picked |= found
    return frozenset(picked)


def _matches(one: Rule, word: str) -> bool:
    if word in (one.code, one.name, one.family, "all") or word in one.formerly:
        return True
    return len(word) >= 3 and word.isupper() and one.code.startswith(word)
