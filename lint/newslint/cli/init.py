"""``newslint init``: a config, a hook and, if wanted, a CI job for a corpus; nothing that is there is overwritten."""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence, Set
from glob import escape
from pathlib import Path
from typing import Annotated, Literal

import typer

from newslint import __version__
from newslint.record import NamedTuple
from newslint.reporters.display import visible

REPOSITORY = "https://github.com/newslint/newslint"
_CONFIGS = ("newslint.toml", ".newslint.toml")
_HOOKS = ".pre-commit-config.yaml"
_HOOKED = r"\.(txt|text|md|markdown|json|jsonl|ndjson|csv|tsv)$"
"""What the hook looks at: .pre-commit-hooks.yaml says the same."""
MAX_FOLDERS = 5
MAX_LOOKED_AT = 2000
"""How many directory entries are looked at to tell where articles are."""


class Step(NamedTuple):
    """One thing that ``init`` does: a file to write, or text to add by hand where that is safer."""

    path: Path
    text: str
    how: Literal["write", "append", "print", "keep"]
    said: str
    """What is told of it, besides the file's name."""


def init(
    folder: Annotated[str, typer.Argument(help="The folder of the corpus.", show_default=False)] = ".",
    ci: Annotated[
        Literal["github", "gitlab"] | None, typer.Option(help="Write a CI job, too.", show_default=False)
    ] = None,
) -> None:
    """Set up a corpus: newslint.toml, a pre-commit hook and, with --ci, a CI job. Overwrites nothing."""
    from newslint.cli.exit_status import USAGE, fail
    from newslint.cli.options import UsageError

    root = Path(folder).resolve()
    here = "here" if root == Path.cwd() else f"in {visible(folder)}"
    if not root.is_dir():
        raise typer.Exit(fail(f"{folder}: no such folder"))
    try:
        for step in steps(root, ci):
            _do(step)
    except UsageError as error:
        raise typer.Exit(fail(str(error))) from None
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
        raise typer.Exit(USAGE) from None
    sys.stdout.write(f"next: look over newslint.toml, then run `newslint` {here}\n")


def steps(root: Path, ci: Literal["github", "gitlab"] | None) -> Iterator[Step]:
    """What is to be done in a folder, given what is there. Raises UsageError for a folder with a hostile name."""
    from newslint.cli.options import UsageError

    above = git_root(root) or root
    within = "" if root == above else root.relative_to(above).as_posix()
    if not _is_plain(within):
        raise UsageError(f"{within}: the folder's name holds what a hook or a CI job cannot: rename it first")
    folders = article_folders(root)
    yield _config(root, folders)
    yield _hook(above / _HOOKS, within, folders)
    if ci == "github":
        path = above / ".github" / "workflows" / "newslint.yml"
        yield _new(path, github_workflow(within), "lints every push and pull request")
    elif ci == "gitlab":
        yield _new(above / ".gitlab-ci.yml", gitlab_job(within), "lints every merge request")


def _is_plain(name: str) -> bool:
    """Whether a name can be shown and written as it is."""
    return visible(name) == name


def git_root(folder: Path) -> Path | None:
    """The root of the git repository that a folder is in."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def _new(path: Path, text: str, said: str) -> Step:
    """A file to write; when there is one, its text is printed to be added by hand."""
    return Step(path, text, "print" if path.exists() else "write", said)


def _do(step: Step) -> None:
    path = visible(os.path.relpath(step.path))
    if step.how == "keep":
        sys.stdout.write(f"kept {path}: {step.said}\n")
    elif step.how == "print":
        sys.stdout.write(f"kept {path}, which is there already; add to it what {step.said}:\n\n{step.text}\n")
    else:
        step.path.parent.mkdir(parents=True, exist_ok=True)
        # Mode x fails when the file has come to be in the meantime.
        with open(step.path, "x" if step.how == "write" else "a", encoding="utf-8", newline="\n") as file:
            file.write(step.text)
        sys.stdout.write(f"{'wrote' if step.how == 'write' else 'added to'} {path}: {step.said}\n")


# --- newslint.toml


def _config(root: Path, folders: Sequence[str]) -> Step:
    for name in _CONFIGS:
        if (root / name).exists():
            return Step(root / name, "", "keep", "it is there already")
    project = root / "pyproject.toml"
    if project.is_file() and b"[tool.newslint" in project.read_bytes():
        return Step(project, "", "keep", "it holds [tool.newslint]")
    globs = [f"{escape(name)}/**" for name in folders] or ["**"]
    return Step(root / _CONFIGS[0], config_text(globs), "write", f"the corpus is {', '.join(globs)}")


def article_folders(root: Path) -> list[str]:
    """The folders directly below that hold articles.

    None when articles stand in the folder itself, or in too many, or in one whose name cannot be written as it is: then
    the folder itself is the corpus.
    """
    from newslint.corpus.readers import READERS

    with os.scandir(root) as scan:
        entries = list(scan)
    formats = READERS.keys() - {".md", ".markdown"}  # those of a project are about it
    if _has_article((entry.name for entry in entries if entry.is_file()), formats):
        return []
    folders = _looked_into(entry.name for entry in entries if entry.is_dir())
    found = [name for name in folders if _holds_articles(root / name, READERS.keys())]
    return found if len(found) <= MAX_FOLDERS and all(map(_is_plain, found)) else []


def _looked_into(folders: Iterable[str]) -> list[str]:
    """The folders that a run looks into, sorted."""
    from newslint.corpus.walk import EXCLUDED_FOLDERS

    return sorted(name for name in folders if not name.startswith(".") and name not in EXCLUDED_FOLDERS)


def _has_article(files: Iterable[str], formats: Set[str]) -> bool:
    """Whether a run would read one of some files."""
    from newslint.corpus.files import format_suffix
    from newslint.corpus.globs import matching
    from newslint.corpus.walk import EXCLUDED_FILES

    left_out = matching((".*", *EXCLUDED_FILES))
    return any(format_suffix(name) in formats and not left_out(name) for name in files)


def _holds_articles(folder: Path, formats: Set[str]) -> bool:
    looked_at = 0
    for _, folders, names in os.walk(folder):
        if _has_article(names, formats):
            return True
        folders[:] = _looked_into(folders)
        looked_at += len(names) + 1
        if looked_at > MAX_LOOKED_AT:
            return False
    return False


def config_text(corpus: list[str]) -> str:
    """A config with the corpus set and every other key as a comment, with its default."""
    from newslint.cli.config import to_toml
    from newslint.config import KEYS, Config

    default = Config(root="")
    lines = ["# What newslint lints here, and how. `newslint config show` prints what holds.", ""]
    for name, key in sorted(KEYS.items(), key=lambda item: item[0] != "corpus"):
        value = to_toml(corpus if name == "corpus" else getattr(default, name.replace("-", "_")))
        lines += [f"# {key.help}", f"{name} = {value}" if name == "corpus" else f"# {name} = {value}", ""]
    return "\n".join(lines)


# --- the hook


def _hook(path: Path, within: str, folders: Sequence[str]) -> Step:
    said = "runs newslint on the articles of each commit (`pre-commit install` turns it on)"
    if not path.exists():
        return Step(path, "repos:\n" + hook_entry(within, folders, "  "), "write", said)
    text = path.read_text(encoding="utf-8", errors="replace")
    if "id: newslint" in text:
        return Step(path, "", "keep", "it has the hook already")
    indent = list_indent(text)
    if indent is None:
        return Step(path, hook_entry(within, folders, "  "), "print", said)
    start = "" if text.endswith("\n") else "\n"
    return Step(path, start + hook_entry(within, folders, indent), "append", said)


def hook_entry(within: str, folders: Sequence[str], indent: str) -> str:
    """The item of ``repos``. ``within``: the corpus folder, where the config is, as seen from the repository's root."""
    lines = [f"- repo: {REPOSITORY}", f"  rev: v{__version__}", "  hooks:", "    - id: newslint"]
    prefix = f"{within}/" if within else ""
    if folders:
        names = "|".join(map(re.escape, folders))
        chosen = f"({names})" if len(folders) > 1 else names
        lines.append(f"      files: {_quoted(f'^{re.escape(prefix)}{chosen}/.*{_HOOKED}')}")
    if within:
        lines.append(f"      args: [--config, {_quoted(prefix + 'newslint.toml')}]")
    return "".join(f"{indent}{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """A single-quoted YAML string."""
    return "'" + text.replace("'", "''") + "'"


_REPOS = re.compile(r"^repos:[ ]*(?:#.*)?$", re.MULTILINE)
_ITEM = re.compile(r"([ ]*)- ")


def list_indent(text: str) -> str | None:
    """The indentation of the items of ``repos``, if an item can be added at the end of the file; else None.

    It can when ``repos`` is a block list and the last key: every line after it is an item, deeper, blank or a comment.
    """
    found = list(_REPOS.finditer(text))
    if len(found) != 1:
        return None
    lines = [line for line in text[found[0].end() :].splitlines() if line.strip() and not line.lstrip().startswith("#")]
    first = _ITEM.match(lines[0]) if lines else None
    if first is None:
        return None
    indent = first[1]
    inside = all(line.startswith((f"{indent}- ", f"{indent} ")) for line in lines)
    return indent if inside and "\t" not in text else None


# --- CI


def github_workflow(within: str) -> str:
    """A workflow that runs the action of this project. ``within``: see ``hook_entry``."""
    config = f"\n        with:\n          config: {_quoted(f'{within}/newslint.toml')}" if within else ""
    return f"""\
name: newslint
on:
  push:
    branches: [main]
  pull_request:
permissions:
  contents: read
  security-events: write # code scanning shows the findings
jobs:
  newslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0 # --since wants the history
      - uses: newslint/newslint@v{__version__}{config}
"""


def gitlab_job(within: str) -> str:
    """A job whose findings merge requests show. ``within``: see ``hook_entry``."""
    config = f" --config {shlex.quote(f'{within}/newslint.toml')}" if within else ""
    command = f"newslint{config} --format full --format gitlab --output gl-code-quality.json"
    return f"""\
newslint:
  image: python:3.13
  variables:
    NEWSLINT_CACHE_DIR: $CI_PROJECT_DIR/.newslint-cache
  cache:
    key: newslint
    paths: [.newslint-cache]
  script:
    - pip install --quiet {_quoted(f"newslint @ git+{REPOSITORY}@v{__version__}")}
    - {_quoted(command) if within else command}
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality.json
"""
