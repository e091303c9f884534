"""What an executor tells of its progress while it works."""

from __future__ import annotations


class Progress:
    """Is told what is done; says nothing. Whoever has a terminal overrides the methods."""

    def begin(self, size: int) -> None:
        """``size`` bytes of new and changed files are going to be read."""

    def advance(self, articles: int, size: int) -> None:
        """So many more articles, and bytes, are done."""

    def stage(self, name: str) -> None:
        """What is done next."""

    def end(self) -> None:
        """All is done."""


SILENT = Progress()
