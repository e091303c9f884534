"""What has changed in a corpus since its index was brought up to date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.corpus.files import File, Folder, join_name
from newslint.index.store import TO_READ_AGAIN, Store
from newslint.record import NamedTuple


class Changes(NamedTuple):
    """The files that are new or changed, as folders that hold them alone; the names of those that are gone.

    ``known``: of which of the files the index has articles that may stand as they are. ``folders``: those that were
    compared file by file. ``first``: the index knew no file.
    """

    changed: tuple[Folder, ...] = ()
    known: frozenset[str] = frozenset()
    gone: tuple[str, ...] = ()
    folders: tuple[Folder, ...] = ()
    first: bool = False

    def files(self) -> Iterator[File]:
        """The files that are new or changed. A large corpus has too many of them to keep them all."""
        return (file for folder in self.changed for file in folder.files())


def changes(store: Store, folders: Iterable[Folder]) -> Changes:
    """Compare the folders of a corpus with what the index knows; those with the stamp that it has, as a whole."""
    stamps = store.stamps()
    missed = set(stamps)
    changed: list[Folder] = []
    known: set[str] = set()
    gone: list[str] = []
    opened: list[Folder] = []
    for folder in folders:
        missed.discard(folder.name)
        if stamps.get(folder.name) == folder.stamp:
            continue
        before = store.files(folder.name) if folder.name in stamps else {}
        opened.append(folder)
        if not before:
            changed.append(folder)
            continue
        now = folder.by_name()
        anew = {own: stat for own, stat in now.items() if before.get(own) != stat}
        changed.append(folder.with_files(anew))
        # Of a file on which something failed every article is examined again, to tell the failure again.
        known.update(join_name(folder.name, own) for own in anew if before.get(own, TO_READ_AGAIN) != TO_READ_AGAIN)
        gone += (join_name(folder.name, own) for own in before.keys() - now.keys())
    gone += (join_name(name, own) for name in missed for own in store.files(name))
    return Changes(tuple(changed), frozenset(known), tuple(sorted(gone)), tuple(opened), not stamps)
