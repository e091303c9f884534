"""What newslint knows before it reads a corpus: tables that ship in rule packs, and what the user adds to them.

Each is loaded when it is first asked for; rules, groupings and facts ask by naming a parameter after it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from newslint.knowledge.lexicon import Lexicon
from newslint.knowledge.pivot import PivotTable
from newslint.knowledge.places import Places
from newslint.knowledge.wordlist import NameTable, WordList


class Knowledge:
    """The knowledge at hand. ``folders``: the ``data`` folders of the packs, the first that holds a file wins."""

    RESOURCES: ClassVar = frozenset({"knowledge", "words", "attested", "lexicon", "places", "pivots"})

    def __init__(
        self,
        folders: Sequence[Path] = (),
        lexicon_files: Sequence[Path] = (),
        accept: Sequence[str] = (),
        prefer: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._folders = tuple(folders)
        self._lexicon_files = tuple(lexicon_files)
        self._accept = tuple(accept)
        self._prefer = dict(prefer or {})

    def preferring(self, prefer: Mapping[str, Sequence[str]]) -> Knowledge:
        """The same with another house style."""
        return Knowledge(self._folders, self._lexicon_files, self._accept, prefer)

    @cached_property
    def knowledge(self) -> Knowledge:
        """All of it, for whoever passes it on."""
        return self

    @cached_property
    def words(self) -> WordList:
        """English words and how common they are."""
        return WordList.open(self.file("words.bin"))

    @cached_property
    def attested(self) -> NameTable:
        """Parts of personal names that are attested."""
        return NameTable.open(self.file("names.bin"))

    @cached_property
    def lexicon(self) -> Lexicon:
        """Right and accepted forms of names. Raises LexiconError for a bad file of the user."""
        folders = [folder / "lexicon" for folder in self._folders if (folder / "lexicon").is_dir()]
        return Lexicon.load([*folders, *self._lexicon_files], self._accept, self._prefer)

    @cached_property
    def places(self) -> Places:
        """Inhabited places of the world."""
        return Places.open(self.file("places.bin"))

    @cached_property
    def pivots(self) -> PivotTable:
        """What scripts fail to keep apart."""
        return PivotTable.load(self.file("pivot.tsv"))

    def file(self, name: str) -> Path:
        """The data file of a name. Raises FileNotFoundError."""
        for folder in self._folders:
            if (folder / name).is_file():
                return folder / name
        raise FileNotFoundError(f"no pack holds the data file {name}")
