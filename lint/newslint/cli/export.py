"""``newslint export``: copies of the corpus without its boilerplate, for what reads it next."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from newslint.article import Article, Record
from newslint.cli.check import Run, start
from newslint.cli.exit_status import CLEAN, INTERNAL, USER_ERRORS, fail
from newslint.cli.options import CheckOptions, UsageError
from newslint.corpus.files import File, Notice, relative
from newslint.corpus.globs import matching_in
from newslint.finding import Finding
from newslint.fix import Fixed, fixed_file
from newslint.fix.safety import safe_edits
from newslint.record import NamedTuple
from newslint.reporters.display import visible
from newslint.rule import Edit

_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?%?")


class Exported(NamedTuple):
    """A copied file: how many of its lines were removed, the articles left whole, why it was copied as it is."""

    lines: int = 0
    whole: tuple[tuple[Record | None, float], ...] = ()
    notice: Notice | None = None


def read_share(text: str) -> float:
    """A share written as per cent: "30%", "30". Raises UsageError."""
    found = _SHARE.fullmatch(text.strip())
    if not found or float(found[1]) > 100:
        raise UsageError(f"--max-removed: {text!r} is not a share from 0% to 100%")
    return float(found[1]) / 100


def run_export(options: CheckOptions, folder: str, max_removed: str) -> int:
    """Write cleaned copies of the corpus, or of the files asked for, to a folder; the exit status.

    Whole lines of boilerplate are removed, and nothing else is changed. Articles that are left whole are told on
    stdout.
    """
    try:
        share = read_share(max_removed)
        run = start(options, unfiltered=True)
        _check_folder(folder, run, options.paths)
        return _export(run, folder, share)
    except USER_ERRORS as error:
        return fail(str(error))


def _export(run: Run, folder: str, share: float) -> int:
    setup = run.setup
    files = [file for file in setup.corpus.files if setup.asked is None or file.name in setup.asked]
    base = _base(setup.config.root, files)
    knowledge = setup.corpus.plan.knowledge
    passed_over = {one.file for one in run.outcome.notices if one.kind not in ("bad-record", "in-parts")}
    copied = lines = whole = 0
    for file, findings in _by_file(files, run.findings):
        if file.name in passed_over:
            continue

        def clean(article: Article, its: Sequence[Finding]) -> list[Edit]:
            return [edit for edit in safe_edits(article, its, knowledge) if not edit.text]

        try:
            done = export_file(run, file, findings, clean, share, _target(folder, file, base))
        except OSError as error:
            raise UsageError(f"--clean: {folder}: {error.strerror}") from None
        copied += 1
        lines += done.lines
        whole += len(done.whole)
        for record, removed in done.whole:
            name = file.name if record is None else f"{file.name}#{record.id}"
            sys.stdout.write(f"{visible(name)}: left whole: {removed:.0%} of its words would be removed\n")
        if done.notice is not None:
            sys.stderr.write(f"note: {visible(file.name)} was copied as it is: {visible(done.notice.reason)}\n")
    sys.stderr.write(f"{copied:,} files copied, {lines:,} lines removed, {whole:,} articles left whole\n")
    for problem in run.outcome.problems:
        sys.stderr.write(f"newslint: internal error: {visible(problem.where)}: {visible(problem.what)}\n")
    return INTERNAL if run.outcome.problems else CLEAN


def export_file(
    run: Run,
    file: File,
    findings: Sequence[Finding],
    clean: Callable[[Article, Sequence[Finding]], list[Edit]],
    share: float,
    target: str,
) -> Exported:
    """Copy a file, cleaned. Raises OSError, also when the target is there."""
    whole: list[tuple[Record | None, float]] = []
    lines = 0

    def choose(article: Article, its: Sequence[Finding]) -> list[Edit]:
        nonlocal lines
        edits = clean(article, its)
        words = len(article.text.split())
        removed = sum(len(article.text[edit.span.start : edit.span.end].split()) for edit in edits)
        if words and removed / words > share:
            whole.append((article.record, removed / words))
            return []
        lines += sum(len(article.text[edit.span.start : edit.span.end].split("\n")) - 1 for edit in edits)
        return edits

    os.makedirs(os.path.dirname(target), exist_ok=True)
    own = [one for one in findings if one.family == "boilerplate" and one.edit is not None]
    fixed = fixed_file(run.setup.config.root, file.name, own, run.setup.corpus.options, choose) if own else None
    with open(target, "xb") as copy:
        if isinstance(fixed, Fixed):
            copy.write(fixed.data)
        else:
            with open(file.path, "rb") as original:
                shutil.copyfileobj(original, copy)
    return Exported(lines, tuple(whole), fixed if isinstance(fixed, Notice) else None)


def _by_file(files: Iterable[File], findings: Iterable[Finding]) -> Iterator[tuple[File, list[Finding]]]:
    """Each file with its findings; both are in the order of the files' names."""
    groups = groupby(findings, key=lambda one: one.file)
    group = next(groups, None)
    for file in files:
        its: list[Finding] = []
        if group is not None and group[0] == file.name:
            its = list(group[1])
            group = next(groups, None)
        yield file, its


def _base(root: str, files: Sequence[File]) -> str:
    """What the copies' paths are relative to: the root, or, where files lie outside it, the folder of them all."""
    paths = [os.path.abspath(file.path) for file in files]
    if all(not file.name.startswith("../") and not os.path.isabs(file.name) for file in files):
        return root
    return os.path.commonpath([os.path.dirname(path) for path in paths])


def _target(folder: str, file: File, base: str) -> str:
    return os.path.join(os.path.abspath(folder), relative(os.path.abspath(file.path), base))


def _check_folder(folder: str, run: Run, paths: Sequence[str]) -> None:
    """Raises UsageError when copies would be overwritten, or would become a part of the corpus."""
    if os.path.lexists(folder):
        if not os.path.isdir(folder):
            raise UsageError(f"--clean: {folder} is no folder")
        if os.listdir(folder):
            raise UsageError(f"--clean: {folder} is not empty; copies overwrite nothing")
    config = run.setup.config
    real = os.path.realpath(folder)
    if config.corpus:
        inside = relative(real, os.path.realpath(config.root))
        test = matching_in(config.corpus)("" if inside == "." else inside)
        if not inside.startswith("../") and test("article.txt"):
            raise UsageError(f"--clean: {folder} lies in the corpus")
    named = paths or (() if config.corpus else (".",))
    folders = [os.path.realpath(path) for path in named if os.path.isdir(path)]
    if any(real == one or real.startswith(one.rstrip(os.sep) + os.sep) for one in folders):
        raise UsageError(f"--clean: {folder} lies in the corpus")
