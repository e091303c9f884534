"""The progress bar: on a terminal, from the second second on."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from newslint.executors.progress import SILENT, Progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

DELAY = 1.0
"""Seconds before anything is shown."""


def progress_for(quiet: int) -> Progress:
    """A bar where somebody looks at stderr; else silence."""
    return Bar() if not quiet and sys.stderr.isatty() else SILENT


class Bar(Progress):
    """Articles, MB a second and time left, on stderr. rich is imported when the bar first shows."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._size = self._done = self._articles = 0
        self._stage = "reading"
        self._shown: tuple[RichProgress, TaskID] | None = None

    def begin(self, size: int) -> None:
        """See Progress."""
        self._size = size

    def advance(self, articles: int, size: int) -> None:
        """See Progress."""
        self._articles += articles
        self._done = min(self._done + size, self._size)
        self._show()

    def stage(self, name: str) -> None:
        """See Progress."""
        self._stage = name
        self._show()

    def end(self) -> None:
        """See Progress."""
        if self._shown is not None:
            self._shown[0].stop()
            self._shown = None

    def _show(self) -> None:
        elapsed = time.monotonic() - self._started
        if elapsed < DELAY:
            return
        if self._shown is None:
            self._shown = _rich_bar(self._size)
        bar, task = self._shown
        bar.update(
            task,
            completed=self._done,
            stage=self._stage,
            articles=f"{self._articles:,} articles",
            speed=f"{self._done / elapsed / 1e6:.1f} MB/s",
        )


def _rich_bar(size: int) -> tuple[RichProgress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    columns = [TextColumn(f"{{task.fields[{field}]}}") for field in ("stage", "articles", "speed")]
    bar = RichProgress(
        columns[0],
        BarColumn(),
        TaskProgressColumn(),
        *columns[1:],
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    task = bar.add_task("", total=max(size, 1), stage="", articles="", speed="")
    bar.start()
    return bar, task
