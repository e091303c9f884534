from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from newslint.cli import app
from newslint.cli.check import run_check
from newslint.cli.options import UsageError, parse


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Indexes of tests go nowhere near the user's; processes that tests start share byte code, as installed ones do."""
    os.environ["NEWSLINT_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["PYTHONPYCACHEPREFIX"] = str(tmp_path_factory.mktemp("bytecode"))
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


class Done(NamedTuple):
    """What a command that was run in this process gave back."""

    status: int
    out: str
    err: str


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Done]:
    """Run newslint in this process, in ``tmp_path`` or another folder: a tenth of what a new process costs."""

    def run(*args: str, cwd: Path = tmp_path) -> Done:
        monkeypatch.chdir(cwd)
        capsys.readouterr()
        if args and args[0] in ("baseline", "export"):
            status = app.main(list(args))
        else:
            try:
                status = run_check(parse(args))
            except UsageError as error:
                return Done(2, "", str(error))
        captured = capsys.readouterr()
        return Done(status, captured.out, captured.err)

    return run


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected reports in fixtures/")
    parser.addoption("--slow", action="store_true", help="run the tests that take minutes, too")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        skip = pytest.mark.skip(reason="takes minutes: run with --slow")
        for item in items:
            if "slow" in item.keywords:
                item.add_marker(skip)
