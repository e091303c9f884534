"""The action, the workflow and the job that are shipped, documented and written by ``init`` are valid, and one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from newslint.cli.init import _HOOKED, github_workflow, gitlab_job, hook_entry
from running import ROOT

DOCS = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")


def valid(schema: str, path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action() -> None:
    valid("github-actions", ROOT / "action.yml")


@pytest.mark.parametrize("within", ["", "news corpus", "it's"])
def test_what_init_writes(within: str, tmp_path: Path) -> None:
    for schema, text in (("github-workflows", github_workflow(within)), ("gitlab-ci", gitlab_job(within))):
        path = tmp_path / f"{schema}.yml"
        path.write_text(text, encoding="utf-8")
        valid(schema, path)


def test_the_documentation_shows_what_init_writes() -> None:
    assert github_workflow("") in DOCS
    assert gitlab_job("") in DOCS
    assert hook_entry("", ["articles"], "  ") in DOCS
    assert f"\n  files: {_HOOKED}\n" in (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def test_the_script_of_the_action_takes_inputs_as_data() -> None:
    assert len(scripts()) == 2
    assert not any("${{" in script for script in scripts())


def scripts() -> list[str]:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    return [dedent(part.split("\n    - ")[0]) for part in text.split("run: |\n")[1:]]


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_the_script_of_the_action_runs(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text("The caf\ufffd was shut.\n", encoding="utf-8")
    command = tmp_path / "newslint" / "bin" / "newslint"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m newslint "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "lint"), str(ROOT / "rules")]),
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
        "PATHS": "a b.txt\n",
        "CONFIG": "",
        "ARGS": "--isolated\n--quiet\n",
        "FAIL_ON": "error",
        "SUMMARY": "true",
    }
    bash = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", scripts()[1]]
    done = subprocess.run(bash, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout.startswith("::")
    assert "file=a b.txt,line=1" in done.stdout
    assert (tmp_path / "output").read_text(encoding="utf-8") == f"sarif-file={tmp_path}/newslint.sarif\n"
    assert len(json.loads((tmp_path / "newslint.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 1
    assert (tmp_path / "summary.md").read_text(encoding="utf-8").startswith("## newslint: 1 finding")
