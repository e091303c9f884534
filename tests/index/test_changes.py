"""What an index takes for changed: folders by their stamps, then files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from newslint.corpus.files import Folder, joined, packed_stats
from newslint.corpus.walk import Walk
from newslint.index.changes import Changes, changes
from newslint.index.store import TO_READ_AGAIN, Store


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a/1.txt", "a/2.txt", "a/b/3.txt", "4.txt"):
        path = tmp_path / "corpus" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("It rained.", encoding="utf-8")
    return tmp_path / "corpus"


@pytest.fixture
def store() -> Store:
    store = Store(None)
    store.prepare("")
    return store


def folders(root: Path) -> tuple[Folder, ...]:
    return Walk(str(root), frozenset({".txt"})).folders([str(root)])


def take(store: Store, found: Changes) -> tuple[list[str], list[str]]:
    """Note that changes were dealt with. Returns the names of changed and of gone files."""
    for file in found.files():
        store.put_file(file.name, file.stat, ())
    for name in found.gone:
        store.remove_file(name)
    store.remove_empty_folders()
    for folder in found.folders:
        store.put_stamp(folder)
    return [file.name for file in found.files()], list(found.gone)


def test_new_changed_and_gone(store: Store, root: Path) -> None:
    first = changes(store, folders(root))
    assert first.first
    assert take(store, first) == (["4.txt", "a/1.txt", "a/2.txt", "a/b/3.txt"], [])
    assert changes(store, folders(root)) == Changes()
    (root / "a" / "1.txt").write_text("It snowed.", encoding="utf-8")
    (root / "a" / "2.txt").unlink()
    (root / "a" / "5.txt").write_text("It rained.", encoding="utf-8")
    found = changes(store, folders(root))
    assert found.known == {"a/1.txt"}
    assert [folder.name for folder in found.folders] == ["a"]
    assert take(store, found) == (["a/1.txt", "a/5.txt"], ["a/2.txt"])
    (root / "a" / "b" / "3.txt").unlink()
    assert take(store, changes(store, folders(root))) == ([], ["a/b/3.txt"])
    assert changes(store, folders(root)) == Changes()
    assert set(store.stamps()) == {"", "a"}


def test_a_renamed_folder(store: Store, root: Path) -> None:
    take(store, changes(store, folders(root)))
    (root / "a").rename(root / "c")
    names, gone = take(store, changes(store, folders(root)))
    assert (names, gone) == (["c/1.txt", "c/2.txt", "c/b/3.txt"], ["a/1.txt", "a/2.txt", "a/b/3.txt"])


def test_a_file_to_be_read_again_is_found_though_nothing_changed(store: Store, root: Path) -> None:
    found = changes(store, folders(root))
    take(store, found._replace(folders=()))
    store.put_file("a/1.txt", TO_READ_AGAIN, [("missing-extra", "needs an extra")])
    for folder in found.folders:
        store.put_stamp(folder)
    assert take(store, changes(store, folders(root))) == (["a/1.txt"], [])
    assert changes(store, folders(root)) == Changes()


def test_what_another_run_stores_has_a_folder_compared_file_by_file(store: Store, root: Path) -> None:
    take(store, changes(store, folders(root)))
    store.put_file("a/1.txt", (1, 2, 3), ())  # it had seen the folder as it was before
    assert take(store, changes(store, folders(root))) == (["a/1.txt"], [])


def test_times_that_no_64_bits_hold(store: Store, root: Path) -> None:
    assert list(packed_stats([5, 2**70, -(2**70)])) == [5, 2**63 - 1, -(2**63)]
    os.utime(root / "4.txt", (13_600_000_000, 13_600_000_000))  # the year 2400
    take(store, changes(store, folders(root)))
    assert changes(store, folders(root)) == Changes()


def test_folders_of_one_name_are_one(root: Path) -> None:
    (at, below, deeper) = folders(root)
    assert [folder.name for folder in (at, below, deeper)] == ["", "a", "a/b"]
    part = Folder(below.path, "a", ("2.txt", "7.txt"), packed_stats([9, 9, 9, 1, 1, 1]))
    (both,) = joined((below, part))
    assert [(file.name, file.size) for file in both.files()] == [("a/1.txt", 10), ("a/2.txt", 9), ("a/7.txt", 1)]
    assert joined((deeper, below, at)) == (at, below, deeper)
    assert len({below.stamp, part.stamp, both.stamp, Folder("", "a", ("2.txt7.txt",), part.stats).stamp}) == 4
