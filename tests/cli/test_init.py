from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newslint.cli.init import article_folders, config_text, list_indent
from newslint.config import KEYS, load
from running import run

HOOKS = ".pre-commit-config.yaml"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "articles" / "a.example").mkdir(parents=True)
    (tmp_path / "articles" / "a.example" / "1.txt").write_text("The harbour road was shut.\n", encoding="utf-8")
    return tmp_path


def test_a_corpus_is_set_up_and_linted(corpus: Path) -> None:
    done = run("init", cwd=corpus)
    assert done.returncode == 0
    assert "wrote newslint.toml: the corpus is articles/**" in done.stdout
    assert done.stdout.splitlines()[-1] == "next: look over newslint.toml, then run `newslint` here"
    assert load(str(corpus / "newslint.toml")).corpus == ("articles/**",)
    assert (corpus / HOOKS).read_text(encoding="utf-8").startswith("repos:\n  - repo: https://")
    linted = run(cwd=corpus)
    assert (linted.returncode, "in 1 article" in linted.stderr) == (0, True)


def test_nothing_is_overwritten(corpus: Path) -> None:
    names = ("newslint.toml", HOOKS, ".gitlab-ci.yml", ".github/workflows/newslint.yml")
    for name in names:
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text("mine: true\n", encoding="utf-8")
    for ci in ("github", "gitlab"):
        done = run("init", "--ci", ci, cwd=corpus)
        assert done.returncode == 0
        assert "- id: newslint" in done.stdout  # printed, to be added by hand
    assert all((corpus / name).read_text(encoding="utf-8") == "mine: true\n" for name in names)


def test_a_second_run_changes_nothing(corpus: Path) -> None:
    run("init", "--ci", "github", cwd=corpus)
    before = {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
    assert run("init", "--ci", "github", cwd=corpus).returncode == 0
    assert before == {path: path.read_bytes() for path in corpus.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("before", "added"),
    [
        ("repos:\n- repo: local\n  hooks: []\n", "- repo: https://"),
        ("# ours\nrepos: # all of them\n\n    - repo: local\n      hooks: []", "\n    - repo: https://"),
    ],
)
def test_the_hook_is_appended_to_a_plain_list(corpus: Path, before: str, added: str) -> None:
    (corpus / HOOKS).write_text(before, encoding="utf-8")
    run("init", cwd=corpus)
    after = (corpus / HOOKS).read_text(encoding="utf-8")
    assert after.startswith(before + added)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "repos: []\n",
        "repos:\n",
        "repos:\n- repo: local\n  hooks: []\nci:\n  autofix_prs: false\n",
        "repos:\n- repo: local\n---\nrepos:\n- repo: local\n",
        "repos:\n\t- repo: local\n",
        "repos:\n  - repo: local\n- repo: other\n",
    ],
)
def test_where_an_item_cannot_be_appended_safely(text: str) -> None:
    assert list_indent(text) is None


def test_a_corpus_below_the_root_of_the_repository(corpus: Path) -> None:
    done = run("init", "--ci", "github", cwd=corpus / "articles")
    assert done.returncode == 0
    hooks = (corpus / HOOKS).read_text(encoding="utf-8")
    assert "args: [--config, 'articles/newslint.toml']" in hooks
    assert "config: 'articles/newslint.toml'" in (corpus / ".github/workflows/newslint.yml").read_text(encoding="utf-8")


def test_a_missing_folder(tmp_path: Path) -> None:
    assert run("init", "nowhere", cwd=tmp_path).returncode == 2


def test_articles_in_the_folder_itself(corpus: Path) -> None:
    assert article_folders(corpus) == ["articles"]
    (corpus / "b.jsonl").write_text("", encoding="utf-8")
    assert article_folders(corpus) == []


@pytest.mark.parametrize("left_out", ["node_modules/pkg/a.json", "build/a.txt", "notes/README.txt", "x/build/a.txt"])
def test_what_newslint_leaves_out_is_not_proposed(corpus: Path, left_out: str) -> None:
    (corpus / left_out).parent.mkdir(parents=True)
    (corpus / left_out).write_text("{}", encoding="utf-8")
    assert article_folders(corpus) == ["articles"]


@pytest.mark.parametrize("name", ["A.TXT", "a.jsonl.gz"])
def test_endings_are_read_as_the_walk_reads_them(corpus: Path, name: str) -> None:
    (corpus / name).write_text("", encoding="utf-8")
    assert article_folders(corpus) == []


def test_a_folder_with_the_marks_of_a_glob(corpus: Path) -> None:
    (corpus / "news [2023]*?").mkdir()
    (corpus / "news [2023]*?" / "1.txt").write_text("The harbour road was shut.\n", encoding="utf-8")
    assert run("init", cwd=corpus).returncode == 0
    assert "in 2 articles" in run(cwd=corpus).stderr


def test_the_written_config_names_every_key_and_its_comments_are_valid(corpus: Path) -> None:
    text = config_text(["a/**"])
    assert tomllib.loads(text) == {"corpus": ["a/**"]}
    uncommented = [
        line.removeprefix("# ") for line in text.splitlines() if line.removeprefix("# ").split(" = ")[0] in KEYS
    ]
    assert set(tomllib.loads("\n".join(uncommented))) == set(KEYS)
    (corpus / "newslint.toml").write_text("\n".join(uncommented), encoding="utf-8")
    assert load(str(corpus / "newslint.toml")).corpus == ("a/**",)
