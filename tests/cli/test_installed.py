"""What a kept index is of: the same for the same installed code, another when anything in it changes."""

from __future__ import annotations

import os
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from newslint.installed import contents
from newslint.plan import PlanSpec

FILES = {
    "acme_rules/__init__.py": b"",
    "acme_rules/newslint-pack.toml": b"",
    "acme_rules/names/NAM900_one.py": b"CODE = 1\n",
    "acme_rules/data/far.tsv": b"a\tb\n",
}
HOUR = 3600


def install(site: Path, project: str = "newslint_acme-1.0") -> Path:
    """What an installer makes of a wheel. Returns the package's folder."""
    lines = ["../../../bin/acme,sha256=abc,10"]
    for name, data in FILES.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        digest = urlsafe_b64encode(sha256(data).digest()).decode().rstrip("=")
        lines.append(f"{name},sha256={digest},{len(data)}")
    lines += ["acme_rules/__pycache__/__init__.cpython-311.pyc,,", f"{project}.dist-info/RECORD,,"]
    record = site / f"{project}.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return site / "acme_rules"


def test_two_installs_are_the_same_whatever_their_times(tmp_path: Path) -> None:
    one, other = install(tmp_path / "one"), install(tmp_path / "other", "acme_rules-1.0")
    for path in other.rglob("*.*"):
        os.utime(path, (1e9, 1e9))
    assert list(contents(one)) == list(contents(other))
    for path in other.rglob("*.*"):  # newer than RECORD: hashed
        os.utime(path, (4e9, 4e9))
    assert list(contents(one)) == list(contents(other))


@pytest.mark.parametrize("data", [b"CODE = 2\n", b"CODE = 11\n"])
def test_an_edited_file_is_another_install(tmp_path: Path, data: bytes) -> None:
    folder = install(tmp_path)
    before = list(contents(folder))
    path = folder / "names" / "NAM900_one.py"
    later = path.stat().st_mtime + HOUR
    path.write_bytes(data)
    os.utime(path, (later, later))
    assert list(contents(folder)) != before


def test_files_that_come_and_go_count(tmp_path: Path) -> None:
    folder = install(tmp_path)
    before = list(contents(folder))
    (folder / "names" / "NAM901_two.py").write_bytes(b"CODE = 2\n")
    added = list(contents(folder))
    assert len(added) == len(before) + 1
    (folder / "data" / "far.tsv").unlink()
    assert len(list(contents(folder))) == len(before)


def test_what_other_tools_leave_does_not_count(tmp_path: Path) -> None:
    folder = install(tmp_path)
    before = list(contents(folder))
    for name in (".mypy_cache/3.11/x.json", "__pycache__/x.pyc", "names/__pycache__/y.pyc", ".#NAM900_one.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"{}")
    assert list(contents(folder)) == before


@pytest.mark.parametrize("record", [None, b"", b"\xff\xfe\n", b"acme_rules/x.py\n", b"other/x.py,sha256=abc,3\n"])
def test_a_source_tree_is_told_by_times(tmp_path: Path, record: bytes | None) -> None:
    folder = install(tmp_path)
    kept = tmp_path / "newslint_acme-1.0.dist-info" / "RECORD"
    if record is None:
        kept.unlink()
    else:
        kept.write_bytes(record)
    before = list(contents(folder))
    os.utime(folder / "__init__.py", (1e9, 1e9))
    assert list(contents(folder)) != before


def test_a_version_tells_lexicons_by_what_they_hold(tmp_path: Path) -> None:
    lexicon = tmp_path / "names.txt"
    lexicon.write_text("Orlenka\n", encoding="utf-8")
    spec = PlanSpec(("newslint_rules",), frozenset(), lexicon=(str(lexicon),))
    before = spec.version()
    os.utime(lexicon, (1e9, 1e9))
    assert spec.version() == before
    lexicon.write_text("Orlenko\n", encoding="utf-8")
    assert spec.version() != before
