"""Shell completion, as the shells ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from running import run


def completed(words: str, tmp_path: Path) -> list[str]:
    done = run(
        cwd=tmp_path, _NEWSLINT_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split(" ")) - 1)
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("newslint ", {"check", "config", "init", "names", "rule", "rules"}),
        ("newslint na", {"names"}),
        ("newslint check --fo", {"--format", "--force-exclude"}),
        ("newslint check --format sa", {"sarif"}),
        ("newslint names ", {"list", "learn"}),
        ("newslint config ", {"schema", "show"}),
    ],
)
def test_what_bash_is_offered(words: str, expected: set[str], tmp_path: Path) -> None:
    assert expected <= set(completed(words, tmp_path))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell(shell: str, tmp_path: Path) -> None:
    done = run(cwd=tmp_path, _NEWSLINT_COMPLETE=f"source_{shell}")
    assert done.returncode == 0
    assert "_NEWSLINT_COMPLETE=complete_" in done.stdout
