"""A plan in words: what every process builds its own plan from."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from newslint import __version__
from newslint.digest import blake2b
from newslint.engine import Plan
from newslint.installed import contents
from newslint.knowledge import Knowledge
from newslint.record import NamedTuple
from newslint.registry import load, pack_folder


class PlanSpec(NamedTuple):
    """The packs, the codes of the rules that run, and what the user adds to the knowledge. Can be pickled."""

    packs: tuple[str, ...]
    codes: frozenset[str]
    lexicon: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    prefer: Mapping[str, tuple[str, ...]] = {}
    groupings: tuple[str, ...] = ()
    """Groupings to keep besides those that the rules are over."""

    def knowledge(self) -> Knowledge:
        """The knowledge that it describes."""
        folders = [pack_folder(pack) / "data" for pack in self.packs]
        return Knowledge(folders, tuple(map(Path, self.lexicon)), self.accept, self.prefer)

    def plan(self) -> Plan:
        """The plan that it describes. Raises PackError, RuleError and LexiconError."""
        return Plan.of((one for one in load(self.packs) if one.code in self.codes), self.knowledge(), self.groupings)

    def settings(self) -> str:
        """What the user has chosen, in words; the packs and lexicon files by name alone."""
        codes, prefer = sorted(self.codes), sorted(self.prefer.items())
        return repr((self.packs, codes, self.lexicon, self.accept, prefer, self.groupings))

    def version(self) -> str:
        """A digest of everything but articles that findings depend on: code, rules, data, the user's files."""
        digest = blake2b(digest_size=16)
        for part in (__version__, sys.version, self.settings()):
            digest.update(part.encode("utf-8", "surrogatepass"))
        for folder in (Path(__file__).parent, *map(pack_folder, self.packs)):
            for line in contents(folder):
                digest.update(f"{folder.name}/{line}\n".encode("utf-8", "surrogateescape"))
        for path in map(Path, self.lexicon):
            # A checkout gives a file a new time; these are small, and have been read for the plan.
            digest.update(f"{path.name}\0".encode("utf-8", "surrogateescape") + blake2b(path.read_bytes()).digest())
        return digest.hexdigest()
