"""Each folder of fixtures/ gives exactly the report beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from newslint.cli.check import run_check
from newslint.cli.options import CheckOptions

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
EVENTS = sorted(path.name for path in FIXTURES.iterdir() if path.is_dir())


@pytest.mark.parametrize("event", EVENTS)
def test_report(
    event: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(FIXTURES / event, tmp_path / event)
    monkeypatch.chdir(tmp_path)
    run_check(CheckOptions(paths=(event,), isolated=True, min_confidence="low"))
    report = capsys.readouterr().out
    golden = FIXTURES / f"{event}.expected"
    if request.config.getoption("--update-golden"):
        golden.write_text(report, encoding="utf-8")
    assert report == golden.read_text(encoding="utf-8")


def test_the_clean_event_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_check(CheckOptions(paths=(str(FIXTURES / "ferry"),), isolated=True)) == 0
    assert capsys.readouterr().out == ""
