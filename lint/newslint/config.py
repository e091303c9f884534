"""Configuration: one file of data, the nearest above the working directory, nothing merged.

``newslint.toml``, or the table ``[tool.newslint]`` of ``pyproject.toml``. ``KEYS`` declares every key once: from it
come validation, ``config schema`` and ``config show``. A config can name installed rule packs and files in its own
folder; it cannot name code.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newslint.record import NamedTuple
from newslint.rule import CONFIDENCES, SEVERITIES

FILE_NAMES = ("newslint.toml", ".newslint.toml")
MAX_CONFIG_BYTES = 1_000_000


class ConfigError(ValueError):
    """The configuration is wrong: the message names the file, the key, what is wrong and what to write."""


class Config(NamedTuple):
    """What the configuration says. ``root``: the folder that its paths, and the names of files, are relative to."""

    root: str
    path: str | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: Mapping[str, str] = {}
    per_file_ignores: Mapping[str, tuple[str, ...]] = {}
    min_confidence: str = "medium"
    fail_on: str = "warning"
    preview: bool = False
    packs: tuple[str, ...] = ("newslint_rules",)
    corpus: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    gitignore: bool = True
    source: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = {}
    max_file_size: int = 2_000_000
    lexicon: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    prefer: Mapping[str, tuple[str, ...]] = {}
    trusted: tuple[str, ...] = ()
    baseline: str = ""


class Key(NamedTuple):
    """A key of the config: what it holds, what it is for, and how its value is read.

    ``read`` raises ValueError with what was expected; ``schema`` is its JSON schema.
    """

    help: str
    read: Callable[[Any], Any]
    schema: Mapping[str, Any]


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("a string is expected")
    return value


def _boolean(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false is expected")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError('a list of strings is expected, like ["a", "b"]')
    return tuple(value)


def _string_or_strings(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else _strings(value)


def _table_of_strings(value: Any) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError('a table is expected, like {Kyiv = ["Kiev"]}')
    return {key: _string_or_strings(item) for key, item in value.items()}


def _ignore(value: Any) -> Mapping[str, str]:
    if isinstance(value, list):
        return dict.fromkeys(_strings(value), "")
    if not isinstance(value, dict) or not all(isinstance(reason, str) for reason in value.values()):
        raise ValueError('a list of rules, or a table of reasons, like {BLP301 = "reason"}, is expected')
    return value


def _choice(*choices: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in choices:
            raise ValueError(f"one of {', '.join(choices)} is expected")
        return str(value)

    return read


_SIZE = re.compile(r"(\d{1,15}(?:\.\d{1,15})?) ?([kmg]?)i?b?", re.IGNORECASE)


def read_size(value: Any) -> int:
    """A number of bytes: ``2000000``, "500 kB", "2M", "1.5 GB" (powers of 1,000). Raises ValueError."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    found = _SIZE.fullmatch(value.strip()) if isinstance(value, str) else None
    size = int(float(found[1]) * 1000 ** " kmg".index(found[2].lower() or " ")) if found else 0
    if size < 1:
        raise ValueError('a size is expected, like "2 MB"')
    return size


_STRINGS = {"type": "array", "items": {"type": "string"}}
_STRING_OR_STRINGS = {"oneOf": [{"type": "string"}, _STRINGS]}
_TABLE = {"type": "object", "additionalProperties": _STRING_OR_STRINGS}

KEYS: Mapping[str, Key] = {
    "select": Key(
        "Rules to run: codes, code prefixes, names or families. Default: all that are on.", _strings, _STRINGS
    ),
    "extend-select": Key("Rules to run besides: those that are off by default.", _strings, _STRINGS),
    "ignore": Key(
        "Rules not to run: a list, or a table of rule = reason; the reason is shown in reports.",
        _ignore,
        {"oneOf": [_STRINGS, {"type": "object", "additionalProperties": {"type": "string"}}]},
    ),
    "per-file-ignores": Key("Glob = rules that are not reported in such files.", _table_of_strings, _TABLE),
    "min-confidence": Key("The least confidence that is reported.", _choice(*CONFIDENCES), {"enum": list(CONFIDENCES)}),
    "fail-on": Key(
        "The least severity that makes the exit status 1.",
        _choice(*SEVERITIES, "never"),
        {"enum": [*SEVERITIES, "never"]},
    ),
    "preview": Key("Run rules that are still in preview.", _boolean, {"type": "boolean"}),
    "packs": Key("Rule packs: installed packages that hold newslint-pack.toml.", _strings, _STRINGS),
    "corpus": Key('Globs of the articles of the corpus, like ["articles/**"].', _strings, _STRINGS),
    "exclude": Key("Globs of files and folders to leave out.", _strings, _STRINGS),
    "gitignore": Key("Leave out what .gitignore files leave out.", _boolean, {"type": "boolean"}),
    "source": Key('Path patterns that hold the source: "articles/{source}/*".', _string_or_strings, _STRING_OR_STRINGS),
    "date": Key('Path patterns that hold the date: "articles/*/{date}-*.txt".', _string_or_strings, _STRING_OR_STRINGS),
    "fields": Key(
        'Where records of JSON files hold text, title, byline, date, source, url, language, id: {text = "a.b"}.',
        _table_of_strings,
        _TABLE,
    ),
    "max-file-size": Key(
        'The largest article that is read, in bytes or like "2 MB".', read_size, {"type": ["integer", "string"]}
    ),
    "lexicon": Key("Files of right and accepted names, in the folder of the config.", _strings, _STRINGS),
    "accept": Key("Spellings to leave alone.", _strings, _STRINGS),
    "prefer": Key('House style: {Kyiv = ["Kiev"]} reports Kiev.', _table_of_strings, _TABLE),
    "trusted": Key("Sources whose spellings of names count as right.", _strings, _STRINGS),
    "baseline": Key("The file of findings that are known and not reported.", _string, {"type": "string"}),
}

_FIELDS = ("text", "title", "byline", "date", "source", "url", "language", "id")


def find(start: str) -> str | None:
    """The config file nearest above a folder, if any."""
    folder = os.path.abspath(start)
    while True:
        for name in FILE_NAMES:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                return path
        path = os.path.join(folder, "pyproject.toml")
        if os.path.isfile(path) and b"[tool.newslint" in _read(path):
            return path
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            data = file.read(MAX_CONFIG_BYTES + 1)
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or 'cannot be read').lower()}") from None
    if len(data) > MAX_CONFIG_BYTES:
        raise ConfigError(f"{path}: over {MAX_CONFIG_BYTES:,} bytes is no config file")
    return data


def load(path: str) -> Config:
    """Read a config file. Raises ConfigError."""
    return parse(read_table(path), path)


def read_table(path: str) -> dict[str, Any]:
    """The table of a config file, unchecked. Raises ConfigError when it is no TOML."""
    import tomllib

    try:
        table = tomllib.loads(_read(path).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from None
    if os.path.basename(path) == "pyproject.toml":
        tool = table.get("tool")
        table = tool.get("newslint", {}) if isinstance(tool, dict) else {}
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: tool.newslint: a table is expected")
    return table


def parse(table: Mapping[str, Any], path: str) -> Config:
    """The config of a parsed table. Raises ConfigError."""
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in KEYS:
            raise ConfigError(f"{path}: unknown key {name!r}{_hint(name, tuple(KEYS))}")
        try:
            values[name.replace("-", "_")] = KEYS[name].read(value)
        except ValueError as error:
            raise ConfigError(f"{path}: {name}: {error}") from None
    config = Config(root=os.path.dirname(os.path.abspath(path)), path=path, **values)
    _check_patterns(config)
    for field in config.fields:
        if field not in _FIELDS:
            raise ConfigError(f"{path}: fields: unknown field {field!r}{_hint(field, _FIELDS)}")
    for name in config.lexicon:
        _inside(config, "lexicon", name)
    if config.baseline:
        _inside(config, "baseline", config.baseline)
    return config


def _check_patterns(config: Config) -> None:
    from newslint.corpus.globs import matching
    from newslint.corpus.metadata import path_reader

    for key, patterns in (
        ("exclude", config.exclude),
        ("corpus", config.corpus),
        ("per-file-ignores", tuple(config.per_file_ignores)),
    ):
        try:
            matching(patterns)
        except (ValueError, RecursionError) as error:
            raise ConfigError(f"{config.path}: {key}: not a glob: {error}") from None
    for pattern in config.corpus:
        if os.path.isabs(pattern) or ".." in pattern.split("/"):
            raise ConfigError(f"{config.path}: corpus: {pattern!r} leads out of the folder of the config")
    try:
        path_reader(config.source, config.date)
    except ValueError as error:
        raise ConfigError(f"{config.path}: source or date: {error}") from None


def _inside(config: Config, key: str, name: str) -> Path:
    """A file that the config names; only files in its own folder may be named, since a config may be hostile."""
    path = Path(config.root, name)
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(config.root)):
        raise ConfigError(f"{config.path}: {key}: {name!r} lies outside the folder of the config")
    return path


def lexicon_paths(config: Config) -> tuple[Path, ...]:
    """The user's lexicon files. Raises ConfigError for one that is missing."""
    paths = tuple(_inside(config, "lexicon", name) for name in config.lexicon)
    for path in paths:
        if not path.is_file():
            raise ConfigError(f"{config.path}: lexicon: {path}: no such file")
    return paths


def _hint(word: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, known, 1)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(known)}"


def json_schema() -> dict[str, Any]:
    """The JSON schema of ``newslint.toml``."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newslint.toml",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"description": key.help, **key.schema} for name, key in KEYS.items()},
    }
