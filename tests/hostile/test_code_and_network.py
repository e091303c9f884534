"""Nothing that comes with a corpus is run, nothing reaches the network, nothing is written but the index."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hostile.support import LOST, ROOT, clean_end, environment

RAN = "import pathlib; pathlib.Path({marker!r}).write_text('ran')\n"
ARTICLE = f"""The harbour council of Velmora met on Tuesday, 2 May 2023; General Surovkin spoke of 8,3 billion crowns.

{LOST}
Share on Facebook
"""


def hostile_repository(root: Path, marker: Path) -> None:
    """A corpus with everything that some tool runs when it is found beside the text."""
    code = RAN.format(marker=str(marker))
    for name in (
        "conftest.py", "sitecustomize.py", "usercustomize.py", "setup.py", "newslint_plugin.py", "typer.py",
        "tomllib.py", "rapidfuzz.py", "langdetect.py", "textstat.py", "pathspec.py", "json.py", "re2.py",
        "newslint_rules.py",        "acme_rules/__init__.py",
        "acme_rules/BLP190_x.py", "newslint_rules2/__init__.py", ".codespellrc.py",
        "noxfile.py", "plugins/evil.py",
    ):  # fmt: skip
        path = root / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(code, encoding="utf-8")
    for pack in ("acme_rules", "newslint_rules2"):
        (root / pack / "newslint-pack.toml").write_text("", encoding="utf-8")
    (root / "evil.pth").write_text(
        f"import pathlib; pathlib.Path({str(marker)!r}).write_text('ran')\n", encoding="utf-8"
    )
    script = f"require('fs').writeFileSync({str(marker)!r}, 'ran')\n"
    for name in (".alexrc.js", "cspell.config.cjs", ".markdownlint-cli2.cjs", ".textlintrc.js", "package.json"):
        (root / name).write_text(script, encoding="utf-8")
    (root / ".sqlfluff").write_text("[sqlfluff:templater:jinja]\nlibrary_path = plugins\n", encoding="utf-8")
    (root / ".pylintrc").write_text(f"[MASTER]\ninit-hook={code}", encoding="utf-8")
    (root / "setup.cfg").write_text("[tool:newslint]\nplugins = newslint_plugin\n", encoding="utf-8")
    (root / "Makefile").write_text(f"all:\n\ttouch {marker}\n", encoding="utf-8")
    (root / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (root / "b.md").write_text(
        f"---\ntitle: !!python/object/apply:os.system ['touch {marker}']\n---\n{ARTICLE}", "utf-8"
    )
    (root / "c.json").write_text('{"text": "The caf\\ufffd was shut.", "url": "http://127.0.0.1:9/x"}', "utf-8")


CONFIGS = {
    "a pack in the corpus": 'packs = ["newslint_rules", "acme_rules"]',
    "a dotted pack": 'packs = ["plugins.evil"]',
    "a path as pack": 'packs = ["./acme_rules"]',
    "a module of Python": 'packs = ["os"]',
    "plugins": 'plugins = ["newslint_plugin"]',
    "a lexicon elsewhere": 'lexicon = ["/etc/passwd"]',
    "a baseline elsewhere": 'baseline = "../../../../etc/passwd"',
    "a corpus elsewhere": 'corpus = ["/etc/*", "../**"]',
    "nothing": "",
}


def hooked(root: Path, log: Path, allowed: list[Path], *args: str) -> subprocess.CompletedProcess[bytes]:
    script = Path(__file__).with_name("hooked.py")
    return subprocess.run(
        [sys.executable, "-B", str(script), str(log), str(root), *map(str, allowed), "--", *args],
        cwd=root,
        env=environment({"NEWSLINT_CACHE_DIR": str(allowed[0])}),
        capture_output=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("kind", CONFIGS)
def test_a_hostile_repository_runs_nothing(tmp_path: Path, kind: str) -> None:
    root, marker, log, cache = tmp_path / "corpus", tmp_path / "marker", tmp_path / "log", tmp_path / "cache"
    root.mkdir()
    hostile_repository(root, marker)
    (root / "newslint.toml").write_text(CONFIGS[kind], encoding="utf-8")
    (root / "pyproject.toml").write_text(f"[tool.newslint]\n{CONFIGS[kind]}\n", encoding="utf-8")
    before = sorted(path for path in root.rglob("*"))
    done = hooked(root, log, [cache], "--format", "json", "-j", "2")
    clean_end(done, 0, 1, 2)
    assert log.read_text(encoding="utf-8") == ""
    assert not marker.exists()
    assert sorted(path for path in root.rglob("*")) == before
    if kind == "nothing":
        assert done.returncode == 1  # it did lint


@pytest.mark.parametrize("args", [["rules"], ["rule", "ENC103"], ["--fix"], ["--diff"], ["baseline", "create"]])
def test_other_commands_run_nothing(tmp_path: Path, args: list[str]) -> None:
    root, marker, log = tmp_path / "corpus", tmp_path / "marker", tmp_path / "log"
    root.mkdir()
    hostile_repository(root, marker)
    clean_end(hooked(root, log, [tmp_path / "cache", root], *args))
    assert log.read_text(encoding="utf-8") == ""
    assert not marker.exists()


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare")
def test_without_a_network_everything_works(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    run = [sys.executable, "-m", "newslint", ".", "--no-index"]
    probe = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip("no new network namespace can be made here")
    with_network = subprocess.run(run, cwd=tmp_path, env=environment(), capture_output=True, check=False)
    without = subprocess.run(
        ["unshare", "-rn", *run], cwd=tmp_path, env=environment(), capture_output=True, check=False
    )
    assert without.returncode == with_network.returncode == 1, without.stderr
    assert without.stdout == with_network.stdout


def test_a_forged_index_in_the_corpus_is_not_used(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    root.mkdir()
    (root / "a.txt").write_text(ARTICLE, encoding="utf-8")
    for name in (".newslint_cache", ".newslint", ".cache"):
        (root / name).mkdir()
        (root / name / "index.sqlite").write_bytes(b"forged")
    log = tmp_path / "log"
    clean_end(hooked(root, log, [tmp_path / "cache"], "."), 1)
    assert log.read_text(encoding="utf-8") == ""


def test_no_source_speaks_to_the_network() -> None:
    for folder in ("lint", "rules"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            for word in ("import socket", "urllib.request", "http.client", "import requests", "nltk.download"):
                assert word not in text, path
    assert os.environ  # nothing above changed it
