"""What config and options say together: rules, corpus, how it is read, where its index is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from newslint.cli.options import CheckOptions, UsageError
from newslint.config import Config, find, lexicon_paths, load, read_size
from newslint.corpus.files import joined, relative
from newslint.corpus.globs import LONGEST, Exclusion, matching, static_prefix
from newslint.corpus.readers import READERS, ReadOptions
from newslint.corpus.walk import Walk
from newslint.executors.local import Corpus
from newslint.index.location import cache_folder, corpus_folder, index_path, is_committed
from newslint.plan import PlanSpec
from newslint.record import NamedTuple
from newslint.registry import load as load_rules
from newslint.registry import select
from newslint.rule import Rule


class Setup(NamedTuple):
    """Everything a run needs. ``asked``: the files to report on, None for all; ``index_file``: None for no index."""

    config: Config
    rules: tuple[Rule, ...]
    corpus: Corpus
    walk: Walk
    asked: frozenset[str] | None
    index_file: Path | None

    def index_of(self, corpus: Corpus) -> Path | None:
        """Where the index of the corpus with another plan is. Raises UsageError for one that came with it."""
        return self.index_file and _index(self.index_file.parent, self.config.root, corpus)


def effective_config(options: CheckOptions) -> Config:
    """The config file's values, overridden by the options. Raises ConfigError and UsageError."""
    if options.isolated:
        config = Config(root=os.getcwd())
    else:
        path = options.config or find(os.getcwd())
        config = load(path) if path else Config(root=os.getcwd())
    changes: dict[str, Any] = {
        name: value for name in ("select", "min_confidence", "fail_on", "preview") if (value := getattr(options, name))
    }
    if options.max_file_size is not None:
        try:
            changes["max_file_size"] = read_size(options.max_file_size)
        except ValueError as error:
            raise UsageError(f"--max-file-size: {error}") from None
    changes["exclude"] = (*config.exclude, *options.exclude)
    if config.baseline:  # it is no article
        from glob import escape

        changes["exclude"] += (escape(config.baseline),)
    changes["ignore"] = {**config.ignore, **dict.fromkeys(options.ignore, "")}
    return config._replace(**changes)


def chosen_rules(config: Config, rules: tuple[Rule, ...]) -> frozenset[str]:
    """The codes of the rules to run. A rule that is off, or in preview, runs when its code or name is selected.

    Ignored rules run, too: what they find is counted, so that an ignore that is no longer needed can be told.
    """
    chosen = (*config.select, *config.extend_select) if config.select else ("all", *config.extend_select)
    picked = select(rules, chosen)
    return frozenset(
        one.code
        for one in rules
        if one.code in picked
        and ((one.default and (config.preview or not one.preview)) or {one.code, one.name} & set(chosen))
    )


class Basis(NamedTuple):
    """What a run needs whatever files it reads."""

    config: Config
    rules: tuple[Rule, ...]
    spec: PlanSpec
    reading: ReadOptions
    exclusion: Exclusion


def basis(options: CheckOptions) -> Basis:
    """Config, rules, plan and how articles are read. Raises ConfigError, UsageError, PackError and RuleError."""
    config = effective_config(options)
    rules = load_rules(config.packs)
    spec = PlanSpec(
        config.packs,
        chosen_rules(config, rules),
        tuple(map(str, lexicon_paths(config))),
        config.accept,
        dict(config.prefer),
    )
    exclusion = Exclusion(config.exclude, config.gitignore)
    try:
        matching(exclusion.patterns)
    except ValueError as error:
        raise UsageError(f"--exclude: not a glob: {error}") from None
    reading = ReadOptions(config.max_file_size, config.source, config.date, config.fields)
    return Basis(config, rules, spec, reading, exclusion)


def set_up(options: CheckOptions) -> Setup:
    """Everything a run needs. Raises ConfigError, UsageError, PackError, RuleError and MissingPathError."""
    config, rules, spec, reading, exclusion = basis(options)
    exclusion = exclusion._replace(patterns=(*exclusion.patterns, *_written(options, config.root)))
    globs = config.corpus
    walk = Walk(
        config.root, frozenset(READERS), exclusion, options.force_exclude, globs if options.force_exclude else ()
    )
    paths = _paths(options)
    asked: frozenset[str] | None = None
    named = folders = walk.folders(paths or (() if config.corpus else (".",)))
    if globs:
        whole = Walk(config.root, frozenset(READERS), exclusion, corpus=globs)
        starts = sorted({os.path.join(config.root, static_prefix(glob)) for glob in globs})
        folders = joined((*whole.folders([path for path in starts if os.path.exists(path)]), *named))
        if not paths:
            walk.notices += whole.notices
        asked = frozenset(file.name for folder in named for file in folder.files()) if paths else None
    corpus = Corpus(config.root, folders, reading, spec, spec.plan())
    folder = _index_folder(options, config, paths)
    return Setup(config, rules, corpus, walk, asked, folder and _index(folder, config.root, corpus))


def _written(options: CheckOptions, root: str) -> tuple[str, ...]:
    """Globs of the files that the run writes, where they are below the root: what was in them is no article."""
    if not options.output:
        return ()
    from glob import escape

    names = (relative(os.path.abspath(path), root) for path in options.output if path != "-")
    globs = (f"./{escape(name)}" for name in names if not name.startswith("../") and not os.path.isabs(name))
    return tuple(glob for glob in globs if len(glob) <= LONGEST)


def _paths(options: CheckOptions) -> tuple[str, ...]:
    """The paths given, and those of --files-from. Raises UsageError."""
    listed: tuple[str, ...] = ()
    if options.files_from:
        try:
            data = _read_list(options.files_from)
        except OSError as error:
            raise UsageError(f"--files-from: {options.files_from}: {error.strerror}") from None
        separator = b"\0" if b"\0" in data else b"\n"
        listed = tuple(os.fsdecode(line.rstrip(b"\r")) for line in data.split(separator) if line.strip())
    return (*options.paths, *listed)


def _read_list(path: str) -> bytes:
    if path == "-":
        import sys

        return sys.stdin.buffer.read()
    return Path(path).read_bytes()


def _index_folder(options: CheckOptions, config: Config, paths: tuple[str, ...]) -> Path | None:
    """Where indexes are: for a configured corpus, else for the folders given; for single files none is kept."""
    if options.isolated or options.no_index:
        return None
    names = config.corpus
    if not names:
        whole = [path for path in paths or (".",) if os.path.isdir(path)]
        if len(whole) < len(paths):
            return None
        names = tuple(sorted({relative(os.path.abspath(path), config.root) for path in whole}))
    return corpus_folder(cache_folder(options.cache_dir), config.root, repr(names if config.corpus else list(names)))


def _index(folder: Path, root: str, corpus: Corpus) -> Path:
    """The index in a folder. Raises UsageError for one that came with the corpus."""
    path = index_path(folder, corpus.settings())
    if is_committed(path, root):
        raise UsageError(f"{path} is in the repository, so it may be forged: remove it, or say --cache-dir elsewhere")
    return path
