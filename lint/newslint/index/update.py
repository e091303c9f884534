"""From changed files to an index that is up to date, and from its verdicts to findings."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import TypeAlias

from newslint.article import Article
from newslint.corpus.files import File, Folder, Notice, file_at
from newslint.corpus.readers import ReadOptions, distinct, read
from newslint.digest import blake2b
from newslint.engine import Plan, article_key, examine, placed_findings
from newslint.finding import Problem
from newslint.groups import GROUPINGS
from newslint.groups.grouping import Grouping
from newslint.index.arrivals import are_many, put, sort_in
from newslint.index.changes import changes
from newslint.index.findings import OVER_GROUPS, put_findings
from newslint.index.groups import update_groups
from newslint.index.rows import Prepared, prepare
from newslint.index.store import TO_READ_AGAIN, Store
from newslint.index.verdicts import hits_of
from newslint.memory import forget
from newslint.progress import SILENT, Progress
from newslint.record import NamedTuple
from newslint.rule import Hit, Rule

NUMBERS: Mapping[str, int] = {name: number for number, name in enumerate(GROUPINGS)}
STREAMED_BYTES = 4_000_000
"""A larger file is read here, and its articles are examined in batches."""
BATCH = 100
"""Articles, or files, that are examined together."""
BATCH_SIZE = 500_000
"""Characters, or bytes, that a batch is closed at: what was found in one is held until it is stored."""
COMMIT_EVERY = 20
"""Batches between commits: what a killed run loses of its own work."""


class Task(NamedTuple):
    """Work for one call of ``do``: files to read (with the digests known of their articles), or articles."""

    files: tuple[tuple[File, dict[int, bytes]], ...] = ()
    articles: tuple[tuple[int, Article, bytes], ...] = ()
    """Number in the file, article, digest."""


class Done(NamedTuple):
    """What came of a task. ``present``: the keys of the articles of each file read; for files only."""

    prepared: tuple[Prepared, ...]
    present: tuple[tuple[File, tuple[int, ...], tuple[Notice, ...]], ...] = ()
    size: int = 0
    """Bytes read; of articles, their characters."""


Examiner: TypeAlias = "Callable[[Iterable[Task]], Generator[Done, None, None]]"


class Updated(NamedTuple):
    """What an update did. ``first``: the index knew no file before."""

    first: bool
    examined: int
    removed: int
    problems: tuple[Problem, ...] = ()


def digest_of(article: Article) -> bytes:
    """The digest of all that findings depend on: text and metadata."""
    parts = (
        article.text, article.title, article.byline, str(article.date), article.source, article.url,
        article.language, str(article.record),
    )  # fmt: skip
    data = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=16).digest()


def do(task: Task, options: ReadOptions, plan: Plan) -> Done:
    """Read and examine. Pure but for reading files; runs in any process."""
    prepared = [prepare(examine(article, plan), number, digest, NUMBERS) for number, article, digest in task.articles]
    present = []
    for file, known in task.files:
        keys: list[int] = []
        notices: list[Notice] = []
        for one in distinct(read(file, options)):
            if isinstance(one, Notice):
                notices.append(one)
                continue
            key, digest = article_key(one), digest_of(one)
            if known.get(key) != digest:
                prepared.append(prepare(examine(one, plan), len(keys), digest, NUMBERS))
            keys.append(key)
        present.append((file, tuple(keys), tuple(notices)))
    size = sum(file.size for file, _ in task.files) + sum(len(article.text) for _, article, _ in task.articles)
    return Done(tuple(prepared), tuple(present), size)


def update(
    store: Store,
    folders: Iterable[Folder],
    options: ReadOptions,
    plan: Plan,
    examiner: Examiner,
    asked: frozenset[str] | None = None,
    progress: Progress = SILENT,
) -> Updated:
    """Bring the index up to date with the folders of the corpus: what it knows besides is gone.

    ``asked``: the files whose findings are wanted, None for all. Unless in a transaction, commits in between.
    """
    run = _Run(store, options, plan)
    commits = not store.db.in_transaction
    with store.transaction():
        sort_in(store, run.groupings)  # what a run that was killed left
        found = changes(store, folders)
        progress.begin(sum(file.size for file in found.files()))
        examined = run.read(found.files(), found.known, examiner, commits, progress)
        run.remove(found.gone)
        for folder in found.folders:
            store.put_stamp(folder)
        forget()
        run.compare(asked, progress)
    return Updated(found.first, examined, len(found.gone), tuple(run.problems))


def update_unsaved(
    store: Store, file: File, options: ReadOptions, plan: Plan, examiner: Examiner, asked: frozenset[str] | None
) -> None:
    """Bring the index up to date with a file whose contents are not saved, in a transaction that is rolled back."""
    run = _Run(store, options, plan)
    run.read([file], frozenset((file.name,)), examiner, False, SILENT)
    run.compare(asked, SILENT)


def numbered(plan: Plan) -> tuple[tuple[int, Grouping], ...]:
    """The groupings of a plan with their numbers in the index."""
    return tuple((NUMBERS[one.name], one) for one in plan.groupings)


class _Run:
    """One update."""

    def __init__(self, store: Store, options: ReadOptions, plan: Plan) -> None:
        self.store = store
        self.options = options
        self.plan = plan
        self.groupings = dict(numbered(plan))
        self.problems: list[Problem] = []
        self._failed: set[str] = set()
        self._streamed: list[tuple[File, set[int], list[Notice]]] = []
        self._arrived = 0

    def read(
        self, files: Iterable[File], known: frozenset[str], examiner: Examiner, commits: bool, progress: Progress
    ) -> int:
        """Store what files hold; ``known``: those that the index has; ``commits``: also in between.

        Returns how many articles were examined.
        """
        store, examined = self.store, 0
        with closing(examiner(self._tasks(files, known))) as all_done:  # an error here ends its processes, too
            for n, done in enumerate(all_done, start=1):
                self._take(done)
                examined += len(done.prepared)
                progress.advance(len(done.prepared), done.size)
                if commits and n % COMMIT_EVERY == 0:
                    self._sort_in_many()
                    store.db.execute("COMMIT")
                    store.begin()
        for streamed in self._streamed:
            self._settle(*streamed)
        sort_in(store, self.groupings)
        return examined

    def remove(self, gone: Sequence[str]) -> None:
        """Forget files."""
        for name in gone:
            self.store.remove_file(name)
        if gone:
            self.store.remove_empty_folders()

    def compare(self, asked: frozenset[str] | None, progress: Progress) -> None:
        """Make the groups anew that what was read has touched."""
        for number, grouping in numbered(self.plan):
            if self.plan.over(grouping.name):
                progress.stage(f"comparing: {grouping.name}")
                update_groups(self.store, number, grouping, self.plan, self.problems, asked)

    def _tasks(self, files: Iterable[File], known: frozenset[str]) -> Iterator[Task]:
        """The work that changed files make."""
        waiting: list[tuple[File, dict[int, bytes]]] = []
        size = 0
        for file in files:
            if file.size > STREAMED_BYTES:
                yield from self._stream(file, file.name in known)
                continue
            waiting.append((file, self.store.digests(file.name) if file.name in known else {}))
            size += file.size
            if len(waiting) == BATCH or size >= BATCH_SIZE:
                yield Task(files=tuple(waiting))
                waiting, size = [], 0
        if waiting:
            yield Task(files=tuple(waiting))

    def _stream(self, file: File, known: bool) -> Iterator[Task]:
        keys: set[int] = set()
        notices: list[Notice] = []
        waiting: list[tuple[int, Article, bytes]] = []
        size = 0
        for number, one in enumerate(distinct(read(file, self.options))):
            if isinstance(one, Notice):
                notices.append(one)
                continue
            key, digest = article_key(one), digest_of(one)
            keys.add(key)
            if known and self.store.digest(key) == digest:
                self.store.renumber(key, number)
                continue
            waiting.append((number, one, digest))
            size += len(one.text)
            if len(waiting) == BATCH or size >= BATCH_SIZE:
                yield Task(articles=tuple(waiting))
                waiting, size = [], 0
        if waiting:
            yield Task(articles=tuple(waiting))
        self._streamed.append((file, keys, notices))

    def _take(self, done: Done) -> None:
        """Store what came of a task."""
        self._arrived += put(self.store, self.store.put_articles(done.prepared))
        self._failed.update(one.file for one in done.prepared if one.problems)
        self.problems += [problem for one in done.prepared for problem in one.problems]
        for file, keys, notices in done.present:
            for number, key in enumerate(keys if len(keys) > 1 else ()):
                self.store.renumber(key, number)
            self._settle(file, keys, notices)

    def _sort_in_many(self) -> None:
        """Sort entries in when many have arrived."""
        if are_many(self.store, self._arrived):
            sort_in(self.store, self.groupings)
            self._arrived = 0

    def _settle(self, file: File, keys: Iterable[int], notices: Sequence[Notice]) -> None:
        """Note a file as it was read, and take out the articles that it no longer holds."""
        known = self.store.digests(file.name)
        present = set(keys)
        for key in sorted(set(known) - present):
            self.store.remove_article(key)
        # A file on which something failed, or whose extra is missing, is read again next time.
        again = file.name in self._failed or any(one.kind == "missing-extra" for one in notices)
        stat = TO_READ_AGAIN if again else file.stat
        self.store.put_file(file.name, stat, [(one.kind, one.reason) for one in notices])


def freshen(
    store: Store,
    names: Iterable[str],
    root: str,
    options: ReadOptions,
    plan: Plan,
    problems: list[Problem],
    unsaved: File | None = None,
) -> tuple[Notice, ...]:
    """Make the findings over groups anew, of the stale articles of some files; ``unsaved`` is read as it is.

    Returns a notice for each file that has changed since the index was brought up to date: its findings are the old.
    """
    notices: list[Notice] = []
    rules = {one.code: one for one in plan.rules}
    with store.transaction():
        for name in names:
            hits = {key: hits_of(store.db, key) for key in store.stale_articles(name)}
            found = {key: some for key, some in hits.items() if some}
            for key in hits.keys() - found.keys():
                put_findings(store.db, key, OVER_GROUPS, ())
            if found:
                file = unsaved if unsaved is not None and unsaved.name == name else file_at(root, name)
                notices += _refind(store, file, found, options, plan, rules, problems)
            store.mark_fresh(hits)
    return tuple(notices)


def _refind(
    store: Store,
    file: File,
    hits: Mapping[int, Sequence[tuple[str, Hit]]],
    options: ReadOptions,
    plan: Plan,
    rules: Mapping[str, Rule],
    problems: list[Problem],
) -> Iterator[Notice]:
    """Read a file again and store the findings of some articles over groups."""
    left = set(hits)
    for article in distinct(read(file, options)):
        if not isinstance(article, Article) or (key := article_key(article)) not in left:
            continue
        if digest_of(article) != store.digest(key):
            continue
        left.remove(key)
        own = [(rules[code], hit) for code, hit in hits[key] if code in rules]
        findings = placed_findings(article, own, plan, store.locate, problems)
        put_findings(store.db, key, OVER_GROUPS, findings)
        if not left:
            return
    yield Notice(file.name, "changed", "it changed while it was being linted; lint it again")
