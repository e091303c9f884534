"""Runs that make one index at the same time."""

from __future__ import annotations

import threading
from pathlib import Path

from newslint.index.store import Store


def test_all_of_those_that_make_an_index_at_once_can_use_it(tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def make(path: Path, start: threading.Barrier) -> None:
        start.wait()
        try:
            store = Store(path)
            store.prepare("1")
            store.close()
        except BaseException as error:
            failed.append(error)

    for number in range(20):
        start = threading.Barrier(3)
        path = tmp_path / f"{number}.sqlite"
        threads = [threading.Thread(target=make, args=(path, start)) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert failed == []
