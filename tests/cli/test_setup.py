"""What config and options say together of which files are read, and where the index is."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from newslint.cli.options import CheckOptions, UsageError
from newslint.cli.setup import set_up
from newslint.config import ConfigError, load, read_size
from running import run

TEXT = "The council met on Monday.\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("news/a.txt", "news/drafts/b.txt", "notes/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "newslint.toml").write_text('corpus = ["./news/"]\nexclude = ["drafts"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(*paths: str, force_exclude: bool = False) -> tuple[list[str], list[str]]:
    """The names of the files of the corpus, and of those reported on."""
    setup = set_up(CheckOptions(paths, force_exclude=force_exclude))
    return [file.name for file in setup.corpus.files], sorted(setup.asked or ())


def test_a_hook_adds_nothing_to_the_corpus(corpus: Path) -> None:
    changed = ("news/a.txt", "news/drafts/b.txt", "notes/c.txt")
    assert files(*changed, force_exclude=True) == (["news/a.txt"], ["news/a.txt"])
    assert files("notes/c.txt") == (["news/a.txt", "notes/c.txt"], ["notes/c.txt"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_a_configured_corpus_passes_over_is_told(corpus: Path) -> None:
    os.mkfifo(corpus / "news" / "pipe.txt")
    assert "skipped news/pipe.txt" in run("--no-index", cwd=corpus).stderr
    assert "pipe" not in run("--no-index", "news/a.txt", cwd=corpus).stderr


@pytest.mark.parametrize("glob", ["../**", "news/../../other/*", "/etc/**"])
def test_a_corpus_lies_in_the_folder_of_its_config(corpus: Path, glob: str) -> None:
    (corpus / "newslint.toml").write_text(f'corpus = ["{glob}"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match="leads out"):
        load(str(corpus / "newslint.toml"))


def test_an_index_that_came_with_the_repository_is_refused(corpus: Path) -> None:
    options = CheckOptions(cache_dir=str(corpus / "cache"))
    index = set_up(options).index_file
    assert index is not None
    index.parent.mkdir(parents=True)
    index.write_bytes(b"forged")
    assert set_up(options).index_file == index  # nothing says that somebody else made it
    git = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-C", str(corpus))
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "-f", "cache"], check=True)
    with pytest.raises(UsageError, match="forged"):
        set_up(options)


@pytest.mark.parametrize("size", ["0", "0.0 MB", "9" * 400, "1" * 400 + " GB", -1, True, "much"])
def test_what_is_no_size_is_refused(size: object) -> None:
    with pytest.raises(ValueError, match="a size is expected"):
        read_size(size)
