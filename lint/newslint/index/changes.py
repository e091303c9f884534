"""What has changed in a corpus since its index was brought up to date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from newslint.corpus.files import File, Folder, join_name
from newslint.index.store import Store


class Changes(NamedTuple):
    """The files that are new or changed, the names of those that are gone, and the folders in which they are.

    ``known``: which of the files the index knew before. ``first``: it knew none.
    """

    files: tuple[File, ...]
    known: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()
    folders: tuple[Folder, ...] = ()
    first: bool = False


def changes(store: Store, folders: Iterable[Folder]) -> Changes:
    """Compare the folders of a corpus with what the index knows; those with the stamp that it has, as a whole."""
    stamps = store.stamps()
    missed = set(stamps)
    changed: list[File] = []
    known: set[str] = set()
    gone: list[str] = []
    opened: list[Folder] = []
    for folder in folders:
        missed.discard(folder.name)
        if stamps.get(folder.name) == folder.stamp:
            continue
        before = store.files(folder.name) if folder.name in stamps else {}
        opened.append(folder)
        for own, file in zip(folder.names, folder.files(), strict=True):
            stat = before.pop(own, None)
            if stat != file.stat:
                changed.append(file)
                if stat is not None:
                    known.add(file.name)
        gone += (join_name(folder.name, own) for own in before)
    gone += (join_name(name, own) for name in missed for own in store.files(name))
    return Changes(tuple(changed), frozenset(known), tuple(sorted(gone)), tuple(opened), not stamps)
